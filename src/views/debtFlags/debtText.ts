import type * as vscode from "vscode";
import { type DebtItem, identityOf, itemsIn } from "../../core/debt/items.ts";
import { type Language, languageOf } from "../../core/debt/languages.ts";
import { type TagSyntax, tagSyntax } from "../../core/debt/tags.ts";
import type { TextEdit } from "../../core/yamlEditChange.ts";
import { debtFile } from "../../host/debtPlaces.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { rangeIn } from "../../host/ranges.ts";
import { debtSettingsFor } from "../../host/settings.ts";

/** A document, read for its debt as it is now. */
export interface DebtText {
	readonly document: vscode.TextDocument;
	readonly folder: FolderModel;
	/** As debt items name it. */
	readonly file: string;
	readonly text: string;
	readonly language: Language;
	readonly syntax: TagSyntax;
	readonly items: readonly DebtItem[];
}

/** Larger ones are not looked through either when all is scanned. */
const longest = 2_000_000;

/** Undefined for a document in a language without comments that we know, or one of another folder. */
export function readDebt(document: vscode.TextDocument, folder: FolderModel): DebtText | undefined {
	const { snapshot } = folder;
	const root =
		snapshot && "root" in snapshot.debt
			? snapshot.debt.root
			: snapshot?.git.state === "ready"
				? snapshot.git.root
				: folder.uri.fsPath;
	const file = debtFile({ root }, document.uri);
	const text = document.getText();
	const language =
		file === undefined || text.length > longest
			? undefined
			: languageOf(file, { id: document.languageId, text });
	if (file === undefined || language === undefined) return undefined;
	const syntax = tagSyntax(debtSettingsFor(folder.uri).tags);
	return { document, folder, file, text, language, syntax, items: itemsIn(text, file, language, syntax) };
}

/** The item on the lines that it takes up. */
export function itemAt({ document, items }: DebtText, position: vscode.Position): DebtItem | undefined {
	return items.findLast(({ extent }) => {
		const [first, last] = [document.positionAt(extent.from).line, document.positionAt(extent.to).line];
		return first <= position.line && position.line <= last;
	});
}

/** The item as it stands in the text now, wherever it has moved to. */
export function itemNow({ items }: DebtText, item: DebtItem): DebtItem | undefined {
	return items.find((each) => identityOf(each) === identityOf(item));
}

export function addEdits(
	edit: vscode.WorkspaceEdit,
	document: vscode.TextDocument,
	edits: readonly TextEdit[],
): void {
	for (const each of edits) edit.replace(document.uri, rangeIn(document, each), each.insert);
}

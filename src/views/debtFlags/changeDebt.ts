import * as vscode from "vscode";
import type { DebtItem } from "../../core/debt/items.ts";
import { goalEdits, removeEdits } from "../../core/debt/tag.ts";
import type { TextEdit } from "../../core/yamlEditChange.ts";
import { debtUri } from "../../host/debtPlaces.ts";
import type { ItemRow } from "../../host/debtRow.ts";
import { FileFailed } from "../../sources/errors.ts";
import { addEdits, type DebtText, itemNow, readDebt } from "./debtText.ts";

/** What becomes of one item; undefined where it can't be. */
export type Change = (text: DebtText, item: DebtItem) => readonly TextEdit[] | undefined;

export function linkTo(goal: string): Change {
	return (text, item) => goalEdits(text.text, item, goal, text);
}

export const remove: Change = (text, item) => removeEdits(text.text, item, text);

/**
 * Changes items wherever they stand now, as one edit and so with one undo. Files that nobody has open are saved. Throws
 * `FileFailed` when none of them could be changed.
 */
export async function changeDebt(rows: readonly ItemRow[], change: Change): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	const toSave: vscode.TextDocument[] = [];
	let changed = 0;
	for (const [uri, inFile] of byFile(rows)) {
		const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
		const text = inFile[0] && readDebt(document, inFile[0].folder);
		if (!text) continue;
		const edits = inFile.flatMap(({ entry }) => {
			const item = itemNow(text, entry.item);
			return (item && change(text, item)) ?? [];
		});
		if (edits.length === 0) continue;
		changed += edits.length;
		addEdits(edit, document, edits);
		const isShown = vscode.window.visibleTextEditors.some((editor) => editor.document === document);
		if (!document.isDirty && !isShown) toSave.push(document);
	}
	if (changed === 0) throw nothingChanged(rows);
	await vscode.workspace.applyEdit(edit);
	for (const document of toSave) await document.save();
}

function byFile(rows: readonly ItemRow[]): ReadonlyMap<string, readonly ItemRow[]> {
	const files = new Map<string, ItemRow[]>();
	for (const row of rows) {
		const { debt } = row.folder.snapshot ?? {};
		if (!debt || !("root" in debt)) continue;
		const uri = debtUri(debt, row.entry.item.file).toString();
		files.set(uri, [...(files.get(uri) ?? []), row]);
	}
	return files;
}

function nothingChanged(rows: readonly ItemRow[]): FileFailed {
	const file = rows[0]?.entry.item.file ?? "";
	return new FileFailed(
		"file-changed",
		file,
		vscode.l10n.t(
			"{0} has changed meanwhile, or comments there would no longer be read as they should. Change it by hand.",
			file,
		),
	);
}

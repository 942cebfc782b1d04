import * as vscode from "vscode";
import type { DebtChoice } from "../../core/debt/shown.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { groupingName, scopeName } from "./choices.ts";
import type { DebtTree } from "./debtTree.ts";
import { type ExportFormat, exported } from "./exported.ts";

/** Opens what the tree shows as a new document beside, for the user to save or to copy. */
export async function exportDebt(folder: FolderModel, tree: DebtTree, choice: DebtChoice): Promise<void> {
	const { l10n } = vscode;
	tree.refresh();
	const contents = tree.contentsOf(folder);
	if (!contents) return;
	const items: readonly (vscode.QuickPickItem & {
		readonly format: ExportFormat;
		readonly language: string;
	})[] = [
		{ label: "Markdown", detail: l10n.t("A list to read"), format: "markdown", language: "markdown" },
		{ label: "CSV", detail: l10n.t("A table for spreadsheets"), format: "csv", language: "csv" },
		{ label: "JSON", detail: l10n.t("Items, goals and counts over time"), format: "json", language: "json" },
	];
	const placeHolder = l10n.t(
		"Export the debt shown: {0}, {1}",
		scopeName(contents.scope),
		groupingName(choice.grouping),
	);
	const picked = await vscode.window.showQuickPick(items, { placeHolder });
	if (!picked) return;
	const content = exported(picked.format, contents.groups, contents.context);
	const known = await vscode.languages.getLanguages();
	const language = known.includes(picked.language) ? picked.language : "plaintext";
	const document = await vscode.workspace.openTextDocument({ content, language });
	await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
}

import * as vscode from "vscode";
import type { DebtEntry, KnownDebt } from "../../core/debt/debtState.ts";
import { debtFile, debtUri } from "../../host/debtPlaces.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { rangesIn } from "../../host/ranges.ts";
import type { DebtTree } from "./debtTree.ts";
import type { DebtElement } from "./elements.ts";

/** Opens the place of a row's item; of one that was paid, the file as it was. */
export async function openDebt(element: DebtElement): Promise<void> {
	const debt = knownDebt(element.folder);
	if (!debt) return;
	if (element.kind === "item") await openEntry(debt, element.entry, true);
	else if (element.kind === "paid") await openPaid(debt, element.paid);
}

async function openEntry(debt: KnownDebt, { item }: DebtEntry, preserveFocus: boolean): Promise<void> {
	const document = await vscode.workspace.openTextDocument(debtUri(debt, item.file));
	const { start } = rangesIn(document.getText())(item.at);
	const selection = new vscode.Range(start, start);
	await vscode.window.showTextDocument(document, { selection, preview: true, preserveFocus });
}

/** By VS Code's own git, which shows files of commits under such URIs. */
async function openPaid({ root, branch }: KnownDebt, { item }: DebtEntry): Promise<void> {
	const now = debtUri({ root }, item.file);
	const query = JSON.stringify({ path: now.fsPath, ref: branch?.since });
	const then = now.with({ scheme: "git", query });
	const title = vscode.l10n.t("{0}: before this branch, and now", item.file);
	const line = new vscode.Range(item.line, 0, item.line, 0);
	const isThere = await vscode.workspace.fs.stat(now).then(
		() => true,
		() => false,
	);
	if (isThere) await vscode.commands.executeCommand("vscode.diff", then, now, title, { preview: true });
	else await vscode.window.showTextDocument(then, { selection: line, preview: true });
}

/** Goes to the item after or before the cursor, among those that the tree shows; from the last one to the first. */
export async function goToNext(
	tree: DebtTree,
	folder: FolderModel,
	step: 1 | -1,
): Promise<DebtEntry | undefined> {
	const debt = knownDebt(folder);
	const contents = tree.contentsOf(folder);
	if (!debt || !contents) return undefined;
	const shown = new Set(contents.groups.flatMap(({ entries }) => entries));
	const entries = debt.items.filter((entry) => shown.has(entry));
	const here = cursorIn(debt);
	const isPast = ({ item }: DebtEntry) =>
		here !== undefined && (item.file > here.file || (item.file === here.file && item.at.from > here.to));
	const isBefore = ({ item }: DebtEntry) =>
		here !== undefined && (item.file < here.file || (item.file === here.file && item.extent.to < here.from));
	const next =
		step === 1 ? (entries.find(isPast) ?? entries[0]) : (entries.findLast(isBefore) ?? entries.at(-1));
	if (next) await openEntry(debt, next, false);
	return next;
}

/** The item that the cursor is in, else the next one below it, else the last one in the file. */
export function entryAtCursor(folder: FolderModel): DebtEntry | undefined {
	const debt = knownDebt(folder);
	const here = debt && cursorIn(debt);
	if (!debt || !here) return undefined;
	const inFile = debt.items.filter(({ item }) => item.file === here.file);
	return inFile.find(({ item }) => item.extent.to >= here.lineStart) ?? inFile.at(-1);
}

/** Where the cursor is, by the offsets that items have. */
function cursorIn(
	debt: KnownDebt,
):
	| { readonly file: string; readonly from: number; readonly to: number; readonly lineStart: number }
	| undefined {
	const editor = vscode.window.activeTextEditor;
	const file = editor && debtFile(debt, editor.document.uri);
	if (!editor || file === undefined) return undefined;
	const { document, selection } = editor;
	const line = document.lineAt(selection.active.line).range;
	return {
		file,
		from: document.offsetAt(selection.start),
		to: document.offsetAt(selection.end),
		lineStart: document.offsetAt(line.start),
	};
}

export function knownDebt(folder: FolderModel): KnownDebt | undefined {
	const debt = folder.snapshot?.debt;
	return debt && "items" in debt ? debt : undefined;
}

import * as vscode from "vscode";
import type { DebtEntry } from "../../core/debt/debtState.ts";
import type { DebtItem } from "../../core/debt/items.ts";
import { registerCommand } from "../../host/commands.ts";
import { debtFile } from "../../host/debtPlaces.ts";
import { type DebtRow, type ItemRow, itemRows } from "../../host/debtRow.ts";
import { Disposables } from "../../host/disposables.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import { commands, internalCommands } from "../../ids.ts";
import { FileFailed } from "../../sources/errors.ts";
import { changeDebt, linkTo, remove } from "./changeDebt.ts";
import { type DebtText, itemAt, readDebt } from "./debtText.ts";
import { addGoal, pickGoal, recentGoals } from "./pickGoal.ts";
import { tag, underCursors } from "./tagDebt.ts";

export interface DebtCommandContext {
	readonly folders: Folders;
	readonly log: vscode.LogOutputChannel;
	readonly memento: vscode.Memento;
}

/** Tagging, linking and paying debt: from the editor, from rows of the tree, and from quick fixes. */
export function registerDebtCommands({ folders, log, memento }: DebtCommandContext): vscode.Disposable {
	const disposables = new Disposables();
	const recent = recentGoals(memento);
	const add = (id: string, run: (rows: readonly ItemRow[]) => Promise<void>) => {
		disposables.add(
			registerCommand(id, log, async (row?: DebtRow, selected?: readonly DebtRow[]) => {
				const rows = itemRows(row, selected);
				const chosen = rows.length > 0 ? rows : rowsAtCursor(folders);
				if (chosen.length === 0) throw noItem();
				await run(chosen);
			}),
		);
	};
	add(commands.linkDebt, async (rows) => {
		const [first] = rows;
		if (!first) return;
		const goal = await pickGoal(first.folder, items(rows), recent);
		if (goal !== undefined) await changeDebt(rows, linkTo(goal));
	});
	add(commands.removeDebtTag, (rows) => changeDebt(rows, remove));
	add(commands.createGoalFromDebt, async (rows) => {
		const [first] = rows;
		const goal = first && (await addGoal(first.folder, first.entry.item.text));
		if (goal === undefined) return;
		recent.add(goal);
		await changeDebt(rows, linkTo(goal));
	});
	disposables.add(
		registerCommand(commands.tagDebt, log, async () => {
			const editor = vscode.window.activeTextEditor;
			const text = editor && textOf(folders, editor.document);
			if (!text) throw noDocument();
			const { items: under } = underCursors(text, editor.selections);
			const goal = await pickGoal(
				text.folder,
				under.length > 0 ? under : [{ text: "", file: text.file }],
				recent,
			);
			// The document may have changed while the user was asked.
			const now = goal === undefined ? undefined : textOf(folders, editor.document);
			if (goal !== undefined && now) await tag(editor, now, goal);
		}),
	);
	disposables.add(
		registerCommand(internalCommands.linkDebtTo, log, async (goal: string, rows: readonly ItemRow[]) => {
			recent.add(goal);
			await changeDebt(rows, linkTo(goal));
		}),
	);
	return disposables;
}

function items(rows: readonly ItemRow[]): readonly DebtItem[] {
	return rows.map(({ entry }) => entry.item);
}

/** The document as it is now; undefined where it is none of ours. */
export function textOf(folders: Folders, document: vscode.TextDocument): DebtText | undefined {
	const inWorkspace = vscode.workspace.getWorkspaceFolder(document.uri);
	const folder = inWorkspace ? folders.of(inWorkspace.uri.toString()) : undefined;
	return folder && hasIntent(folder) ? readDebt(document, folder) : undefined;
}

/** Lines that an item may take up, or have moved by since the snapshot was made. */
const nearby = 100;

/** As `textOf`, at no cost where no debt is near: for what VS Code asks at each move of the cursor. */
export function textNearDebt(
	folders: Folders,
	document: vscode.TextDocument,
	{ line }: vscode.Position,
): DebtText | undefined {
	const inWorkspace = vscode.workspace.getWorkspaceFolder(document.uri);
	const { debt } = (inWorkspace && folders.of(inWorkspace.uri.toString())?.snapshot) ?? {};
	if (!debt || !("root" in debt)) return undefined;
	const file = debtFile(debt, document.uri);
	const isNear = debt.items.some(({ item }) => item.file === file && Math.abs(item.line - line) <= nearby);
	return isNear ? textOf(folders, document) : undefined;
}

function hasIntent({ snapshot }: FolderModel): boolean {
	return snapshot?.intent.state === "known";
}

function rowsAtCursor(folders: Folders): readonly ItemRow[] {
	const editor = vscode.window.activeTextEditor;
	const text = editor && textOf(folders, editor.document);
	if (!editor || !text) return [];
	const found = new Set(editor.selections.flatMap(({ active }) => itemAt(text, active) ?? []));
	return [...found].map((item) => ({ folder: text.folder, entry: entryOf(item) }));
}

/** What a command on an item needs to know: what it serves is asked anew. */
function entryOf(item: DebtItem): DebtEntry {
	return { item, alignment: { state: "unaligned", overdue: false } };
}

function noItem(): FileFailed {
	const message = vscode.l10n.t("There is no debt item at the cursor. Put it on a comment such as TODO.");
	return new FileFailed("file-failed", "", message);
}

function noDocument(): FileFailed {
	const message = vscode.l10n.t(
		"Tech debt is tagged in source files of a folder with alignment.yaml. Open one, and try again.",
	);
	return new FileFailed("file-failed", "", message);
}

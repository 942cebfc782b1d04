import * as vscode from "vscode";
import type { DebtEntry } from "../../core/debt/debtState.ts";
import { identityOf } from "../../core/debt/items.ts";
import { proposer } from "../../core/debt/propose.ts";
import type { ItemRow } from "../../host/debtRow.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import { withoutIcons } from "../../host/words.ts";
import { commands, internalCommands } from "../../ids.ts";
import { type Change, linkTo, remove } from "./changeDebt.ts";
import { textNearDebt } from "./debtCommands.ts";
import { flagCodes } from "./debtDiagnostics.ts";
import { addEdits, type DebtText, itemAt } from "./debtText.ts";

/** Quick fixes for the debt item at the cursor, whether it is flagged or not. */
export function debtActions(folders: Folders): vscode.CodeActionProvider {
	return {
		provideCodeActions(document, { start }, { diagnostics }) {
			const text = textNearDebt(folders, document, start);
			const item = text && itemAt(text, start);
			const row = text && item && rowOf(text.folder, text.file, identityOf(item));
			if (!row) return [];
			const flag = diagnostics.find(({ code }) => Object.values(flagCodes).includes(String(code)));
			return [
				...didYouMean(row, text),
				...likeThis(row),
				...proposals(row, text),
				withCommand(vscode.l10n.t("Link to an engineering goal…"), commands.linkDebt, row),
				withCommand(vscode.l10n.t("Create engineering goal from this…"), commands.createGoalFromDebt, row),
				withEdit(vscode.l10n.t("Remove this comment: it is paid"), text, row, remove),
			].map((action) => {
				if (flag) action.diagnostics = [flag];
				return action;
			});
		},
	};
}

export const debtActionKinds = [vscode.CodeActionKind.QuickFix];

/** As the snapshot knows the item, wherever it stands now. */
function rowOf(folder: FolderModel, file: string, identity: string): ItemRow | undefined {
	const { debt } = folder.snapshot ?? {};
	const items = debt && "items" in debt ? debt.items : [];
	const entry = items.find(({ item }) => item.file === file && identityOf(item) === identity);
	return entry && { folder, entry };
}

function didYouMean(row: ItemRow, text: DebtText): readonly vscode.CodeAction[] {
	const { didYouMean: goal } = row.entry.alignment;
	if (goal === undefined) return [];
	const action = withEdit(vscode.l10n.t("Change to “{0}”", goal), text, row, linkTo(goal));
	action.isPreferred = true;
	return [action];
}

/** All items with the same unknown goal, wherever they are. */
function likeThis({ folder, entry }: ItemRow): readonly vscode.CodeAction[] {
	const { debt } = folder.snapshot ?? {};
	const goal = entry.alignment.didYouMean;
	if (goal === undefined || !debt || !("items" in debt)) return [];
	const rows = debt.items
		.filter(({ item, alignment }) => alignment.state === "dangling" && item.goal === entry.item.goal)
		.map((each) => ({ folder, entry: each }));
	if (rows.length < 2) return [];
	const title = vscode.l10n.t("Change all {0} like this to “{1}”", rows.length, goal);
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	action.command = { command: internalCommands.linkDebtTo, title, arguments: [goal, rows] };
	return [action];
}

/** The goal that most speaks for, and all of the file's unaligned items with it. */
function proposals(row: ItemRow, text: DebtText): readonly vscode.CodeAction[] {
	const state = row.folder.snapshot?.intent;
	if (state?.state !== "known" || row.entry.alignment.state !== "unaligned") return [];
	const [best] = proposer(state.intent)(row.entry.item);
	if (!best || best.because.length === 0) return [];
	const { l10n } = vscode;
	const title = withoutIcons(state.intent.goals.get(best.goal)?.title ?? best.goal);
	const others = unalignedIn(row.folder, text.file).map((entry) => ({ folder: row.folder, entry }));
	const link = withEdit(l10n.t("Link to “{0}”", title), text, row, linkTo(best.goal));
	if (others.length < 2) return [link];
	const all = l10n.t("Link all {0} in this file to “{1}”", others.length, title);
	const action = new vscode.CodeAction(all, vscode.CodeActionKind.QuickFix);
	action.command = { command: internalCommands.linkDebtTo, title: all, arguments: [best.goal, others] };
	return [link, action];
}

function unalignedIn({ snapshot }: FolderModel, file: string): readonly DebtEntry[] {
	const items = snapshot && "items" in snapshot.debt ? snapshot.debt.items : [];
	return items.filter(({ item, alignment }) => item.file === file && alignment.state === "unaligned");
}

function withCommand(title: string, command: string, row: ItemRow): vscode.CodeAction {
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	action.command = { command, title, arguments: [row] };
	return action;
}

function withEdit(title: string, text: DebtText, { entry }: ItemRow, change: Change): vscode.CodeAction {
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	const item = text.items.find((each) => identityOf(each) === identityOf(entry.item));
	const edits = item && change(text, item);
	action.edit = new vscode.WorkspaceEdit();
	if (edits) addEdits(action.edit, text.document, edits);
	else action.disabled = { reason: vscode.l10n.t("Comments would not be read as they should here.") };
	return action;
}

import * as vscode from "vscode";
import type { DebtEntry } from "../../core/debt/debtState.ts";
import { type ShownScope, shownScopes } from "../../core/debt/shown.ts";
import { registerCommand } from "../../host/commands.ts";
import { Disposables } from "../../host/disposables.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import { untilKnown } from "../../host/untilKnown.ts";
import { commands, internalCommands, views } from "../../ids.ts";
import { type Choices, pickGrouping, pickScope, typeFilter } from "./choices.ts";
import { type DebtTree, knownFolders } from "./debtTree.ts";
import type { DebtElement } from "./elements.ts";

interface CommandContext {
	readonly folders: Folders;
	readonly log: vscode.LogOutputChannel;
	readonly choices: Choices;
	readonly tree: DebtTree;
	readonly view: vscode.TreeView<DebtElement>;
}

/** What the view's buttons do, and going from item to item. */
export function registerDebtViewCommands(context: CommandContext): vscode.Disposable {
	const { folders, log, choices, tree, view } = context;
	const disposables = new Disposables();
	const add = (id: string, run: (...args: never[]) => Promise<void> | void) =>
		disposables.add(registerCommand(id, log, run));
	add(commands.showDebt, (scope?: ShownScope, goal?: string) => showDebt(context, scope, goal));
	add(commands.chooseDebtScope, () => pickScope(choices));
	add(commands.groupDebt, () => pickGrouping(choices));
	add(commands.filterDebt, () => typeFilter(choices));
	add(commands.clearDebtFilter, () => choices.choose({ filter: "" }));
	add(commands.scanDebt, () => {
		for (const folder of knownFolders(folders)) {
			folder.want("debt");
			folder.again("debt");
		}
	});
	add(commands.stopDebtScan, () => {
		for (const folder of folders.all) folder.stop("debt");
	});
	add(commands.expandDebt, async () => {
		for (const group of tree.groups) await view.reveal(group, { select: false, expand: true });
	});
	add(commands.nextDebt, () => goTo(context, 1));
	add(commands.previousDebt, () => goTo(context, -1));
	add(commands.revealDebt, () => revealAtCursor(context));
	add(commands.exportDebt, async () => {
		const folder = await ready(folders);
		const { exportDebt } = await import("./exportDebt.ts");
		if (folder) await exportDebt(folder, tree, choices.choice);
	});
	add(internalCommands.openDebt, async (element: DebtElement) => {
		const { openDebt } = await import("./goTo.ts");
		await openDebt(element);
	});
	return disposables;
}

/** Shows the view, at a scope and with a goal's items in sight where they are asked for. */
async function showDebt(
	{ folders, choices, tree, view }: CommandContext,
	scope: ShownScope | undefined,
	goal: string | undefined,
): Promise<void> {
	await vscode.commands.executeCommand(`${views.debt}.focus`);
	const asked = shownScopes.find((each) => each === scope);
	if (asked) choices.choose({ scope: asked, filter: "" });
	if (goal === undefined) return;
	choices.choose({ grouping: "goal" });
	const { active } = folders;
	if (active) await untilKnown(active, ["debt"]);
	const row = tree.groups.find(({ folder, group }) => {
		return folder === active && group.by === "goal" && group.name === goal;
	});
	if (row) await view.reveal(row, { select: true, focus: true, expand: true });
}

async function goTo({ folders, tree, view }: CommandContext, step: 1 | -1): Promise<void> {
	const folder = await ready(folders);
	if (!folder) return;
	const { goToNext } = await import("./goTo.ts");
	tree.refresh();
	const entry = await goToNext(tree, folder, step);
	if (!entry) say(vscode.l10n.t("There is no debt to go to in what the Tech Debt view shows."));
	else if (view.visible) await reveal({ tree, view }, folder, entry, false);
}

async function revealAtCursor(context: CommandContext): Promise<void> {
	const { folders, choices, tree } = context;
	const folder = await ready(folders);
	if (!folder) return;
	const { entryAtCursor } = await import("./goTo.ts");
	const entry = entryAtCursor(folder);
	if (!entry) {
		say(vscode.l10n.t("There is no debt comment in this file."));
		return;
	}
	tree.refresh();
	if (!tree.find(folder, entry)) choices.choose({ scope: "workspace", filter: "" });
	await reveal(context, folder, entry, true);
}

async function reveal(
	{ tree, view }: Pick<CommandContext, "tree" | "view">,
	folder: FolderModel,
	entry: DebtEntry,
	focus: boolean,
): Promise<void> {
	const element = tree.find(folder, entry);
	if (element) await view.reveal(element, { select: true, focus });
}

/** The active folder, once its debt is known; undefined where it can't be. */
async function ready(folders: Folders): Promise<FolderModel | undefined> {
	const { active } = folders;
	const folder = active && knownFolders(folders).includes(active) ? active : knownFolders(folders)[0];
	const snapshot = folder && (await untilKnown(folder, ["debt"]));
	if (folder && snapshot && "items" in snapshot.debt) return folder;
	say(vscode.l10n.t("No debt is known here. The Tech Debt view says why."));
	return undefined;
}

/** Says why nothing happens, as quietly as can be. */
function say(message: string): void {
	vscode.window.setStatusBarMessage(message, 5000);
}

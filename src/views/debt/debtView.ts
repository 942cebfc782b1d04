import * as vscode from "vscode";
import { type ShownScope, shownScopes } from "../../core/debt/shown.ts";
import { tell } from "../../host/commands.ts";
import { setContextKey } from "../../host/contextKeys.ts";
import { Disposables } from "../../host/disposables.ts";
import type { Folders } from "../../host/folders.ts";
import { isolated } from "../../host/words.ts";
import { contextKeys, views } from "../../ids.ts";
import { Choices, groupingName, scopeName } from "./choices.ts";
import { type Lack, lackOf, scopeOf } from "./contents.ts";
import { DebtTree, knownFolders } from "./debtTree.ts";
import { registerDebtViewCommands } from "./debtViewCommands.ts";
import type { DebtElement } from "./elements.ts";
import { linkByDrag } from "./linkByDrag.ts";

export interface DebtViewContext {
	readonly folders: Folders;
	readonly log: vscode.LogOutputChannel;
	readonly memento: vscode.Memento;
}

/** The Tech Debt view: every debt comment under what it serves. */
export function registerDebtView({ folders, log, memento }: DebtViewContext): vscode.Disposable {
	const disposables = new Disposables();
	const choices = disposables.add(new Choices(memento));
	const tree = disposables.add(new DebtTree(folders, choices));
	const view = disposables.add(
		vscode.window.createTreeView<DebtElement>(views.debt, {
			treeDataProvider: tree,
			dragAndDropController: linkByDrag((error) => tell(error, views.debt, log)),
			canSelectMany: true,
			showCollapseAll: true,
		}),
	);
	const progress = disposables.add(new ScanProgress());
	const render = () => {
		const known = knownFolders(folders);
		// Nobody looks for debt as long as nobody looks at it.
		if (view.visible) for (const folder of known) folder.want("debt");
		tree.refresh();
		const scanning = known.some(({ snapshot }) => snapshot?.debt.state === "scanning");
		progress.show(scanning && view.visible);
		describe(view, { folders, choices, tree });
		setContextKey(contextKeys.debtScanning, scanning);
	};
	for (const event of [folders.onDidChange, choices.onDidChange]) disposables.add(event(render));
	disposables.add(view.onDidChangeVisibility(render));
	disposables.add(
		vscode.window.tabGroups.onDidChangeTabs(() => {
			if (choices.choice.scope === "open files") render();
		}),
	);
	disposables.add(registerDebtViewCommands({ folders, log, choices, tree, view }));
	render();
	return disposables;
}

interface Shown {
	readonly folders: Folders;
	readonly choices: Choices;
	readonly tree: DebtTree;
}

/** What is chosen, in the view's title; what the filter leaves out, above the rows; why there are none, instead. */
function describe(view: vscode.TreeView<DebtElement>, { folders, choices, tree }: Shown): void {
	const { l10n } = vscode;
	const { choice } = choices;
	const known = knownFolders(folders);
	const snapshots = known.flatMap(({ snapshot }) => snapshot ?? []);
	const scopes = new Set(snapshots.map((snapshot) => scopeOf(choice.scope, snapshot)));
	const [scope] = scopes;
	view.description = l10n.t(
		"{0} · {1}",
		scopeName(scopes.size === 1 && scope ? scope : choice.scope),
		groupingName(choice.grouping),
	);
	const contents = known.flatMap((folder) => tree.contentsOf(folder) ?? []);
	const count = (of: "shown" | "of") => contents.reduce((sum, each) => sum + each[of], 0);
	const lack = lackOfAll(folders, tree);
	// Undefined takes the message away, and makes room for the welcome. The types know only text.
	view.message = (
		choice.filter !== "" && lack === undefined && contents.length > 0
			? l10n.t("{0}: {1} of {2}", isolated(choice.filter), count("shown"), count("of"))
			: waitingMessage(contents)
	) as string;
	setContextKey(contextKeys.debtFiltered, choice.filter !== "");
	setContextKey(contextKeys.debtLack, lack);
}

/** Undefined where a row is shown, or will be. */
function lackOfAll(folders: Folders, tree: DebtTree): Lack | undefined {
	const lacks = knownFolders(folders).map((folder) =>
		folder.snapshot ? lackOf(folder.snapshot, tree.contentsOf(folder)) : undefined,
	);
	return lacks.includes(undefined) ? undefined : lacks[0];
}

function waitingMessage(
	contents: readonly { readonly scope: ShownScope; readonly context: { readonly debt: object } }[],
) {
	const waits = contents.some(
		({ scope, context: { debt } }) =>
			scope === shownScopes[0] && !("branch" in debt) && "state" in debt && debt.state === "known",
	);
	return waits ? vscode.l10n.t("What this branch changed is not known yet.") : undefined;
}

/** The bar at the top of the view, while files are looked at. */
class ScanProgress implements vscode.Disposable {
	#done: (() => void) | undefined;

	show(isScanning: boolean): void {
		if (!isScanning) this.dispose();
		else if (!this.#done)
			void vscode.window.withProgress(
				{ location: { viewId: views.debt } },
				() => new Promise<void>((resolve) => (this.#done = resolve)),
			);
	}

	dispose(): void {
		this.#done?.();
		this.#done = undefined;
	}
}

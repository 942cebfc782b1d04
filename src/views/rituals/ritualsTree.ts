import * as vscode from "vscode";
import { Disposables } from "../../host/disposables.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import { withoutIcons } from "../../host/words.ts";
import { commands, internalCommands, views } from "../../ids.ts";
import { type RitualRow, type RowAction, ritualRows } from "./ritualRows.ts";

/** A row of the tree, as commands of its menu get it. */
export interface RitualElement {
	readonly folder: FolderModel;
	/** Absent for the row of a whole folder. */
	readonly row?: RitualRow;
}

/** What is due, what is open, what was learned and what was held: a quiet row each. */
export function registerRitualsTree(folders: Folders): vscode.Disposable {
	const disposables = new Disposables();
	const changed = disposables.add(new vscode.EventEmitter<void>());
	const view = disposables.add(
		vscode.window.createTreeView(views.rituals, {
			treeDataProvider: new RitualsTree(folders, changed.event),
			showCollapseAll: true,
		}),
	);
	// Releases are read from history, which nobody needs while the view is out of sight.
	const wantHistory = () => {
		if (view.visible) for (const folder of folders.all) if (isKnown(folder)) folder.want("history");
	};
	disposables.add(view.onDidChangeVisibility(wantHistory));
	let shown: string | undefined;
	const render = () => {
		wantHistory();
		const rows = folders.all
			.filter(isKnown)
			.map((folder) => [folder.uri.toString(), rowsOf(folder)] as const);
		const due = rows.flatMap(([, each]) => each).filter(({ kind }) => kind === "due").length;
		view.description = due === 0 ? "" : vscode.l10n.t("{0} due", due);
		// Most of what changes in a folder is not shown here, and a row that is redrawn loses a click on it.
		const now = JSON.stringify(rows);
		if (now === shown) return;
		shown = now;
		changed.fire();
	};
	disposables.add(folders.onDidChange(render));
	render();
	return disposables;
}

class RitualsTree implements vscode.TreeDataProvider<RitualElement> {
	readonly onDidChangeTreeData: vscode.Event<void>;
	readonly #folders: Folders;

	constructor(folders: Folders, changed: vscode.Event<void>) {
		this.#folders = folders;
		this.onDidChangeTreeData = changed;
	}

	getChildren(parent?: RitualElement): RitualElement[] {
		if (parent?.row) return parent.row.children.map((row) => ({ folder: parent.folder, row }));
		const known = this.#folders.all.filter(isKnown);
		const [only] = known;
		const folder = parent?.folder ?? (known.length === 1 ? only : undefined);
		return folder ? rowsOf(folder).map((row) => ({ folder, row })) : known.map((each) => ({ folder: each }));
	}

	getTreeItem({ folder, row }: RitualElement): vscode.TreeItem {
		if (!row) {
			const item = new vscode.TreeItem(folder.name, vscode.TreeItemCollapsibleState.Expanded);
			item.id = folder.uri.toString();
			item.iconPath = vscode.ThemeIcon.Folder;
			return item;
		}
		return itemOf(folder, row);
	}
}

function isKnown({ snapshot }: FolderModel): boolean {
	return snapshot?.intent.state === "known";
}

function rowsOf({ snapshot }: FolderModel): readonly RitualRow[] {
	if (!snapshot) return [];
	const words = { l10n: vscode.l10n, locale: vscode.env.language, today: snapshot.today };
	return ritualRows(snapshot, words);
}

function itemOf(folder: FolderModel, row: RitualRow): vscode.TreeItem {
	const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
	const state = row.children.length === 0 ? None : row.id === "actions" ? Expanded : Collapsed;
	const item = new vscode.TreeItem(withoutIcons(row.label), state);
	item.id = `${folder.uri.toString()}#${row.id}`;
	item.contextValue = row.kind;
	if (row.description !== undefined) item.description = row.description;
	item.iconPath = new vscode.ThemeIcon(row.icon);
	const tooltip = new vscode.MarkdownString().appendText(row.label);
	for (const line of row.more) tooltip.appendMarkdown("\n\n").appendText(line);
	item.tooltip = tooltip;
	item.accessibilityInformation = {
		label: row.description === undefined ? row.label : vscode.l10n.t("{0}, {1}", row.label, row.description),
	};
	if (row.action) item.command = commandOf(folder, row.action);
	return item;
}

function commandOf(folder: FolderModel, action: RowAction): vscode.Command {
	const title = vscode.l10n.t("Open");
	const uri = folder.uri.toString();
	switch (action.do) {
		case "check-in":
			return { command: commands.recordCheckIn, title, arguments: [uri] };
		case "deep dive":
			return { command: commands.prepareDeepDive, title };
		case "post-mortem":
			return { command: commands.writePostMortem, title, arguments: [uri, action.release] };
		case "read":
			return { command: internalCommands.readDocument, title, arguments: [uri, action.file] };
		case "open": {
			const place = { file: action.file, from: action.from, to: action.from };
			return { command: internalCommands.openPlace, title, arguments: [uri, place] };
		}
	}
}

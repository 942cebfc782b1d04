import * as vscode from "vscode";
import { tell } from "../../host/commands.ts";
import { Disposables } from "../../host/disposables.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import { onDidChangeSettings, settingsFor } from "../../host/settings.ts";
import { commands, internalCommands, views } from "../../ids.ts";
import { badgeUri, registerBranchBadges } from "./branchBadges.ts";
import { checkInReminder } from "./checkInReminder.ts";
import { type IntentNode, intentNodes } from "./nodes.ts";
import { supportByDrag } from "./supportByDrag.ts";

type Element = { readonly folder: FolderModel; readonly node?: IntentNode };

interface Roots {
	readonly nodes: readonly IntentNode[];
	/** The file that the rows lead to, and all that they say: to compare texts takes a tenth of comparing values. */
	readonly said: string;
}

/** Everything agreed, as a tree; each row opens its place in the file. */
export function registerIntentTree(folders: Folders, log: vscode.LogOutputChannel): vscode.Disposable {
	const disposables = new Disposables();
	const provider = new IntentTree(folders);
	disposables.add(registerBranchBadges());
	const changed = disposables.add(new vscode.EventEmitter<void>());
	provider.onDidChangeTreeData = changed.event;
	const view = disposables.add(
		vscode.window.createTreeView(views.intent, {
			treeDataProvider: provider,
			dragAndDropController: supportByDrag((error) => tell(error, views.intent, log)),
			showCollapseAll: true,
		}),
	);
	const render = () => {
		// Undefined takes the message away; an empty one leaves its frame. The types know only text.
		view.message = staleMessage(folders) as string;
		// Rows that nobody sees are made when VS Code asks for them.
		if (!view.visible) provider.isBehind = true;
		// Most of what changes in a folder is not shown here, and a row that is redrawn loses what is dragged to it.
		else if (!provider.look()) return;
		changed.fire();
	};
	disposables.add(showHealth(folders, view, provider, render));
	disposables.add(folders.onDidChange(render));
	disposables.add(onDidChangeSettings(render));
	render();
	return disposables;
}

/** Shows stories and health once the view is seen: they hang on history, which nobody needs before. */
function showHealth(
	folders: Folders,
	view: vscode.TreeView<Element>,
	provider: IntentTree,
	changed: () => void,
): vscode.Disposable {
	const disposables = new Disposables();
	const look = () => {
		if (!view.visible) return;
		const known = folders.all.filter(({ snapshot }) => snapshot?.intent.state === "known");
		for (const folder of known) for (const part of ["history", "remote"] as const) folder.want(part);
		if (provider.healthOf || known.length === 0) return;
		void import("./healthNodes.ts").then(({ healthGroup }) => {
			provider.healthOf = healthGroup;
			changed();
		});
	};
	disposables.add(folders.onDidChange(look));
	disposables.add(view.onDidChangeVisibility(look));
	look();
	return disposables;
}

function staleMessage(folders: Folders): string | undefined {
	const stale = folders.all.some(
		({ snapshot }) => snapshot?.intent.state === "known" && snapshot.intent.stale,
	);
	return stale ? vscode.l10n.t("alignment.yaml can't be read now. This is what it last said.") : undefined;
}

class IntentTree implements vscode.TreeDataProvider<Element> {
	onDidChangeTreeData?: vscode.Event<void>;
	/** Absent until it is loaded. */
	healthOf?: (folder: FolderModel) => IntentNode | undefined;
	/** Whether the folders may say something else by now. */
	isBehind = false;
	readonly #folders: Folders;
	/** What was last to be shown, by folder. */
	#roots: ReadonlyMap<FolderModel, Roots> = new Map();

	constructor(folders: Folders) {
		this.#folders = folders;
	}

	/** Takes up what the folders say now; whether that is anything new. */
	look(): boolean {
		this.isBehind = false;
		const known = this.#folders.all.filter(({ snapshot }) => snapshot?.intent.state === "known");
		const roots = new Map(known.map((folder) => [folder, this.#rootsOf(folder)]));
		if (isSame(roots, this.#roots)) return false;
		this.#roots = roots;
		return true;
	}

	getChildren(parent?: Element): Element[] {
		if (!parent && this.isBehind) this.look();
		if (parent?.node) return parent.node.children.map((node) => ({ folder: parent.folder, node }));
		const folders = [...this.#roots.keys()];
		const folder = parent?.folder ?? (folders.length === 1 ? folders[0] : undefined);
		return folder
			? (this.#roots.get(folder)?.nodes ?? []).map((node) => ({ folder, node }))
			: folders.map((each) => ({ folder: each }));
	}

	getTreeItem({ folder, node }: Element): vscode.TreeItem {
		if (!node) {
			const item = new vscode.TreeItem(folder.name, vscode.TreeItemCollapsibleState.Expanded);
			item.id = folder.uri.toString();
			item.iconPath = vscode.ThemeIcon.Folder;
			return item;
		}
		return itemOf(folder, node);
	}

	#rootsOf(folder: FolderModel): Roots {
		const { snapshot, uri } = folder;
		if (snapshot?.intent.state !== "known") return { nodes: [], said: "" };
		const reminder = checkInReminder(snapshot, settingsFor(uri).remindAfter);
		const health = this.healthOf?.(folder);
		const nodes = [...reminder, ...intentNodes(snapshot), ...(health ? [health] : [])];
		return { nodes, said: JSON.stringify([snapshot.intent.file, nodes]) };
	}
}

/** Folders are the same only in the same order. */
function isSame(a: ReadonlyMap<FolderModel, Roots>, b: ReadonlyMap<FolderModel, Roots>): boolean {
	const others = [...b];
	return (
		a.size === others.length &&
		[...a].every(([folder, roots], at) => {
			const [otherFolder, otherRoots] = others[at] ?? [];
			return folder === otherFolder && roots.said === otherRoots?.said;
		})
	);
}

function itemOf(folder: FolderModel, node: IntentNode): vscode.TreeItem {
	const item = new vscode.TreeItem(node.label, collapsibleState(node));
	item.id = `${folder.uri.toString()}#${node.kind}/${node.id}`;
	item.contextValue = node.kind === "group" ? `group ${node.id}` : node.kind;
	if (node.description !== undefined) item.description = node.description;
	item.iconPath = new vscode.ThemeIcon(
		node.icon,
		node.marked ? new vscode.ThemeColor("list.warningForeground") : undefined,
	);
	if (node.branches !== undefined) item.resourceUri = badgeUri(item.id, node.branches);
	item.tooltip = tooltip(node);
	const spoken = node.spoken ?? node.description;
	item.accessibilityInformation = {
		label: spoken === undefined ? node.label : vscode.l10n.t("{0}, {1}", node.label, spoken),
	};
	const command = commandOf(folder, node);
	if (command) item.command = command;
	return item;
}

function commandOf(folder: FolderModel, { at, open, kind, story }: IntentNode): vscode.Command | undefined {
	if (story !== undefined) {
		const title = vscode.l10n.t("Open Story");
		return { command: commands.openStory, title, arguments: [folder.uri.toString(), story] };
	}
	if (kind === "check-in") {
		const title = vscode.l10n.t("Record Check-in");
		return { command: commands.recordCheckIn, title, arguments: [folder.uri.toString()] };
	}
	const title = vscode.l10n.t("Open");
	if (open && "command" in open) return { title, command: open.command, arguments: [...open.arguments] };
	const intent = folder.snapshot?.intent;
	const place = open?.place ?? (at && intent?.state === "known" ? { file: intent.file, ...at } : undefined);
	return place && { title, command: internalCommands.openPlace, arguments: [folder.uri.toString(), place] };
}

function collapsibleState(node: IntentNode): vscode.TreeItemCollapsibleState {
	if (node.children.length === 0) return vscode.TreeItemCollapsibleState.None;
	if (node.children.every(({ kind }) => kind === "story")) return vscode.TreeItemCollapsibleState.Collapsed;
	const secondary = node.kind === "group" && ["agreement", "branches", "health"].includes(node.id);
	return secondary || node.kind === "health"
		? vscode.TreeItemCollapsibleState.Collapsed
		: vscode.TreeItemCollapsibleState.Expanded;
}

function tooltip(node: IntentNode): vscode.MarkdownString {
	const markdown = new vscode.MarkdownString().appendText(node.label);
	for (const line of node.more) markdown.appendMarkdown("\n\n").appendText(line);
	return markdown;
}

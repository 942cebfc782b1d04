import { isDeepStrictEqual } from "node:util";
import * as vscode from "vscode";
import type { DebtGroup } from "../../core/debt/shown.ts";
import { debtFile, debtUri } from "../../host/debtPlaces.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import { withoutIcons } from "../../host/words.ts";
import { internalCommands } from "../../ids.ts";
import type { Choices } from "./choices.ts";
import { type Contents, contentsOf } from "./contents.ts";
import { type DebtElement, Elements, folderElement, type GroupElement } from "./elements.ts";
import { entryText, groupText, type RowText } from "./rowTexts.ts";

/** All debt that the user chose to see; rows are made when they come into sight. */
export class DebtTree implements vscode.TreeDataProvider<DebtElement>, vscode.Disposable {
	readonly #changed = new vscode.EventEmitter<DebtElement[] | undefined>();
	readonly onDidChangeTreeData = this.#changed.event;
	readonly #folders: Folders;
	readonly #choices: Choices;
	readonly #elements = new Elements();
	#contents = new Map<FolderModel, Contents | undefined>();
	#made = new Map<FolderModel, readonly unknown[]>();
	#roots: readonly DebtElement[] = [];

	constructor(folders: Folders, choices: Choices) {
		this.#folders = folders;
		this.#choices = choices;
		this.refresh();
	}

	dispose(): void {
		this.#changed.dispose();
	}

	contentsOf(folder: FolderModel): Contents | undefined {
		return this.#contents.get(folder);
	}

	/** Looks at what is known now; false when the tree stays as it is. */
	refresh(): boolean {
		const known = knownFolders(this.#folders);
		const before = this.#contents;
		this.#contents = new Map(known.map((folder) => [folder, this.#look(folder, before.get(folder))]));
		for (const folder of this.#made.keys()) if (!known.includes(folder)) this.#made.delete(folder);
		if (
			known.every((folder) => before.get(folder) === this.#contents.get(folder)) &&
			before.size === known.length
		)
			return false;
		const rootsBefore = this.#roots;
		const groups = new Map(
			rootsBefore.map((root) => [root.id, root.kind === "group" ? root.group : undefined]),
		);
		this.#roots = this.#rootsNow();
		this.#elements.forgetAllBut(new Set(this.#roots.map(({ id }) => id)));
		this.#changed.fire(changedRoots(this.#roots, rootsBefore, groups));
		return true;
	}

	getChildren(parent?: DebtElement): DebtElement[] {
		if (!parent) return [...this.#roots];
		const contents = this.#contents.get(parent.folder);
		if (!contents) return [];
		switch (parent.kind) {
			case "folder":
				return [...this.#rootsOf(parent.folder, parent)];
			case "group":
				return [...this.#elements.children(parent, contents)];
			case "note":
				return parent.notes.map((text) => noteElement(parent.folder, text, parent));
			default:
				return [];
		}
	}

	getParent(element: DebtElement): DebtElement | undefined {
		return element.parent;
	}

	getTreeItem(element: DebtElement): vscode.TreeItem {
		if (element.kind === "folder") return folderItem(element.folder);
		if (element.kind === "note") return noteItem(element);
		const contents = this.#contents.get(element.folder);
		const text = contents && textOf(element, contents);
		const item = text ? itemOf(element, text) : new vscode.TreeItem("");
		item.id = element.id;
		if (contents && element.kind === "group" && element.group.by === "file") {
			item.resourceUri = debtUri(contents.context.debt, element.group.name);
			item.iconPath = vscode.ThemeIcon.File;
		}
		return item;
	}

	/** Tooltips are long, and read by hovering alone. */
	resolveTreeItem(item: vscode.TreeItem, element: DebtElement): vscode.TreeItem {
		const contents = this.#contents.get(element.folder);
		const text =
			contents && element.kind !== "folder" && element.kind !== "note" && textOf(element, contents);
		if (text) {
			const tooltip = new vscode.MarkdownString().appendText(text.label);
			for (const line of text.more) tooltip.appendMarkdown("\n\n").appendText(line);
			item.tooltip = tooltip;
		}
		return item;
	}

	/** The row of an item; undefined where it isn't shown. */
	find(folder: FolderModel, entry: Contents["groups"][number]["entries"][number]): DebtElement | undefined {
		const contents = this.#contents.get(folder);
		if (!contents) return undefined;
		const root = this.#roots.find((each) => each.kind === "folder" && each.folder === folder);
		return this.#elements.find(entry, root ? this.#rootsOf(folder, root) : this.#roots, contents);
	}

	get groups(): readonly GroupElement[] {
		const all = this.#roots.flatMap((root) =>
			root.kind === "folder" ? this.#rootsOf(root.folder, root) : [root],
		);
		return all.filter((each) => each.kind === "group");
	}

	/** The same contents as before, as long as nothing that they are made of has changed. */
	#look(folder: FolderModel, before: Contents | undefined): Contents | undefined {
		const { snapshot } = folder;
		if (!snapshot) return undefined;
		const { choice } = this.#choices;
		const open = choice.scope === "open files" ? openFiles(folder) : new Set<string>();
		const made = [
			snapshot.debt,
			snapshot.intent,
			snapshot.branch?.name,
			snapshot.branch?.serves,
			choice,
			[...open].sort().join("\n"),
		];
		const last = this.#made.get(folder);
		if (last?.every((part, at) => part === made[at])) return before;
		this.#made.set(folder, made);
		const words = { l10n: vscode.l10n, locale: vscode.env.language, today: snapshot.today };
		return withGroupsOf(before, contentsOf(snapshot, choice, open, words));
	}

	#rootsNow(): readonly DebtElement[] {
		const known = [...this.#contents.keys()];
		const [only] = known;
		if (known.length === 1 && only) return this.#rootsOf(only);
		return known.map(folderElement);
	}

	#rootsOf(folder: FolderModel, parent?: DebtElement): readonly DebtElement[] {
		const contents = this.#contents.get(folder);
		const debt = folder.snapshot?.debt;
		if (debt?.state === "failed") return [noteElement(folder, debt.detail, parent, "warning")];
		if (!contents) return [];
		const { gaps } = contents.context.debt;
		return [
			...contents.groups.map((group) => this.#elements.group(group, folder, parent)),
			...(gaps.length > 0 ? [gapsElement(folder, gaps, parent)] : []),
		];
	}
}

export function knownFolders(folders: Folders): readonly FolderModel[] {
	return folders.all.filter(({ snapshot }) => snapshot?.intent.state === "known");
}

/** Those whose items have changed; undefined where rows have come or gone. */
function changedRoots(
	roots: readonly DebtElement[],
	before: readonly DebtElement[],
	groups: ReadonlyMap<string, unknown>,
): DebtElement[] | undefined {
	const isSame = roots.length === before.length && roots.every((root, at) => root === before[at]);
	return isSame && roots.length > 0
		? roots.filter((root) => root.kind === "group" && root.group !== groups.get(root.id))
		: undefined;
}

/** Groups about which nothing has changed are the same objects, so that only the others are drawn anew. */
function withGroupsOf(before: Contents | undefined, now: Contents | undefined): Contents | undefined {
	if (!before || !now || before.context.intent !== now.context.intent) return now;
	if (!isDeepStrictEqual(before.context.served, now.context.served)) return now;
	const debtOf = ({ context }: Contents, group: DebtGroup) =>
		group.by === "goal" ? context.debt.byGoal.get(group.name) : undefined;
	const groups = now.groups.map((group) => {
		const same = before.groups.find((other) => isDeepStrictEqual(other, group));
		return same && isDeepStrictEqual(debtOf(before, same), debtOf(now, group)) ? same : group;
	});
	return { ...now, groups };
}

function openFiles(folder: FolderModel): ReadonlySet<string> {
	const debt = folder.snapshot?.debt;
	if (!debt || !("items" in debt)) return new Set();
	const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
	const uris = inputs.flatMap((input) =>
		input instanceof vscode.TabInputText
			? [input.uri]
			: input instanceof vscode.TabInputTextDiff
				? [input.modified]
				: [],
	);
	return new Set(uris.flatMap((uri) => debtFile(debt, uri) ?? []));
}

function textOf(
	element: Extract<DebtElement, { kind: "group" | "item" | "paid" }>,
	{ context }: Contents,
): RowText {
	if (element.kind === "group") return groupText(element.group, context);
	const { parent } = element;
	const inFile = parent?.kind === "group" && parent.group.by === "file";
	return entryText(element.kind === "item" ? element.entry : element.paid, context, inFile);
}

const colours = {
	warning: "list.warningForeground",
	quiet: "descriptionForeground",
	good: "charts.green",
} as const;

function itemOf(element: DebtElement, text: RowText): vscode.TreeItem {
	const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
	const isGroup = element.kind === "group";
	const isEmpty = isGroup && element.group.entries.length === 0;
	const isOpen = isGroup && !element.parent && element.group.entries.length <= mostOpen;
	const item = new vscode.TreeItem(
		withoutIcons(text.label),
		!isGroup || isEmpty ? None : isOpen ? Expanded : Collapsed,
	);
	item.description = text.description;
	item.iconPath = new vscode.ThemeIcon(text.icon, text.look && new vscode.ThemeColor(colours[text.look]));
	item.accessibilityInformation = { label: vscode.l10n.t("{0}, {1}", text.label, text.spoken) };
	item.contextValue = contextOf(element);
	if (!isGroup) {
		item.command = {
			command: internalCommands.openDebt,
			title: vscode.l10n.t("Open"),
			arguments: [element],
		};
	}
	return item;
}

/** Groups with more items than that are closed at first. */
const mostOpen = 20;

function contextOf(element: DebtElement): string {
	if (element.kind === "group") {
		const { group } = element;
		return group.by === "goal" && group.isKnown ? "debt goal" : "debt group";
	}
	return element.kind === "paid" ? "debt paid" : "debt item";
}

function folderItem(folder: FolderModel): vscode.TreeItem {
	const item = new vscode.TreeItem(folder.name, vscode.TreeItemCollapsibleState.Expanded);
	item.id = folder.uri.toString();
	item.iconPath = vscode.ThemeIcon.Folder;
	return item;
}

function gapsElement(folder: FolderModel, notes: readonly string[], parent?: DebtElement): DebtElement {
	const text = vscode.l10n.t("Not everything could be looked at");
	return { ...noteElement(folder, text, parent), notes } as DebtElement;
}

function noteElement(folder: FolderModel, text: string, parent?: DebtElement, icon = "info"): DebtElement {
	const id = `${parent?.id ?? folder.uri.toString()}#note ${text}`;
	return { kind: "note", id, folder, text, icon, notes: [], ...(parent && { parent }) };
}

function noteItem({ id, text, icon, notes }: Extract<DebtElement, { kind: "note" }>): vscode.TreeItem {
	const { None, Collapsed } = vscode.TreeItemCollapsibleState;
	const item = new vscode.TreeItem(withoutIcons(text), notes.length > 0 ? Collapsed : None);
	item.id = id;
	item.tooltip = new vscode.MarkdownString().appendText(text);
	item.iconPath = new vscode.ThemeIcon(icon);
	item.contextValue = "debt note";
	return item;
}

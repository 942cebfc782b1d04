import type { DebtEntry } from "../../core/debt/debtState.ts";
import { type DebtGroup, entryKey, groupKey } from "../../core/debt/shown.ts";
import type { DebtRow } from "../../host/debtRow.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { type Contents, childrenOf, isGroup } from "./contents.ts";

interface Row extends DebtRow {
	/** Unique in the tree, and the same over refreshes, so that it keeps what is open and selected. */
	readonly id: string;
	readonly parent?: DebtElement;
}

/** Its group is replaced when the items in it change. */
export interface GroupElement extends Row {
	readonly kind: "group";
	group: DebtGroup;
}

/** What a row of the tree stands for. */
export type DebtElement =
	| (Row & { readonly kind: "folder" })
	| GroupElement
	| (Row & { readonly kind: "item"; readonly entry: DebtEntry })
	/** It has no `entry`, because no command can change it. */
	| (Row & { readonly kind: "paid"; readonly paid: DebtEntry })
	| (Row & {
			readonly kind: "note";
			readonly text: string;
			readonly icon: string;
			readonly notes: readonly string[];
	  });

export function folderElement(folder: FolderModel): DebtElement {
	return { kind: "folder", id: folder.uri.toString(), folder };
}

/** Makes rows; those of groups are the same objects again, so that one of them can be drawn anew by itself. */
export class Elements {
	readonly #groups = new Map<string, GroupElement>();

	group(group: DebtGroup, folder: FolderModel, parent?: DebtElement): GroupElement {
		const id = `${parent?.id ?? folder.uri.toString()}#${groupKey(group)}`;
		const known = this.#groups.get(id);
		if (known && known.parent?.id === parent?.id) {
			known.group = group;
			return known;
		}
		const element: GroupElement = { kind: "group", id, folder, group, ...(parent && { parent }) };
		this.#groups.set(id, element);
		return element;
	}

	children(parent: GroupElement, { context }: Contents): readonly DebtElement[] {
		return childrenOf(parent.group).map((child) =>
			isGroup(child) ? this.group(child, parent.folder, parent) : entryElement(child, parent, context.paid),
		);
	}

	/** The row of an item, with those above it; undefined where the tree doesn't show it. */
	find(entry: DebtEntry, roots: readonly DebtElement[], contents: Contents): DebtElement | undefined {
		for (const root of roots) {
			if (root.kind !== "group" || !root.group.entries.includes(entry)) continue;
			const below = this.children(root, contents);
			const found = below.find((child) => child.kind === "item" && child.entry === entry);
			return found ?? this.find(entry, below, contents);
		}
		return undefined;
	}

	forgetAllBut(ids: ReadonlySet<string>): void {
		for (const [id, { parent }] of this.#groups) {
			const root = parent?.kind === "group" ? parent.id : id;
			if (!ids.has(root)) this.#groups.delete(id);
		}
	}
}

function entryElement(entry: DebtEntry, parent: GroupElement, paid: ReadonlySet<DebtEntry>): DebtElement {
	const { folder } = parent;
	return paid.has(entry)
		? { kind: "paid", id: `${parent.id}#paid ${entryKey(entry)}`, folder, parent, paid: entry }
		: { kind: "item", id: `${parent.id}#${entryKey(entry)}`, folder, parent, entry };
}

// Which debt items a view shows, and in which groups.

import type { Intent } from "../model.ts";
import type { DebtEntry, KnownDebt } from "./debtState.ts";
import { identityOf } from "./items.ts";

export const shownScopes = ["branch", "open files", "workspace"] as const;
export type ShownScope = (typeof shownScopes)[number];

export const debtGroupings = ["goal", "file", "tag", "state"] as const;
export type DebtGrouping = (typeof debtGroupings)[number];

/** What the user wants to see. */
export interface DebtChoice {
	readonly scope: ShownScope;
	readonly grouping: DebtGrouping;
	/** Words that must all occur in what an item says, or in what it is; empty for all. */
	readonly filter: string;
}

/** In the order of their urgency. An overdue item is shown as that, whatever it serves. */
export const debtStates = ["overdue", "dangling", "unaligned", "by path", "aligned"] as const;
export type ShownState = (typeof debtStates)[number];

export type DebtGroup = { readonly entries: readonly DebtEntry[] } & (
	| { readonly by: "goal"; readonly name: string; readonly isKnown: boolean }
	| { readonly by: "unaligned" }
	| { readonly by: "file" | "tag"; readonly name: string }
	| { readonly by: "state"; readonly name: ShownState }
);

/** Files that are open, as items name them. */
export type OpenFiles = ReadonlySet<string>;

/**
 * The items to show, by file and place. On a branch those that it paid come last: they are `debt.branch.paid` and
 * nowhere else.
 */
export function shownDebt(
	debt: KnownDebt,
	{ scope, filter }: Pick<DebtChoice, "scope" | "filter">,
	{ intent, open }: { readonly intent: Intent; readonly open: OpenFiles },
): readonly DebtEntry[] {
	const inScope =
		scope === "branch"
			? [...debt.items.filter(({ onBranch }) => onBranch !== undefined), ...(debt.branch?.paid ?? [])]
			: scope === "open files"
				? debt.items.filter(({ item }) => open.has(item.file))
				: debt.items;
	const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
	if (words.length === 0) return inScope;
	const titles = new Map([...intent.goals.values()].map(({ id, title }) => [id, title.toLowerCase()]));
	return inScope.filter((entry) => {
		const said = wordsOf(entry);
		const title = titles.get(entry.alignment.goal ?? "") ?? "";
		return words.every((word) => said.includes(word) || title.includes(word));
	});
}

/** Kept with the entries, so that each key typed into a filter costs a search alone. */
const known = new WeakMap<DebtEntry, string>();

function wordsOf(entry: DebtEntry): string {
	let words = known.get(entry);
	if (words === undefined) {
		const { item, alignment } = entry;
		const goal = alignment.goal ?? item.goal ?? "";
		words = [item.text, item.file, item.tag, goal, item.assignee ?? ""].join("\n").toLowerCase();
		known.set(entry, words);
	}
	return words;
}

/**
 * In groups that aren't empty, but for goals with a target where `all` are shown: goals in the intent's order, then
 * goals that don't exist, then what names none; files and tags by name; states by urgency.
 */
export function groupDebt(
	entries: readonly DebtEntry[],
	grouping: DebtGrouping,
	intent: Intent,
	all = false,
): readonly DebtGroup[] {
	switch (grouping) {
		case "goal":
			return byGoal(entries, intent, all);
		case "file":
			return byFile(entries);
		case "tag":
			return sorted(gathered(entries, ({ item }) => item.tag)).map(([name, those]) => ({
				by: "tag",
				name,
				entries: those,
			}));
		case "state": {
			const groups = gathered(entries, stateOf);
			return debtStates.flatMap((name) => {
				const those = groups.get(name);
				return those ? [{ by: "state", name, entries: those }] : [];
			});
		}
	}
}

export function byFile(entries: readonly DebtEntry[]): readonly DebtGroup[] {
	const groups = gathered(entries, ({ item }) => item.file);
	return sorted(groups).map(([name, those]) => ({ by: "file", name, entries: those }));
}

export function stateOf({ alignment }: DebtEntry): ShownState {
	return alignment.overdue ? "overdue" : alignment.state;
}

/** Unique among the groups of one grouping, and the same as long as the group is about the same thing. */
export function groupKey(group: DebtGroup): string {
	return group.by === "unaligned" ? "unaligned" : `${group.by} ${group.name}`;
}

/** Unique in a folder; the same after the item has moved within its file. */
export function entryKey({ item }: DebtEntry): string {
	return `${item.file} ${identityOf(item)}`;
}

function byGoal(entries: readonly DebtEntry[], { goals }: Intent, all: boolean): readonly DebtGroup[] {
	const groups = gathered(entries, ({ alignment }) => alignment.goal);
	const goalGroups = [...goals.values()].flatMap(({ id, debt }): DebtGroup[] => {
		const those = groups.get(id) ?? [];
		return those.length > 0 || (all && debt?.to !== undefined)
			? [{ by: "goal", name: id, isKnown: true, entries: those }]
			: [];
	});
	const rest = groups.get(undefined) ?? [];
	const dangling = gathered(
		rest.filter(({ alignment }) => alignment.state === "dangling"),
		({ item }) => item.goal ?? "",
	);
	const unaligned = rest.filter(({ alignment }) => alignment.state !== "dangling");
	return [
		...goalGroups,
		...sorted(dangling).map(
			([name, those]): DebtGroup => ({ by: "goal", name, isKnown: false, entries: those }),
		),
		...(unaligned.length > 0 ? [{ by: "unaligned", entries: unaligned } as const] : []),
	];
}

function gathered<Key>(
	entries: readonly DebtEntry[],
	keyOf: (entry: DebtEntry) => Key,
): ReadonlyMap<Key, readonly DebtEntry[]> {
	const groups = new Map<Key, DebtEntry[]>();
	for (const entry of entries) {
		const key = keyOf(entry);
		const group = groups.get(key);
		if (group) group.push(entry);
		else groups.set(key, [entry]);
	}
	return groups;
}

function sorted<Value>(groups: ReadonlyMap<string, Value>): readonly [string, Value][] {
	return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

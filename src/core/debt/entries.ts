import type { EngineeringGoal, Intent } from "../model.ts";
import type { Alignment } from "./align.ts";
import type { DebtEntry, GoalDebt } from "./debtState.ts";
import type { DebtItem } from "./items.ts";

/** What the current branch did to an item that stands. */
export type OnBranch = NonNullable<DebtEntry["onBranch"]>;

/** Gives each item its entry: the same one as long as nothing about it changes, so that views can compare by identity. */
export interface Entries {
	of(item: DebtItem, onBranch?: OnBranch): DebtEntry;
	/** The entry that was given last for an item. */
	given(item: DebtItem): DebtEntry | undefined;
}

/** `before` gave the entries so far, by another alignment. */
export function entries(align: (item: DebtItem) => Alignment, before?: Entries): Entries {
	const known = new WeakMap<DebtItem, DebtEntry>();
	return {
		given: (item) => known.get(item),
		of(item, onBranch) {
			const last = known.get(item);
			if (last && last.onBranch === onBranch) return last;
			const alignment = last?.alignment ?? align(item);
			const entry = kept(before?.given(item), { item, alignment, ...(onBranch && { onBranch }) });
			known.set(item, entry);
			return entry;
		},
	};
}

function kept(old: DebtEntry | undefined, entry: DebtEntry): DebtEntry {
	const same =
		old !== undefined && old.onBranch === entry.onBranch && sameAlignment(old.alignment, entry.alignment);
	return same ? old : entry;
}

function sameAlignment(a: Alignment, b: Alignment): boolean {
	return (
		a.state === b.state &&
		a.goal === b.goal &&
		a.glob === b.glob &&
		a.didYouMean === b.didYouMean &&
		a.overdue === b.overdue
	);
}

/** How many items count for each goal of the intent; the trend of each as it was. */
export function countByGoal(
	items: readonly DebtEntry[],
	{ goals }: Intent,
	trendOf: (goal: string, count: number) => GoalDebt["trend"],
): ReadonlyMap<string, GoalDebt> {
	const counts = new Map([...goals.keys()].map((goal) => [goal, 0]));
	for (const { alignment } of items)
		if (alignment.goal !== undefined) counts.set(alignment.goal, (counts.get(alignment.goal) ?? 0) + 1);
	return new Map([...counts].map(([goal, count]) => [goal, { count, trend: trendOf(goal, count) }]));
}

/** Changes whenever an item could be aligned otherwise, and not when only words of the intent change. */
export function alignmentKey({ goals }: Intent, today: string): string {
	const of = ({ id, paths }: EngineeringGoal) => [id, paths];
	return JSON.stringify([[...goals.values()].map(of), today]);
}

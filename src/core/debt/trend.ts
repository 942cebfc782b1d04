import type { Day, Intent } from "../model.ts";
import { aligner } from "./align.ts";
import type { DebtCount } from "./debtState.ts";

/** Some debt items of a file, as far as counting them needs. */
export interface Counted {
	readonly file: string;
	/** The goal that they name. */
	readonly goal?: string;
	/** Negative for items that were not there. */
	readonly count: number;
}

/** How the items of one day differ from those of the day after it in the list, going back in time. */
export interface TrendStep {
	readonly on: Day;
	readonly counts: readonly Counted[];
}

/** Counts for each goal since the first step, oldest first, today's last; by today's intent, whatever it said then. */
export function trendsOf(
	steps: readonly TrendStep[],
	intent: Intent,
	today: Day,
): (goal: string, count: number) => readonly DebtCount[] {
	const align = aligner(intent, today);
	const changes = steps.map(({ on, counts }) => {
		const byGoal = new Map<string, number>();
		for (const { count, ...item } of counts) {
			const { goal } = align(item);
			if (goal !== undefined) byGoal.set(goal, (byGoal.get(goal) ?? 0) + count);
		}
		return { on, byGoal };
	});
	return (goal, count) => {
		const trend: DebtCount[] = [{ on: today, count }];
		let then = count;
		for (const { on, byGoal } of changes) {
			then += byGoal.get(goal) ?? 0;
			// On the day itself, what is true now counts.
			if (on < today) trend.push({ on, count: then });
		}
		return trend.length === 1 ? [] : trend.reverse();
	};
}

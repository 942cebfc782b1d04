import type { Day, EngineeringGoal } from "../model.ts";
import type { GoalDebt } from "./debtState.ts";

/** How many debt items of a goal there were over time, as a picture. */
export interface BurnDown {
	/** Oldest first, at least two; shares of the picture's width from its start, and of its height from its top. */
	readonly points: readonly { readonly x: number; readonly y: number }[];
	/** Height of the target, where there is one. */
	readonly target?: number;
	readonly tone: "fewer" | "same" | "more";
	readonly first: { readonly on: Day; readonly count: number };
	readonly last: { readonly on: Day; readonly count: number };
}

/**
 * From the first count to the last. The picture reaches from the lowest of counts and target to the highest; undefined
 * where there is nothing to compare.
 */
export function burnDown(
	{ trend }: Pick<GoalDebt, "trend">,
	debt: EngineeringGoal["debt"],
): BurnDown | undefined {
	const [first, last] = [trend[0], trend.at(-1)];
	if (!first || !last || first.on >= last.on) return undefined;
	const counts = trend.map(({ count }) => count);
	const target = debt?.to;
	const all = target === undefined ? counts : [...counts, target];
	const [lowest, highest] = [Math.min(...all), Math.max(...all)];
	const range = highest - lowest;
	const y = (count: number) => (range === 0 ? 0.5 : (highest - count) / range);
	const days = (on: Day) => Date.parse(on);
	const span = days(last.on) - days(first.on);
	return {
		points: trend.map(({ on, count }) => ({ x: (days(on) - days(first.on)) / span, y: y(count) })),
		...(target !== undefined && { target: y(target) }),
		tone: last.count < first.count ? "fewer" : last.count > first.count ? "more" : "same",
		first,
		last,
	};
}

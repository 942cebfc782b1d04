import type { Snapshot } from "../snapshot.ts";
import { balanceOf } from "./balance.ts";
import { broughtBy } from "./brought.ts";
import { type Facts, factsOf, landedIn } from "./facts.ts";
import type { MeasureOptions, Measures } from "./measures.ts";
import { outcomesOf } from "./outcomes.ts";
import { elapsedOn, usualStep } from "./ranges.ts";
import { reworkOf } from "./rework.ts";
import { scoresOf } from "./scores.ts";
import { timeOf } from "./time.ts";
import { workKindOf } from "./workKind.ts";

/** All measures of one period, in one scope. What isn't known yet says so where its number would be. */
export function measuresOf(snapshot: Snapshot, options: MeasureOptions): Measures {
	const facts = factsOf(snapshot, options);
	const { period, compare, by = usualStep(period) } = options;
	const rework = reworkOf(facts, by);
	const outcomes = outcomesOf(facts);
	return {
		period,
		...(compare && { compare }),
		by,
		elapsed: elapsedOn(period, facts.today),
		...landedOf(facts),
		rework,
		time: timeOf(facts),
		balance: balanceOf(facts),
		outcomes,
		satisfaction: scoresOf(facts, "satisfaction"),
		morale: scoresOf(facts, "morale"),
		brought: broughtBy(facts, rework, outcomes),
	};
}

function landedOf(facts: Facts): Pick<Measures, "changes" | "withWhy" | "historyFrom"> {
	if (facts.changesLack) return {};
	const landed = landedIn(facts, facts.options.period);
	const { history, options, intent } = facts;
	const first = history?.missing.includes("commits") ? history.changes.at(-1)?.landedOn : undefined;
	const isCut = first !== undefined && first > (options.compare ?? options.period).from;
	return {
		changes: landed.map(({ commit }) => commit),
		withWhy: landed.filter((change) => {
			const kind = workKindOf(change, intent);
			return kind === "none" ? change.serves.said === "none" : kind !== "unknown";
		}).length,
		...(isCut && { historyFrom: first }),
	};
}

import type { Change, Instant } from "../history/history.ts";
import { type Facts, fewestChanges, landedIn, notBegun } from "./facts.ts";
import { compared, figure, groupsOf, tooFew } from "./figures.ts";
import type { DayRange, Duration, Figure, TimeMeasure } from "./measures.ts";
import { medianOf, nearestRank } from "./quantiles.ts";
import { isWithin } from "./ranges.ts";
import { kindsOf } from "./rework.ts";

type Ending = "time-to-landing" | "time-to-release";

const most = 0.85;

export function timeOf(facts: Facts): TimeMeasure {
	return { toLanding: durationOf(facts, "time-to-landing"), toRelease: durationOf(facts, "time-to-release") };
}

interface Timed {
	readonly change: Change;
	readonly commit: string;
	readonly days: number;
}

function durationOf(facts: Facts, ending: Ending): Duration {
	const { period, compare } = facts.options;
	const now = timedIn(facts, period, ending);
	const before = compare && timedIn(facts, compare, ending).each;
	const half = (each: readonly Timed[], range: DayRange) => figureOf(facts, ending, each, [range, medianOf]);
	const nearlyAll = (each: readonly Timed[], range: DayRange) =>
		figureOf(facts, ending, each, [range, (sorted) => nearestRank(sorted, most)]);
	const median = (each: readonly Timed[]) => half(each, period);
	return {
		median: compared(half(now.each, period), compare && before && half(before, compare)),
		most: compared(nearlyAll(now.each, period), compare && before && nearlyAll(before, compare)),
		each: now.each.map(({ commit, days }) => ({ commit, days })),
		byProblem: groupsOf(now.each, ({ change }) => kindsOf(facts, change, "problems"), median),
		byGoal: groupsOf(now.each, ({ change }) => kindsOf(facts, change, "goals"), median),
		skewed: now.skewed,
		unknown: now.unknown,
	};
}

interface TimedChanges {
	/** Shortest first. */
	readonly each: readonly Timed[];
	readonly skewed: readonly string[];
	readonly unknown: readonly string[];
}

/** Changes that reached the ending within a range. */
function timedIn(facts: Facts, range: DayRange, ending: Ending): TimedChanges {
	const each: Timed[] = [];
	const [skewed, unknown]: [string[], string[]] = [[], []];
	for (const { change, end } of endedIn(facts, range, ending)) {
		const start = startOf(change);
		if (start === undefined) unknown.push(change.commit);
		else if (start > end) skewed.push(change.commit);
		else each.push({ change, commit: change.commit, days: (end - start) / 86_400 });
	}
	return { each: each.sort((a, b) => a.days - b.days), skewed, unknown };
}

function endedIn(facts: Facts, range: DayRange, ending: Ending): { change: Change; end: Instant }[] {
	if (ending === "time-to-landing")
		return landedIn(facts, range).map((change) => ({ change, end: change.landed }));
	const releases = new Map(facts.history?.releases.map((release) => [release.tag, release]));
	return facts.changes.flatMap((change) => {
		const release = change.release === undefined ? undefined : releases.get(change.release);
		return release && isWithin(range, release.on) ? [{ change, end: release.at }] : [];
	});
}

/** The first why or the first commit, whichever came first; undefined where only the landing is known. */
function startOf({ record, began, landed }: Change): Instant | undefined {
	const created = record?.created === undefined ? undefined : Date.parse(record.created) / 1000;
	if (created === undefined) return began === landed ? undefined : began;
	return Math.min(created, began);
}

function figureOf(
	facts: Facts,
	ending: Ending,
	each: readonly Timed[],
	[range, quantile]: readonly [DayRange, (sorted: readonly number[]) => number | undefined],
): Figure {
	const lack =
		facts.changesLack ?? notBegun(facts, range) ?? tooFew("timed changes", each.length, fewestChanges);
	const changes = each.map(({ change }) => change).sort((a, b) => b.landed - a.landed);
	return figure(
		ending,
		{ of: "changes", size: each.length, changes },
		quantile(each.map(({ days }) => days)),
		lack,
	);
}

import type { Change } from "../history/history.ts";
import { objectivesSolving } from "../intent/links.ts";
import type { Day, Intent, KeyResult, Ref } from "../model.ts";
import { type Facts, landedIn, notBegun, refsOf } from "./facts.ts";
import { figure, tooFew } from "./figures.ts";
import type {
	DayRange,
	Expectation,
	KeyResultMeasure,
	NotEnough,
	OutcomesMeasure,
	Pace,
	ReadValue,
} from "./measures.ts";
import { elapsedOn, isWithin } from "./ranges.ts";

/** How far behind the time that has passed a key result may be. */
const tolerance = 0.1;

export function outcomesOf(facts: Facts): OutcomesMeasure {
	const expectations = expectationsIn(facts);
	const told = expectations.filter(({ verdict }) => verdict !== "unknown");
	const hits = told.filter(({ verdict }) => verdict === "hit").length;
	const lack =
		facts.changesLack ?? notBegun(facts, facts.options.period) ?? tooFew("expectations", told.length, 1);
	const behind = {
		of: "expectations",
		size: told.length,
		changes: told,
		checkIns: uniqueFiles(told),
	} as const;
	return {
		keyResults: keyResultsIn(facts).map((result) => keyResultOf(facts, result, expectations)),
		hit: figure("expectations", behind, hits / told.length, lack),
		expectations,
	};
}

function uniqueFiles(told: readonly Expectation[]): readonly { readonly file: string }[] {
	const files = new Set(told.flatMap(({ measured }) => measured?.file ?? []));
	return [...files].sort().map((file) => ({ file }));
}

function keyResultsIn(facts: Facts): readonly KeyResult[] {
	const { intent, options } = facts;
	if (!intent) return [];
	const all = [...intent.keyResults.values()];
	if (options.path !== undefined) {
		const served = new Set(facts.changes.flatMap(refsOf));
		return all.filter(({ ref }) => served.has(ref));
	}
	return options.ref === undefined ? all : all.filter((result) => belongs(intent, result, options.ref ?? ""));
}

/** Whether a key result is the thing itself, is part of it, answers it or is carried by it. */
function belongs(intent: Intent, { ref, objective }: KeyResult, to: Ref): boolean {
	return (
		ref === to ||
		objective === to ||
		objectivesSolving(intent, to).includes(objective) ||
		(intent.goals.get(to)?.supports.includes(ref) ?? false)
	);
}

function keyResultOf(
	facts: Facts,
	result: KeyResult,
	expectations: readonly Expectation[],
): KeyResultMeasure {
	const { ref, title, unit, from, to } = result;
	const { period } = facts.options;
	const readings = readingsOf(facts, ref, period);
	const now = readings.at(-1);
	const own = expectations.filter((each) => each.ref === ref);
	const lack = targetLack(facts, result, now);
	const value = from === undefined || to === undefined || !now ? undefined : (now.value - from) / (to - from);
	const progress = figure(
		"outcome",
		{ of: "readings", size: readings.length, checkIns: readings },
		value,
		lack,
	);
	const elapsed = now && elapsedOn(period, now.on);
	return {
		ref,
		title,
		...(unit !== undefined && { unit }),
		...(from !== undefined && { from }),
		...(to !== undefined && { to }),
		readings,
		...(now && { now }),
		progress,
		...(elapsed !== undefined && { elapsed }),
		pace: lack?.code === "no-distance" && now?.value === to ? "reached" : paceOf(progress.value, elapsed),
		hit: own.filter(({ verdict }) => verdict === "hit").length,
		expected: own.length,
	};
}

function targetLack(
	facts: Facts,
	{ from, to }: KeyResult,
	now: ReadValue | undefined,
): NotEnough | undefined {
	const { period } = facts.options;
	if (!hasTargetsOf(facts.intent, period)) return { code: "other-period" };
	const ahead = notBegun(facts, period);
	if (ahead) return ahead;
	if (from === undefined || to === undefined) return { code: "no-target" };
	if (!now) return { code: "never-read" };
	return from === to ? { code: "no-distance" } : undefined;
}

/** Targets are those of the intent's period; without one they hold whenever somebody looks. */
function hasTargetsOf(intent: Intent | undefined, period: DayRange): boolean {
	const { from, to } = intent?.period ?? {};
	return (from === undefined || from <= period.to) && (to === undefined || period.from <= to);
}

function paceOf(progress: number | undefined, elapsed: number | undefined): Pace {
	if (progress === undefined || elapsed === undefined) return "unknown";
	if (progress >= 1) return "reached";
	return progress >= elapsed - tolerance ? "on pace" : "behind";
}

function readingsOf({ snapshot }: Facts, ref: Ref, range?: DayRange): readonly ReadValue[] {
	return snapshot.checkIns.flatMap(({ on, file, readings }) => {
		const value = readings.get(ref);
		return value === undefined || (range && !isWithin(range, on)) ? [] : [{ on, value, file }];
	});
}

/** What the changes of the period expected, newest change first. */
function expectationsIn(facts: Facts): readonly Expectation[] {
	return landedIn(facts, facts.options.period).flatMap((change) =>
		[change.record, ...(change.otherRecords ?? [])].flatMap((record) =>
			[...(record?.expects ?? [])].map(([ref, expected]) => expectationOf(facts, change, ref, expected)),
		),
	);
}

function expectationOf(facts: Facts, change: Change, ref: Ref, expected: number): Expectation {
	const said = { commit: change.commit, ref, expected };
	const since = visibleSince(facts, change);
	if (since === undefined) return { ...said, verdict: "unknown", because: "not released" };
	const readings = readingsOf(facts, ref);
	const measured = readings.findLast(({ on }) => since < on && on <= facts.options.period.to);
	if (!measured) return { ...said, since, verdict: "unknown", because: "not read" };
	const before = readings.findLast(({ on }) => on <= since)?.value;
	const falls = isFalling(facts.intent?.keyResults.get(ref), expected, before);
	if (falls === undefined) return { ...said, since, measured, verdict: "unknown", because: "no direction" };
	const isHit = falls ? measured.value <= expected : measured.value >= expected;
	return { ...said, since, measured, verdict: isHit ? "hit" : "missed" };
}

/** The day from which users have it; without releases, the day it landed. */
function visibleSince({ history }: Facts, change: Change): Day | undefined {
	if (!history || history.releases.length === 0) return change.landedOn;
	return history.releases.find(({ tag }) => tag === change.release)?.on;
}

/** By the key result's own way; where it has none, by the last reading before. */
export function isFalling(
	result: KeyResult | undefined,
	expected: number,
	before: number | undefined,
): boolean | undefined {
	const { from, to } = result ?? {};
	if (from !== undefined && to !== undefined && from !== to) return to < from;
	return before === undefined || before === expected ? undefined : expected < before;
}

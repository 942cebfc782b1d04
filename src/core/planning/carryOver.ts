import { isScalar, isSeq } from "yaml";
import { goalsSupporting, objectivesSolving } from "../intent/links.ts";
import type { EngineeringGoal, Intent, KeyResult, Ref } from "../model.ts";
import type { YamlChange, YamlPath } from "../yamlEditChange.ts";
import { locate, resolve, sourceOf } from "../yamlNodes.ts";
import type { YamlText } from "../yamlText.ts";
import type { ProposedPeriod } from "./nextPeriod.ts";

/** What the world said at the end of a period. */
export interface EndOfPeriod {
	/** Latest reading of each key result. */
	readonly readings: ReadonlyMap<Ref, number>;
	/** Debt items that count for each goal now. */
	readonly debt: ReadonlyMap<string, number>;
}

/**
 * Refs of what is done: key results that were reached, objectives all of whose key results were, problems all of whose
 * objectives are done, and engineering goals whose debt reached its target and that support nothing which goes on.
 */
export function doneIn(intent: Intent, { readings, debt }: EndOfPeriod): ReadonlySet<Ref> {
	const done = new Set<Ref>();
	for (const result of intent.keyResults.values())
		if (isReached(result, readings.get(result.ref))) done.add(result.ref);
	for (const { id, keyResults } of intent.objectives.values())
		if (keyResults.length > 0 && keyResults.every(({ ref }) => done.has(ref))) done.add(id);
	for (const id of intent.problems.keys()) {
		const solving = objectivesSolving(intent, id);
		if (solving.length > 0 && solving.every((objective) => done.has(objective))) done.add(id);
	}
	for (const goal of intent.goals.values()) if (isGoalDone(goal, done, debt.get(goal.id))) done.add(goal.id);
	return done;
}

/** Whether a reading has come as far as was promised, up or down. */
export function isReached({ from, to }: KeyResult, now: number | undefined): boolean {
	if (to === undefined || now === undefined) return false;
	if (from === undefined || from === to) return now === to;
	return from < to ? now >= to : now <= to;
}

function isGoalDone({ supports, debt }: EngineeringGoal, done: ReadonlySet<Ref>, count = Infinity): boolean {
	const isPaid = debt?.to !== undefined && count <= debt.to;
	return isPaid && supports.every((ref) => done.has(ref));
}

export interface Carried extends EndOfPeriod {
	readonly period: ProposedPeriod;
	/** Refs of what ends with the old period; all else goes on. */
	readonly ends: ReadonlySet<Ref>;
}

/**
 * The changes that make the next period's `alignment.yaml` of this one's: what ends is taken out together with every
 * reference to it, key results and debt start where they stand now, and nobody has agreed yet.
 */
export function carryOver(yaml: YamlText, intent: Intent, carried: Carried): readonly YamlChange[] {
	const ends = withTheirOwn(intent, carried.ends);
	const goesOn = (ref: Ref) => !ends.has(ref);
	return [
		...periodChanges(intent, carried.period),
		...[...intent.goals.values()]
			.filter(({ id }) => goesOn(id))
			.flatMap((goal) => [
				...withoutRefs(yaml, ["engineering_goals", goal.id, "supports"], ends),
				...debtChanges(goal, carried.debt.get(goal.id)),
			]),
		...[...intent.objectives.values()]
			.filter(({ id }) => goesOn(id))
			.flatMap(({ id, keyResults }) => [
				...withoutRefs(yaml, ["objectives", id, "solves"], ends),
				...keyResults.flatMap((result) => resultChanges(result, goesOn, carried)),
			]),
		...intent.branches.flatMap(({ pattern }) => withoutRefs(yaml, ["branches", pattern], ends)),
		...removals("problems", intent.problems, ends),
		...removals("objectives", intent.objectives, ends),
		...removals("engineering_goals", intent.goals, ends),
		...(locate(yaml, ["agreed"]) ? [{ remove: ["agreed"] }] : []),
	];
}

/** An objective ends with its key results. */
function withTheirOwn(intent: Intent, ends: ReadonlySet<Ref>): ReadonlySet<Ref> {
	const results = [...intent.keyResults.values()].filter(({ objective }) => ends.has(objective));
	return new Set([...ends, ...results.map(({ ref }) => ref)]);
}

function periodChanges(intent: Intent, period: ProposedPeriod): YamlChange[] {
	if (intent.period === undefined) return [{ insert: [], key: "period", value: { ...period } }];
	const keys = ["name", "from", "to"] as const;
	return keys.flatMap((key): YamlChange[] => {
		const [was, is] = [intent.period?.[key], period[key]];
		if (was === is) return [];
		return is === undefined ? [{ remove: ["period", key] }] : [{ set: ["period", key], to: is }];
	});
}

function resultChanges(
	{ ref, id, objective, from }: KeyResult,
	goesOn: (ref: Ref) => boolean,
	{ readings }: Carried,
): YamlChange[] {
	const path = ["objectives", objective, "key_results", id];
	if (!goesOn(ref)) return [{ remove: path }];
	const now = readings.get(ref);
	return now === undefined || now === from ? [] : [{ set: [...path, "from"], to: now }];
}

function debtChanges({ id, debt }: EngineeringGoal, count: number | undefined): YamlChange[] {
	if (debt === undefined || count === undefined || count === debt.from) return [];
	return [{ set: ["engineering_goals", id, "debt", "from"], to: count }];
}

/** Takes refs out of a list, and the list with them when nothing else is in it. */
function withoutRefs(yaml: YamlText, path: YamlPath, ends: ReadonlySet<Ref>): YamlChange[] {
	const list = resolve(yaml, locate(yaml, path)?.node);
	if (isScalar(list)) return ends.has(sourceOf(list)) ? [{ remove: path }] : [];
	if (!isSeq(list)) return [];
	const gone = list.items.flatMap((item, index) => {
		const scalar = resolve(yaml, item);
		return isScalar(scalar) && ends.has(sourceOf(scalar)) ? [index] : [];
	});
	if (gone.length > 0 && gone.length === list.items.length) return [{ remove: path }];
	return gone.reverse().map((index) => ({ remove: [...path, index] }));
}

function removals(
	section: string,
	entries: ReadonlyMap<string, unknown>,
	ends: ReadonlySet<Ref>,
): YamlChange[] {
	return [...entries.keys()].filter((id) => ends.has(id)).map((id) => ({ remove: [section, id] }));
}

/** Engineering goals whose every key result ends, so that somebody looks whether they still have a reason. */
export function leftAlone(intent: Intent, ends: ReadonlySet<Ref>): readonly EngineeringGoal[] {
	const gone = withTheirOwn(intent, ends);
	const carriers = new Set([...gone].flatMap((ref) => goalsSupporting(intent, ref)));
	return [...intent.goals.values()].filter(
		({ id, supports }) => carriers.has(id) && !gone.has(id) && supports.every((ref) => gone.has(ref)),
	);
}

import type * as z from "zod/mini";
import type {
	Agreement,
	Capacity,
	EngineeringGoal,
	GoalOption,
	Intent,
	KeyResult,
	Objective,
	Period,
	Problem,
	Ref,
	Rituals,
	Said,
	StandingLink,
} from "../model.ts";
import { unlocated } from "../yamlFile.ts";
import type { Entry, Located, Sound } from "../yamlSound.ts";
import type { intentSchema } from "./schema.ts";

export type SoundIntent = Sound<z.infer<typeof intentSchema>>;
type EntryOf<K extends "problems" | "objectives" | "engineering_goals"> =
	NonNullable<SoundIntent[K]> extends ReadonlyMap<string, infer E> ? E : never;

/**
 * Makes an intent of what is sound in the file. An entry without a title goes by its id, so that references to it
 * still resolve. `solves` and `supports` keep only what exists; `branches` keep what was said, so that whoever
 * asks for a branch can be told what is unknown.
 */
export function normalise(sound: SoundIntent): Intent {
	const problems = mapEntries(sound.problems, problemOf);
	const found = mapEntries(sound.objectives, objectiveOf);
	const keyResults = new Map<Ref, KeyResult>();
	for (const { keyResults: each } of found.values()) for (const one of each) keyResults.set(one.ref, one);
	const objectives = mapValues(found, (each) => ({
		...each,
		solves: each.solves.filter((id) => problems.has(id)),
	}));
	const goals = mapValues(mapEntries(sound.engineering_goals, goalOf), (each) => ({
		...each,
		supports: each.supports.filter((ref) => keyResults.has(ref)),
	}));
	const { product, vision } = sound;
	const period = periodOf(sound.period);
	const capacity = capacityOf(sound.capacity);
	const rituals = ritualsOf(sound.rituals);
	return {
		...(product !== undefined && { product }),
		...(vision !== undefined && { vision }),
		audience: sound.audience ?? [],
		...(period && { period }),
		problems,
		objectives,
		keyResults,
		goals,
		...(capacity && { capacity }),
		agreed: (sound.agreed ?? []).flatMap(agreementOf),
		...(rituals && { rituals }),
		branches: standingLinks(sound.branches),
	};
}

/** What somebody said that something serves; undefined where a list says nothing at all. */
export function saidOf(said: Sound<Said> | undefined): Said | undefined {
	if (said === undefined || said === "none") return said;
	return said.length === 0 ? undefined : unique(said);
}

function problemOf(id: string, { at, value }: EntryOf<"problems">): Problem {
	const { title = id, evidence = [], outcomes = [], ...rest } = value;
	return { ...rest, id, at, title, evidence, outcomes };
}

function objectiveOf(id: string, { at, value }: EntryOf<"objectives">): Objective {
	const { title = id, solves = [], key_results, ...rest } = value;
	const keyResults = mapEntries(key_results, (key, entry): KeyResult => {
		const { title: name = key, ...others } = entry.value;
		return { ...others, ref: `${id}.${key}`, id: key, objective: id, at: entry.at, title: name };
	});
	return { ...rest, id, at, title, solves: unique(solves), keyResults: [...keyResults.values()] };
}

function goalOf(id: string, { at, value }: EntryOf<"engineering_goals">): EngineeringGoal {
	const { title = id, supports = [], paths = [], debt, options = [], ...rest } = value;
	return {
		...rest,
		id,
		at,
		title,
		supports: unique(supports),
		paths,
		...(debt && { debt: unlocated(debt) }),
		options: options.flatMap(optionOf),
	};
}

function optionOf(option: Located & Partial<GoalOption>): GoalOption[] {
	const { title, chosen = false, ...rest } = unlocated(option);
	return title === undefined ? [] : [{ ...rest, title, chosen }];
}

function agreementOf({ who, ...rest }: Located & Partial<Agreement>): Agreement[] {
	return who === undefined ? [] : [{ ...rest, who }];
}

/** A last day before the first one can't be meant, so it is left out. */
function periodOf(period: Period | undefined): Period | undefined {
	if (period?.from === undefined || period.to === undefined || period.from <= period.to) return period;
	const { to: _, ...rest } = period;
	return rest;
}

function capacityOf(capacity: SoundIntent["capacity"]): Capacity | undefined {
	if (capacity?.product === undefined || capacity.engineering === undefined) return undefined;
	const { at, product, engineering } = capacity;
	return addsUp(product, engineering) ? { at, product, engineering } : undefined;
}

/** Whether shares add up to 100, but for the rounding of fractions. */
export function addsUp(...shares: readonly number[]): boolean {
	return Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100) < 0.01;
}

function ritualsOf(rituals: SoundIntent["rituals"]): Rituals | undefined {
	if (rituals === undefined) return undefined;
	const { at, check_in, deep_dive, post_mortem } = rituals;
	return {
		at,
		...(check_in !== undefined && { checkIn: check_in }),
		...(deep_dive !== undefined && { deepDive: deep_dive }),
		...(post_mortem !== undefined && { postMortem: post_mortem }),
	};
}

function standingLinks(branches: SoundIntent["branches"]): readonly StandingLink[] {
	const links: StandingLink[] = [];
	for (const [pattern, { at, value }] of branches ?? []) {
		const serves = saidOf(value);
		if (serves !== undefined) links.push({ pattern, at, serves });
	}
	return links;
}

/** Naming a thing twice says no more than naming it once. */
function unique(refs: readonly Ref[]): readonly Ref[] {
	return [...new Set(refs)];
}

function mapEntries<E extends Entry<unknown>, T>(
	entries: ReadonlyMap<string, E> = new Map(),
	make: (id: string, entry: E) => T,
): Map<string, T> {
	return new Map(Array.from(entries, ([id, entry]) => [id, make(id, entry)]));
}

function mapValues<T>(map: ReadonlyMap<string, T>, make: (value: T) => T): Map<string, T> {
	return new Map(Array.from(map, ([id, value]) => [id, make(value)]));
}

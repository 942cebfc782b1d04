import type { Day, Intent, Ref, RefKind, Span } from "../model.ts";
import { scalarIn } from "./lines.ts";

/** What is known around a file while somebody types in it. */
export interface Facts {
	readonly today: Day;
	/** ISO 8601. */
	readonly now: string;
	/** As it was when the file could last be read. */
	readonly intent: Intent | undefined;
	/** Local branches, the current one first. */
	readonly branches: readonly string[];
	/** Who answered in records. */
	readonly people: readonly string[];
}

export interface Named {
	readonly ref: Ref;
	readonly kind: RefKind;
	readonly title: string;
	/** Where it is defined. */
	readonly at: Span;
}

/** Everything of these kinds, in the order of the kinds and of the file. */
export function namedIn(intent: Intent, kinds: readonly RefKind[]): readonly Named[] {
	return kinds.flatMap((kind) =>
		Array.from(thingsOf(intent, kind), ([ref, { title, at }]) => ({ ref, kind, title, at })),
	);
}

export function thingsOf(
	intent: Intent,
	kind: RefKind,
): ReadonlyMap<Ref, { readonly title: string; readonly at: Span }> {
	switch (kind) {
		case "problem":
			return intent.problems;
		case "objective":
			return intent.objectives;
		case "key result":
			return intent.keyResults;
		case "engineering goal":
			return intent.goals;
	}
}

/** What stands elsewhere where the same is asked for, such as owners; the most frequent first. */
export function usedAt(path: readonly (string | number)[], facts: Facts): readonly string[] {
	const { intent } = facts;
	const key = path.findLast((step) => typeof step === "string");
	switch (key) {
		case "owner":
			return frequent([...things(intent?.objectives), ...things(intent?.goals)].map(({ owner }) => owner));
		case "unit":
			return frequent(things(intent?.keyResults).map(({ unit }) => unit));
		case "who":
			return path[0] === "agreed"
				? frequent(intent?.agreed.map(({ who }) => who))
				: frequent([...(intent?.audience ?? []), ...things(intent?.problems).map(({ who }) => who)]);
		case "audience":
			return frequent(things(intent?.problems).map(({ who }) => who));
		case "by":
			return frequent(facts.people);
		case "branch":
		case "of":
			return facts.branches;
		case "from":
			return path.length === 1 ? facts.branches : [];
		default:
			return [];
	}
}

/** Who answered in records, as often as they did: every `by` on a line of its own. */
export function peopleIn(texts: Iterable<string>): readonly string[] {
	const people: string[] = [];
	for (const text of texts)
		for (const [, written = ""] of text.matchAll(/^by:[ \t]+(\S.*)$/gm)) people.push(scalarIn(written));
	return people.filter((name) => name !== "");
}

function things<T>(map: ReadonlyMap<string, T> | undefined): readonly T[] {
	return [...(map?.values() ?? [])];
}

function frequent(values: readonly (string | undefined)[] = []): readonly string[] {
	const counts = new Map<string, number>();
	for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}

/** Globs that cover what branches are called, such as `feat/**`; then the names themselves. */
export function branchPatterns(branches: readonly string[]): readonly string[] {
	const folders = branches.flatMap((name) => {
		const slash = name.indexOf("/");
		return slash < 0 ? [] : [`${name.slice(0, slash)}/**`];
	});
	return [...frequent(folders), ...branches];
}

import type { Intent, Ref, RefKind } from "../model.ts";
import { kindOf, titleOf } from "./links.ts";

/** What one key of an entry says. */
export type Facet = string | number | readonly string[];

/** A key whose value is another one than before; absent on the side where it said nothing. */
export interface FacetChange {
	/** The key in the file, such as `title` or `to`. */
	readonly key: string;
	readonly was?: Facet;
	readonly is?: Facet;
}

/** What happened to one entry between two versions of `alignment.yaml`. */
export interface IntentChange {
	readonly change: "added" | "removed" | "changed";
	readonly kind: RefKind;
	readonly ref: Ref;
	/** As it is now, or as it last was. */
	readonly title: string;
	/** In the order of the format; empty for what was added or removed. */
	readonly facets: readonly FacetChange[];
}

/**
 * What an entry promises, by key: layout, comments and order don't count, nor do keys that only help the work, such as
 * `owner`, `paths`, `evidence` or `options`. Undefined where `ref` names nothing.
 */
export function meaningOf(intent: Intent, ref: Ref): ReadonlyMap<string, Facet> | undefined {
	switch (kindOf(intent, ref)) {
		case "problem": {
			const { title, who, outcomes } = intent.problems.get(ref) ?? nothing;
			return said({ title, who, outcomes });
		}
		case "objective": {
			const { title, solves } = intent.objectives.get(ref) ?? nothing;
			return said({ title, solves });
		}
		case "key result": {
			const { title, unit, from, to } = intent.keyResults.get(ref) ?? nothing;
			return said({ title, unit, from, to });
		}
		case "engineering goal": {
			const { title, kind, because, supports, debt } = intent.goals.get(ref) ?? nothing;
			return said({ title, kind, because, supports, "debt.to": debt?.to });
		}
		case undefined:
			return undefined;
	}
}

const nothing: Readonly<Record<string, undefined>> = {};

function said(facets: Readonly<Record<string, Facet | undefined>>): ReadonlyMap<string, Facet> {
	const kept = Object.entries(facets).filter(
		(entry): entry is [string, Facet] =>
			entry[1] !== undefined && !(Array.isArray(entry[1]) && entry[1].length === 0),
	);
	return new Map(kept);
}

/** How the meaning of an entry has changed; empty where it hasn't. */
export function facetChanges(
	was: ReadonlyMap<string, Facet>,
	is: ReadonlyMap<string, Facet>,
): readonly FacetChange[] {
	return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
		const [before, after] = [was.get(key), is.get(key)];
		if (isSame(before, after)) return [];
		return [{ key, ...(before !== undefined && { was: before }), ...(after !== undefined && { is: after }) }];
	});
}

/** The order of a list says nothing. */
function isSame(a: Facet | undefined, b: Facet | undefined): boolean {
	if (typeof a !== "object" || typeof b !== "object") return a === b;
	return a.length === b.length && a.every((item) => b.includes(item));
}

/** What happened to each entry from one version to another, in the order of the format; what moved is the same. */
export function intentChanges(was: Intent, is: Intent): readonly IntentChange[] {
	return kinds.flatMap(({ kind, of }) =>
		[...new Set([...of(is).keys(), ...of(was).keys()])].flatMap((ref) => changeOf({ was, is, kind, ref })),
	);
}

const kinds: readonly {
	readonly kind: RefKind;
	readonly of: (intent: Intent) => ReadonlyMap<Ref, unknown>;
}[] = [
	{ kind: "problem", of: ({ problems }) => problems },
	{ kind: "objective", of: ({ objectives }) => objectives },
	{ kind: "key result", of: ({ keyResults }) => keyResults },
	{ kind: "engineering goal", of: ({ goals }) => goals },
];

interface Compared {
	readonly was: Intent;
	readonly is: Intent;
	readonly kind: RefKind;
	readonly ref: Ref;
}

function changeOf({ was, is, kind, ref }: Compared): readonly IntentChange[] {
	const [before, after] = [meaningIn(was, kind, ref), meaningIn(is, kind, ref)];
	const entry = { kind, ref, title: (after ? titleOf(is, ref) : titleOf(was, ref)) ?? ref };
	if (before === undefined || after === undefined) {
		const change = before === undefined ? "added" : "removed";
		return before === after ? [] : [{ change, ...entry, facets: [] }];
	}
	const facets = facetChanges(before, after);
	return facets.length === 0 ? [] : [{ change: "changed", ...entry, facets }];
}

/** An id that is used for another kind of thing now isn't the same entry. */
function meaningIn(intent: Intent, kind: RefKind, ref: Ref): ReadonlyMap<string, Facet> | undefined {
	return kindOf(intent, ref) === kind ? meaningOf(intent, ref) : undefined;
}

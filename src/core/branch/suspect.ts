import { intentAt, type PastState } from "../history/past.ts";
import { type IntentChange, intentChanges, meaningOf } from "../intent/changes.ts";
import type { Intent, Ref, WhyRecord } from "../model.ts";
import type { BranchView } from "../snapshot.ts";
import type { YamlChange } from "../yamlEditChange.ts";

/** What a branch's record was written about has changed its meaning since. */
export interface Suspect {
	/** What the agreement said when the record was written or last found to be right. */
	readonly then: Intent;
	/** What it says now. */
	readonly now: Intent;
	/** Entries that the record names and that are still there, in the order of the format. */
	readonly changes: readonly IntentChange[];
}

/**
 * What has changed of the entries that a record names, since it was written or last reviewed; undefined while nothing
 * has, or nobody can tell. Compares what was committed: what is being typed isn't agreed on yet. What left the
 * agreement is another matter: the card names it as unknown.
 */
export function suspectOf({ record }: Pick<BranchView, "record">, past: PastState): Suspect | undefined {
	if (record === undefined || past.state !== "known") return undefined;
	const at = Math.max(...[record.created, record.reviewed].map(secondsOf));
	const now = past.versions[0]?.intent;
	const then = Number.isFinite(at) ? intentAt(past, at)?.intent : undefined;
	if (then === undefined || now === undefined || then === now) return undefined;
	const named = namedIn(record);
	const changes = intentChanges(then, now).filter(
		({ change, ref }) => change === "changed" && named.has(ref),
	);
	return changes.length === 0 ? undefined : { then, now, changes };
}

/** What *Still right* writes into the record. */
export function stillRight(now: Date): readonly YamlChange[] {
	return [{ set: ["reviewed"], to: `${now.toISOString().slice(0, 19)}Z` }];
}

function secondsOf(instant: string | undefined): number {
	const milliseconds = instant === undefined ? Number.NaN : Date.parse(instant);
	return Number.isNaN(milliseconds) ? Number.NEGATIVE_INFINITY : milliseconds / 1000;
}

function namedIn({ serves, expects }: WhyRecord): ReadonlySet<Ref> {
	return new Set([...(serves === undefined || serves === "none" ? [] : serves), ...expects.keys()]);
}

/** What entries promise, one key a line, to be laid beside what they promised at another time. */
export function meaningText(intent: Intent, refs: readonly Ref[]): string {
	const entries = refs.map((ref) => {
		const lines = [...(meaningOf(intent, ref) ?? [])].flatMap(([key, value]) =>
			typeof value === "object"
				? [`  ${key}:`, ...value.map((item) => `    - ${item}`)]
				: [`  ${key}: ${value}`],
		);
		return [`${ref}:`, ...lines].join("\n");
	});
	return `${entries.join("\n\n")}\n`;
}

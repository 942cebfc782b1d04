import { chainTo, countHeld, type HeldCounts, type Link } from "../../core/history/chain.ts";
import { type Brought, changesOf, newestFirst } from "../../core/history/changes.ts";
import type { RawCommits } from "../../core/history/commit.ts";
import type { Change } from "../../core/history/history.ts";
import { rebasePace } from "../../core/history/rebased.ts";
import type { Steps } from "../../core/steps.ts";

/** Changes, newest first, and for each of their commits how many of the oldest changes it has whole. */
export interface Landed {
	readonly changes: readonly Change[];
	readonly held: Int32Array;
}

export const nothingLanded: Landed = { changes: [], held: new Int32Array() };

/**
 * Those changes that later commits leave as they are. The newest is not among them, nor what one rebase may have
 * written with it.
 */
export function settled({ changes, held }: Landed): Landed {
	let kept = changes.length === 0 ? 0 : 1;
	for (let next = changes[kept]; next; next = changes[kept]) {
		if ((changes[kept - 1]?.landed ?? 0) - next.landed > rebasePace) break;
		kept += 1;
	}
	const commits = changes.slice(0, kept).reduce((sum, change) => sum + change.commits.length, 0);
	return { changes: changes.slice(kept), held: held.subarray(commits) };
}

export interface Extension {
	readonly tip: string;
	/** Name of the branch. */
	readonly branch: string;
	/** Those that `tip` has and `before` has not. */
	readonly commits: RawCommits;
	readonly records: ReadonlyMap<string, Brought>;
}

export interface Extended {
	readonly landed: Landed;
	/** As `heldOf` tells it. */
	readonly held: (commit: string) => number | undefined;
}

/** What landed up to `tip`; undefined when the first-parent line doesn't come from what landed before. */
export function* extended(
	before: Landed,
	{ tip, branch, commits, records }: Extension,
): Steps<Extended | undefined> {
	const line = chainTo(tip, commits, before.changes[0]?.commit);
	if (!line) return undefined;
	yield;
	const changes = yield* changesOf(line, { branch, records, before: before.changes });
	const earlier = heldOf(before);
	const counts = heldOnLine(line, changes, { commits, whole: before.changes.length });
	yield;
	const all = newestFirst(line);
	countHeld(all.toReversed(), counts, earlier);
	const held = new Int32Array(all.length);
	for (const [at, { place }] of all.entries()) held[at] = counts[place] ?? 0;
	return {
		landed: { changes: [...changes, ...before.changes], held: joined(held, before.held) },
		held(id) {
			const commit = commits.find(id);
			return commit?.isRead ? counts[commit.place] : earlier(id);
		},
	};
}

/** What the commits of the first-parent line hold; `whole` changes landed before. */
function heldOnLine(
	line: readonly Link[],
	changes: readonly Change[],
	before: { readonly commits: RawCommits; readonly whole: number },
): HeldCounts {
	const counts = new Int32Array(before.commits.all.length).fill(-1);
	let landed = 0;
	for (const { commit } of line) {
		// Only the last of what landed together has all of it.
		if (changes[changes.length - 1 - landed]?.commit === commit.id) landed += 1;
		counts[commit.place] = before.whole + landed;
	}
	return counts;
}

function joined(first: Int32Array, second: Int32Array): Int32Array {
	const both = new Int32Array(first.length + second.length);
	both.set(first);
	both.set(second, first.length);
	return both;
}

/** Looks commits up; makes its table when it is first asked. */
export function heldOf({ changes, held }: Landed): (commit: string) => number | undefined {
	let table: Map<string, number> | undefined;
	return (commit) => {
		if (!table) {
			table = new Map();
			let at = 0;
			for (const { commits } of changes) for (const id of commits) table.set(id, held[at++] ?? 0);
		}
		return table.get(commit);
	};
}

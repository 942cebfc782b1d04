import { chainTo, countHeld } from "../../core/history/chain.ts";
import { type Brought, changesOf } from "../../core/history/changes.ts";
import type { RawCommit } from "../../core/history/commit.ts";
import type { Change } from "../../core/history/history.ts";
import { rebasePace } from "../../core/history/rebased.ts";

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
	/** Those that `tip` has and `before` has not, by id. */
	readonly commits: ReadonlyMap<string, RawCommit>;
	readonly records: ReadonlyMap<string, Brought>;
}

/** What landed up to `tip`; undefined when the first-parent line doesn't come from what landed before. */
export function extended(before: Landed, { tip, branch, commits, records }: Extension): Landed | undefined {
	const line = chainTo(tip, commits, before.changes[0]?.commit);
	if (!line) return undefined;
	const changes = changesOf(line, { branch, records, before: before.changes });
	const onLine = new Map<string, number>();
	const landing = new Map(
		changes.map(({ commit }, at) => [commit, before.changes.length + changes.length - at]),
	);
	let whole = before.changes.length;
	for (const { commit } of line) {
		whole = landing.get(commit.id) ?? whole;
		onLine.set(commit.id, whole);
	}
	const earlier = heldOf(before);
	const known = (id: string) => onLine.get(id) ?? (commits.has(id) ? undefined : earlier(id));
	const counted = countHeld(
		line.flatMap(({ brought }) => brought.toReversed()),
		commits,
		known,
	);
	const held = changes.flatMap((change) =>
		change.commits.map((id) => onLine.get(id) ?? counted.get(id) ?? 0),
	);
	return { changes: [...changes, ...before.changes], held: joined(Int32Array.from(held), before.held) };
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

import type { RawCommit, RawCommits } from "./commit.ts";

/** One commit of the default branch's first-parent line, and what it brought from beside that line. */
export interface Link {
	readonly commit: RawCommit;
	readonly brought: readonly RawCommit[];
}

/**
 * The first-parent line to `tip`, oldest first, in one walk: each commit beside it belongs to the oldest one that has
 * it. With `base`, `commits` are those that `base` hasn't; undefined when the line doesn't come from there, or when
 * there is no `tip`.
 */
export function chainTo(tip: string, commits: RawCommits, base?: string): readonly Link[] | undefined {
	const line: RawCommit[] = [];
	const taken = new Uint8Array(commits.all.length);
	let end: string | undefined = tip;
	for (let at = commits.find(tip); at?.isRead && !taken[at.place]; at = at.parents[0]) {
		line.push(at);
		taken[at.place] = 1;
		end = at.parents[0]?.id;
	}
	if ((line.length === 0 && tip !== base) || (base !== undefined && end !== base)) return undefined;
	return line.reverse().map((commit) => ({ commit, brought: broughtBy(commit, taken) }));
}

const nothing: readonly RawCommit[] = [];

/** What is behind the other parents and isn't taken yet; takes it. */
function broughtBy({ parents }: RawCommit, taken: Uint8Array): readonly RawCommit[] {
	if (parents.length < 2) return nothing;
	const brought: RawCommit[] = [];
	const open = parents.slice(1);
	for (let commit = open.pop(); commit; commit = open.pop()) {
		if (taken[commit.place] || !commit.isRead) continue;
		taken[commit.place] = 1;
		brought.push(commit);
		open.push(...commit.parents);
	}
	return brought;
}

/** By the place of a commit: how many of the oldest changes it has whole; negative where nobody counted. */
export type HeldCounts = Int32Array;

/**
 * Counts how many of the oldest changes each commit has whole, its own among them: what is on a first-parent line has
 * all that is older. `held` knows it of some already; `known` answers for commits that weren't read.
 */
export function countHeld(
	commits: Iterable<RawCommit>,
	held: HeldCounts,
	known: (id: string) => number | undefined,
): void {
	// Replaced objects can make a commit its own ancestor.
	const seen = new Uint8Array(held.length);
	const countOf = ({ place, isRead, id }: RawCommit): number => {
		const count = held[place] ?? -1;
		return count >= 0 || isRead ? count : (known(id) ?? -1);
	};
	const open: RawCommit[] = [];
	for (const first of commits) {
		if ((held[first.place] ?? -1) < 0) open.push(first);
		for (let commit = open.at(-1); commit; commit = open.at(-1)) {
			seen[commit.place] = 1;
			let most = 0;
			let missing: RawCommit | undefined;
			for (const parent of commit.parents) {
				const count = countOf(parent);
				if (count >= 0) most = Math.max(most, count);
				else if (!seen[parent.place] && parent.isRead) missing ??= parent;
			}
			if (missing) {
				open.push(missing);
				continue;
			}
			open.pop();
			if (countOf(commit) < 0) held[commit.place] = most;
		}
	}
}

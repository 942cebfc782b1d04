import type { WhyRecord } from "../model.ts";
import type { Link } from "./chain.ts";
import type { RawCommit } from "./commit.ts";
import { pullIn } from "./message.ts";

/** Seconds between two commits that one rebase writes, at most. */
export const rebasePace = 60;

/**
 * The line cut into what landed together, oldest first: a rebase writes the commits of a branch anew, one right after
 * the other, so that all are committed within a moment and later than they were authored. A second record or another
 * trailer begins another branch.
 */
export function landedTogether(
	line: readonly Link[],
	recordsOf: (commit: string) => readonly WhyRecord[],
): readonly (readonly Link[])[] {
	const groups: Link[][] = [];
	for (const run of runs(line)) {
		if (run.length === 1) groups.push(run);
		else groups.push(...divided(run, recordsOf));
	}
	return groups;
}

function runs(line: readonly Link[]): readonly Link[][] {
	const found: Link[][] = [];
	for (const link of line) {
		const run = found.at(-1);
		const last = run?.at(-1);
		if (run && last && follows(link.commit, last.commit)) run.push(link);
		else found.push([link]);
	}
	return found;
}

function follows(commit: RawCommit, last: RawCommit): boolean {
	const gap = commit.committed - last.committed;
	if (gap < 0 || gap > rebasePace || !wasRebased(commit) || !wasRebased(last)) return false;
	// Picked commits may have nothing to do with each other, unless they say the same.
	if ((commit.pickedFrom ?? last.pickedFrom) !== undefined)
		return commit.serves !== undefined && !contradict(commit, last);
	return true;
}

/** Whether it was written anew as one of a branch: it isn't a merge, and no pull request in one commit. */
export function wasRebased({ parents, authored, committed, subject }: RawCommit): boolean {
	return parents.length === 1 && authored < committed && pullIn(subject) === undefined;
}

function contradict(a: RawCommit, b: RawCommit): boolean {
	if (a.serves === undefined || b.serves === undefined) return false;
	return [...a.serves].sort().join() !== [...b.serves].sort().join();
}

function divided(
	run: readonly Link[],
	recordsOf: (commit: string) => readonly WhyRecord[],
): readonly Link[][] {
	const [first, ...rest] = run;
	if (!first) return [];
	const groups = [[first]];
	let hasRecord = recordsOf(first.commit.id).length > 0;
	for (const link of rest) {
		const group = groups.at(-1) ?? [];
		const brings = recordsOf(link.commit.id).length > 0;
		const says = group.findLast(({ commit }) => commit.serves !== undefined) ?? link;
		if ((brings && hasRecord) || contradict(says.commit, link.commit)) {
			groups.push([link]);
			hasRecord = brings;
			continue;
		}
		group.push(link);
		hasRecord ||= brings;
	}
	return groups;
}

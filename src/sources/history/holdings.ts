import { countHeld } from "../../core/history/chain.ts";
import type { RawCommit } from "../../core/history/commit.ts";
import type { Release } from "../../core/history/history.ts";
import type { Holding } from "../../core/history/releases.ts";
import type { Git } from "../git.ts";
import { readCommits } from "./readCommits.ts";

/** More releases beside the default branch are not looked into: the newest are. */
const mostBeside = 500;

export interface HoldingsQuestion {
	readonly tip: string;
	/** How many of the oldest changes a commit of the default branch has. */
	readonly inHistory: (commit: string) => number | undefined;
	readonly releases: readonly Release[];
	readonly signal: AbortSignal | undefined;
}

/** What each release has of the default branch. Costs a process where some lie beside it, as on release branches. */
export async function readHoldings(
	git: Git,
	{ tip, inHistory, releases, signal }: HoldingsQuestion,
): Promise<readonly Holding[]> {
	const beside = releases.filter(({ commit }) => inHistory(commit) === undefined).slice(-mostBeside);
	if (beside.length === 0)
		return releases.map((release) => ({ release, held: inHistory(release.commit) ?? 0, picked: [] }));
	const tips = [...new Set(beside.map(({ commit }) => commit))];
	const commits = await readCommits(git, { tips, without: [tip] }, signal);
	const held = new Int32Array(commits.all.length).fill(-1);
	countHeld(commits.all.filter(({ isRead }) => isRead).reverse(), held, inHistory);
	const seen = new Set<RawCommit>();
	return releases.map((release) => {
		const commit = commits.find(release.commit);
		const there = commit?.isRead ? held[commit.place] : undefined;
		return {
			release,
			held: inHistory(release.commit) ?? there ?? 0,
			picked: commit ? pickedFor(commit, seen) : [],
		};
	});
}

/** What the commits of a release that none before it has were picked from. */
function pickedFor(release: RawCommit, seen: Set<RawCommit>): readonly string[] {
	const picked: string[] = [];
	const open = [release];
	for (let commit = open.pop(); commit; commit = open.pop()) {
		if (seen.has(commit) || !commit.isRead) continue;
		seen.add(commit);
		if (commit.pickedFrom !== undefined) picked.push(commit.pickedFrom);
		open.push(...commit.parents);
	}
	return picked;
}

import { countHeld } from "../../core/history/chain.ts";
import type { RawCommit } from "../../core/history/commit.ts";
import type { Release } from "../../core/history/history.ts";
import type { Holding } from "../../core/history/releases.ts";
import type { Git } from "../git.ts";
import { heldOf, type Landed } from "./extend.ts";
import { readCommits } from "./readCommits.ts";

/** More releases beside the default branch are not looked into: the newest are. */
const mostBeside = 500;

/** What each release has of the default branch. Costs a process where some lie beside it, as on release branches. */
export async function readHoldings(
	git: Git,
	tip: string,
	landed: Landed,
	releases: readonly Release[],
	signal: AbortSignal | undefined,
): Promise<readonly Holding[]> {
	const inHistory = heldOf(landed);
	const beside = releases.filter(({ commit }) => inHistory(commit) === undefined).slice(-mostBeside);
	if (beside.length === 0)
		return releases.map((release) => ({ release, held: inHistory(release.commit) ?? 0, picked: [] }));
	const tips = [...new Set(beside.map(({ commit }) => commit))];
	const commits = await readCommits(git, { tips, without: [tip] }, signal);
	const held = countHeld([...commits.values()].reverse(), commits, inHistory);
	const seen = new Set<string>();
	return releases.map((release) => ({
		release,
		held: inHistory(release.commit) ?? held.get(release.commit) ?? 0,
		picked: commits.has(release.commit) ? pickedFor(release.commit, commits, seen) : [],
	}));
}

/** What the commits of a release that none before it has were picked from. */
function pickedFor(
	release: string,
	commits: ReadonlyMap<string, RawCommit>,
	seen: Set<string>,
): readonly string[] {
	const picked: string[] = [];
	const open = [release];
	for (let id = open.pop(); id !== undefined; id = open.pop()) {
		const commit = seen.has(id) ? undefined : commits.get(id);
		if (!commit) continue;
		seen.add(id);
		if (commit.pickedFrom !== undefined) picked.push(commit.pickedFrom);
		open.push(...commit.parents);
	}
	return picked;
}

import type { RawCommit } from "./commit.ts";

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
export function chainTo(
	tip: string,
	commits: ReadonlyMap<string, RawCommit>,
	base?: string,
): readonly Link[] | undefined {
	const line: RawCommit[] = [];
	const taken = new Set<string>();
	let end: string | undefined = tip;
	for (let at = commits.get(tip); at && !taken.has(at.id); ) {
		line.push(at);
		taken.add(at.id);
		end = at.parents[0];
		at = end === undefined ? undefined : commits.get(end);
	}
	if ((line.length === 0 && tip !== base) || (base !== undefined && end !== base)) return undefined;
	return line.reverse().map((commit) => ({ commit, brought: broughtBy(commit, commits, taken) }));
}

/** What is behind the other parents and isn't taken yet; takes it. */
function broughtBy(
	{ parents }: RawCommit,
	commits: ReadonlyMap<string, RawCommit>,
	taken: Set<string>,
): readonly RawCommit[] {
	if (parents.length < 2) return [];
	const brought: RawCommit[] = [];
	const open = parents.slice(1);
	for (let id = open.pop(); id !== undefined; id = open.pop()) {
		const commit = taken.has(id) ? undefined : commits.get(id);
		if (!commit) continue;
		taken.add(id);
		brought.push(commit);
		open.push(...commit.parents);
	}
	return brought;
}

/**
 * How many of the oldest changes each commit has whole, its own among them: what is on a first-parent line has all
 * that is older. `known` answers for commits that aren't in `commits`.
 */
export function countHeld(
	commits: readonly RawCommit[],
	byId: ReadonlyMap<string, RawCommit>,
	known: (id: string) => number | undefined,
): ReadonlyMap<string, number> {
	const held = new Map<string, number>();
	// Replaced objects can make a commit its own ancestor.
	const seen = new Set<string>();
	const countOf = (id: string) => held.get(id) ?? known(id);
	for (const first of commits) {
		const open = [first];
		for (let commit = open.at(-1); commit; commit = open.at(-1)) {
			seen.add(commit.id);
			let most = 0;
			let missing: RawCommit | undefined;
			for (const id of commit.parents) {
				const count = countOf(id);
				if (count !== undefined) most = Math.max(most, count);
				else if (!seen.has(id)) missing ??= byId.get(id);
			}
			if (missing) {
				open.push(missing);
				continue;
			}
			open.pop();
			if (countOf(commit.id) === undefined) held.set(commit.id, most);
		}
	}
	return held;
}

import type { WhyRecord } from "../model.ts";
import type { Link } from "./chain.ts";
import type { RawCommit, RawCommits } from "./commit.ts";
import type { Apart, Change } from "./history.ts";
import { branchesIn } from "./message.ts";

/**
 * The commits of a merge that came on another branch than the change's own, with the record of that branch, as the
 * merges say that brought them: an octopus names its branches, and so does a merge on a branch. What a branch without
 * a record brought to another belongs to that one; in an octopus it stands for itself.
 */
export function commitsApart(link: Link, records: readonly WhyRecord[]): readonly Apart[] {
	const [own] = records;
	const named = branchesIn(link.commit.subject);
	const known = new Set(records.map(({ branch }) => branch));
	if (!own || (named.length > 1 && !named.some((name) => known.has(name)))) return [];
	// A branch may be called otherwise than its record says.
	const tips = link.commit.parents.slice(1).map((commit, at) => ({
		commit,
		branch: named.length > 1 ? named[at] : own.branch,
	}));
	const parts = new Map<WhyRecord | undefined, string[]>();
	for (const [commit, branch] of branchesOf(tips, link.brought, known)) {
		const record = records.find((each) => each.branch === branch);
		if (branch === undefined || record === own) continue;
		parts.set(record, [...(parts.get(record) ?? []), commit]);
	}
	return [...parts].map(([record, commits]) => ({ commits, ...(record && { record }) }));
}

interface Tip {
	readonly commit: RawCommit;
	readonly branch: string | undefined;
}

/** Each of the commits with the branch it came on; of branches within branches, the innermost of `known`. */
function branchesOf(
	tips: readonly Tip[],
	brought: readonly RawCommit[],
	known: ReadonlySet<string>,
): ReadonlyMap<string, string | undefined> {
	const own = new Set(brought);
	const found = new Map<string, string | undefined>();
	const open = [...tips];
	for (let next = open.shift(); next; next = open.shift()) {
		const { branch } = next;
		const inner: Tip[] = [];
		for (
			let at: RawCommit | undefined = next.commit;
			at && own.has(at) && !found.has(at.id);
			at = at.parents[0]
		) {
			found.set(at.id, branch);
			const names = branchesIn(at.subject);
			const merged = at.parents.slice(1).map((commit, index) => {
				const name = names[index];
				return { commit, branch: name !== undefined && known.has(name) ? name : branch };
			});
			// What was merged first has commits that later merges have as well.
			inner.unshift(...merged);
		}
		open.unshift(...inner);
	}
	return found;
}

/** Whether a change brought records of which no merge says what came with them, as of branches that were stacked. */
export function isStacked({ how, otherRecords = [], apart = [] }: Change): boolean {
	return how === "merge" && otherRecords.some((record) => !apart.some((part) => part.record === record));
}

/**
 * The change with the commits apart that stood below its own branch: each record begins a branch, in the order in which
 * commits added them. `added` names the files of records by the commits that added them.
 */
export function withStackApart(
	change: Change,
	commits: RawCommits,
	added: ReadonlyMap<string, readonly string[]>,
): Change {
	const { record: own, otherRecords = [], apart = [] } = change;
	const line = lineBeside(change, commits);
	const begins = new Map<string, WhyRecord>();
	for (const record of own ? [own, ...otherRecords] : otherRecords) {
		const commit = line.find((id) => added.get(id)?.includes(record.file));
		if (commit !== undefined && !begins.has(commit)) begins.set(commit, record);
	}
	const parts = new Map<WhyRecord, string[]>();
	// A record may be written after the first commits of its branch.
	let current = line.flatMap((id) => begins.get(id) ?? [])[0];
	for (const id of line) {
		current = begins.get(id) ?? current;
		if (current && current !== own) parts.set(current, [...(parts.get(current) ?? []), id]);
	}
	if (parts.size === 0) return change;
	return { ...change, apart: [...apart, ...[...parts].map(([record, ids]) => ({ commits: ids, record }))] };
}

/** The ids of the first-parent line that a merge brought, oldest first, without what stands apart already. */
function lineBeside({ commit, commits: own, apart = [] }: Change, commits: RawCommits): readonly string[] {
	const open = new Set(own);
	const elsewhere = new Set(apart.flatMap((part) => part.commits));
	const line: string[] = [];
	for (let at = commits.find(commit)?.parents[1]; at && open.delete(at.id); at = at.parents[0])
		if (!elsewhere.has(at.id)) line.push(at.id);
	return line.reverse();
}

import type { Ref, Said, WhyRecord } from "../model.ts";
import { commitsApart } from "./apart.ts";
import type { Link } from "./chain.ts";
import type { RawCommit } from "./commit.ts";
import type { Change, ChangeServes, Landing } from "./history.ts";
import { branchesIn, pullIn, type Takeback } from "./message.ts";
import { landedTogether, wasRebased } from "./rebased.ts";

/** Records that a first-parent commit brought, as they stood then. */
export interface Brought {
	readonly added: readonly WhyRecord[];
	/** Those that were there before, and say something else now. */
	readonly edited: readonly WhyRecord[];
}

export interface LandedFacts {
	/** The branch that they landed on: no change is named after it. */
	readonly branch: string;
	/** By first-parent commit; absent for most. */
	readonly records: ReadonlyMap<string, Brought>;
	/** Changes that landed before, newest first. */
	readonly before: readonly Change[];
}

/**
 * What each part of the first-parent line brought, newest first. `serves` holds only what was said outright, by
 * records and trailers; releases and sizes are still to come.
 */
export function changesOf(line: readonly Link[], facts: LandedFacts): readonly Change[] {
	const recordsOf = (commit: string) => facts.records.get(commit)?.added ?? [];
	const groups = landedTogether(line, recordsOf);
	const takebacks = groups.map(takebackOf);
	const changes = groups.map((links) => changeOf(links, facts));
	const byPull = takebacks.some((one) => one && "pull" in one)
		? pulls([...facts.before, ...changes])
		: undefined;
	return changes
		.map((change, at) => {
			const takeback = takebacks[at];
			const reverts = takeback && ("commit" in takeback ? takeback.commit : byPull?.get(takeback.pull));
			return reverts === undefined ? change : { ...change, reverts };
		})
		.reverse();
}

function changeOf(links: readonly Link[], facts: LandedFacts): Change {
	const { commit } = links[links.length - 1] as Link;
	const all = links.flatMap((link) => [...link.brought, link.commit]);
	const named = branchesIn(commit.subject).filter((name) => name !== facts.branch);
	const records = recordsIn(links, facts, named);
	const [record, ...otherRecords] = records;
	const [only] = links.length === 1 ? links : [];
	const apart = record && only && commit.parents.length > 1 ? commitsApart(only, records) : [];
	const branch = record?.branch ?? (named.length === 1 ? named[0] : undefined);
	return {
		commit: commit.id,
		how: landingOf(links, record),
		commits: all.map(({ id }) => id).reverse(),
		subject: commit.subject,
		...(branch !== undefined && { branch }),
		began: all.reduce((first, { authored }) => Math.min(first, authored), commit.authored),
		landed: commit.committed,
		landedOn: commit.day,
		authors: authorsOf(links),
		...(record && { record }),
		...(otherRecords.length > 0 && { otherRecords }),
		...(apart.length > 0 && { apart }),
		serves: saidBy(records, all),
	};
}

/** Its own record first: that of the first branch which the merge names, else the newest. */
function recordsIn(
	links: readonly Link[],
	{ records }: LandedFacts,
	named: readonly string[],
): readonly WhyRecord[] {
	const brought = links.flatMap(({ commit }) => records.get(commit.id) ?? []);
	if (brought.length === 0) return [];
	const added = brought.flatMap((each) => each.added);
	// A branch that goes on after it landed may say more in the record that it has.
	const all = [...added, ...brought.flatMap((each) => each.edited)];
	const own = named.flatMap((name) => all.find(({ branch }) => branch === name) ?? [])[0];
	const newestFirst = added.toSorted((a, b) => ageOf(b).localeCompare(ageOf(a)));
	return own ? [own, ...newestFirst.filter((record) => record !== own)] : newestFirst;
}

function ageOf({ created, file }: WhyRecord): string {
	return created ?? file.slice(file.lastIndexOf("/") + 1);
}

function landingOf(links: readonly Link[], record: WhyRecord | undefined): Landing {
	const { commit } = links[links.length - 1] as Link;
	if (links.length > 1) return "rebase";
	if (commit.parents.length > 1) return "merge";
	if (pullIn(commit.subject) !== undefined || commit.isSquash) return "squash";
	if (record === undefined) return "direct";
	return wasRebased(commit) ? "rebase" : "squash";
}

/** Who only pressed the button of a merge didn't write it. */
function authorsOf(links: readonly Link[]): number {
	const writers = links.flatMap(({ commit, brought }) => (brought.length > 0 ? brought : [commit]));
	return new Set(writers.flatMap(({ authors }) => authors)).size;
}

function saidBy(records: readonly WhyRecord[], commits: readonly RawCommit[]): ChangeServes {
	const byRecords = union(records.flatMap(({ serves }) => (serves === undefined ? [] : [serves])));
	if (byRecords !== undefined) return { by: "record", said: byRecords, partOf: [] };
	const byTrailers = union(commits.flatMap(({ serves }) => (serves === undefined ? [] : [saidOf(serves)])));
	if (byTrailers !== undefined) return { by: "trailer", said: byTrailers, partOf: [] };
	return servesNobody;
}

/** The same value for all, as most changes of a long history have it. */
export const servesNobody: ChangeServes = { by: "nobody", said: [], partOf: [] };

function saidOf(refs: readonly Ref[]): Said {
	const named = refs.filter((ref) => ref !== "none");
	return named.length > 0 ? named : "none";
}

/** Whoever serves something doesn't serve nothing. */
function union(said: readonly Said[]): Said | undefined {
	if (said.length === 0) return undefined;
	const refs = new Set(said.flatMap((each) => (each === "none" ? [] : each)));
	return refs.size > 0 || said.some((each) => each !== "none") ? [...refs] : "none";
}

/** Of one landing: its message says so, or that of the only commit which it brought. */
function takebackOf(links: readonly Link[]): Takeback | undefined {
	if (links.length !== 1) return undefined;
	const { commit, brought } = links[0] as Link;
	return commit.takesBack ?? (brought.length === 1 ? brought[0]?.takesBack : undefined);
}

function pulls(changes: readonly Change[]): ReadonlyMap<number, string> {
	const found = new Map<number, string>();
	for (const { subject, commit } of changes) {
		const number = pullIn(subject);
		if (number !== undefined) found.set(number, commit);
	}
	return found;
}

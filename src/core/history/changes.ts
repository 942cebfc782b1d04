import type { Ref, Said, WhyRecord } from "../model.ts";
import type { Steps } from "../steps.ts";
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

/** Changes between two steps. */
const stride = 64;

/**
 * What each part of the first-parent line brought, newest first. `serves` holds only what was said outright, by
 * records and trailers; releases and sizes are still to come.
 */
export function* changesOf(line: readonly Link[], facts: LandedFacts): Steps<readonly Change[]> {
	const recordsOf = (commit: string) => facts.records.get(commit)?.added ?? [];
	const groups = landedTogether(line, recordsOf);
	const takebacks = groups.map(takebackOf);
	const changes: Writable<Change>[] = [];
	for (const links of groups.toReversed()) {
		if (changes.length % stride === 0) yield;
		changes.push(changeOf(links, facts));
	}
	const byPull = takebacks.some((one) => one && "pull" in one)
		? pulls([...changes, ...facts.before].reverse())
		: undefined;
	for (const [at, takeback] of takebacks.reverse().entries()) {
		const change = changes[at];
		const reverts = takeback && ("commit" in takeback ? takeback.commit : byPull?.get(takeback.pull));
		if (change && reverts !== undefined) change.reverts = reverts;
	}
	return changes;
}

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

const none: readonly WhyRecord[] = [];

/** One of tens of thousands: most have neither a record nor a trailer, and cost no look for what these would say. */
function changeOf(links: readonly Link[], facts: LandedFacts): Writable<Change> {
	const { commit } = links[links.length - 1] as Link;
	const named = branchesIn(commit.subject).filter((name) => name !== facts.branch);
	const hasRecords = links.some((link) => facts.records.has(link.commit.id));
	const records = hasRecords ? recordsIn(links, facts, named) : none;
	const [record] = records;
	const [only] = links.length === 1 ? links : [];
	const apart = record && only && commit.parents.length > 1 ? commitsApart(only, records) : [];
	const branch = record?.branch ?? (named.length === 1 ? named[0] : undefined);
	const all = newestFirst(links);
	let began = commit.authored;
	for (const { authored } of all) if (authored < began) began = authored;
	const change: Writable<Change> = {
		commit: commit.id,
		how: landingOf(links, record),
		commits: all.map(({ id }) => id),
		subject: commit.subject,
		began,
		landed: commit.committed,
		landedOn: commit.day,
		authors: authorsOf(links),
		serves: saidBy(records, all),
	};
	if (branch !== undefined) change.branch = branch;
	if (record) change.record = record;
	if (records.length > 1) change.otherRecords = records.slice(1);
	if (apart.length > 0) change.apart = apart;
	return change;
}

/** The commits of some links, in the order of `Change.commits`. */
export function newestFirst(links: readonly Link[]): readonly RawCommit[] {
	const [only] = links;
	if (only && links.length === 1) return newestOf(only);
	return links.toReversed().flatMap(newestOf);
}

function newestOf({ commit, brought }: Link): readonly RawCommit[] {
	return brought.length === 0 ? [commit] : [commit, ...brought.toReversed()];
}

/** Its own record first: that of the first branch which the merge names, else the newest. */
function recordsIn(
	links: readonly Link[],
	{ records }: LandedFacts,
	named: readonly string[],
): readonly WhyRecord[] {
	const brought = links.flatMap(({ commit }) => records.get(commit.id) ?? []);
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
	const [{ commit, brought }] = links as readonly [Link];
	const { authors: first } = brought[0] ?? commit;
	if (links.length === 1 && brought.length < 2 && first.length === 1) return 1;
	const mails = new Set<string>();
	for (const link of links)
		for (const { authors } of link.brought.length > 0 ? link.brought : [link.commit])
			for (const mail of authors) mails.add(mail);
	return mails.size;
}

function saidBy(records: readonly WhyRecord[], newestFirst: readonly RawCommit[]): ChangeServes {
	if (records.length === 0 && newestFirst.every(({ serves }) => serves === undefined)) return servesNobody;
	const byRecords = union(records.flatMap(({ serves }) => (serves === undefined ? [] : [serves])));
	if (byRecords !== undefined) return { by: "record", said: byRecords, partOf: [] };
	const trailers = newestFirst.flatMap(({ serves }) => (serves === undefined ? [] : [saidOf(serves)]));
	const byTrailers = union(trailers.reverse());
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

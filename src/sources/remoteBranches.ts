import type { RemoteBranch } from "../core/branch/remote.ts";
import { parseWhyRecord } from "../core/branch/whyRecord.ts";
import type { Git } from "./git.ts";
import { type ObjectMemory, readElsewhere } from "./recordsElsewhere.ts";

/** What was read of remotes at one moment. */
export interface RemoteBranches {
	/** What git said of the refs: the same again means that nothing moved. */
	readonly seen: string;
	/** Newest first; none whose commits are all on the default branch. */
	readonly branches: readonly RemoteBranch[];
	/** How many older ones were not looked at. */
	readonly leftOut: number;
}

export interface RemoteQuestion {
	/** Name of the default branch. */
	readonly defaultBranch: string;
	/** From the git root to the folder that holds the intent, with a trailing `/`; empty at the root. */
	readonly folder: string;
	readonly memory: ObjectMemory;
	/** What was read before, given back where nothing moved. */
	readonly known?: RemoteBranches | undefined;
	readonly signal?: AbortSignal;
}

/** Older branches are not looked at. */
export const mostRemoteBranches = 256;

const records = ".alignment/why";
const remotes = "refs/remotes/";
const fields = ["refname", "objectname", "committerdate:iso-strict", "symref"];

interface RemoteRef extends Omit<RemoteBranch, "records"> {
	/** As git calls it here, without `refs/remotes/`. */
	readonly ref: string;
}

/**
 * The branches that remotes had when they were last fetched, with the records on their tips; never by the network. One
 * process while nothing moved, else one more for what is merged and at most five for the records. Throws as `Git` does.
 */
export async function readRemoteBranches(git: Git, question: RemoteQuestion): Promise<RemoteBranches> {
	const { defaultBranch, folder, memory, known, signal } = question;
	const local = `refs/heads/${defaultBranch}`;
	const { text } = await git.run("for-each-ref", {
		args: [`--format=${fields.map((field) => `%(${field})`).join("%00")}`],
		refs: [local, remotes],
		...(signal && { signal }),
	});
	const seen = `${folder}\n${text}`;
	if (known?.seen === seen) return known;
	const rows = text
		.split("\n")
		.filter(Boolean)
		.map((line) => line.split("\0"));
	const tips = rows.flatMap(([ref, commit = ""]) =>
		ref === local || ref === `${remotes}origin/${defaultBranch}` ? [commit] : [],
	);
	const refs = rows.flatMap(remoteRef).filter(({ name }) => name !== defaultBranch);
	const unmerged = newestOfEach(await withoutMerged(git, refs, [...new Set(tips)], signal));
	const newest = unmerged.slice(0, mostRemoteBranches);
	const [tip] = tips;
	const elsewhere = await readElsewhere(
		git,
		{
			// What landed is no branch's own any more.
			head: tip === undefined ? { kind: "unborn", name: "" } : { kind: "detached", commit: tip },
			branches: newest.map((ref) => ({ ...ref, name: ref.ref, current: false, checkedOut: false })),
			...{ folder, records },
		},
		memory,
		signal,
	);
	const branches = newest.map(({ ref, ...branch }): RemoteBranch => {
		const texts = elsewhere.filter((each) => each.branches.includes(ref));
		return { ...branch, records: texts.flatMap((each) => ownRecord(each, branch.name)) };
	});
	return { seen, branches, leftOut: unmerged.length - newest.length };
}

function remoteRef([ref = "", commit = "", committed = "", symref]: readonly string[]): RemoteRef[] {
	const [, remote, name] = /^refs\/remotes\/([^/]+)\/(.+)$/.exec(ref) ?? [];
	if (remote === undefined || name === undefined || symref || committed === "") return [];
	return [{ ref: ref.slice(remotes.length), remote, name, commit, committed }];
}

async function withoutMerged(
	git: Git,
	refs: readonly RemoteRef[],
	tips: readonly string[],
	signal: AbortSignal | undefined,
): Promise<readonly RemoteRef[]> {
	if (refs.length === 0 || tips.length === 0) return refs;
	const { text } = await git.run("for-each-ref", {
		args: ["--format=%(refname:lstrip=2)", ...tips.map((tip) => `--no-merged=${tip}`)],
		refs: [remotes],
		...(signal && { signal }),
	});
	const unmerged = new Set(text.split("\n"));
	return refs.filter(({ ref }) => unmerged.has(ref));
}

/** Newest first; of a name that several remotes have, the newest alone. */
function newestOfEach(refs: readonly RemoteRef[]): readonly RemoteRef[] {
	const newestFirst = refs
		.map((ref) => ({ ref, at: Date.parse(ref.committed) }))
		.sort((a, b) => b.at - a.at || Number(b.ref.remote === "origin") - Number(a.ref.remote === "origin"));
	const byName = new Map<string, RemoteRef>();
	for (const { ref } of newestFirst) if (!byName.has(ref.name)) byName.set(ref.name, ref);
	return [...byName.values()];
}

/** Tips carry the records of all that they were made from: only those that speak of the branch are read. */
function ownRecord({ file, text }: { readonly file: string; readonly text: string }, branch: string) {
	if (!text.includes(branch)) return [];
	const { record } = parseWhyRecord(text, file, undefined);
	return record?.branch === branch ? [record] : [];
}

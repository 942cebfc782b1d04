import { parseWhyRecord } from "../../core/branch/whyRecord.ts";
import type { Brought } from "../../core/history/changes.ts";
import type { WhyRecord } from "../../core/model.ts";
import { GitFailed } from "../errors.ts";
import type { Git } from "../git.ts";
import { type ObjectHeader, readHeaders, readObjects, treeFiles } from "../objects.ts";
import { yielding } from "../yielding.ts";

/** A version of a record, and the first-parent commit that brought it. */
interface Version {
	readonly commit: string;
	readonly status: "A" | "M" | "D";
	/** Of what is deleted: what it was. */
	readonly blob: string;
	readonly file: string;
}

export interface RecordsQuestion {
	readonly tip: string;
	readonly without: readonly string[];
	/** From the git root to the folder that holds the intent, with a trailing `/`; empty at the root. */
	readonly folder: string;
	/** Commits that seem to bring all that they have: what they truly brought is what names their own branch. */
	readonly edge: ReadonlySet<string>;
	/** Whether the clone was made without all contents; asked for where some can't be read. */
	readonly isPartial: () => Promise<boolean>;
	readonly signal?: AbortSignal;
}

export interface BroughtRecords {
	readonly byCommit: ReadonlyMap<string, Brought>;
	/** False where a partial clone lacks the text of some. */
	readonly isWhole: boolean;
}

const records = ".alignment/why";
const most = { versions: 20_000, bytes: 64 * 1024, batch: 16 * 1024 * 1024 } as const;
/** A cold disk and a long history take their time. */
const timeout = 5 * 60_000;

/**
 * The records that the commits of a first-parent line brought; the newest of too many. A partial clone has those that
 * are still there at the tip. Throws what git throws.
 */
export async function readBroughtRecords(git: Git, question: RecordsQuestion): Promise<BroughtRecords> {
	const { signal, isPartial } = question;
	let versions: readonly Version[] = [];
	let blobs: readonly string[] = [];
	try {
		versions = (await readVersions(git, question)).slice(0, most.versions);
		blobs = [...new Set(versions.map(({ blob }) => blob))];
		const texts = await readTexts(git, blobs, signal);
		return { byCommit: await parsed(versions, texts, question), isWhole: true };
	} catch (error) {
		if (!(error instanceof GitFailed) || !(await isPartial())) throw error;
	}
	const present = await presentTexts(git, blobs, question);
	return { byCommit: await parsed(versions, present, question), isWhole: false };
}

/** git ends the batch at the first object that it lacks: those that a checkout brought are asked for by themselves. */
async function presentTexts(
	git: Git,
	blobs: readonly string[],
	{ tip, folder, signal }: RecordsQuestion,
): Promise<ReadonlyMap<string, string>> {
	try {
		const [tree] = await readHeaders(git, [`${tip}:${folder}${records}`], signal);
		if (tree?.type !== "tree") return new Map();
		const objects = await readObjects(git, [tree.id], signal);
		const bytes = objects.get(tree.id);
		const files = bytes ? treeFiles(bytes, tree.id.length / 2) : [];
		const present = new Set(files.map(({ id }) => id));
		return await readTexts(
			git,
			blobs.filter((blob) => present.has(blob)),
			signal,
		);
	} catch (error) {
		// Not even those: nothing was checked out.
		if (error instanceof GitFailed) return new Map();
		throw error;
	}
}

async function parsed(
	versions: readonly Version[],
	texts: ReadonlyMap<string, string>,
	{ folder }: RecordsQuestion,
): Promise<ReadonlyMap<string, Brought>> {
	const brought = new Map<string, { added: WhyRecord[]; edited: WhyRecord[] }>();
	const recordIn = ({ blob, file }: Version) =>
		parseWhyRecord(texts.get(blob) ?? "", file.slice(folder.length), undefined).record;
	const moved = new Map<string, string>();
	for (const version of versions) {
		const branch = version.status === "D" ? recordIn(version)?.branch : undefined;
		if (branch !== undefined) moved.set(`${version.commit} ${branch}`, version.blob);
	}
	for await (const version of yielding(versions)) {
		const record = version.status === "D" ? undefined : recordIn(version);
		const { commit, blob, status } = version;
		// What only moves to another file was there before.
		const was = record && moved.get(`${commit} ${record.branch}`);
		if (!record || was === blob) continue;
		const entry = brought.get(commit) ?? { added: [], edited: [] };
		(status === "A" && was === undefined ? entry.added : entry.edited).push(nameless(record));
		brought.set(commit, entry);
	}
	return brought;
}

/** History counts work and never names a person. */
function nameless({ by: _by, questions, ...record }: WhyRecord): WhyRecord {
	return { ...record, questions: questions.map(({ by: _asker, ...question }) => question) };
}

async function readVersions(
	git: Git,
	{ tip, without, folder, edge, signal }: RecordsQuestion,
): Promise<readonly Version[]> {
	const output = await git.run("log", {
		args: [
			...["--first-parent", "--diff-merges=first-parent", "--root", "--raw", "--no-abbrev"],
			...["--no-renames", "--diff-filter=AMD", "-z", "--format=%H"],
		],
		refs: [tip, ...without.map((commit) => `^${commit}`)],
		paths: [folder + records],
		timeout,
		...(signal && { signal }),
	});
	const versions: Version[] = [];
	let commit = "";
	const parts = output.text.split("\0");
	for (let at = 0; at < parts.length; at += 1) {
		const change = /^\n?:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([AMD])$/.exec(parts[at] ?? "");
		if (!change) {
			commit = parts[at] ?? "";
			continue;
		}
		at += 1;
		const file = parts[at] ?? "";
		const [, modeBefore = "", modeNow = "", before = "", now = "", status] = change;
		const [mode, blob] = status === "D" ? [modeBefore, before] : [modeNow, now];
		if (mode.startsWith("100") && /\.ya?ml$/i.test(file))
			versions.push({ commit, status: edge.has(commit) ? "M" : (status as Version["status"]), blob, file });
	}
	return withoutMereDeletions(versions);
}

/** What is only deleted brings nothing, and need not be read; beside what is added it may have moved there. */
function withoutMereDeletions(versions: readonly Version[]): readonly Version[] {
	const adding = new Set(versions.flatMap(({ commit, status }) => (status === "A" ? [commit] : [])));
	return versions.filter(({ commit, status }) => status !== "D" || adding.has(commit));
}

async function readTexts(
	git: Git,
	blobs: readonly string[],
	signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string>> {
	const texts = new Map<string, string>();
	const headers = await readHeaders(git, blobs, signal);
	const lost = blobs.find((_id, at) => !headers[at]);
	if (lost !== undefined) throw new GitFailed(`the why record ${lost} is missing`);
	const small = headers.flatMap((header) => (header && header.size <= most.bytes ? header : []));
	for (const batch of batches(small))
		for (const [id, bytes] of await readObjects(git, batch, signal)) texts.set(id, bytes.toString("utf8"));
	return texts;
}

/** Ids of as many objects as one process may read at once: most often all. */
function batches(objects: readonly ObjectHeader[]): readonly string[][] {
	const all: string[][] = [];
	let room = 0;
	for (const { id, size } of objects) {
		if (all.length === 0 || room < size) {
			all.push([]);
			room = most.batch;
		}
		all.at(-1)?.push(id);
		room -= size;
	}
	return all;
}

import { parseWhyRecord } from "../../core/branch/whyRecord.ts";
import type { Brought } from "../../core/history/changes.ts";
import type { WhyRecord } from "../../core/model.ts";
import type { Git } from "../git.ts";
import { readHeaders, readObjects } from "../objects.ts";
import { yielding } from "../yielding.ts";

/** A version of a record, and the first-parent commit that brought it. */
interface Version {
	readonly commit: string;
	readonly added: boolean;
	readonly blob: string;
	readonly file: string;
}

export interface RecordsQuestion {
	readonly tip: string;
	readonly without: readonly string[];
	/** From the git root to the folder that holds the intent, with a trailing `/`; empty at the root. */
	readonly folder: string;
	/** Commits that seem to bring all that they have. */
	readonly edge: ReadonlySet<string>;
	readonly signal?: AbortSignal;
}

const records = ".alignment/why";
const most = { versions: 20_000, bytes: 64 * 1024, batch: 500 } as const;
/** A cold disk and a long history take their time. */
const timeout = 5 * 60_000;

/** The records that the commits of a first-parent line brought, by commit; the newest of too many. */
export async function readBroughtRecords(
	git: Git,
	question: RecordsQuestion,
): Promise<ReadonlyMap<string, Brought>> {
	const { folder, signal } = question;
	const versions = (await readVersions(git, question)).slice(0, most.versions);
	const texts = await readTexts(git, [...new Set(versions.map(({ blob }) => blob))], signal);
	const brought = new Map<string, { added: WhyRecord[]; edited: WhyRecord[] }>();
	for await (const { commit, added, blob, file } of yielding(versions)) {
		const { record } = parseWhyRecord(texts.get(blob) ?? "", file.slice(folder.length), undefined);
		if (!record) continue;
		const entry = brought.get(commit) ?? { added: [], edited: [] };
		(added ? entry.added : entry.edited).push(nameless(record));
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
			...["--no-renames", "--diff-filter=AM", "-z", "--format=%H"],
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
		const [, mode = "", blob = "", status] =
			/^\n?:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) ([AM])$/.exec(parts[at] ?? "") ?? [];
		if (status === undefined) {
			commit = parts[at] ?? "";
			continue;
		}
		at += 1;
		const file = parts[at] ?? "";
		if (mode.startsWith("100") && /\.ya?ml$/i.test(file) && !edge.has(commit))
			versions.push({ commit, added: status === "A", blob, file });
	}
	return versions;
}

async function readTexts(
	git: Git,
	blobs: readonly string[],
	signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string>> {
	const texts = new Map<string, string>();
	for (let at = 0; at < blobs.length; at += most.batch) {
		const batch = blobs.slice(at, at + most.batch);
		const headers = await readHeaders(git, batch, signal);
		const small = batch.filter((_id, index) => (headers[index]?.size ?? Infinity) <= most.bytes);
		for (const [id, bytes] of await readObjects(git, small, signal)) texts.set(id, bytes.toString("utf8"));
	}
	return texts;
}

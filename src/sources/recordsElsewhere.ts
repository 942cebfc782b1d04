import type { Head, RecordElsewhere } from "../core/snapshot.ts";
import type { BranchRef } from "./branches.ts";
import { GitFailed } from "./errors.ts";
import type { Git } from "./git.ts";
import { readHeaders, readObjects, type TreeFile, treeFiles } from "./objects.ts";
import { Recent } from "./recent.ts";

/** What was read of objects; they never change, so it never goes stale. */
export interface ObjectMemory {
	/** Tree of the why records by `commit:folder`; null where the commit has none. */
	readonly folders: Recent<string, string | null>;
	readonly trees: Recent<string, readonly TreeFile[]>;
	/** Text by blob; null where it is too large. */
	readonly texts: Recent<string, string | null>;
}

export function newObjectMemory(): ObjectMemory {
	return { folders: new Recent(4096), trees: new Recent(1024), texts: new Recent(2048) };
}

const most = { branches: 256, records: 500, recordBytes: 64 * 1024, treeBytes: 1024 * 1024 } as const;

export interface ElsewhereQuestion {
	/** This work tree's, whose records are not elsewhere. */
	readonly head: Head;
	/** Branches to look at. */
	readonly branches: readonly BranchRef[];
	/** From the git root to the folder that holds the intent, with a trailing `/`; empty at the root. */
	readonly folder: string;
	/** From there to the why records. */
	readonly records: string;
}

/**
 * The why records on the tips of branches whose paths HEAD doesn't have. Costs no process while no tip moves,
 * and at most five however many branches there are. Of too many, the newest count.
 */
export async function readElsewhere(
	git: Git,
	question: ElsewhereQuestion,
	memory: ObjectMemory,
	signal: AbortSignal | undefined,
): Promise<readonly RecordElsewhere[]> {
	try {
		const records = await findRecords(git, question, memory, signal);
		const texts = await readTexts(git, [...new Set(records.map((record) => record.id))], memory, signal);
		return records.flatMap(({ name, id, branches }) => {
			const text = texts.get(id);
			return text == null ? [] : [{ branches, file: `${question.records}/${name}`, text }];
		});
	} catch (error) {
		// Objects that a partial clone lacks end the batch; everything else that git says is as good without.
		if (error instanceof GitFailed) return [];
		throw error;
	}
}

interface Found {
	readonly name: string;
	readonly id: string;
	readonly branches: string[];
}

async function findRecords(
	git: Git,
	{ head, branches, folder, records }: ElsewhereQuestion,
	memory: ObjectMemory,
	signal: AbortSignal | undefined,
): Promise<readonly Found[]> {
	const newest = newestOf(branches);
	if (newest.length === 0) return [];
	const own = head.kind === "unborn" ? [] : [head.commit];
	const commits = new Set([...own, ...newest.map((branch) => branch.commit)]);
	const files = await readFolders(git, [...commits], folder + records, memory, signal);
	const here = new Set(own.flatMap((commit) => files.get(commit) ?? []).map((file) => file.name));
	const found = new Map<string, Found>();
	for (const branch of newest) {
		for (const { name, id } of files.get(branch.commit) ?? []) {
			if (here.has(name)) continue;
			const key = `${id} ${name}`;
			const record = found.get(key) ?? { name, id, branches: [] };
			record.branches.push(branch.name);
			found.set(key, record);
		}
	}
	// Names start with the day.
	return [...found.values()]
		.sort((a, b) => (a.name < b.name ? 1 : a.name > b.name ? -1 : 0))
		.slice(0, most.records);
}

function newestOf(branches: readonly BranchRef[]): readonly BranchRef[] {
	return branches
		.map((branch) => ({ branch, at: Date.parse(branch.committed) }))
		.sort((a, b) => b.at - a.at)
		.slice(0, most.branches)
		.map(({ branch }) => branch);
}

/** The records in each commit's folder, by commit. */
async function readFolders(
	git: Git,
	commits: readonly string[],
	folder: string,
	memory: ObjectMemory,
	signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, readonly TreeFile[]>> {
	const trees = await remembered(
		memory.folders,
		commits.map((commit) => `${commit}:${folder}`),
		async (names) => {
			const headers = await readHeaders(git, names, signal);
			return names.map((_name, at) => {
				const header = headers[at];
				return header?.type === "tree" && header.size <= most.treeBytes ? header.id : null;
			});
		},
	);
	const ids = new Set([...trees.values()].filter((id) => id !== null));
	const files = await remembered(memory.trees, [...ids], async (wanted) => {
		const objects = await readObjects(git, wanted, signal);
		return wanted.map((id) => recordsIn(objects.get(id), id));
	});
	return new Map(commits.map((commit) => [commit, files.get(trees.get(`${commit}:${folder}`) ?? "") ?? []]));
}

function recordsIn(tree: Buffer | undefined, id: string): readonly TreeFile[] {
	return tree ? treeFiles(tree, id.length / 2).filter((file) => /\.ya?ml$/i.test(file.name)) : [];
}

async function readTexts(
	git: Git,
	blobs: readonly string[],
	memory: ObjectMemory,
	signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string | null>> {
	return remembered(memory.texts, blobs, async (wanted) => {
		const headers = await readHeaders(git, wanted, signal);
		const small = wanted.filter(
			(_id, at) => (headers[at]?.size ?? Number.POSITIVE_INFINITY) <= most.recordBytes,
		);
		const objects = await readObjects(git, small, signal);
		return wanted.map((id) => objects.get(id)?.toString("utf8") ?? null);
	});
}

/** What memory holds, and the rest by one call of `read`, which answers in the order of its keys. */
async function remembered<Value extends object | string | null>(
	memory: Recent<string, Value>,
	keys: readonly string[],
	read: (missing: readonly string[]) => Promise<readonly Value[]>,
): Promise<ReadonlyMap<string, Value>> {
	const result = new Map<string, Value>();
	for (const key of keys) {
		const value = memory.get(key);
		if (value !== undefined) result.set(key, value);
	}
	const missing = keys.filter((key) => !result.has(key));
	const values = missing.length > 0 ? await read(missing) : [];
	values.forEach((value, at) => {
		const key = missing[at] ?? "";
		result.set(key, value);
		memory.set(key, value);
	});
	return result;
}

import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** The goals that the debt in a blob names, an empty one for each item that names none. */
export type BlobGoals = readonly string[];

/** What blobs hold, between sessions. */
export interface TrendCache {
	readonly known: ReadonlyMap<string, BlobGoals>;
	/** Keeps these alone; done without where that fails. */
	keep(blobs: ReadonlyMap<string, BlobGoals>): Promise<void>;
}

/** Changes with what our code finds in a file. */
const version = 1;

/** More blobs than a year of a large team touches. */
const mostBlobs = 100_000;
const mostBytes = 16 * 1024 * 1024;

/** `key` holds what else the answers depend on. What can't be read, or is of another version, counts for nothing. */
export async function openTrendCache(file: string, key: string): Promise<TrendCache> {
	return {
		known: await read(file, key),
		async keep(blobs) {
			const text = JSON.stringify({ version, key, blobs: [...blobs].slice(-mostBlobs) });
			const temporary = `${file}.${process.pid}.tmp`;
			try {
				await mkdir(dirname(file), { recursive: true });
				await writeFile(temporary, text);
				await rename(temporary, file);
			} catch {
				await rm(temporary, { force: true }).catch(() => {});
			}
		},
	};
}

async function read(file: string, key: string): Promise<ReadonlyMap<string, BlobGoals>> {
	try {
		const bytes = await readFile(file);
		const data: unknown = bytes.length > mostBytes ? undefined : JSON.parse(bytes.toString("utf8"));
		return isCache(data) && data.version === version && data.key === key ? new Map(data.blobs) : new Map();
	} catch {
		return new Map();
	}
}

interface Cached {
	readonly version: number;
	readonly key: string;
	readonly blobs: readonly (readonly [string, BlobGoals])[];
}

function isCache(data: unknown): data is Cached {
	if (typeof data !== "object" || data === null || !("blobs" in data) || !Array.isArray(data.blobs))
		return false;
	return data.blobs.every(
		(each: unknown) =>
			Array.isArray(each) &&
			typeof each[0] === "string" &&
			Array.isArray(each[1]) &&
			each[1].every((goal: unknown) => typeof goal === "string"),
	);
}

import { readdir, readFile, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { codeOf } from "../files.ts";
import { repositoryKey } from "../repositoryKey.ts";
import { replaceOwn } from "../writeFiles.ts";
import { pack, unpack } from "./packed.ts";
import type { Timeline } from "./timeline.ts";

/** Where a timeline is kept between sessions. What can't be read or written is as if it weren't there. */
export interface HistoryCache {
	read(): Promise<Timeline | undefined>;
	write(timeline: Timeline): Promise<void>;
}

export interface CachePlace {
	/** A folder of our own. */
	readonly storage: string;
	/** The git folder that all work trees share. */
	readonly commonDir: string;
	/** Of the same repository other folders may hold an intent. */
	readonly folder: string;
}

/** A larger history is read anew each time. */
const mostBytes = 64 * 1024 * 1024;
/** Histories that were looked at last; others are read anew. */
const mostFiles = 16;

export function openHistoryCache({ storage, commonDir, folder }: CachePlace): HistoryCache {
	const home = path.join(storage, "history");
	const file = async () => path.join(home, `${await repositoryKey(commonDir, folder)}.bin`);
	return {
		read: () =>
			unlessRefused(async () => {
				const name = await file();
				if ((await stat(name)).size > mostBytes) return undefined;
				const timeline = unpack(await readFile(name));
				const now = new Date();
				if (timeline) await utimes(name, now, now);
				return timeline;
			}),
		write: (timeline) =>
			unlessRefused(async () => {
				const bytes = pack(timeline);
				if (bytes.length > mostBytes) return;
				await replaceOwn(await file(), bytes);
				await tidy(home);
			}),
	};
}

/** Takes away those that nobody has looked at for the longest time, and what a lost window left half-written. */
async function tidy(home: string): Promise<void> {
	const names = await readdir(home);
	const files = await Promise.all(
		names.map(async (name) => ({ name, at: (await stat(path.join(home, name))).mtimeMs })),
	);
	const newestFirst = files.sort((a, b) => b.at - a.at);
	for (const { name } of newestFirst.slice(mostFiles)) await rm(path.join(home, name), { force: true });
}

/** What the file system refuses, or what it gives back wrong, is done without; a bug stays one. */
async function unlessRefused<T>(run: () => Promise<T>): Promise<T | undefined> {
	try {
		return await run();
	} catch (error) {
		if (codeOf(error) === undefined) throw error;
		return undefined;
	}
}

import { readdir, readFile, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { codeOf } from "./files.ts";
import { replaceOwn } from "./writeFiles.ts";

/** A file between sessions. What can't be read or written is as if it weren't there. */
export interface KeptFile<Content> {
	read(): Promise<Content | undefined>;
	write(content: Content): Promise<void>;
}

export interface KeptAs<Content> {
	/** A folder of our own, for files of this kind. */
	readonly home: string;
	readonly name: () => Promise<string>;
	readonly pack: (content: Content) => Buffer;
	/** Undefined for anything that `pack` didn't write, whole. */
	readonly unpack: (bytes: Buffer) => Content | undefined | Promise<Content | undefined>;
}

/** A larger one is made anew each time. */
const mostBytes = 64 * 1024 * 1024;
/** Those that were looked at last; others are made anew. */
const mostFiles = 16;

export function keptFile<Content>({ home, name, pack, unpack }: KeptAs<Content>): KeptFile<Content> {
	const file = async () => path.join(home, await name());
	return {
		read: () =>
			unlessRefused(async () => {
				const place = await file();
				if ((await stat(place)).size > mostBytes) return undefined;
				const content = await unpack(await readFile(place));
				const now = new Date();
				if (content) await utimes(place, now, now);
				return content;
			}),
		write: async (content) => {
			await unlessRefused(async () => {
				const bytes = pack(content);
				if (bytes.length > mostBytes) return;
				await replaceOwn(await file(), bytes);
				await tidy(home);
			});
		},
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

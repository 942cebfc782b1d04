import path from "node:path";
import { FileFailed } from "./errors.ts";
import type { Files, FileText } from "./files.ts";

/** Texts of all that Alignment reads, not parsed yet. Names of files are relative to `root`, with `/`. */
export interface Sources {
	/** The folder that holds the intent; the workspace folder where there is none. */
	readonly root: string;
	readonly intentFile?: { readonly path: string } & FileText;
	readonly why: readonly SourceFile[];
	readonly checkIns: readonly SourceFile[];
	readonly postMortems: readonly SourceFile[];
	readonly deepDives: readonly SourceFile[];
	/** What is there and could not be read. */
	readonly unreadable: readonly Unreadable[];
}

export interface Unreadable {
	readonly file: string;
	readonly error: FileFailed;
}

export interface SourceFile {
	readonly file: string;
	readonly text: string;
}

/** Where the intent may lie below a root, in the order in which we look. */
export const intentPaths = ["alignment.yaml", "alignment.yml", ".alignment/alignment.yaml"] as const;

const folders = {
	why: { path: ".alignment/why", name: /\.ya?ml$/i },
	checkIns: { path: ".alignment/check-ins", name: /\.ya?ml$/i },
	postMortems: { path: ".alignment/post-mortems", name: /\.md$/i },
	deepDives: { path: ".alignment/deep-dives", name: /\.md$/i },
} as const;

const nothing = { why: [], checkIns: [], postMortems: [], deepDives: [] } as const;

/**
 * Reads the intent of a workspace folder and what lies beside it. The intent is looked for in the folder, then
 * at the git root. Without one nothing else is read.
 */
export async function readSources(files: Files, folder: string, gitRoot?: string): Promise<Sources> {
	const reader = newReader(files);
	const { unreadable } = reader;
	for (const root of new Set([folder, gitRoot ?? folder])) {
		for (const candidate of intentPaths) {
			const found = await reader.read(root, candidate);
			if (unreadable.length > 0) return { root, ...nothing, unreadable };
			if (!found) continue;
			const [why, checkIns, postMortems, deepDives] = await Promise.all([
				readFolder(reader, root, folders.why),
				readFolder(reader, root, folders.checkIns),
				readFolder(reader, root, folders.postMortems),
				readFolder(reader, root, folders.deepDives),
			]);
			const read = { why, checkIns, postMortems, deepDives };
			return { root, intentFile: { path: candidate, ...found }, ...read, unreadable };
		}
	}
	return { root: folder, ...nothing, unreadable };
}

/** Collects what can't be read instead of failing with it. */
interface Reader {
	readonly unreadable: Unreadable[];
	read(root: string, file: string): Promise<FileText | undefined>;
	list(root: string, folder: string): Promise<readonly string[] | undefined>;
}

function newReader(files: Files): Reader {
	const unreadable: Unreadable[] = [];
	const attempt = async <Value>(file: string, read: () => Promise<Value>): Promise<Value | undefined> => {
		try {
			return await read();
		} catch (error) {
			if (!(error instanceof FileFailed)) throw error;
			unreadable.push({ file, error });
			return undefined;
		}
	};
	return {
		unreadable,
		read: (root, file) => attempt(file, () => files.read(path.join(root, file))),
		list: (root, folder) => attempt(folder, () => files.list(path.join(root, folder))),
	};
}

async function readFolder(
	reader: Reader,
	root: string,
	kind: { readonly path: string; readonly name: RegExp },
): Promise<readonly SourceFile[]> {
	const names = (await reader.list(root, kind.path)) ?? [];
	const found = await Promise.all(
		names
			.filter((name) => kind.name.test(name))
			.map(async (name): Promise<SourceFile[]> => {
				const file = `${kind.path}/${name}`;
				const content = await reader.read(root, file);
				if (!content) return [];
				if ("text" in content) return [{ file, text: content.text }];
				reader.unreadable.push({ file, error: tooLarge(file, content.tooLarge) });
				return [];
			}),
	);
	return found.flat();
}

function tooLarge(file: string, bytes: number): FileFailed {
	const message = `${file} has ${Math.ceil(bytes / 1000)} kB and is not read. Shorten it.`;
	return new FileFailed("file-too-large", file, message);
}

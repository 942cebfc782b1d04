import { GitFailed } from "./errors.ts";
import type { Git } from "./git.ts";

/** What git knows of an object without reading it. */
export interface ObjectHeader {
	readonly id: string;
	readonly type: string;
	/** Bytes. */
	readonly size: number;
}

/** The headers of what the names stand for, in their order, in one process; undefined where there is nothing. */
export async function readHeaders(
	git: Git,
	names: readonly string[],
	signal: AbortSignal | undefined,
): Promise<readonly (ObjectHeader | undefined)[]> {
	if (names.length === 0) return [];
	const asked = names.map((name) => (name.includes("\n") ? "" : name));
	const output = await git.run("cat-file", {
		args: ["--batch-check"],
		input: `${asked.join("\n")}\n`,
		...(signal && { signal }),
	});
	const lines = output.text.split("\n");
	return names.map((_name, at) => {
		const [, id, type, size] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(lines[at] ?? "") ?? [];
		return id && type && size ? { id, type, size: Number(size) } : undefined;
	});
}

/** The bytes of each object, by id, in one process. Look at the sizes before. */
export async function readObjects(
	git: Git,
	ids: readonly string[],
	signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, Buffer>> {
	const found = new Map<string, Buffer>();
	if (ids.length === 0) return found;
	const { bytes } = await git.run("cat-file", {
		args: ["--batch"],
		input: `${ids.join("\n")}\n`,
		...(signal && { signal }),
	});
	for (let at = 0; at < bytes.length; ) {
		const lineEnd = bytes.indexOf(0x0a, at);
		if (lineEnd < 0) throw new GitFailed("cat-file gave an answer that ends too early");
		const [id = "", , size] = bytes.toString("latin1", at, lineEnd).split(" ");
		at = lineEnd + 1;
		if (size === undefined) continue; // "<id> missing"
		found.set(id, bytes.subarray(at, at + Number(size)));
		at += Number(size) + 1;
	}
	return found;
}

/** A regular file in a tree. */
export interface TreeFile {
	readonly name: string;
	readonly id: string;
}

/** The regular files of a raw tree object; links, submodules and folders are left out. */
export function treeFiles(tree: Buffer, idBytes: number): readonly TreeFile[] {
	const files: TreeFile[] = [];
	for (let at = 0; at < tree.length; ) {
		const space = tree.indexOf(0x20, at);
		const end = tree.indexOf(0, space);
		if (space < 0 || end < 0) break;
		const mode = tree.toString("latin1", at, space);
		const name = tree.toString("utf8", space + 1, end);
		at = end + 1 + idBytes;
		if (mode.startsWith("100")) files.push({ name, id: tree.toString("hex", end + 1, at) });
	}
	return files;
}

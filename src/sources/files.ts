import { lstat, open, readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { FileFailed } from "./errors.ts";

/** Above this a file is not read at all. More than the parser's own limit, so that it reports what is near. */
export const mostBytes = 1_300_000;

/** A file's text, or its size in bytes where it is too large to read. */
export type FileText = { readonly text: string } | { readonly tooLarge: number };

/** The reading half of the file system, as the model needs it. Paths are absolute. */
export interface Files {
	/** Undefined when there is no such file. Throws `FileFailed` for what is there and can't or mustn't be read. */
	read(file: string): Promise<FileText | undefined>;
	/** Names in a folder, sorted; none when there is no such folder. */
	list(folder: string): Promise<readonly string[]>;
}

/** Files of one repository, each kept until its stamp on disk changes: a refresh of unchanged files only asks for stamps. */
export function filesOf(root: string): Files {
	const known = new Map<string, { readonly stamp: string; readonly content: FileText }>();
	return {
		async read(file) {
			const stamp = await stampOf(file);
			const last = known.get(file);
			if (stamp !== undefined && last?.stamp === stamp) return last.content;
			known.delete(file);
			if (stamp === undefined) return undefined;
			const content = await readInside(root, file);
			if (content) known.set(file, { stamp, content });
			return content;
		},
		async list(folder) {
			const names = await readdir(await insideRepository(root, folder)).catch((error) =>
				ifAbsent(error, folder),
			);
			return (names ?? []).sort();
		},
	};
}

/** Changes with each write, by whatever program. */
async function stampOf(file: string): Promise<string | undefined> {
	const stats = await stat(file).catch((error) => ifAbsent(error, file));
	return stats && [stats.mtimeMs, stats.ctimeMs, stats.size, stats.ino].join(" ");
}

async function readInside(root: string, file: string): Promise<FileText | undefined> {
	const real = await insideRepository(root, file);
	const handle = await open(real, "r").catch((error) => ifAbsent(error, file));
	if (!handle) return undefined;
	try {
		const stats = await handle.stat();
		if (!stats.isFile()) throw new FileFailed("not-a-file", file, `${file} is not a file. Move it away.`);
		if (stats.size > mostBytes) return { tooLarge: stats.size };
		return { text: (await handle.readFile()).toString("utf8") };
	} catch (error) {
		throw fileFailed(error, file);
	} finally {
		await handle.close();
	}
}

/**
 * The real path of a file that may not exist yet. Throws `FileFailed` when links lead out of the repository,
 * or into its git folder.
 */
export async function insideRepository(root: string, file: string): Promise<string> {
	const [realRoot, real] = await Promise.all([realPath(root), realPath(file)]);
	const relative = path.relative(realRoot, real);
	const parts = relative.split(path.sep);
	if (parts[0] === ".." || path.isAbsolute(relative) || parts.some((part) => /^\.git$/i.test(part))) {
		throw leadsOut(file);
	}
	return real;
}

function leadsOut(file: string): FileFailed {
	const message = `${file} leads out of the repository, or to nothing. Replace the link by a file of its own.`;
	return new FileFailed("outside-repository", file, message);
}

/** The real path of the part that exists, and the rest as it is. */
async function realPath(file: string): Promise<string> {
	try {
		return await realpath(file);
	} catch (error) {
		const parent = path.dirname(file);
		if (!isAbsent(error) || parent === file) throw fileFailed(error, file);
		// A link to nothing: whoever writes to it makes a file where it points.
		if (await lstat(file).catch((absent) => ifAbsent(absent, file))) throw leadsOut(file);
		return path.join(await realPath(parent), path.basename(file));
	}
}

function ifAbsent(error: unknown, file: string): undefined {
	if (!isAbsent(error)) throw fileFailed(error, file);
}

function isAbsent(error: unknown): boolean {
	return codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR";
}

/** The code of a failed system call, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
	return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

/** What a failure of the file system means to the user; what is none comes back as it is. */
export function fileFailed(error: unknown, file: string): unknown {
	const code = codeOf(error);
	if (error instanceof FileFailed || code === undefined) return error;
	const fail = (name: FileFailed["code"], message: string) => new FileFailed(name, file, message, error);
	switch (code) {
		case "EEXIST":
			return fail("file-exists", `${file} exists already. Choose another name, or open that file.`);
		case "ENOSPC":
		case "EDQUOT":
			return fail("disk-full", `There is no space left to write ${file}. Free some, and try again.`);
		case "EROFS":
			return fail("read-only", `${file} lies on a read-only disk. Open a copy that can be written.`);
		case "EACCES":
		case "EPERM":
			return fail("no-permission", `You have no permission for ${file}. Change it, and try again.`);
		case "ELOOP":
			return fail("outside-repository", `${file} is a link that leads in circles. Replace it by a file.`);
		case "ENOTDIR":
			return fail("not-a-file", `A part of ${file} is a file where a folder should be. Move it away.`);
		case "EISDIR":
			return fail("not-a-file", `${file} is a folder. Move it away.`);
		default:
			return fail("file-failed", `${file} can't be read or written (${code}). Try again.`);
	}
}

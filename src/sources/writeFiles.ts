import { randomUUID } from "node:crypto";
import { chmod, link, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { FileFailed } from "./errors.ts";
import { codeOf, fileFailed, insideRepository } from "./files.ts";

/**
 * Writes a file that must not exist yet, whole or not at all; makes its folders. Throws `FileFailed`: among
 * others `file-exists`, so that the caller can try another name.
 */
export async function writeNew(root: string, file: string, text: string): Promise<void> {
	const real = await insideRepository(root, file);
	try {
		await makeFolders(path.dirname(real));
		await throughTemporary(real, text, async (temporary) => {
			try {
				await link(temporary, real);
			} catch (error) {
				if (!withoutLinks.has(codeOf(error) ?? "")) throw error;
				await writeExclusive(real, text);
			}
		});
	} catch (error) {
		throw fileFailed(error, file);
	}
}

/** Not by `recursive`, which says ENOENT of a read-only disk. */
async function makeFolders(folder: string): Promise<void> {
	try {
		await mkdir(folder);
	} catch (error) {
		if (codeOf(error) === "EEXIST") return;
		if (codeOf(error) !== "ENOENT") throw error;
		await makeFolders(path.dirname(folder));
		await makeFolders(folder);
	}
}

/** What file systems say that know no hard links, such as exFAT and some network disks. */
const withoutLinks = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/**
 * Replaces a file's text, whole or not at all, if it still is what the caller read; else throws `file-changed`.
 * A link stays a link, and the file keeps its permissions.
 */
export async function replaceText(root: string, file: string, expected: string, text: string): Promise<void> {
	const real = await insideRepository(root, file);
	try {
		const [bytes, { mode }] = await Promise.all([readFile(real), stat(real)]);
		if (!bytes.equals(Buffer.from(expected))) throw changed(file);
		await throughTemporary(real, text, async (temporary) => {
			await chmod(temporary, mode);
			await rename(temporary, real);
		});
	} catch (error) {
		throw codeOf(error) === "ENOENT" ? changed(file) : fileFailed(error, file);
	}
}

/** Replaces a file in a folder of our own, whole or not at all; makes its folders. Throws what the disk says. */
export async function replaceOwn(file: string, bytes: Uint8Array): Promise<void> {
	await mkdir(path.dirname(file), { recursive: true });
	await throughTemporary(file, bytes, (temporary) => rename(temporary, file));
}

function changed(file: string): FileFailed {
	return new FileFailed("file-changed", file, `${file} has changed meanwhile. Look at it, and try again.`);
}

/** Hands over a complete file beside the target, and takes away what is left of it afterwards. */
async function throughTemporary(
	target: string,
	text: string | Uint8Array,
	put: (temporary: string) => Promise<void>,
): Promise<void> {
	const temporary = path.join(path.dirname(target), `.alignment-${randomUUID()}.tmp`);
	try {
		await writeExclusive(temporary, text);
		await put(temporary);
	} finally {
		await rm(temporary, { force: true });
	}
}

/** Leaves nothing behind when it fails halfway. */
async function writeExclusive(file: string, text: string | Uint8Array): Promise<void> {
	const handle = await open(file, "wx");
	try {
		await handle.writeFile(text);
		await handle.sync();
	} catch (error) {
		await handle.close();
		await rm(file, { force: true });
		throw error;
	}
	await handle.close();
}

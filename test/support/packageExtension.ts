import { rmSync } from "node:fs";
import { mkdtemp, readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./paths.ts";
import { mustRun } from "./run.ts";

const vsce = join(root, "node_modules", "@vscode", "vsce", "vsce");

/** Builds the extension and packs it as for the Marketplace; the file goes away with this process. */
export async function packageExtension(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "alignment-vsix-"));
	process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
	const file = join(folder, "alignment.vsix");
	await mustRun(process.execPath, [vsce, "package", "--no-dependencies", "--out", file], { cwd: root });
	return file;
}

/** Paths of the files that would be packed, relative to the root. */
export async function packagedFiles(): Promise<string[]> {
	const listed = await mustRun(process.execPath, [vsce, "ls", "--no-dependencies"], { cwd: root });
	return listed
		.split(/\r?\n/)
		.filter((line) => line !== "" && !line.includes(" "))
		.sort();
}

/** Bytes of all code that runs in the extension host, as the last build left it. */
export async function bundleSize(): Promise<number> {
	const dist = join(root, "dist");
	const chunks = await readdir(join(dist, "chunks")).catch(() => []);
	const files = [join(dist, "extension.js"), ...chunks.map((name) => join(dist, "chunks", name))];
	const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
	return sizes.reduce((sum, size) => sum + size, 0);
}

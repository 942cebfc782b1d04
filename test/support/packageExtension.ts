import { rmSync } from "node:fs";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
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

/** Bytes of the code that VS Code reads when it starts the extension: what is loaded later doesn't count. */
export async function bundleSize(): Promise<number> {
	const seen = new Set<string>();
	let bytes = 0;
	const read = async (file: string): Promise<void> => {
		if (seen.has(file)) return;
		seen.add(file);
		const code = await readFile(file, "utf8");
		bytes += Buffer.byteLength(code);
		for (const [, imported = ""] of code.matchAll(/\b(?:from|import)\s*"(\.[^"]+)"/g))
			await read(join(dirname(file), imported));
	};
	await read(join(root, "dist", "extension.js"));
	return bytes;
}

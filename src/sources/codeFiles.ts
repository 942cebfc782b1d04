import { lstat, readFile } from "node:fs/promises";
import path from "node:path";
import { type CodeFile, extensionOf } from "../core/deepDive/imports.ts";
import { Aborted } from "./errors.ts";
import type { Git } from "./git.ts";

/** Enough for what people can take in; a picture of more says nothing. */
const limits = { files: 20_000, bytesOfOne: 400_000, bytesOfAll: 64_000_000, atOnce: 16 } as const;

const code = new Set(
	`astro bash c cc clj cljs coffee cpp cs css cxx dart elm erl ex exs fs fsx go gradle graphql groovy h hcl hh hpp hs
	html java jl js jsx kt kts less lua m mjs cjs ml mli mm mts cts nim php pl pm proto ps1 py pyi r rb rs sass scala scss sh
	sol sql svelte swift tf ts tsx vb vue zig`.split(/\s+/),
);
/** Not code, and needed to make sense of some. */
const companions = /(?:^|\/)go\.mod$/;

/** The code that git knows of below its root, as it stands on disk; generated and vendored files aren't told apart. */
export async function codeFiles(git: Git, root: string, signal?: AbortSignal): Promise<readonly CodeFile[]> {
	const { text } = await git.at(root).run("ls-files", { args: ["-z"], ...(signal && { signal }) });
	const paths = text
		.split("\0")
		.filter((file) => code.has(extensionOf(file)) || companions.test(file))
		.slice(0, limits.files);
	const files: CodeFile[] = [];
	let bytes = 0;
	for (let at = 0; at < paths.length && bytes < limits.bytesOfAll; at += limits.atOnce) {
		if (signal?.aborted) throw new Aborted();
		const read = await Promise.all(paths.slice(at, at + limits.atOnce).map((file) => readCode(root, file)));
		for (const file of read) {
			if (!file) continue;
			files.push(file);
			bytes += file.text.length;
		}
	}
	return files;
}

/** Undefined for what is gone, a link, binary or too large: a picture can do without it. */
async function readCode(root: string, file: string): Promise<CodeFile | undefined> {
	const full = path.join(root, file);
	try {
		const stats = await lstat(full);
		if (!stats.isFile() || stats.size > limits.bytesOfOne) return undefined;
		const text = await readFile(full, "utf8");
		return text.includes("\0") ? undefined : { path: file, text };
	} catch {
		return undefined;
	}
}

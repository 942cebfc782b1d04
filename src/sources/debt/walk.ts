import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Aborted } from "../errors.ts";
import type { Engine, Search } from "./engine.ts";
import { ignoreFiles } from "./ignoreFiles.ts";

/** Goes through the folders itself, and proposes every file: for where there is neither ripgrep nor git. */
export function walk(): Engine {
	return {
		name: "walk",
		detail: "Node",
		searches: false,
		async *files(search) {
			const ignored = ignoreFiles(search.folder);
			const pending = [""];
			for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
				const files: string[] = [];
				if (search.signal.aborted) throw new Aborted();
				for (const entry of await entriesOf(folder, search)) {
					const path = folder + entry.name;
					const isFolder = entry.isDirectory();
					if (!isFolder && !entry.isFile()) continue;
					if (search.rules.excludes(path) || (await ignored.ignores(path, isFolder))) continue;
					if (isFolder) pending.push(`${path}/`);
					else files.push(path);
				}
				yield files;
			}
		},
	};
}

/** None of a repository of its own, and none where there is no permission. */
async function entriesOf(folder: string, { folder: top, unreadable }: Search): Promise<readonly Dirent[]> {
	try {
		const entries = await readdir(join(top, folder), { withFileTypes: true });
		return folder !== "" && entries.some(({ name }) => name === ".git") ? [] : entries;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code !== "ENOENT") unreadable(`${folder || "."}: ${code}`);
		return [];
	}
}

import { lstat } from "node:fs/promises";
import path from "node:path";

/**
 * The folder of the innermost repository below `root` that a file lies in, as a submodule, a work tree or a clone
 * within; both paths from `root`, with `/`. Undefined where the file is `root`'s own.
 */
export async function nestedRepository(root: string, file: string): Promise<string | undefined> {
	const parts = file.split("/").slice(0, -1);
	for (let depth = parts.length; depth > 0; depth -= 1) {
		const folder = parts.slice(0, depth);
		const found = await lstat(path.join(root, ...folder, ".git")).catch(() => undefined);
		if (found) return folder.join("/");
	}
	return undefined;
}

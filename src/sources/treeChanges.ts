import { nulSeparated } from "./debt/engine.ts";
import type { Git } from "./git.ts";

/** A regular file that two trees have different contents of. */
export interface TreeChange {
	readonly file: string;
	/** Ids of the blobs; absent where there is no such file. */
	readonly before?: string;
	readonly after?: string;
}

/** Two commits, to be compared. */
export interface Pair {
	readonly before: string;
	readonly after: string;
}

/** Paths from the git root that differ between two commits. */
export async function changedPaths(
	git: Git,
	{ before, after }: Pair,
	signal?: AbortSignal,
): Promise<readonly string[]> {
	if (before === after) return [];
	const args = ["-r", "-z", "--name-only", "--no-renames"];
	const { text } = await git.run("diff-tree", { args, refs: [before, after], ...(signal && { signal }) });
	return text.split("\0").filter((file) => file !== "");
}

/** What differs in each of the pairs, by the commit after, in one process; links and submodules are left out. */
export async function treeChanges(
	git: Git,
	pairs: readonly Pair[],
	signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly TreeChange[]>> {
	const found = new Map<string, TreeChange[]>(pairs.map(({ after }) => [after, []]));
	const asked = pairs.filter(({ before, after }) => before !== after);
	if (asked.length === 0) return found;
	const output = git.stream("diff-tree", {
		args: ["--stdin", "-r", "-z", "--raw", "--no-abbrev", "--no-renames"],
		// What stands behind a commit is taken for its parent.
		input: asked.map(({ before, after }) => `${after} ${before}\n`).join(""),
		...(signal && { signal }),
	});
	let changes: TreeChange[] = [];
	let head: string | undefined;
	for await (const parts of nulSeparated(output))
		for (const part of parts) {
			if (head !== undefined) {
				const change = changeOf(head, part);
				if (change) changes.push(change);
				head = undefined;
			} else if (part.startsWith(":")) head = part;
			else changes = found.get(part) ?? [];
		}
	return found;
}

/** `:100644 100644 <id> <id> M` */
function changeOf(head: string, file: string): TreeChange | undefined {
	const [modeBefore = "", modeAfter = "", before, after] = head.slice(1).split(" ");
	const wasFile = modeBefore.startsWith("100");
	const isFile = modeAfter.startsWith("100");
	if (!wasFile && !isFile) return undefined;
	return { file, ...(wasFile && before && { before }), ...(isFile && after && { after }) };
}

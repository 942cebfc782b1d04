import type { BranchRef, DefaultBranch } from "./branches.ts";
import type { Git } from "./git.ts";
import type { Recent } from "./recent.ts";

/**
 * The why records that a branch's own commits added, as paths from `folder`, which ends in `/` or is empty. Costs no
 * process while neither the branch nor the default branch moves.
 */
export async function readAddedRecords(
	git: Git,
	branch: BranchRef | undefined,
	main: DefaultBranch | undefined,
	where: { readonly folder: string; readonly records: string },
	memory: Recent<string, readonly string[]>,
	signal: AbortSignal | undefined,
): Promise<readonly string[]> {
	if (!branch || !main || branch.name === main.name) return [];
	const key = [branch.commit, ...main.tips, where.folder].join(" ");
	const known = memory.get(key);
	if (known) return known;
	// Not a diff against the merge base: that would miss a branch without one.
	const output = await git.run("log", {
		args: ["--format=", "--name-only", "--diff-filter=A", "--no-renames", "-z"],
		refs: [branch.commit, ...main.tips.map((tip) => `^${tip}`)],
		paths: [where.folder + where.records],
		...(signal && { signal }),
	});
	const files = output.text.split("\0").filter((file) => /\.ya?ml$/i.test(file));
	const added = [...new Set(files)].map((file) => file.slice(where.folder.length));
	memory.set(key, added);
	return added;
}

import type { Git } from "./git.ts";

/** Beyond this nobody waits for a proposal. */
const limits = { timeout: 3000, maxBytes: 4 * 1024 * 1024 };

/** Paths from the git root that the commits of `tip` touched which are no part of `since`. */
export async function changedFiles(git: Git, tip: string, since: string): Promise<readonly string[]> {
	const { text } = await git.run("log", {
		args: ["--format=", "--name-only", "--no-renames", "-z"],
		refs: [tip, `^${since}`],
		...limits,
	});
	return [...new Set(text.split("\0").filter((file) => file !== ""))];
}

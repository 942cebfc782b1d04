import { isStacked, withStackApart } from "../../core/history/apart.ts";
import type { RawCommits } from "../../core/history/commit.ts";
import type { Change } from "../../core/history/history.ts";
import { GitFailed } from "../errors.ts";
import type { Git } from "../git.ts";

export interface StacksQuestion {
	/** With all that the changes brought. */
	readonly commits: RawCommits;
	/** From the git root to the folder that holds the intent, with a trailing `/`; empty at the root. */
	readonly folder: string;
	readonly signal?: AbortSignal;
}

/** Of more commits nobody asks which of them added a record. */
const mostCommits = 20_000;

/** The changes, with the branches told apart that were stacked. One process where there are some, else none. */
export async function readStacks(
	git: Git,
	changes: readonly Change[],
	{ commits, folder, signal }: StacksQuestion,
): Promise<readonly Change[]> {
	const ids = changes.filter(isStacked).flatMap((change) => change.commits);
	if (ids.length === 0) return changes;
	const added = await readAdded(git, ids.slice(0, mostCommits), folder, signal);
	return changes.map((change) => (isStacked(change) ? withStackApart(change, commits, added) : change));
}

/** Files of records, from `folder`, by the commits that added them. */
async function readAdded(
	git: Git,
	ids: readonly string[],
	folder: string,
	signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
	const added = new Map<string, string[]>();
	try {
		const { text } = await git.run("log", {
			args: [
				...["--no-walk=unsorted", "--stdin", "--name-only", "--no-renames", "--diff-filter=A", "-z"],
				"--format=%x01%H",
			],
			paths: [`${folder}.alignment/why`],
			input: `${ids.join("\n")}\n`,
			...(signal && { signal }),
		});
		for (const part of text.split("\x01").slice(1)) {
			const [id = "", ...files] = part.split(/[\0\n]+/);
			added.set(
				id,
				files.filter(Boolean).map((file) => file.slice(folder.length)),
			);
		}
	} catch (error) {
		// Without it the change's own record speaks for all of them.
		if (!(error instanceof GitFailed)) throw error;
	}
	return added;
}

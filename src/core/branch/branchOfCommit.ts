/** What a branch has that the default branch lacks. */
export interface BranchCommits {
	readonly branch: string;
	readonly commits: readonly { readonly hash: string; readonly message: string }[];
}

/**
 * The branch that the commit with this message belongs to: of branches stacked on each other, the lowest one that has
 * it. Undefined where no branch has it, or where several commits say the same.
 */
export function branchOfMessage(message: string, branches: readonly BranchCommits[]): string | undefined {
	const wanted = message.trimEnd();
	const holding = branches.flatMap(({ branch, commits }) => {
		const own = commits.filter((commit) => commit.message.trimEnd() === wanted);
		return own.length === 0 ? [] : [{ branch, size: commits.length, hashes: own.map(({ hash }) => hash) }];
	});
	const hashes = new Set(holding.flatMap((each) => each.hashes));
	if (hashes.size !== 1) return undefined;
	return holding.reduce((lowest, each) => (each.size < lowest.size ? each : lowest)).branch;
}

/** What a commit takes back: a commit, or the pull request with this number. */
export type Takeback = { readonly commit: string } | { readonly pull: number };

/** Undefined for a message that doesn't begin as reverts do: a squash may list what its branch tried and took back. */
export function takebackIn(subject: string, message: string): Takeback | undefined {
	if (!/^(revert|reapply)\b/i.test(subject)) return undefined;
	const commit = /^This reverts commit ([0-9a-f]{40,64})\b/m.exec(message)?.[1];
	if (commit !== undefined) return { commit };
	const pull =
		/^Reverts (?:[\w.-]+\/[\w.-]+)?#(\d+)\b/m.exec(message)?.[1] ??
		/^This reverts merge request [\w./-]*!(\d+)\b/m.exec(message)?.[1];
	return pull === undefined ? undefined : { pull: Number(pull) };
}

/** The number of the pull or merge request that a commit's subject names. */
export function pullIn(subject: string): number | undefined {
	const [, behind, before] =
		/\((?:#|!|pull request #)(\d+)\)$|^(?:Merge pull request #?|Merged PR )(\d+)\b/.exec(subject) ?? [];
	const number = behind ?? before;
	return number === undefined ? undefined : Number(number);
}

/** The branches that the subject of a merge names, as git and the forges write it. */
export function branchesIn(subject: string): readonly string[] {
	if (!/^(?:Merged?|Pull request) /.test(subject)) return none;
	const [, several] = /^Merge branches (.+?)(?: of \S+)?(?: into \S+)?$/.exec(subject) ?? [];
	if (several !== undefined) return [...several.matchAll(/'([^']+)'/g)].map(([, name = ""]) => name);
	for (const form of forms) {
		const name = form.exec(subject)?.[1];
		if (name !== undefined) return [name];
	}
	return none;
}

const none: readonly string[] = [];
const forms = [
	/^Merge (?:remote-tracking )?branch '(?:origin\/)?([^']+)'/, // git, GitLab
	/^Merge pull request #\d+ from [^/\s]+\/(\S+)$/, // GitHub
	/^Merge pull request \d+ from (\S+) into \S+$/, // Azure DevOps
	/^Merged in (\S+) \(pull request #\d+\)/, // Bitbucket Cloud
	/^Pull request #\d+: .* Merge in \S+ from (\S+) to \S+$/, // Bitbucket Server
];

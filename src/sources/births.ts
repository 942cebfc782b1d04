import type { Birth, Branch } from "../core/snapshot.ts";
import type { BranchRef } from "./branches.ts";
import type { Git } from "./git.ts";
import type { Recent } from "./recent.ts";
import { readBirths } from "./reflog.ts";

/** Most branches that are asked for at once; the rest waits for later refreshes. */
const mostAtOnce = 200;

/** Told by no reflog, and not looked for among the remote branches. */
const unknown: Birth = { how: "unknown" };

/** The birth of a branch that may have been created anew since the last time: that is, the current one. */
export async function refreshBirth(
	git: Git,
	branch: string | undefined,
	memory: Recent<string, Birth>,
	signal: AbortSignal | undefined,
): Promise<void> {
	if (branch === undefined) return;
	const last = memory.get(branch);
	const birth = (await readBirths(git, [branch], () => last, signal)).get(branch);
	if (birth === undefined) return;
	if (birth.how !== "unknown") memory.set(branch, birth);
	// Looked for once: a push since then doesn't make it somebody else's.
	else if (last === undefined || last === unknown || last.at !== undefined) {
		const from = await namesake(git, branch, signal);
		memory.set(branch, from === undefined ? birth : { how: "remote", from });
	}
}

/** What a branch was most likely checked out from where no reflog tells: the same name on a remote. */
async function namesake(
	git: Git,
	branch: string,
	signal: AbortSignal | undefined,
): Promise<string | undefined> {
	const output = await git.run("for-each-ref", {
		args: ["--format=%(refname:lstrip=2)"],
		refs: [`refs/remotes/*/${branch}`],
		...(signal && { signal }),
	});
	return output.text.split("\n")[0] || undefined;
}

/** The births of branches that are not known yet. */
export async function learnBirths(
	git: Git,
	branches: readonly BranchRef[],
	memory: Recent<string, Birth>,
	signal: AbortSignal | undefined,
): Promise<void> {
	const names = branches.map((branch) => branch.name).filter((name) => !memory.has(name));
	const births = await readBirths(git, names.slice(0, mostAtOnce), (name) => memory.get(name), signal);
	for (const [name, birth] of births) memory.set(name, birth.how === "unknown" ? unknown : birth);
}

/** What the snapshot says of a birth; a start that is no branch is left out. */
export function creation(
	birth: Birth | undefined,
	isLocal: (name: string) => boolean,
): Pick<Branch, "birth" | "createdFrom" | "born"> {
	if (!birth) return {};
	const from = birth.from === undefined ? undefined : branchName(birth.from, isLocal);
	return { birth, ...(birth.at && { born: birth.at }), ...(from && { createdFrom: from }) };
}

/** A branch that is gone keeps its name here: its record may still tell what the work was for. */
function branchName(from: string, isLocal: (name: string) => boolean): string | undefined {
	if (isLocal(from)) return from;
	const onRemote = /^origin\/(.+)$/.exec(from)?.[1];
	if (onRemote) return onRemote;
	return from === "HEAD" || /^[0-9a-f]{7,64}$|[~^:@{]/.test(from) ? undefined : from;
}

import type { Branch } from "../core/snapshot.ts";
import type { Birth } from "./birth.ts";
import type { BranchRef } from "./branches.ts";
import type { Git } from "./git.ts";
import type { Recent } from "./recent.ts";
import { readBirths } from "./reflog.ts";

/** Most branches that are asked for at once; the rest waits for later refreshes. */
const mostAtOnce = 200;

/** The birth of a branch that may have been created anew since the last time: that is, the current one. */
export async function refreshBirth(
	git: Git,
	branch: string | undefined,
	memory: Recent<string, Birth>,
	signal: AbortSignal | undefined,
): Promise<void> {
	if (branch !== undefined) await remember(git, [branch], memory, signal);
}

/** The births of branches that are not known yet. */
export async function learnBirths(
	git: Git,
	branches: readonly BranchRef[],
	memory: Recent<string, Birth>,
	signal: AbortSignal | undefined,
): Promise<void> {
	const unknown = branches.map((branch) => branch.name).filter((name) => !memory.has(name));
	await remember(git, unknown.slice(0, mostAtOnce), memory, signal);
}

async function remember(
	git: Git,
	branches: readonly string[],
	memory: Recent<string, Birth>,
	signal: AbortSignal | undefined,
): Promise<void> {
	const births = await readBirths(git, branches, (name) => memory.get(name), signal);
	for (const [name, birth] of births) memory.set(name, birth);
}

/** What the snapshot says of a birth; a start that is no branch is left out. */
export function creation(
	birth: Birth | undefined,
	isLocal: (name: string) => boolean,
): Pick<Branch, "createdFrom" | "born"> {
	if (!birth) return {};
	const from = birth.from === undefined ? undefined : branchName(birth.from, isLocal);
	return { ...(birth.at && { born: birth.at }), ...(from && { createdFrom: from }) };
}

/** A branch that is gone keeps its name here: its record may still tell what the work was for. */
function branchName(from: string, isLocal: (name: string) => boolean): string | undefined {
	if (isLocal(from)) return from;
	const onRemote = /^origin\/(.+)$/.exec(from)?.[1];
	if (onRemote) return onRemote;
	return from === "HEAD" || /^[0-9a-f]{7,64}$|[~^:@{]/.test(from) ? undefined : from;
}

// Is the branch that HEAD is on a new one, whose why nobody was asked for? Pure.

import { minimatch } from "minimatch";
import type { Birth, Branch, BranchView, Repository, Snapshot } from "../snapshot.ts";

/** Why a branch is not asked about. */
export type Silence =
	| "no intent"
	| "restricted"
	| "no repository"
	/** A rebase, a bisect and the like. */
	| "under way"
	/** HEAD is on no branch, or on one without a commit. */
	| "no branch"
	| "default branch"
	/** The first branch of a repository isn't a piece of work. */
	| "only branch"
	/** Release and bot branches, by the user's patterns. */
	| "ignored"
	| "answered"
	/** A standing link says that branches of such a name serve nothing. */
	| "nothing on purpose"
	| "cloned"
	| "from a remote"
	/** Its record follows. */
	| "renamed"
	/** The record of what it was copied from is offered when somebody answers. */
	| "copied"
	/** What is remembered of this repository can't be read or written. */
	| "forgetful"
	/** It is older than our first look at the repository. */
	| "known before"
	/** The user said so. */
	| "never"
	| "asked";

export type Decision =
	| { readonly ask: true; readonly branch: Branch }
	/** `branch` is given where the reason is how it was born: that must not be forgotten when its reflog expires. */
	| { readonly ask: false; readonly because: Silence; readonly branch?: Branch };

/** A branch, or branches like it, that the user never wants to be asked about. */
export type Never = { readonly branch: string } | { readonly like: string };

/** What earlier looks at a repository left, as far as one branch is concerned. */
export interface Remembered {
	/** Instant of the first look, ISO 8601. */
	readonly learned: string;
	/** The branch was there at the first look, and at every one since. */
	readonly wasThere: boolean;
	readonly asked: boolean;
	readonly never: readonly Never[];
}

/** What the snapshot alone tells; whether it is new is for `isToAsk` to say. */
export function candidateOf(snapshot: Snapshot, ignored: readonly string[]): Decision {
	const { intent, git, branch: view } = snapshot;
	if (intent.state !== "known") return silent("no intent");
	if (git.state === "untrusted") return silent("restricted");
	if (git.state !== "ready") return silent("no repository");
	if (git.operation !== undefined) return silent("under way");
	const { head, branches } = git;
	const branch = head.kind === "branch" ? branches.find(({ name }) => name === head.name) : undefined;
	if (branch === undefined) return silent("no branch");
	const because = byName(branch.name, git, ignored) ?? byAnswer(view);
	if (because !== undefined) return silent(because);
	const born = byBirth(branch, git);
	return born === undefined ? { ask: true, branch } : { ask: false, because: born, branch };
}

/** Whether a candidate is new, and nobody was asked; `now` is an instant, ISO 8601. */
export function isToAsk(branch: Branch, memory: Remembered | undefined, now: string): Decision {
	if (memory === undefined) return silent("forgetful");
	if (memory.wasThere && !wasBornSince(branch.birth, memory.learned, now)) return silent("known before");
	if (memory.asked) return silent("asked");
	if (memory.never.some((never) => isMeant(branch.name, never))) return silent("never");
	return { ask: true, branch };
}

/** A glob for branches like this one, as far as its name shows that there are some: `spike/**`, `PROJ-*`. */
export function patternLike(branch: string): string | undefined {
	const folder = /^(.+)\/[^/]+$/.exec(branch)?.[1];
	if (folder !== undefined) return `${folder}/**`;
	const start = /^[\p{L}\p{N}]+[-_.]/u.exec(branch)?.[0];
	return start === undefined ? undefined : `${start}*`;
}

function silent(because: Silence): Decision {
	return { ask: false, because };
}

function byName(
	name: string,
	{ defaultBranch, branches }: Repository,
	ignored: readonly string[],
): Silence | undefined {
	if (name === defaultBranch) return "default branch";
	if (defaultBranch === undefined && branches.length === 1) return "only branch";
	return isIgnored(name, ignored) ? "ignored" : undefined;
}

/** Whether a branch is nobody's piece of work, by globs. */
export function isIgnored(branch: string, patterns: readonly string[]): boolean {
	return patterns.some((pattern) => matches(branch, pattern));
}

function byAnswer(view: BranchView | undefined): Silence | undefined {
	if (view?.record !== undefined || view?.serves.how.by === "record") return "answered";
	return view?.serves.how.by === "standing link" && view.serves.said === "none"
		? "nothing on purpose"
		: undefined;
}

function byBirth({ name, birth }: Branch, git: Repository): Silence | undefined {
	switch (birth?.how) {
		case "clone":
			return "cloned";
		case "renamed":
		case "copied":
			return birth.how;
		case "remote":
			// Work often starts from what the remote has of the default branch, and some programs name that in full.
			return birth.from?.replace(/^[^/]+\//, "") === git.defaultBranch ? undefined : "from a remote";
		case "here":
			return isSomebodys(name, birth.from, git) ? "from a remote" : undefined;
		default:
			return undefined;
	}
}

/** `checkout --track origin/feat/a` says of `feat/a` what `switch -c` says of work of one's own. */
function isSomebodys(name: string, from: string | undefined, { branches }: Repository): boolean {
	if (from === "FETCH_HEAD") return true;
	return from?.endsWith(`/${name}`) === true && !branches.some((branch) => branch.name === from);
}

/** True for a name that was there before, and was deleted and used again. A clock that was wrong decides nothing. */
function wasBornSince(birth: Birth | undefined, learned: string, now: string): boolean {
	if (birth?.at === undefined) return false;
	const at = Date.parse(birth.at);
	return at >= Date.parse(learned) && at <= Date.parse(now);
}

function isMeant(name: string, never: Never): boolean {
	if ("branch" in never) return never.branch === name;
	// Made by `patternLike` from a name, in which braces and the like are letters.
	return minimatch(name, never.like, { ...literally, nobrace: true, noext: true });
}

const literally = { dot: true, nocomment: true, nonegate: true } as const;

function matches(name: string, pattern: string): boolean {
	return minimatch(name, pattern, literally);
}

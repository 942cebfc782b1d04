import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Head, Operation } from "../core/snapshot.ts";
import type { BranchRef } from "./branches.ts";
import { GitFailed } from "./errors.ts";
import type { Git } from "./git.ts";
import type { Location, StatePath } from "./locate.ts";

/** What git is in the middle of, and the branch that it set aside for that. */
export interface UnderWay {
	readonly operation?: Operation;
	readonly was?: string;
}

/** Where HEAD is; `was` is what an operation set aside. Needs no process while it is on a branch that has a commit. */
export async function readHead(
	git: Git,
	branches: readonly BranchRef[],
	was: string | undefined,
	signal: AbortSignal | undefined,
): Promise<Head> {
	const current = branches.find((branch) => branch.current);
	if (current) return { kind: "branch", name: current.name, commit: current.commit };
	const options = { accept: [0, 1], ...(signal && { signal }) };
	const [symbolic, commit] = await Promise.all([
		git.run("symbolic-ref", { refs: ["HEAD"], ...options }),
		git.run("rev-parse", { args: ["--verify", "--quiet"], refs: ["HEAD^{commit}"], ...options }),
	]);
	if (commit.code === 0) {
		// A bisect may have started from a commit instead of a branch.
		const aside = branches.some((branch) => branch.name === was) ? was : undefined;
		return { kind: "detached", commit: commit.text.trim(), ...(aside !== undefined && { was: aside }) };
	}
	if (symbolic.code !== 0) throw new GitFailed("HEAD names a commit that is not there");
	return { kind: "unborn", name: symbolic.text.trim().replace(/^refs\/heads\//, "") };
}

const headsOf = [
	["merge", "MERGE_HEAD"],
	["cherry-pick", "CHERRY_PICK_HEAD"],
	["revert", "REVERT_HEAD"],
] as const satisfies readonly (readonly [Operation, StatePath])[];

/** Git's notes on what it is in the middle of, before it is clear what they mean. */
export interface Notes {
	/** What HEAD is to be put back on after a rebase. */
	readonly rebased: string | undefined;
	/** Where a bisect started. */
	readonly bisecting: string | undefined;
	readonly files: ReadonlySet<string>;
}

/** The notes are files wherever refs are kept, but for two heads: reftable keeps those as refs. */
export async function readNotes({ paths }: Location): Promise<Notes> {
	const [merging, applying, bisecting, files] = await Promise.all([
		noteIn(path.join(paths["rebase-merge"], "head-name")),
		noteIn(path.join(paths["rebase-apply"], "head-name")),
		noteIn(paths.BISECT_START),
		Promise.all(headsOf.map(([, name]) => noteIn(paths[name]))),
	]);
	const present = headsOf.filter((_head, at) => files[at] !== undefined).map(([, name]) => name);
	return { rebased: merging ?? applying, bisecting, files: new Set(present) };
}

/** What is under way; `rootRefs` are the heads that git keeps among the refs. */
export function underWay({ rebased, bisecting, files }: Notes, rootRefs: ReadonlySet<string>): UnderWay {
	if (rebased !== undefined) return withBranch("rebase", /^refs\/heads\/(.+)$/.exec(rebased)?.[1]);
	const operation = headsOf.find(([, name]) => files.has(name) || rootRefs.has(name))?.[0];
	if (operation) return { operation };
	return bisecting === undefined ? {} : withBranch("bisect", bisecting);
}

function withBranch(operation: Operation, was: string | undefined): UnderWay {
	return { operation, ...(was !== undefined && { was }) };
}

/** The trimmed text of one of git's notes; undefined when there is none. */
async function noteIn(file: string): Promise<string | undefined> {
	return readFile(file, "utf8").then(
		(text) => text.trim(),
		() => undefined,
	);
}

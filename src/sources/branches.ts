import type { Git } from "./git.ts";
import type { Recent } from "./recent.ts";

/** A local branch as its ref says. */
export interface BranchRef {
	readonly name: string;
	readonly commit: string;
	/** ISO 8601. */
	readonly committed: string;
	/** HEAD of this work tree is on it. */
	readonly current: boolean;
	/** Some work tree has it checked out. */
	readonly checkedOut: boolean;
}

/** What one walk over the refs tells. */
export interface Refs {
	/** `CHERRY_PICK_HEAD` and `REVERT_HEAD`, where they are refs: with reftable. */
	readonly rootRefs: ReadonlySet<string>;
	readonly branches: readonly BranchRef[];
	/** Where `origin/HEAD` points. */
	readonly remoteDefault?: { readonly name: string; readonly commit: string };
	/** What the user named, and where the remote has it. */
	readonly chosen?: { readonly name: string; readonly commit: string | undefined };
}

const localPrefix = "refs/heads/";
const originHead = "refs/remotes/origin/HEAD";
const rootRefs = ["CHERRY_PICK_HEAD", "REVERT_HEAD"];
const originPrefix = "refs/remotes/origin/";

export interface RefsToRead {
	readonly reftable: boolean;
	/** The default branch as the user named it. */
	readonly chosen?: string | undefined;
}

export async function readRefs(
	git: Git,
	{ reftable, chosen }: RefsToRead,
	signal: AbortSignal | undefined,
): Promise<Refs> {
	const fields = [
		"refname",
		"objectname",
		"committerdate:iso-strict",
		"HEAD",
		"if)%(worktreepath)%(then)1%(end",
		"symref",
	];
	const output = await git.run("for-each-ref", {
		args: [
			`--format=${fields.map((field) => `%(${field})`).join("%00")}`,
			...(reftable ? ["--include-root-refs"] : []),
		],
		refs: [
			...[localPrefix, originHead, ...(reftable ? rootRefs : [])],
			...(chosen === undefined ? [] : [originPrefix + chosen]),
		],
		...(signal && { signal }),
	});
	const rows = output.text
		.split("\n")
		.filter(Boolean)
		.map((line) => line.split("\0"));
	const remote = rows.find(([ref]) => ref === originHead);
	const chosenThere = rows.find(([ref]) => chosen !== undefined && ref === originPrefix + chosen);
	return {
		rootRefs: new Set(rows.map(([ref]) => ref ?? "").filter((ref) => rootRefs.includes(ref))),
		branches: rows.filter(([ref]) => ref?.startsWith(localPrefix)).map(branchRef),
		...(remote?.[5]?.startsWith(originPrefix) && {
			remoteDefault: { name: remote[5].slice(originPrefix.length), commit: remote[1] ?? "" },
		}),
		...(chosen !== undefined && { chosen: { name: chosen, commit: chosenThere?.[1] } }),
	};
}

function branchRef([ref = "", commit = "", committed = "", head, checkedOut]: string[]): BranchRef {
	return {
		name: ref.slice(localPrefix.length),
		commit,
		committed,
		current: head === "*",
		checkedOut: checkedOut === "1",
	};
}

/** The branch that work is merged into: its name, and its tips here and on the remote. */
export interface DefaultBranch {
	readonly name: string;
	readonly tips: readonly string[];
}

/** `configured` is asked for only where no remote says which branch it is. */
export async function defaultBranch(
	refs: Refs,
	configured: () => Promise<string | undefined>,
): Promise<DefaultBranch | undefined> {
	const tipOf = (name: string) => refs.branches.find((branch) => branch.name === name)?.commit;
	if (refs.chosen) {
		const { name, commit } = refs.chosen;
		const tips = [tipOf(name) ?? commit, commit].filter((tip) => tip !== undefined);
		// A name that is no branch here, as in a setting for many repositories, decides nothing.
		if (tips.length > 0) return { name, tips: [...new Set(tips)] };
	}
	if (refs.remoteDefault) {
		const { name, commit } = refs.remoteDefault;
		return { name, tips: [...new Set([tipOf(name) ?? commit, commit])] };
	}
	for (const name of [await configured(), "main", "master", "trunk"]) {
		const tip = name && tipOf(name);
		if (name && tip) return { name, tips: [tip] };
	}
	return undefined;
}

/** `init.defaultBranch` of the user or the repository. */
export async function configuredDefault(
	git: Git,
	signal: AbortSignal | undefined,
): Promise<string | undefined> {
	const output = await git.run("config", {
		refs: ["init.defaultBranch"],
		accept: [0, 1],
		...(signal && { signal }),
	});
	return output.text.trim() || undefined;
}

/** Whether each tip is part of the default branch; `known` holds answers by `commit tips`. */
export async function readMerged(
	git: Git,
	branches: readonly BranchRef[],
	tips: readonly string[],
	known: Recent<string, boolean>,
	signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, boolean>> {
	const key = (commit: string) => `${commit} ${tips.join(" ")}`;
	const result = new Map<string, boolean>();
	for (const { commit } of branches) {
		const merged = tips.length > 0 && (tips.includes(commit) || known.get(key(commit)));
		if (merged !== undefined) result.set(commit, merged);
	}
	if (branches.every((branch) => result.has(branch.commit))) return result;
	const output = await git.run("for-each-ref", {
		args: ["--format=%(objectname)", ...tips.map((tip) => `--no-merged=${tip}`)],
		refs: [localPrefix],
		...(signal && { signal }),
	});
	const unmerged = new Set(output.text.split("\n"));
	for (const { commit } of branches) {
		result.set(commit, !unmerged.has(commit));
		known.set(key(commit), !unmerged.has(commit));
	}
	return result;
}

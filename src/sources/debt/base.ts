import type { DebtItem } from "../../core/debt/items.ts";
import type { DebtScanOptions } from "../debtScan.ts";
import type { Git } from "../git.ts";
import { changedPaths } from "../treeChanges.ts";
import { type BlobRules, blobDebt } from "./blobs.ts";
import { pathRules } from "./pathRules.ts";

/**
 * The commit where `head` left a branch, here or on the remote, whichever of them went along with it for longer;
 * undefined when there is no such branch, or nothing in common.
 */
export async function mergeBase(
	git: Git,
	head: string,
	branch: string,
	signal?: AbortSignal,
): Promise<string | undefined> {
	const refs = await git.run("for-each-ref", {
		args: ["--format=%(objectname)"],
		refs: [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`],
		...(signal && { signal }),
	});
	const tips = refs.text.split("\n").filter(Boolean);
	if (tips.length === 0) return undefined;
	const { text } = await git.run("merge-base", {
		refs: [head, ...tips],
		accept: [0, 1],
		...(signal && { signal }),
	});
	return text.trim().split("\n")[0] || undefined;
}

/** Files from the git root that commits on the way from `since` to `head` changed, and that may hold debt. */
export async function changedSince(
	git: Git,
	{ since, head }: { readonly since: string; readonly head: string },
	{ folder, exclude }: DebtScanOptions,
	signal?: AbortSignal,
): Promise<readonly string[]> {
	const rules = pathRules(folder, exclude);
	const changed = await changedPaths(git, { before: since, after: head }, signal);
	return changed.filter((file) => !rules.excludes(file));
}

/** The debt that files held at a commit; each file is asked for once. */
export interface CommitDebt {
	readonly commit: string;
	of(files: Iterable<string>, signal?: AbortSignal): Promise<readonly DebtItem[]>;
}

export function commitDebt(git: Git, commit: string, rules: BlobRules): CommitDebt {
	const known = new Map<string, readonly DebtItem[]>();
	return {
		commit,
		async of(files, signal) {
			const all = [...files];
			const unknown = all.filter((file) => !known.has(file));
			const asked = unknown.map((file) => ({ name: `${commit}:${file}`, file }));
			for await (const { blob, items } of blobDebt(git, asked, rules, signal)) known.set(blob.file, items);
			for (const file of unknown) if (!known.has(file)) known.set(file, []);
			return all.flatMap((file) => known.get(file) ?? []);
		},
	};
}

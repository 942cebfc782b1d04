import type { ChangeSize } from "../../core/history/history.ts";
import { nulSeparated } from "../debt/engine.ts";
import type { Git } from "../git.ts";

export interface SizesQuestion {
	readonly tip: string;
	readonly without: readonly string[];
	/** Seconds since 1970. */
	readonly since: number;
	readonly signal?: AbortSignal;
}

/** Files and lines of one first-parent commit. */
export interface CommitSize extends Omit<ChangeSize, "files" | "isAgreement"> {
	readonly files: ReadonlySet<string>;
}

/** What each first-parent commit changed against the one before it; moved lines of a renamed file don't count. */
export async function readSizes(
	git: Git,
	{ tip, without, since, signal }: SizesQuestion,
): Promise<ReadonlyMap<string, CommitSize>> {
	const sizes = new Map<string, { files: Set<string>; added: number; deleted: number }>();
	const output = git.stream("log", {
		args: [
			...["--first-parent", "--diff-merges=first-parent", "--root", "--numstat", "-M", "-z"],
			...["--format=%H", `--since=${new Date(since * 1000).toISOString()}`],
		],
		refs: [tip, ...without.map((commit) => `^${commit}`)],
		...(signal && { signal }),
	});
	let current: { files: Set<string>; added: number; deleted: number } | undefined;
	// Of a renamed file two names follow, each by itself.
	let names = 0;
	for await (const parts of nulSeparated(output))
		for (const part of parts) {
			if (names > 0) {
				names -= 1;
				if (names === 0) current?.files.add(part);
				continue;
			}
			const [, added, deleted, file] = /^\n?(\d+|-)\t(\d+|-)\t(.*)$/s.exec(part) ?? [];
			if (file === undefined) {
				if (!/^[0-9a-f]{40,64}$/.test(part)) continue;
				current = { files: new Set(), added: 0, deleted: 0 };
				sizes.set(part, current);
				continue;
			}
			if (!current) continue;
			// Of a binary file git counts no lines.
			current.added += Number(added) || 0;
			current.deleted += Number(deleted) || 0;
			if (file === "") names = 2;
			else current.files.add(file);
		}
	return sizes;
}

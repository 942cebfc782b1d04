import { execFileSync } from "node:child_process";
import type { LandedCommit, LineAges } from "../../../src/core/history/lineAges/lineAges.ts";
import type { Hunk } from "../../../src/core/history/lineAges/patch.ts";
import type { Runs } from "../../../src/core/history/lineAges/runs.ts";

/** Lines that one commit took away from a file, by the commits that we say they come from. */
export interface SeenHunk {
	readonly by: LandedCommit;
	readonly path: string;
	readonly hunk: Hunk;
	readonly removed: Runs;
}

/** Of the lines that a hunk takes away, those that had landed within `window` days: as we say. */
export function reworkedIn(
	{ by, removed }: SeenHunk,
	{ landings, commits }: LineAges,
	window: number,
): number {
	let lines = 0;
	for (let at = 0; at < removed.length; at += 2) {
		const landing = landings[removed[at + 1] ?? -1];
		const from = landing && commits[landing.commit];
		if (from && by.at - from.at <= window * 86_400) lines += removed[at] ?? 0;
	}
	return lines;
}

/** The commit that each line of a file comes from, as plain `git blame --first-parent` says. */
export function blameOf(root: string, commit: string, path: string): readonly string[] {
	const text = execFileSync("git", ["blame", "--first-parent", "--porcelain", commit, "--", path], {
		cwd: root,
		encoding: "utf8",
		maxBuffer: 256 * 1024 * 1024,
		stdio: ["ignore", "pipe", "pipe"],
	});
	return [...text.matchAll(/^([0-9a-f]{40}) \d+ \d+(?: \d+)?$/gm)].map(([, id = ""]) => id);
}

/** As `reworkedIn`, by what blame says of the commit before; commits that aren't known count as old. */
export function blamedIn(
	{ by, hunk }: SeenHunk,
	lines: readonly string[],
	known: ReadonlyMap<string, number>,
	window: number,
): number {
	const removed = lines.slice(hunk.start, hunk.start + hunk.removed);
	return removed.filter((id) => by.at - (known.get(id) ?? Number.NEGATIVE_INFINITY) <= window * 86_400)
		.length;
}

/** Hunks that take lines away, by commit and file. */
export function byFile(hunks: readonly SeenHunk[]): readonly (readonly SeenHunk[])[] {
	const files = new Map<string, SeenHunk[]>();
	for (const seen of hunks) {
		if (seen.hunk.removed === 0) continue;
		const key = `${seen.by.id} ${seen.path}`;
		files.set(key, [...(files.get(key) ?? []), seen]);
	}
	return [...files.values()];
}

import type { Instant } from "../history.ts";
import { type Moves, movesIn } from "./moved.ts";
import type { CommitPatch, FilePatch, Hunk } from "./patch.ts";
import {
	append,
	appendAll,
	type CutFile,
	cut,
	type FileLines,
	noLines,
	old,
	type Runs,
	unknownLines,
} from "./runs.ts";

/** Days for which it is kept who rewrote a line; the longest window. */
export const longestWindow = 90;

/** How old each line is, while first-parent commits land one after the other. It changes with each of them. */
export interface LineAges {
	/** Lines of each file that landed commits have touched, by its present path. */
	readonly files: Map<string, FileLines>;
	/** What one commit landed in one file. Lines name them by their place in this list. */
	readonly landings: Landing[];
	readonly commits: LandedCommit[];
}

export interface LandedCommit {
	readonly id: string;
	readonly at: Instant;
}

export interface Landing {
	/** Place among the commits. */
	readonly commit: number;
	readonly path: string;
	readonly added: number;
	readonly deleted: number;
	/** Pairs: the place of the commit that rewrote or deleted lines of it, and how many. */
	readonly reworked: number[];
}

/** Told of the lines that each hunk takes away, before any of them is known to have moved. */
export type HunkObserver = (path: string, hunk: Hunk, removed: Runs, by: LandedCommit) => void;

export interface LandOptions {
	/** Whether a block that moved keeps its age, or lines of white space that changed do. */
	readonly followMoves: boolean;
	/** The clone's history begins with this commit: what it seems to write is older. */
	readonly isEdge?: boolean;
	readonly observe?: HunkObserver;
}

export function newLineAges(): LineAges {
	return { files: new Map(), landings: [], commits: [] };
}

/** Lets one commit land on what landed before it. First-parent patches compose exactly. */
export function land(ages: LineAges, patch: CommitPatch, options: LandOptions): void {
	const commit = ages.commits.push({ id: patch.id, at: patch.at }) - 1;
	if (options.isEdge) return;
	const { lines, files } = patch;
	const moves = options.followMoves && lines ? movesIn(files, lines) : undefined;
	const cuts = files.map((file) => cut(linesBefore(ages, file), file.hunks));
	if (options.observe) observeAll(patch, cuts, options.observe);
	const origins = moves && lines ? originsOf(files, cuts, lines.removed.hash.length) : undefined;
	const left = moves ? leftOf(moves, lines?.removed.hash.length ?? 0) : undefined;
	const after = files.map((file, at): FileLines => {
		const pieces = cuts[at] as CutFile;
		const landing = landingOf(ages, { commit, file, moves, left });
		creditAll(ages, commit, file, { pieces, left });
		return file.opaque ? unknownLines : joined(file, pieces, { landing, moves, origins });
	});
	// All at once: a name may have been passed on.
	for (const { from, to } of files) if (from !== undefined && from !== to) ages.files.delete(from);
	files.forEach(({ to }, at) => {
		if (to !== undefined) ages.files.set(to, after[at] ?? unknownLines);
	});
}

function linesBefore({ files }: LineAges, { from }: FilePatch): FileLines {
	return from === undefined ? noLines : (files.get(from) ?? unknownLines);
}

function observeAll(
	{ files, id, at: landed }: CommitPatch,
	cuts: readonly CutFile[],
	observe: HunkObserver,
): void {
	for (const [at, { from, hunks }] of files.entries())
		for (const [index, hunk] of hunks.entries())
			observe(from ?? "", hunk, cuts[at]?.removed[index] ?? [], { id, at: landed });
}

/** Where each removed line of the commit comes from. */
function originsOf(files: readonly FilePatch[], cuts: readonly CutFile[], count: number): Int32Array {
	const origins = new Int32Array(count).fill(old);
	files.forEach(({ hunks }, at) => {
		hunks.forEach((hunk, index) => {
			let line = hunk.removedAt;
			const runs = cuts[at]?.removed[index] ?? [];
			for (let run = 0; run < runs.length; run += 2) {
				origins.fill(runs[run + 1] ?? old, line, line + (runs[run] ?? 0));
				line += runs[run] ?? 0;
			}
		});
	});
	return origins;
}

/** 1 for each removed line that stands elsewhere now. */
function leftOf(moves: Moves, count: number): Uint8Array {
	const left = new Uint8Array(count);
	for (const line of moves) if (line >= 0) left[line] = 1;
	return left;
}

interface Landed {
	readonly commit: number;
	readonly file: FilePatch;
	readonly moves: Moves | undefined;
	readonly left: Uint8Array | undefined;
}

/** The place of what the commit wrote and deleted in one file; `old` where it did neither. */
function landingOf(ages: LineAges, { commit, file, moves, left }: Landed): number {
	let [added, deleted] = [0, 0];
	for (const hunk of file.hunks) {
		added += hunk.added;
		deleted += hunk.removed;
		if (moves)
			for (let at = hunk.addedAt; at < hunk.addedAt + hunk.added; at += 1)
				if ((moves[at] ?? -1) >= 0) added -= 1;
		if (left)
			for (let at = hunk.removedAt; at < hunk.removedAt + hunk.removed; at += 1) if (left[at]) deleted -= 1;
	}
	if (added === 0 && deleted === 0) return old;
	const path = file.to ?? file.from ?? "";
	return ages.landings.push({ commit, path, added, deleted, reworked: [] }) - 1;
}

/** Lays to each landing the lines of its own that are gone. */
function creditAll(
	ages: LineAges,
	commit: number,
	{ hunks }: FilePatch,
	{ pieces, left }: { readonly pieces: CutFile; readonly left: Uint8Array | undefined },
): void {
	hunks.forEach((hunk, index) => {
		const runs = pieces.removed[index] ?? [];
		let line = hunk.removedAt;
		for (let run = 0; run < runs.length; run += 2) {
			const count = runs[run] ?? 0;
			let gone = count;
			if (left) for (let at = line; at < line + count; at += 1) gone -= left[at] ?? 0;
			credit(ages, commit, runs[run + 1] ?? old, gone);
			line += count;
		}
	});
}

function credit({ landings, commits }: LineAges, by: number, from: number, lines: number): void {
	const landing = landings[from];
	if (!landing || lines === 0) return;
	const age = (commits[by]?.at ?? 0) - (commits[landing.commit]?.at ?? 0);
	if (age > longestWindow * 86_400) return;
	const { reworked } = landing;
	if (reworked.length > 0 && reworked.at(-2) === by)
		reworked[reworked.length - 1] = (reworked.at(-1) ?? 0) + lines;
	else reworked.push(by, lines);
}

interface NewLines {
	readonly landing: number;
	readonly moves: Moves | undefined;
	readonly origins: Int32Array | undefined;
}

function joined(
	{ hunks }: FilePatch,
	{ kept, open }: CutFile,
	{ landing, moves, origins }: NewLines,
): FileLines {
	const runs: number[] = [];
	hunks.forEach((hunk, index) => {
		appendAll(runs, kept[index] ?? []);
		if (!moves) append(runs, hunk.added, landing);
		else
			for (let at = hunk.addedAt; at < hunk.addedAt + hunk.added; at += 1) {
				const from = moves[at] ?? -1;
				append(runs, 1, from < 0 ? landing : (origins?.[from] ?? old));
			}
	});
	appendAll(runs, kept[hunks.length] ?? []);
	return { runs, open };
}

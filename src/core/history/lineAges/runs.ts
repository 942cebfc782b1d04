import type { Hunk } from "./patch.ts";

/** The lines of a file from its first to its last, as pairs of how many there are and where they come from. */
export type Runs = readonly number[];

/** Where lines come from that are older than anybody looked. */
export const old = -1;

export interface FileLines {
	readonly runs: Runs;
	/** After the runs come old lines, nobody knows how many. */
	readonly open: boolean;
}

export const unknownLines: FileLines = { runs: [], open: true };
export const noLines: FileLines = { runs: [], open: false };

/** A file cut at the hunks of a patch: what stays before, between and after them, and what each takes away. */
export interface CutFile {
	/** One more than there are hunks. */
	readonly kept: readonly Runs[];
	readonly removed: readonly Runs[];
	readonly open: boolean;
}

export function cut({ runs, open }: FileLines, hunks: readonly Hunk[]): CutFile {
	let at = 0;
	let left = runs[0] ?? 0;
	const take = (wanted: number, into: number[]) => {
		for (let count = wanted; count > 0; ) {
			if (at >= runs.length) {
				if (open) append(into, count, old);
				return;
			}
			const some = Math.min(left, count);
			append(into, some, runs[at + 1] ?? old);
			count -= some;
			left -= some;
			if (left > 0) continue;
			at += 2;
			left = runs[at] ?? 0;
		}
	};
	const kept: Runs[] = [];
	const removed: Runs[] = [];
	let passed = 0;
	for (const hunk of hunks) {
		const [before, gone]: [number[], number[]] = [[], []];
		take(hunk.start - passed, before);
		take(hunk.removed, gone);
		kept.push(before);
		removed.push(gone);
		passed = hunk.start + hunk.removed;
	}
	const rest: number[] = [];
	while (at < runs.length) take(left, rest);
	kept.push(rest);
	return { kept, removed, open };
}

/** Adds lines at the end, to the last run where they come from the same. */
export function append(runs: number[], count: number, from: number): void {
	if (count === 0) return;
	if (runs.length > 0 && runs.at(-1) === from) runs[runs.length - 2] = (runs.at(-2) ?? 0) + count;
	else runs.push(count, from);
}

export function appendAll(runs: number[], others: Runs): void {
	for (let at = 0; at < others.length; at += 2) append(runs, others[at] ?? 0, others[at + 1] ?? old);
}

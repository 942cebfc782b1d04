import type { ChangedLines, FilePatch, Hunk } from "./patch.ts";

/** Letters and digits that a block must have to be known again elsewhere: as `git blame -C` asks for. */
const leastWeight = 40;
/** Places that are looked at for the same line. */
const mostPlaces = 32;

/** For each added line the removed line that it was; -1 where it was written. */
export type Moves = Int32Array;

/**
 * Blocks of lines that one commit took away here and put there, whatever became of their white space. Within one hunk
 * a single line is known again: it was only indented anew. Undefined where nothing moved.
 */
export function movesIn(files: readonly FilePatch[], { removed, added }: ChangedLines): Moves | undefined {
	if (removed.hash.length === 0 || added.hash.length === 0) return undefined;
	const hunks = files.flatMap((file) => file.hunks);
	const places = placesOf(removed.hash, removed.weight);
	const hunkOf = new Int32Array(removed.hash.length);
	for (const [at, hunk] of hunks.entries()) hunkOf.fill(at, hunk.removedAt, hunk.removedAt + hunk.removed);
	const moves = new Int32Array(added.hash.length).fill(-1);
	const taken = new Uint8Array(removed.hash.length);

	const reach = (from: number, to: number, own: Hunk): { lines: number; weight: number } => {
		const there = hunks[hunkOf[from] ?? 0];
		const most = Math.min(
			(there?.removedAt ?? 0) + (there?.removed ?? 0) - from,
			own.addedAt + own.added - to,
		);
		let [lines, weight] = [0, 0];
		while (lines < most && !taken[from + lines] && removed.hash[from + lines] === added.hash[to + lines]) {
			weight += added.weight[to + lines] ?? 0;
			lines += 1;
		}
		return { lines, weight };
	};
	let found = false;
	hunks.forEach((hunk, at) => {
		for (let to = hunk.addedAt; to < hunk.addedAt + hunk.added; ) {
			let [best, length] = [-1, 0];
			for (const from of (added.weight[to] && places.get(added.hash[to] ?? 0)) || []) {
				const isHere = hunkOf[from] === at;
				const { lines, weight } = reach(from, to, hunk);
				if (lines <= length || (!isHere && weight < leastWeight)) continue;
				[best, length] = [from, lines];
			}
			for (let line = 0; line < length; line += 1) {
				moves[to + line] = best + line;
				taken[best + line] = 1;
			}
			found ||= length > 0;
			to += Math.max(1, length);
		}
	});
	return found ? moves : undefined;
}

function placesOf(
	hashes: readonly number[],
	weights: readonly number[],
): ReadonlyMap<number, readonly number[]> {
	const places = new Map<number, number[]>();
	hashes.forEach((hash, at) => {
		if (!weights[at]) return;
		const known = places.get(hash);
		if (!known) places.set(hash, [at]);
		else if (known.length < mostPlaces) known.push(at);
	});
	return places;
}

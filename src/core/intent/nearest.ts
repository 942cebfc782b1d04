/**
 * The candidate that `word` was probably meant to be: the one with the fewest slips (insert, delete, replace, swap
 * of neighbours; at most a third of the word, at most three), else the only one that `word` is the tail of.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
	let best: string | undefined;
	let fewest = Math.min(3, Math.max(1, Math.floor(word.length / 3))) + 1;
	const tails: string[] = [];
	for (const candidate of candidates) {
		if ([".", "_", "-"].some((joint) => candidate.endsWith(joint + word))) tails.push(candidate);
		if (Math.abs(candidate.length - word.length) >= fewest) continue;
		const count = slips(word.toLowerCase(), candidate.toLowerCase());
		if (count < fewest) [best, fewest] = [candidate, count];
	}
	return best ?? (tails.length === 1 ? tails[0] : undefined);
}

/** Damerau–Levenshtein distance, with each place edited once at most. */
function slips(a: string, b: string): number {
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + cost);
			if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, at(before, j - 2) + 1);
			row.push(least);
		}
		[before, last] = [last, row];
	}
	return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
	return row[index] ?? Number.POSITIVE_INFINITY;
}

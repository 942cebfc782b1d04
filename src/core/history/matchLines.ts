/** Up to so many pairs of lines are compared one by one. */
const mostPairs = 250_000;

/**
 * For each line of `present`, its index in `past` where it is the same line, else undefined. Ends that are the same
 * come first, then lines that stand only once on both sides, and again between those; as patience diffs do it. Short stretches that only
 * repeat themselves are compared line by line.
 */
export function matchLines(
	present: readonly string[],
	past: readonly string[],
): readonly (number | undefined)[] {
	const matched: (number | undefined)[] = new Array(present.length).fill(undefined);
	const open: Gap[] = [{ from: 0, to: present.length, pastFrom: 0, pastTo: past.length }];
	for (let gap = open.pop(); gap; gap = open.pop()) open.push(...matchIn(gap, { present, past, matched }));
	return matched;
}

/** Half-open ranges of lines that aren't matched yet. */
interface Gap {
	readonly from: number;
	readonly to: number;
	readonly pastFrom: number;
	readonly pastTo: number;
}

interface Texts {
	readonly present: readonly string[];
	readonly past: readonly string[];
	readonly matched: (number | undefined)[];
}

/** Matches what it can, and gives back the gaps that are left and may hold more. */
function matchIn(gap: Gap, texts: Texts): readonly Gap[] {
	const { present, past, matched } = texts;
	let { from, to, pastFrom, pastTo } = gap;
	while (from < to && pastFrom < pastTo && present[from] === past[pastFrom]) matched[from++] = pastFrom++;
	while (from < to && pastFrom < pastTo && present[to - 1] === past[pastTo - 1]) matched[--to] = --pastTo;
	if (from === to || pastFrom === pastTo) return [];
	const anchors = anchorsIn({ from, to, pastFrom, pastTo }, texts);
	const gaps: Gap[] = [];
	for (const [line, other] of anchors) {
		matched[line] = other;
		gaps.push({ from, to: line, pastFrom, pastTo: other });
		from = line + 1;
		pastFrom = other + 1;
	}
	if (anchors.length > 0) return [...gaps, { from, to, pastFrom, pastTo }];
	if ((to - from) * (pastTo - pastFrom) <= mostPairs) matchLongest({ from, to, pastFrom, pastTo }, texts);
	return [];
}

/** Matches a longest common subsequence. */
function matchLongest({ from, to, pastFrom, pastTo }: Gap, { present, past, matched }: Texts): void {
	const width = pastTo - pastFrom + 1;
	const lengths = new Uint16Array((to - from + 1) * width);
	const at = (line: number, other: number) => (line - from) * width + (other - pastFrom);
	for (let line = to - 1; line >= from; line--)
		for (let other = pastTo - 1; other >= pastFrom; other--)
			lengths[at(line, other)] =
				present[line] === past[other]
					? (lengths[at(line + 1, other + 1)] ?? 0) + 1
					: Math.max(lengths[at(line + 1, other)] ?? 0, lengths[at(line, other + 1)] ?? 0);
	for (let line = from, other = pastFrom; line < to && other < pastTo; ) {
		if (present[line] === past[other]) matched[line++] = other++;
		else if ((lengths[at(line + 1, other)] ?? 0) >= (lengths[at(line, other + 1)] ?? 0)) line++;
		else other++;
	}
}

/** Lines that stand once on both sides, of which none has moved past another: as many as can be. */
function anchorsIn(
	{ from, to, pastFrom, pastTo }: Gap,
	{ present, past }: Texts,
): readonly [number, number][] {
	const once = onceIn(past, pastFrom, pastTo);
	const pairs = [...onceIn(present, from, to)].flatMap(([text, line]): [number, number][] => {
		const other = once.get(text);
		return other === undefined ? [] : [[line, other]];
	});
	return longestRising(pairs);
}

function onceIn(lines: readonly string[], from: number, to: number): ReadonlyMap<string, number> {
	const places = new Map<string, number>();
	const twice = new Set<string>();
	for (let at = from; at < to; at++) {
		const line = lines[at] as string;
		if (places.has(line)) twice.add(line);
		else places.set(line, at);
	}
	for (const line of twice) places.delete(line);
	return places;
}

/** The longest subsequence whose second numbers rise; the first ones rise already. */
function longestRising(pairs: readonly [number, number][]): readonly [number, number][] {
	const ends: number[] = [];
	const before: (number | undefined)[] = [];
	pairs.forEach(([, value], at) => {
		let low = 0;
		for (let high = ends.length; low < high; ) {
			const middle = (low + high) >> 1;
			if ((pairs[ends[middle] as number] as [number, number])[1] < value) low = middle + 1;
			else high = middle;
		}
		before[at] = ends[low - 1];
		ends[low] = at;
	});
	const rising: [number, number][] = [];
	for (let at = ends.at(-1); at !== undefined; at = before[at]) rising.push(pairs[at] as [number, number]);
	return rising.reverse();
}

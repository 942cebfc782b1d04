// How high each node stands: as close to the middle of its neighbours as its column's order allows.

import type { Layered } from "./lanes.ts";

const passes = 24;

export interface Spacing {
	/** Heights of the nodes, in px. */
	heightOf(key: string): number;
	/** Between nodes of a column. */
	readonly gap: number;
	/** Height of a lane. */
	readonly lane: number;
}

export interface Placed {
	/** Upper edge of every node and lane. */
	readonly tops: ReadonlyMap<string, number>;
	readonly heights: ReadonlyMap<string, number>;
	/** Of the whole picture. */
	readonly height: number;
}

export function placed({ columns, lanes, steps }: Layered, spacing: Spacing): Placed {
	const heights = new Map(
		columns.flat().map((key) => [key, lanes.has(key) ? spacing.lane : spacing.heightOf(key)]),
	);
	const near = new Map<string, Pull[]>();
	for (const { from, to } of steps) {
		// A bend within a long link is worse than one where it begins or ends.
		const weight = lanes.has(from) && lanes.has(to) ? 8 : lanes.has(from) || lanes.has(to) ? 2 : 1;
		near.set(from, [...(near.get(from) ?? []), { to, weight }]);
		near.set(to, [...(near.get(to) ?? []), { to: from, weight }]);
	}
	const linked = columns.map((keys) => keys.filter((key) => near.has(key)));
	const middles = new Map<string, number>();
	const settle = (keys: readonly string[], wanted: (key: string) => number) => {
		const apart = distances(
			keys.map((key) => heights.get(key) ?? 0),
			spacing.gap,
		);
		const found = closest(keys.map(wanted), apart);
		for (const [index, key] of keys.entries()) middles.set(key, found[index] ?? 0);
	};
	// The fullest column stands as close as can be, and the others follow it outwards.
	const fullest = indexOfLargest(
		linked.map((keys) => keys.reduce((sum, key) => sum + (heights.get(key) ?? 0) + spacing.gap, 0)),
	);
	settle(linked[fullest] ?? [], () => 0);
	const others = [...linked.slice(fullest + 1), ...linked.slice(0, fullest).reverse()];
	for (let pass = 0; pass < passes; pass++) {
		for (const keys of others) settle(keys, (key) => drawn(near.get(key) ?? [], middles));
	}
	return withLoose(columns, { middles, heights, gap: spacing.gap });
}

interface Settled {
	/** Of all that is linked. */
	readonly middles: ReadonlyMap<string, number>;
	readonly heights: ReadonlyMap<string, number>;
	readonly gap: number;
}

/** Begins at 0, and puts what has no link below what has. */
function withLoose(columns: Layered["columns"], { middles, heights, gap }: Settled): Placed {
	const heightOf = (key: string) => heights.get(key) ?? 0;
	const topOf = (key: string) => (middles.get(key) ?? 0) - heightOf(key) / 2;
	const first = Math.min(...[...middles.keys()].map(topOf));
	const tops = new Map<string, number>();
	let height = 0;
	for (const keys of columns) {
		let end = 0;
		for (const key of keys) {
			const top = middles.has(key) ? Math.round(topOf(key) - first) : end;
			tops.set(key, top);
			end = top + heightOf(key) + gap;
		}
		height = Math.max(height, end - gap);
	}
	return { tops, heights, height };
}

/** How far the middle of each item is below that of the one above it, at least. */
function distances(heights: readonly number[], gap: number): number[] {
	return heights.map((height, index) => (index === 0 ? 0 : ((heights[index - 1] ?? 0) + height) / 2 + gap));
}

/**
 * The positions closest to `wanted` (least squares) that keep their order and distances: isotonic regression by
 * pooling adjacent violators.
 */
export function closest(wanted: readonly number[], apart: readonly number[]): number[] {
	let sum = 0;
	const offsets = apart.map((distance) => (sum += distance));
	const pools: { total: number; count: number }[] = [];
	for (const [index, value] of wanted.entries()) {
		let pool = { total: value - (offsets[index] ?? 0), count: 1 };
		for (
			let last = pools.at(-1);
			last && last.total / last.count > pool.total / pool.count;
			last = pools.at(-1)
		) {
			pool = { total: last.total + pool.total, count: last.count + pool.count };
			pools.pop();
		}
		pools.push(pool);
	}
	const values = pools.flatMap(({ total, count }) => Array<number>(count).fill(total / count));
	return values.map((value, index) => value + (offsets[index] ?? 0));
}

interface Pull {
	readonly to: string;
	readonly weight: number;
}

/** Where those of its neighbours draw a node to that have a place already. */
function drawn(pulls: readonly Pull[], middles: ReadonlyMap<string, number>): number {
	let [sum, total] = [0, 0];
	for (const { to, weight } of pulls) {
		const middle = middles.get(to);
		if (middle === undefined) continue;
		sum += weight * middle;
		total += weight;
	}
	return total === 0 ? 0 : sum / total;
}

function indexOfLargest(values: readonly number[]): number {
	return values.indexOf(Math.max(...values));
}

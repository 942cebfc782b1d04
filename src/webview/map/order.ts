// The order of each column that lets few links cross: sweeps by barycentre, then swaps of neighbours.
// Sugiyama, Tagawa, Toda: Methods for visual understanding of hierarchical system structures (1981).

import type { Layered, Step } from "./lanes.ts";

const sweeps = 12;

type Columns = readonly (readonly string[])[];

/** The same columns, each in its best order found. Nothing is left to chance: equal input, equal output. */
export function ordered({ columns, steps }: Pick<Layered, "columns" | "steps">): Columns {
	const near = neighbours(steps);
	// What has no link would only stand in the way of those that have.
	const linked = columns.map((keys) => keys.filter((key) => near.has(key)));
	const loose = columns.map((keys) => keys.filter((key) => !near.has(key)));
	let best: Columns = linked;
	let least = crossings(best, steps);
	let current: Columns = linked;
	for (let sweep = 0; sweep < sweeps && least > 0; sweep++) {
		current = swapped(swept(current, near, sweep % 2 === 0), near);
		const count = crossings(current, steps);
		if (count < least) [best, least] = [current, count];
	}
	return best.map((keys, column) => [...keys, ...(loose[column] ?? [])]);
}

/** How many pairs of steps cross. */
export function crossings(columns: Columns, steps: readonly Step[]): number {
	const at = positions(columns);
	const placed = steps.flatMap(({ from, to }) => {
		const [start, end] = [at.get(from), at.get(to)];
		return start && end ? [{ column: start.column, from: start.index, to: end.index }] : [];
	});
	let count = 0;
	for (const [index, a] of placed.entries()) {
		for (const b of placed.slice(index + 1)) {
			if (a.column === b.column && (a.from - b.from) * (a.to - b.to) < 0) count++;
		}
	}
	return count;
}

interface Neighbours {
	readonly before: readonly string[];
	readonly after: readonly string[];
}

function neighbours(steps: readonly Step[]): ReadonlyMap<string, Neighbours> {
	const near = new Map<string, { before: string[]; after: string[] }>();
	const of = (key: string) => {
		const known = near.get(key) ?? { before: [], after: [] };
		near.set(key, known);
		return known;
	};
	for (const { from, to } of steps) {
		of(from).before.push(to);
		of(to).after.push(from);
	}
	return near;
}

function positions(columns: Columns): ReadonlyMap<string, { column: number; index: number }> {
	return new Map(
		columns.flatMap((keys, column) => keys.map((key, index) => [key, { column, index }] as const)),
	);
}

/** One pass from left to right, or back: each column follows the middle of its neighbours in the one passed before. */
function swept(columns: Columns, near: ReadonlyMap<string, Neighbours>, forward: boolean): Columns {
	const result = [...columns];
	const indices = columns.map((_, column) => column);
	for (const column of forward ? indices : indices.reverse()) {
		const fixed = result[forward ? column - 1 : column + 1];
		if (!fixed) continue;
		const at = new Map(fixed.map((key, index) => [key, index]));
		const keys = result[column] ?? [];
		const wanted = keys.map((key, index) => {
			const others = near.get(key)?.[forward ? "before" : "after"] ?? [];
			// Who has no neighbour there stays about where it is.
			const own = (index / Math.max(1, keys.length)) * fixed.length;
			return { key, index, at: mean(others.map((other) => at.get(other) ?? 0)) ?? own };
		});
		wanted.sort((a, b) => a.at - b.at || a.index - b.index);
		result[column] = wanted.map(({ key }) => key);
	}
	return result;
}

/** Swaps neighbours wherever fewer of their links cross the other way round. */
function swapped(columns: Columns, near: ReadonlyMap<string, Neighbours>): Columns {
	const result = columns.map((keys) => [...keys]);
	for (const [column, keys] of result.entries()) {
		const at = new Map(
			[column - 1, column + 1].flatMap((side) => (result[side] ?? []).map((key, index) => [key, index])),
		);
		const places = (key: string, side: keyof Neighbours) =>
			(near.get(key)?.[side] ?? []).map((other) => at.get(other) ?? 0);
		const cross = (upper: string, lower: string) =>
			inversions(places(upper, "before"), places(lower, "before")) +
			inversions(places(upper, "after"), places(lower, "after"));
		for (let round = 0; round < keys.length; round++) {
			let isDone = true;
			for (let index = 0; index + 1 < keys.length; index++) {
				const [upper, lower] = [keys[index] ?? "", keys[index + 1] ?? ""];
				if (cross(lower, upper) >= cross(upper, lower)) continue;
				keys.splice(index, 2, lower, upper);
				isDone = false;
			}
			if (isDone) break;
		}
	}
	return result;
}

function inversions(upper: readonly number[], lower: readonly number[]): number {
	return upper.reduce((sum, a) => sum + lower.filter((b) => b < a).length, 0);
}

function mean(values: readonly number[]): number | undefined {
	return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

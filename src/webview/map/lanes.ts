// Links that pass a column get a lane there, so that they run between its nodes and not under them.

import type { Served } from "./chain.ts";

export interface Graph {
	/** Keys, column by column. */
	readonly columns: readonly (readonly string[])[];
	/** Each ends in a column before the one where it begins. */
	readonly links: readonly Served[];
}

/** The graph with lanes, where every step leads to the next column on the left. */
export interface Layered {
	readonly columns: readonly (readonly string[])[];
	readonly lanes: ReadonlySet<string>;
	readonly steps: readonly Step[];
}

export interface Step {
	readonly from: string;
	readonly to: string;
	/** Indices of the links that run over it. */
	readonly links: readonly number[];
}

/** Links to one node share its lanes: many long links become one trunk. */
export function withLanes({ columns, links }: Graph): Layered {
	const columnOf = new Map(columns.flatMap((keys, column) => keys.map((key) => [key, column] as const)));
	const layered = columns.map((keys) => [...keys]);
	const lanes = new Set<string>();
	const steps = new Map<string, { from: string; to: string; links: number[] }>();
	const step = (from: string, to: string, link: number) => {
		const id = JSON.stringify([from, to]);
		const known = steps.get(id);
		if (known) known.links.push(link);
		else steps.set(id, { from, to, links: [link] });
	};
	for (const [index, { from, to }] of links.entries()) {
		const [start, end] = [columnOf.get(from), columnOf.get(to)];
		if (start === undefined || end === undefined || start <= end) continue;
		let at = from;
		for (let column = start - 1; column > end; column--) {
			const lane = `lane ${column} ${to}`;
			if (!lanes.has(lane)) layered[column]?.push(lane);
			lanes.add(lane);
			step(at, lane, index);
			at = lane;
		}
		step(at, to, index);
	}
	return { columns: layered, lanes, steps: [...steps.values()] };
}

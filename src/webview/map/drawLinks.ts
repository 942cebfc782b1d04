// Placed nodes → the lines between them, as paths.

import { type Drawn, h } from "../drawn.ts";
import type { Arrangement } from "./arrangement.ts";
import type { MapLink, MapNode } from "./model.ts";
import type { Placed } from "./place.ts";

/** Sides of a column, in px from the left of the picture. */
export interface Sides {
	readonly left: number;
	readonly right: number;
}

export interface Picture {
	readonly arrangement: Arrangement;
	readonly placed: Placed;
	readonly sides: readonly Sides[];
	/** Height of the heads above the nodes. */
	readonly top: number;
}

/** One line for each step; `data-step` is its index in the arrangement. */
export function drawLinks(
	{ arrangement, placed, sides, top }: Picture,
	titleOf: (link: MapLink) => string,
): Drawn[] {
	const { columns, lanes, steps, drawn } = arrangement;
	const columnOf = new Map(columns.flatMap((keys, column) => keys.map((key) => [key, column] as const)));
	const middle = (key: string) => top + (placed.tops.get(key) ?? 0) + (placed.heights.get(key) ?? 0) / 2;
	return steps.flatMap(({ from, to, links }, index) => {
		const [start, end] = [sides[columnOf.get(from) ?? -1], sides[columnOf.get(to) ?? -1]];
		if (!start || !end) return [];
		const carried = links.flatMap((link) => drawn[link] ?? []);
		// Mirrored where the page reads from right to left.
		const isMirrored = start.left < end.left;
		const [x1, x2, beyond] = isMirrored
			? [start.right, end.left, end.right]
			: [start.left, end.right, end.left];
		const curve = bend({ x: x1, y: middle(from) }, { x: x2, y: middle(to) });
		const [kind = ""] = (carried[0]?.from ?? "").split(":");
		const isGuess = carried.every((link) => link.isGuess);
		return h(
			"path",
			{
				class: ["link", kind, isGuess && "guess"].filter(Boolean).join(" "),
				d: lanes.has(to) ? `${curve} H ${beyond}` : curve,
				"data-step": index,
			},
			h("title", {}, carried.map(titleOf).join("\n")),
		);
	});
}

interface Point {
	readonly x: number;
	readonly y: number;
}

/** Leaves and arrives level, so that steps of one link join without a kink. */
function bend(from: Point, to: Point): string {
	const between = (from.x + to.x) / 2;
	return `M ${from.x} ${from.y} C ${between} ${from.y} ${between} ${to.y} ${to.x} ${to.y}`;
}

const stub = 13;
const ring = 3.5;

/** A loose end for each missing link: a short line to an open ring. */
export function drawLooseEnds(nodes: readonly MapNode[], picture: Picture): Drawn[] {
	const { arrangement, placed, sides, top } = picture;
	const ends = new Set(arrangement.drawn.flatMap(({ from, to }) => [`before ${from}`, `after ${to}`]));
	return nodes.flatMap(({ key, gaps }) => {
		const column = arrangement.columns.findIndex((keys) => keys.includes(key));
		const at = sides[column];
		if (!at) return [];
		const isMirrored = (sides[0]?.left ?? 0) > (sides.at(-1)?.left ?? 0);
		const height = placed.heights.get(key) ?? 0;
		const middle = top + (placed.tops.get(key) ?? 0) + height / 2;
		return gaps.map(({ side }) => {
			const isLeft = (side === "before") !== isMirrored;
			const y = ends.has(`${side} ${key}`) ? middle + Math.min(12, height / 4) : middle;
			const [start, end] = isLeft ? [at.left, at.left - stub] : [at.right, at.right + stub];
			const reach = isLeft ? end + ring : end - ring;
			return h(
				"g",
				{ class: "end", "data-end": key },
				h("path", { d: `M ${start} ${y} H ${reach}` }),
				h("circle", { cx: end, cy: y, r: ring }),
			);
		});
	});
}

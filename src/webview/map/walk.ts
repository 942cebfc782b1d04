// Where an arrow key leads: along the links to the sides, and within a column up and down.

import type { Served } from "./chain.ts";

export interface Ground {
	/** Keys of the nodes of each column, from top to bottom. */
	readonly columns: readonly (readonly string[])[];
	readonly links: readonly Served[];
	/** Middle of each node, from the top of the picture. */
	readonly middles: ReadonlyMap<string, number>;
	/** Where the last step began: the way back leads there. */
	readonly before?: string | undefined;
}

export const walkKeys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"] as const;
export type WalkKey = (typeof walkKeys)[number];

/** The node that the key leads to; absent where there is none. */
export function walk(at: string, key: WalkKey, ground: Ground): string | undefined {
	const column = ground.columns.findIndex((keys) => keys.includes(at));
	const keys = ground.columns[column] ?? [];
	const index = keys.indexOf(at);
	switch (key) {
		case "ArrowUp":
			return keys[index - 1];
		case "ArrowDown":
			return keys[index + 1];
		case "Home":
			return keys[0];
		case "End":
			return keys.at(-1);
		case "ArrowLeft":
			return (
				linked(at, "from", "to", ground) ?? beside(at, ground.columns.slice(0, column).reverse(), ground)
			);
		case "ArrowRight":
			return linked(at, "to", "from", ground) ?? beside(at, ground.columns.slice(column + 1), ground);
	}
}

function linked(at: string, near: keyof Served, far: keyof Served, ground: Ground): string | undefined {
	const others = ground.links.filter((link) => link[near] === at).map((link) => link[far]);
	return ground.before !== undefined && others.includes(ground.before)
		? ground.before
		: nearest(at, others, ground);
}

/** Where no link leads on, the next column does: nothing is out of reach. */
function beside(at: string, columns: Ground["columns"], ground: Ground): string | undefined {
	return nearest(at, columns.find((keys) => keys.length > 0) ?? [], ground);
}

function nearest(at: string, keys: readonly string[], { middles }: Ground): string | undefined {
	const distance = (key: string) => Math.abs((middles.get(key) ?? 0) - (middles.get(at) ?? 0));
	return [...keys].sort((a, b) => distance(a) - distance(b))[0];
}

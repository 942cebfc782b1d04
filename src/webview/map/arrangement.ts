import type { Filtered } from "./filter.ts";
import { type Layered, withLanes } from "./lanes.ts";
import { type MapLink, type MapModel, mapKinds } from "./model.ts";
import { ordered } from "./order.ts";

/** What stands where, but for how high: that takes the heights of what was drawn. */
export interface Arrangement extends Layered {
	/** The links that are drawn; steps name them by their index. */
	readonly drawn: readonly MapLink[];
}

export function arrange({ nodes, links }: MapModel, { shown }: Filtered): Arrangement {
	const columns = mapKinds.map((kind) =>
		nodes.filter((node) => node.kind === kind && shown.has(node.key)).map(({ key }) => key),
	);
	const drawn = links.filter(({ from, to, isImplied }) => !isImplied && shown.has(from) && shown.has(to));
	const layered = withLanes({ columns, links: drawn });
	return { ...layered, columns: ordered(layered), drawn };
}

/** The keys of each column's nodes from top to bottom. */
export function nodesOf({ columns, lanes }: Layered): readonly (readonly string[])[] {
	return columns.map((keys) => keys.filter((key) => !lanes.has(key)));
}

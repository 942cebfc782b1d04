/** What serves what, by keys. */
export interface Served {
	readonly from: string;
	readonly to: string;
}

export interface Chain<Link> {
	readonly nodes: ReadonlySet<string>;
	readonly links: ReadonlySet<Link>;
}

/** All that a node serves, by however many links, and all that serves it; never what merely shares something with it. */
export function chainOf<Link extends Served>(key: string, links: readonly Link[]): Chain<Link> {
	const [served, serving] = [servedFrom(key, links), followed(key, links, "to", "from")];
	return {
		nodes: new Set([...served.nodes, ...serving.nodes]),
		links: new Set([...served.links, ...serving.links]),
	};
}

/** A node and all that it serves, by however many links. */
export function servedFrom<Link extends Served>(key: string, links: readonly Link[]): Chain<Link> {
	return followed(key, links, "from", "to");
}

function followed<Link extends Served>(
	key: string,
	links: readonly Link[],
	near: keyof Served,
	far: keyof Served,
): Chain<Link> {
	const nodes = new Set([key]);
	const taken = new Set<Link>();
	// A set visits what is added to it on the way.
	for (const at of nodes) {
		for (const link of links) {
			if (link[near] !== at) continue;
			nodes.add(link[far]);
			taken.add(link);
		}
	}
	return { nodes, links: taken };
}

import { chainOf } from "./chain.ts";
import { type MapKind, type MapModel, type MapNode, mapKinds } from "./model.ts";

/** What the toolbar says; empty strings ask for nothing. */
export interface Filter {
	readonly text: string;
	/** `owner:` and a name, or `nobody`. */
	readonly owner: string;
	/** One of `mapKinds`, or `goal:` and one of the model's goal kinds. */
	readonly kind: string;
	readonly gaps: boolean;
}

export const noFilter: Filter = { text: "", owner: "", kind: "", gaps: false };
export const nobody = "nobody";

export interface Filtered {
	/** What the filter asks for. */
	readonly matches: ReadonlySet<string>;
	/** The matches with the chains that they are part of: a match alone says little. */
	readonly shown: ReadonlySet<string>;
}

export function filterNodes({ nodes, links }: MapModel, filter: Filter): Filtered {
	const matches = new Set(nodes.filter((node) => fits(node, filter)).map(({ key }) => key));
	if (matches.size === nodes.length) return { matches, shown: matches };
	const shown = new Set<string>();
	for (const key of matches) for (const other of chainOf(key, links).nodes) shown.add(other);
	return { matches, shown };
}

export function isFiltering({ text, owner, kind, gaps }: Filter): boolean {
	return text.trim() !== "" || owner !== "" || kind !== "" || gaps;
}

function fits(node: MapNode, { text, owner, kind, gaps }: Filter): boolean {
	return (
		(!gaps || node.gaps.length > 0) &&
		(owner === "" || (owner === nobody ? node.owner === undefined : `owner:${node.owner}` === owner)) &&
		(kind === "" || node.kind === kind || (node.kind === "goal" && `goal:${node.goalKind}` === kind)) &&
		hasWords(node, text)
	);
}

/** Every word stands somewhere in what can be read of the node. */
function hasWords({ title, detail, owner, key }: MapNode, text: string): boolean {
	const words = text.trim().toLowerCase().split(/\s+/);
	const read = [title, detail, owner, key.slice(key.indexOf(":") + 1)].join("\n").toLowerCase();
	return words.every((word) => read.includes(word));
}

/** What was kept, as far as it can still be asked for: an owner may have left, or the state be another version's. */
export function soundFilter(kept: unknown, { owners, goalKinds }: MapModel): Filter {
	const { text, owner, kind, gaps } = { ...noFilter, ...(kept as Partial<Filter> | undefined) };
	const knownKinds: readonly string[] = [...mapKinds, ...goalKinds.map(({ value }) => `goal:${value}`)];
	const knownOwners = [nobody, ...owners.map((name) => `owner:${name}`)];
	return {
		text: typeof text === "string" ? text : "",
		owner: knownOwners.includes(owner) ? owner : "",
		kind: knownKinds.includes(kind) ? kind : "",
		gaps: gaps === true,
	};
}

export function columnOf(kind: MapKind): number {
	return mapKinds.indexOf(kind);
}

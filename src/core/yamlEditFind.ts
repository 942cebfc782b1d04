import { isAlias, isMap, isPair, isScalar, isSeq } from "yaml";
import { isRefused, type Refused, type YamlPath } from "./yamlEditChange.ts";
import { childSpot, rootSpot, type Slot, type Spot, slotsOf } from "./yamlEditSlots.ts";
import { fieldsOf, shapeOf, spanOf } from "./yamlNodes.ts";
import type { YamlText } from "./yamlText.ts";

// Finds the place that a change means, and says where a change would do harm elsewhere.

/** A node and the collections that it lies in. */
export interface Found extends Spot {
	/** Absent for the root. */
	readonly parent?: Container;
	/** How many entries or items of its parent stand before it. */
	readonly index: number;
}

/** A collection with its entries or items. */
export interface Container extends Found {
	readonly slots: readonly Slot[];
}

/** What stands at `path`; how far it leads when something on the way isn't there. */
export function find(
	yaml: YamlText,
	path: YamlPath,
): { readonly found: Found } | { readonly missingFrom: Found } | Refused {
	let found: Found = { ...rootSpot(yaml), index: 0 };
	for (const step of path) {
		if (isNothing(found.node)) return { missingFrom: found };
		const container = open(yaml, found, typeof step === "number" ? "list" : "map");
		if (isRefused(container)) return container;
		const index = indexOf(yaml, container, step);
		if (typeof index !== "number") return index;
		const slot = container.slots[index];
		if (slot === undefined) return { missingFrom: found };
		found = { ...childSpot(yaml, container, slot, step), parent: container, index };
	}
	return { found };
}

/** The collection at a place with what is in it. */
export function open(yaml: YamlText, spot: Found, expected: "map" | "list"): Container | Refused {
	const { node, head, path } = spot;
	if (isAlias(node)) return { refused: { code: "alias", alias: node.source, at: spanOf(yaml, node) } };
	if ((expected === "map" && isMap(node)) || (expected === "list" && isSeq(node)))
		return { ...spot, slots: slotsOf(yaml, node, head) };
	return { refused: { code: "wrong-shape", path, expected, actual: shapeOf(node), at: spanOf(yaml, node) } };
}

/** Which entry or item a step means; -1 where there is none. */
function indexOf(yaml: YamlText, container: Container, step: string | number): number | Refused {
	const { node, slots } = container;
	if (typeof step === "number") return step;
	const index = slots.findIndex(({ key }) => key?.name === step);
	const last = slots.findLastIndex(({ key }) => key?.name === step);
	if (index !== last) {
		const at = spanOf(yaml, slots[last]?.key?.node);
		return { refused: { code: "duplicate-key", key: step, at } };
	}
	if (index < 0 && isMap(node)) {
		const merged = fieldsOf(yaml, node).find(({ name }) => name === step);
		if (merged !== undefined) return { refused: { code: "merged-key", key: step, at: merged.at } };
	}
	return index;
}

/** Whether a collection could stand here and doesn't: nothing is written, or an explicit null. */
export function isNothing(node: unknown): boolean {
	return node == null || (isScalar(node) && node.value === null);
}

/**
 * Refuses when an alias elsewhere would change along with what lies `within` a place, or would lose what it stands
 * for with the nodes that are `gone`.
 */
export function harmElsewhere(
	yaml: YamlText,
	within: Found | undefined,
	gone: readonly unknown[],
): Refused | undefined {
	if (yaml.targets.size === 0) return undefined;
	const changing = new Set<unknown>();
	for (let spot = within; spot !== undefined; spot = spot.parent) changing.add(spot.node);
	const lost = nodesIn(gone);
	for (const [alias, target] of yaml.targets) {
		if (changing.has(target) || (lost.has(target) && !lost.has(alias)))
			return { refused: { code: "anchor-in-use", anchor: alias.source, at: spanOf(yaml, target) } };
	}
	return undefined;
}

function nodesIn(roots: readonly unknown[]): ReadonlySet<unknown> {
	const nodes = new Set<unknown>(roots);
	// A set gives what is added to it while it is walked.
	for (const node of nodes) {
		if (isPair(node)) nodes.add(node.key).add(node.value);
		else if (isMap(node) || isSeq(node)) for (const part of node.items) nodes.add(part);
	}
	return nodes;
}

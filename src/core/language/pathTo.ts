import { isMap, isScalar, isSeq, type Node } from "yaml";
import type { Span } from "../model.ts";
import { sourceOf, spanOf } from "../yamlNodes.ts";
import type { YamlText } from "../yamlText.ts";
import type { Path } from "./cursor.ts";

/** How a node of a file is reached; with `isKey` it is the key that the path ends with, else its value or an item. */
export interface PathTo {
	readonly path: Path;
	readonly isKey: boolean;
	readonly node: unknown;
}

/** The path to what stands exactly there; undefined for what an alias or a merge brings. */
export function pathTo(yaml: YamlText, at: Span): PathTo | undefined {
	let node: unknown = yaml.root;
	const path: (string | number)[] = [];
	for (;;) {
		const next: Step | undefined = isMap(node) ? inMap(yaml, node.items, at) : inList(yaml, node, at);
		if (next === undefined) return undefined;
		path.push(next.step);
		if (next.isHere) return { path, isKey: next.isKey, node: next.node };
		node = next.node;
	}
}

interface Step {
	readonly step: string | number;
	readonly node: unknown;
	readonly isHere: boolean;
	readonly isKey: boolean;
}

function inMap(
	yaml: YamlText,
	items: readonly { readonly key: unknown; readonly value: unknown }[],
	at: Span,
): Step | undefined {
	for (const { key, value } of items) {
		if (!isScalar(key)) continue;
		const step = sourceOf(key);
		if (isSame(spanOf(yaml, key), at)) return { step, node: value, isHere: true, isKey: true };
		if (isAround(yaml, value, at))
			return { step, node: value, isHere: isSame(spanOf(yaml, value), at), isKey: false };
	}
	return undefined;
}

function inList(yaml: YamlText, node: unknown, at: Span): Step | undefined {
	if (!isSeq(node)) return undefined;
	const step = node.items.findIndex((item) => isAround(yaml, item, at));
	if (step < 0) return undefined;
	const item = node.items[step];
	return { step, node: item, isHere: isSame(spanOf(yaml, item), at), isKey: false };
}

function isSame(a: Span, b: Span): boolean {
	return a.from === b.from && a.to === b.to;
}

function isAround({ base }: YamlText, node: unknown, { from, to }: Span): boolean {
	const [start, , end] = (node as Node | null)?.range ?? [0, 0, 0];
	return base + start <= from && to <= base + end && end > start;
}

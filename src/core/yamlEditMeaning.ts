import { type Alias, isAlias, isMap, isPair, isScalar, isSeq, type Pair, type Scalar } from "yaml";
import { fieldsIn, isFields, isList, type YamlValue } from "./yamlEditChange.ts";
import { resolve, sourceOf } from "./yamlNodes.ts";
import type { YamlText } from "./yamlText.ts";

// What a text means, and what it should mean after a change: the old tree but for some places. Scalars are compared
// by their source as well, as ids are read from it: `1.10` is not `1.1`, and `"1"` is not `1`.

/** What should stand in the new tree instead of something in the old one. */
export type Difference =
	/** For a pair: another key or another value. For an item of a list: another value. */
	| { readonly key?: string; readonly value?: YamlValue }
	/** For a collection: other parts. */
	| { readonly parts: readonly Part[] };

/** A pair or an item of the old tree, or a new one. */
export type Part = { readonly old: unknown } | { readonly key?: string; readonly value: YamlValue };

/** By pair, item or collection of the old tree. */
export type Differences = ReadonlyMap<unknown, Difference>;

/** The parts of a collection with some of them replaced. */
export function splicedParts(collection: unknown, index: number, count: number, ...added: Part[]): Part[] {
	return partsOf(collection)
		.map((old): Part => ({ old }))
		.toSpliced(index, count, ...added);
}

/** Whether the new tree is the old one with just these differences; comments and spaces don't count. */
export function isChangedBy(differences: Differences, old: unknown, now: unknown): boolean {
	const same = (a: unknown, b: unknown): boolean => {
		const difference = differences.get(a);
		if (isPair(a)) return isPair(b) && isSamePair(a, b, difference);
		if (difference !== undefined && "parts" in difference)
			return isLike(a, b) && isListOf(difference.parts, partsOf(b));
		if (difference?.value !== undefined) return hasSameProps(a, b) && means(b, difference.value);
		if (a == null || b == null) return a === b;
		if (isAlias(a)) return isAlias(b) && a.source === b.source;
		if (isScalar(a)) return isScalar(b) && hasSameProps(a, b) && isSameScalar(a, b);
		const [these, those] = [partsOf(a), partsOf(b)];
		return isLike(a, b) && these.length === those.length && these.every((part, i) => same(part, those[i]));
	};
	const isSamePair = (a: Pair, b: Pair, difference: Difference = {}): boolean => {
		const { key, value } = "parts" in difference ? {} : difference;
		return (
			(key === undefined ? same(a.key, b.key) : hasSameProps(a.key, b.key) && means(b.key, key)) &&
			(value === undefined ? same(a.value, b.value) : hasSameProps(a.value, b.value) && means(b.value, value))
		);
	};
	const isListOf = (parts: readonly Part[], found: readonly unknown[]): boolean =>
		parts.length === found.length && parts.every((part, i) => isPart(part, found[i]));
	const isPart = (part: Part, found: unknown): boolean => {
		if ("old" in part) return same(part.old, found);
		if (part.key === undefined) return isNew(found, part.value);
		return isPair(found) && isNew(found.key, part.key) && isNew(found.value, part.value);
	};
	return same(old, now);
}

/** Whether two nodes are collections of one kind. */
function isLike(a: unknown, b: unknown): boolean {
	return (isMap(a) ? isMap(b) : isSeq(a) && isSeq(b)) && hasSameProps(a, b);
}

function isSameScalar(a: Scalar, b: Scalar): boolean {
	return a.type === b.type && a.source === b.source && Object.is(a.value, b.value);
}

function isNew(node: unknown, value: YamlValue): boolean {
	return hasSameProps(undefined, node) && means(node, value);
}

/** The pairs of a map, the items of a list. */
function partsOf(node: unknown): readonly unknown[] {
	return isMap(node) || isSeq(node) ? node.items : [];
}

function hasSameProps(a: unknown, b: unknown): boolean {
	const [one, other] = [propsOf(a), propsOf(b)];
	return one.anchor === other.anchor && one.tag === other.tag;
}

function propsOf(node: unknown): { readonly anchor?: string; readonly tag?: string } {
	return isScalar(node) || isMap(node) || isSeq(node) ? node : {};
}

/** Whether a node stands for a value, fields in the same order; with `yaml`, through aliases. */
export function means(node: unknown, value: YamlValue, yaml?: YamlText): boolean {
	const target = yaml === undefined ? node : resolve(yaml, node);
	if (isList(value)) {
		if (!isSeq(target) || target.items.length !== value.length) return false;
		return value.every((item, i) => means(target.items[i], item, yaml));
	}
	if (isFields(value)) {
		const fields = fieldsIn(value);
		if (!isMap(target) || target.items.length !== fields.length) return false;
		return fields.every(([key, of], i) => {
			const pair = target.items[i];
			return means(pair?.key, key, yaml) && means(pair?.value, of, yaml);
		});
	}
	if (!isScalar(target) || target.value !== value) return false;
	return typeof value !== "string" || sourceOf(target) === value;
}

/** An alias that stands for nothing, which the parser lets pass. */
export function danglingAlias({ text, root, targets }: YamlText): Alias | undefined {
	if (!text.includes("*")) return undefined;
	const open: unknown[] = [root];
	while (open.length > 0) {
		const node = open.pop();
		if (isAlias(node) && !targets.has(node)) return node;
		if (isPair(node)) open.push(node.key, node.value);
		else for (const part of partsOf(node)) open.push(part);
	}
	return undefined;
}

import { type Alias, isAlias, isMap, isPair, isScalar, isSeq, type Node, Scalar, type YAMLMap } from "yaml";
import type { Shape } from "./finding.ts";
import type { Span } from "./model.ts";
import type { YamlText } from "./yamlText.ts";

/** What each alias stands for: the last node before it with its anchor. */
export type AliasTargets = ReadonlyMap<Alias, Node>;

/** A key of a map with its value, whose alias is not resolved yet. */
export interface Field {
	/** The key as written, without quotes; undefined when it is a list or a map. */
	readonly name: string | undefined;
	readonly at: Span;
	readonly value: unknown;
}

/** Nodes that may still be visited, so that aliases of aliases come to an end. */
export interface Budget {
	left: number;
}

/** Collects anchors in the document's order; without recursion, as the tree may be deep. */
export function aliasTargets(root: Node): AliasTargets {
	const anchors = new Map<string, Node>();
	const targets = new Map<Alias, Node>();
	const open: unknown[] = [root];
	while (open.length > 0) {
		const node = open.pop();
		if (isPair(node)) open.push(node.value, node.key);
		else if (isAlias(node)) {
			const target = anchors.get(node.source);
			if (target !== undefined) targets.set(node, target);
		} else if (isScalar(node) || isMap(node) || isSeq(node)) {
			if (node.anchor !== undefined) anchors.set(node.anchor, node);
			if (!isScalar(node)) for (let i = node.items.length - 1; i >= 0; i--) open.push(node.items[i]);
		}
	}
	return targets;
}

/** `node` itself, or what it is an alias of; an alias without its anchor stays what it is. */
export function resolve(yaml: YamlText, node: unknown): unknown {
	return isAlias(node) ? (yaml.targets.get(node) ?? node) : node;
}

/** The node's own text, without the comments and line breaks that follow it; empty where nothing is written. */
export function spanOf({ base }: Pick<YamlText, "base">, node: unknown): Span {
	const from = (node as Node | null)?.range?.[0] ?? 0;
	return { from: base + from, to: base + Math.max(from, endOf(node)) };
}

/** The parser lets a block end where the next thing begins; here it ends with its last item. */
function endOf(node: unknown): number {
	let last = node;
	while ((isMap(last) || isSeq(last)) && last.flow !== true) {
		const item = last.items.at(-1);
		const isBare =
			isPair(item) && (item.value === null || (isScalar(item.value) && item.value.source === ""));
		const next = isPair(item) ? (isBare ? item.key : item.value) : item;
		if (next === undefined) break;
		last = next;
	}
	return (last as Node | null)?.range?.[1] ?? 0;
}

/**
 * The fields of a map: its own in their order, doubles included, then those that merge keys (`<<`) bring and that
 * it doesn't have itself.
 */
export function fieldsOf(
	yaml: YamlText,
	map: YAMLMap,
	budget: Budget = { left: Infinity },
): readonly Field[] {
	const sources: YAMLMap[] = [];
	const fields = ownFields(yaml, map, sources);
	if (sources.length === 0) return fields;
	const names = new Set(fields.map((field) => field.name));
	const seen = new Set([map]);
	for (let source = sources.shift(); source !== undefined && budget.left >= 0; source = sources.shift()) {
		if (seen.has(source)) continue;
		seen.add(source);
		budget.left -= source.items.length;
		const deeper: YAMLMap[] = [];
		for (const field of ownFields(yaml, source, deeper)) {
			if (names.has(field.name)) continue;
			names.add(field.name);
			fields.push(field);
		}
		sources.unshift(...deeper);
	}
	return fields;
}

function ownFields(yaml: YamlText, map: YAMLMap, sources: YAMLMap[]): Field[] {
	const fields: Field[] = [];
	for (const { key, value } of map.items) {
		const name = resolve(yaml, key);
		const merged = isMergeKey(name) ? mergeSources(yaml, value) : [];
		if (merged.length > 0) sources.push(...merged);
		else fields.push({ name: nameOf(name), at: spanOf(yaml, key), value });
	}
	return fields;
}

function isMergeKey(key: unknown): boolean {
	return isScalar(key) && key.source === "<<" && key.type === Scalar.PLAIN;
}

function mergeSources(yaml: YamlText, value: unknown): YAMLMap[] {
	const source = resolve(yaml, value);
	const each = isSeq(source) ? source.items.map((item) => resolve(yaml, item)) : [source];
	return each.filter((item) => isMap(item));
}

function nameOf(key: unknown): string | undefined {
	return isScalar(key) ? sourceOf(key) : undefined;
}

/** A scalar as written, without quotes: `1.10` stays `1.10`. */
export function sourceOf(scalar: Scalar): string {
	return scalar.source ?? String(scalar.value ?? "");
}

/** The shape of a value as a reader would name it. */
export function shapeOf(node: unknown): Shape {
	if (isMap(node)) return "map";
	if (isSeq(node)) return "list";
	if (!isScalar(node) || node.value === null) return "nothing";
	if (typeof node.value === "boolean") return "true or false";
	// Infinity and NaN are numbers to YAML alone.
	if (typeof node.value === "number" && Number.isFinite(node.value)) return "number";
	return /^\d{4}-\d\d-\d\d/.test(sourceOf(node)) ? "date" : "text";
}

/** Where the value at `path` stands, and its key if it has one: `["problems", "slow-search", "evidence", 0]`. */
export function locate(
	yaml: YamlText,
	path: readonly (string | number)[],
): { readonly key?: Span; readonly value: Span; readonly node: unknown } | undefined {
	let node: unknown = yaml.root;
	let key: Span | undefined;
	for (const step of path) {
		const parent = resolve(yaml, node);
		if (typeof step === "number") {
			if (!isSeq(parent) || step >= parent.items.length) return undefined;
			node = parent.items[step];
			key = undefined;
		} else {
			const field = isMap(parent) ? fieldsOf(yaml, parent).find(({ name }) => name === step) : undefined;
			if (field === undefined) return undefined;
			node = field.value;
			key = field.at;
		}
	}
	return { ...(key && { key }), value: spanOf(yaml, node), node };
}

/** What a key of a map says, where that is a scalar: its source, without quotes. */
export function scalarIn(yaml: YamlText, map: unknown, key: string): string | undefined {
	const resolved = resolve(yaml, map);
	const field = isMap(resolved) ? fieldsOf(yaml, resolved).find(({ name }) => name === key) : undefined;
	const value = resolve(yaml, field?.value);
	return isScalar(value) ? sourceOf(value) : undefined;
}

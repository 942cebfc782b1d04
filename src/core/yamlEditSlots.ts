import {
	isMap,
	isPair,
	isScalar,
	isSeq,
	type Node,
	type Pair,
	Scalar,
	type YAMLMap,
	type YAMLSeq,
} from "yaml";
import type { Span } from "./model.ts";
import type { YamlPath } from "./yamlEditChange.ts";
import {
	backOverSpaces,
	columnOf,
	endWithComments,
	isFirstOnLine,
	lineStart,
	skipBlank,
} from "./yamlEditLines.ts";
import { resolve, sourceOf, spanOf } from "./yamlNodes.ts";
import type { YamlText } from "./yamlText.ts";

// Where the entries of maps and the items of lists stand. The parser gives exact ranges of keys and values; between
// them are only spaces, comments, `-`, `?`, `:`, `,`, anchors and tags, which are found here.

/** An entry of a map or an item of a list, as it stands in the text; without its comments. */
export interface Slot extends Span {
	/** Absent in lists. */
	readonly key?: { readonly name: string | undefined; readonly node: unknown } & Span;
	/** Behind the colon or the dash, and behind the value's anchor and tag: from here on the value may be written. */
	readonly head: number;
	/** False for an entry without a colon. */
	readonly hasHead: boolean;
	/** Empty where nothing is written. */
	readonly value: Span;
	readonly node: unknown;
}

/** A node of the tree and how it is reached. */
export interface Spot {
	readonly path: YamlPath;
	readonly node: unknown;
	/** As in its slot; the root's is where the document begins. */
	readonly head: number;
	/** Absent for the root. */
	readonly slot?: Slot;
	/** Whether it stands inside a flow collection. */
	readonly inFlow: boolean;
	/** Column of its key or dash; -1 for the root. */
	readonly column: number;
}

export function rootSpot(yaml: YamlText): Spot {
	const { root, base, text } = yaml;
	const start = base + (root.range?.[0] ?? 0);
	// The range of a map leaves out the anchor and tag of its first key.
	const key = root.items[0]?.key as Node | null | undefined;
	const hasProps = root.flow !== true && key !== undefined && propsOf(key) > 0;
	const head = hasProps ? lineStart(text, start, base) : start;
	return { path: [], node: root, head, inFlow: false, column: -1 };
}

export function childSpot(yaml: YamlText, parent: Spot, slot: Slot, step: string | number): Spot {
	const inFlow = isFlow(parent.node);
	const column = columnOf(yaml.text, slot.from, yaml.base);
	return { path: [...parent.path, step], node: slot.node, head: slot.head, slot, inFlow, column };
}

export function isFlow(node: unknown): node is YAMLMap | YAMLSeq {
	return (isMap(node) || isSeq(node)) && node.flow === true;
}

/** `{}` or `[]`, without even a comment inside. */
export function isBareFlow(yaml: YamlText, node: unknown): boolean {
	const { from, to } = spanOf(yaml, node);
	return isFlow(node) && yaml.text.slice(from + 1, to - 1).trim() === "";
}

export function isBlockCollection(node: unknown): node is YAMLMap | YAMLSeq {
	return (isMap(node) || isSeq(node)) && node.flow !== true;
}

export function isBlockScalar(node: unknown): node is Scalar {
	return isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED);
}

/** Whether nothing is written for the node. */
export function isUnwritten(node: unknown): boolean {
	return node == null || (isScalar(node) && node.source === "" && node.type === Scalar.PLAIN);
}

/** The entries of a map or the items of a list, in their order. */
export function slotsOf(yaml: YamlText, collection: YAMLMap | YAMLSeq, head: number): readonly Slot[] {
	const isFlowing = collection.flow === true;
	const start = yaml.base + (collection.range?.[0] ?? 0);
	const isBare = isFlowing && !"[{".includes(yaml.text[start] ?? "");
	let at = !isFlowing ? head : isBare ? start : start + 1;
	const slots: Slot[] = [];
	for (const item of collection.items) {
		const from = skipBlank(yaml.text, at);
		const slot =
			isMap(collection) && isPair(item) ? entryAt(yaml, from, item) : itemAt(yaml, from, item, isFlowing);
		slots.push(slot);
		at = slot.to;
		if (!isFlowing) continue;
		at = skipBlank(yaml.text, at);
		if (yaml.text[at] === ",") at++;
	}
	return slots;
}

function entryAt(yaml: YamlText, from: number, pair: Pair): Slot {
	const key = pair.key as Node | null;
	const isExplicit = yaml.text[from] === "?" && /\s/.test(yaml.text[from + 1] ?? "");
	const keyFrom = isUnwritten(key) ? from : yaml.base + (key?.range?.[0] ?? 0);
	const keyTo = isUnwritten(key) ? (isExplicit ? from + 1 : from) : endOf(yaml, key);
	const resolved = resolve(yaml, key);
	const name = isScalar(resolved) ? sourceOf(resolved) : undefined;
	const named = { name, node: key, from: keyFrom, to: keyTo };
	const colon = pair.value === null ? -1 : skipBlank(yaml.text, keyTo);
	if (yaml.text[colon] !== ":") {
		const nothing = { from: keyTo, to: keyTo };
		return { from, to: keyTo, key: named, head: keyTo, hasHead: false, value: nothing, node: null };
	}
	return { from, key: named, ...valueAt(yaml, colon + 1, pair.value) };
}

function itemAt(yaml: YamlText, from: number, item: unknown, isFlowing: boolean): Slot {
	return { from, ...valueAt(yaml, isFlowing ? from : from + 1, item) };
}

function valueAt(yaml: YamlText, after: number, node: unknown): Omit<Slot, "from" | "key"> {
	const head = skipProps(yaml.text, after, propsOf(node));
	if (isUnwritten(node)) return { to: head, head, hasHead: true, value: { from: head, to: head }, node };
	const value = { from: skipBlank(yaml.text, head), to: endOf(yaml, node) };
	return { to: value.to, head, hasHead: true, value, node };
}

function propsOf(node: unknown): number {
	if (!isScalar(node) && !isMap(node) && !isSeq(node)) return 0;
	return (node.anchor === undefined ? 0 : 1) + (node.tag === undefined ? 0 : 1);
}

function skipProps(text: string, from: number, count: number): number {
	let at = from;
	for (let i = 0; i < count; i++) {
		const prop = skipBlank(text, at);
		if (text[prop] !== "&" && text[prop] !== "!") break;
		for (at = prop; at < text.length && !/[\s,[\]{}]/.test(text[at] ?? ""); ) at++;
	}
	return at;
}

/** Where the node's own text ends: a block collection with its last item, a block scalar before its line break. */
function endOf(yaml: YamlText, node: unknown): number {
	const { text, base } = yaml;
	if (isBlockCollection(node)) {
		if (isSeq(node)) return endOfItem(yaml, node.items.at(-1));
		const { key, value } = node.items.at(-1) ?? { key: null, value: null };
		if (value === null) return endOf(yaml, key);
		if (!isUnwritten(value)) return endOf(yaml, value);
		return skipProps(text, skipBlank(text, endOf(yaml, key)) + 1, propsOf(value));
	}
	const end = base + ((node as Node | null)?.range?.[1] ?? 0);
	if (!isBlockScalar(node) || text[end - 1] !== "\n") return end;
	return text[end - 2] === "\r" ? end - 2 : end - 1;
}

function endOfItem(yaml: YamlText, item: unknown): number {
	if (!isUnwritten(item)) return endOf(yaml, item);
	return backOverSpaces(yaml.text, yaml.base + ((item as Node | null)?.range?.[0] ?? 0));
}

/** The end of the slot's last line, with the comments that are about it. */
export function endOfSlot({ text, base }: YamlText, slot: Slot): number {
	return endWithComments(text, slot.to, columnOf(text, slot.from, base));
}

/** Whether blank lines below the slot would become part of a block scalar that it ends with. */
export function keepsBlanks({ text, base }: YamlText, { node }: Slot): boolean {
	let last = node;
	while (isBlockCollection(last)) {
		const item: unknown = last.items.at(-1);
		last = isPair(item) ? item.value : item;
	}
	return isBlockScalar(last) && /^[|>]\d?\+/.test(text.slice(base + (last.range?.[0] ?? 0)));
}

/** Whether nothing but spaces stands before the slot on its line; else it shares it with the dash of a list. */
export function startsItsLine(yaml: YamlText, slot: Slot): boolean {
	return isFirstOnLine(yaml.text, slot.from, yaml.base);
}

/** `node` as a list or a map, if it is one. */
export function collectionOf(node: unknown): YAMLMap | YAMLSeq | undefined {
	return isMap(node) || isSeq(node) ? node : undefined;
}

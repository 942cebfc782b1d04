import { isMap, isPair, isScalar, isSeq, type Node, Scalar } from "yaml";
import { columnOf } from "./yamlEditLines.ts";
import type { Quoting } from "./yamlEditScalar.ts";
import { isBlockCollection } from "./yamlEditSlots.ts";
import type { YamlText } from "./yamlText.ts";

/** How a file is laid out; what it doesn't show is as product.md writes it. */
export interface Style {
	/** Columns from a key to the map below it. */
	readonly mapIndent: number;
	/** Columns from a key to the dashes below it. */
	readonly listIndent: number;
	/** Columns from a dash to its item. */
	readonly dashWidth: number;
	/** What stands inside `{ }` and `[]`. */
	readonly mapPadding: string;
	readonly listPadding: string;
	readonly quotes: Exclude<Quoting, "plain">;
}

type Learnt = { -readonly [K in keyof Style]?: Style[K] | undefined };

const usual: Style = {
	mapIndent: 2,
	listIndent: 2,
	dashWidth: 2,
	mapPadding: " ",
	listPadding: "",
	quotes: "double",
};

/** A style shows in the first few lines; more are not looked at, as files may be long. */
const mostNodes = 2000;

/** The style of the nearest of `nodes` that shows one, setting by setting. */
export function styleNear(yaml: YamlText | undefined, nodes: readonly unknown[]): Style {
	if (yaml === undefined) return usual;
	const learnt: Learnt = {};
	for (const node of nodes) learnFrom(yaml, node, learnt);
	return { ...usual, ...(learnt as Partial<Style>) };
}

function learnFrom(yaml: YamlText, start: unknown, learnt: Learnt): void {
	const open: unknown[] = [start];
	for (let seen = 0; open.length > 0 && seen < mostNodes; seen++) {
		const node = open.pop();
		if (isPair(node)) open.push(node.value, node.key);
		else if (isScalar(node)) learnt.quotes ??= quotesOf(node);
		else if (isMap(node) || isSeq(node)) {
			if (node.flow === true) learnPadding(yaml, node, learnt);
			else learnIndents(yaml, node, learnt);
			for (let i = node.items.length - 1; i >= 0; i--) open.push(node.items[i]);
		}
	}
	if (learnt.quotes === undefined) delete learnt.quotes;
}

function quotesOf(scalar: Scalar): Style["quotes"] | undefined {
	if (scalar.type === Scalar.QUOTE_DOUBLE) return "double";
	return scalar.type === Scalar.QUOTE_SINGLE ? "single" : undefined;
}

function learnPadding({ text, base }: YamlText, node: Node, learnt: Learnt): void {
	const [start = 0, end = 0] = node.range ?? [];
	const inner = text.slice(base + start + 1, base + end - 1);
	if (inner.trim() === "" || /^\s*\n/.test(inner)) return;
	const padding = inner.startsWith(" ") ? " " : "";
	if (text[base + start] === "{") learnt.mapPadding ??= padding;
	else if (text[base + start] === "[") learnt.listPadding ??= padding;
}

function learnIndents(yaml: YamlText, node: Node, learnt: Learnt): void {
	const column = (of: unknown) =>
		columnOf(yaml.text, yaml.base + ((of as Node | null)?.range?.[0] ?? 0), yaml.base);
	if (isSeq(node)) {
		const [item] = node.items;
		if (isBlockCollection(item)) keep(learnt, "dashWidth", column(item) - column(node), 2);
	} else if (isMap(node)) {
		for (const { value } of node.items) {
			if (!isBlockCollection(value)) continue;
			const indent = column(value) - column(node);
			if (isMap(value)) keep(learnt, "mapIndent", indent, 1);
			else keep(learnt, "listIndent", indent, 0);
		}
	}
}

function keep(
	learnt: Learnt,
	setting: "mapIndent" | "listIndent" | "dashWidth",
	value: number,
	least: number,
): void {
	if (value >= least) learnt[setting] ??= value;
}

import { isMap, isScalar, isSeq, Scalar } from "yaml";
import type * as z from "zod/mini";
import { fieldsIn, isFields, isList, type YamlPath, type YamlValue } from "./yamlEditChange.ts";
import { literalOf, type Quoting, type ScalarPlace, scalarText } from "./yamlEditScalar.ts";
import {
	hasManyOfAKind,
	holdsOnlyScalars,
	isDateSchema,
	keyOrder,
	listsReferences,
	schemaAt,
} from "./yamlEditSchema.ts";
import { collectionOf, isFlow } from "./yamlEditSlots.ts";
import type { Style } from "./yamlEditStyle.ts";
import { sourceOf } from "./yamlNodes.ts";
import type { YamlText } from "./yamlText.ts";

// Writes new values so that they look like what stands around them: whatever stands at the same place of the
// siblings, or of their cousins, is the example.

/** What new text has to look like. */
export interface Surroundings {
	/** Absent for an empty file. */
	readonly yaml?: YamlText;
	readonly schema?: z.core.$ZodType;
	readonly style: Style;
}

/** A value in pieces: what follows its colon or dash, and the lines below that. */
export interface Written {
	readonly head: string;
	readonly below: readonly string[];
}

/** Where a value is written: its key or dash, and the column of that. */
export interface WritePlace {
	readonly path: YamlPath;
	readonly column: number;
	readonly under: "key" | "dash";
	/** Column of what stands behind a dash, if that is given. */
	readonly content?: number;
	/** Columns that the line has left for the value. */
	readonly room: number;
	readonly quoting?: Quoting;
}

/** Lines longer than this are broken up where the file leaves the choice. */
export const lineWidth = 100;

/** At most so many examples are looked at. */
const mostExamples = 40;

/** Where a value is written on one line: inside a flow collection, or behind a colon or a dash of a block. */
export interface InlinePlace {
	readonly path: YamlPath;
	readonly inFlow: boolean;
	/** How the old text was quoted, if there was one. */
	readonly quoting?: Quoting;
}

/** The value on one line. */
export function inline(around: Surroundings, value: YamlValue, place: InlinePlace): string {
	const { mapPadding, listPadding } = around.style;
	const { path } = place;
	if (isList(value)) {
		const items = value.map((item, i) => inline(around, item, { path: [...path, i], inFlow: true }));
		return items.length === 0 ? "[]" : `[${listPadding}${items.join(", ")}${listPadding}]`;
	}
	if (isFields(value)) {
		const fields = fieldsIn(value).map(([key, of]) => flowEntry(around, key, of, [...path, key]));
		return fields.length === 0 ? "{}" : `{${mapPadding}${fields.join(", ")}${mapPadding}}`;
	}
	return scalarText(value, placeOf(around, place));
}

export function flowEntry(around: Surroundings, key: string, value: YamlValue, path: YamlPath): string {
	return `${keyText(around, key, path, true)}: ${inline(around, value, { path, inFlow: true })}`;
}

/** A new key; `path` is the entry's own. What a schema calls `on` isn't quoted, whatever YAML 1.1 thinks of it. */
export function keyText(around: Surroundings, key: string, path: YamlPath, inFlow: boolean): string {
	if (keyOrder(schemaAt(around.schema, path.slice(0, -1)))?.includes(key)) return key;
	const siblings = examplesAt(around, path, true);
	return scalarText(key, { inFlow, quoting: quotingOf(siblings), fallback: around.style.quotes });
}

/** The lines of an entry of a block map whose keys stand at `column`. */
export function entryLines(
	around: Surroundings,
	key: string,
	value: YamlValue,
	path: YamlPath,
	column: number,
): readonly string[] {
	const text = `${keyText(around, key, path, false)}:`;
	const room = lineWidth - column - text.length - 1;
	const { head, below } = written(around, value, { path, column, under: "key", room });
	return [" ".repeat(column) + (head === "" ? text : `${text} ${head}`), ...below];
}

/** The lines of an item of a block list whose dashes stand at `column`. */
export function itemLines(
	around: Surroundings,
	value: YamlValue,
	path: YamlPath,
	column: number,
): readonly string[] {
	const { dashWidth } = around.style;
	const room = lineWidth - column - dashWidth;
	const { head, below } = written(around, value, { path, column, under: "dash", room });
	return [`${" ".repeat(column)}-${" ".repeat(dashWidth - 1)}${head}`, ...below];
}

/** The value as it stands in a block collection. */
export function written(around: Surroundings, value: YamlValue, place: WritePlace): Written {
	const { style } = around;
	const { path, column, under, quoting, content = column + style.dashWidth } = place;
	const deeper = under === "key" ? column + style.mapIndent : content;
	if (typeof value === "string") {
		const literal = literalOf(value);
		if (literal !== undefined)
			return {
				head: literal.header,
				below: literal.lines.map((line) => (line === "" ? "" : " ".repeat(deeper) + line)),
			};
	}
	const line = inline(around, value, { path, inFlow: false, ...(quoting && { quoting }) });
	if (!isBlock(around, value, line, place)) return { head: line, below: [] };
	const listColumn = under === "key" ? column + style.listIndent : deeper;
	const lines = isList(value)
		? value.flatMap((item, i) => itemLines(around, item, [...path, i], listColumn))
		: isFields(value)
			? fieldsIn(value).flatMap(([key, of]) => entryLines(around, key, of, [...path, key], deeper))
			: [];
	if (under === "key") return { head: "", below: lines };
	const [first = "", ...below] = lines;
	return { head: first.trimStart(), below };
}

/** Whether a value is written in lines of its own: as its like around it are, else as product.md does. */
function isBlock(around: Surroundings, value: YamlValue, line: string, { path, room }: WritePlace): boolean {
	if (line === "[]" || line === "{}" || (!isList(value) && !isFields(value))) return false;
	const examples = examplesAt(around, path).filter((node) => {
		const isAlike = isList(value) ? isSeq(node) : isMap(node);
		return isAlike && (collectionOf(node)?.items.length ?? 0) > 0;
	});
	const flowing = examples.filter(isFlow);
	const longest = Math.max(room, ...flowing.map(lengthOf));
	if (line.length > longest) return true;
	if (examples.length > 0) {
		const isEven = flowing.length * 2 === examples.length;
		return isEven ? !isFlow(examples.at(-1)) : flowing.length * 2 < examples.length;
	}
	const schema = schemaAt(around.schema, path);
	if (isList(value)) return !(listsReferences(schema) || value.every(isShort));
	return !(holdsOnlyScalars(schema) ?? Object.values(value).every((of) => typeof of !== "object"));
}

function lengthOf(node: unknown): number {
	const [from = 0, to = 0] = collectionOf(node)?.range ?? [];
	return to - from;
}

/** Whether a list of such items reads well on one line. */
function isShort(value: YamlValue): boolean {
	return typeof value === "string" ? value.length <= 40 : typeof value !== "object";
}

function placeOf(around: Surroundings, { path, inFlow, quoting }: InlinePlace): ScalarPlace {
	const isDate = isDateSchema(schemaAt(around.schema, path));
	const fallback = around.style.quotes;
	if (quoting !== undefined) return { inFlow, quoting, fallback, isDate };
	const examples = examplesAt(around, path);
	const usual = quotingOf(examples.some(isText) ? examples : siblingsAt(around, path));
	return { inFlow, quoting: usual, fallback, isDate };
}

function isText(node: unknown): node is Scalar<string> {
	return isScalar(node) && typeof node.value === "string";
}

/** What most of the strings are quoted with. */
export function quotingOf(examples: readonly unknown[]): Quoting {
	const counts = { plain: 0, double: 0, single: 0 };
	for (const node of examples) {
		if (!isText(node)) continue;
		if (node.type === Scalar.QUOTE_DOUBLE) counts.double++;
		else if (node.type === Scalar.QUOTE_SINGLE) counts.single++;
		else counts.plain++;
	}
	if (counts.plain >= counts.double + counts.single) return "plain";
	return counts.single > counts.double ? "single" : "double";
}

/**
 * What shows how a value at `path` looks: its siblings where all in a collection are of a kind, else what has the
 * same key in the collection's own siblings. With `keys`, the keys instead of the values.
 */
function examplesAt(around: Surroundings, path: YamlPath, keys = false): readonly unknown[] {
	const { yaml } = around;
	if (yaml === undefined || path.length === 0) return [];
	const isOneOfMany = path.map((step, i) => {
		const schema = schemaAt(around.schema, path.slice(0, i));
		return typeof step === "number" || schema === undefined
			? typeof step === "number" || i === path.length - 1
			: hasManyOfAKind(schema);
	});
	if (keys || isOneOfMany.at(-1) === true) {
		const siblings = siblingsAt(around, path, keys);
		if (siblings.length > 0) return siblings;
	}
	return collect(yaml, path, isOneOfMany, keys);
}

/** The values of the collection that `path` leads into, or its keys. */
function siblingsAt({ yaml }: Surroundings, path: YamlPath, keys = false): readonly unknown[] {
	if (yaml === undefined || path.length === 0) return [];
	return collect(yaml, path, [...path.slice(1).map(() => false), true], keys);
}

/** The nodes at `path`, where the steps that are `open` may be any. */
function collect(
	yaml: YamlText,
	path: YamlPath,
	open: readonly boolean[],
	keys: boolean,
): readonly unknown[] {
	let level: unknown[] = [yaml.root];
	for (const [i, step] of path.entries()) {
		const wantsKeys = keys && i === path.length - 1;
		const next: unknown[] = [];
		for (const node of level) {
			if (isSeq(node))
				for (const [at, item] of node.items.entries()) if (open[i] === true || at === step) next.push(item);
			if (!isMap(node)) continue;
			for (const { key, value } of node.items)
				if (open[i] === true || (isScalar(key) && sourceOf(key) === step)) next.push(wantsKeys ? key : value);
		}
		level = next.slice(-mostExamples);
	}
	return level;
}

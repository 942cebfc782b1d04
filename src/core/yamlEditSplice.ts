import { isMap, isScalar, isSeq } from "yaml";
import type * as z from "zod/mini";
import { insertLines, removeLines } from "./yamlEditBlock.ts";
import { isFields, isList, type TextEdit } from "./yamlEditChange.ts";
import { insertInFlow, removeFromFlow } from "./yamlEditFlow.ts";
import { columnOf, lineBreak } from "./yamlEditLines.ts";
import { type Difference, splicedParts } from "./yamlEditMeaning.ts";
import type { Operation } from "./yamlEditOperation.ts";
import { replaceValue } from "./yamlEditReplace.ts";
import { scalarText } from "./yamlEditScalar.ts";
import { isBareFlow, isFlow } from "./yamlEditSlots.ts";
import { styleNear } from "./yamlEditStyle.ts";
import { entryLines, flowEntry, inline, itemLines, quotingOf, type Surroundings } from "./yamlEditWriter.ts";
import { spanOf } from "./yamlNodes.ts";
import type { YamlText } from "./yamlText.ts";

type Insertion = Extract<Operation, { do: "insert" }>;
type Renaming = Extract<Operation, { do: "rename" }>;

/** The edits that make an operation, in the text's order. */
export function editsFor(
	yaml: YamlText,
	schema: z.core.$ZodType | undefined,
	operation: Operation,
): readonly TextEdit[] {
	const near = (...nodes: unknown[]): Surroundings => {
		const style = styleNear(yaml, [...nodes, yaml.root]);
		return { yaml, ...(schema && { schema }), style };
	};
	switch (operation.do) {
		case "replace":
			return replaceValue(yaml, near(operation.at.parent?.node), operation.at, operation.value);
		case "insert":
			return insertion(yaml, near(operation.into.node, operation.into.parent?.node), operation);
		case "remove": {
			const { from, index } = operation;
			return isFlow(from.node) ? removeFromFlow(yaml, from, index) : removeLines(yaml, from, index);
		}
		case "rename":
			return renaming(near(operation.in.node), operation);
	}
}

function insertion(
	yaml: YamlText,
	around: Surroundings,
	{ into, index, key, value }: Insertion,
): readonly TextEdit[] {
	const path = [...into.path, key ?? index];
	if (into.parent === undefined && key !== undefined && isBareFlow(yaml, into.node)) {
		const span = spanOf(yaml, into.node);
		const lines = entryLines(around, key, value, path, 0);
		return [{ ...span, insert: lines.join(lineBreak(yaml.text, span.to)) }];
	}
	if (isFlow(into.node)) {
		const isItem = key === undefined;
		const written = isItem
			? inline(around, value, { path, inFlow: true })
			: flowEntry(around, key, value, path);
		const { mapPadding, listPadding } = around.style;
		return insertInFlow(yaml, into, index, written, isItem ? listPadding : mapPadding);
	}
	const column = columnOf(yaml.text, into.slots[0]?.from ?? yaml.base, yaml.base);
	const lines =
		key === undefined ? itemLines(around, value, path, column) : entryLines(around, key, value, path, column);
	return insertLines(yaml, into, index, { lines, isMap: isFields(value) });
}

function renaming(around: Surroundings, { in: map, index, to }: Renaming): readonly TextEdit[] {
	const key = map.slots[index]?.key;
	if (key === undefined) return [];
	const quoting = quotingOf([key.node]);
	const insert = scalarText(to, { inFlow: isFlow(map.node), quoting, fallback: around.style.quotes });
	return [{ from: key.from, to: key.to, insert }];
}

/** The place in the old tree where the new one differs, and how. */
export function differenceOf(operation: Operation): readonly [unknown, Difference] {
	switch (operation.do) {
		case "replace": {
			const { at, value } = operation;
			const parent = at.parent?.node;
			return [isMap(parent) ? parent.items[at.index] : at.node, { value }];
		}
		case "insert": {
			const { into, index, key, value } = operation;
			const added = { value, ...(key !== undefined && { key }) };
			return [into.node, { parts: splicedParts(into.node, index, 0, added) }];
		}
		case "remove":
			return [operation.from.node, { parts: splicedParts(operation.from.node, operation.index, 1) }];
		case "rename": {
			const { in: map, index, to } = operation;
			return [isMap(map.node) ? map.node.items[index] : undefined, { key: to }];
		}
	}
}

/** Whether an operation writes one word over another and moves nothing. */
export function isInPlace(operation: Operation, edits: readonly TextEdit[]): boolean {
	if (operation.do === "rename") return true;
	if (operation.do !== "replace" || isList(operation.value) || isFields(operation.value)) return false;
	const { slot, node } = operation.at;
	if (slot === undefined || !isScalar(node) || isSeq(node)) return false;
	return edits.every(({ from, to }) => slot.value.from <= from && from < to && to <= slot.value.to);
}

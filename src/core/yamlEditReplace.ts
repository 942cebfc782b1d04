import { isMap, isScalar, isSeq } from "yaml";
import type { TextEdit, YamlValue } from "./yamlEditChange.ts";
import type { Found } from "./yamlEditFind.ts";
import { columnOf, lineBreak, lineEnd } from "./yamlEditLines.ts";
import type { Quoting } from "./yamlEditScalar.ts";
import { endOfSlot, isBlockCollection, isBlockScalar, isUnwritten, type Slot } from "./yamlEditSlots.ts";
import { inline, lineWidth, quotingOf, type Surroundings, type Written, written } from "./yamlEditWriter.ts";
import type { YamlText } from "./yamlText.ts";

// Puts a new value in the place of an old one, behind the same colon or dash and before the same comment.

export function replaceValue(
	yaml: YamlText,
	around: Surroundings,
	at: Found,
	value: YamlValue,
): readonly TextEdit[] {
	const { slot, node, path } = at;
	if (slot === undefined) return [];
	const { text } = yaml;
	const beginsBelow = !isUnwritten(node) && lineEnd(text, slot.head) < slot.value.from;
	// Between comments of its own the value can't become lines; in a flow collection it never can; and an anchor
	// behind a dash would become that of the first key.
	const hasCommentBelow = endOfSlot(yaml, slot) > lineEnd(text, slot.value.to);
	const isAnchoredItem = slot.key === undefined && hasAnchor(node);
	const staysInline =
		at.inFlow || isAnchoredItem || ((beginsBelow || hasCommentBelow) && !isBlockCollection(node));
	const wanted = staysInline
		? { head: inline(around, value, { path, inFlow: at.inFlow, ...quotingLike(node) }), below: [] }
		: writtenLike(yaml, around, at, value);
	if (isBlockCollection(node)) return overBlock(yaml, slot, wanted, beginsBelow);
	if (isBlockScalar(node)) return overBlockScalar(yaml, slot, wanted);
	return overInline(yaml, slot, wanted);
}

function hasAnchor(node: unknown): boolean {
	return (isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined;
}

/** As the old value was quoted, if it was a string. */
function quotingLike(node: unknown): { readonly quoting?: Quoting } {
	return isScalar(node) && typeof node.value === "string" && !isBlockScalar(node)
		? { quoting: quotingOf([node]) }
		: {};
}

function writtenLike(yaml: YamlText, around: Surroundings, at: Found, value: YamlValue): Written {
	const { slot, node, path, column } = at;
	const { text, base } = yaml;
	const head = slot?.head ?? 0;
	const isBehind = slot !== undefined && slot.value.from < Math.min(slot.value.to, lineEnd(text, head));
	const content = isBehind ? columnOf(text, slot.value.from, base) : columnOf(text, head, base) + 1;
	const under = slot?.key === undefined ? "dash" : "key";
	const room = lineWidth - content;
	return written(around, value, { path, column, under, content, room, ...quotingLike(node) });
}

function overInline({ text }: YamlText, slot: Slot, { head, below }: Written): readonly TextEdit[] {
	const { value } = slot;
	const isEmpty = value.from === value.to;
	const colon = slot.hasHead || slot.key === undefined ? "" : ":";
	const touches = isEmpty || text[value.from - 1] === ":";
	const eol = lineBreak(text, value.to);
	const tail = below.map((line) => eol + line).join("");
	const edits: TextEdit[] = [];
	if (head === "" && below.length > 0) edits.push({ from: slot.head, to: value.to, insert: colon });
	else edits.push({ ...value, insert: colon + (touches ? " " : "") + head });
	if (tail !== "") edits.push({ from: lineEnd(text, value.to), to: lineEnd(text, value.to), insert: tail });
	return edits.filter(({ from, to, insert }) => from < to || insert !== "");
}

/** The header's comment stays where it is. */
function overBlockScalar({ text }: YamlText, slot: Slot, { head, below }: Written): readonly TextEdit[] {
	const { from, to } = slot.value;
	const header = /^\S+/.exec(text.slice(from, lineEnd(text, from)))?.[0] ?? "";
	const end = lineEnd(text, from);
	const eol = lineBreak(text, from);
	const start = head === "" ? slot.head : from;
	return [
		{ from: start, to: from + header.length, insert: head },
		{ from: end, to: Math.max(end, to), insert: below.map((line) => eol + line).join("") },
	];
}

/** The comments inside of the old value go with it, the one behind its key stays. */
function overBlock(
	yaml: YamlText,
	slot: Slot,
	{ head, below }: Written,
	beginsBelow: boolean,
): readonly TextEdit[] {
	const { text } = yaml;
	const eol = lineBreak(text, slot.from);
	const tail = below.map((line) => eol + line).join("");
	const end = endOfSlot(yaml, slot);
	if (!beginsBelow) return [{ from: slot.value.from, to: end, insert: head + tail }];
	const from = lineEnd(text, slot.head);
	const edits = [
		{ from: slot.head, to: slot.head, insert: head === "" ? "" : ` ${head}` },
		{ from, to: end, insert: tail },
	];
	return edits.filter((edit) => edit.from < edit.to || edit.insert !== "");
}

import type { TextEdit } from "./yamlEditChange.ts";
import type { Container } from "./yamlEditFind.ts";
import {
	backOverSpaces,
	columnOf,
	commentsAbove,
	isFirstOnLine,
	lineBreak,
	lineEnd,
	lineStart,
	nextLine,
	skipBlank,
	skipSpaces,
} from "./yamlEditLines.ts";
import type { Slot } from "./yamlEditSlots.ts";
import { spanOf } from "./yamlNodes.ts";
import type { YamlText } from "./yamlText.ts";

// Adds and removes entries of `{ }` and items of `[ ]`, on one line or on many.

/** Puts an entry or item where the one at `index` stands. */
export function insertInFlow(
	yaml: YamlText,
	into: Container,
	index: number,
	written: string,
	padding: string,
): readonly TextEdit[] {
	const { text } = yaml;
	const { slots } = into;
	const [previous, next] = [slots[index - 1], slots[index]];
	if (previous !== undefined) return insertBehind(yaml, previous, written);
	if (next !== undefined) {
		const gap = isFirstOnLine(text, next.from, yaml.base) ? newLine(yaml, next) : " ";
		return [{ from: next.from, to: next.from, insert: `${written},${gap}` }];
	}
	const { from, to } = spanOf(yaml, into.node);
	if (text.slice(from + 1, to - 1).trim() === "")
		return [{ from: from + 1, to: to - 1, insert: padding + written + padding }];
	const gap = skipSpaces(text, from + 1) > from + 1 ? "" : " ";
	return [{ from: from + 1, to: from + 1, insert: padding + written + gap }];
}

/** On a line of its own where the previous one has one too, and then behind the comment of that. */
function insertBehind(yaml: YamlText, previous: Slot, written: string): readonly TextEdit[] {
	const { text, base } = yaml;
	const { to } = previous;
	const comma = commaOf(text, previous);
	const rest = skipSpaces(text, comma ?? to);
	const endsLine = rest >= lineEnd(text, rest) || text[rest] === "#";
	if (!endsLine || !isFirstOnLine(text, previous.from, base))
		return [{ from: to, to, insert: `, ${written}` }];
	const gap = newLine(yaml, previous);
	const end = text[rest] === "#" ? lineEnd(text, rest) : (comma ?? to);
	if (comma !== undefined) return [{ from: end, to: end, insert: `${gap}${written},` }];
	if (end === to) return [{ from: to, to, insert: `,${gap}${written}` }];
	return [
		{ from: to, to, insert: "," },
		{ from: end, to: end, insert: gap + written },
	];
}

/** A line break and the indentation of the slot's line. */
function newLine({ text, base }: YamlText, slot: Slot): string {
	return lineBreak(text, slot.from) + " ".repeat(columnOf(text, slot.from, base));
}

/** Behind the slot's comma, if it has one. */
function commaOf(text: string, slot: Slot): number | undefined {
	const at = skipBlank(text, slot.to);
	return text[at] === "," ? at + 1 : undefined;
}

/** Takes the slot `index` away, with its comma and, where it has lines of its own, these and its comments. */
export function removeFromFlow(yaml: YamlText, from: Container, index: number): readonly TextEdit[] {
	const { text, base } = yaml;
	const [previous, slot, next] = [from.slots[index - 1], from.slots[index], from.slots[index + 1]];
	if (slot === undefined) return [];
	const comma = commaOf(text, slot);
	const rest = skipSpaces(text, comma ?? slot.to);
	const endsLine = rest >= lineEnd(text, rest) || text[rest] === "#";
	if (isFirstOnLine(text, slot.from, base) && endsLine) return removeOwnLines(yaml, from, index, rest);
	if (next !== undefined) {
		const isBeside = skipSpaces(text, comma ?? slot.to) === next.from;
		return [{ from: slot.from, to: isBeside ? next.from : (comma ?? slot.to), insert: "" }];
	}
	if (previous !== undefined && !hasComment(text, previous.to, slot.from))
		return [{ from: previous.to, to: slot.to, insert: "" }];
	const { from: start, to: end } = spanOf(yaml, from.node);
	const isAlone =
		previous === undefined && !hasComment(text, start + 1, slot.from) && !hasComment(text, slot.to, end);
	if (isAlone) return [{ from: start + 1, to: end - 1, insert: "" }];
	return [{ from: slot.from, to: comma ?? slot.to, insert: "" }];
}

function removeOwnLines(yaml: YamlText, from: Container, index: number, rest: number): readonly TextEdit[] {
	const { text, base } = yaml;
	const [previous, slot, next] = [from.slots[index - 1], from.slots[index], from.slots[index + 1]];
	if (slot === undefined) return [];
	const floor = previous?.to ?? spanOf(yaml, from.node).from;
	const start = commentsAbove(text, lineStart(text, slot.from, base), nextLine(text, floor));
	const cut: TextEdit = { from: start, to: nextLine(text, rest), insert: "" };
	const commaBefore = previous && next === undefined ? commaOf(text, previous) : undefined;
	const hadComma = commaOf(text, slot) !== undefined;
	// Without a comma behind it the last one's predecessor has none either.
	if (commaBefore === undefined || hadComma || commaBefore > start) return [cut];
	return [{ from: backOverSpaces(text, commaBefore - 1), to: commaBefore, insert: "" }, cut];
}

/** Whether a comment stands between two slots; nothing else there has a `#`. */
function hasComment(text: string, from: number, to: number): boolean {
	return text.slice(from, to).includes("#");
}

import { isMap } from "yaml";
import type { TextEdit } from "./yamlEditChange.ts";
import type { Container } from "./yamlEditFind.ts";
import {
	backOverSpaces,
	blanksAbove,
	blanksBelow,
	columnOf,
	commentsAbove,
	isOneLine,
	lineBreak,
	lineEnd,
	lineStart,
	nextLine,
	skipSpaces,
} from "./yamlEditLines.ts";
import { endOfSlot, isBlockCollection, keepsBlanks, type Slot, startsItsLine } from "./yamlEditSlots.ts";
import type { YamlText } from "./yamlText.ts";

// Adds and removes whole lines of block maps and block lists, with the comments that are about them.

/** New lines, and whether they are a map of their own. */
export interface NewLines {
	readonly lines: readonly string[];
	readonly isMap: boolean;
}

/** What blank lines around an entry depend on. */
type Size = "one line" | "list" | "map";

/** Puts new lines where the entry or item `index` stands, or behind the last one. */
export function insertLines(
	yaml: YamlText,
	into: Container,
	index: number,
	{ lines, isMap: isNewMap }: NewLines,
): readonly TextEdit[] {
	const { text, base } = yaml;
	const [previous, next] = [into.slots[index - 1], into.slots[index]];
	const size: Size = lines.length === 1 ? "one line" : isNewMap ? "map" : "list";
	const below = next === undefined ? 0 : usualBlanks(yaml, into, size, sizeOf(text, next));
	if (previous !== undefined) {
		const at = endOfSlot(yaml, previous);
		const eol = lineBreak(text, at);
		const keeps = at === lineEnd(text, previous.to) && keepsBlanks(yaml, previous);
		const above = keeps ? 0 : usualBlanks(yaml, into, sizeOf(text, previous), size);
		const missing = Math.max(0, below - blanksBelow(text, at).count);
		return [{ from: at, to: at, insert: eol.repeat(1 + above) + lines.join(eol) + eol.repeat(missing) }];
	}
	if (next === undefined) return [];
	const eol = lineBreak(text, next.from);
	const written = lines.join(eol) + eol.repeat(1 + below);
	if (startsItsLine(yaml, next)) {
		const at = startWithComments(yaml, into, next);
		return [{ from: at, to: at, insert: written }];
	}
	// It shares its line with a dash, behind which the new one goes.
	const indent = " ".repeat(columnOf(text, next.from, base));
	return [{ from: next.from, to: next.from, insert: written.trimStart() + indent }];
}

function sizeOf(text: string, slot: Slot): Size {
	if (isOneLine(text, slot)) return "one line";
	return isMap(slot.node) && isBlockCollection(slot.node) ? "map" : "list";
}

/** How many blank lines stand between neighbours of such sizes; a map that is a section of the file gets one. */
function usualBlanks(yaml: YamlText, { slots, parent }: Container, size: Size, nextSize: Size): number {
	const { text } = yaml;
	const pairs = slots.slice(1).flatMap((slot, i) => {
		const before = slots[i];
		if (before === undefined || keepsBlanks(yaml, before)) return [];
		const blanks = blanksBelow(text, endOfSlot(yaml, before)).count;
		return { blanks, isOne: isOneLine(text, before), isNextOne: isOneLine(text, slot) };
	});
	const [isOne, isNextOne] = [size === "one line", nextSize === "one line"];
	const alike = pairs.filter((pair) => pair.isOne === isOne && pair.isNextOne === isNextOne);
	const long = isOne && isNextOne ? [] : pairs.filter((pair) => !(pair.isOne && pair.isNextOne));
	const examples = alike.length > 0 ? alike : long;
	if (examples.length > 0) return mostFrequent(examples.map(({ blanks }) => blanks));
	return parent === undefined && (size === "map" || nextSize === "map") ? 1 : 0;
}

function mostFrequent(numbers: readonly number[]): number {
	const counts = new Map<number, number>();
	for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
	return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/** Where the slot's lines begin, with the comments directly above it. */
function startWithComments(yaml: YamlText, container: Container, slot: Slot, previous?: Slot): number {
	const { text, base } = yaml;
	const start = lineStart(text, slot.from, base);
	if (previous !== undefined) {
		const column = columnOf(text, slot.from, base);
		return commentsAbove(text, start, nextLine(text, previous.to), column);
	}
	const top = topOf(yaml, container);
	const from = commentsAbove(text, start, top);
	// What the file begins with is about the file.
	return container.parent === undefined && isFileStart(yaml, from) ? start : from;
}

/** The first line that is the container's own. */
function topOf({ text, base }: YamlText, { parent, head }: Container): number {
	return parent === undefined ? base : nextLine(text, head);
}

/** Whether nothing but the document's marker and directives stands before. */
function isFileStart({ text, base }: YamlText, at: number): boolean {
	const lines = text.slice(base, at).split("\n");
	return lines.every((line) => /^(?:%|---)/.test(line) || line.trim() === "");
}

/** Takes the lines of the slot `index` away, with its comments and a gap that nothing needs any more. */
export function removeLines(yaml: YamlText, from: Container, index: number): readonly TextEdit[] {
	const { text } = yaml;
	const [previous, slot] = [from.slots[index - 1], from.slots[index]];
	if (slot === undefined) return [];
	if (from.slots.length === 1) return emptied(yaml, from, slot);
	if (!startsItsLine(yaml, slot)) return removeBehindDash(yaml, slot, from.slots[index + 1]);
	const start = startWithComments(yaml, from, slot, previous);
	const end = endOfSlot(yaml, slot);
	const top = previous === undefined ? topOf(yaml, from) : nextLine(text, previous.to);
	const above = blanksAbove(text, start, top);
	const below = blanksBelow(text, end);
	const isLastLine = below.to >= text.length;
	const isAtTop = previous === undefined && (from.parent !== undefined || start === yaml.base);
	const keeps =
		previous !== undefined && above.from === nextLine(text, previous.to) && keepsBlanks(yaml, previous);
	if (isAtTop || keeps) return [{ from: start, to: below.to, insert: "" }];
	if (isLastLine) return [withoutLines(yaml, above.from, end)];
	return above.count <= below.count
		? [{ from: above.from, to: nextLine(text, end), insert: "" }]
		: [{ from: start, to: below.to, insert: "" }];
}

/** Cuts the lines from `start` to the one that ends at `end`; a text that ends without a line break still does. */
function withoutLines({ text, base }: YamlText, start: number, end: number): TextEdit {
	const to = nextLine(text, end);
	if (to > end || start <= base) return { from: start, to, insert: "" };
	return { from: start - (text[start - 2] === "\r" ? 2 : 1), to, insert: "" };
}

/** The first key of an item, or the first item of a list in a list. */
function removeBehindDash(yaml: YamlText, slot: Slot, next: Slot | undefined): readonly TextEdit[] {
	const { text } = yaml;
	const end = endOfSlot(yaml, slot);
	const below = skipSpaces(text, blanksBelow(text, end).to);
	if (below === next?.from) return [{ from: slot.from, to: next.from, insert: "" }];
	// Comments about the next one stay on their lines.
	return [{ from: backOverSpaces(text, slot.from), to: end, insert: "" }];
}

/** A collection without its only slot is still one. */
function emptied(yaml: YamlText, from: Container, slot: Slot): readonly TextEdit[] {
	const { text } = yaml;
	const nothing = slot.key === undefined ? "[]" : "{}";
	const end = endOfSlot(yaml, slot);
	if (!startsItsLine(yaml, slot)) return [{ from: slot.from, to: end, insert: nothing }];
	const start = startWithComments(yaml, from, slot);
	if (from.parent === undefined) return [{ from: start, to: end, insert: nothing }];
	const above = blanksAbove(text, start, topOf(yaml, from));
	return [{ from: from.head, to: from.head, insert: ` ${nothing}` }, withoutLines(yaml, above.from, end)];
}

import { endOfLine } from "./ends.ts";
import type { Guard, Scene } from "./grammar.ts";
import { escapeInClass } from "./program.ts";

/** Where the last character before `at` stands that is neither white space nor in a comment; -1 at the start. */
export function significantBefore({ text, comments }: Scene, at: number): number {
	let last = comments.length - 1;
	let i = at - 1;
	for (;;) {
		while (i >= 0 && isSpace(text.charCodeAt(i))) i--;
		const comment = comments[last];
		if (comment === undefined || comment.to !== i + 1 || comment.from === comment.to) return i;
		i = comment.from - 1;
		last--;
	}
}

function isSpace(code: number): boolean {
	return code === 32 || (code >= 9 && code <= 13) || code === 0xfeff || code === 0xa0;
}

const endOfWord = /([\w$\u0080-\uffff]*)$/;

/** The identifier that ends at `at`, as far as keywords are long. */
function wordEndingAt(text: string, at: number): string {
	return endOfWord.exec(text.slice(Math.max(0, at - 15), at + 1))?.[1] ?? "";
}

/** Whether a value can start at a place; words in `keywords` come before one, all others are one. */
export function valueStarts(keywords: string): Guard {
	const known = new Set(keywords.split(" "));
	const isKnown = (text: string, end: number) => {
		const word = wordEndingAt(text, end);
		return known.has(word) && text.charAt(end - word.length) !== ".";
	};
	return (scene, at) => {
		const { text } = scene;
		const i = significantBefore(scene, at);
		const before = text.charAt(i);
		if (before === "!" && /[\w$)\]]/.test(text.charAt(i - 1))) return isKnown(text, i - 1);
		if (i < 0 || "(,=:[!&|?{;~^%*<>".includes(before)) return true;
		if (before === "+" || before === "-") return text.charAt(i - 1) !== before;
		if (before === ")") return closesCondition(text, i);
		// A block ends its line, and a value that is divided doesn't.
		if (before === "}") return endOfLine(text, i) < at;
		return isKnown(text, i);
	};
}

const farthestBack = 400;

/** Whether the `)` at `close` ends what follows `if`, `while`, `for` or `with`. */
function closesCondition(text: string, close: number): boolean {
	let depth = 0;
	for (let i = close; i >= Math.max(0, close - farthestBack); i--) {
		const character = text.charCodeAt(i);
		if (character === 41) depth++;
		else if (character === 40 && --depth === 0)
			return /(?<![\w$.])(?:if|while|for|with)\s*$/.test(text.slice(Math.max(0, i - 10), i));
	}
	return false;
}

/** Searches that find nothing cost the length of the text each; behind so many characters, none is tried any more. */
const mostWasted = 8_000_000;

/** The result of a search through the rest of the text; -1 also when too many have failed. */
export function searched(scene: Scene, search: () => number): number {
	if (scene.wasted > mostWasted) return -1;
	const result = search();
	if (result < 0) scene.wasted += scene.text.length;
	return result;
}

const regexStops = /[\\/[\]\r\n]/g;

/** Where a regex literal ends that starts before `from`; it ends on its line. */
export function regexEnd(scene: Scene, from: number): number {
	const { text, endless } = scene;
	if (from <= (endless.get("/") ?? -1)) return -1;
	let inClass = false;
	regexStops.lastIndex = from;
	while (regexStops.test(text)) {
		const character = text[regexStops.lastIndex - 1];
		if (character === "\\" && !/[\r\n]/.test(text.charAt(regexStops.lastIndex))) regexStops.lastIndex++;
		else if (character === "[") inClass = true;
		else if (character === "]") inClass = false;
		else if (character !== "/") break;
		else if (!inClass) return regexStops.lastIndex;
	}
	endless.set("/", endOfLine(text, from));
	return -1;
}

/** How a heredoc's end is written. */
export interface HeredocEnd {
	/** White space may stand before the tag. */
	readonly indented: boolean;
	/** Nothing may stand after it. */
	readonly alone: boolean;
}

/** Where a heredoc ends whose body starts at `from`. */
export function heredocEnd(scene: Scene, from: number, tag: string, { indented, alone }: HeredocEnd): number {
	const { text } = scene;
	if (tag === "") return -1;
	return searched(scene, () => {
		for (let at = text.indexOf(tag, from); at >= 0; at = text.indexOf(tag, at + tag.length)) {
			let start = at;
			while (indented && start > from && /[ \t]/.test(text.charAt(start - 1))) start--;
			const end = at + tag.length;
			if (start !== from && !/[\r\n]/.test(text.charAt(start - 1))) continue;
			const ends = alone
				? end >= text.length || /[\r\n]/.test(text.charAt(end))
				: !/\w/.test(text.charAt(end));
			if (!ends) continue;
			return end;
		}
		return -1;
	});
}

const partners: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "<": ">" };

/** Where a literal between brackets or equal delimiters ends; `from` follows the first, `open`. */
export function delimitedEnd(scene: Scene, from: number, open: string): number {
	const close = partners[open] ?? open;
	const stops = new RegExp(`[\\\\${escapeInClass(open)}${escapeInClass(close)}]`, "g");
	stops.lastIndex = from;
	return searched(scene, () => {
		for (let depth = 1; stops.test(scene.text); ) {
			const character = scene.text[stops.lastIndex - 1];
			if (character === close && --depth === 0) return stops.lastIndex;
			if (character === "\\") stops.lastIndex++;
			else if (character === open) depth++;
		}
		return -1;
	});
}

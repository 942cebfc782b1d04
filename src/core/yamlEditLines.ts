import type { Span } from "./model.ts";

// Lines, blanks and comments of a text. A line break is `\n` or `\r\n`; columns count UTF-16 units.

/** Where the line of `at` begins; never before `base`, so that a BOM stays outside. */
export function lineStart(text: string, at: number, base: number): number {
	return Math.max(base, at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1);
}

/** Where the line of `at` ends, before its line break. */
export function lineEnd(text: string, at: number): number {
	const end = text.indexOf("\n", at);
	if (end < 0) return text.length;
	return end > at && text[end - 1] === "\r" ? end - 1 : end;
}

/** Where the next line begins; the text's end where there is none. */
export function nextLine(text: string, at: number): number {
	const end = text.indexOf("\n", at);
	return end < 0 ? text.length : end + 1;
}

/** The line break that the neighbourhood of `at` uses. */
export function lineBreak(text: string, at: number): string {
	const after = text.indexOf("\n", at);
	const end = after < 0 ? text.lastIndexOf("\n") : after;
	return end > 0 && text[end - 1] === "\r" ? "\r\n" : "\n";
}

export function columnOf(text: string, at: number, base: number): number {
	return at - lineStart(text, at, base);
}

/** Past spaces, line breaks and comments, from a place that is outside of every scalar. */
export function skipBlank(text: string, from: number): number {
	let at = from;
	for (; at < text.length; at++) {
		const char = text[at];
		if (char === "#") at = text.indexOf("\n", at);
		else if (char !== " " && char !== "\t" && char !== "\n" && char !== "\r") return at;
		if (at < 0) break;
	}
	return text.length;
}

/** Past spaces on the same line. */
export function skipSpaces(text: string, from: number): number {
	let at = from;
	while (text[at] === " " || text[at] === "\t") at++;
	return at;
}

/** Back over spaces on the same line. */
export function backOverSpaces(text: string, from: number): number {
	let at = from;
	while (text[at - 1] === " " || text[at - 1] === "\t") at--;
	return at;
}

/** Whether nothing but spaces stands before `at` on its line. */
export function isFirstOnLine(text: string, at: number, base: number): boolean {
	return backOverSpaces(text, at) <= lineStart(text, at, base);
}

export function isOneLine(text: string, { from, to }: Span): boolean {
	return lineEnd(text, from) >= to;
}

/** What stands on the line that begins at `start`. */
export function kindOfLine(text: string, start: number): "blank" | "comment" | "content" {
	const at = skipSpaces(text, start);
	if (at >= lineEnd(text, start)) return "blank";
	return text[at] === "#" ? "comment" : "content";
}

/** How many blank lines follow the line of `at`, and where they end. */
export function blanksBelow(text: string, at: number): { readonly count: number; readonly to: number } {
	let to = nextLine(text, at);
	let count = 0;
	while (to < text.length && kindOfLine(text, to) === "blank") {
		to = nextLine(text, to);
		count++;
	}
	return { count, to };
}

/** How many blank lines end where the line that begins at `start` begins, and where they begin; none above `top`. */
export function blanksAbove(
	text: string,
	start: number,
	top: number,
): { readonly count: number; readonly from: number } {
	let from = start;
	let count = 0;
	while (from > top) {
		const above = lineStart(text, from - 1, top);
		if (kindOfLine(text, above) !== "blank") break;
		from = above;
		count++;
	}
	return { count, from };
}

/** Where the comment lines begin that stand directly above the line at `start`, no deeper than `column`. */
export function commentsAbove(text: string, start: number, top: number, column = Infinity): number {
	let from = start;
	while (from > top) {
		const above = lineStart(text, from - 1, top);
		if (kindOfLine(text, above) !== "comment" || skipSpaces(text, above) - above > column) break;
		from = above;
	}
	return from;
}

/**
 * The end of the last line of what ends at `to` and stands at `column`: with its trailing comment, and with the
 * comment lines below that are deeper than `column`, as these can only be about it.
 */
export function endWithComments(text: string, to: number, column: number): number {
	let end = lineEnd(text, to);
	for (let line = nextLine(text, end); line < text.length; line = nextLine(text, line)) {
		const kind = kindOfLine(text, line);
		if (kind === "content") break;
		if (kind === "blank") continue;
		if (skipSpaces(text, line) - line <= column) break;
		end = lineEnd(text, line);
	}
	return end;
}

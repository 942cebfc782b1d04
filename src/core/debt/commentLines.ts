import { endOfLine, nextLine } from "./ends.ts";
import type { Comment } from "./grammar.ts";

/** One line of a comment, without the marks at the comment's ends. */
export interface CommentLine {
	readonly from: number;
	readonly to: number;
	/** From 0. */
	readonly line: number;
	/** Follows the line that was given before it, in the same comment or in the next of a run of line comments. */
	readonly joined: boolean;
	/** What the line before it in the same run says, given or not. */
	readonly before: string | undefined;
}

/**
 * The lines of those comments that hold a hit, from the hit's line on; with line comments come those below them in the
 * same column. `hits` are ascending offsets.
 */
export function* commentLines(
	text: string,
	comments: readonly Comment[],
	hits: readonly number[],
): Generator<CommentLine> {
	const cursor = new LineCursor(text);
	let hit = 0;
	for (let i = 0; i < comments.length; ) {
		const comment = comments[i] as Comment;
		while ((hits[hit] ?? Number.POSITIVE_INFINITY) < comment.from) hit++;
		const at = hits[hit];
		if (at === undefined) return;
		if (at >= comment.to) {
			i++;
			continue;
		}
		const above = i > 0 && follows(text, comments[i - 1] as Comment, comment, cursor);
		let before = above ? innerOf(text, comments[i - 1] as Comment) : undefined;
		let from = at;
		for (let joined = false; ; joined = true) {
			const current = comments[i++] as Comment;
			for (const line of linesOf(text, current, from, joined, before, cursor)) yield line;
			const next = comments[i];
			if (next === undefined || !follows(text, current, next, cursor)) break;
			before = innerOf(text, current);
			from = next.from;
		}
	}
}

/** The lines of one comment from the one that holds `start`. */
function* linesOf(
	text: string,
	{ innerFrom, innerTo }: Comment,
	start: number,
	joined: boolean,
	before: string | undefined,
	cursor: LineCursor,
): Generator<CommentLine> {
	cursor.moveTo(Math.max(start, innerFrom));
	let from = Math.max(innerFrom, cursor.start);
	let known = joined;
	let last = from > innerFrom ? lineBefore(text, innerFrom, from) : before;
	while (from <= innerTo) {
		const to = Math.min(innerTo, endOfLine(text, from));
		cursor.moveTo(from);
		yield { from, to, line: cursor.line, joined: known, before: last };
		if (to >= innerTo) return;
		last = text.slice(from, to);
		known = true;
		from = nextLine(text, from);
	}
}

/** The part of the line above `from` that belongs to the comment. */
function lineBefore(text: string, innerFrom: number, from: number): string {
	const start = Math.max(innerFrom, text.lastIndexOf("\n", from - 2) + 1);
	return text.slice(start, from).trimEnd();
}

function innerOf(text: string, { innerFrom, innerTo }: Comment): string {
	return text.slice(innerFrom, innerTo);
}

/** Nobody indents deeper than this. */
const deepestIndent = 500;

/** Whether `next` is a line comment on the line below, which holds nothing else and starts in the same column. */
function follows(text: string, comment: Comment, next: Comment, cursor: LineCursor): boolean {
	if (!comment.line || !next.line || next.from - comment.to > deepestIndent) return false;
	const gap = /^(?:\r\n|\r|\n)([ \t]*)$/.exec(text.slice(comment.to, next.from));
	if (gap?.[1] === undefined) return false;
	// One that a backslash took over several lines has no column.
	if (cursor.start > comment.from) return false;
	cursor.moveTo(comment.from);
	const indent = text.slice(cursor.start, comment.from);
	return indent === gap[1] || (/\S/.test(indent) && indent.length === gap[1].length);
}

/**
 * Knows line and start of line of an offset that only goes forward. A class, since an object with getters of its own
 * lives as long as its hidden class does, and the text with it: until a full garbage collection.
 */
class LineCursor {
	line = 0;
	/** Of the line. */
	start = 0;
	#next: number;
	readonly #text: string;
	/** A carriage return by itself ends a line for VS Code. */
	readonly #alone: boolean;

	constructor(text: string) {
		this.#text = text;
		this.#alone = text.includes("\r") && /\r(?!\n)/.test(text);
		this.#next = this.#breakFrom(0);
	}

	moveTo(offset: number): void {
		while (this.#next < offset) {
			this.start = this.#alone ? nextLine(this.#text, this.#next) : this.#next + 1;
			this.line++;
			this.#next = this.#breakFrom(this.start);
		}
	}

	#breakFrom(from: number): number {
		const at = this.#alone ? endOfLine(this.#text, from) : this.#text.indexOf("\n", from);
		return at < 0 || at >= this.#text.length ? this.#text.length : at;
	}
}

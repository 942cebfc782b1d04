import type { Span } from "../model.ts";
import { closingQuote, type InFlow, inFlow } from "./flow.ts";
import { indentOf, Lines, skipGap, type Token, tokensOf } from "./lines.ts";
import { type Ancestor, keysBelow, type Neighbours, neighbours } from "./neighbours.ts";

export type Path = readonly (string | number)[];

/**
 * Where somebody types in a YAML text. It is read from the lines around, never from a tree: what is half typed has
 * none, and a large file costs no more than a small one.
 */
export interface Cursor {
	/** To what is typed here: a value, an item, or the map that a key is typed in. */
	readonly path: Path;
	/**
	 * `key`: in `{ }`. `value`: behind a key. `item`: behind a dash or in `[ ]`. `line`: at the beginning of a line,
	 * where a key of a map can stand, a dash, or a value that begins below its key.
	 */
	readonly is: "key" | "value" | "item" | "line";
	/** The scalar that the cursor stands in, without quotes; empty where there is none yet. */
	readonly word: Span;
	readonly quote?: '"' | "'";
	readonly inFlow: boolean;
	/** The word is a key already. */
	readonly hasColon: boolean;
	/** Where a key typed here begins. */
	readonly column: number;
	/** Columns from a key to the keys below it, as far as the lines around show. */
	readonly step: number;
	/** Other keys of the same map. */
	readonly keys: ReadonlySet<string>;
	/** Other items of the same list. */
	readonly items: ReadonlySet<string>;
}

/** The cursor at `offset`; undefined where nothing can be said: in comments and longer texts, behind a value. */
export function cursorAt(text: string, offset: number, within?: Span): Cursor | undefined {
	const base = within?.from ?? 0;
	const part = text.slice(base, within?.to);
	const cursor = cursorIn(new Lines(part), offset - base);
	if (cursor === undefined || base === 0) return cursor;
	return { ...cursor, word: { from: cursor.word.from + base, to: cursor.word.to + base } };
}

function cursorIn(lines: Lines, offset: number): Cursor | undefined {
	if (offset < 0 || offset > lines.text.length) return undefined;
	const number = lines.of(offset);
	const start = lines.start(number);
	const typed = lines.text.slice(start, offset);
	if (/^\s*#/.test(typed)) return undefined;
	const tokens = tokensOf(typed);
	const last = tokens.at(-1);
	const from = skipGap(typed, last?.after ?? indentOf(typed));
	// Right behind the colon no value can stand yet.
	if (last !== undefined && from === typed.length && last.after === from) return undefined;
	const column = tokens[0]?.column ?? from;
	const around = neighbours(lines, number, { column, is: tokens[0]?.is ?? "key" });
	const own = tokens.map((token, i) => ({ token, line: number, index: i === 0 ? around.index : 0 }));
	const chain = [...around.ancestors, ...own];
	const opened = openedText(lines, chain, offset);
	if (opened === "text") return undefined;
	if (opened !== undefined) return flowCursor(lines, chain, opened, around);
	return blockCursor(lines, { chain, around, typed, from, start, offset, last });
}

interface Typed {
	readonly chain: readonly Ancestor[];
	readonly around: Neighbours;
	/** The line up to the cursor. */
	readonly typed: string;
	/** Where the word begins in it. */
	readonly from: number;
	readonly start: number;
	readonly offset: number;
	readonly last: Token | undefined;
}

function blockCursor(lines: Lines, at: Typed): Cursor | undefined {
	const { chain, around, typed, from, start, offset, last } = at;
	const { text } = lines;
	const quote = /^["']/.exec(typed.slice(from))?.[0] as '"' | "'" | undefined;
	const begin = start + from + (quote === undefined ? 0 : 1);
	if (quote !== undefined && isPast(text, begin, offset, quote)) return undefined;
	if (quote === undefined && /(?:^|\s)#/.test(typed.slice(from))) return undefined;
	const end = quote === undefined ? wordEnd(text, offset, false) : closingQuote(text, offset, quote);
	const to = end < 0 ? lineEnd(text, offset) : end;
	const hasColon = /^["']?[ \t]*:(?=\s|$)/.test(text.slice(to, to + 50));
	const is = last === undefined ? "line" : last.is === "key" ? "value" : "item";
	// A key behind a dash has its neighbours on the lines below.
	const isBehindDash = last?.is === "dash";
	const keys = isBehindDash ? keysBelow(lines, lines.of(offset), from) : around.keys;
	return {
		path: pathOf(chain),
		is,
		word: { from: begin, to },
		...(quote && { quote }),
		inFlow: false,
		hasColon,
		column: from,
		step: stepOf(chain),
		keys,
		items: around.items,
	};
}

function flowCursor(lines: Lines, chain: readonly Ancestor[], opened: Opened, around: Neighbours): Cursor {
	const { flow, depth, offset } = opened;
	const end =
		flow.quote === undefined
			? wordEnd(lines.text, offset, true)
			: closingQuote(lines.text, offset, flow.quote);
	const to = end < 0 ? lineEnd(lines.text, offset) : end;
	return {
		path: [...pathOf(chain.slice(0, depth)), ...flow.path],
		is: flow.is,
		word: { from: Math.min(flow.from, offset), to },
		...(flow.quote && { quote: flow.quote }),
		inFlow: true,
		hasColon: /^["']?[ \t]*:(?=\s|$)/.test(lines.text.slice(to, to + 50)),
		column: around.column,
		step: stepOf(chain),
		keys: flow.keys,
		items: flow.items,
	};
}

function pathOf(chain: readonly Ancestor[]): Path {
	return chain.map(({ token, index }) => (token.is === "key" ? token.name : index));
}

interface Opened {
	readonly flow: InFlow;
	/** How many ancestors lie around the collection. */
	readonly depth: number;
	readonly offset: number;
}

/** The collection in brackets that an ancestor opened and nobody closed yet; "text" inside of a longer text. */
function openedText(lines: Lines, chain: readonly Ancestor[], offset: number): Opened | "text" | undefined {
	const { text } = lines;
	for (const [i, { token, line }] of chain.entries()) {
		const value = skipGap(text, lines.start(line) + token.after);
		if (value >= offset) continue;
		const isBelow = lines.of(offset) > line;
		switch (text[value]) {
			case "{":
			case "[": {
				const flow = inFlow(text, value, offset);
				// What began on an earlier line is a longer text.
				if (flow === "closed" || text.slice(flow.from, offset).includes("\n")) return "text";
				return { flow, depth: i + 1, offset };
			}
			case "|":
			case ">":
				return "text";
			case '"':
			case "'":
				if (isBelow) return "text";
		}
	}
	return undefined;
}

function stepOf(chain: readonly Ancestor[]): number {
	for (let i = chain.length - 1; i > 0; i--) {
		const [outer, inner] = [chain[i - 1]?.token, chain[i]?.token];
		if (outer?.is === "key" && inner?.is === "key" && inner.column > outer.column)
			return inner.column - outer.column;
	}
	return 2;
}

/** Whether a quoted scalar ends before the cursor. */
function isPast(text: string, from: number, offset: number, quote: '"' | "'"): boolean {
	const end = closingQuote(text, from, quote);
	return end >= 0 && end < offset;
}

/** The end of a plain scalar: a comment, a colon, in brackets what separates. */
function wordEnd(text: string, offset: number, isFlow: boolean): number {
	const rest = text.slice(offset, lineEnd(text, offset));
	const found = (isFlow ? /[,[\]{}]|:(?=[\s,[\]{}]|$)|(?<=\s)#/ : /:(?=\s|$)|(?<=\s)#/).exec(rest);
	return offset + rest.slice(0, found?.index).trimEnd().length;
}

function lineEnd(text: string, offset: number): number {
	const end = text.indexOf("\n", offset);
	if (end < 0) return text.length;
	return text[end - 1] === "\r" && end > offset ? end - 1 : end;
}

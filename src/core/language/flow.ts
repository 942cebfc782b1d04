import { scalarIn } from "./lines.ts";

/** Where an offset stands in `{ }` or `[ ]`, as far as that is closed or not. */
export interface InFlow {
	/** From the outermost collection on: keys, and numbers of items. */
	readonly path: readonly (string | number)[];
	/** A key can be typed here, or a value. */
	readonly is: "key" | "value" | "item";
	/** Where the scalar begins that the offset stands in; a quote is left out. */
	readonly from: number;
	readonly quote?: '"' | "'";
	/** What else stands in the innermost collection, before and behind. */
	readonly keys: ReadonlySet<string>;
	readonly items: ReadonlySet<string>;
}

interface Frame {
	readonly map: boolean;
	index: number;
	key: string | undefined;
	/** The current scalar or, where it is a quoted one, its inside. */
	from: number;
	readonly keys: Set<string>;
	readonly items: Set<string>;
}

/** Nobody types so much between two brackets; past this, the rest of a broken file is left alone. */
const mostAhead = 4000;

/** What `offset` stands in, of the collection that begins at `start`; "closed" when that ends before. */
export function inFlow(text: string, start: number, offset: number): InFlow | "closed" {
	const frames: Frame[] = [];
	const scan = { text, frames, at: start };
	while (scan.at < offset) {
		const from = scan.at;
		const quote = quoteAt(scan);
		if (quote !== undefined) {
			const end = closingQuote(text, from + 1, quote);
			if (end < 0 || end >= offset) return answer(scan, offset, { from: from + 1, quote });
			scan.at = end + 1;
			continue;
		}
		if (isComment(text, from)) {
			const end = text.indexOf("\n", from);
			if (end < 0 || end >= offset) return "closed";
			scan.at = end;
			continue;
		}
		step(scan);
		if (frames.length === 0) return "closed";
	}
	return answer(scan, offset, {});
}

interface Scan {
	readonly text: string;
	readonly frames: Frame[];
	at: number;
}

function step(scan: Scan): void {
	const { text, frames, at } = scan;
	const frame = frames.at(-1);
	scan.at = at + 1;
	switch (text[at]) {
		case "{":
		case "[":
			frames.push({
				map: text[at] === "{",
				index: 0,
				key: undefined,
				from: at + 1,
				keys: new Set(),
				items: new Set(),
			});
			return;
		case "}":
		case "]":
			finish(text, frame, at);
			frames.pop();
			return;
		case ",":
			finish(text, frame, at);
			if (frame) Object.assign(frame, { index: frame.index + 1, key: undefined, from: at + 1 });
			return;
		case ":":
			if (!frame?.map || frame.key !== undefined || !/[\s,[\]{}]/.test(text[at + 1] ?? " ")) return;
			frame.key = scalarIn(text.slice(frame.from, at));
			frame.keys.add(frame.key);
			frame.from = at + 1;
	}
}

function finish(text: string, frame: Frame | undefined, at: number): void {
	if (frame === undefined) return;
	const written = scalarIn(text.slice(frame.from, at));
	if (written === "") return;
	if (!frame.map) frame.items.add(written);
	else if (frame.key === undefined) frame.keys.add(written);
}

function answer(scan: Scan, offset: number, inside: { from?: number; quote?: '"' | "'" }): InFlow | "closed" {
	const { frames, text } = scan;
	const frame = frames.at(-1);
	if (frame === undefined) return "closed";
	const path = frames.flatMap(({ map, key, index }): (string | number)[] => {
		if (map) return key === undefined ? [] : [key];
		return [index];
	});
	const { keys, items } = frame;
	const shown = { keys: new Set(keys), items: new Set(items) };
	const from = inside.from ?? frame.from + gap(text.slice(frame.from, offset));
	const is = !frame.map ? "item" : frame.key === undefined ? "key" : "value";
	lookAhead({ text, frames: [{ ...frame, ...shown, from: offset }], at: ahead(text, offset, inside.quote) });
	return { path, is, from, ...(inside.quote && { quote: inside.quote }), ...shown };
}

function gap(text: string): number {
	return /^\s*/.exec(text)?.[0].length ?? 0;
}

/** The end of the scalar that the offset stands in, which isn't a neighbour of itself. */
function ahead(text: string, offset: number, quote: '"' | "'" | undefined): number {
	const end = quote === undefined ? -1 : closingQuote(text, offset, quote);
	const from = end < 0 ? offset : end + 1;
	const found = /[,[\]{}\n]/.exec(text.slice(from, from + mostAhead));
	return from + (found?.index ?? 0);
}

/** Collects the neighbours behind the offset, until the collection ends. */
function lookAhead(scan: Scan): void {
	const limit = Math.min(scan.text.length, scan.at + mostAhead);
	const [first] = scan.frames;
	if (first) first.from = scan.at;
	if (/[\]}]/.test(scan.text[scan.at] ?? "]")) return;
	while (scan.at < limit && scan.frames.length > 0) {
		const { text, at } = scan;
		// An unclosed bracket: a line that begins with a key is not part of it.
		if (text[at] === "\n" && /^\n[\w"'][^\n,{}[\]]*:(?:\s|$)/.test(text.slice(at, at + 200))) return;
		const quote = quoteAt(scan);
		const end = quote === undefined ? at : closingQuote(text, at + 1, quote);
		if (end < 0) return;
		if (quote !== undefined) scan.at = end + 1;
		else if (isComment(text, at)) scan.at = Math.max(at + 1, text.indexOf("\n", at));
		else step(scan);
	}
}

/** The quote that begins a scalar here, for elsewhere it is a character like any other. */
function quoteAt({ text, frames, at }: Scan): '"' | "'" | undefined {
	const char = text[at];
	if (char !== '"' && char !== "'") return undefined;
	const from = frames.at(-1)?.from ?? at;
	return text.slice(from, at).trim() === "" ? char : undefined;
}

/** -1 when it is never closed on its line: then it is being typed. */
export function closingQuote(text: string, from: number, quote: '"' | "'"): number {
	for (let at = from; at < text.length && text[at] !== "\n"; at++) {
		if (quote === '"' && text[at] === "\\" && text[at + 1] !== "\n") at++;
		else if (text[at] === quote && quote === "'" && text[at + 1] === quote) at++;
		else if (text[at] === quote) return at;
	}
	return -1;
}

function isComment(text: string, at: number): boolean {
	return text[at] === "#" && /\s/.test(text[at - 1] ?? " ");
}

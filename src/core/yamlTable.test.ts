import assert from "node:assert/strict";
import type { Finding } from "./finding.ts";
import type { Span } from "./model.ts";

/** One text, the findings that it must give, and what must still be in the result. */
export interface Row<T> {
	readonly name: string;
	/** Each `«…»` is the place of one expected finding; without any mark, findings stand at the beginning. */
	readonly text: string;
	/** Codes and payloads in the text's order; a span in a payload is given as the text that it selects. */
	readonly findings: readonly Readonly<Record<string, unknown>>[];
	/** Looks at the result and gives what `is` then has to equal. */
	readonly still?: (result: T) => unknown;
	readonly is?: unknown;
}

interface Parsed<T> {
	readonly result: T | undefined;
	readonly findings: readonly Finding[];
}

/** A test for each row as it is, with CRLF, with a BOM and with both: the same places must select the same text. */
export function casesOf<T>(
	parse: (text: string) => Parsed<T>,
	rows: readonly Row<T>[],
): readonly { readonly name: string; readonly run: () => void }[] {
	return rows.flatMap((row) =>
		variants.map(([how, change]) => ({
			name: row.name + how,
			run: () => check(row, change(row.text), parse),
		})),
	);
}

const withCrlf = (text: string) => text.replaceAll("\n", "\r\n");
const withBom = (text: string) => `\uFEFF${text}`;
const variants: readonly (readonly [string, (text: string) => string])[] = [
	["", (text) => text],
	[", CRLF", withCrlf],
	[", BOM", withBom],
	[", BOM and CRLF", (text) => withBom(withCrlf(text))],
];

function check<T>(row: Row<T>, marked: string, parse: (text: string) => Parsed<T>): void {
	const { text, spans } = unmark(marked);
	const { result, findings } = parse(text);
	assert.deepEqual(
		findings.map((finding) => payloadOf(finding, text)),
		row.findings,
	);
	const places =
		spans.length === 0 ? row.findings.map(() => emptyAt(text.startsWith("\uFEFF") ? 1 : 0)) : spans;
	assert.deepEqual(
		findings.map((each) => selected(each, text)),
		places.map((place) => selected(place, text)),
	);
	if (row.still === undefined) assert.equal(result, undefined);
	else {
		assert.ok(result);
		assert.deepEqual(row.still(result), row.is);
	}
}

function emptyAt(offset: number): Span {
	return { from: offset, to: offset };
}

/** Place and text, so that a mistake is readable. */
function selected({ from, to }: Span, text: string): readonly [number, string] {
	return [from, text.slice(from, to)];
}

function payloadOf(finding: Finding, text: string): Readonly<Record<string, unknown>> {
	const { from: _, to: __, file: ___, ...payload } = finding;
	return "firstAt" in payload
		? { ...payload, firstAt: text.slice(payload.firstAt.from, payload.firstAt.to) }
		: payload;
}

/** Takes the `«…»` out of a text; they may be nested. Spans come in the order of their beginnings. */
function unmark(marked: string): { readonly text: string; readonly spans: readonly Span[] } {
	const spans: { from: number; to: number }[] = [];
	const open: { from: number; to: number }[] = [];
	let text = "";
	for (const char of marked) {
		if (char === "«") {
			const span = { from: text.length, to: text.length };
			spans.push(span);
			open.push(span);
		} else if (char === "»") {
			const span = open.pop();
			assert.ok(span);
			span.to = text.length;
		} else text += char;
	}
	return { text, spans };
}

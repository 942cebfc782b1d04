import type { BlockForm, Closing, Found, LineForm, Scene, TextForm } from "./grammar.ts";
import { escapeInClass, escapeRegExp } from "./program.ts";

const lineBreak = /[\r\n]/g;

/** Where the line that holds `from` ends, before its line break. */
export function endOfLine(text: string, from: number): number {
	lineBreak.lastIndex = from;
	return lineBreak.test(text) ? lineBreak.lastIndex - 1 : text.length;
}

/** Where the line after the one that holds `from` starts. */
export function nextLine(text: string, from: number): number {
	return afterBreak(text, endOfLine(text, from));
}

function afterBreak(text: string, at: number): number {
	return Math.min(text.length, at + (text.startsWith("\r\n", at) ? 2 : 1));
}

export function lineEnd(text: string, from: number, { continued, until }: LineForm): number {
	let end = endOfLine(text, from);
	while (continued && end < text.length && end > from && text[end - 1] === "\\")
		end = endOfLine(text, afterBreak(text, end));
	const earlier = until === undefined ? -1 : text.slice(from, end).indexOf(until);
	return earlier < 0 ? end : from + earlier;
}

/** Where a block's content ends (`from`) and where the block does (`to`). */
export function blockEnd(text: string, from: number, form: BlockForm, found: Found) {
	const close = closing(form.close, found);
	if (form.nested !== undefined) return nestedEnd(text, from, form, close, form.nested);
	const at = text.indexOf(close, from);
	return at < 0 ? { from: text.length, to: text.length } : { from: at, to: at + close.length };
}

function nestedEnd(text: string, from: number, form: BlockForm, close: string, open: string) {
	const marks = cached(form, close, () => {
		const strings = form.strings ? '|\'(?:"|\\\\.)\'|"(?:[^"\\\\\\r\\n]|\\\\[\\s\\S]){0,500}"' : "";
		return new RegExp(`${escapeRegExp(close)}|${escapeRegExp(open)}${strings}`, "g");
	});
	marks.lastIndex = from;
	for (let depth = 1, mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
		if (mark[0] === open) depth++;
		else if (mark[0] === close && --depth === 0) return { from: mark.index, to: marks.lastIndex };
	}
	return { from: text.length, to: text.length };
}

/** Where a string ends; -1 when it must end on its line and doesn't. */
export function textEnd(scene: Scene, from: number, form: TextForm, found: Found): number {
	const { text, endless } = scene;
	const close = closing(form.close, found);
	const { escapes, doubled, oneLine } = form;
	if (escapes === undefined && !doubled && !oneLine) {
		const at = text.indexOf(close, from);
		return at < 0 ? text.length : at + close.length;
	}
	if (oneLine && from <= (endless.get(close) ?? -1)) return -1;
	const stops = cached(form, close, () => stopsIn(close, form));
	stops.lastIndex = from;
	while (stops.test(text)) {
		const at = stops.lastIndex - 1;
		const character = text[at];
		if (character === escapes) stops.lastIndex = afterBreak(text, at + 1);
		else if (oneLine && (character === "\n" || character === "\r")) break;
		else if (text.startsWith(close, at)) {
			const end = at + close.length;
			if (!doubled || !text.startsWith(close, end)) return end;
			stops.lastIndex = end + close.length;
		}
	}
	if (!oneLine) return text.length;
	endless.set(close, endOfLine(text, Math.max(from, stops.lastIndex - 1)));
	return -1;
}

function stopsIn(close: string, { escapes = "", oneLine }: TextForm): RegExp {
	return new RegExp(
		`[${escapeInClass(close.charAt(0))}${escapeInClass(escapes)}${oneLine ? "\\r\\n" : ""}]`,
		"g",
	);
}

function closing(close: Closing, found: Found): string {
	return typeof close === "string" ? close : close(found);
}

const patterns = new WeakMap<object, Map<string, RegExp>>();
/** Ends that are made of the text are many in a text that means harm. */
const mostPatterns = 64;

function cached(form: object, close: string, make: () => RegExp): RegExp {
	let made = patterns.get(form);
	if (!made || made.size > mostPatterns) {
		made = new Map();
		patterns.set(form, made);
	}
	let pattern = made.get(close);
	if (!pattern) {
		pattern = make();
		made.set(close, pattern);
	}
	return pattern;
}

import type { Span } from "../model.ts";
import type { TextEdit } from "../yamlEditChange.ts";
import { applyEdits } from "../yamlEditPieces.ts";
import type { Comment } from "./grammar.ts";
import { type DebtItem, identityOf, itemsIn } from "./items.ts";
import { commentsOf, type Language } from "./languages.ts";
import { endOf, type TagSyntax, tagSyntax } from "./tags.ts";

// Edits of debt comments, as splices of a text: every other byte stays.

const defaultSyntax = tagSyntax();

/**
 * Makes an item name another goal, or none; its assignee, date and text stay as they are. Undefined where it would not be
 * read so afterwards, as between brackets that are a link's.
 */
export function goalEdits(
	text: string,
	item: DebtItem,
	goal: string | undefined,
	{ language, syntax = defaultSyntax }: Reading,
): readonly TextEdit[] | undefined {
	const edits = editsOfGoal(text, item, goal, syntax);
	const after = itemsIn(applyEdits(text, edits), item.file, language, syntax);
	const now = after.find(({ at }) => at.from === item.at.from);
	return now && now.goal === goal && now.text === item.text ? edits : undefined;
}

/** How a text is read. */
export interface Reading {
	readonly language: Language;
	readonly syntax?: TagSyntax;
}

function editsOfGoal(
	text: string,
	item: DebtItem,
	goal: string | undefined,
	syntax: TagSyntax,
): readonly TextEdit[] {
	const { at, goalAt, bracketsAt } = item;
	if (goal === item.goal) return [];
	if (goalAt)
		return goal === undefined ? withoutGoal(text, goalAt, bracketsAt) : [{ ...goalAt, insert: goal }];
	if (goal === undefined) return [];
	if (bracketsAt) {
		const open = text.indexOf("(", bracketsAt.from) + 1;
		const inside = text.slice(open, bracketsAt.to - 1).trim();
		return [{ from: open, to: open, insert: inside === "" ? `goal:${goal}` : `goal:${goal}, ` }];
	}
	const to = endOf(syntax.more, text, at.to);
	return [{ from: to, to, insert: `(goal:${goal})` }];
}

/** Takes `goal:…` out of its brackets with the comma beside it, and the brackets with it when nothing else is in them. */
function withoutGoal(
	text: string,
	goalAt: NonNullable<DebtItem["goalAt"]>,
	bracketsAt: DebtItem["bracketsAt"],
): readonly TextEdit[] {
	if (!bracketsAt) return [];
	const open = text.indexOf("(", bracketsAt.from) + 1;
	const close = bracketsAt.to - 1;
	const key = /\bgoal:\s*$/i.exec(text.slice(open, goalAt.from));
	const from = key ? open + key.index : goalAt.from;
	const before = text.slice(open, from);
	const after = text.slice(goalAt.to, close);
	if (before.trim() === "" && after.trim() === "") return [{ ...bracketsAt, insert: "" }];
	const behind = /^\s*[,;]\s*/.exec(after)?.[0].length;
	if (behind !== undefined) return [{ from, to: goalAt.to + behind, insert: "" }];
	return [{ from: open + before.replace(/\s*[,;]\s*$/, "").length, to: goalAt.to, insert: "" }];
}

/**
 * Takes an item away when it is paid: its comment when that says nothing else, with the line when nothing else is on
 * it; else only its own words. Undefined where other items would not be read as before, as with nested comments.
 */
export function removeEdits(
	text: string,
	item: DebtItem,
	{ language, syntax = defaultSyntax }: Reading,
): readonly TextEdit[] | undefined {
	const said = (items: readonly DebtItem[]) =>
		items.map(({ tag, goal, text: words }) => [tag, goal, words]).join("\n");
	const before = itemsIn(text, item.file, language, syntax);
	const left = said(before.filter(({ at }) => at.from !== item.at.from));
	const comments = commentsOf(text, language).filter(
		({ from, to }) => from < item.extent.to && to > item.extent.from,
	);
	const words = comments.map((comment) => wordsIn(comment, item));
	const whole = comments.map((comment, i) => withComment(text, comment, words[i] ?? comment));
	const ways = [whole, words].map((ranges) => ranges.map((range) => ({ ...range, insert: "" })));
	return ways.find((edits) => said(itemsIn(applyEdits(text, edits), item.file, language, syntax)) === left);
}

function wordsIn({ innerFrom, innerTo }: Comment, { extent }: DebtItem): Span {
	return { from: Math.max(innerFrom, extent.from), to: Math.min(innerTo, extent.to) };
}

/** The comment when it says nothing but these words, else the words. */
function withComment(text: string, comment: Comment, words: Span): Span {
	const rest = text.slice(comment.innerFrom, words.from) + text.slice(words.to, comment.innerTo);
	return isDecoration(rest) ? wholeLines(text, comment) : { from: words.from, to: words.to };
}

function isDecoration(text: string): boolean {
	return !/[\p{L}\p{N}]/u.test(text);
}

/** The comment with what surrounds it: its lines when they hold nothing else, else the blanks before it. */
function wholeLines(text: string, { from, to }: Comment): Span {
	const lineStart = text.lastIndexOf("\n", from - 1) + 1;
	const next = text.indexOf("\n", to);
	const lineEnd = next < 0 ? text.length : next;
	const isBlankBefore = text.slice(lineStart, from).trim().replace("\uFEFF", "") === "";
	const isBlankBehind = text.slice(to, lineEnd).trim() === "";
	if (!isBlankBehind) return { from, to };
	if (!isBlankBefore)
		return { from: from - (/[ \t]*$/.exec(text.slice(lineStart, from))?.[0].length ?? 0), to };
	const start = text.startsWith("\uFEFF", lineStart) ? lineStart + 1 : lineStart;
	if (next >= 0) return { from: start, to: next + 1 };
	// The last line goes with the break before it.
	const before = text[start - 2] === "\r" ? start - 2 : start - 1;
	return { from: Math.max(0, before), to: text.length };
}

export interface NewTag {
	/** Where it is wanted: the comment stands on a line of its own above, or on this one when that is blank. */
	readonly offset: number;
	readonly tag: string;
	/** Absent for one that serves no goal yet. */
	readonly goal?: string | undefined;
}

export interface PlannedTag {
	readonly edit: TextEdit;
	/** Where its text is to be typed, in the text after the edit. */
	readonly cursor: number;
}

/**
 * A new debt comment in the language's own syntax. It is read again: undefined where no way to write it gives just this
 * one item more, as inside a string, or in a language without comments.
 */
export function newTag(
	text: string,
	{ offset, tag, goal }: NewTag,
	{ language, syntax = defaultSyntax }: Reading,
): PlannedTag | undefined {
	const said = `${tag}${goal === undefined ? "" : `(goal:${goal})`}: `;
	const place = placeFor(text, offset);
	const before = itemsIn(text, "", language, syntax);
	for (const [open, close] of waysToWrite(text, language, place)) {
		const insert = place.indent + open + said + close + place.end;
		const planned = { edit: { from: place.from, to: place.to, insert } };
		const written = text.slice(0, place.from) + insert + text.slice(place.to);
		const cursor = place.from + place.indent.length + open.length + said.length;
		// A text to be typed: without one, what stands below could be read as its text.
		const probe = `${written.slice(0, cursor)}x${written.slice(cursor)}`;
		const after = itemsIn(probe, "", language, syntax);
		const made = after.find(({ at }) => at.from === cursor - said.length);
		if (!made || made.goal !== goal || made.text !== "x" || after.length !== before.length + 1) continue;
		const others = after.filter((item) => item !== made);
		if (others.every((item, i) => identityOf(item) === identityOf(before[i] ?? item)))
			return { ...planned, cursor };
	}
	return undefined;
}

interface TagPlace {
	readonly from: number;
	readonly to: number;
	readonly indent: string;
	readonly end: string;
	/** Where the line that it is about starts. */
	readonly line: number;
}

function placeFor(text: string, offset: number): TagPlace {
	const found = text.lastIndexOf("\n", offset - 1) + 1;
	const line = found === 0 && text.startsWith("\uFEFF") ? 1 : found;
	const next = text.indexOf("\n", line);
	const lineEnd = next < 0 ? text.length : text[next - 1] === "\r" ? next - 1 : next;
	const content = text.slice(line, lineEnd);
	if (content.trim() === "") return { from: line, to: lineEnd, indent: content, end: "", line };
	const indent = /^[ \t]*/.exec(content)?.[0] ?? "";
	return { from: line, to: line, indent, end: text.includes("\r\n") ? "\r\n" : "\n", line };
}

/** The likeliest first: what goes on from the comment around, then the language's own, then those of embedded ones. */
function waysToWrite(
	text: string,
	language: Language,
	{ line, indent }: TagPlace,
): readonly (readonly [open: string, close: string])[] {
	const start = line + indent.length;
	const around = commentsOf(text, language).find(({ from, to }) => from < start && start < to);
	const continued = around && /^[ \t]*(\*(?!\/)[ \t]?|)/.exec(text.slice(line))?.[1];
	const { line: mark, block } = language.marks;
	// An empty line keeps what stands below from being read as the item's text.
	const apart = `${text.includes("\r\n") ? "\r\n" : "\n"}${indent}${continued?.trimEnd()}`;
	return [
		...(continued === undefined
			? []
			: ([
					[continued, ""],
					[continued, apart],
				] as const)),
		...(mark === undefined ? [] : ([[`${mark} `, ""]] as const)),
		...(block === undefined ? [] : ([[`${block[0]} `, ` ${block[1]}`]] as const)),
		["// ", ""],
		["# ", ""],
		["/* ", " */"],
		["<!-- ", " -->"],
		["-- ", ""],
		["{/* ", " */}"],
	];
}

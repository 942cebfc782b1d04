import type { Span } from "../model.ts";
import { finished, type Steps } from "../steps.ts";
import { type Brackets, readBrackets } from "./brackets.ts";
import { type CommentLine, commentLines } from "./commentLines.ts";
import { copied } from "./copied.ts";
import { commentStepsOf, type Language } from "./languages.ts";
import { endOf, type TagSyntax, tagSyntax } from "./tags.ts";

/** One debt comment. Offsets are into its file's text, without a byte order mark. */
export interface DebtItem extends Brackets {
	/** As the setting spells it: `TODO`, also for `@todo`. */
	readonly tag: string;
	/** What it says, with single spaces, over all its lines; at most 1,000 characters. */
	readonly text: string;
	/** Relative to the folder that was scanned, with `/`. */
	readonly file: string;
	/** The tag's word. */
	readonly at: Span;
	/** From the tag to the end of the text. */
	readonly extent: Span;
	/** Of the tag, from 0. */
	readonly line: number;
	/** How many items before it in the file have its text and its goal. */
	readonly ordinal: number;
	/** A hash of its lines, without their white space: another one once something in them has changed. */
	readonly look: number;
}

const longestText = 1000;
const defaultSyntax = tagSyntax();

/**
 * The debt items of a text, in its order. The text of an item goes on over the lines below it, up to an empty line,
 * a rule, another tag, a tag of documentation such as `@param`, or the comment's end.
 */
export function itemsIn(
	text: string,
	file: string,
	language: Language,
	syntax: TagSyntax = defaultSyntax,
): readonly DebtItem[] {
	return finished(itemSteps(text, file, language, syntax));
}

/** As `itemsIn`, step by step: for texts that may be long. */
export function* itemSteps(
	text: string,
	file: string,
	language: Language,
	syntax: TagSyntax = defaultSyntax,
): Steps<readonly DebtItem[]> {
	const hits = hitsIn(text, syntax);
	if (hits.length === 0) return [];
	yield;
	const comments = yield* commentStepsOf(text, language);
	yield;
	const drafts: Draft[] = [];
	let open: Draft | undefined;
	for (const line of commentLines(text, comments, hits)) {
		const content = text.slice(line.from, line.to);
		const tags = tagsIn(content, line.before, syntax);
		if (!line.joined) open = undefined;
		if (tags.length === 0 && open) open = goOn(open, content, line.from);
		for (const [index, tag] of tags.entries()) {
			open = begin(content.slice(0, tags[index + 1]?.from), tag, line, syntax);
			drafts.push(open);
		}
	}
	return itemsOf(drafts, file, text);
}

/** Known by its text and its goal, never by its line: the same after its code has moved. */
export function identityOf({ text, goal, ordinal }: Pick<DebtItem, "text" | "goal" | "ordinal">): string {
	return JSON.stringify([text, goal ?? "", ordinal]);
}

/** Where something stands that could be a tag, if it is in a comment. */
function hitsIn(text: string, { anywhere }: TagSyntax): readonly number[] {
	const hits: number[] = [];
	anywhere.lastIndex = 0;
	while (anywhere.test(text)) hits.push(anywhere.lastIndex - 1);
	return hits;
}

interface Tag extends Span {
	readonly name: string;
}

/** A line that ends like this goes on: a tag that it wraps before is a word of its sentence. */
const unfinished =
	/(?:,|\b(?:an?|the|of|this|that|these|those|all|any|each|every|some|no|for|our|your|its|in|on|with|to|from|and|or|as|is|are|by|like|such))\s*$/i;

/** The tags in a line of a comment, by offsets into that line. */
function tagsIn(content: string, before: string | undefined, syntax: TagSyntax): readonly Tag[] {
	const tags: Tag[] = [];
	const start = syntax.atStart.exec(content)?.groups;
	if (start?.tag !== undefined) {
		const word = start.tag.replace(/^[@\\]/, "");
		const to = (start.lead?.length ?? 0) + start.tag.length;
		const rest = content.slice(endOf(syntax.more, content, to));
		const marked = word !== start.tag || /^\s*[:(]/.test(rest);
		if (marked || before === undefined || !unfinished.test(before))
			tags.push({ from: to - word.length, to, name: syntax.named(word) });
	}
	syntax.within.lastIndex = tags[0]?.to ?? 0;
	for (let match = syntax.within.exec(content); match !== null; match = syntax.within.exec(content)) {
		const to = syntax.within.lastIndex;
		const word = match.groups?.tag ?? "";
		tags.push({ from: to - word.length, to, name: syntax.named(word) });
	}
	return tags;
}

/** An item whose text is still being read. */
interface Draft {
	readonly tag: string;
	readonly brackets: Brackets;
	readonly at: Span;
	readonly line: number;
	readonly texts: string[];
	/** Characters in `texts`. */
	length: number;
	to: number;
}

/** What stands between a tag and its text; a dash counts only where it can't be a sign. */
const punctuation = /[\s:!?,;.…*)\]}>|—–]*(?:-+(?=\s)[\s:—–-]*)?/y;

function begin(content: string, tag: Tag, { from, line }: CommentLine, syntax: TagSyntax): Draft {
	const start = endOf(syntax.more, content, tag.to);
	const brackets = readBrackets(content.slice(start), from + start);
	const rest = brackets.bracketsAt ? brackets.bracketsAt.to - from : start;
	const said = withoutRule(content.slice(endOf(punctuation, content, rest)));
	const draft: Draft = {
		tag: tag.name,
		brackets,
		at: { from: from + tag.from, to: from + tag.to },
		line,
		texts: [],
		length: 0,
		to: from + rest,
	};
	add(draft, content, said, from);
	return draft;
}

/** Lines that say something else: documentation's own tags, and orders to linters and the like. */
const other =
	/^[\s*/!#;%-]*(?:[@\\][A-Za-z]+\b|<\/?[A-Za-z]|:(?:param|returns?|raises|type)\b|```|~~~|(?:eslint|biome|prettier|tslint|pylint|noqa|nolint|NOLINT|rubocop|shellcheck|go:|type:\s*ignore|istanbul|c8|noinspection|phpcs|stylelint|swiftlint|clang-format|#?(?:end)?region)\b)/;

/** The item with one more line, or undefined when its text ended above. */
function goOn(draft: Draft, content: string, from: number): Draft | undefined {
	if (!/[\p{L}\p{N}]/u.test(content) || other.test(content)) return undefined;
	add(draft, content, withoutRule(content.replace(/^[\s*/#;!%|]+/, "")), from);
	return draft;
}

/** Without the right side of a box, or a rule behind the text. */
function withoutRule(said: string): string {
	const text = said.trimEnd();
	let end = text.length;
	while (end > 0 && "*#/|;!%=~-".includes(text.charAt(end - 1))) end--;
	return end < text.length && /\s/.test(text.charAt(end - 1)) ? text.slice(0, end).trimEnd() : text;
}

function add(draft: Draft, content: string, said: string, from: number): void {
	if (said === "") return;
	draft.to = from + content.lastIndexOf(said) + said.length;
	if (draft.length < longestText) draft.texts.push(said);
	draft.length += said.length + 1;
}

function itemsOf(drafts: readonly Draft[], file: string, whole: string): readonly DebtItem[] {
	const counts = new Map<string, number>();
	return drafts.map(({ tag, brackets, at, line, texts, to }) => {
		const text = copied(tidy(texts.join(" ")).slice(0, longestText));
		const key = `${brackets.goal ?? ""}\n${text}`;
		const ordinal = counts.get(key) ?? 0;
		counts.set(key, ordinal + 1);
		const look = lookOf(whole, at.from, to);
		return { ...brackets, tag, text, file, at, extent: { from: at.from, to }, line, ordinal, look };
	});
}

/** With single spaces, none at the ends. */
function tidy(text: string): string {
	return /^\s|\s$|\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, " ").trim() : text;
}

/** What stands further from an item in a line is not looked at: lines of minified code never end. */
const farthest = 300;

/** FNV-1a over the lines that hold a part of a text. */
function lookOf(text: string, from: number, to: number): number {
	let start = from;
	while (start > 0 && from - start < farthest && !isLineEnd(text.charCodeAt(start - 1))) start--;
	let end = to;
	while (end < text.length && end - to < farthest && !isLineEnd(text.charCodeAt(end))) end++;
	let hash = 0x811c9dc5;
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code > 32) hash = Math.imul(hash ^ code, 0x01000193);
	}
	// Small enough for a number that needs no memory of its own.
	return hash & 0x3fffffff;
}

function isLineEnd(code: number): boolean {
	return code === 10 || code === 13;
}

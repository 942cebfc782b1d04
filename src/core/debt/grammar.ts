import type { Span } from "../model.ts";
import { lazily } from "./lazily.ts";

/** A literal, or a pattern that is tried at one place, with the flag `m` alone: `^` is a line's start. */
export type Opening = string | RegExp;
/** What an opening matched, and its groups. */
export type Found = readonly string[];
/** A literal, or what makes it of the opening that was found, as a raw string's end from its start. */
export type Closing = string | ((opening: Found) => string);
/** Whether a form can stand here; `at` is where its opening starts. */
export type Guard = (scene: Scene, at: number) => boolean;

/** What a guard and a form's own end can look at. */
export interface Scene {
	readonly text: string;
	/** Ascending; the last one is the nearest before. */
	readonly comments: readonly Comment[];
	/** Remembers answers within one text, so that none is searched for twice. */
	readonly memo: Map<string, number>;
	/** Where no end follows on the line, by the end that was looked for: up to that line's end. */
	readonly endless: Map<string, number>;
	/** Characters that were searched through for ends that weren't there. */
	wasted: number;
}

export interface Comment extends Span {
	/** What stands between its marks. */
	readonly innerFrom: number;
	readonly innerTo: number;
	/** True when it ends with its line. */
	readonly line: boolean;
}

interface Opened {
	readonly open: Opening;
	readonly when?: Guard;
}

/** A comment to the end of the line. */
export interface LineForm extends Opened {
	readonly is: "line";
	/** How to write one. */
	readonly mark: string;
	/** A backslash before the line's end takes the next line along. */
	readonly continued?: true;
	/** Ends before this, too, when it comes first. */
	readonly until?: string;
}

/** A comment with an end of its own; one without an end runs to the end of the text. */
export interface BlockForm extends Opened {
	readonly is: "block";
	readonly close: Closing;
	/** How to write one; absent when nobody should. */
	readonly marks?: readonly [string, string];
	/** The literal that opens another one inside. */
	readonly nested?: string;
	/** Strings inside hide what looks like its end. */
	readonly strings?: true;
}

/** A string: nothing in it is a comment. */
export interface TextForm extends Opened {
	readonly is: "text";
	readonly close: Closing;
	/** The character that takes the next one's meaning away. */
	readonly escapes?: string;
	/** The end, twice, is not an end. */
	readonly doubled?: true;
	/** Without an end on its own line, the opening was no opening. */
	readonly oneLine?: true;
}

/** Characters that mean nothing, such as an escape or a character literal. */
export interface SkipForm extends Opened {
	readonly is: "skip";
}

/** Anything whose end takes code to find; -1 when it was no opening. */
export interface RegionForm extends Opened {
	readonly is: "region";
	readonly end: (scene: Scene, from: number, opening: Found) => number;
}

/** Text that starts on the line after its opening, as a heredoc's body does; `from` is where that line starts. */
export interface LaterForm extends Opened {
	readonly is: "later";
	readonly end: (scene: Scene, from: number, opening: Found) => number;
}

/** Another grammar from here on, until that one says `leave`. */
export interface EnterForm extends Opened {
	readonly is: "enter";
	readonly mode: () => Grammar;
}

/** Another grammar in place of this one. */
export interface SwapForm extends Opened {
	readonly is: "swap";
	readonly mode: () => Grammar;
}

export interface LeaveForm extends Opened {
	readonly is: "leave";
}

/** A part in another language, lexed by itself. */
export interface EmbedForm extends Opened {
	readonly is: "embed";
	readonly find: (scene: Scene, from: number, opening: Found) => Embedded | undefined;
}

export interface Embedded extends Span {
	/** Undefined for one that isn't known: nothing in it is a comment. */
	readonly grammar: Grammar | undefined;
}

export type Form =
	| LineForm
	| BlockForm
	| TextForm
	| SkipForm
	| RegionForm
	| LaterForm
	| EnterForm
	| SwapForm
	| LeaveForm
	| EmbedForm;

/** What to look out for in a text of one language; where two could start at one place, the first wins. */
export interface Grammar {
	readonly forms: readonly Form[];
}

export function line(open: Opening, more: Partial<Omit<LineForm, "is" | "open">> = {}): LineForm {
	return { is: "line", open, mark: typeof open === "string" ? open : "", ...more };
}

export function block(
	open: Opening,
	close: Closing,
	more: Partial<Omit<BlockForm, "is" | "open" | "close">> = {},
): BlockForm {
	const written = typeof open === "string" && typeof close === "string";
	return { is: "block", open, close, ...(written && { marks: [open, close] }), ...more };
}

export function text(
	open: Opening,
	close: Closing = itself(open),
	more: Partial<Omit<TextForm, "is" | "open" | "close">> = {},
): TextForm {
	return { is: "text", open, close, ...more };
}

/** A string with `\` as escape that ends on its line. */
export function quoted(open: Opening, close: Closing = itself(open)): TextForm {
	return text(open, close, { escapes: "\\", oneLine: true });
}

/** A string with `\` as escape that may span lines. */
export function spanning(open: Opening, close: Closing = itself(open)): TextForm {
	return text(open, close, { escapes: "\\" });
}

/** What ends a string that ends as it starts. */
function itself(open: Opening): Closing {
	return typeof open === "string" ? open : ([found = ""]) => found;
}

/** A string in which the quote is escaped by doubling it. */
export function doubling(quote: string, more: { oneLine?: true } = {}): TextForm {
	return text(quote, quote, { doubled: true, ...more });
}

export function skip(open: Opening, when?: Guard): SkipForm {
	return { is: "skip", open, ...(when && { when }) };
}

export function region(open: Opening, end: RegionForm["end"], when?: Guard): RegionForm {
	return { is: "region", open, end, ...(when && { when }) };
}

export function later(open: Opening, end: LaterForm["end"], when?: Guard): LaterForm {
	return { is: "later", open, end, ...(when && { when }) };
}

export function enter(open: Opening, mode: () => Grammar, when?: Guard): EnterForm {
	return { is: "enter", open, mode, ...(when && { when }) };
}

export function swap(open: Opening, mode: () => Grammar): SwapForm {
	return { is: "swap", open, mode };
}

export function leave(open: Opening): LeaveForm {
	return { is: "leave", open };
}

export function embed(open: Opening, find: EmbedForm["find"]): EmbedForm {
	return { is: "embed", open, find };
}

export function grammar(...forms: readonly Form[]): Grammar {
	return { forms };
}

/** The source of a pattern for a word in upper or lower case. */
export function anyCase(word: string): string {
	return word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

/** The code inside brackets: ends at the closing one that belongs to the opening one. */
export function bracketed(code: () => Grammar, open: string, close: string): () => Grammar {
	const inside: () => Grammar = lazily(() => grammar(leave(close), enter(open, inside), ...code().forms));
	return inside;
}

/** A string with code in it: what `enter` forms among the holes lead to. */
export function holed(close: Opening, ...holes: readonly Form[]): () => Grammar {
	return lazily(() => grammar(skip(/\\(?:\r\n|[\s\S])/), leave(close), ...holes));
}

// What the card draws: every string is localised and every number formatted before it comes here.

import type { CardAction, CardEdit } from "./messages.ts";

export type CardState =
	| "loading"
	| "no-intent"
	| "unreadable"
	| "untrusted"
	| "git-missing"
	| "outside"
	| "git-failed"
	| "unborn"
	| "detached"
	| "default"
	| "aligned"
	| "guess"
	| "none"
	| "unknown"
	| "unaligned";

export interface CardModel {
	readonly state: CardState;
	readonly head?: Head;
	/** What a screen reader says when the branch changes. */
	readonly announce: string;
	readonly sections: readonly Section[];
}

export interface Head {
	/** A branch's name, or a short commit. */
	readonly name: string;
	/** Whether `name` is a branch's. */
	readonly isBranch: boolean;
	/** Its age, or what is under way. */
	readonly aside?: string;
	/** How we know what it serves, where nobody wrote a record. */
	readonly line?: Line;
}

/** `apart` is what links brought along; `period` is the overview where there is no branch to speak of. */
export type SectionTone = "said" | "apart" | "plain" | "notice" | "period";

export interface Section {
	readonly key: string;
	readonly tone: SectionTone;
	readonly heading?: string;
	readonly aside?: string;
	readonly button?: Button;
	/** Opened by a button at the heading's end, in the place of the blocks. */
	readonly form?: Form;
	readonly blocks: readonly Block[];
}

/** What can be said in place. What is typed is the page's own affair until it is saved. */
export interface Form {
	readonly key: string;
	/** Of the button that opens it. */
	readonly label: string;
	readonly edit: CardEdit;
	/** The question that is answered. */
	readonly about?: string;
	readonly fields: readonly Field[];
	readonly save: string;
	readonly cancel: string;
	/** Whether the blocks stay in sight while it is open. */
	readonly keepsBlocks?: boolean;
	/** Something that can't be said in place. */
	readonly more?: Button;
}

export interface Field {
	readonly name: string;
	readonly label: string;
	readonly value: string;
	readonly look: "lines" | "line" | "number";
	readonly hint?: string;
}

export interface Button {
	readonly key: string;
	readonly label: string;
	readonly action: CardAction;
}

/** One quiet line: text, then an action, perhaps another instead of it, then at most one hint. */
export interface Line {
	readonly text?: string;
	readonly button?: Button;
	readonly other?: Button;
	readonly hint?: string;
}

export type Size = "large" | "medium" | "small";

export type Block =
	| ProblemBlock
	| ObjectiveBlock
	| KeyResultBlock
	| GoalBlock
	| LessonBlock
	| QuestionBlock
	| AnsweredBlock
	| { readonly kind: "sentence"; readonly text: string; readonly isQuiet: boolean }
	| { readonly kind: "quote"; readonly text: string }
	/** The words of a program, as it said them. */
	| { readonly kind: "output"; readonly text: string }
	| DebtBlock
	| { readonly kind: "outcomes"; readonly outcomes: readonly string[] }
	| ({ readonly kind: "line" } & Line);

/** What every nameable thing shows: a title that opens the place where it is written. */
export interface Titled {
	readonly key: string;
	/** What it is: `Objective`. */
	readonly label?: string;
	readonly aside?: string;
	readonly title: string;
	readonly size: Size;
	readonly open: CardAction;
}

export interface ProblemBlock extends Titled {
	readonly kind: "problem";
	readonly who?: string;
	readonly outcomes: readonly string[];
}

export interface ObjectiveBlock extends Titled {
	readonly kind: "objective";
	readonly keyResults: readonly KeyResultBlock[];
}

export interface KeyResultBlock extends Titled {
	readonly kind: "keyResult";
	readonly value: string;
	/** Where the value should be at the end of the period, where no line says it. */
	readonly target?: string;
	/** Whether `value` is a reading. */
	readonly isRead: boolean;
	readonly line?: ProgressLine;
	readonly notes: readonly string[];
	/** The line and its numbers in whole sentences. */
	readonly spoken: string;
}

/** Positions are shares of the way from `from` to `to`, 0 to 1, whichever of them is larger. */
export interface ProgressLine {
	readonly from: string;
	readonly to: string;
	readonly now?: number;
	readonly tone: "fresh" | "stale" | "reached";
	readonly expected?: { readonly at: number; readonly text: string };
}

export interface GoalBlock extends Titled {
	readonly kind: "goal";
	readonly because?: string;
	readonly supports?: string;
	readonly debt?: GoalDebt;
}

/** What this branch did to debt; each opens it in the Tech Debt view. */
export interface DebtBlock {
	readonly kind: "debt";
	readonly key: string;
	readonly rows: readonly DebtRow[];
}

export interface DebtRow {
	readonly key: string;
	readonly title: string;
	readonly open: CardAction;
	readonly paid?: string;
	readonly added?: string;
	readonly touched?: string;
}

export interface GoalDebt {
	/** How much there is, and how much there should be. */
	readonly count: string;
	/** By this branch. */
	readonly paid?: string;
	readonly added?: string;
	readonly picture?: BurnDownPicture;
}

/** Shares of the width from its start, and of the height from its top. */
export interface BurnDownPicture {
	readonly points: readonly { readonly x: number; readonly y: number }[];
	readonly target?: number;
	readonly tone: "fewer" | "same" | "more";
	/** The picture in a sentence. */
	readonly spoken: string;
}

export interface LessonBlock {
	readonly kind: "lesson";
	readonly key: string;
	readonly text: string;
	readonly source: string;
	readonly open: CardAction;
	/** Says that it was heeded on this branch. */
	readonly heed?: Button;
}

export interface QuestionBlock {
	readonly kind: "question";
	readonly key: string;
	readonly ask: string;
	/** Who asked, and when. */
	readonly aside?: string;
	/** Absent once it is answered. */
	readonly form?: Form;
	readonly answer?: string;
}

/** Shown once it is opened. */
export interface AnsweredBlock {
	readonly kind: "answered";
	readonly key: string;
	readonly label: string;
	readonly questions: readonly QuestionBlock[];
}

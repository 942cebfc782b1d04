import type { Day, Ref, ReworkReason } from "../model.ts";

// The measures as values: docs/measures.md has each formula, its source, and how it can mislead. No person is in them.

/** Days, both inclusive. */
export interface DayRange {
	readonly from: Day;
	readonly to: Day;
	readonly name?: string;
}

export interface MeasureOptions {
	/** Days that are measured. */
	readonly period: DayRange;
	/** Days that they are compared with. */
	readonly compare?: DayRange;
	/** Only what serves this problem, objective, key result or goal: said outright or by its links. */
	readonly ref?: Ref;
	/** Only lines of files, and changes with such lines, that lie under this folder or match this glob. */
	readonly path?: string;
	/** By length of the period where it is absent: weeks up to half a year. */
	readonly by?: TrendStep;
}

export type TrendStep = "week" | "month";

/** What a number means; each has a section in docs/measures.md. */
export const definitionIds = [
	"rework",
	"declared-rework",
	"reverts",
	"time-to-landing",
	"time-to-release",
	"balance-of-changes",
	"balance-of-lines",
	"outcome",
	"expectations",
	"satisfaction",
	"morale",
	"effort-saved",
	"rework-avoided",
	"outcomes-hit",
	"debt-paid",
] as const;
export type DefinitionId = (typeof definitionIds)[number];

/** A number with what it rests on. */
export interface Figure {
	readonly definition: DefinitionId;
	/** Shares from 0 to 1, days, or counts, as the definition says; absent where `notEnough` says why. */
	readonly value?: number;
	readonly sample: Sample;
	/** Commits of the changes behind it, newest first. */
	readonly changes: readonly string[];
	/** Files of the check-ins behind it, oldest first. */
	readonly checkIns: readonly string[];
	readonly notEnough?: NotEnough;
}

export interface Sample {
	readonly of: SampleKind;
	readonly size: number;
}

export type SampleKind =
	| "lines"
	| "changes"
	| "answers"
	| "readings"
	| "questions"
	| "expectations"
	| "items";

/** What there may be too few of: changes may have landed, and not say when they began or what they serve. */
export type FewKind = SampleKind | "timed changes" | "served changes";

/** Why there is no number, and what would make it enough. */
export type NotEnough =
	/** It is being found. */
	| { readonly code: "pending"; readonly part: MeasuredPart }
	/** There is no git, no repository, no commit. */
	| { readonly code: "nothing-to-read"; readonly part: MeasuredPart }
	/** `detail` says what to do next. */
	| { readonly code: "failed"; readonly part: MeasuredPart; readonly detail: string }
	/** `needs` is how many it takes. */
	| { readonly code: "too-few"; readonly of: FewKind; readonly has: number; readonly needs: number }
	/** Lines are followed from `since` on, which is after the period's begin. */
	| { readonly code: "not-covered"; readonly since: Day }
	/** Lines are told by what becomes of them in `window` days: the first can be told on `on`. */
	| { readonly code: "too-young"; readonly window: number; readonly on: Day }
	/** The period begins on `on`. */
	| { readonly code: "not-begun"; readonly on: Day }
	/** No check-in of the period reads it. */
	| { readonly code: "never-read" }
	/** `from` or `to` is not said in alignment.yaml. */
	| { readonly code: "no-target" }
	/** Its `from` is its `to`: there is no way to go. */
	| { readonly code: "no-distance" }
	/** Targets hold for the intent's own period, which is another one. */
	| { readonly code: "other-period" }
	/** `alignment.yaml` says no `capacity`. */
	| { readonly code: "no-capacity" };

export type MeasuredPart = "history" | "lines" | "debt";

/** A figure and the same of the period before; `change` is the difference where both are known and comparable. */
export interface Compared {
	readonly now: Figure;
	readonly before?: Figure;
	readonly change?: number;
}

/** One week or month of a trend: `from` is its first day within the period. */
export interface TrendPoint {
	readonly from: Day;
	readonly to: Day;
	readonly value?: number;
	/** Sample of the point. */
	readonly size: number;
}

export interface Group {
	/** A ref, a folder, a reason. */
	readonly key: string;
	readonly figure: Figure;
}

export interface Measures {
	readonly period: DayRange;
	readonly compare?: DayRange;
	readonly by: TrendStep;
	/** How much of the period has passed at the end of today, 0 to 1. */
	readonly elapsed: number;
	/** Changes that landed in the period, newest first; absent while history isn't known. */
	readonly changes?: readonly string[];
	/** Of them, those whose why is known: they serve something, or nothing on purpose. */
	readonly withWhy?: number;
	/** First day that this clone's history has, where it begins within what is measured: it is shallow. */
	readonly historyFrom?: Day;
	readonly rework: ReworkMeasure;
	readonly time: TimeMeasure;
	readonly balance: BalanceMeasure;
	readonly outcomes: OutcomesMeasure;
	readonly satisfaction: ScoreMeasure;
	readonly morale: ScoreMeasure;
	readonly brought: Brought;
}

export interface ReworkMeasure {
	/** Of the lines that landed in the period and whose window has passed, the share that was rewritten or deleted within it. */
	readonly share: Compared;
	/** Days within which a rewritten line counts. */
	readonly window: number;
	/** Lines that landed in the period and are too young to tell. */
	readonly tooYoung: number;
	/** Changes that landed in the period and lost lines within the window, most lines first. */
	readonly rewritten: readonly RewrittenChange[];
	readonly trend: readonly TrendPoint[];
	readonly trendBefore: readonly TrendPoint[];
	readonly byProblem: readonly Group[];
	readonly byGoal: readonly Group[];
	/** By folder; files at the root are under `.`. */
	readonly byPath: readonly Group[];
	/** Share of the landed changes that declare it in their record. */
	readonly declared: Compared;
	readonly byReason: readonly { readonly reason?: ReworkReason; readonly changes: readonly string[] }[];
	/** Share of the landed changes that take a commit back. */
	readonly reverts: Compared;
	/** Commit of the change that reverts, and the commit that it takes back. */
	readonly reverted: readonly { readonly by: string; readonly of: string }[];
}

export interface RewrittenChange {
	readonly commit: string;
	/** Lines that it landed, and those of them that were rewritten or deleted. */
	readonly lines: number;
	readonly reworked: number;
	/** Commits of the changes that did it. */
	readonly by: readonly string[];
}

export interface TimeMeasure {
	/** Changes that landed in the period. */
	readonly toLanding: Duration;
	/** Changes whose first release is in the period. */
	readonly toRelease: Duration;
}

/** Days from a change's first why or first commit, whichever came first, to the end. */
export interface Duration {
	readonly median: Compared;
	/** 85 of 100 changes took no longer. */
	readonly most: Compared;
	/** Shortest first. */
	readonly each: readonly { readonly commit: string; readonly days: number }[];
	readonly byProblem: readonly Group[];
	readonly byGoal: readonly Group[];
	/** Changes that begin after they end, by clocks that disagree: not counted. */
	readonly skewed: readonly string[];
	/** Changes of which only one moment is known: not counted. */
	readonly unknown: readonly string[];
}

/** What a change is for; `docs/measures.md` says when it is which. */
export const workKinds = ["product", "blended", "engineering", "none", "unknown"] as const;
export type WorkKind = (typeof workKinds)[number];

export interface BalanceMeasure {
	/** Agreed share of product work, 0 to 1. */
	readonly agreed?: number;
	/** Share of product among product and engineering work; blended work counts half to each. */
	readonly changes: Compared;
	readonly lines: Compared;
	/** Of the period, then of each month of it. */
	readonly whole: Split;
	readonly months: readonly (Split & { readonly from: Day; readonly to: Day })[];
	/** Where the share of product went between the period's halves; `steady` within five points. */
	readonly drift?: { readonly to: "product" | "engineering" | "steady"; readonly by: number };
}

export interface Split {
	/** Share of all changes by kind, 0 to 1; sums to 1 unless there are none. */
	readonly changes: Readonly<Record<WorkKind, number>>;
	/** The same of lines added and deleted, as far as they are counted. */
	readonly lines: Readonly<Record<WorkKind, number>>;
	readonly commits: Readonly<Record<WorkKind, readonly string[]>>;
	/** As in `BalanceMeasure.changes`; absent without product and engineering work. */
	readonly product?: number;
}

export interface OutcomesMeasure {
	/** In the intent's order. */
	readonly keyResults: readonly KeyResultMeasure[];
	/** Of the expectations that can be told, how many were hit. */
	readonly hit: Figure;
	readonly expectations: readonly Expectation[];
}

export interface KeyResultMeasure {
	readonly ref: Ref;
	readonly title: string;
	readonly unit?: string;
	readonly from?: number;
	readonly to?: number;
	/** Readings in the period, oldest first. */
	readonly readings: readonly ReadValue[];
	/** The newest of them. */
	readonly now?: ReadValue;
	/** Its way from `from` to `to`: 0 at the start, 1 at the target; below and above are told as they are. */
	readonly progress: Figure;
	/** How much of the period had passed on the day of the newest reading. */
	readonly elapsed?: number;
	readonly pace: Pace;
	/** Expectations about it that were hit, and all. */
	readonly hit: number;
	readonly expected: number;
}

/** `on pace`: no more than ten points behind the time that had passed when it was read. */
export type Pace = "reached" | "on pace" | "behind" | "unknown";

export interface ReadValue {
	readonly on: Day;
	readonly value: number;
	/** Check-in. */
	readonly file: string;
}

/** What a landed branch expected of a key result, against what was measured afterwards. */
export interface Expectation {
	readonly commit: string;
	readonly ref: Ref;
	readonly expected: number;
	/** Day from which a reading can show it: of the first release that has it, or of its landing where there are no releases. */
	readonly since?: Day;
	readonly measured?: ReadValue;
	readonly verdict: "hit" | "missed" | "unknown";
	/** Why it is unknown. */
	readonly because?: "not released" | "not read" | "no direction";
}

/** Scores as recorded; those of fewer people than five are nowhere in here. */
export interface ScoreMeasure {
	/** The newest of the period. `sample` counts answers; the change is against the newest of the period before, on the same scale. */
	readonly latest: Compared;
	/** Upper end of the newest one's scale. */
	readonly of?: number;
	/** Oldest first. */
	readonly points: readonly ScorePoint[];
	readonly pointsBefore: readonly ScorePoint[];
	/** How many of the period aren't shown because too few people answered, or nobody said how many. */
	readonly withheld: number;
}

export interface ScorePoint {
	readonly on: Day;
	readonly score: number;
	readonly of: number;
	readonly answers?: number;
	readonly file: string;
}

/** What alignment brought: a fact is absent where the repository doesn't hold it. */
export interface Brought {
	/** Working days that answered questions saved. */
	readonly saved?: {
		/** Of those that say it in a unit of time; absent when none does. */
		readonly days?: Figure;
		readonly questions: readonly SavedQuestion[];
	};
	/** Lines that would have been rewritten at the rate of the period before. */
	readonly reworkAvoided?: Figure & { readonly rate: number; readonly rateBefore: number };
	readonly outcomesHit?: Figure & { readonly of: number };
	/** Debt items paid of goals that support a key result. */
	readonly debtPaid?: Figure & { readonly goals: readonly { readonly goal: Ref; readonly paid: number }[] };
}

export interface SavedQuestion {
	/** Record that has it. */
	readonly file: string;
	readonly ask: string;
	readonly answer: string;
	/** In the team's own words. */
	readonly saved: string;
	readonly days?: number;
}

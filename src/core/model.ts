// The nouns of the product, as values. Whoever reads this file knows the glossary.

/** Half-open range of UTF-16 offsets into one text. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** A span in a file; `file` is relative to the folder that holds the intent, with `/` between its parts. */
export interface Place extends Span {
	readonly file: string;
}

/** Day as `YYYY-MM-DD`. */
export type Day = string;

/** What `serves`, `supports` and `solves` name: `problem`, `objective`, `goal` or `objective.key-result`. */
export type Ref = string;

export type RefKind = "problem" | "objective" | "key result" | "engineering goal";

/** All that `alignment.yaml` says, as far as it is sound. Ids are map keys in the file's order. */
export interface Intent {
	readonly product?: string;
	readonly vision?: string;
	readonly audience: readonly string[];
	readonly period?: Period;
	readonly problems: ReadonlyMap<string, Problem>;
	readonly objectives: ReadonlyMap<string, Objective>;
	/** Every objective's key results again, by `objective.key-result`. */
	readonly keyResults: ReadonlyMap<Ref, KeyResult>;
	readonly goals: ReadonlyMap<string, EngineeringGoal>;
	readonly capacity?: Capacity;
	readonly agreed: readonly Agreement[];
	readonly rituals?: Rituals;
	readonly branches: readonly StandingLink[];
}

export interface Period {
	/** Its key in the file. */
	readonly at: Span;
	readonly name?: string;
	readonly from?: Day;
	/** Last day, inclusive. */
	readonly to?: Day;
}

/** A user problem worth solving. */
export interface Problem {
	readonly id: string;
	/** The id where it is defined. */
	readonly at: Span;
	readonly title: string;
	/** Who has it. */
	readonly who?: string;
	readonly evidence: readonly string[];
	/** What users will be able to do once it is solved. */
	readonly outcomes: readonly string[];
}

/** A product objective and its measurable results. */
export interface Objective {
	readonly id: string;
	readonly at: Span;
	readonly title: string;
	readonly owner?: string;
	/** Ids of problems, of those that exist. */
	readonly solves: readonly string[];
	readonly keyResults: readonly KeyResult[];
}

export interface KeyResult {
	/** `objective.key-result` */
	readonly ref: Ref;
	readonly id: string;
	/** Id of its objective. */
	readonly objective: string;
	readonly at: Span;
	readonly title: string;
	readonly unit?: string;
	/** Value at the start of the period; below or above `to`. */
	readonly from?: number;
	/** Value promised for the end of the period. */
	readonly to?: number;
}

export const goalKinds = [
	"scalability",
	"availability",
	"performance",
	"maintainability",
	"quality",
	"security",
] as const;
export type GoalKind = (typeof goalKinds)[number];

/** A technical objective, with its reason in words that a product manager understands. */
export interface EngineeringGoal {
	readonly id: string;
	readonly at: Span;
	readonly title: string;
	readonly owner?: string;
	readonly kind?: GoalKind;
	readonly because?: string;
	/** Key results that it helps to move, of those that exist. */
	readonly supports: readonly Ref[];
	/** Globs of the code that the goal is about, relative to the git root. */
	readonly paths: readonly string[];
	/** Debt items at the start of the period, and the target. */
	readonly debt?: { readonly from?: number; readonly to?: number };
	readonly options: readonly GoalOption[];
}

/** One approach to an engineering goal, for deep dives. */
export interface GoalOption {
	readonly title: string;
	readonly effort?: string;
	readonly speed?: Grade;
	readonly quality?: Grade;
	readonly cost?: Grade;
	readonly chosen: boolean;
}

export const grades = ["low", "medium", "high"] as const;
export type Grade = (typeof grades)[number];

/** The agreed split of work, in percent of 100. */
export interface Capacity {
	/** Its key in the file. */
	readonly at: Span;
	readonly product: number;
	readonly engineering: number;
}

/** Who committed to the period's goals. */
export interface Agreement {
	/** Its item in the list. */
	readonly at: Span;
	readonly who: string;
	readonly role?: AgreementRole;
	readonly on?: Day;
}

export const agreementRoles = ["product", "engineering"] as const;
export type AgreementRole = (typeof agreementRoles)[number];

/** How often each ritual was agreed on, in the team's own words: `weekly`, `monthly`, `every release`. */
export interface Rituals {
	/** Its key in the file. */
	readonly at: Span;
	readonly checkIn?: string;
	readonly deepDive?: string;
	readonly postMortem?: string;
}

/** A line of `branches:`; what every branch whose name matches the glob serves. */
export interface StandingLink {
	readonly pattern: string;
	readonly at: Span;
	readonly serves: Said;
}

/** What somebody said a branch serves: refs of problems, key results and engineering goals, or nothing on purpose. */
export type Said = readonly Ref[] | "none";

/** The answers for one branch: a file under `.alignment/why/`. */
export interface WhyRecord {
	/** Relative path with `/`. */
	readonly file: string;
	readonly branch: string;
	readonly from?: string;
	/** ISO 8601 instant; absent when the file gives none or a bad one. */
	readonly created?: string;
	readonly by?: string;
	/** Absent when the record does not say. */
	readonly serves?: Said;
	readonly why?: string;
	/** Where each key result should be afterwards, in its own unit. */
	readonly expects: ReadonlyMap<Ref, number>;
	readonly outcomes: readonly string[];
	readonly rework?: { readonly of?: string; readonly because?: ReworkReason };
	readonly questions: readonly Question[];
	/** When somebody last said that it is still right, after what it serves had changed; ISO 8601. */
	readonly reviewed?: string;
	/** Texts of lessons that were heeded; absent where there are none. */
	readonly heeded?: readonly string[];
}

export const reworkReasons = ["changed requirements", "miscommunication", "defect", "learning"] as const;
export type ReworkReason = (typeof reworkReasons)[number];

export interface Question {
	readonly ask: string;
	readonly by?: string;
	readonly on?: Day;
	/** Absent while it is open. */
	readonly answer?: string;
	/** Effort that the answer saved, in the team's own words. */
	readonly saved?: string;
}

/** Readings on one day: a file under `.alignment/check-ins/`. */
export interface CheckIn {
	readonly file: string;
	readonly on: Day;
	readonly by?: string;
	/** Key results in their own units. */
	readonly readings: ReadonlyMap<Ref, number>;
	readonly satisfaction?: Score;
	readonly morale?: Score;
	readonly note?: string;
}

/** A score on the scale that the team recorded it on, from `answers` people. */
export interface Score {
	readonly score: number;
	/** The scale's upper end. */
	readonly of: number;
	readonly answers?: number;
}

/** What a release or a deep dive taught, from its document's front matter. */
export interface Lesson extends Noted {
	/** Refs, or globs of paths from the git root, that bring the lesson back. */
	readonly applies: readonly string[];
	/** Why it is not to come back any more. */
	readonly retired?: string;
}

/** What was decided to do about it. */
export interface Action extends Noted {
	/** The team or role that does it. */
	readonly owner?: string;
	readonly due?: Day;
	readonly done: boolean;
}

/** An item of a list in a document's front matter. */
export interface Noted {
	readonly file: string;
	/** Its place in the list, from 0. */
	readonly index: number;
	/** Where it stands in the file. */
	readonly at: Span;
	/** Of the document. */
	readonly release?: string;
	/** Day of the document. */
	readonly on?: Day;
	readonly text: string;
}

/** A Markdown file under `.alignment/deep-dives/` or `.alignment/post-mortems/`. */
export interface RitualDocument {
	readonly file: string;
	readonly kind: "deep dive" | "post-mortem";
	/** Its first heading. */
	readonly title?: string;
	readonly on?: Day;
	/** What a post-mortem looks back on. */
	readonly release?: string;
	/** Where the file says which release that is. */
	readonly releaseAt?: Span;
	/** What a deep dive explains: refs, or globs of paths from the git root. */
	readonly about: readonly string[];
	/** What was asked in the room. */
	readonly questions: readonly RoomQuestion[];
}

/** A question in a deep dive, with its answer once there is one. */
export interface RoomQuestion {
	/** The whole item. */
	readonly at: Span;
	readonly ask: string;
	readonly by?: string;
	readonly answer?: string;
}

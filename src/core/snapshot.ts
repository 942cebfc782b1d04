import type { RemoteState } from "./branch/remote.ts";
import type { DebtState } from "./debt/debtState.ts";
import type { Finding } from "./finding.ts";
import type { HistoryState } from "./history/history.ts";
import type { LinesState } from "./history/lines.ts";
import type { PastState } from "./history/past.ts";
import type {
	Action,
	CheckIn,
	Day,
	Intent,
	Lesson,
	Ref,
	RitualDocument,
	Said,
	Span,
	WhyRecord,
} from "./model.ts";

/** All that is known about one workspace folder at one moment: the one value that every view reads. */
export interface Snapshot extends OnDemand {
	/** Display name of the workspace folder. */
	readonly folder: string;
	readonly today: Day;
	readonly intent: IntentState;
	readonly git: GitState;
	/** The branch that HEAD is on, or that is being rebased; absent when there is none. */
	readonly branch?: BranchView;
	/** The branches at work, and the current one whether it has work yet or not; in git's order. */
	readonly work: readonly BranchView[];
	/** Why records in the work tree, whatever branch they are about. */
	readonly records: readonly WhyRecord[];
	/** The branches at work that serve each ref, by any source but a guess. */
	readonly servedBy: ReadonlyMap<Ref, readonly Service[]>;
	/** Readings of each key result, oldest first. */
	readonly readings: ReadonlyMap<Ref, readonly Reading[]>;
	/** Oldest first. */
	readonly checkIns: readonly CheckIn[];
	readonly lessons: readonly Lesson[];
	readonly actions: readonly Action[];
	/** Deep dives and post-mortems, oldest first; those without a day come first. */
	readonly documents: readonly RitualDocument[];
	readonly findings: readonly Finding[];
}

/** What costs more to know than a refresh may, and is therefore found once somebody wants it. */
export interface OnDemand {
	readonly debt: DebtState;
	readonly history: HistoryState;
	readonly lines: LinesState;
	readonly past: PastState;
	readonly remote: RemoteState;
	readonly touched: TouchedState;
}

/** What is known of the files that the current branch changed. */
export type TouchedState =
	/** Nobody wanted to know yet. */
	| { readonly state: "unasked" }
	| { readonly state: "reading" }
	/** There is no branch, or it is the default one. */
	| { readonly state: "none" }
	/** Paths from the git root, sorted: committed on the branch, or not committed yet. */
	| { readonly state: "known"; readonly branch: string; readonly files: readonly string[] };

export const unasked: OnDemand = {
	debt: { state: "unasked" },
	history: { state: "unasked" },
	lines: { state: "unasked" },
	past: { state: "unasked" },
	remote: { state: "unasked" },
	touched: { state: "unasked" },
};

export interface Service {
	readonly branch: string;
	/** False where links bring it along from what was said. */
	readonly outright: boolean;
}

export interface Reading {
	readonly on: Day;
	readonly value: number;
}

export type IntentState =
	| { readonly state: "none" }
	/** `stale`: the file can't be read now; this is what it said when it last could. */
	| { readonly state: "known"; readonly file: string; readonly intent: Intent; readonly stale: boolean }
	/** The file exists and has never been readable in this session. */
	| { readonly state: "unreadable"; readonly file: string };

export type GitState =
	/** Restricted Mode: no git is run. */
	| { readonly state: "untrusted" }
	/** There is no git program on this machine, or none on a file system like this one. */
	| { readonly state: "missing" }
	| { readonly state: "outside" }
	/** git answered with an error that only the user can mend, such as `dubious ownership`. */
	| { readonly state: "failed"; readonly detail: string }
	| ({ readonly state: "ready" } & Repository);

/** What git says of one repository, as far as the snapshot needs it. */
export interface Repository {
	/** Absolute path of the work tree's root. */
	readonly root: string;
	readonly head: Head;
	readonly operation?: Operation;
	/** `main`, `master`, or what the remote says; absent when there is none. */
	readonly defaultBranch?: string;
	readonly branches: readonly Branch[];
	readonly linkedWorktree: boolean;
	readonly submodule: boolean;
	/** Why records that are not in this work tree: from other branches' tips. */
	readonly elsewhere: readonly RecordElsewhere[];
}

export type Head =
	| { readonly kind: "branch"; readonly name: string; readonly commit: string }
	/** No commit yet. */
	| { readonly kind: "unborn"; readonly name: string }
	/** `was` is the branch that a rebase or bisect set aside. */
	| { readonly kind: "detached"; readonly commit: string; readonly was?: string };

export type Operation = "rebase" | "merge" | "cherry-pick" | "revert" | "bisect";

/** A local branch. */
export interface Branch {
	readonly name: string;
	readonly commit: string;
	/** False once its tip is part of the default branch. */
	readonly atWork: boolean;
	/** Instant of the tip's commit, ISO 8601. */
	readonly committed: string;
	readonly birth?: Birth;
	/** Name of the branch it was created from, where git still knows. */
	readonly createdFrom?: string;
	/** Instant at which it was created, where git still knows, ISO 8601. */
	readonly born?: string;
	/** Paths of why records that this branch added since it left the default branch. */
	readonly addedRecords: readonly string[];
}

/** How a branch came to be, as far as its reflog still tells. */
export interface Birth {
	/**
	 * `here`: created in this clone; `remote`: somebody's branch, fetched; `renamed` and `copied`: from another
	 * local branch, whose link it inherits; `unknown`: the reflog is empty, expired or absent.
	 */
	readonly how: "here" | "remote" | "clone" | "renamed" | "copied" | "unknown";
	/** What git wrote as its start: a branch, `origin/main`, a tag, a commit. */
	readonly from?: string;
	/** ISO 8601. */
	readonly at?: string;
}

/** The text of a why record as it stands on the tips of branches. */
export interface RecordElsewhere {
	readonly branches: readonly string[];
	readonly file: string;
	readonly text: string;
}

export interface BranchView {
	readonly name: string;
	readonly isDefault: boolean;
	readonly born?: string;
	readonly record?: WhyRecord;
	readonly serves: Serves;
}

/** What a branch serves, and how we know. */
export interface Serves {
	readonly how: Provenance;
	/** Said outright, and existing. */
	readonly said: Said;
	/** Said outright, but naming nothing that exists. */
	readonly unknown: readonly Ref[];
	/** Brought along by links from what was said; never repeats `said`. */
	readonly partOf: readonly Ref[];
}

export type Provenance =
	| { readonly by: "record"; readonly file: string }
	| { readonly by: "standing link"; readonly pattern: string; readonly at: Span }
	/** `words` are those of the branch's name that matched. */
	| { readonly by: "guess"; readonly words: readonly string[] }
	| { readonly by: "inherited"; readonly from: string; readonly through: "record" | "standing link" }
	| { readonly by: "nobody" };

/** The branch that HEAD is on, or that a rebase or bisect set aside for the moment. */
export function headBranch({ head }: Repository): string | undefined {
	return head.kind === "detached" ? head.was : head.name;
}

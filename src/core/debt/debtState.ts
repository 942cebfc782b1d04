import type { Day } from "../model.ts";
import type { Alignment } from "./align.ts";
import type { DebtItem } from "./items.ts";

/** What is known of a folder's debt items. */
export type DebtState =
	/** Nobody wanted to know yet, or there is no intent that debt could be aligned with. */
	| { readonly state: "unasked" }
	/** Restricted Mode: no program is run. */
	| { readonly state: "untrusted" }
	/** Not a folder on this machine's disk. */
	| { readonly state: "virtual" }
	/** `detail` says what to do next. */
	| { readonly state: "failed"; readonly detail: string }
	/** `scanning`: a look at all files goes on, and these are the items so far. */
	| ({ readonly state: "scanning" | "known" } & KnownDebt);

export interface KnownDebt {
	/**
	 * Absolute path of the folder that items' files are relative to: the repository's root, else the workspace folder;
	 * by links where the workspace folder was opened by links. `host/debtPlaces.ts` makes it URIs.
	 */
	readonly root: string;
	/** By file, and in it by place; what is typed and not saved yet included. */
	readonly items: readonly DebtEntry[];
	/** Every goal of the intent, in its order. */
	readonly byGoal: ReadonlyMap<string, GoalDebt>;
	/** What the current branch did; absent on the default branch, without git, and until it is known. */
	readonly branch?: BranchDebt;
	/** What found the items, in a few words such as `ripgrep`; absent until it is known. */
	readonly engine?: string;
	/** What could not be looked at, and why, in sentences that say what to do. */
	readonly gaps: readonly string[];
}

/** A debt item, and what it serves. */
export interface DebtEntry {
	readonly item: DebtItem;
	readonly alignment: Alignment;
	/** What the current branch did to it: made it, or changed its lines. */
	readonly onBranch?: "added" | "touched";
}

/** The debt items that count for one engineering goal. */
export interface GoalDebt {
	readonly count: number;
	/** Counts since the start of the period, oldest first, today's last; empty until they are known. */
	readonly trend: readonly DebtCount[];
}

export interface DebtCount {
	readonly on: Day;
	readonly count: number;
}

/**
 * What the current branch did to the debt since it left the default branch, what is uncommitted and unsaved included.
 * Items are the same by text and goal, wherever they stand; one that was reworded or linked to a goal is touched.
 */
export interface BranchDebt {
	/** The commit that it is compared with. */
	readonly since: string;
	readonly added: readonly DebtEntry[];
	/** Items that stood there and are gone; their offsets are those of then. */
	readonly paid: readonly DebtEntry[];
	/** Items whose lines it changed, as they stand now; those that it added are not among them. */
	readonly touched: readonly DebtEntry[];
}

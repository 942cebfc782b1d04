import type { Day, Ref, Said, WhyRecord } from "../model.ts";

/** Seconds since 1970-01-01 in UTC. */
export type Instant = number;

/** What is known of how the default branch came to be. */
export type HistoryState =
	/** Nobody wanted to know yet. */
	| { readonly state: "unasked" }
	/** The first look goes on. */
	| { readonly state: "reading" }
	/** There is nothing to read: Restricted Mode, no git, no repository, no default branch or no commit on it. */
	| { readonly state: "none" }
	/** `detail` says what to do next. */
	| { readonly state: "failed"; readonly detail: string }
	| ({ readonly state: "known" } & History);

/** The default branch's first-parent history, as changes. */
export interface History {
	/** Name of the default branch. */
	readonly branch: string;
	/** Its tip. */
	readonly tip: string;
	/** Newest first. */
	readonly changes: readonly Change[];
	/** Oldest first. */
	readonly releases: readonly Release[];
	/** History that this clone doesn't have: commits before a shallow clone's edge, or file contents. */
	readonly missing: readonly ("commits" | "contents")[];
	/** Why the lines of changes couldn't be counted, as a sentence; it can be tried again. */
	readonly uncounted?: string;
}

/** How a change came onto the default branch. */
export type Landing = "merge" | "squash" | "rebase" | "direct";

/** What one first-parent commit brought onto the default branch, or several that landed together by a rebase. */
export interface Change {
	/** The last of its commits on the default branch. */
	readonly commit: string;
	readonly how: Landing;
	/** All commits that it brought, with `commit` itself; in no order. */
	readonly commits: readonly string[];
	readonly subject: string;
	/** Name of the branch, where its record or its subject still says it. */
	readonly branch?: string;
	/** When its first commit was written. */
	readonly began: Instant;
	/** When it landed, and on which day where it was committed. */
	readonly landed: Instant;
	readonly landedOn: Day;
	/** How many people wrote it; never who. */
	readonly authors: number;
	/** Lines and files against the default branch before it; absent where nobody counted them: long ago, or not yet. */
	readonly size?: ChangeSize;
	/** The why record that it brought, read as it stood when it landed; without who wrote it. */
	readonly record?: WhyRecord;
	/** Records of other branches that came along: of an octopus, or of branches that were merged into this one. */
	readonly otherRecords?: readonly WhyRecord[];
	/** Those of its commits that came with one of these, or with none; all others came with `record`. */
	readonly apart?: readonly Apart[];
	/** What it serves, by that record or a trailer, else by a standing link or an id in its branch's name. */
	readonly serves: ChangeServes;
	/** The first release that has it. */
	readonly release?: string;
	/** The commit that it takes back; it may be one of those that a change brought. */
	readonly reverts?: string;
}

/** Commits of a change that came on another branch than its own, with that branch's record. */
export interface Apart {
	readonly commits: readonly string[];
	readonly record?: WhyRecord;
}

export interface ChangeSize {
	readonly files: number;
	readonly added: number;
	readonly deleted: number;
	/** It touched nothing but the agreement and what lies beside it: `alignment.yaml` and `.alignment/`. */
	readonly isAgreement?: true;
}

export interface ChangeServes {
	readonly by: "record" | "trailer" | "standing link" | "name" | "nobody";
	/** Said outright; refs are kept whether or not they (still) exist. */
	readonly said: Said;
	/** Brought along by the links of today's intent. */
	readonly partOf: readonly Ref[];
}

/** A tag that names a release. */
export interface Release {
	readonly tag: string;
	readonly commit: string;
	readonly at: Instant;
	readonly on: Day;
}

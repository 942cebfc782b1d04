import type { Day, Ref } from "../model.ts";
import type { Instant } from "./history.ts";
import type { Takeback } from "./message.ts";

/** What is kept of a commit while changes are made of commits. */
export interface RawCommit {
	readonly id: string;
	/** Its number among all that are known. */
	readonly place: number;
	/** False of one that is only named, as a parent, and else unknown. */
	readonly isRead: boolean;
	readonly parents: readonly RawCommit[];
	readonly authored: Instant;
	readonly committed: Instant;
	/** The day on which it was committed, where that was. */
	readonly day: Day;
	/** Tells writers apart, to count them; goes no further. */
	readonly authors: readonly string[];
	readonly subject: string;
	/** What its trailers say that it serves. */
	readonly serves?: readonly Ref[];
	readonly takesBack?: Takeback;
	/** Its message lists the commits that were squashed into it. */
	readonly isSquash?: boolean;
	/** The commit that it was picked from, as far as it says so. */
	readonly pickedFrom?: string;
}

/** Commits that know their parents, in the order in which they were read or named. */
export interface RawCommits {
	readonly all: readonly RawCommit[];
	find(id: string): RawCommit | undefined;
}

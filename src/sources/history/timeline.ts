import type { Change, Release } from "../../core/history/history.ts";

/** What was read of a first-parent history: facts of git and of records, whatever today's intent says. */
export interface Timeline {
	readonly branch: string;
	readonly tip: string;
	/** See `RefsOfHistory.shape`. */
	readonly shape: string;
	/** From the git root to the folder whose records were read. */
	readonly folder: string;
	/** Newest first; what they serve by records and trailers alone. */
	readonly changes: readonly Change[];
	/** For each commit of each change, in their order: how many of the oldest changes it has whole. */
	readonly held: Int32Array;
	/** Oldest first. */
	readonly releases: readonly Release[];
	readonly missing: readonly ("commits" | "contents")[];
}

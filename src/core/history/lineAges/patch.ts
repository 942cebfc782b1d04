import type { Instant } from "../history.ts";

/** What one first-parent commit changed, as its patch without context lines says. */
export interface CommitPatch {
	readonly id: string;
	readonly parents: readonly string[];
	readonly at: Instant;
	readonly files: readonly FilePatch[];
	/** Absent where there are too many lines to compare. */
	readonly lines?: ChangedLines;
}

export interface FilePatch {
	/** Path before; absent of a new file. */
	readonly from?: string;
	/** Path afterwards; absent of a deleted file. */
	readonly to?: string;
	/** In the order of their lines. */
	readonly hunks: readonly Hunk[];
	/** Not text: what happened to its lines isn't said. */
	readonly opaque: boolean;
}

export interface Hunk {
	/** Lines before it in the old file. */
	readonly start: number;
	readonly removed: number;
	readonly added: number;
	/** Where its lines begin among all lines that the commit removed, and among those that it added. */
	readonly removedAt: number;
	readonly addedAt: number;
}

/** Marks of all lines that a commit removed and added, in the order of its patch. */
export interface ChangedLines {
	readonly removed: LineMarks;
	readonly added: LineMarks;
}

export interface LineMarks {
	/** Of the line without its white space. */
	readonly hash: readonly number[];
	/** Letters and digits in it. */
	readonly weight: readonly number[];
}

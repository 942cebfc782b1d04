import type { Day } from "../model.ts";
import type { Instant } from "./history.ts";

/** What is known of how long landed lines lived. */
export type LinesState =
	/** Nobody wanted to know yet. */
	| { readonly state: "unasked" }
	/** The first look goes on; `commits` have been read so far. */
	| { readonly state: "reading"; readonly commits?: number }
	/** There is no history to read. */
	| { readonly state: "none" }
	/** `detail` says what to do next. */
	| { readonly state: "failed"; readonly detail: string }
	| ({ readonly state: "known" } & LineLives);

/** Lines that landed on the default branch since `since`, and what became of them within `window` days. */
export interface LineLives {
	/** First day that is covered. */
	readonly since: Day;
	/** The default branch's tip. */
	readonly tip: string;
	/** Days within which a rewritten line counts as rework. */
	readonly window: number;
	/** Oldest first. */
	readonly files: readonly LandedFile[];
	/** The clone's history begins after `since`: lines that landed before are missing. */
	readonly shallow: boolean;
}

/** The lines that one first-parent commit landed in one file; generated and vendored files are left out. */
export interface LandedFile {
	/** The first-parent commit of the default branch. */
	readonly commit: string;
	readonly landed: Instant;
	/** As it was called when it landed. */
	readonly path: string;
	/** Lines that were written: those that only moved are not among them. */
	readonly added: number;
	readonly deleted: number;
	/** Of `added`, those that were rewritten or deleted within the window, by the commit that did it. */
	readonly reworked: readonly Reworked[];
}

export interface Reworked {
	readonly by: string;
	readonly at: Instant;
	readonly lines: number;
}

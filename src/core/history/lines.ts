import type { Instant } from "./history.ts";

/** What is known of how long landed lines lived. */
export type LinesState =
	/** Nobody wanted to know yet. */
	| { readonly state: "unasked" }
	| { readonly state: "reading" }
	/** There is no history to read. */
	| { readonly state: "none" }
	/** `detail` says what to do next. */
	| { readonly state: "failed"; readonly detail: string }
	| ({ readonly state: "known" } & LineLives);

/** Lines that landed since `since`, and what became of them within `window` days. */
export interface LineLives {
	readonly since: Instant;
	/** Days within which a rewritten line counts as rework. */
	readonly window: number;
	readonly files: readonly LandedFile[];
}

/** The lines that one first-parent commit landed in one file. */
export interface LandedFile {
	/** The first-parent commit of the default branch. */
	readonly commit: string;
	readonly landed: Instant;
	/** As it was called when it landed. */
	readonly path: string;
	readonly added: number;
	readonly deleted: number;
	/** Of `added`, those that were rewritten or deleted within the window; by the commit that did it. */
	readonly reworked: readonly { readonly by: string; readonly at: Instant; readonly lines: number }[];
}

import type { Intent } from "../model.ts";
import type { Instant } from "./history.ts";

/** What is known of what `alignment.yaml` said before. */
export type PastState =
	/** Nobody wanted to know yet. */
	| { readonly state: "unasked" }
	| { readonly state: "reading" }
	/** There is nothing to read: Restricted Mode, no git, no repository or no commit. */
	| { readonly state: "none" }
	/** `detail` is git's own reason. */
	| { readonly state: "failed"; readonly detail: string }
	/** Newest first, along the first parents of HEAD; texts that couldn't be read as an intent are left out. */
	| { readonly state: "known"; readonly versions: readonly PastIntent[] };

export interface PastIntent {
	readonly commit: string;
	/** When it was committed. */
	readonly at: Instant;
	readonly intent: Intent;
}

/** What it said at a moment: the newest version that isn't younger; undefined before the first. */
export function intentAt(past: PastState, at: Instant): PastIntent | undefined {
	return past.state === "known" ? past.versions.find((version) => version.at <= at) : undefined;
}

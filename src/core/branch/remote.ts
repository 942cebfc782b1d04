import type { WhyRecord } from "../model.ts";

/** What is known of branches as remotes had them when they were last fetched. */
export type RemoteState =
	/** Nobody wanted to know yet. */
	| { readonly state: "unasked" }
	/** The first look goes on. */
	| { readonly state: "reading" }
	/** There is nothing to read: Restricted Mode, no git, no repository or no default branch. */
	| { readonly state: "none" }
	/** `detail` is git's own reason. */
	| { readonly state: "failed"; readonly detail: string }
	| {
			readonly state: "known";
			/** Newest first; those whose commits are all on the default branch are left out. */
			readonly branches: readonly RemoteBranch[];
			/** How many older ones were not looked at. */
			readonly leftOut: number;
	  };

/** A remote-tracking branch. */
export interface RemoteBranch {
	/** Name of the remote, such as `origin`. */
	readonly remote: string;
	/** What it is called there. */
	readonly name: string;
	readonly commit: string;
	/** Instant of the tip's commit, ISO 8601. */
	readonly committed: string;
	/** Why records of its own on its tip that the default branch doesn't have. */
	readonly records: readonly WhyRecord[];
}

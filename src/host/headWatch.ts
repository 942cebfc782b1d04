import type { Snapshot } from "../core/snapshot.ts";

/** How long the HEAD of one folder has rested where it is, and whether somebody works there. */
export class HeadWatch {
	#at: { readonly branch: string | undefined; readonly commit: string | undefined } | undefined;
	#since = 0;
	#hasBegun = false;

	/**
	 * False until something was done since the window opened: a switch, a commit, an edit. Starting up is no reason to
	 * ask anybody anything.
	 */
	get hasBegun(): boolean {
		return this.#hasBegun;
	}

	/** `now` in milliseconds. */
	follow({ git }: Snapshot, now: number): void {
		if (git.state !== "ready") return;
		const on = git.head.kind === "branch" ? git.head : undefined;
		const at = { branch: on?.name, commit: on?.commit };
		const last = this.#at;
		this.#at = at;
		if (last?.branch === at.branch && last?.commit === at.commit) return;
		if (last) this.#hasBegun = true;
		if (last?.branch !== at.branch) this.#since = now;
	}

	begin(): void {
		this.#hasBegun = true;
	}

	hasRested(milliseconds: number, now: number): boolean {
		return now - this.#since >= milliseconds;
	}
}

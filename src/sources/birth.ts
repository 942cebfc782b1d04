// How a branch came to be, told from the lines of its reflog. Pure.

import type { Birth } from "../core/snapshot.ts";

/** One line of a reflog. */
export interface LogLine {
	/** Short or full name of the ref, as git prints it. */
	readonly ref: string;
	/** ISO 8601. */
	readonly at: string;
	readonly message: string;
}

/** Newest first: a rename or copy is told by its newest line, everything else by the oldest. */
export function birthOf(branch: string, lines: readonly LogLine[]): Birth {
	const created = lines.findLast((line) =>
		/^(branch: Created|clone:|fetch |commit \(initial\))/.test(line.message),
	);
	for (const { message, at } of lines) {
		const [, verb, from, to] =
			/^Branch: (renamed|copied) refs\/heads\/(.+) to refs\/heads\/(.+)$/.exec(message) ?? [];
		if (!from || to !== branch) continue;
		if (verb === "copied") return { how: "copied", from, at };
		return { how: "renamed", from, at: created?.at ?? at };
	}
	return created ? told(created) : { how: "unknown" };
}

function told({ message, at }: LogLine): Birth {
	if (message.startsWith("clone:")) return { how: "clone", at };
	if (message.startsWith("fetch ")) return { how: "remote", at };
	const from = /^branch: Created from (.+)$/.exec(message)?.[1];
	if (from === undefined) return { how: "here", at };
	const remote = /^refs\/remotes\/(.+)$/.exec(from)?.[1];
	if (remote) return { how: "remote", from: remote, at };
	// JGit, and so Eclipse, says what sort of thing its start was: `branch main`.
	return { how: "here", from: from.replace(/^(branch|tag|commit) /, "").replace(/^refs\/heads\//, ""), at };
}

/** One HEAD: that of a work tree. */
export interface HeadLog {
	/** The branch it is on now. */
	readonly branch?: string;
	/** Its checkouts, newest first. */
	readonly moves: readonly LogLine[];
}

/** The branch that HEAD was on when a branch was created from it; of several HEADs, the first that can tell. */
export function whereHeadWas(branch: string, born: string, heads: readonly HeadLog[]): string | undefined {
	const at = Date.parse(born);
	const logs = heads.map((head) => ({ branch: head.branch, steps: head.moves.flatMap(stepOf) }));
	for (const { steps } of logs) {
		// `switch -c` moves to the branch in the second in which it creates it, or in the next.
		const own = steps.findLast((step) => step.to === branch && step.at >= at && step.at <= at + 2000);
		if (own) return own.from;
	}
	for (const { steps, branch: now } of logs) {
		const then = steps.find((step) => step.at <= at)?.to ?? steps.at(-1)?.from ?? now;
		if (then !== undefined && then !== branch) return then;
	}
	return undefined;
}

function stepOf({ message, at }: LogLine): { from: string; to: string; at: number }[] {
	const [, from, to] = /^checkout: moving from (\S+) to (\S+)$/.exec(message) ?? [];
	return from && to ? [{ from, to, at: Date.parse(at) }] : [];
}

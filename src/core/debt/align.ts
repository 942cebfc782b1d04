import { Minimatch } from "minimatch";
import { nearest } from "../intent/nearest.ts";
import type { Day, Intent } from "../model.ts";
import type { DebtItem } from "./items.ts";

/**
 * Whether a debt item serves an engineering goal.
 * - `aligned`: it names one
 * - `by path`: it names none and lies under the `paths` of one
 * - `unaligned`: neither
 * - `dangling`: it names one that doesn't exist
 */
export type AlignmentState = "aligned" | "by path" | "unaligned" | "dangling";

export interface Alignment {
	readonly state: AlignmentState;
	/** The goal that it counts for; absent for `unaligned` and `dangling`. */
	readonly goal?: string;
	/** For `by path`: the glob that brought it there. */
	readonly glob?: string;
	/** For `dangling`: the goal that was probably meant. */
	readonly didYouMean?: string;
	/** Its date has passed, whatever else it is: the day itself is still in time. */
	readonly overdue: boolean;
}

/**
 * What each item serves. `under` is where the items' folder lies below the git root, which goals' paths are relative
 * to: empty, or with a `/` at its end.
 */
export function aligner(intent: Intent, today: Day, under = ""): (item: Aligning) => Alignment {
	const goalByPath = goalFinder(intent);
	const nearby = new Map<string, string | undefined>();
	return ({ goal, file, by }) => {
		const overdue = by !== undefined && by < today;
		if (goal === undefined) {
			const found = goalByPath(under + file);
			return found ? { state: "by path", ...found, overdue } : { state: "unaligned", overdue };
		}
		if (intent.goals.has(goal)) return { state: "aligned", goal, overdue };
		if (!nearby.has(goal)) nearby.set(goal, nearest(goal, intent.goals.keys()));
		const didYouMean = nearby.get(goal);
		return { state: "dangling", ...(didYouMean !== undefined && { didYouMean }), overdue };
	};
}

export type Aligning = Pick<DebtItem, "goal" | "file" | "by">;

interface Territory extends Reach {
	readonly goal: string;
	readonly glob: string;
}

interface Reach {
	/** What every path in it starts with. */
	readonly base: string;
	readonly holds: (path: string) => boolean;
}

/** The goal whose paths hold a file: the most specific glob wins, of equals the first. */
function goalFinder({ goals }: Intent): (path: string) => { goal: string; glob: string } | undefined {
	const territories = territoriesOf(goals);
	const known = new Map<string, { goal: string; glob: string } | undefined>();
	return (path) => {
		if (known.has(path)) return known.get(path);
		const found = territories.find(({ base, holds }) => path.startsWith(base) && holds(path));
		const result = found && { goal: found.goal, glob: found.glob };
		known.set(path, result);
		return result;
	};
}

/**
 * The goals whose paths hold a file, or all that a folder has or will have, by its path from the git root; the goal
 * with the most specific glob comes first.
 */
export function goalsOwning({ goals }: Pick<Intent, "goals">): (path: string) => readonly string[] {
	const territories = territoriesOf(goals);
	return (path) => {
		const owning = territories.filter(
			({ base, holds }) => `${path}/`.startsWith(base) && (holds(path) || holds(`${path}/any`)),
		);
		return [...new Set(owning.map(({ goal }) => goal))];
	};
}

function territoriesOf(goals: Intent["goals"]): readonly Territory[] {
	return [...goals.values()]
		.flatMap(({ id, paths }) => paths.map((glob) => ({ goal: id, glob, ...reachOf(glob) })))
		.sort((a, b) => specificity(b.glob) - specificity(a.glob));
}

/** Longer is no glob that somebody wrote, and minimatch refuses it. */
const longestGlob = 4096;

/** More than an intent has: all are made again when there are more. */
const mostReaches = 10_000;
const reaches = new Map<string, Reach>();

/** Made once for each glob: with every key that is typed in alignment.yaml all goals come anew. */
function reachOf(glob: string): Reach {
	let reach = reaches.get(glob);
	if (!reach) {
		if (reaches.size === mostReaches) reaches.clear();
		reach = readGlob(glob);
		reaches.set(glob, reach);
	}
	return reach;
}

function readGlob(glob: string): Reach {
	const base = baseOf(glob);
	const plain = glob.replace(/^\.?\//, "");
	if (plain.length > longestGlob) return { base, holds: () => false };
	const matcher = new Minimatch(plain.replace(/\/$/, "/**"), { dot: true, nocomment: true, nonegate: true });
	// A folder's name stands for all that is in it.
	const folder = /[*?[{(]/.test(plain) ? undefined : `${plain.replace(/\/$/, "")}/`;
	return {
		base,
		holds: (path) => matcher.match(path) || (folder !== undefined && path.startsWith(folder)),
	};
}

/** The folders that a glob names before its first wildcard, with a `/` behind each. */
export function baseOf(glob: string): string {
	const plain = glob.replace(/^\.?\//, "");
	const wild = plain.search(/[*?[{(!+@\\]/);
	return wild < 0 ? plain.replace(/\/$/, "") : plain.slice(0, plain.lastIndexOf("/", wild) + 1);
}

/** Characters that aren't wildcards, as for the patterns of branches. */
function specificity(glob: string): number {
	return glob.replace(/[*?]|\[[^\]]*\]/g, "").length;
}

import { wordsOf } from "../branch/guess.ts";
import type { EngineeringGoal, Intent } from "../model.ts";
import { baseOf } from "./align.ts";
import type { DebtItem } from "./items.ts";

/** A goal that an unaligned item could be for. */
export interface Proposal {
	readonly goal: string;
	/** Only orders. */
	readonly score: number;
	/** Why it stands where it does; empty for one that nothing speaks for. */
	readonly because: readonly ("path" | "words" | "recent")[];
}

/**
 * All goals for an item, the likeliest first: by how near its file is to their paths, by the words that they share,
 * by how recently they were chosen. Of equals the first in the file comes first.
 */
export function proposer(
	intent: Intent,
	options: {
		/** Ids of goals, the latest choice first. */ recent?: readonly string[] /** As for `aligner`. */;
		under?: string;
	} = {},
): (item: Pick<DebtItem, "text" | "file">) => readonly Proposal[] {
	const { recent = [], under = "" } = options;
	const goals = [...intent.goals.values()].map(known);
	const weight = weigher(goals);
	return ({ text, file }) => {
		const path = under + file;
		const words = new Set(wordsOf(`${text} ${path}`));
		const proposals = goals.map((goal): Proposal => {
			const near = nearness(path, goal.bases);
			const shared = sum([...words].map((word) => has(goal, word) * weight(word)));
			const rank = recent.indexOf(goal.id);
			const score = 4 * near + shared + (rank < 0 ? 0 : 1 / (rank + 1));
			const because = [near > 0 && "path", shared > 0 && "words", rank >= 0 && "recent"] as const;
			return { goal: goal.id, score, because: because.filter((reason) => reason !== false) };
		});
		return proposals.sort((a, b) => b.score - a.score);
	};
}

interface KnownGoal {
	readonly id: string;
	/** Folders, without the files in them. */
	readonly bases: readonly (readonly string[])[];
	readonly named: readonly string[];
	readonly described: readonly string[];
}

function known({ id, title, because, paths }: EngineeringGoal): KnownGoal {
	return {
		id,
		bases: paths.map((glob) => baseOf(glob).split("/").filter(Boolean)).filter((base) => base.length > 0),
		named: wordsOf(id),
		described: wordsOf(`${title} ${because ?? ""}`),
	};
}

/** 1 under one of the folders, less the fewer of a folder's own parts the path goes along with; 0 for the first part alone. */
function nearness(path: string, bases: readonly (readonly string[])[]): number {
	const parts = path.split("/");
	const each = bases.map((base) => {
		const apart = base.findIndex((part, i) => part !== parts[i]);
		const along = apart < 0 ? base.length : apart;
		return along === base.length ? 1 : along > 1 ? along / base.length / 2 : 0;
	});
	return Math.max(0, ...each);
}

/** A word of an id counts double a word of a title. */
function has(goal: KnownGoal, word: string): number {
	if (goal.named.some((other) => sameWord(other, word))) return 2;
	return goal.described.some((other) => sameWord(other, word)) ? 1 : 0;
}

/** Equal, or one is the other with an ending: `index` and `indexing`. */
function sameWord(a: string, b: string): boolean {
	if (a === b) return true;
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	return short.length >= 4 && long.length - short.length <= 3 && long.startsWith(short);
}

/** A word weighs the more, the fewer goals have it. */
function weigher(goals: readonly KnownGoal[]): (word: string) => number {
	const weights = new Map<string, number>();
	return (word) => {
		let weight = weights.get(word);
		if (weight === undefined) {
			const holders = goals.filter((goal) => has(goal, word) > 0).length;
			weight = holders === 0 ? 0 : Math.log(1 + goals.length / holders);
			weights.set(word, weight);
		}
		return weight;
	};
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}

import { isNamedForNone, languageOf } from "../core/debt/languages.ts";
import type { Counted, TrendStep } from "../core/debt/trend.ts";
import type { Day } from "../core/model.ts";
import { type Asked, blobDebt } from "./debt/blobs.ts";
import { type PathRules, pathRules } from "./debt/pathRules.ts";
import { sampleCommits, sampleDays } from "./debt/samples.ts";
import { type BlobGoals, openTrendCache } from "./debt/trendCache.ts";
import type { DebtScanOptions } from "./debtScan.ts";
import type { Git } from "./git.ts";
import { type Pair, type TreeChange, treeChanges } from "./treeChanges.ts";

export interface TrendQuestion {
	readonly head: string;
	readonly from: Day;
	readonly today: Day;
	/** A file of our own to keep answers in. */
	readonly cache: string;
	readonly options: DebtScanOptions;
}

/**
 * How the debt of the days since `from` differs from that at `head`, going back. Only what changed between two days is
 * read, in two or three processes, however large the repository is.
 */
export async function readTrend(git: Git, question: TrendQuestion): Promise<readonly TrendStep[]> {
	const { head, from, today, options } = question;
	const { signal } = options;
	const samples = await sampleCommits(git, head, sampleDays(from, today), signal);
	const pairs: Pair[] = samples.map(({ commit }, at) => ({
		before: commit,
		after: samples[at - 1]?.commit ?? head,
	}));
	const changes = await treeChanges(git, pairs, signal);
	const rules = pathRules(options.folder, options.exclude);
	const byPair = pairs.map((pair) => {
		const changed = pair.before === pair.after ? [] : (changes.get(pair.after) ?? []);
		return changed.filter(({ file }) => mayHoldDebt(file, rules, options));
	});
	const goals = await goalsOf(git, byPair.flat(), question);
	return samples.map(({ on }, at) => ({ on, counts: countsOf(byPair[at] ?? [], goals) }));
}

function mayHoldDebt(file: string, rules: PathRules, { languageId }: DebtScanOptions): boolean {
	const mayBeKnown = isNamedForNone(file) || languageOf(file, { id: languageId?.(file) }) !== undefined;
	return mayBeKnown && !rules.excludes(file);
}

async function goalsOf(
	git: Git,
	changes: readonly TreeChange[],
	{ cache: file, options }: TrendQuestion,
): Promise<ReadonlyMap<string, BlobGoals>> {
	const wanted = new Map<string, Asked>();
	for (const { file, before, after } of changes)
		for (const id of [before, after]) if (id !== undefined) wanted.set(id, { name: id, file });
	const cache = await openTrendCache(file, JSON.stringify([options.tags, options.maxBytes]));
	const goals = new Map<string, BlobGoals>();
	const unseen: Asked[] = [];
	for (const [id, asked] of wanted) {
		const known = cache.known.get(id);
		if (known) goals.set(id, known);
		else unseen.push(asked);
	}
	for await (const { blob, items } of blobDebt(git, unseen, options, options.signal))
		goals.set(
			blob.name,
			items.map(({ goal = "" }) => goal),
		);
	if (unseen.length > 0) await cache.keep(goals);
	return goals;
}

function countsOf(changes: readonly TreeChange[], goals: ReadonlyMap<string, BlobGoals>): readonly Counted[] {
	return changes.flatMap(({ file, before, after }) => {
		const counts = new Map<string, number>();
		const add = (id: string | undefined, by: number) => {
			for (const goal of (id && goals.get(id)) || []) counts.set(goal, (counts.get(goal) ?? 0) + by);
		};
		add(before, 1);
		add(after, -1);
		return [...counts].flatMap(([goal, count]): Counted[] =>
			count === 0 ? [] : [{ file, ...(goal !== "" && { goal }), count }],
		);
	});
}

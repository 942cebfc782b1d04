import type { DebtState } from "../debt/debtState.ts";
import type { Change, History, Release } from "../history/history.ts";
import { kindOf } from "../intent/links.ts";
import type { Day, Intent, KeyResult, Question, Ref, ReworkReason } from "../model.ts";
import type { Reading, Snapshot } from "../snapshot.ts";

/** What the repository knows about a release, for those who look back on it. */
export interface ReleaseFacts {
	/** What they call it: its tag, where there is one. */
	readonly name: string;
	/** Absent where no tag of this name exists (any more). */
	readonly release?: Release;
	/** The release before it. */
	readonly before?: Release;
	/** What it brought, oldest first. */
	readonly changes: readonly Change[];
	/** The changes by whom they help: each under the first thing that it serves. */
	readonly purposes: readonly Purpose[];
	readonly timeToMarket?: TimeToMarket;
	readonly rework: readonly Rework[];
	readonly outcomes: readonly Outcome[];
	/** Absent until the counts of the time are known. */
	readonly debt?: readonly DebtMove[];
	readonly questions: readonly AskedQuestion[];
}

export interface Purpose {
	/** Absent for changes that serve nothing, on purpose or because nobody said. */
	readonly ref?: Ref;
	readonly changes: readonly Change[];
}

/** Days from the first work on a change to the release, halves rounded. */
export interface TimeToMarket {
	readonly changes: number;
	readonly median: number;
	readonly slowest: { readonly days: number; readonly change: Change };
}

export interface Rework {
	readonly change: Change;
	/** It takes an earlier change back. */
	readonly isRevert: boolean;
	readonly of?: string;
	readonly because?: ReworkReason;
}

/** What a change expected of a key result, and what was read afterwards. */
export interface Outcome {
	readonly keyResult: KeyResult;
	readonly expected: number;
	/** The last reading before the release. */
	readonly before?: Reading;
	/** The last reading since. */
	readonly after?: Reading;
	readonly verdict: "reached" | "not reached" | "unknown";
}

/** Debt items of an engineering goal at the release before and at this one. */
export interface DebtMove {
	readonly goal: string;
	readonly before: number;
	readonly after: number;
}

export interface AskedQuestion extends Question {
	readonly change: Change;
	/** It was asked after the work had begun to be done again, or is open still. */
	readonly isLate: boolean;
}

interface Known {
	readonly intent: Intent;
	readonly snapshot: Pick<Snapshot, "readings" | "debt">;
	readonly history: History;
}

/** The facts of a release by its tag; by any other name, those of what landed since the last release. */
export function releaseFacts(name: string, { intent, snapshot, history }: Known): ReleaseFacts {
	const at = history.releases.findIndex(({ tag }) => tag === name);
	const release = history.releases[at];
	const before = release ? history.releases[at - 1] : history.releases.at(-1);
	const changes = history.changes.filter((change) => change.release === release?.tag).toReversed();
	const timeToMarket = release && marketTime(changes, release);
	const debt = debtMoves(snapshot.debt, before?.on, release?.on);
	return {
		name,
		...(release && { release }),
		...(before && { before }),
		changes,
		purposes: purposesOf(changes, intent),
		...(timeToMarket && { timeToMarket }),
		rework: reworkIn(changes),
		outcomes: outcomesOf(changes, intent, snapshot.readings, release?.on),
		...(debt && { debt }),
		questions: questionsIn(changes),
	};
}

const ranks = { problem: 0, "key result": 1, objective: 1, "engineering goal": 2 } as const;

function purposesOf(changes: readonly Change[], intent: Intent): readonly Purpose[] {
	const groups = new Map<Ref | undefined, Change[]>();
	for (const change of changes) {
		const { said } = change.serves;
		const existing = said === "none" ? [] : said.filter((ref) => kindOf(intent, ref) !== undefined);
		const ref = existing.toSorted((a, b) => rankOf(intent, a) - rankOf(intent, b))[0];
		// A check-in or a post-mortem is nothing that ships.
		if (ref === undefined && change.size?.isAgreement) continue;
		const group = groups.get(ref);
		if (group) group.push(change);
		else groups.set(ref, [change]);
	}
	return [...groups]
		.map(([ref, of]) => ({ ...(ref !== undefined && { ref }), changes: of }))
		.sort((a, b) => purposeRank(a, intent) - purposeRank(b, intent) || b.changes.length - a.changes.length);
}

function rankOf(intent: Intent, ref: Ref): number {
	const kind = kindOf(intent, ref);
	return kind === undefined ? 3 : ranks[kind];
}

function purposeRank({ ref }: Purpose, intent: Intent): number {
	return ref === undefined ? 4 : rankOf(intent, ref);
}

const secondsADay = 86_400;

function marketTime(changes: readonly Change[], release: Release): TimeToMarket | undefined {
	const waits = changes
		.map((change) => ({ change, days: Math.max(0, (release.at - change.began) / secondsADay) }))
		.sort((a, b) => a.days - b.days);
	const slowest = waits.at(-1);
	if (!slowest) return undefined;
	const middle = (waits.length - 1) / 2;
	const [low, high] = [waits[Math.floor(middle)], waits[Math.ceil(middle)]];
	const median = ((low?.days ?? 0) + (high?.days ?? 0)) / 2;
	return {
		changes: waits.length,
		median: Math.round(median),
		slowest: { days: Math.round(slowest.days), change: slowest.change },
	};
}

function reworkIn(changes: readonly Change[]): readonly Rework[] {
	return changes.flatMap((change): Rework[] => {
		const { record, reverts } = change;
		if (record?.rework) return [{ change, isRevert: reverts !== undefined, ...record.rework }];
		return reverts === undefined ? [] : [{ change, isRevert: true }];
	});
}

/** The last expectation of each key result counts: whoever came later knew more. */
function outcomesOf(
	changes: readonly Change[],
	intent: Intent,
	readings: Snapshot["readings"],
	on: Day | undefined,
): readonly Outcome[] {
	const expected = new Map<Ref, number>();
	for (const { record } of changes)
		for (const [ref, value] of record?.expects ?? []) expected.set(ref, value);
	return [...expected].flatMap(([ref, value]): Outcome[] => {
		const keyResult = intent.keyResults.get(ref);
		if (!keyResult) return [];
		const all = readings.get(ref) ?? [];
		const before = all.findLast((reading) => on === undefined || reading.on < on);
		const after = on === undefined ? undefined : all.findLast((reading) => reading.on >= on);
		const outcome = { expected: value, ...(before && { before }), ...(after && { after }) };
		return [{ keyResult, ...outcome, verdict: verdictOf(keyResult, outcome) }];
	});
}

/** The way that a key result should go tells which side of the expected value is the good one. */
function verdictOf(
	{ from, to }: KeyResult,
	{ expected, before, after }: Pick<Outcome, "expected" | "before" | "after">,
): Outcome["verdict"] {
	if (after === undefined) return "unknown";
	const start = before?.value ?? from;
	const way =
		from !== undefined && to !== undefined && from !== to ? to - from : expected - (start ?? expected);
	if (way === 0) return after.value === expected ? "reached" : "unknown";
	const isReached = way > 0 ? after.value >= expected : after.value <= expected;
	return isReached ? "reached" : "not reached";
}

function debtMoves(
	debt: DebtState,
	from: Day | undefined,
	to: Day | undefined,
): readonly DebtMove[] | undefined {
	if (debt.state !== "known" || from === undefined || to === undefined) return undefined;
	const moves = [...debt.byGoal].flatMap(([goal, { trend }]): DebtMove[] => {
		const countOn = (day: Day) => trend.findLast(({ on }) => on <= day)?.count;
		const [before, after] = [countOn(from), countOn(to)];
		return before === undefined || after === undefined ? [] : [{ goal, before, after }];
	});
	return moves.length === 0 ? undefined : moves;
}

function questionsIn(changes: readonly Change[]): readonly AskedQuestion[] {
	return changes.flatMap((change) =>
		(change.record?.questions ?? []).map((question) => {
			const isLate =
				question.answer === undefined || (question.on !== undefined && question.on > change.landedOn);
			return { ...question, change, isLate };
		}),
	);
}

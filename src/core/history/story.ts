import { kindOf, objectivesSolving, titleOf } from "../intent/links.ts";
import type { Day, Intent, KeyResult, Question, Ref, RefKind } from "../model.ts";
import type { Snapshot } from "../snapshot.ts";
import { type BranchAtWork, branchesAtWorkOn } from "./atWork.ts";
import { type Expected, expectedOf } from "./expected.ts";
import type { Change, History, Release } from "./history.ts";
import { changesServing, takenBackBy } from "./lookup.ts";

/** What became of a problem, an objective, a key result or an engineering goal. */
export interface Story {
	readonly ref: Ref;
	readonly kind: RefKind;
	readonly title: string;
	/** In the order of the snapshot, those on remotes last. */
	readonly atWork: readonly BranchAtWork[];
	/** Newest first. */
	readonly landed: readonly StoryChange[];
	/** Those that were the first to have one of the changes, oldest first. */
	readonly releases: readonly Release[];
	/** The day on which somebody first said or did something about it. */
	readonly firstWhy?: Day;
	/** Whole days from the first why to the first release that has a change for it. */
	readonly daysToRelease?: number;
	/** What all changes together expected, the newest expectation of each key result, against what is read now. */
	readonly expected: readonly Expected[];
	readonly debt: readonly StoryDebt[];
	/** Landed lines that were written again within the window; absent until it is known. */
	readonly rework?: StoryRework;
	/** Changes that said of themselves that they do earlier work again. */
	readonly doneAgain: readonly Change[];
	/** In the order in which they landed, newest change first. */
	readonly questions: readonly Question[];
	/** This clone has only a part of the history. */
	readonly isCutOff: boolean;
}

export interface StoryChange {
	readonly change: Change;
	readonly outright: boolean;
	readonly expected: readonly Expected[];
	readonly takenBackBy?: Change;
}

/** Debt of an engineering goal: items now, and what was agreed on. */
export interface StoryDebt {
	readonly goal: string;
	readonly title: string;
	readonly now?: number;
	readonly from?: number;
	readonly to?: number;
}

export interface StoryRework {
	/** Days within which a rewritten line counts. */
	readonly window: number;
	readonly lines: number;
	readonly reworked: number;
}

/** Undefined where `ref` names nothing. Of history it says what the snapshot knows of it by now. */
export function storyOf(ref: Ref, snapshot: Snapshot): Story | undefined {
	const intent = snapshot.intent.state === "known" ? snapshot.intent.intent : undefined;
	const kind = intent && kindOf(intent, ref);
	if (!intent || kind === undefined) return undefined;
	const history = snapshot.history.state === "known" ? snapshot.history : undefined;
	const landed = history ? landedFor(ref, kind, { snapshot, intent, history }) : [];
	const lasting = landed.filter((each) => each.takenBackBy === undefined);
	const releases = history?.releases.filter(({ tag }) =>
		lasting.some(({ change }) => change.release === tag),
	);
	const atWork = branchesAtWorkOn(ref, snapshot).filter(({ outright }) => counts(kind, outright));
	const whys = [...landed.map(({ change }) => whyOf(change)), ...atWork.flatMap(createdOn)].sort();
	const [firstWhy, firstRelease] = [whys[0], releases?.[0]?.on];
	const rework = reworkOf(landed, snapshot);
	return {
		...{ ref, kind, title: titleOf(intent, ref) ?? ref, atWork, landed },
		releases: releases ?? [],
		...(firstWhy !== undefined && { firstWhy }),
		...(firstWhy !== undefined &&
			firstRelease !== undefined && { daysToRelease: Math.max(0, daysBetween(firstWhy, firstRelease)) }),
		expected: newestExpected(lasting),
		debt: debtOf(ref, kind, { snapshot, intent }),
		...(rework && { rework }),
		doneAgain: landed.map(({ change }) => change).filter(({ record }) => record?.rework !== undefined),
		questions: landed.flatMap(({ change, outright }) => (outright ? (change.record?.questions ?? []) : [])),
		isCutOff: history?.missing.includes("commits") ?? false,
	};
}

interface Known {
	readonly snapshot: Snapshot;
	readonly intent: Intent;
	readonly history: History;
}

/** Work on the same key result is no work on this goal: for goals only what was said outright counts. */
function counts(kind: RefKind, outright: boolean): boolean {
	return outright || kind !== "engineering goal";
}

function landedFor(ref: Ref, kind: RefKind, { snapshot, intent, history }: Known): readonly StoryChange[] {
	const results = keyResultsOf(intent, ref, kind);
	return changesServing(history, ref)
		.filter(({ outright }) => counts(kind, outright))
		.map(({ change, outright }) => {
			const expects = new Map(
				[...(change.record?.expects ?? [])].filter(([each]) => results.some((one) => one.ref === each)),
			);
			const undone = takenBackBy(history, change);
			return {
				change,
				outright,
				expected: expectedOf(change, { expects }, [], {
					readings: snapshot.readings,
					history,
					keyResult: (each) => intent.keyResults.get(each),
				}),
				...(undone && { takenBackBy: undone }),
			};
		});
}

/** The numbers that say whether it is solved. */
export function keyResultsOf(intent: Intent, ref: Ref, kind: RefKind): readonly KeyResult[] {
	const ofObjective = (id: string) => intent.objectives.get(id)?.keyResults ?? [];
	switch (kind) {
		case "problem":
			return objectivesSolving(intent, ref).flatMap(ofObjective);
		case "objective":
			return ofObjective(ref);
		case "key result":
			return [intent.keyResults.get(ref)].filter((result) => result !== undefined);
		case "engineering goal":
			return (intent.goals.get(ref)?.supports ?? []).flatMap((each) => intent.keyResults.get(each) ?? []);
	}
}

function createdOn({ record }: BranchAtWork): readonly Day[] {
	return record?.created === undefined ? [] : [record.created.slice(0, 10)];
}

/** Of its record, else of its first commit. */
function whyOf({ record, began }: Change): Day {
	const began10 = new Date(began * 1000).toISOString().slice(0, 10);
	const created = record?.created?.slice(0, 10);
	return created !== undefined && created < began10 ? created : began10;
}

function daysBetween(from: Day, to: Day): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function newestExpected(landed: readonly StoryChange[]): readonly Expected[] {
	const newest = new Map<Ref, Expected>();
	for (const { expected } of landed)
		for (const each of expected) if (!newest.has(each.result.ref)) newest.set(each.result.ref, each);
	return [...newest.values()];
}

function debtOf(
	ref: Ref,
	kind: RefKind,
	{ snapshot: { debt }, intent }: Omit<Known, "history">,
): readonly StoryDebt[] {
	const results = new Set(keyResultsOf(intent, ref, kind).map((result) => result.ref));
	const goals =
		kind === "engineering goal"
			? [intent.goals.get(ref)].filter((goal) => goal !== undefined)
			: [...intent.goals.values()].filter(({ supports }) => supports.some((each) => results.has(each)));
	return goals.flatMap(({ id, title, debt: agreed }) => {
		const now = debt.state === "known" ? (debt.byGoal.get(id)?.count ?? 0) : undefined;
		return now || agreed ? [{ goal: id, title, ...(now !== undefined && { now }), ...agreed }] : [];
	});
}

function reworkOf(landed: readonly StoryChange[], { lines }: Snapshot): StoryRework | undefined {
	if (lines.state !== "known") return undefined;
	const commits = new Set(landed.flatMap(({ change }) => change.commits));
	const files = lines.files.filter(({ commit }) => commits.has(commit));
	const added = files.reduce((sum, file) => sum + file.added, 0);
	if (added === 0) return undefined;
	const reworked = files.flatMap((file) => file.reworked).reduce((sum, each) => sum + each.lines, 0);
	return { window: lines.window, lines: added, reworked };
}

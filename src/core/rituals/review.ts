import type { Change } from "../history/history.ts";
import type { DayRange, Measures } from "../measures/measures.ts";
import { measuresOf } from "../measures/measuresOf.ts";
import { usualPeriod } from "../measures/ranges.ts";
import type {
	Action,
	Agreement,
	EngineeringGoal,
	Intent,
	KeyResult,
	Lesson,
	Objective,
	Problem,
	RitualDocument,
} from "../model.ts";
import type { Reading, Snapshot } from "../snapshot.ts";

/** One look back on a period, from facts alone: the same snapshot always gives the same review. */
export interface Review {
	/** What the team calls it; absent where it has no name. */
	readonly name?: string;
	readonly range: DayRange;
	/** The period goes on. */
	readonly isOpen: boolean;
	readonly product?: string;
	readonly agreed: readonly Agreement[];
	readonly promises: readonly Promised[];
	/** Problems that no promise of the period solves. */
	readonly unsolved: readonly Problem[];
	readonly goals: readonly ReviewedGoal[];
	readonly measures: Measures;
	/** Changes that landed in the period; absent until history is known. */
	readonly landed?: number;
	readonly releases?: readonly string[];
	/** Questions that were answered before building, with what that saved. */
	readonly saved: readonly { readonly ask: string; readonly answer?: string; readonly saved: string }[];
	readonly lessons: readonly ReviewedLesson[];
	/** Of documents of the period; open ones first. */
	readonly actions: readonly Action[];
	readonly held: {
		readonly deepDives: readonly RitualDocument[];
		readonly postMortems: readonly RitualDocument[];
		readonly checkIns: number;
	};
}

export interface Promised {
	readonly objective: Objective;
	readonly solves: readonly Problem[];
	readonly keyResults: readonly {
		readonly keyResult: KeyResult;
		readonly last?: Reading;
		readonly share?: number;
	}[];
	/** Changes of the period that serve it, outright or by links; absent where history isn't known. */
	readonly changes?: number;
}

export interface ReviewedGoal {
	readonly goal: EngineeringGoal;
	/** Absent where history isn't known. */
	readonly changes?: number;
	/** Debt items at the period's start: as counted, else as the goal says. */
	readonly debtBefore?: number;
	/** Debt items at the period's end or today; absent until they are counted. */
	readonly debt?: number;
}

export interface ReviewedLesson {
	readonly lesson: Lesson;
	/** Branches whose record says that they heeded it. */
	readonly heeded: number;
}

/** The review of the period that `alignment.yaml` names, else of the last 90 days; undefined without an intent. */
export function reviewOf(snapshot: Snapshot): Review | undefined {
	const intent = snapshot.intent.state === "known" ? snapshot.intent.intent : undefined;
	if (!intent) return undefined;
	const range = usualPeriod(intent, snapshot.today);
	const { from, to, name } = range;
	const isIn = (day: string | undefined) => day !== undefined && day >= from && day <= to;
	const { history, documents, checkIns, today } = snapshot;
	const changes =
		history.state === "known" ? history.changes.filter(({ landedOn }) => isIn(landedOn)) : undefined;
	const held = documents.filter(({ on }) => isIn(on));
	return {
		...(name !== undefined && { name }),
		range,
		isOpen: today <= to,
		...(intent.product !== undefined && { product: intent.product }),
		agreed: intent.agreed,
		promises: [...intent.objectives.values()].map((objective) =>
			promised(objective, { intent, snapshot, changes, to }),
		),
		unsolved: [...intent.problems.values()].filter(
			({ id }) => ![...intent.objectives.values()].some(({ solves }) => solves.includes(id)),
		),
		goals: [...intent.goals.values()].map((goal) => reviewedGoal(goal, snapshot, changes, range)),
		measures: measuresOf(snapshot, { period: range }),
		...(changes && { landed: changes.length }),
		...(history.state === "known" && {
			releases: history.releases.filter(({ on }) => isIn(on)).map(({ tag }) => tag),
		}),
		saved: savedQuestions(changes ?? []),
		lessons: lessonsOf(snapshot, isIn),
		actions: snapshot.actions
			.filter(({ on }) => isIn(on))
			.toSorted((a, b) => Number(a.done) - Number(b.done) || (a.due ?? "9").localeCompare(b.due ?? "9")),
		held: {
			deepDives: held.filter(({ kind }) => kind === "deep dive"),
			postMortems: held.filter(({ kind }) => kind === "post-mortem"),
			checkIns: checkIns.filter(({ on }) => isIn(on)).length,
		},
	};
}

interface Known {
	readonly intent: Intent;
	readonly snapshot: Snapshot;
	readonly changes: readonly Change[] | undefined;
	readonly to: string;
}

function promised(objective: Objective, { intent, snapshot, changes, to }: Known): Promised {
	const refs = new Set([objective.id, ...objective.keyResults.map(({ ref }) => ref)]);
	return {
		objective,
		solves: objective.solves.flatMap((id) => intent.problems.get(id) ?? []),
		keyResults: objective.keyResults.map((keyResult) => {
			const last = snapshot.readings.get(keyResult.ref)?.findLast(({ on }) => on <= to);
			const share = shareOf(keyResult, last?.value);
			return { keyResult, ...(last && { last }), ...(share !== undefined && { share }) };
		}),
		...(changes && { changes: changes.filter((change) => servesAny(change, refs)).length }),
	};
}

/** How much of its way a key result has gone; 1 is there. */
function shareOf({ from, to }: KeyResult, now: number | undefined): number | undefined {
	if (from === undefined || to === undefined || now === undefined || from === to) return undefined;
	return (now - from) / (to - from);
}

function reviewedGoal(
	goal: EngineeringGoal,
	{ debt }: Snapshot,
	changes: readonly Change[] | undefined,
	{ from, to }: DayRange,
): ReviewedGoal {
	const of = debt.state === "known" ? debt.byGoal.get(goal.id) : undefined;
	const before = of?.trend.find(({ on }) => on === from)?.count ?? goal.debt?.from;
	const count = of && (of.trend.findLast(({ on }) => on <= to)?.count ?? of.count);
	return {
		goal,
		...(changes && {
			changes: changes.filter(({ serves: { said } }) => said !== "none" && said.includes(goal.id)).length,
		}),
		...(before !== undefined && { debtBefore: before }),
		...(count !== undefined && { debt: count }),
	};
}

function servesAny({ serves: { said, partOf } }: Change, refs: ReadonlySet<string>): boolean {
	return (said !== "none" && said.some((ref) => refs.has(ref))) || partOf.some((ref) => refs.has(ref));
}

function savedQuestions(changes: readonly Change[]): Review["saved"] {
	return changes.flatMap(({ record }) =>
		(record?.questions ?? []).flatMap(({ ask, answer, saved }) =>
			saved === undefined ? [] : [{ ask, saved, ...(answer !== undefined && { answer }) }],
		),
	);
}

function lessonsOf(
	{ lessons, records }: Snapshot,
	isIn: (day: string | undefined) => boolean,
): readonly ReviewedLesson[] {
	return lessons
		.filter(({ on }) => isIn(on))
		.map((lesson) => ({
			lesson,
			heeded: records.filter(({ heeded = [] }) => heeded.includes(lesson.text)).length,
		}));
}

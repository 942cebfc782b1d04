import { effortDays } from "../effort.ts";
import { goalsSupporting, objectivesSolving } from "../intent/links.ts";
import type { Day, EngineeringGoal, Intent, Objective, Problem, Question, Ref, WhyRecord } from "../model.ts";
import type { Snapshot } from "../snapshot.ts";

/** The period's goals side by side: what product promised, and what engineering carries of it. */
export interface Plan {
	/** One for each objective, in the file's order. */
	readonly rows: readonly PlanRow[];
	/** Engineering goals that support no key result. */
	readonly alone: readonly PlannedGoal[];
	/** Problems that no objective solves. */
	readonly unsolved: readonly Problem[];
	readonly demand: Demand;
}

export interface PlanRow {
	readonly objective: Objective;
	/** Whether an engineering goal carries one of its key results. */
	readonly isBlended: boolean;
	/** Goals that carry it and stand in no row above. */
	readonly goals: readonly PlannedGoal[];
	/** Goals that carry it, too, and stand in a row above. */
	readonly alsoBy: readonly EngineeringGoal[];
	/** What is missing before anybody can commit to it. */
	readonly gaps: readonly ("problem" | "key results" | "target")[];
	readonly questions: readonly AskedQuestion[];
}

export interface PlannedGoal {
	readonly goal: EngineeringGoal;
	readonly effort?: Effort;
	readonly gaps: readonly ("reason" | "choice" | "effort")[];
	readonly questions: readonly AskedQuestion[];
}

/** What the chosen approach takes, or the only one. */
export interface Effort {
	readonly option: string;
	readonly text: string;
	/** Working days; absent where the text is no number of them. */
	readonly days?: number;
}

/** A question or a proposal, and the branch that it was asked on. */
export interface AskedQuestion extends Question {
	readonly branch: string;
	readonly file: string;
}

/** What engineering asks for, against the split that was agreed on. Days are working days. */
export interface Demand {
	/** Of goals that carry key results: both sides have them in common. */
	readonly blended: number;
	/** Of goals that carry none: they compete with product for capacity. */
	readonly alone: number;
	/** Goals whose effort nobody estimated. */
	readonly unknown: readonly EngineeringGoal[];
	/** Engineering's share of one person's working days in the period; absent without a period or a capacity. */
	readonly share?: number;
}

export function planOf(intent: Intent, { work, records }: Pick<Snapshot, "work" | "records">): Plan {
	const questions = questionsByRef([...records, ...work.flatMap(({ record }) => record ?? [])]);
	const asked = (refs: readonly Ref[]) =>
		openFirst([...new Set(refs.flatMap((ref) => questions.get(ref) ?? []))]);
	const planned = (goal: EngineeringGoal): PlannedGoal => {
		const effort = effortOf(goal);
		return { goal, ...(effort && { effort }), gaps: gapsOf(goal, effort), questions: asked([goal.id]) };
	};
	const shown = new Set<string>();
	const rows = [...intent.objectives.values()].map((objective): PlanRow => {
		const refs = objective.keyResults.map(({ ref }) => ref);
		const carrying = goalsCarrying(intent, refs);
		const first = carrying.filter(({ id }) => !shown.has(id));
		for (const { id } of first) shown.add(id);
		return {
			objective,
			isBlended: carrying.length > 0,
			goals: first.map(planned),
			alsoBy: carrying.filter((goal) => !first.includes(goal)),
			gaps: objectiveGaps(objective),
			questions: asked([objective.id, ...objective.solves, ...refs]),
		};
	});
	const alone = [...intent.goals.values()].filter(({ id }) => !shown.has(id)).map(planned);
	return {
		rows,
		alone,
		unsolved: [...intent.problems.values()].filter(({ id }) => objectivesSolving(intent, id).length === 0),
		demand: demandOf(
			intent,
			rows.flatMap(({ goals }) => goals),
			alone,
		),
	};
}

function goalsCarrying(intent: Intent, refs: readonly Ref[]): readonly EngineeringGoal[] {
	const ids = new Set(refs.flatMap((ref) => goalsSupporting(intent, ref)));
	return [...intent.goals.values()].filter(({ id }) => ids.has(id));
}

function objectiveGaps({ solves, keyResults }: Objective): PlanRow["gaps"] {
	return [
		...(solves.length === 0 ? (["problem"] as const) : []),
		...(keyResults.length === 0 ? (["key results"] as const) : []),
		...(keyResults.some(({ to }) => to === undefined) ? (["target"] as const) : []),
	];
}

function gapsOf({ because, options }: EngineeringGoal, effort: Effort | undefined): PlannedGoal["gaps"] {
	const open = options.length > 1 && !options.some(({ chosen }) => chosen);
	return [
		...(because === undefined ? (["reason"] as const) : []),
		...(open ? (["choice"] as const) : []),
		...(!open && effort?.days === undefined ? (["effort"] as const) : []),
	];
}

function effortOf({ options }: EngineeringGoal): Effort | undefined {
	const option = options.find(({ chosen }) => chosen) ?? (options.length === 1 ? options[0] : undefined);
	if (option?.effort === undefined) return undefined;
	const days = effortDays(option.effort);
	return { option: option.title, text: option.effort, ...(days !== undefined && { days }) };
}

function demandOf(intent: Intent, blended: readonly PlannedGoal[], alone: readonly PlannedGoal[]): Demand {
	const sum = (goals: readonly PlannedGoal[]) =>
		goals.reduce((days, { effort }) => days + (effort?.days ?? 0), 0);
	const { from, to } = intent.period ?? {};
	const days = from === undefined || to === undefined ? undefined : workingDays(from, to);
	const share =
		days === undefined || !intent.capacity ? undefined : (days * intent.capacity.engineering) / 100;
	return {
		blended: sum(blended),
		alone: sum(alone),
		unknown: [...blended, ...alone]
			.filter(({ effort }) => effort?.days === undefined)
			.map(({ goal }) => goal),
		...(share !== undefined && { share }),
	};
}

/** Mondays to Fridays from the first to the last day, both included; holidays are not known here. */
export function workingDays(from: Day, to: Day): number {
	const length = 86_400_000;
	const [start, days] = [Date.parse(from), (Date.parse(to) - Date.parse(from)) / length + 1];
	if (!(days > 0)) return 0;
	let count = Math.floor(days / 7) * 5;
	for (let rest = 0; rest < days % 7; rest++) {
		const weekday = new Date(start + rest * length).getUTCDay();
		if (weekday > 0 && weekday < 6) count++;
	}
	return count;
}

/** What was asked in records that serve each ref outright; each record once. */
function questionsByRef(records: readonly WhyRecord[]): ReadonlyMap<Ref, readonly AskedQuestion[]> {
	const byFile = new Map(records.map((record) => [record.file, record]));
	const byRef = new Map<Ref, AskedQuestion[]>();
	for (const { branch, file, serves, questions } of byFile.values()) {
		const asked = questions.map((question): AskedQuestion => ({ ...question, branch, file }));
		for (const ref of serves === "none" ? [] : (serves ?? []))
			byRef.set(ref, [...(byRef.get(ref) ?? []), ...asked]);
	}
	return byRef;
}

function openFirst(questions: readonly AskedQuestion[]): readonly AskedQuestion[] {
	return questions.toSorted((a, b) => Number(a.answer !== undefined) - Number(b.answer !== undefined));
}

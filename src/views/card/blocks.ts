import type { KnownDebt } from "../../core/debt/debtState.ts";
import { titleOf } from "../../core/intent/links.ts";
import type { EngineeringGoal, Intent, KeyResult, Objective, Problem, Ref } from "../../core/model.ts";
import { goalKindName, isolated, list } from "../../host/words.ts";
import type { CardAction } from "../../webview/card/messages.ts";
import type { Block, GoalBlock, ObjectiveBlock, ProblemBlock, Size } from "../../webview/card/model.ts";
import { debtAside, goalDebt } from "./debt.ts";
import { type KeyResultContext, keyResultBlock } from "./keyResult.ts";

export interface BlockContext extends KeyResultContext {
	readonly intent: Intent;
	/** Absent until it is known. */
	readonly debt?: KnownDebt;
}

export function problemBlock(problem: Problem, size: Size, context: BlockContext): ProblemBlock {
	return {
		kind: "problem",
		key: `problem:${problem.id}`,
		...(problem.who !== undefined && { who: problem.who }),
		title: problem.title,
		outcomes: size === "small" ? [] : problem.outcomes,
		size,
		open: openAt(problem.at.from, context),
	};
}

export interface ShownObjective {
	readonly objective: Objective;
	/** Those to show; not all that it has. */
	readonly keyResults: readonly KeyResult[];
	/** Shows them in short, apart from those that the branch expects to move. */
	readonly inShort?: boolean;
}

export function objectiveBlock(
	{ objective, keyResults, inShort = false }: ShownObjective,
	size: Size,
	context: BlockContext,
): ObjectiveBlock {
	const ofResult = ({ ref }: KeyResult): Size =>
		size === "small" || (inShort && !context.expects.has(ref)) ? "small" : "medium";
	return {
		kind: "objective",
		key: `objective:${objective.id}`,
		...(size !== "small" && { label: context.words.l10n.t("Objective") }),
		title: objective.title,
		size,
		open: openAt(objective.at.from, context),
		keyResults: keyResults.map((result) => keyResultBlock(result, ofResult(result), context)),
	};
}

export function goalBlock(goal: EngineeringGoal, size: Size, context: BlockContext): GoalBlock {
	const { words, intent } = context;
	const isSmall = size === "small";
	const aside = isSmall ? debtAside(goal, context) : goal.kind && goalKindName(goal.kind, words);
	const debt = isSmall ? undefined : goalDebt(goal, context);
	const supported = goal.supports.flatMap((ref) => titleOf(intent, ref) ?? []);
	return {
		kind: "goal",
		key: `goal:${goal.id}`,
		...(!isSmall && { label: words.l10n.t("Engineering goal") }),
		...(aside !== undefined && { aside }),
		title: goal.title,
		...(goal.because !== undefined && { because: goal.because }),
		...(supported.length > 0 && {
			supports: words.l10n.t("Supports {0}", list(supported.map(isolated), words)),
		}),
		...(debt && { debt }),
		size,
		open: openAt(goal.at.from, context),
	};
}

/** What some refs name, by kind: whom it helps first, then the numbers, then the engineering. */
export interface Named {
	readonly problems: readonly Problem[];
	/** With those of their key results that are to be shown. */
	readonly objectives: readonly ShownObjective[];
	/** Whose objective is not among `objectives`. */
	readonly keyResults: readonly KeyResult[];
	readonly goals: readonly EngineeringGoal[];
}

export function byKind(refs: readonly Ref[], intent: Intent): Named {
	const pick = <T>(from: ReadonlyMap<Ref, T>) => refs.flatMap((ref) => from.get(ref) ?? []);
	const objectives = pick(intent.objectives);
	const keyResults = pick(intent.keyResults);
	return {
		problems: pick(intent.problems),
		objectives: objectives.map((objective) => ({
			objective,
			keyResults: keyResults.filter((result) => result.objective === objective.id),
		})),
		keyResults: keyResults.filter((result) => !objectives.some(({ id }) => id === result.objective)),
		goals: pick(intent.goals),
	};
}

/** All that is named, at one size, in the order of `Named`. */
export function blocksOf(named: Named, size: Size, context: BlockContext): Block[] {
	return [
		...named.problems.map((problem) => problemBlock(problem, size, context)),
		...named.objectives.map((shown) => objectiveBlock(shown, size, context)),
		...named.keyResults.map((result) => keyResultBlock(result, size, context)),
		...named.goals.map((goal) => goalBlock(goal, size, context)),
	];
}

function openAt(offset: number, context: KeyResultContext): CardAction {
	return { do: "openPlace", file: context.intentFile, offset };
}

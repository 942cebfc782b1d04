// What alignment.yaml says, node by node.

import type { EngineeringGoal, KeyResult, Objective, Problem, Span } from "../../core/model.ts";
import { amount, goalKindName, number } from "../../host/words.ts";
import type { Gap, MapLink, MapNode, MapPlace } from "../../webview/map/model.ts";
import type { MapContext } from "./context.ts";
import { keyOf } from "./links.ts";
import { relationsOf } from "./relations.ts";

/** The nodes of the first four columns, in the file's order. */
export function intentNodes(links: readonly MapLink[], context: MapContext): MapNode[] {
	const { intent } = context.known;
	const all: Made[] = [
		...[...intent.problems.values()].map((problem) => problemNode(problem, links, context)),
		...[...intent.objectives.values()].map((objective) => objectiveNode(objective, links, context)),
		...[...intent.keyResults.values()].map((result) => keyResultNode(result, links, context)),
		...[...intent.goals.values()].map((goal) => goalNode(goal, links, context)),
	];
	return all.map(({ more = [], ...node }) => ({
		...node,
		more: [...more, ...relationsOf(node.key, links, context)],
	}));
}

/** A node before its links are told. */
type Made = Omit<MapNode, "more"> & { readonly more?: readonly string[] };

function problemNode(problem: Problem, links: readonly MapLink[], context: MapContext): Made {
	const { l10n } = context.words;
	const key = keyOf("problem", problem.id);
	const isSolved = links.some(({ from, to }) => to === key && from.startsWith("objective:"));
	return {
		key,
		kind: "problem",
		kindName: l10n.t("Problem"),
		title: problem.title,
		...(problem.who !== undefined && { detail: problem.who }),
		gaps: isSolved ? [] : [{ side: "after", text: l10n.t("No objective solves it") }],
		open: at(problem.at, context),
	};
}

function objectiveNode(objective: Objective, links: readonly MapLink[], context: MapContext): Made {
	const { l10n } = context.words;
	const key = keyOf("objective", objective.id);
	const gaps: Gap[] = [];
	if (!links.some(({ from }) => from === key))
		gaps.push({ side: "before", text: l10n.t("Solves no problem") });
	if (objective.keyResults.length === 0) gaps.push({ side: "after", text: l10n.t("Has no key result") });
	return {
		key,
		kind: "objective",
		kindName: l10n.t("Objective"),
		title: objective.title,
		...(objective.owner !== undefined && { detail: objective.owner, owner: objective.owner }),
		gaps,
		open: at(objective.at, context),
	};
}

function keyResultNode(result: KeyResult, links: readonly MapLink[], context: MapContext): Made {
	const { snapshot, known, words } = context;
	const key = keyOf("keyResult", result.ref);
	const owner = known.intent.objectives.get(result.objective)?.owner;
	const detail = numbersOf(result, context);
	const progress = progressOf(result, context);
	return {
		key,
		kind: "keyResult",
		kindName: words.l10n.t("Key result"),
		title: result.title,
		...(detail !== undefined && { detail }),
		...(progress !== undefined && { progress }),
		...(owner !== undefined && { owner }),
		gaps: workGaps(key, (snapshot.servedBy.get(result.ref)?.length ?? 0) > 0, links, context),
		open: at(result.at, context),
	};
}

function goalNode(goal: EngineeringGoal, links: readonly MapLink[], context: MapContext): Made {
	const { snapshot, words } = context;
	const key = keyOf("goal", goal.id);
	// Work on its key result is work beside it: only a branch that names the goal works on it.
	const isWorkedOn = (snapshot.servedBy.get(goal.id) ?? []).some(({ outright }) => outright);
	const detail = [goal.kind && goalKindName(goal.kind, words), goal.owner].filter(Boolean).join(" · ");
	return {
		key,
		kind: "goal",
		kindName: words.l10n.t("Engineering goal"),
		title: goal.title,
		...(detail !== "" && { detail }),
		...(goal.owner !== undefined && { owner: goal.owner }),
		...(goal.kind && { goalKind: goal.kind }),
		gaps: [
			...(goal.supports.length === 0
				? [{ side: "before", text: words.l10n.t("Supports no key result") } as const]
				: []),
			...workGaps(key, isWorkedOn, links, context),
		],
		more: goal.because === undefined ? [] : [goal.because],
		open: at(goal.at, context),
	};
}

/** Where git says nothing, nothing is known to be missing. */
function workGaps(
	key: string,
	isWorkedOn: boolean,
	links: readonly MapLink[],
	{ snapshot: { git }, words: { l10n } }: MapContext,
): Gap[] {
	if (git.state !== "ready" || isWorkedOn) return [];
	const isGuessed = links.some(({ to, isGuess }) => to === key && isGuess);
	const text = isGuessed ? l10n.t("Only a guessed branch") : l10n.t("No branch at work");
	return [{ side: "after", text }];
}

/** `1,900 → 800 ms` */
function numbersOf({ ref, unit, from, to }: KeyResult, { snapshot, words }: MapContext): string | undefined {
	const now = snapshot.readings.get(ref)?.at(-1)?.value ?? from;
	if (to === undefined) return now === undefined ? undefined : amount(now, unit, words);
	if (now === undefined) return words.l10n.t("target {0}", amount(to, unit, words));
	return `${number(now, words)} → ${amount(to, unit, words)}`;
}

function progressOf({ ref, from, to }: KeyResult, { snapshot }: MapContext): number | undefined {
	const now = snapshot.readings.get(ref)?.at(-1)?.value;
	if (from === undefined || to === undefined || from === to || now === undefined) return undefined;
	return Math.min(1, Math.max(0, (now - from) / (to - from)));
}

function at(span: Span, { known }: MapContext): MapPlace {
	return { file: known.file, offset: span.from };
}

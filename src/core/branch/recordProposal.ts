import { kindOf, objectivesSolving, partOf } from "../intent/links.ts";
import type { Intent, Ref } from "../model.ts";

// What can be proposed for a why record once somebody has said what the branch serves.

/** The user problem in a sentence: the title of the first problem that is served, or that links bring along. */
export function proposedWhy(intent: Intent, serves: readonly Ref[]): string | undefined {
	const [first] = [...serves, ...partOf(intent, serves)].flatMap((ref) => intent.problems.get(ref) ?? []);
	return first?.title;
}

/** What users will be able to do, as the problems say that are served or brought along. */
export function proposedOutcomes(intent: Intent, serves: readonly Ref[]): readonly string[] {
	const problems = [...serves, ...partOf(intent, serves)].flatMap((ref) => intent.problems.get(ref) ?? []);
	return [...new Set(problems.flatMap(({ outcomes }) => outcomes))];
}

/** Key results that the branch may move: those that are served first, then those that links lead to. */
export function movableResults(intent: Intent, serves: readonly Ref[]): readonly Ref[] {
	const linked = [...serves, ...partOf(intent, serves)];
	const objectives = serves.flatMap((ref) =>
		kindOf(intent, ref) === "problem" ? objectivesSolving(intent, ref) : [],
	);
	const results = objectives.flatMap((id) => intent.objectives.get(id)?.keyResults ?? []);
	return [
		...new Set([...linked.filter((ref) => intent.keyResults.has(ref)), ...results.map(({ ref }) => ref)]),
	];
}

import { goalsSupporting, kindOf, objectivesSolving } from "../intent/links.ts";
import type { Intent, Ref } from "../model.ts";

/** What one thing has to do with others. */
export interface Relation {
	readonly how:
		| "solves"
		| "solved by"
		| "measured by"
		| "measures"
		| "supports"
		| "supported by"
		/** By patterns of `branches:`, which are no refs. */
		| "standing links";
	readonly to: readonly string[];
}

/** The links of a thing in both directions, without those that lead nowhere. */
export function relationsOf(intent: Intent, ref: Ref): readonly Relation[] {
	return [...ownRelations(intent, ref), standing(intent, ref)].filter(({ to }) => to.length > 0);
}

function ownRelations(intent: Intent, ref: Ref): readonly Relation[] {
	switch (kindOf(intent, ref)) {
		case "problem":
			return [{ how: "solved by", to: objectivesSolving(intent, ref) }];
		case "objective": {
			const { solves = [], keyResults = [] } = intent.objectives.get(ref) ?? {};
			const goals = keyResults.flatMap((keyResult) => goalsSupporting(intent, keyResult.ref));
			return [
				{ how: "solves", to: solves },
				{ how: "measured by", to: keyResults.map((keyResult) => keyResult.ref) },
				{ how: "supported by", to: [...new Set(goals)] },
			];
		}
		case "key result":
			return [
				{ how: "measures", to: [intent.keyResults.get(ref)?.objective ?? ""] },
				{ how: "supported by", to: goalsSupporting(intent, ref) },
			];
		case "engineering goal":
			return [{ how: "supports", to: intent.goals.get(ref)?.supports ?? [] }];
		case undefined:
			return [];
	}
}

function standing(intent: Intent, ref: Ref): Relation {
	const links = intent.branches.filter(({ serves }) => serves !== "none" && serves.includes(ref));
	return { how: "standing links", to: links.map(({ pattern }) => pattern) };
}

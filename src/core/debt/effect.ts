import type { Intent, Ref } from "../model.ts";
import type { BranchView } from "../snapshot.ts";
import type { DebtEntry } from "./debtState.ts";

/** What the current branch did with an item. */
export type Deed = "added" | "touched" | "paid";

/** What a deed means for the key results that the branch serves: debt that is paid helps, and new debt hurts. */
export interface DebtEffect {
	readonly does: "helps" | "hurts";
	/** Those that the item's goal supports and the branch serves, in the goal's order. */
	readonly keyResults: readonly Ref[];
}

/**
 * The key results that a branch serves: those that were said or that links bring along; where there are none, those
 * of the objectives.
 */
export function servedKeyResults(branch: BranchView | undefined, intent: Intent): ReadonlySet<Ref> {
	if (!branch || branch.serves.said === "none") return new Set();
	const served = [...branch.serves.said, ...branch.serves.partOf];
	const keyResults = served.filter((ref) => intent.keyResults.has(ref));
	if (keyResults.length > 0) return new Set(keyResults);
	return new Set(
		served.flatMap((ref) => intent.objectives.get(ref)?.keyResults.map((each) => each.ref) ?? []),
	);
}

/** Undefined where the item says nothing about what the branch is for. */
export function effectOf(
	deed: Deed | undefined,
	{ alignment }: DebtEntry,
	served: ReadonlySet<Ref>,
	intent: Intent,
): DebtEffect | undefined {
	if (deed === undefined || deed === "touched" || alignment.goal === undefined) return undefined;
	const keyResults = (intent.goals.get(alignment.goal)?.supports ?? []).filter((ref) => served.has(ref));
	return keyResults.length === 0 ? undefined : { does: deed === "paid" ? "helps" : "hurts", keyResults };
}

/** `paid` are the branch's; they stand nowhere any more. */
export function deedOf(entry: DebtEntry, paid: ReadonlySet<DebtEntry>): Deed | undefined {
	return paid.has(entry) ? "paid" : entry.onBranch;
}

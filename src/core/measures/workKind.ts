import type { Change } from "../history/history.ts";
import { kindOf } from "../intent/links.ts";
import type { Intent, Ref } from "../model.ts";
import type { WorkKind } from "./measures.ts";

/**
 * What a change went to, by what it says outright that it serves.
 * - `blended`: a goal that supports a key result, or a goal and something of product's together
 * - `product`: problems, objectives or key results alone; `engineering`: goals alone that support no key result
 * - `none`: nothing, on purpose, or it only keeps the agreement's own files, such as a check-in
 * - `unknown`: it doesn't say, or names nothing that exists
 */
export function workKindOf(change: Change, intent: Intent | undefined): WorkKind {
	const { said } = change.serves;
	if (said === "none") return "none";
	const isGoal = (ref: Ref) => intent?.goals.has(ref) ?? false;
	const goals = said.filter(isGoal);
	const hasProduct = said.some((ref) => !isGoal(ref) && isProduct(ref, intent));
	if (goals.length === 0) return hasProduct ? "product" : change.size?.isAgreement ? "none" : "unknown";
	const carries = goals.some((goal) => (intent?.goals.get(goal)?.supports.length ?? 0) > 0);
	return hasProduct || carries ? "blended" : "engineering";
}

/** A key result of a former period is one by its form, though nobody promises it any more. */
function isProduct(ref: Ref, intent: Intent | undefined): boolean {
	return (intent !== undefined && kindOf(intent, ref) !== undefined) || ref.includes(".");
}

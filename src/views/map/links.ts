import { kindOf } from "../../core/intent/links.ts";
import type { Intent, Ref } from "../../core/model.ts";
import type { BranchView } from "../../core/snapshot.ts";
import { servedFrom } from "../../webview/map/chain.ts";
import type { MapKind, MapLink } from "../../webview/map/model.ts";
import type { MapContext } from "./context.ts";

/** Who serves whom, from the objectives' links to problems to those of the branches at work. */
export function linksOf({ known: { intent }, snapshot }: MapContext): MapLink[] {
	const written = intentLinks(intent);
	return [...written, ...workOf(snapshot.work).flatMap((branch) => branchLinks(branch, intent, written))];
}

/** The default branch is where work lands; it serves nothing by itself. */
export function workOf(work: readonly BranchView[]): readonly BranchView[] {
	return work.filter(({ isDefault }) => !isDefault);
}

function intentLinks(intent: Intent): MapLink[] {
	const link = (from: string, to: string): MapLink => ({ from, to, isGuess: false, isImplied: false });
	return [
		...[...intent.objectives.values()].flatMap(({ id, solves }) =>
			solves.map((problem) => link(keyOf("objective", id), keyOf("problem", problem))),
		),
		...[...intent.keyResults.values()].map(({ ref, objective }) =>
			link(keyOf("keyResult", ref), keyOf("objective", objective)),
		),
		...[...intent.goals.values()].flatMap(({ id, supports }) =>
			supports.map((ref) => link(keyOf("goal", id), keyOf("keyResult", ref))),
		),
	];
}

/** What was said and lies on the way of something else that was said needs no line of its own. */
function branchLinks({ name, serves }: BranchView, intent: Intent, written: readonly MapLink[]): MapLink[] {
	const served = serves.said === "none" ? [] : serves.said.flatMap((ref) => keyOfRef(intent, ref) ?? []);
	return served.map((to) => ({
		from: keyOf("branch", name),
		to,
		isGuess: serves.how.by === "guess",
		isImplied: served.some((other) => other !== to && servedFrom(other, written).nodes.has(to)),
	}));
}

export function keyOf(kind: MapKind, id: string): string {
	return `${kind}:${id}`;
}

export function keyOfRef(intent: Intent, ref: Ref): string | undefined {
	switch (kindOf(intent, ref)) {
		case "problem":
			return keyOf("problem", ref);
		case "objective":
			return keyOf("objective", ref);
		case "key result":
			return keyOf("keyResult", ref);
		case "engineering goal":
			return keyOf("goal", ref);
		case undefined:
			return undefined;
	}
}

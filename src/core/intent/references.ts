import type { Finding } from "../finding.ts";
import type { Intent, Ref, RefKind } from "../model.ts";
import type { Citation } from "../yamlShape.ts";
import { kindOf, objectivesSolving } from "./links.ts";
import { nearest } from "./nearest.ts";

/** Proposals are for a reader; past this many unknown ids nobody reads them. */
const mostProposals = 50;

/** Whether each reference names something, and of a kind that can stand there. */
export function checkReferences(
	intent: Intent,
	citations: readonly Citation[],
	file: string,
): readonly Finding[] {
	const findings: Finding[] = [];
	const propose = proposer(intent);
	for (const { ref, kinds, at } of citations) {
		const place = { from: at.from, to: at.to, file };
		const actual = kindOf(intent, ref);
		if (actual === undefined) {
			const proposal = propose(ref, kinds);
			const didYouMean = proposal === undefined ? {} : { didYouMean: proposal };
			findings.push({ code: "dangling-reference", ref, kinds, ...didYouMean, ...place });
		} else if (!namesOneOf(intent, ref, kinds)) {
			const instead = standIns(intent, ref, actual, kinds);
			findings.push({ code: "wrong-reference", ref, actual, kinds, instead, ...place });
		}
	}
	return findings;
}

function proposer(intent: Intent): (ref: Ref, kinds: readonly RefKind[]) => Ref | undefined {
	const known = new Map<string, Ref | undefined>();
	return (ref, kinds) => {
		const question = `${kinds.join()} ${ref}`;
		if (!known.has(question) && known.size < mostProposals)
			known.set(question, nearest(ref, refsOf(intent, kinds)));
		return known.get(question);
	};
}

/** An id that two kinds share is a finding of its own, and serves as either. */
function namesOneOf(intent: Intent, ref: Ref, kinds: readonly RefKind[]): boolean {
	return kinds.some((kind) => holders(intent, kind).has(ref));
}

function refsOf(intent: Intent, kinds: readonly RefKind[]): readonly Ref[] {
	return kinds.flatMap((kind) => [...holders(intent, kind).keys()]);
}

function holders(intent: Intent, kind: RefKind): ReadonlyMap<Ref, unknown> {
	switch (kind) {
		case "problem":
			return intent.problems;
		case "objective":
			return intent.objectives;
		case "key result":
			return intent.keyResults;
		case "engineering goal":
			return intent.goals;
	}
}

/** What somebody who named `ref` may have had in mind: things tied to it, of a kind that can stand there. */
function standIns(intent: Intent, ref: Ref, actual: RefKind, kinds: readonly RefKind[]): readonly Ref[] {
	const refs = kinds.includes("key result")
		? keyResultsNear(intent, ref, actual)
		: problemsNear(intent, ref, actual);
	return [...new Set(refs)];
}

function keyResultsNear(intent: Intent, ref: Ref, actual: RefKind): readonly Ref[] {
	const ofObjective = (id: string) => intent.objectives.get(id)?.keyResults.map((each) => each.ref) ?? [];
	switch (actual) {
		case "objective":
			return ofObjective(ref);
		case "problem":
			return objectivesSolving(intent, ref).flatMap(ofObjective);
		case "engineering goal":
			return intent.goals.get(ref)?.supports ?? [];
		case "key result":
			return [];
	}
}

function problemsNear(intent: Intent, ref: Ref, actual: RefKind): readonly Ref[] {
	const ofObjective = (id: string | undefined) => intent.objectives.get(id ?? "")?.solves ?? [];
	const ofKeyResult = (keyResult: Ref) => ofObjective(intent.keyResults.get(keyResult)?.objective);
	switch (actual) {
		case "objective":
			return ofObjective(ref);
		case "key result":
			return ofKeyResult(ref);
		case "engineering goal":
			return intent.goals.get(ref)?.supports.flatMap(ofKeyResult) ?? [];
		case "problem":
			return [];
	}
}

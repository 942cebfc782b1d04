import { minimatch } from "minimatch";
import { kindOf, titleOf } from "../intent/links.ts";
import type { Day, Intent, Ref, RefKind, Said, WhyRecord } from "../model.ts";
import { guessFromName } from "./guess.ts";
import { standingLink } from "./serves.ts";

/** What a proposal is made from, apart from the intent. */
export interface RankEvidence {
	readonly branch: string;
	/** Files that the branch has changed, relative to the git root. */
	readonly changed: readonly string[];
	/** What the branches serve that this one was copied or created from, the nearest first. */
	readonly parents: readonly { readonly branch: string; readonly serves: Said }[];
	/** Everybody's records; only those of the last weeks count. */
	readonly records: readonly WhyRecord[];
	readonly today: Day;
}

/** Why something is proposed. */
export type RankReason =
	| { readonly by: "standing link"; readonly pattern: string }
	/** The branch's words that matched. */
	| { readonly by: "name"; readonly words: readonly string[] }
	| { readonly by: "inherited"; readonly from: string }
	/** Changed files that lie under a goal's glob. */
	| { readonly by: "files"; readonly glob: string; readonly count: number }
	/** So many records of the last weeks serve it. */
	| { readonly by: "recent"; readonly count: number };

export interface Ranked {
	readonly ref: Ref;
	readonly kind: Exclude<RefKind, "objective">;
	readonly title: string;
	/** The strongest first; none for what nothing speaks for. */
	readonly reasons: readonly RankReason[];
}

interface Weighed {
	readonly reason: RankReason;
	readonly weight: number;
}

/**
 * All that a branch may serve, the likeliest first: by a standing link, the branch's name, the branch it came from, the
 * files it has changed and the team's recent work. Reasons add up, but a stronger sort of reason outweighs all weaker
 * ones; where nothing speaks, problems come first, because whom it helps matters most.
 */
export function rankServes(intent: Intent, evidence: RankEvidence): readonly Ranked[] {
	const weighed = new Map<Ref, Weighed[]>();
	for (const [ref, each] of evidenceFor(intent, evidence))
		weighed.set(ref, [...(weighed.get(ref) ?? []), each]);
	const total = (ref: Ref) => (weighed.get(ref) ?? []).reduce((sum, { weight }) => sum + weight, 0);
	return [...intent.problems.keys(), ...intent.keyResults.keys(), ...intent.goals.keys()]
		.map((ref) => rankedOf(intent, ref, weighed.get(ref) ?? []))
		.sort((a, b) => total(b.ref) - total(a.ref));
}

/**
 * What to mark from the start: the likeliest, with all that the same link or parent said. Nothing where nothing speaks
 * for anything: an arbitrary answer would be taken for somebody's.
 */
export function likeliest(ranked: readonly Ranked[]): readonly Ref[] {
	const [first] = ranked;
	const [reason] = first?.reasons ?? [];
	if (first === undefined || reason === undefined) return [];
	if (reason.by !== "standing link" && reason.by !== "inherited") return [first.ref];
	const same = JSON.stringify(reason);
	return ranked
		.filter(({ reasons }) => reasons.some((each) => JSON.stringify(each) === same))
		.map(({ ref }) => ref);
}

function rankedOf(intent: Intent, ref: Ref, weighed: readonly Weighed[]): Ranked {
	const reasons = weighed.toSorted((a, b) => b.weight - a.weight).map(({ reason }) => reason);
	return { ref, kind: kindOf(intent, ref) as Ranked["kind"], title: titleOf(intent, ref) ?? ref, reasons };
}

/** Of each sort of reason; within one, something less than the next sort's is added. */
const weights = { link: 100_000, name: 10_000, inherited: 1000, files: 100, recent: 1 } as const;
const mostWithin = 90;

function* evidenceFor(intent: Intent, evidence: RankEvidence): Iterable<readonly [Ref, Weighed]> {
	const link = standingLink(intent, evidence.branch);
	for (const ref of refsOf(link?.serves))
		yield [ref, { reason: { by: "standing link", pattern: link?.pattern ?? "" }, weight: weights.link }];
	for (const { ref, words, score } of guessFromName(intent, evidence.branch))
		yield [ref, { reason: { by: "name", words }, weight: weights.name + Math.min(score, 400) * 10 }];
	for (const [index, { branch, serves }] of evidence.parents.entries())
		for (const ref of refsOf(serves))
			yield [
				ref,
				{ reason: { by: "inherited", from: branch }, weight: weights.inherited - Math.min(index, 9) * 10 },
			];
	yield* byFiles(intent, evidence.changed);
	yield* byRecentWork(evidence);
}

function* byFiles(intent: Intent, changed: readonly string[]): Iterable<readonly [Ref, Weighed]> {
	for (const { id, paths } of intent.goals.values()) {
		for (const glob of paths) {
			const count = changed.filter((file) =>
				minimatch(file, glob, { dot: true, nocomment: true, nonegate: true }),
			).length;
			if (count === 0) continue;
			yield [
				id,
				{ reason: { by: "files", glob, count }, weight: weights.files + Math.min(count, mostWithin) },
			];
			break;
		}
	}
}

const recentDays = 42;

function* byRecentWork({ branch, records, today }: RankEvidence): Iterable<readonly [Ref, Weighed]> {
	const counts = new Map<Ref, number>();
	for (const record of records) {
		const days = (Date.parse(today) - Date.parse(record.created ?? "")) / 86_400_000;
		if (record.branch === branch || !(days <= recentDays)) continue;
		for (const ref of refsOf(record.serves)) counts.set(ref, (counts.get(ref) ?? 0) + 1);
	}
	for (const [ref, count] of counts)
		yield [ref, { reason: { by: "recent", count }, weight: weights.recent * Math.min(count, mostWithin) }];
}

function refsOf(serves: Said | undefined): readonly Ref[] {
	return serves === undefined || serves === "none" ? [] : serves;
}

import type { CheckIn, Score } from "../model.ts";
import type { Facts } from "./facts.ts";
import { notBegun } from "./facts.ts";
import { figure, tooFew } from "./figures.ts";
import type { Compared, DayRange, Figure, NotEnough, ScoreMeasure, ScorePoint } from "./measures.ts";
import { isWithin } from "./ranges.ts";

/** With fewer answers a score would tell of persons. */
export const fewestAnswers = 5;

type ScoreKind = "satisfaction" | "morale";

/**
 * The score of a check-in that may be shown. Morale only where at least five are known to have answered; the
 * satisfaction of customers also where nobody said how many they were.
 */
export function shownScore(checkIn: CheckIn, kind: ScoreKind): Score | undefined {
	const score = checkIn[kind];
	const unsaid = kind === "morale" ? 0 : fewestAnswers;
	return score && (score.answers ?? unsaid) >= fewestAnswers ? score : undefined;
}

export function scoresOf(facts: Facts, kind: ScoreKind): ScoreMeasure {
	const { period, compare } = facts.options;
	const now = pointsIn(facts, kind, period);
	const before = compare ? pointsIn(facts, kind, compare) : [];
	const recorded = facts.snapshot.checkIns.filter((each) => each[kind] && isWithin(period, each.on));
	const last = now.at(-1);
	return {
		latest: against(
			latestOf(facts, kind, period),
			compare && latestOf(facts, kind, compare),
			last?.of === before.at(-1)?.of,
		),
		...(last && { of: last.of }),
		points: now,
		pointsBefore: before,
		withheld: recorded.length - now.length,
	};
}

function pointsIn({ snapshot }: Facts, kind: ScoreKind, range: DayRange): readonly ScorePoint[] {
	return snapshot.checkIns.flatMap((checkIn) => {
		const score = isWithin(range, checkIn.on) ? shownScore(checkIn, kind) : undefined;
		return score ? [{ on: checkIn.on, file: checkIn.file, ...score }] : [];
	});
}

function latestOf(facts: Facts, kind: ScoreKind, range: DayRange): Figure {
	const last = pointsIn(facts, kind, range).at(-1);
	const evidence = { of: "answers", size: last?.answers ?? 0, checkIns: last ? [last] : [] } as const;
	return figure(
		kind,
		evidence,
		last?.score,
		notBegun(facts, range) ?? (last ? undefined : lackIn(facts, kind, range)),
	);
}

/** How many answered is not told where they are too few: only what it takes. */
function lackIn({ snapshot }: Facts, kind: ScoreKind, range: DayRange): NotEnough | undefined {
	const isRecorded = snapshot.checkIns.some((each) => each[kind] && isWithin(range, each.on));
	return isRecorded ? tooFew("answers", 0, fewestAnswers) : { code: "never-read" };
}

function against(now: Figure, before: Figure | undefined, isSameScale: boolean): Compared {
	const known = now.value !== undefined && before?.value !== undefined && isSameScale;
	return {
		now,
		...(before && { before }),
		...(known && { change: (now.value ?? 0) - (before?.value ?? 0) }),
	};
}

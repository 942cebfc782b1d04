import type { Change } from "../history/history.ts";
import type { ReworkReason } from "../model.ts";
import { addDays } from "../planning/nextPeriod.ts";
import { type Facts, type FileOfChange, fewestChanges, landedIn, notBegun, refsOf } from "./facts.ts";
import { compared, figure, groupsOf, tooFew } from "./figures.ts";
import type {
	DayRange,
	Figure,
	NotEnough,
	ReworkMeasure,
	RewrittenChange,
	TrendPoint,
	TrendStep,
} from "./measures.ts";
import { isWithin, stepsOf } from "./ranges.ts";

/** Of fewer lines a share says nothing. */
export const fewestLines = 100;

export function reworkOf(facts: Facts, by: TrendStep): ReworkMeasure {
	const { period, compare } = facts.options;
	const lived = livedIn(facts, period);
	const share = (files: readonly FileOfChange[]) => shareOf(facts, files, period);
	return {
		share: compared(share(lived.old), compare && shareOf(facts, livedIn(facts, compare).old, compare)),
		window: windowOf(facts),
		tooYoung: sum(lived.young, ({ file }) => file.added),
		rewritten: rewrittenOf(facts, lived.old),
		trend: trendOf(facts, period, by),
		trendBefore: compare ? trendOf(facts, compare, by) : [],
		byProblem: groupsOf(lived.old, ({ change }) => kindsOf(facts, change, "problems"), share),
		byGoal: groupsOf(lived.old, ({ change }) => kindsOf(facts, change, "goals"), share),
		byPath: groupsOf(lived.old, ({ file }) => [folderOf(file.path)], share),
		declared: compared(declaredIn(facts, period), compare && declaredIn(facts, compare)),
		byReason: reasonsOf(landedIn(facts, period)),
		reverts: compared(revertsIn(facts, period), compare && revertsIn(facts, compare)),
		reverted: landedIn(facts, period).flatMap(({ commit, reverts }) =>
			reverts === undefined ? [] : [{ by: commit, of: reverts }],
		),
	};
}

/** Problems or goals that a change serves, of those that exist. */
export function kindsOf({ intent }: Facts, change: Change, kind: "problems" | "goals"): readonly string[] {
	return refsOf(change).filter((ref) => intent?.[kind].has(ref));
}

function windowOf({ snapshot: { lines } }: Facts): number {
	return lines.state === "known" ? lines.window : 0;
}

interface Lived {
	/** The whole window has passed since they landed. */
	readonly old: readonly FileOfChange[];
	readonly young: readonly FileOfChange[];
}

function livedIn(facts: Facts, range: DayRange): Lived {
	const window = windowOf(facts);
	const landed = facts.files.filter(({ change }) => isWithin(range, change.landedOn));
	const isOld = ({ change }: FileOfChange) => addDays(change.landedOn, window) < facts.today;
	return { old: landed.filter(isOld), young: landed.filter((each) => !isOld(each)) };
}

function shareOf(facts: Facts, files: readonly FileOfChange[], range: DayRange): Figure {
	const changes = changesOf(files);
	const lines = sum(files, ({ file }) => file.added);
	const evidence = { of: "lines", size: lines, changes } as const;
	const lack =
		facts.linesLack ??
		notBegun(facts, range) ??
		notCovered(facts, range) ??
		(changes.length === 0 ? tooYoung(facts, range) : undefined) ??
		tooFew("changes", changes.length, fewestChanges) ??
		tooFew("lines", lines, fewestLines);
	return figure("rework", evidence, sum(files, reworkedOf) / lines, lack);
}

function notCovered({ snapshot: { lines } }: Facts, range: DayRange): NotEnough | undefined {
	return lines.state === "known" && lines.since > range.from
		? { code: "not-covered", since: lines.since }
		: undefined;
}

function tooYoung(facts: Facts, range: DayRange): NotEnough | undefined {
	const [first] = livedIn(facts, range).young;
	const window = windowOf(facts);
	return first && { code: "too-young", window, on: addDays(first.change.landedOn, window + 1) };
}

function reworkedOf({ file }: FileOfChange): number {
	return sum(file.reworked, ({ lines }) => lines);
}

/** Newest first, as history is. */
function changesOf(files: readonly FileOfChange[]): readonly Change[] {
	return [...new Set(files.map(({ change }) => change))].sort((a, b) => b.landed - a.landed);
}

function rewrittenOf(facts: Facts, files: readonly FileOfChange[]): readonly RewrittenChange[] {
	return changesOf(files)
		.map((change) => {
			const own = files.filter((each) => each.change === change);
			const by = own.flatMap(({ file }) => file.reworked.map((each) => each.by));
			return {
				commit: change.commit,
				lines: sum(own, ({ file }) => file.added),
				reworked: sum(own, reworkedOf),
				by: [...new Set(by.map((commit) => facts.changeOf(commit)?.commit ?? commit))],
			};
		})
		.filter(({ reworked }) => reworked > 0)
		.sort((a, b) => b.reworked - a.reworked);
}

function trendOf(facts: Facts, range: DayRange, by: TrendStep): readonly TrendPoint[] {
	if (facts.linesLack) return [];
	const { old } = livedIn(facts, range);
	return stepsOf(range, by).map((step) => {
		const files = old.filter(({ change }) => isWithin(step, change.landedOn));
		const size = sum(files, ({ file }) => file.added);
		return {
			from: step.from,
			to: step.to,
			...(size > 0 && !notCovered(facts, step) && { value: sum(files, reworkedOf) / size }),
			size,
		};
	});
}

/** The first two folders say where in a product a file lies; more would be files again. */
function folderOf(path: string): string {
	const folders = path.split("/").slice(0, -1);
	return folders.slice(0, 2).join("/") || ".";
}

function declaredIn(facts: Facts, range: DayRange): Figure {
	return shareOfChanges(facts, range, "declared-rework", (change) => reworksOf(change).length > 0);
}

function revertsIn(facts: Facts, range: DayRange): Figure {
	return shareOfChanges(facts, range, "reverts", ({ reverts }) => reverts !== undefined);
}

function shareOfChanges(
	facts: Facts,
	range: DayRange,
	definition: "declared-rework" | "reverts",
	counts: (change: Change) => boolean,
): Figure {
	const landed = landedIn(facts, range);
	const counted = landed.filter(counts);
	const lack = facts.changesLack ?? notBegun(facts, range) ?? tooFew("changes", landed.length, fewestChanges);
	const evidence = { of: "changes", size: landed.length, changes: counted } as const;
	return figure(definition, evidence, counted.length / landed.length, lack);
}

function reworksOf({ record, otherRecords = [] }: Change) {
	return [record, ...otherRecords].flatMap((each) => each?.rework ?? []);
}

function reasonsOf(landed: readonly Change[]): ReworkMeasure["byReason"] {
	const reasons = new Map<ReworkReason | undefined, string[]>();
	for (const change of landed)
		for (const { because } of reworksOf(change))
			reasons.set(because, [...(reasons.get(because) ?? []), change.commit]);
	return [...reasons]
		.map(([reason, changes]) => ({ ...(reason !== undefined && { reason }), changes }))
		.sort((a, b) => b.changes.length - a.changes.length);
}

function sum<T>(values: readonly T[], amount: (value: T) => number): number {
	return values.reduce((total, value) => total + amount(value), 0);
}

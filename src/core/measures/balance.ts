import type { Change } from "../history/history.ts";
import { addDays } from "../planning/nextPeriod.ts";
import { type Facts, fewestChanges, landedIn, notBegun } from "./facts.ts";
import { compared, figure, tooFew } from "./figures.ts";
import type { BalanceMeasure, DayRange, Figure, Split, WorkKind } from "./measures.ts";
import { workKinds } from "./measures.ts";
import { daysBetween, stepsOf } from "./ranges.ts";
import { workKindOf } from "./workKind.ts";

/** Half-periods that differ by less are steady. */
const steady = 0.05;

export function balanceOf(facts: Facts): BalanceMeasure {
	const { period, compare } = facts.options;
	const capacity = facts.intent?.capacity;
	const agreed = capacity && capacity.product / (capacity.product + capacity.engineering);
	const drift = driftOf(facts, period);
	const of = (unit: Unit) =>
		compared(productShare(facts, period, unit), compare && productShare(facts, compare, unit));
	return {
		...(agreed !== undefined && Number.isFinite(agreed) && { agreed }),
		changes: of("changes"),
		lines: of("lines"),
		whole: splitOf(facts, landedIn(facts, period)),
		months: stepsOf(period, "month")
			.filter(({ from }) => from <= facts.today)
			.map(({ from, to }) => ({ from, to, ...splitOf(facts, landedIn(facts, { from, to })) })),
		...(drift && { drift }),
	};
}

type Unit = "changes" | "lines";

function productShare(facts: Facts, range: DayRange, unit: Unit): Figure {
	const landed = landedIn(facts, range);
	const counted = landed.filter((change) => weightOf(workKindOf(change, facts.intent)) !== undefined);
	const size =
		unit === "changes" ? counted.length : counted.reduce((all, each) => all + linesOf(facts, each), 0);
	const lack =
		facts.changesLack ??
		notBegun(facts, range) ??
		tooFew("served changes", counted.length, fewestChanges) ??
		tooFew(unit, size, 1);
	const definition = unit === "changes" ? "balance-of-changes" : "balance-of-lines";
	const evidence = { of: unit, size, changes: counted };
	return figure(definition, evidence, shareOf(facts, counted, unit), lack);
}

/** Share of product in product and engineering work; blended work counts half to each. */
function shareOf(facts: Facts, changes: readonly Change[], unit: Unit): number | undefined {
	let [product, all] = [0, 0];
	for (const change of changes) {
		const weight = weightOf(workKindOf(change, facts.intent));
		if (weight === undefined) continue;
		const size = unit === "changes" ? 1 : linesOf(facts, change);
		product += weight * size;
		all += size;
	}
	return all === 0 ? undefined : product / all;
}

function weightOf(kind: WorkKind): number | undefined {
	return { product: 1, blended: 0.5, engineering: 0, none: undefined, unknown: undefined }[kind];
}

/** Lines added and deleted: within the scope's path, or else as history counted them. */
function linesOf(facts: Facts, change: Change): number {
	if (facts.options.path === undefined) return (change.size?.added ?? 0) + (change.size?.deleted ?? 0);
	return facts.files
		.filter((each) => each.change === change)
		.reduce((all, { file }) => all + file.added + file.deleted, 0);
}

function splitOf(facts: Facts, landed: readonly Change[]): Split {
	const kinds = workKinds.map((kind) => {
		const changes = landed.filter((change) => workKindOf(change, facts.intent) === kind);
		return { kind, changes, lines: changes.reduce((all, each) => all + linesOf(facts, each), 0) };
	});
	const allLines = kinds.reduce((all, { lines }) => all + lines, 0);
	const product = shareOf(facts, landed, "changes");
	return {
		changes: byKind(kinds, ({ changes }) => changes.length / Math.max(1, landed.length)),
		lines: byKind(kinds, ({ lines }) => lines / Math.max(1, allLines)),
		commits: byKind(kinds, ({ changes }) => changes.map(({ commit }) => commit)),
		...(product !== undefined && { product }),
	};
}

function byKind<Row extends { readonly kind: WorkKind }, Value>(
	rows: readonly Row[],
	value: (row: Row) => Value,
): Readonly<Record<WorkKind, Value>> {
	return Object.fromEntries(rows.map((row) => [row.kind, value(row)])) as Record<WorkKind, Value>;
}

/** The second half of what has passed of the period, against the first. */
function driftOf(facts: Facts, { from, to }: DayRange): BalanceMeasure["drift"] {
	const end = to < facts.today ? to : facts.today;
	const middle = addDays(from, Math.floor(daysBetween(from, end) / 2));
	const first = productShare(facts, { from, to: middle }, "changes").value;
	const second = productShare(facts, { from: addDays(middle, 1), to: end }, "changes").value;
	if (first === undefined || second === undefined) return undefined;
	const by = second - first;
	return { to: Math.abs(by) < steady ? "steady" : by > 0 ? "product" : "engineering", by };
}

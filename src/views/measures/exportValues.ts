// The measures for machines: every number with its sample, and for JSON the changes behind it. No person is in them.

import type { Compared, Figure, Measures, TrendPoint } from "../../core/measures/measures.ts";

/** Everything, as it was computed. */
export function measuresJson(measures: Measures): string {
	return `${JSON.stringify(measures, undefined, "\t")}\n`;
}

interface Row {
	readonly measure: string;
	readonly of: string;
	readonly from: string;
	readonly to: string;
	readonly value: number | undefined;
	readonly sample: number | undefined;
	readonly unit: string;
}

const columns = ["measure", "of", "from", "to", "value", "sample", "unit"] as const;

/** One row for each number: what it measures, of what, over which days, its sample and unit. Shares are from 0 to 1. */
export function measuresCsv(measures: Measures): string {
	const rows = [
		...headline(measures),
		...trends(measures),
		...splits(measures),
		...outcomes(measures),
		...scores(measures),
	];
	const lines = [
		columns.join(","),
		...rows.map((row) => columns.map((column) => field(row[column])).join(",")),
	];
	return `${lines.join("\r\n")}\r\n`;
}

type Range = Pick<Row, "from" | "to">;

function figure(
	measure: string,
	{ value, sample }: Figure,
	unit: string,
	{ from, to }: Range,
	of = "all",
): Row {
	return { measure, of, from, to, value, sample: sample.size, unit };
}

function headline({ period, compare, rework, time, balance }: Measures): Row[] {
	const both = (measure: string, { now, before }: Compared, unit: string) => [
		figure(measure, now, unit, period),
		...(before && compare ? [figure(measure, before, unit, compare)] : []),
	];
	return [
		...both("rework", rework.share, "share"),
		...both("declared rework", rework.declared, "share"),
		...both("reverts", rework.reverts, "share"),
		...both("time to landing median", time.toLanding.median, "days"),
		...both("time to landing 85%", time.toLanding.most, "days"),
		...both("time to release median", time.toRelease.median, "days"),
		...both("time to release 85%", time.toRelease.most, "days"),
		...both("balance of changes product", balance.changes, "share"),
		...both("balance of lines product", balance.lines, "share"),
		...(balance.agreed === undefined
			? []
			: [
					{
						measure: "balance agreed product",
						of: "all",
						...days(period),
						value: balance.agreed,
						sample: undefined,
						unit: "share",
					},
				]),
	];
}

function days({ from, to }: Range): Range {
	return { from, to };
}

function trends({ rework, period }: Measures): Row[] {
	const point = ({ from, to, value, size }: TrendPoint): Row => ({
		measure: "rework",
		of: "trend",
		from,
		to,
		value,
		sample: size,
		unit: "share",
	});
	const groups = [
		["problem", rework.byProblem],
		["goal", rework.byGoal],
		["path", rework.byPath],
	] as const;
	return [
		...rework.trend.map(point),
		...rework.trendBefore.map(point),
		...groups.flatMap(([kind, all]) =>
			all.map((group) => figure("rework", group.figure, "share", period, `${kind} ${group.key}`)),
		),
	];
}

function splits({ balance }: Measures): Row[] {
	return balance.months.flatMap(({ from, to, changes }) =>
		Object.entries(changes).map(([kind, value]) => ({
			measure: "balance of changes",
			of: kind,
			from,
			to,
			value,
			sample: undefined,
			unit: "share",
		})),
	);
}

function outcomes({ outcomes: { keyResults } }: Measures): Row[] {
	return keyResults.flatMap(({ ref, unit = "", readings }) =>
		readings.map(({ on, value }) => ({
			measure: "key result",
			of: ref,
			from: on,
			to: on,
			value,
			sample: undefined,
			unit,
		})),
	);
}

function scores({ satisfaction, morale }: Measures): Row[] {
	const rows = (measure: string, points: Measures["morale"]["points"]) =>
		points.map(({ on, score, of, answers }) => ({
			measure,
			of: "all",
			from: on,
			to: on,
			value: score,
			sample: answers,
			unit: `of ${of}`,
		}));
	return [...rows("satisfaction", satisfaction.points), ...rows("morale", morale.points)];
}

/** Quoted where it must be; what a spreadsheet would take for a formula is text. */
function field(value: string | number | undefined): string {
	if (value === undefined) return "";
	if (typeof value === "number") return String(value);
	const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

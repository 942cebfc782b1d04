import type { ScoreMeasure, ScorePoint } from "../../core/measures/measures.ts";
import { number, shortDay } from "../../host/words.ts";
import type { Line, LineChart, Measure, Said, Table } from "../../webview/measures/model.ts";
import type { MeasuresContext } from "./context.ts";
import { definitionOf } from "./definitions.ts";
import { lackOf, percent, rangeName, tenths } from "./say.ts";
import { numeral, text } from "./tables.ts";
import { daysSince, niceAxis, timeAxis } from "./ticks.ts";

export function moraleMeasure(context: MeasuresContext): Measure {
	const { words, measures } = context;
	const { l10n } = words;
	const { satisfaction, morale } = measures;
	const customers = scoreOf(satisfaction, context);
	const team = scoreOf(morale, context);
	const lack = satisfaction.latest.now.notEnough ?? morale.latest.now.notEnough;
	const chart = linesOf(context);
	return {
		key: "morale",
		title: l10n.t("Satisfaction and morale"),
		...((customers ?? team) !== undefined && {
			figure: {
				value: customers ?? team ?? "",
				asides: [
					...(customers === undefined ? [] : [{ text: l10n.t("customers"), tone: "plain" } as const]),
					...changeOf(satisfaction, context),
					...(customers !== undefined && team !== undefined
						? [{ text: l10n.t("team {0}", team), tone: "plain" } as const]
						: []),
				],
			},
		}),
		...(customers === undefined && team === undefined && lack && { lack: lackOf(lack, words) }),
		...(chart && { chart, twin: twinOf(context) }),
		notes: notes(context, customers === undefined, team === undefined),
		details: [definitionOf("morale", l10n, measures.rework.window), ...checkInsDetail(context)],
		action: { label: l10n.t("Record Check-in"), action: "recordCheckIn" },
	};
}

function scoreOf({ latest, of }: ScoreMeasure, { words }: MeasuresContext): string | undefined {
	const { value } = latest.now;
	if (value === undefined || of === undefined) return undefined;
	return words.l10n.t("{0} of {1}", number(value, words), number(of, words));
}

function changeOf({ latest }: ScoreMeasure, { words, measures }: MeasuresContext): Said[] {
	const { change } = latest;
	const { l10n } = words;
	if (change === undefined || !measures.compare) return [];
	const name = rangeName(measures.compare, words);
	if (Math.abs(change) < 0.05) return [{ text: l10n.t("as in {0}", name), tone: "plain" }];
	const by = tenths(Math.abs(change), words);
	return change > 0
		? [{ text: l10n.t("{0} more than in {1}", by, name), tone: "good" }]
		: [{ text: l10n.t("{0} less than in {1}", by, name), tone: "bad" }];
}

function notes({ words, measures }: MeasuresContext, noCustomers: boolean, noTeam: boolean): string[] {
	const { l10n } = words;
	const { satisfaction, morale } = measures;
	const only = (measure: ScoreMeasure) =>
		measure.latest.now.notEnough && lackOf(measure.latest.now.notEnough, words);
	const missing = noCustomers === noTeam ? undefined : noTeam ? only(morale) : only(satisfaction);
	return [
		l10n.t("As recorded in check-ins; a score is shown from five answers on."),
		...(missing === undefined
			? []
			: [noTeam ? l10n.t("Morale: {0}", missing) : l10n.t("Satisfaction: {0}", missing)]),
		...(morale.withheld === 1 ? [l10n.t("1 check-in had too few answers about morale.")] : []),
		...(morale.withheld > 1
			? [l10n.t("{0} check-ins had too few answers about morale.", morale.withheld)]
			: []),
	];
}

function linesOf(context: MeasuresContext): LineChart | undefined {
	const { words, measures } = context;
	const { l10n } = words;
	const { satisfaction, morale, period } = measures;
	const all = [...satisfaction.points, ...morale.points];
	if (Math.max(satisfaction.points.length, morale.points.length) < 2) return undefined;
	const scales = new Set(all.map(({ of }) => of));
	// Scores of one scale are drawn on it; of several, as shares of their scales.
	const y = (point: ScorePoint) => (scales.size === 1 ? point.score : point.score / point.of);
	const line = (key: Line["key"], label: string, points: readonly ScorePoint[]): Line => ({
		key,
		label,
		points: points.map((point) => ({
			x: daysSince(point.on, period.from),
			y: y(point),
			text: `${shortDay(point.on, words)}: ${saidOf(point, context)}`,
		})),
	});
	const lowest = Math.min(...all.map(y));
	const step = scales.size === 1 ? 0.5 : 0.1;
	return {
		kind: "lines",
		summary: [
			trendOf(l10n.t("customers"), satisfaction.points, context),
			trendOf(l10n.t("team"), morale.points, context),
		]
			.filter((said) => said !== undefined)
			.join(" "),
		x: timeAxis(period.from, period.to, words),
		y: niceAxis(all.map(y), {
			from: Math.max(0, Math.floor(lowest / step) * step),
			most: 3,
			label: (at) => (scales.size === 1 ? tenths(at, words) : percent(at, words)),
		}),
		lines: [
			...(satisfaction.points.length > 0
				? [line("customers", labelOf(l10n.t("customers"), satisfaction.points, context), satisfaction.points)]
				: []),
			...(morale.points.length > 0
				? [line("team", labelOf(l10n.t("team"), morale.points, context), morale.points)]
				: []),
		],
	};
}

function labelOf(who: string, points: readonly ScorePoint[], { words: { l10n } }: MeasuresContext): string {
	const answers = points.at(-1)?.answers;
	return answers === undefined ? who : l10n.t("{0} · {1} answers", who, answers);
}

function saidOf({ score, of, answers }: ScorePoint, { words }: MeasuresContext): string {
	const { l10n } = words;
	return answers === undefined
		? l10n.t("{0} of {1}", number(score, words), number(of, words))
		: l10n.t("{0} of {1}, {2} answers", number(score, words), number(of, words), answers);
}

function trendOf(who: string, points: readonly ScorePoint[], { words }: MeasuresContext): string | undefined {
	const [first, last] = [points[0], points.at(-1)];
	if (!first || !last) return undefined;
	return words.l10n.t(
		"{0} went from {1} to {2} of {3}.",
		who,
		number(first.score, words),
		number(last.score, words),
		number(last.of, words),
	);
}

function twinOf(context: MeasuresContext): Table {
	const { words, measures } = context;
	const { l10n } = words;
	const { satisfaction, morale } = measures;
	const days = [...new Set([...satisfaction.points, ...morale.points].map(({ on }) => on))].sort();
	const cell = (points: readonly ScorePoint[], day: string) => {
		const point = points.find(({ on }) => on === day);
		return numeral(point ? saidOf(point, context) : "–");
	};
	return {
		caption: l10n.t("Satisfaction and morale by check-in"),
		heads: [
			{ text: l10n.t("Day") },
			{ text: l10n.t("customers"), isNumber: true },
			{ text: l10n.t("team"), isNumber: true },
		],
		rows: days.map((day) => [
			text(shortDay(day, words)),
			cell(satisfaction.points, day),
			cell(morale.points, day),
		]),
	};
}

function checkInsDetail(context: MeasuresContext) {
	const { words, measures } = context;
	const { l10n } = words;
	const files = new Map(
		[...measures.satisfaction.points, ...measures.morale.points].map(({ file, on }) => [file, on]),
	);
	if (files.size === 0) return [];
	const table: Table = {
		caption: l10n.t("Check-ins"),
		heads: [
			{ text: l10n.t("Day") },
			{ text: l10n.t("customers"), isNumber: true },
			{ text: l10n.t("team"), isNumber: true },
		],
		rows: [...files]
			.sort(([, a], [, b]) => a.localeCompare(b))
			.map(([file, on]) => {
				const said = (points: readonly ScorePoint[]) => {
					const point = points.find((one) => one.file === file);
					return numeral(point ? saidOf(point, context) : "–");
				};
				return [
					{ text: shortDay(on, words), open: { what: "record", name: file } } as const,
					said(measures.satisfaction.points),
					said(measures.morale.points),
				];
			}),
	};
	return [
		{
			key: "checkIns",
			label: l10n.t("Check-ins"),
			heading: l10n.t("The check-ins behind it"),
			paragraphs: [],
			tables: [table],
		},
	];
}

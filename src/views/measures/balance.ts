import { type BalanceMeasure, type Split, type WorkKind, workKinds } from "../../core/measures/measures.ts";
import type { Bar, BarChart, Measure, Said, Table } from "../../webview/measures/model.ts";
import type { MeasuresContext } from "./context.ts";
import { definitionOf } from "./definitions.ts";
import { count, lackOf, percent, rangeName, ratio } from "./say.ts";
import { changesDetail, changesTable, numeral, text } from "./tables.ts";
import { monthName } from "./ticks.ts";

/** Closer to the agreement than this is as agreed. */
const closeEnough = 0.05;

export function balanceMeasure(context: MeasuresContext): Measure {
	const { words, measures } = context;
	const { l10n } = words;
	const { balance } = measures;
	const { value, notEnough } = balance.changes.now;
	const hasChart = value !== undefined && balance.months.some(hasWork);
	return {
		key: "balance",
		title: l10n.t("Balance"),
		...(notEnough?.code === "pending" && { isReading: true }),
		...(value !== undefined && {
			figure: { value: ratio(value, words), asides: asides(value, balance, context) },
		}),
		...(notEnough && { lack: lackOf(notEnough, words) }),
		...(hasChart && { chart: barsOf(context), twin: twinOf(context) }),
		notes: notes(context),
		details: [
			definitionOf("balance", l10n, measures.rework.window),
			...changesDetail(behind(context), context),
		],
	};
}

function asides(
	value: number,
	{ agreed, drift, changes }: BalanceMeasure,
	{ words, measures }: MeasuresContext,
): Said[] {
	const { l10n } = words;
	const before = changes.before?.value;
	return [
		...(agreed === undefined
			? []
			: [
					{
						text: l10n.t("agreed {0}", ratio(agreed, words)),
						tone: Math.abs(value - agreed) > closeEnough ? "attention" : "plain",
					} as const,
				]),
		...(before === undefined || !measures.compare
			? []
			: [
					{
						text: l10n.t("{0} in {1}", ratio(before, words), rangeName(measures.compare, words)),
						tone: "plain",
					} as const,
				]),
		...driftOf(drift, words.l10n),
	];
}

function driftOf(drift: BalanceMeasure["drift"], l10n: MeasuresContext["words"]["l10n"]): Said[] {
	switch (drift?.to) {
		case "product":
			return [{ text: l10n.t("moving towards product"), tone: "plain" }];
		case "engineering":
			return [{ text: l10n.t("moving towards engineering"), tone: "plain" }];
		case "steady":
			return [{ text: l10n.t("steady"), tone: "plain" }];
		default:
			return [];
	}
}

function notes({ words, measures }: MeasuresContext): string[] {
	const { l10n } = words;
	const { balance } = measures;
	const { value, sample } = balance.changes.now;
	const lines = balance.lines.now.value;
	const unknown = balance.whole.commits.unknown.length;
	if (value === undefined) return [];
	return [
		l10n.t(
			"Product to engineering, of {0} landed changes by what their why serves; what serves both counts half for each.",
			count(sample.size, words),
		),
		...(lines === undefined ? [] : [l10n.t("By lines it is {0}.", ratio(lines, words))]),
		...(unknown === 1 ? [l10n.t("Of 1 change nobody said what it is for.")] : []),
		...(unknown > 1 ? [l10n.t("Of {0} changes nobody said what they are for.", count(unknown, words))] : []),
	];
}

export function kindNames({ l10n }: MeasuresContext["words"]): Readonly<Record<WorkKind, string>> {
	return {
		product: l10n.t("product"),
		blended: l10n.t("both"),
		engineering: l10n.t("engineering"),
		none: l10n.t("neither, on purpose"),
		unknown: l10n.t("unknown"),
	};
}

const hasWork = ({ changes }: Split) => workKinds.some((kind) => changes[kind] > 0);

function barsOf({ words, measures }: MeasuresContext): BarChart {
	const { l10n, locale } = words;
	const { balance } = measures;
	const names = kindNames(words);
	const months = balance.months.filter(hasWork);
	const short = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
	const bars = months.map((month): Bar => {
		const told = month.changes.product + month.changes.blended + month.changes.engineering;
		return {
			label: short.format(Date.parse(month.from)),
			value: month.product === undefined ? "–" : ratio(month.product, words),
			parts: workKinds.map((key) => ({
				key,
				share: month.changes[key],
				text: `${names[key]}: ${percent(month.changes[key], words)}`,
			})),
			...(balance.agreed !== undefined && told > 0 && { agreedAt: balance.agreed * told }),
		};
	});
	return {
		kind: "bars",
		summary: l10n.t(
			"Product to engineering by month: {0}.",
			bars.map(({ label, value }) => `${label} ${value}`).join(", "),
		),
		legend: workKinds
			.filter((key) => months.some(({ changes }) => changes[key] > 0))
			.map((key) => ({ key, label: names[key] })),
		bars,
		...(balance.agreed !== undefined && { agreed: l10n.t("agreed {0}", ratio(balance.agreed, words)) }),
	};
}

function twinOf({ words, measures }: MeasuresContext): Table {
	const { l10n } = words;
	const { balance, period } = measures;
	const names = kindNames(words);
	const row = (name: string, split: Split) => [
		text(name),
		...workKinds.map((kind) => numeral(percent(split.changes[kind], words))),
		numeral(split.product === undefined ? "–" : ratio(split.product, words)),
	];
	return {
		caption: l10n.t("Balance by month, in percent of changes"),
		heads: [
			{ text: l10n.t("Month") },
			...workKinds.map((kind) => ({ text: names[kind], isNumber: true })),
			{ text: l10n.t("product : engineering"), isNumber: true },
		],
		rows: [
			...balance.months.filter(hasWork).map((month) => row(monthName(month.from.slice(0, 7), words), month)),
			row(rangeName(period, words), balance.whole),
		],
	};
}

function behind(context: MeasuresContext): Table[] {
	const { words, measures } = context;
	const { commits } = measures.balance.whole;
	const names = kindNames(words);
	const kindOf = new Map(workKinds.flatMap((kind) => commits[kind].map((commit) => [commit, kind] as const)));
	const all = (measures.changes ?? []).filter((commit) => kindOf.has(commit));
	return [
		changesTable(words.l10n.t("Changes"), all, context, {
			head: { text: words.l10n.t("Counts as") },
			cell: (commit) => text(names[kindOf.get(commit) ?? "unknown"]),
		}),
	];
}

import type { Compared, Duration } from "../../core/measures/measures.ts";
import type { DotChart, Figure, Measure, Said, Table } from "../../webview/measures/model.ts";
import { type MeasuresContext, titleFor } from "./context.ts";
import { definitionOf } from "./definitions.ts";
import { count, days, lackOf, percent, rangeName } from "./say.ts";
import { changesDetail, changesTable, groupsDetail, numeral, text } from "./tables.ts";
import { niceAxis } from "./ticks.ts";

/** To the release that has it; to landing where too little was released, which is said. */
export function timeMeasure(context: MeasuresContext): Measure {
	const { words, measures } = context;
	const { l10n } = words;
	const { toLanding, toRelease } = measures.time;
	const isReleased = toRelease.median.now.value !== undefined || toLanding.median.now.value === undefined;
	const shown = isReleased ? toRelease : toLanding;
	const { notEnough } = shown.median.now;
	const figure = figureOf(shown, context);
	const chart = figure && dotsOf(shown, context);
	return {
		key: "timeToMarket",
		title: isReleased ? l10n.t("Time to market") : l10n.t("Time to landing"),
		...(notEnough?.code === "pending" && { isReading: true }),
		...(figure && { figure }),
		...(notEnough && { lack: lackOf(notEnough, words) }),
		...(chart && { chart, twin: twinOf(shown, chart, context) }),
		notes: notes(shown, isReleased, context),
		details: [
			definitionOf("timeToMarket", l10n, measures.rework.window),
			...changesDetail(behind(shown, context), context),
			...groups(shown, context),
		],
	};
}

function figureOf({ median, most }: Duration, context: MeasuresContext): Figure | undefined {
	const { words } = context;
	if (median.now.value === undefined) return undefined;
	return {
		value: days(median.now.value, words),
		asides: [
			...(most.now.value === undefined
				? []
				: [
						{
							text: words.l10n.t("{0} within {1}", percent(0.85, words), days(most.now.value, words)),
							tone: "plain",
						} as const,
					]),
			...compared(median, context),
		],
	};
}

function compared({ change, before }: Compared, { words, measures }: MeasuresContext): Said[] {
	const { l10n } = words;
	if (change === undefined || before?.value === undefined || !measures.compare) return [];
	const name = rangeName(measures.compare, words);
	if (Math.abs(change) < 0.05) return [{ text: l10n.t("as in {0}", name), tone: "plain" }];
	const by = days(Math.abs(change), words);
	return change < 0
		? [{ text: l10n.t("{0} less than in {1}", by, name), tone: "good" }]
		: [{ text: l10n.t("{0} more than in {1}", by, name), tone: "bad" }];
}

function notes(
	{ each, skewed }: Duration,
	isReleased: boolean,
	{ words, measures }: MeasuresContext,
): string[] {
	const { l10n } = words;
	const { toLanding } = measures.time;
	const size = count(each.length, words);
	const landing = toLanding.median.now.value;
	return [
		...(each.length === 0
			? []
			: [
					isReleased
						? l10n.t(
								"From the first why, or the first commit, to the release that has it: {0} released changes.",
								size,
							)
						: l10n.t("From the first why, or the first commit, to landing: {0} changes.", size),
				]),
		...(isReleased && landing !== undefined && each.length > 0
			? [l10n.t("Half of what landed took at most {0} to land.", days(landing, words))]
			: []),
		...(skewed.length > 0 ? [l10n.t("Left out, for their clocks disagree: {0}.", skewed.length)] : []),
	];
}

function dotsOf({ each, median, most }: Duration, { words, changes }: MeasuresContext): DotChart {
	const { l10n } = words;
	const longest = each.at(-1)?.days ?? 0;
	const axis = niceAxis([longest], { from: 0, most: 5, label: (at) => count(at, words) });
	const unit = axis.ticks.map((tick, index) =>
		index === axis.ticks.length - 1 ? { ...tick, label: days(tick.at, words) } : tick,
	);
	const [middle, wide] = [median.now.value ?? 0, most.now.value];
	return {
		kind: "dots",
		summary: l10n.t(
			"{0} changes took up to {1}; half of them at most {2}.",
			count(each.length, words),
			days(longest, words),
			days(middle, words),
		),
		x: { ...axis, ticks: unit },
		dots: each.map((one) => ({
			x: one.days,
			text: `${changes.get(one.commit)?.subject ?? one.commit.slice(0, 10)}: ${days(one.days, words)}`,
		})),
		marks: [
			{ key: "median", x: middle, label: l10n.t("median") },
			...(wide === undefined ? [] : [{ key: "most", x: wide, label: percent(0.85, words) } as const]),
		],
	};
}

/** How many took how long, in the steps of the axis. */
function twinOf({ each }: Duration, { x: { ticks } }: DotChart, { words }: MeasuresContext): Table {
	const { l10n } = words;
	return {
		caption: l10n.t("How long changes took"),
		heads: [{ text: l10n.t("Days") }, { text: l10n.t("Changes"), isNumber: true }],
		rows: ticks.slice(1).map(({ at: to }, index) => {
			const from = ticks[index]?.at ?? 0;
			// The last step holds what lies on its end, too.
			const isLast = index === ticks.length - 2;
			const inside = each.filter((one) => one.days >= from && (one.days < to || (isLast && one.days <= to)));
			return [
				text(l10n.t("{0} to {1}", count(from, words), count(to, words))),
				numeral(count(inside.length, words)),
			];
		}),
	};
}

function behind({ each, skewed, unknown }: Duration, context: MeasuresContext): Table[] {
	const { l10n } = context.words;
	const took = new Map(each.map((one) => [one.commit, one.days]));
	const longestFirst = each.map(({ commit }) => commit).reverse();
	return [
		changesTable(l10n.t("Changes, the longest first"), longestFirst, context, {
			head: { text: l10n.t("Took"), isNumber: true },
			cell: (commit) => numeral(days(took.get(commit) ?? 0, context.words)),
		}),
		changesTable(l10n.t("Left out, for their clocks disagree"), skewed, context),
		changesTable(l10n.t("Left out, for nobody knows when they began"), unknown, context),
	];
}

function groups({ byProblem, byGoal }: Duration, context: MeasuresContext) {
	const { words, intent } = context;
	const { l10n } = words;
	const head = l10n.t("Median");
	const nameOf = (ref: string) => titleFor(ref, intent);
	return groupsDetail(
		l10n.t("By problem and goal"),
		[
			{ caption: l10n.t("Problem"), head, groups: byProblem, nameOf },
			{ caption: l10n.t("Engineering goal"), head, groups: byGoal, nameOf },
		],
		(value) => days(value, words),
		context,
	);
}

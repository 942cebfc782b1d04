import type { Compared, ReworkMeasure, TrendPoint } from "../../core/measures/measures.ts";
import type { Day } from "../../core/model.ts";
import { list, reworkReasonName, shortDay } from "../../host/words.ts";
import type { Line, LineChart, Measure, Said, Table } from "../../webview/measures/model.ts";
import { type MeasuresContext, titleFor } from "./context.ts";
import { definitionOf } from "./definitions.ts";
import { count, lackOf, percent, rangeName, tenths } from "./say.ts";
import { changesDetail, changesTable, groupsDetail, numeral, text } from "./tables.ts";
import { daysSince, niceAxis, timeAxis } from "./ticks.ts";

export function reworkMeasure(context: MeasuresContext): Measure {
	const { words, measures } = context;
	const { l10n } = words;
	const { rework } = measures;
	const { value, notEnough } = rework.share.now;
	const chart = reworkChart(context);
	return {
		key: "rework",
		title: l10n.t("Rework"),
		...(notEnough?.code === "pending" && { isReading: true }),
		...(value !== undefined && {
			figure: { value: percent(value, words), asides: asides(rework.share, context) },
		}),
		...(notEnough && { lack: lackOf(notEnough, words) }),
		...(chart && { chart, twin: twinOf(context) }),
		notes: notes(rework, context),
		details: [
			definitionOf("rework", l10n, rework.window),
			...changesDetail(behind(context), context),
			...groups(context),
		],
	};
}

function asides({ now, before, change }: Compared, { words, measures }: MeasuresContext): Said[] {
	const { l10n } = words;
	if (change === undefined || before?.value === undefined || now.value === undefined || !measures.compare)
		return [];
	const name = rangeName(measures.compare, words);
	// What would round to nothing is none.
	if (Math.abs(change) < 0.0005) return [{ text: l10n.t("as in {0}", name), tone: "plain" }];
	const points = tenths(Math.abs(change) * 100, words);
	return change < 0
		? [{ text: l10n.t("{0} points less than in {1}", points, name), tone: "good" }]
		: [{ text: l10n.t("{0} points more than in {1}", points, name), tone: "bad" }];
}

function notes(
	{ share, window, tooYoung, declared, byReason, reverts, reverted }: ReworkMeasure,
	context: MeasuresContext,
) {
	const { words } = context;
	const { l10n } = words;
	const { value, sample, changes } = share.now;
	const reasons = byReason.map(({ reason, changes: of }) =>
		l10n.t("{0} ({1})", reason ? reworkReasonName(reason, words) : l10n.t("no reason given"), of.length),
	);
	const said = declared.now.changes.length;
	return [
		...(value === undefined
			? []
			: [
					l10n.t(
						"Lines rewritten or deleted within {0} days of landing: {1} of {2}, in {3} changes.",
						window,
						count(value * sample.size, words),
						count(sample.size, words),
						count(changes.length, words),
					),
				]),
		...(tooYoung > 0 ? [l10n.t("{0} lines landed too recently to tell.", count(tooYoung, words))] : []),
		...(said === 1 ? [l10n.t("1 change says it reworks another: {0}.", list(reasons, words))] : []),
		...(said > 1 ? [l10n.t("{0} changes say they rework others: {1}.", said, list(reasons, words))] : []),
		...(reverted.length === 1 ? [l10n.t("1 change took a commit back.")] : []),
		...(reverted.length > 1 ? [l10n.t("{0} changes took commits back.", reverts.now.changes.length)] : []),
	];
}

function reworkChart({ words, measures }: MeasuresContext): LineChart | undefined {
	const { rework, period, compare } = measures;
	const now = pointsOf(rework.trend, period.from);
	const before = compare ? pointsOf(rework.trendBefore, compare.from) : [];
	const known = [...now, ...before].filter((point) => point !== null);
	// One point is the figure again.
	if (now.filter((point) => point !== null).length < 2) return undefined;
	const line = (key: Line["key"], label: string, points: ReturnType<typeof pointsOf>): Line => ({
		key,
		label,
		points: points.map(
			(point) =>
				point && {
					x: point.x,
					y: point.y,
					text: `${shortDay(point.from, words)}: ${percent(point.y, words)}`,
				},
		),
	});
	const first = known[0];
	const last = now.findLast((point) => point !== null);
	return {
		kind: "lines",
		summary: words.l10n.t(
			"Rework over {0}, from {1} to {2}.",
			rangeName(period, words),
			percent(first?.y ?? 0, words),
			percent(last?.y ?? 0, words),
		),
		x: timeAxis(period.from, period.to, words),
		y: niceAxis(
			known.map(({ y }) => y),
			{ from: 0, label: (at) => percent(at, words) },
		),
		lines: [
			...(compare && before.some((point) => point !== null)
				? [line("before", rangeName(compare, words), before)]
				: []),
			line("now", rangeName(period, words), now),
		],
	};
}

/** In the middle of their weeks and months; a point without a value breaks the line. */
function pointsOf(trend: readonly TrendPoint[], since: Day) {
	return trend.map(({ from, to, value }) =>
		value === undefined ? null : { from, x: (daysSince(from, since) + daysSince(to, since)) / 2, y: value },
	);
}

function twinOf({ words, measures }: MeasuresContext): Table {
	const { l10n } = words;
	const { rework, period, compare, by } = measures;
	const said = (point: TrendPoint | undefined) =>
		numeral(point?.value === undefined ? "–" : percent(point.value, words));
	const rows = Math.max(rework.trend.length, compare ? rework.trendBefore.length : 0);
	return {
		caption: by === "week" ? l10n.t("Rework by week") : l10n.t("Rework by month"),
		heads: [
			{ text: l10n.t("From") },
			{ text: rangeName(period, words), isNumber: true },
			{ text: l10n.t("Lines"), isNumber: true },
			...(compare ? [{ text: rangeName(compare, words), isNumber: true }] : []),
		],
		rows: Array.from({ length: rows }, (_, index) => {
			const [now, before] = [rework.trend[index], rework.trendBefore[index]];
			return [
				text(now ? shortDay(now.from, words) : "–"),
				said(now),
				numeral(now ? count(now.size, words) : "–"),
				...(compare ? [said(before)] : []),
			];
		}),
	};
}

function behind(context: MeasuresContext): Table[] {
	const { measures, words } = context;
	const { l10n } = words;
	const { rework } = measures;
	const reasonOf = new Map(
		rework.byReason.flatMap(({ reason, changes }) =>
			changes.map(
				(commit) => [commit, reason ? reworkReasonName(reason, words) : l10n.t("no reason given")] as const,
			),
		),
	);
	const backOf = new Map(rework.reverted.map(({ by, of }) => [by, of]));
	return [
		rewrittenTable(context),
		changesTable(l10n.t("Changes that say they rework others"), rework.declared.now.changes, context, {
			head: { text: l10n.t("Reason") },
			cell: (commit) => text(reasonOf.get(commit) ?? ""),
		}),
		changesTable(l10n.t("Changes that took commits back"), rework.reverts.now.changes, context, {
			head: { text: l10n.t("Takes back") },
			cell: (commit) => {
				const of = backOf.get(commit);
				return of === undefined
					? text("")
					: { text: context.changes.get(of)?.subject ?? of.slice(0, 10), open: { what: "commit", name: of } };
			},
		}),
	];
}

/** The changes that lost the most lines first; then those that lost none. */
function rewrittenTable(context: MeasuresContext): Table {
	const { words, measures } = context;
	const { l10n } = words;
	const { rewritten, share } = measures.rework;
	const lost = new Map(rewritten.map((one) => [one.commit, one]));
	const commits = [
		...rewritten.map(({ commit }) => commit),
		...share.now.changes.filter((commit) => !lost.has(commit)),
	];
	return changesTable(l10n.t("Changes whose lines are counted"), commits, context, {
		head: { text: l10n.t("Rewritten"), isNumber: true },
		cell: (commit) => {
			const one = lost.get(commit);
			return numeral(
				one ? l10n.t("{0} of {1} lines", count(one.reworked, words), count(one.lines, words)) : "–",
			);
		},
	});
}

function groups(context: MeasuresContext) {
	const { words, measures, intent } = context;
	const { l10n } = words;
	const { byProblem, byGoal, byPath } = measures.rework;
	const head = l10n.t("Rework");
	const nameOf = (ref: string) => titleFor(ref, intent);
	return groupsDetail(
		l10n.t("By problem, goal and folder"),
		[
			{ caption: l10n.t("Problem"), head, groups: byProblem, nameOf },
			{ caption: l10n.t("Engineering goal"), head, groups: byGoal, nameOf },
			{ caption: l10n.t("Folder"), head, groups: byPath, nameOf: (path) => path },
		],
		(value) => percent(value, words),
		context,
	);
}

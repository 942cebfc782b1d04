import type { Expectation, KeyResultMeasure } from "../../core/measures/measures.ts";
import { amount, isolated, number, shortDay } from "../../host/words.ts";
import type { Cell, Detail, Measure, ProgressRow, Table, Tone } from "../../webview/measures/model.ts";
import { type MeasuresContext, titleFor } from "./context.ts";
import { definitionOf } from "./definitions.ts";
import { count } from "./say.ts";
import { numeral, text } from "./tables.ts";

export function outcomesMeasure(context: MeasuresContext): Measure {
	const { words, measures } = context;
	const { l10n } = words;
	const { keyResults, hit } = measures.outcomes;
	const known = keyResults.filter(({ pace }) => pace !== "unknown");
	const good = known.filter(({ pace }) => pace !== "behind").length;
	const checkIns = new Set(keyResults.flatMap(({ readings }) => readings.map(({ file }) => file))).size;
	return {
		key: "outcomes",
		title: l10n.t("Outcomes"),
		...(known.length > 0 && {
			figure: {
				value: l10n.t("{0} of {1}", count(good, words), count(known.length, words)),
				asides: [
					{ text: l10n.t("key results on pace"), tone: "plain" },
					...(hit.value === undefined
						? []
						: [
								{
									text: l10n.t(
										"{0} of {1} expectations hit",
										count(hitsOf(measures.outcomes.expectations), words),
										count(hit.sample.size, words),
									),
									tone: "plain",
								} as const,
							]),
				],
			},
		}),
		...(keyResults.length === 0 && { lack: l10n.t("alignment.yaml promises no key result yet.") }),
		...(keyResults.length > 0 && {
			chart: {
				kind: "progress",
				heads: [
					l10n.t("Key result"),
					l10n.t("Progress"),
					l10n.t("Now and target"),
					l10n.t("Pace"),
					l10n.t("Expectations"),
				],
				rows: keyResults.map((result) => rowOf(result, context)),
			} as const,
		}),
		notes: [
			...(keyResults.length > 0 ? [l10n.t("The thin line is where the period's time stands.")] : []),
			...(checkIns === 1 ? [l10n.t("Readings from 1 check-in.")] : []),
			...(checkIns > 1 ? [l10n.t("Readings from {0} check-ins.", checkIns)] : []),
		],
		details: [
			definitionOf("outcomes", l10n, measures.rework.window),
			...expectationsDetail(context),
			...readingsDetail(context),
		],
		action: { label: l10n.t("Record Check-in"), action: "recordCheckIn" },
	};
}

function hitsOf(expectations: readonly Expectation[]): number {
	return expectations.filter(({ verdict }) => verdict === "hit").length;
}

function rowOf(result: KeyResultMeasure, context: MeasuresContext): ProgressRow {
	const { words, measures } = context;
	const { l10n } = words;
	const { ref, title, unit, to, now, progress } = result;
	const hasTime = progress.notEnough?.code !== "other-period";
	const value = now ? amount(now.value, unit, words) : l10n.t("not read");
	const target = to === undefined ? "" : l10n.t("target {0}", amount(to, unit, words));
	const pace = paceOf(result, context);
	const expected = expectedOf(result, context);
	return {
		key: `key-result:${ref}`,
		title,
		open: { what: "ref", name: ref },
		...(progress.value !== undefined && { now: Math.min(1, Math.max(0, progress.value)) }),
		...(hasTime && { time: measures.elapsed }),
		tone: toneOf(result),
		value,
		target,
		pace,
		expected,
		spoken: [`${isolated(title)}: ${value}`, target, pace, expected].filter((part) => part !== "").join(", "),
	};
}

function toneOf({ pace }: KeyResultMeasure): Tone {
	return pace === "reached" ? "good" : pace === "behind" ? "bad" : "plain";
}

function paceOf({ pace, progress }: KeyResultMeasure, { words: { l10n } }: MeasuresContext): string {
	switch (pace) {
		case "reached":
			return l10n.t("reached");
		case "on pace":
			return l10n.t("on pace");
		case "behind":
			return l10n.t("behind");
		case "unknown":
			break;
	}
	switch (progress.notEnough?.code) {
		case "no-target":
			return l10n.t("no target");
		case "other-period":
			return l10n.t("of another period");
		case "no-distance":
			return l10n.t("to be kept");
		default:
			return l10n.t("not enough data");
	}
}

function expectedOf({ ref }: KeyResultMeasure, { words: { l10n }, measures }: MeasuresContext): string {
	const all = measures.outcomes.expectations.filter((one) => one.ref === ref);
	const told = all.filter(({ verdict }) => verdict !== "unknown").length;
	const open = all.length - told;
	return [
		...(told > 0
			? [
					told === 1
						? l10n.t("{0} of 1 expectation hit", hitsOf(all))
						: l10n.t("{0} of {1} expectations hit", hitsOf(all), told),
				]
			: []),
		...(open > 0 && told > 0 ? [l10n.t("{0} open", open)] : []),
		...(open === 1 && told === 0 ? [l10n.t("1 expectation open")] : []),
		...(open > 1 && told === 0 ? [l10n.t("{0} expectations open", open)] : []),
	].join(", ");
}

function expectationsDetail(context: MeasuresContext): Detail[] {
	const { words, measures, intent, changes } = context;
	const { l10n } = words;
	const { expectations } = measures.outcomes;
	if (expectations.length === 0) return [];
	const table: Table = {
		caption: l10n.t("What branches expected, and what was measured"),
		heads: [
			{ text: l10n.t("Change") },
			{ text: l10n.t("Key result") },
			{ text: l10n.t("Expected"), isNumber: true },
			{ text: l10n.t("Measured"), isNumber: true },
			{ text: l10n.t("Verdict") },
		],
		rows: expectations.map((one): Cell[] => {
			const unit = intent.keyResults.get(one.ref)?.unit;
			return [
				{
					text: changes.get(one.commit)?.subject ?? one.commit.slice(0, 10),
					open: { what: "commit", name: one.commit },
				},
				text(titleFor(one.ref, intent)),
				numeral(amount(one.expected, unit, words)),
				one.measured
					? {
							text: l10n.t("{0} on {1}", number(one.measured.value, words), shortDay(one.measured.on, words)),
							isNumber: true,
							open: { what: "record", name: one.measured.file },
						}
					: numeral("–"),
				text(verdictOf(one, context)),
			];
		}),
	};
	return [
		{
			key: "changes",
			label: l10n.t("The changes"),
			heading: l10n.t("Expected and measured"),
			paragraphs: [],
			tables: [table],
		},
	];
}

function verdictOf({ verdict, because }: Expectation, { words: { l10n } }: MeasuresContext): string {
	if (verdict === "hit") return l10n.t("hit");
	if (verdict === "missed") return l10n.t("missed");
	switch (because) {
		case "not released":
			return l10n.t("unknown: not released yet");
		case "not read":
			return l10n.t("unknown: not read since");
		case "no direction":
			return l10n.t("unknown: the key result has no direction");
		default:
			return l10n.t("unknown");
	}
}

function readingsDetail({ words, measures }: MeasuresContext): Detail[] {
	const { l10n } = words;
	const tables = measures.outcomes.keyResults
		.filter(({ readings }) => readings.length > 0)
		.map(
			({ title, unit, readings }): Table => ({
				caption: title,
				heads: [{ text: l10n.t("Day") }, { text: l10n.t("Reading"), isNumber: true }],
				rows: readings.map(({ on, value, file }) => [
					{ text: shortDay(on, words), open: { what: "record", name: file } },
					numeral(amount(value, unit, words)),
				]),
			}),
		);
	if (tables.length === 0) return [];
	return [
		{
			key: "readings",
			label: l10n.t("Readings"),
			heading: l10n.t("Readings from check-ins"),
			paragraphs: [],
			tables,
		},
	];
}

// Snapshot and its measures → the page: what there is to choose, what is still being read, and each measure.

import type { Measures } from "../../core/measures/measures.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { isolated, type L10n, type Words } from "../../host/words.ts";
import type {
	Measure,
	MeasuresModel,
	MeasuresWords,
	Notice,
	Progress,
	Selection,
} from "../../webview/measures/model.ts";
import { balanceMeasure } from "./balance.ts";
import { broughtSection } from "./brought.ts";
import type { MeasuresContext } from "./context.ts";
import { moraleMeasure } from "./morale.ts";
import { outcomesMeasure } from "./outcomes.ts";
import { periodChoices } from "./periods.ts";
import { reworkMeasure } from "./rework.ts";
import { count, fullDay, rangeName } from "./say.ts";
import { scopeChoices } from "./scopes.ts";
import { timeMeasure } from "./timeToMarket.ts";

export interface MeasuresInput {
	/** Without one it is still being computed. */
	readonly snapshot: Snapshot | undefined;
	/** Absent where there is no intent to measure against. */
	readonly measures?: Measures;
	/** URI of the workspace folder. */
	readonly folder: string;
	readonly selection: Selection;
	/** Reading was stopped on the page. */
	readonly isStopped: boolean;
}

/** What the page shows. */
export function measuresModel(input: MeasuresInput, l10n: L10n, locale: string): MeasuresModel {
	const { snapshot, measures, folder, selection } = input;
	const words: Words = { l10n, locale, today: snapshot?.today ?? "" };
	const nothing: MeasuresModel = {
		state: "loading",
		folder,
		title: l10n.t("Measures"),
		caption: "",
		notices: [],
		selection,
		measures: [],
		words: wordsOf(l10n),
	};
	if (!snapshot) return { ...nothing, progress: { text: l10n.t("Reading…") } };
	const { intent } = snapshot;
	if (intent.state !== "known" || !measures)
		return { ...nothing, state: "empty", notices: [withoutIntent(snapshot, words)] };
	const progress = progressOf(input, snapshot, words);
	const choices = {
		periods: periodChoices(snapshot, words),
		compares: [
			{ value: "before", label: l10n.t("vs. the one before") },
			{ value: "", label: l10n.t("no comparison") },
		],
		scopes: scopeChoices(intent.intent, snapshot, words),
	};
	const context: MeasuresContext = {
		words,
		intent: intent.intent,
		measures,
		changes: new Map(
			snapshot.history.state === "known"
				? snapshot.history.changes.map((change) => [change.commit, change] as const)
				: [],
		),
	};
	return {
		...nothing,
		// Until there is a history, what was seen last time is worth more than five empty charts.
		state: ["reading", "unasked"].includes(snapshot.history.state) ? "loading" : "measures",
		caption: captionOf(intent.intent.product ?? snapshot.folder, context),
		notices: noticesOf(snapshot, measures, words),
		...(progress && { progress }),
		choices,
		measures: [
			reworkMeasure(context),
			timeMeasure(context),
			balanceMeasure(context),
			outcomesMeasure(context),
			moraleMeasure(context),
		].map((measure) => (input.isStopped && measure.isReading ? unread(measure, words) : measure)),
		brought: broughtSection(context),
	};
}

function unread({ isReading: _, ...measure }: Measure, { l10n }: Words): Measure {
	return { ...measure, lack: l10n.t("Reading was stopped before this was known.") };
}

function captionOf(product: string, { measures, words }: MeasuresContext): string {
	const { l10n } = words;
	const { changes, withWhy, period } = measures;
	const size = changes?.length;
	return [
		isolated(product),
		rangeName(period, words),
		...(size === undefined
			? []
			: [
					size === 1
						? l10n.t("1 change, {0} with a why", count(withWhy ?? 0, words))
						: l10n.t("{0} changes, {1} with a why", count(size, words), count(withWhy ?? 0, words)),
				]),
	].join(" · ");
}

function progressOf(
	{ isStopped }: MeasuresInput,
	{ history, lines }: Snapshot,
	words: Words,
): Progress | undefined {
	const { l10n } = words;
	if (isStopped && lines.state === "reading") {
		return {
			text: l10n.t("Reading was stopped: what it would have told is missing."),
			button: { label: l10n.t("Read On"), action: "resume" },
		};
	}
	const button = { label: l10n.t("Stop"), action: "stop" } as const;
	if (history.state === "reading" || history.state === "unasked")
		return { text: l10n.t("Reading the history…") };
	if (lines.state !== "reading") return undefined;
	const { commits } = lines;
	return {
		text:
			commits === undefined
				? l10n.t("Reading how long lines lived…")
				: l10n.t("Reading how long lines lived: {0} commits so far…", count(commits, words)),
		button,
	};
}

function noticesOf({ intent, history, lines }: Snapshot, { historyFrom }: Measures, words: Words): Notice[] {
	const { l10n } = words;
	const tryAgain = { label: l10n.t("Try Again"), action: "resume" } as const;
	return [
		...(intent.state === "known" && intent.stale
			? [
					{
						text: l10n.t("{0} has errors; this is what it last said.", nameOf(intent.file)),
						button: { label: l10n.t("Open"), action: "openIntent" },
					} as const,
				]
			: []),
		...[
			history.state === "failed" ? history.detail : undefined,
			history.state === "known" && history.uncounted !== undefined
				? l10n.t("The lines of changes couldn't be counted. {0}", history.uncounted)
				: undefined,
			lines.state === "failed" ? lines.detail : undefined,
		].flatMap((text) => (text === undefined ? [] : [{ text, button: tryAgain }])),
		...(historyFrom === undefined
			? []
			: [
					{
						text: l10n.t(
							"This clone begins on {0}: what landed before is missing. “git fetch --unshallow” brings it.",
							fullDay(historyFrom, words),
						),
					},
				]),
	];
}

function withoutIntent({ intent, folder }: Snapshot, { l10n }: Words): Notice {
	if (intent.state === "unreadable") {
		return {
			text: l10n.t("{0} can't be read.", nameOf(intent.file)),
			button: { label: l10n.t("Open"), action: "openIntent" },
		};
	}
	return {
		text: l10n.t("{0} has no alignment.yaml yet.", isolated(folder)),
		button: { label: l10n.t("Create alignment.yaml"), action: "createIntent" },
	};
}

function nameOf(file: string): string {
	return file.slice(file.lastIndexOf("/") + 1);
}

function wordsOf(l10n: L10n): MeasuresWords {
	return {
		period: l10n.t("Period"),
		compare: l10n.t("Compare"),
		scope: l10n.t("Filter"),
		from: l10n.t("From"),
		to: l10n.t("To"),
		export: l10n.t("Export…"),
		table: l10n.t("Table"),
		close: l10n.t("Close"),
		openCommit: l10n.t("Show the commit “{0}”"),
		openRecord: l10n.t("Open the record"),
		notEnough: l10n.t("not enough data"),
		none: "–",
		updated: l10n.t("The measures are of another choice now."),
	};
}

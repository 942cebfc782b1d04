// The tables of a story: numbers that should move, and what landed.

import { markdownText } from "../../core/branch/pullRequestMarkdown.ts";
import { keyResultsOf, type Story, type StoryChange } from "../../core/history/story.ts";
import type { Intent, KeyResult } from "../../core/model.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { amount, longDay, type Words } from "../../host/words.ts";
import type { StoryLinks } from "./links.ts";
import { changeTitle } from "./tellLine.ts";

/** A story, and what its page is told with. */
export interface Telling {
	readonly story: Story;
	readonly snapshot: Snapshot;
	readonly intent: Intent;
	readonly links: StoryLinks;
	readonly words: Words;
}

/** Each number that should move: from where, where it is, where it should go, and what the work expected. */
export function numbersTable(telling: Telling): string {
	const { story, intent, snapshot, links, words } = telling;
	const { l10n } = words;
	const results = keyResultsOf(intent, story.ref, story.kind);
	if (results.length === 0) return "";
	const head = [
		l10n.t("Key result"),
		l10n.t("Start"),
		l10n.t("Now"),
		l10n.t("Promised"),
		l10n.t("Last expected by work that landed"),
	];
	const rows = results.map((result) => {
		const last = snapshot.readings.get(result.ref)?.at(-1);
		const expected = story.expected.find((each) => each.result.ref === result.ref);
		const inUnit = (value: number | undefined) =>
			value === undefined ? "–" : shownValue(value, result, words);
		return [
			links.story(result.ref, markdownText(result.title)),
			inUnit(result.from),
			last ? l10n.t("{0} ({1})", inUnit(last.value), longDay(last.on, words)) : l10n.t("not measured"),
			inUnit(result.to),
			expected?.value === undefined
				? "–"
				: [inUnit(expected.value), verdict(expected.verdict, words)].filter(Boolean).join(", "),
		];
	});
	return table(head, rows);
}

function shownValue(value: number, { unit }: KeyResult, words: Words): string {
	return amount(value, unit === undefined || unit === "%" ? unit : markdownText(unit), words);
}

function verdict(said: "reached" | "not reached" | undefined, { l10n }: Words): string | undefined {
	if (said === undefined) return undefined;
	return said === "reached" ? l10n.t("reached") : l10n.t("not reached yet");
}

export function landedTable({ story: { landed }, words }: Telling): string {
	const { l10n } = words;
	if (landed.length === 0) return "";
	const head = [l10n.t("When"), l10n.t("What"), l10n.t("Release"), l10n.t("Expected, and measured since")];
	return table(
		head,
		landed.map((each) => [
			longDay(each.change.landedOn, words),
			whatOf(each, words),
			each.change.release === undefined ? l10n.t("not yet") : markdownText(each.change.release),
			each.expected
				.map((expected) => {
					const { result, value, now } = expected;
					const should = value === undefined ? "" : shownValue(value, result, words);
					if (!now) return l10n.t("{0}: {1}, not measured since", markdownText(result.title), should);
					return l10n.t(
						"{0}: {1}, now {2}, {3}",
						markdownText(result.title),
						should,
						shownValue(now.value, result, words),
						verdict(expected.verdict, words) ?? "–",
					);
				})
				.join("<br>"),
		]),
	);
}

function whatOf({ change, takenBackBy }: StoryChange, words: Words): string {
	const title = changeTitle(change);
	return takenBackBy
		? words.l10n.t("{0} (taken back on {1})", title, longDay(takenBackBy.landedOn, words))
		: title;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
	return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}

import { markdownText } from "../../core/branch/pullRequestMarkdown.ts";
import type { Expected } from "../../core/history/expected.ts";
import type { Reading } from "../../core/snapshot.ts";
import { amount, longDay, type Words } from "../../host/words.ts";
import type { StoryLinks } from "./links.ts";

/** What a change should have done to a key result, and what was read since, in a sentence or two of Markdown. */
export function tellExpected(expected: Expected, links: StoryLinks, words: Words): string {
	const { l10n } = words;
	const { result, value, before, now } = expected;
	const title = links.story(result.ref, markdownText(result.title));
	const inUnit = (number: number) => amount(number, unitOf(expected), words);
	const on = (reading: Reading) => longDay(reading.on, words);
	const sentences = [
		value === undefined
			? before && l10n.t("{0} was {1} on {2}.", title, inUnit(before.value), on(before))
			: tellAim({ result, value, before }, links, words),
		now && l10n.t("It was {0} on {1}", inUnit(now.value), on(now)) + verdictOf(expected, words),
		!now && (value !== undefined || before) && l10n.t("Nobody has measured it since."),
	];
	const told = sentences.filter(Boolean);
	return told.length === 0 ? l10n.t("{0} was never measured.", title) : told.join(" ");
}

/** Where a key result should go; it may be there already. */
export function tellAim(
	{
		result,
		value,
		before,
	}: Pick<Expected, "result"> & { readonly value: number; readonly before?: Reading | undefined },
	links: StoryLinks,
	words: Words,
): string {
	const { l10n } = words;
	const title = links.story(result.ref, markdownText(result.title));
	const inUnit = (number: number) => amount(number, unitOf({ result }), words);
	return before && before.value !== value
		? l10n.t("{0} should go from {1} to {2}.", title, inUnit(before.value), inUnit(value))
		: l10n.t("{0} should come to {1}.", title, inUnit(value));
}

function verdictOf({ verdict }: Expected, { l10n }: Words): string {
	if (verdict === undefined) return ".";
	return verdict === "reached" ? l10n.t(": reached.") : l10n.t(": not reached yet.");
}

/** As part of a table or a sentence, where it is text and no Markdown of ours. */
export function unitOf({ result: { unit } }: Pick<Expected, "result">): string | undefined {
	return unit === undefined || unit === "%" ? unit : markdownText(unit);
}

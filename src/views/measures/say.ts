// Shares, durations and what is not enough, in words.

import type { DayRange, FewKind, MeasuredPart, NotEnough } from "../../core/measures/measures.ts";
import type { Day } from "../../core/model.ts";
import type { Words } from "../../host/words.ts";

/** `6.2%` */
export function percent(share: number, { locale }: Words): string {
	return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(share);
}

/** `1,142` */
export function count(value: number, { locale }: Words): string {
	return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

/** `1.8`; a tenth is as exact as anything here. */
export function tenths(value: number, { locale }: Words): string {
	return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
}

/** `6 days`, `3.5 days` */
export function days(value: number, { locale }: Words): string {
	const maximumFractionDigits = value < 10 ? 1 : 0;
	return new Intl.NumberFormat(locale, {
		style: "unit",
		unit: "day",
		unitDisplay: "long",
		maximumFractionDigits,
	}).format(value);
}

/** `70 : 30`, from the first one's share. */
export function ratio(share: number, words: Words): string {
	const first = Math.round(share * 100);
	return `${count(first, words)} : ${count(100 - first, words)}`;
}

/** `1 Oct 2026`, with its year: what is compared may lie long ago. */
export function fullDay(day: Day, { locale }: Words): string {
	return new Intl.DateTimeFormat(locale, {
		day: "numeric",
		month: "short",
		year: "numeric",
		timeZone: "UTC",
	}).format(Date.parse(day));
}

/** `2026-Q4`, else its days. */
export function rangeName({ name, from, to }: DayRange, words: Words): string {
	if (name !== undefined) return name;
	const format = new Intl.DateTimeFormat(words.locale, {
		day: "numeric",
		month: "short",
		year: "numeric",
		timeZone: "UTC",
	});
	return format.formatRange(Date.parse(from), Date.parse(to));
}

/** Why there is no number, and what would make it enough. */
export function lackOf(lack: NotEnough, words: Words): string {
	const { l10n } = words;
	switch (lack.code) {
		case "pending":
			return pending(lack.part, words);
		case "nothing-to-read":
			return l10n.t("There is no git history to read here: no repository, no git, or Restricted Mode.");
		case "failed":
			return lack.detail;
		case "too-few":
			return tooFew(lack.of, lack.has, lack.needs, words);
		case "too-young":
			return l10n.t(
				"What landed so far is younger than {0} days, within which lines may still be rewritten. The first figure comes on {1}.",
				lack.window,
				fullDay(lack.on, words),
			);
		case "not-covered":
			return l10n.t(
				"Lines are followed from {0} on, which is after this begins.",
				fullDay(lack.since, words),
			);
		case "not-begun":
			return l10n.t("The period begins on {0}.", fullDay(lack.on, words));
		case "never-read":
			return l10n.t("No check-in of this period reads it. Record one, and it is shown.");
		case "no-target":
			return l10n.t("alignment.yaml doesn't say where it starts and where it should go: add from and to.");
		case "no-distance":
			return l10n.t("It should stay where it is, so there is no way to measure.");
		case "other-period":
			return l10n.t("Its target is for another period.");
		case "no-capacity":
			return l10n.t("alignment.yaml doesn't say which split was agreed: add capacity.");
	}
}

function pending(part: MeasuredPart, { l10n }: Words): string {
	switch (part) {
		case "history":
			return l10n.t("Reading the history…");
		case "lines":
			return l10n.t("Reading how long lines lived…");
		case "debt":
			return l10n.t("Looking for tech debt…");
	}
}

function tooFew(of: FewKind, has: number, needs: number, words: Words): string {
	const { l10n } = words;
	const [there, enough] = [count(has, words), count(needs, words)];
	switch (of) {
		case "lines":
			return l10n.t("{0} lines so far; from {1} on there is a figure.", there, enough);
		case "changes":
			return l10n.t("{0} changes so far; from {1} on there is a figure.", there, enough);
		case "timed changes":
			return l10n.t("{0} changes so far say when they began; from {1} on there is a figure.", there, enough);
		case "served changes":
			return l10n.t("{0} changes so far say what they serve; from {1} on there is a figure.", there, enough);
		case "answers":
			return l10n.t("{0} answers so far; from {1} on the score is shown.", there, enough);
		case "readings":
			return l10n.t("{0} readings so far; from {1} on there is a figure.", there, enough);
		case "questions":
			return l10n.t("{0} answered questions so far; from {1} on there is a figure.", there, enough);
		case "expectations":
			return l10n.t("{0} expectations can be told so far; from {1} on there is a figure.", there, enough);
		case "items":
			return l10n.t("{0} debt items so far; from {1} on there is a figure.", there, enough);
	}
}

// What each number means, in short; docs/measures.md has the whole.

import type { L10n } from "../../host/words.ts";
import type { Detail, MeasureKey } from "../../webview/measures/model.ts";

/** The definition of a measure: its formula, what it counts, and how it can mislead. */
export function definitionOf(key: MeasureKey | "brought", l10n: L10n, window: number): Detail {
	return {
		key: "definition",
		label: l10n.t("Definition"),
		...texts(l10n, window)[key],
		tables: [],
	};
}

type Text = Pick<Detail, "heading" | "paragraphs">;

function texts(l10n: L10n, window: number): Readonly<Record<MeasureKey | "brought", Text>> {
	return {
		rework: reworkText(l10n, window),
		timeToMarket: timeText(l10n),
		balance: balanceText(l10n),
		outcomes: outcomesText(l10n),
		morale: moraleText(l10n),
		brought: broughtText(l10n),
	};
}

function reworkText(l10n: L10n, window: number): Text {
	return {
		heading: l10n.t("Rework: work that was done twice"),
		paragraphs: [
			l10n.t(
				"Of the lines that landed on the default branch in the period, at least {0} days ago, the share that was rewritten or deleted within {0} days of landing. Generated and vendored files, and code that only moved or was renamed, don't count.",
				window,
			),
			l10n.t(
				"Apart from that: changes whose record says that they rework another one, with the reason they give, and changes that take a commit back.",
			),
			l10n.t(
				"It doesn't say whether the rework was a mistake: learning in small steps rewrites lines, too. Lines that landed less than {0} days ago may still be rewritten, so they don't count yet.",
				window,
			),
		],
	};
}

function timeText(l10n: L10n): Text {
	return {
		heading: l10n.t("Time to market: from the first why to users"),
		paragraphs: [
			l10n.t(
				"For each change: the days from its first why, which is the moment its record was created, or from its first commit where that is earlier or there is no record, to the first release that has it. Half of the changes take at most the median; 85% take at most the second number.",
			),
			l10n.t(
				"Where too little was released to tell, the time until the change landed on the default branch is shown instead.",
			),
			l10n.t(
				"It doesn't say how long people worked on it, nor how long the idea waited before the branch began. Many tiny changes make the median small.",
			),
		],
	};
}

function balanceText(l10n: L10n): Text {
	return {
		heading: l10n.t("Balance: where the work went"),
		paragraphs: [
			l10n.t(
				"Each landed change counts by what its why serves: a problem, an objective or a key result is product; an engineering goal is engineering; an engineering goal that supports a key result, or both named together, is both, and counts half for each side.",
			),
			l10n.t(
				"The two numbers are product and engineering in percent of the changes that serve something. Changes that serve nothing on purpose or only keep files of the agreement, and those of which nobody said what they are for, are shown and count for neither side. The agreed split is the capacity in alignment.yaml.",
			),
			l10n.t(
				"It doesn't say how much effort a change took: a large one counts as much as a small one. The share of lines is listed beside it, and misleads in its own way.",
			),
		],
	};
}

function outcomesText(l10n: L10n): Text {
	return {
		heading: l10n.t("Outcomes: what became of the promises"),
		paragraphs: [
			l10n.t(
				"For each key result: how far its last reading has come from where it started to where it should be. The thin line is how much of the period's time is over. A key result is on pace when it is at most ten points behind the time that had passed when it was read.",
			),
			l10n.t(
				"An expectation is what a branch's record said the key result would be afterwards. It is hit when the period's last reading after the release of the change reaches it, missed when it doesn't, and unknown without such a reading.",
			),
			l10n.t(
				"It doesn't prove that the change moved the number: other things happen, too. Few results move in a straight line with time.",
			),
		],
	};
}

function moraleText(l10n: L10n): Text {
	return {
		heading: l10n.t("Satisfaction and morale: what people said"),
		paragraphs: [
			l10n.t(
				"From the team's check-ins only, as recorded and on the scale they were recorded on. The number of answers stands beside each score.",
			),
			l10n.t(
				"A score is shown from five answers on, so that nobody can be told from the others; a check-in with fewer is left out.",
			),
			l10n.t(
				"It doesn't say why. A small change from a few answers is chance more often than not; who answers changes, too.",
			),
		],
	};
}

function broughtText(l10n: L10n): Text {
	return {
		heading: l10n.t("What alignment brought us: how it is counted"),
		paragraphs: [
			l10n.t(
				"Effort saved is the sum, in working days, of what answered questions in why records say they saved. Rework avoided is the difference to what the rate of the period before would have made of this period's lines. Outcomes are expectations that were hit. Debt paid counts items that were removed under engineering goals which support a key result.",
			),
			l10n.t(
				"Only facts are listed: what nobody recorded is missing here, and what would have happened without alignment nobody knows.",
			),
		],
	};
}

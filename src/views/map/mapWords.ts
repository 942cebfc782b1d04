import type { Snapshot } from "../../core/snapshot.ts";
import type { L10n } from "../../host/words.ts";
import type { MapColumn, MapWords } from "../../webview/map/model.ts";

export function mapColumns(git: Snapshot["git"] | undefined, l10n: L10n): readonly MapColumn[] {
	return [
		{
			kind: "problem",
			heading: l10n.t("Problems"),
			caption: l10n.t("whom we help"),
			none: l10n.t("No problem is written down yet."),
		},
		{
			kind: "objective",
			heading: l10n.t("Objectives"),
			caption: l10n.t("what product promised"),
			none: l10n.t("No objective is written down yet."),
		},
		{
			kind: "keyResult",
			heading: l10n.t("Key results"),
			caption: l10n.t("which numbers should move"),
			none: l10n.t("No key result is written down yet."),
		},
		{
			kind: "goal",
			heading: l10n.t("Engineering goals"),
			caption: l10n.t("what engineering promised"),
			none: l10n.t("No engineering goal is written down yet."),
		},
		{
			kind: "branch",
			heading: l10n.t("Branches at work"),
			caption: l10n.t("what is under way"),
			none: noBranch(git, l10n),
		},
	];
}

function noBranch(git: Snapshot["git"] | undefined, l10n: L10n): string {
	switch (git?.state) {
		case "untrusted":
			return l10n.t("In Restricted Mode no git is run, so branches aren't known.");
		case "missing":
			return l10n.t("No git was found, so branches aren't known.");
		case "outside":
			return l10n.t("The folder is not in a git repository, so there are no branches.");
		case "failed":
			return l10n.t("git failed, so branches aren't known.");
		default:
			return l10n.t("No branch is at work.");
	}
}

export function mapWords(l10n: L10n): MapWords {
	return {
		map: l10n.t("Intent Map"),
		summary: l10n.t("Links: {0}. Linked things: {1}. With something missing: {2}."),
		keys: l10n.t(
			"Left and right arrows follow the links, up and down arrows move within a column. Enter opens the place, Escape clears.",
		),
		filter: l10n.t("Filter by words"),
		owner: l10n.t("Owner"),
		anyOwner: l10n.t("Everybody"),
		noOwner: l10n.t("Nobody"),
		kind: l10n.t("Kind"),
		anyKind: l10n.t("Everything"),
		gaps: l10n.t("Gaps"),
		shown: l10n.t("{0} of {1}"),
		nothingFound: l10n.t("Nothing fits the filter."),
		clear: l10n.t("Clear the filter"),
		table: l10n.t("Table"),
		tableHeads: [
			l10n.t("Kind"),
			l10n.t("Title"),
			l10n.t("Serves"),
			l10n.t("Served by"),
			l10n.t("What is missing"),
		],
		guess: l10n.t("{0} (a guess)"),
	};
}

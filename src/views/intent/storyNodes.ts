import * as vscode from "vscode";
import { type Story, storyOf } from "../../core/history/story.ts";
import type { Ref } from "../../core/model.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { amount, longDay, type Words } from "../../host/words.ts";
import type { IntentNode } from "./nodes.ts";

/** What became of it, in rows that lead to its story; none until the history is known, and where nothing has landed. */
export function storyNodes(snapshot: Snapshot, ref: Ref): readonly IntentNode[] {
	if (snapshot.history.state !== "known") return [];
	const story = storyOf(ref, snapshot);
	if (!story || story.landed.length === 0) return [];
	const words: Words = { l10n: vscode.l10n, locale: vscode.env.language, today: snapshot.today };
	return [
		landedRow(story, words),
		releaseRow(story, words),
		expectedRow(story, words),
		againRow(story, words),
	]
		.filter((row) => row !== undefined)
		.map((row) => ({ ...row, id: `${ref}/story/${row.id}`, story: ref, kind: "story", children: [] }));
}

type Row = Pick<IntentNode, "id" | "label" | "description" | "icon" | "more">;

function landedRow({ landed }: Story, words: Words): Row {
	const { l10n } = words;
	const last = landed[0]?.change;
	return {
		id: "landed",
		label: landed.length === 1 ? l10n.t("1 change landed") : l10n.t("{0} changes landed", landed.length),
		description: last && l10n.t("last on {0}", longDay(last.landedOn, words)),
		icon: "git-merge",
		more: landed.slice(0, 5).map(({ change }) => change.subject),
	};
}

function releaseRow({ releases, daysToRelease, firstWhy }: Story, words: Words): Row {
	const { l10n } = words;
	const [first] = releases;
	if (!first) return { id: "release", label: l10n.t("In no release yet"), icon: "tag", more: [] };
	return {
		id: "release",
		label: l10n.t("First released in {0}", first.tag),
		description:
			daysToRelease === undefined ? undefined : l10n.t("{0} days from the first why", daysToRelease),
		icon: "tag",
		more: firstWhy === undefined ? [] : [l10n.t("First why: {0}", longDay(firstWhy, words))],
	};
}

function expectedRow({ expected, ref }: Story, words: Words): Row | undefined {
	const { l10n } = words;
	const told = expected.find(({ result }) => result.ref === ref) ?? expected[0];
	if (told?.value === undefined) return undefined;
	const { result, value, now, verdict } = told;
	const inUnit = (number: number) => amount(number, result.unit, words);
	return {
		id: "expected",
		label: now
			? l10n.t("Expected {0}, now {1}", inUnit(value), inUnit(now.value))
			: l10n.t("Expected {0}, not measured since", inUnit(value)),
		description:
			verdict === undefined
				? undefined
				: verdict === "reached"
					? l10n.t("reached")
					: l10n.t("not reached yet"),
		icon: "graph-line",
		more: [result.title],
	};
}

function againRow({ rework, doneAgain }: Story, { l10n, locale }: Words): Row | undefined {
	if (!rework && doneAgain.length === 0) return undefined;
	const share = rework && new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
	return {
		id: "again",
		label:
			doneAgain.length === 0
				? l10n.t("Little was done again")
				: doneAgain.length === 1
					? l10n.t("1 change did earlier work again")
					: l10n.t("{0} changes did earlier work again", doneAgain.length),
		description: share && rework && l10n.t("{0} of lines", share.format(rework.reworked / rework.lines)),
		icon: "history",
		more: doneAgain.map(({ subject }) => subject),
	};
}

import { fullName } from "../../core/history/atWork.ts";
import { type Story, storyOf } from "../../core/history/story.ts";
import type { Ref } from "../../core/model.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { amount, isolated, longDay, number, type Words, withoutIcons } from "../../host/words.ts";
import type { IntentNode } from "./nodes.ts";

/** What became of it, in rows that lead to its story; none until the history is known, and where nobody ever worked on it. */
export function storyNodes(snapshot: Snapshot, ref: Ref, words: Words): readonly IntentNode[] {
	if (snapshot.history.state !== "known") return [];
	const story = storyOf(ref, snapshot);
	if (!story || (story.landed.length === 0 && story.atWork.length === 0)) return [];
	return [
		atWorkRow(story, words),
		landedRow(story, words),
		releaseRow(story, words),
		expectedRow(story, words),
		...againRows(story, words),
	]
		.filter((row) => row !== undefined)
		.map((row) => ({ ...row, id: `${ref}/story/${row.id}`, story: ref, kind: "story", children: [] }));
}

type Row = Pick<IntentNode, "id" | "label" | "description" | "icon" | "more">;

/** More names than these leave no room for any. */
const mostNames = 3;

function atWorkRow({ atWork }: Story, { l10n }: Words): Row | undefined {
	if (atWork.length === 0) return undefined;
	const names = atWork.map((branch) => isolated(withoutIcons(fullName(branch))));
	const [shown, more] = [names.slice(0, mostNames).join(", "), names.length - mostNames];
	return {
		id: "work",
		label: atWork.length === 1 ? l10n.t("1 branch at work") : l10n.t("{0} branches at work", atWork.length),
		description: more > 0 ? l10n.t("{0} and {1} more", shown, more) : shown,
		icon: "git-branch",
		more: atWork.map(({ remote }, at) => {
			const name = names[at] ?? "";
			return remote === undefined ? name : l10n.t("{0}, not in this clone", name);
		}),
	};
}

function landedRow({ landed, firstWhy }: Story, words: Words): Row {
	const { l10n } = words;
	const last = landed[0]?.change;
	if (!last)
		return {
			id: "landed",
			label: l10n.t("Nothing has landed yet"),
			description: firstWhy && l10n.t("work began on {0}", longDay(firstWhy, words)),
			icon: "git-merge",
			more: [],
		};
	return {
		id: "landed",
		label: landed.length === 1 ? l10n.t("1 change landed") : l10n.t("{0} changes landed", landed.length),
		description: l10n.t("last on {0}", longDay(last.landedOn, words)),
		icon: "git-merge",
		more: landed.slice(0, 5).map(({ change }) => change.subject),
	};
}

function releaseRow({ landed, releases, daysToRelease, firstWhy }: Story, words: Words): Row | undefined {
	const { l10n } = words;
	if (landed.length === 0) return undefined;
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
	const inUnit = (each: number) => amount(each, result.unit, words);
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

/** What the lines say and what the records say are two things: of each a row. */
function againRows({ rework, doneAgain }: Story, words: Words): readonly Row[] {
	const { l10n, locale } = words;
	const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
	const rows: (Row | undefined)[] = [
		rework && {
			id: "again",
			label: l10n.t("Done again within {0} days", number(rework.window, words)),
			description: l10n.t(
				"{0} of {1} lines",
				percent.format(rework.reworked / rework.lines),
				number(rework.lines, words),
			),
			icon: "history",
			more: [],
		},
		doneAgain.length === 0
			? undefined
			: {
					id: "rework",
					label:
						doneAgain.length === 1
							? l10n.t("1 change did earlier work again")
							: l10n.t("{0} changes did earlier work again", doneAgain.length),
					icon: "history",
					more: doneAgain.map(({ subject }) => subject),
				},
	];
	return rows.filter((row) => row !== undefined);
}

import type { Brought } from "../../core/measures/measures.ts";
import { isolated, list } from "../../host/words.ts";
import type { BroughtFact, Detail, Brought as Shown, Table } from "../../webview/measures/model.ts";
import { type MeasuresContext, titleFor } from "./context.ts";
import { definitionOf } from "./definitions.ts";
import { count, days, percent, rangeName } from "./say.ts";
import { text } from "./tables.ts";

/** What alignment brought, for the sceptics on both sides: only where the facts are there. */
export function broughtSection(context: MeasuresContext): Shown {
	const { words, measures } = context;
	const { l10n } = words;
	const facts = [saved, reworkAvoided, outcomesHit, debtPaid].flatMap(
		(fact) => fact(measures.brought, context) ?? [],
	);
	return {
		title: l10n.t("What alignment brought us"),
		facts,
		...(facts.length === 0 && {
			none: l10n.t(
				"No facts yet. They come from questions answered before building, from rework that fell against the period before, from expectations that were hit, and from debt paid under goals that support a key result.",
			),
		}),
		details: [definitionOf("brought", l10n, measures.rework.window), ...questions(context)],
	};
}

type Fact = (brought: Brought, context: MeasuresContext) => BroughtFact | undefined;

const saved: Fact = ({ saved: of }, { words }) => {
	if (!of || of.questions.length === 0) return undefined;
	const { l10n } = words;
	const asked = of.questions.length;
	const value = of.days?.value;
	if (value === undefined) {
		return {
			key: "saved",
			figure: count(asked, words),
			text:
				asked === 1
					? l10n.t("question asked before building saved effort.")
					: l10n.t("questions asked before building saved effort."),
		};
	}
	return {
		key: "saved",
		figure: days(value, words),
		text:
			asked === 1
				? l10n.t("of work saved by 1 question that was asked before building.")
				: l10n.t("of work saved by {0} questions that were asked before building.", count(asked, words)),
	};
};

const reworkAvoided: Fact = ({ reworkAvoided: of }, { words, measures }) => {
	if (of?.value === undefined || of.value < 1 || !measures.compare) return undefined;
	const { l10n } = words;
	return {
		key: "rework",
		figure: l10n.t("{0} lines", count(of.value, words)),
		text: l10n.t(
			"not written twice: {0} of what landed was rewritten, and {1} in {2}.",
			percent(of.rate, words),
			percent(of.rateBefore, words),
			rangeName(measures.compare, words),
		),
	};
};

const outcomesHit: Fact = ({ outcomesHit: of }, { words }) => {
	if (of?.value === undefined || of.value < 1) return undefined;
	const { l10n } = words;
	return {
		key: "outcomes",
		figure: l10n.t("{0} of {1}", count(of.value, words), count(of.of, words)),
		text: l10n.t("expectations hit: the key result went where the branch said it would."),
	};
};

const debtPaid: Fact = ({ debtPaid: of }, { words, intent }) => {
	if (of?.value === undefined || of.value < 1) return undefined;
	const { l10n } = words;
	const goals = of.goals.map(({ goal }) => isolated(titleFor(goal, intent)));
	return {
		key: "debt",
		figure: of.value === 1 ? l10n.t("1 item") : l10n.t("{0} items", count(of.value, words)),
		text: l10n.t("of debt paid that carried a product key result: {0}.", list(goals, words)),
	};
};

function questions({ words, measures }: MeasuresContext): Detail[] {
	const { l10n } = words;
	const asked = measures.brought.saved?.questions ?? [];
	if (asked.length === 0) return [];
	const table: Table = {
		caption: l10n.t("Questions that saved effort"),
		heads: [{ text: l10n.t("Question") }, { text: l10n.t("Answer") }, { text: l10n.t("Saved") }],
		rows: asked.map(({ ask, answer, saved: effort, file }) => [
			{ text: ask, open: { what: "record", name: file } },
			text(answer),
			text(effort),
		]),
	};
	return [
		{
			key: "questions",
			label: l10n.t("The questions"),
			heading: l10n.t("Asked before building"),
			paragraphs: [],
			tables: [table],
		},
	];
}

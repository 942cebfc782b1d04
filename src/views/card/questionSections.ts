// Questions and alternatives: the open ones to be answered in place, the answered ones folded up.

import type { Question, WhyRecord } from "../../core/model.ts";
import { isolated, shortDay, type Words } from "../../host/words.ts";
import type { Block, Form, QuestionBlock, Section } from "../../webview/card/model.ts";
import type { BlockContext } from "./blocks.ts";

export function questionSections(record: WhyRecord | undefined, { words }: BlockContext): Section[] {
	if (!record) return [];
	const { l10n } = words;
	const open = record.questions.filter(({ answer }) => answer === undefined);
	const answered = record.questions.filter(({ answer }) => answer !== undefined);
	const blocks: Block[] = [
		...open.map((question, index) => openBlock(question, index, words)),
		...(answered.length > 0 ? [answeredBlock(answered, words)] : []),
	];
	const heading =
		open.length === 0
			? l10n.t("Questions")
			: open.length === 1
				? l10n.t("1 open question")
				: l10n.t("{0} open questions", open.length);
	return [{ key: "questions", tone: "plain", heading, form: askForm(words), blocks }];
}

function askForm({ l10n }: Words): Form {
	return {
		key: "ask",
		label: l10n.t("Ask"),
		edit: "ask",
		keepsBlocks: true,
		fields: [
			{
				name: "ask",
				label: l10n.t("What do you want to know, or to propose instead?"),
				value: "",
				look: "lines",
			},
		],
		save: l10n.t("Ask"),
		cancel: l10n.t("Cancel"),
	};
}

function openBlock(question: Question, index: number, words: Words): QuestionBlock {
	const { l10n } = words;
	const { ask } = question;
	const aside = asideOf(question, words);
	return {
		kind: "question",
		key: `question:${index}:${ask.slice(0, 80)}`,
		ask,
		...(aside !== undefined && { aside }),
		form: {
			key: `answer:${index}:${ask.slice(0, 80)}`,
			label: l10n.t("Answer"),
			edit: "answer",
			about: ask,
			fields: [
				{ name: "answer", label: l10n.t("Answer"), value: "", look: "lines" },
				{
					name: "saved",
					label: l10n.t("Effort that it saves, if any"),
					value: "",
					look: "line",
					hint: l10n.t("In your own words, such as 3 weeks"),
				},
			],
			save: l10n.t("Answer"),
			cancel: l10n.t("Cancel"),
		},
	};
}

function answeredBlock(questions: readonly Question[], words: Words): Block {
	const { l10n } = words;
	return {
		kind: "answered",
		key: "answered",
		label:
			questions.length === 1
				? l10n.t("1 answered question")
				: l10n.t("{0} answered questions", questions.length),
		questions: questions.map((question, index) => {
			const saved = question.saved === undefined ? undefined : l10n.t("saved {0}", isolated(question.saved));
			const aside = [asideOf(question, words), saved].filter((part) => part !== undefined).join(" · ");
			return {
				kind: "question",
				key: `answered:${index}`,
				ask: question.ask,
				...(question.answer !== undefined && { answer: question.answer }),
				...(aside !== "" && { aside }),
			};
		}),
	};
}

/** Who asked, and when. */
function asideOf({ by, on }: Question, words: Words): string | undefined {
	const parts = [
		by === undefined ? undefined : isolated(by),
		on === undefined ? undefined : shortDay(on, words),
	];
	return parts.filter((part) => part !== undefined).join(" · ") || undefined;
}

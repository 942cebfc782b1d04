// A deep dive as a document: for people who have never seen the code, and as slides for the room.

import { markdownCode, markdownText } from "../../core/branch/pullRequestMarkdown.ts";
import type { Brief } from "../../core/deepDive/brief.ts";
import type { Grade } from "../../core/model.ts";
import { askHere } from "../../core/rituals/roomEdits.ts";
import { amount, shortDay, type Words } from "../../host/words.ts";
import { bullets, type Composed, compose, type Piece, paragraphs, table } from "./compose.ts";
import { built, type DeepDivePage, limits, plainHeadline } from "./deepDiveCode.ts";
import { termsIn } from "./glossary.ts";

/** The whole document; `frontMatter` is its YAML, with a line break at its end. */
export function deepDiveText(page: DeepDivePage, frontMatter: string, words: Words): Composed {
	const { brief } = page;
	const { l10n } = words;
	const slide = (heading: string, ...pieces: readonly (Piece | undefined)[]) => [
		"---",
		`## ${heading}`,
		...pieces,
	];
	const block = (name: string, content: string): Piece => ({ block: name, content });
	const fill = (text: string) => `> **${l10n.t("To fill in:")}** ${text}`;
	const pieces: readonly (Piece | undefined)[] = [
		`---\n${frontMatter}---`,
		`# ${headline(brief, words)}`,
		block("intro", intro(page, words)),
		...slide(
			l10n.t("What this does for users"),
			block("users", users(brief, words)),
			fill(l10n.t("in one or two sentences, what would users miss if this stopped working today?")),
		),
		...slide(
			l10n.t("How it is built today"),
			block("built", built(page, words)),
			fill(
				l10n.t("in everyday words, what happens from the moment somebody uses it until they see the answer?"),
			),
		),
		...slide(l10n.t("Where its limits are"), block("limits", limits(page, words))),
		...slide(
			l10n.t("What breaks at ten times the load"),
			fill(l10n.t("with ten times as many users at once, what gives way first, and what would they see?")),
			fill(l10n.t("with ten times as much data, what takes too long?")),
			fill(l10n.t("with ten times as many changes a week, what holds the team up?")),
		),
		...slide(l10n.t("What we could do"), block("options", options(brief, words))),
		...slide(l10n.t("Which promises hang on it"), block("promises", promises(brief, words))),
		...slide(
			l10n.t("Questions for the room"),
			block("questions", openQuestions(brief, words)),
			bullets([
				l10n.t("Which of these limits would a customer notice first?"),
				l10n.t("What may be late, so that this isn't?"),
				l10n.t("What would we have to see to choose another option?"),
			]),
		),
		...slide(l10n.t("Questions and answers"), askHere),
	];
	return withGlossary(pieces, words);
}

/** The blocks as they are now, for a text that people have worked on: the glossary explains their words, too. */
export function deepDiveBlocks(
	page: DeepDivePage,
	written: string,
	words: Words,
): ReadonlyMap<string, string> {
	const { blocks } = deepDiveText(page, "", words);
	const own = written.replace(/<!-- alignment:glossary[\s\S]*?<!-- \/alignment:glossary -->/g, "");
	return new Map([...blocks, ["glossary", glossary(own, words)]]);
}

function withGlossary(pieces: readonly (Piece | undefined)[], words: Words): Composed {
	const { text } = compose(pieces);
	return compose([
		...pieces,
		"---",
		`## ${words.l10n.t("Words explained")}`,
		{ block: "glossary", content: glossary(text, words) },
	]);
}

function glossary(text: string, { l10n, locale }: Words): string {
	const terms = termsIn(text, l10n, locale);
	if (terms.length === 0) return l10n.t("No word here needs an explanation.");
	return bullets(terms.map(({ word, meaning }) => `**${word}**: ${meaning}`));
}

function headline(brief: Brief, { l10n }: Words): string {
	if (brief.title !== undefined) return markdownText(brief.title);
	const folder = markdownCode(plainHeadline(brief));
	return l10n.t("How {0} works", folder);
}

function intro({ brief, product }: DeepDivePage, { l10n }: Words): string {
	const [goal] = brief.goals;
	const because =
		"ref" in brief.subject && goal?.id === brief.subject.ref && goal.because !== undefined
			? l10n.t("**Why now:** {0}", sentence(markdownText(goal.because)))
			: "";
	const whom =
		product === undefined
			? l10n.t(
					"A brief for everybody, whether they code or not. Words with a technical meaning are explained at the end.",
				)
			: l10n.t(
					"A brief for everybody at {0}, whether they code or not. Words with a technical meaning are explained at the end.",
					markdownText(product),
				);
	return paragraphs(because, whom);
}

function users({ problems }: Brief, { l10n }: Words): string {
	if (problems.length === 0) return l10n.t("No user problem in `alignment.yaml` leads here yet.");
	return bullets(
		problems.map(({ title, who, outcomes }) => {
			const whom = who === undefined ? "" : `**${markdownText(who)}.** `;
			const then = outcomes.map(
				(outcome) => `\n  - ${l10n.t("Once solved: {0}", sentence(markdownText(outcome)))}`,
			);
			return `${whom}${sentence(markdownText(title))}${then.join("")}`;
		}),
	);
}

function options({ goals }: Brief, words: Words): string {
	const { l10n } = words;
	const all = goals.flatMap((goal) => goal.options.map((option) => ({ goal, option })));
	if (all.length === 0)
		return l10n.t(
			"Nobody has written options down yet. Write them under `options:` of the goal in `alignment.yaml`: what could be done, how long it takes, and what it trades for what.",
		);
	const several = new Set(all.map(({ goal }) => goal.id)).size > 1;
	const rows = all.map(({ goal, option }) => [
		option.chosen ? l10n.t("**{0}** (our choice)", markdownText(option.title)) : markdownText(option.title),
		...(several ? [markdownText(goal.title)] : []),
		option.effort === undefined ? "–" : markdownText(option.effort),
		gradeText(option.speed, words),
		gradeText(option.quality, words),
		gradeText(option.cost, words),
	]);
	const head = [
		l10n.t("Option"),
		...(several ? [l10n.t("For")] : []),
		l10n.t("Effort"),
		l10n.t("Speed"),
		l10n.t("Quality"),
		l10n.t("Cost"),
	];
	return paragraphs(
		table(head, rows),
		`_${l10n.t("Speed and quality are what users get once it is done; cost is what it takes to build and to run.")}_`,
	);
}

function gradeText(grade: Grade | undefined, { l10n }: Words): string {
	if (grade === undefined) return "–";
	const names: Readonly<Record<Grade, string>> = {
		low: l10n.t("low"),
		medium: l10n.t("medium"),
		high: l10n.t("high"),
	};
	return names[grade];
}

function promises({ keyResults }: Brief, words: Words): string {
	const { l10n } = words;
	if (keyResults.length === 0)
		return l10n.t("No promised number depends on it, as far as `alignment.yaml` says.");
	const value = (of: number | undefined, unit: string | undefined) =>
		of === undefined ? "–" : markdownText(amount(of, unit, words));
	const rows = keyResults.map(({ keyResult: { title, unit, from, to }, now }) => [
		markdownText(title),
		value(from, unit),
		now === undefined
			? l10n.t("not read yet")
			: l10n.t("{0} ({1})", value(now.value, unit), shortDay(now.on, words)),
		value(to, unit),
	]);
	return table([l10n.t("Number"), l10n.t("At the start"), l10n.t("Now"), l10n.t("Promised")], rows);
}

function openQuestions({ questions }: Brief, words: Words): string {
	const { l10n } = words;
	if (questions.length === 0) return l10n.t("No question is open on a branch that works on this.");
	const asked = questions.map(({ ask, by, branch }) => {
		const where = l10n.t("asked on {0}", markdownCode(branch));
		return by === undefined
			? `${sentence(markdownText(ask))} _(${where})_`
			: `**${markdownText(by)}:** ${markdownText(ask)} _(${where})_`;
	});
	return paragraphs(l10n.t("Still open from the work on this:"), bullets(asked));
}

/** With a full stop, unless it ends by itself. */
function sentence(text: string): string {
	return /[.!?…。！？؟]$/.test(text) ? text : `${text}.`;
}

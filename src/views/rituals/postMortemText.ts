// A post-mortem as a document: facts in blocks that are kept true, and places for what only people know.

import { markdownCode, markdownText } from "../../core/branch/pullRequestMarkdown.ts";
import type { Change } from "../../core/history/history.ts";
import { kindOf, titleOf } from "../../core/intent/links.ts";
import type { Action, Intent, Lesson } from "../../core/model.ts";
import type {
	AskedQuestion,
	Outcome,
	Purpose,
	ReleaseFacts,
	Rework,
} from "../../core/rituals/releaseFacts.ts";
import { amount, longDay, number, reworkReasonName, shortDay, type Words } from "../../host/words.ts";
import { bullets, type Composed, compose, type Piece, paragraphs, table } from "./compose.ts";

export interface PostMortemPage {
	readonly facts: ReleaseFacts;
	readonly intent: Intent;
	/** Of this document's own front matter. */
	readonly lessons: readonly Lesson[];
	readonly actions: readonly Action[];
}

/** The whole document; `frontMatter` is its YAML, with a line break at its end. */
export function postMortemText(page: PostMortemPage, frontMatter: string, words: Words): Composed {
	const { l10n } = words;
	const { facts, intent } = page;
	const section = (heading: string, block: string, content: string): readonly Piece[] => [
		`## ${heading}`,
		{ block, content },
	];
	return compose([
		`---\n${frontMatter}lessons: []   # - { text: ${l10n.t("One sentence")}, applies: [${l10n.t("an-id")}, "${l10n.t("a/folder")}/**"] }\nactions: []   # - { text: ${l10n.t("One sentence")}, owner: ${l10n.t("A team")}, due: 2026-12-31 }\n---`,
		`# ${l10n.t("Looking back on {0}", markdownText(facts.name))}`,
		{ block: "summary", content: summary(facts, words) },
		...section(l10n.t("What shipped, and for whom"), "shipped", shipped(facts, intent, words)),
		...section(l10n.t("How long it took"), "time", time(facts, words)),
		...section(
			l10n.t("What we expected, and what was measured"),
			"outcomes",
			outcomes(facts.outcomes, words),
		),
		...section(l10n.t("What had to be done again"), "rework", rework(facts.rework, words)),
		...section(l10n.t("Put-off work, paid and added"), "debt", debt(facts, intent, words)),
		...section(l10n.t("Questions that saved time, or would have"), "questions", questions(facts, words)),
		`## ${l10n.t("What went well")}`,
		"- ",
		`## ${l10n.t("What could be better")}`,
		"- ",
		...section(l10n.t("Lessons"), "lessons", lessonList(page.lessons, words)),
		...section(l10n.t("Actions"), "actions", actionList(page.actions, words)),
	]);
}

function summary({ name, release, before, changes }: ReleaseFacts, words: Words): string {
	const { l10n } = words;
	const count =
		changes.length === 1 ? l10n.t("1 change") : l10n.t("{0} changes", number(changes.length, words));
	if (!release)
		return before
			? l10n.t(
					"{0} landed since {1}. There is no tag {2}, so times and measured outcomes are not told.",
					count,
					markdownText(before.tag),
					markdownCode(name),
				)
			: l10n.t(
					"{0} landed. There is no release tag yet, so times and measured outcomes are not told.",
					count,
				);
	return before
		? l10n.t(
				"Released on {0}: {1} since {2}, which came on {3}.",
				longDay(release.on, words),
				count,
				markdownText(before.tag),
				longDay(before.on, words),
			)
		: l10n.t("Released on {0}: {1}. It is the first release.", longDay(release.on, words), count);
}

function shipped({ purposes }: ReleaseFacts, intent: Intent, words: Words): string {
	const { l10n } = words;
	if (purposes.length === 0) return l10n.t("Nothing landed for it.");
	return paragraphs(
		...purposes.map((purpose) =>
			[
				`**${purposeTitle(purpose, intent, words)}**`,
				"",
				...purpose.changes.map((change) => `- ${changeLine(change)}`),
			].join("\n"),
		),
	);
}

function purposeTitle({ ref }: Purpose, intent: Intent, { l10n }: Words): string {
	if (ref === undefined) return l10n.t("For nothing that we promised");
	const title = markdownText(titleOf(intent, ref) ?? ref);
	const who = intent.problems.get(ref)?.who;
	switch (kindOf(intent, ref)) {
		case "problem":
			return who === undefined ? title : l10n.t("For {0}: {1}", lowerFirst(markdownText(who)), title);
		case "engineering goal":
			return l10n.t("For engineering: {0}", title);
		default:
			return l10n.t("To move a number: {0}", title);
	}
}

/** What the team said why; else what the commit says. */
function changeLine({ subject, record, branch }: Change): string {
	const said = record?.why ?? subject.replace(/ \(#\d+\)$/, "");
	const isMerge = /^Merge (?:branch|pull request) /.test(said);
	if (isMerge && branch !== undefined) return markdownCode(branch);
	return branch === undefined ? markdownText(said) : `${markdownText(said)} _(${markdownCode(branch)})_`;
}

function time({ timeToMarket }: ReleaseFacts, words: Words): string {
	const { l10n } = words;
	if (!timeToMarket) return l10n.t("Not known.");
	const { changes, median, slowest } = timeToMarket;
	if (changes === 1) return l10n.t("{0} from the first work to the release.", daysText(slowest.days, words));
	return l10n.t(
		"From the first work to the release, half of the {0} changes took {1} or less. The slowest took {2}: {3}.",
		number(changes, words),
		daysText(median, words),
		daysText(slowest.days, words),
		changeLine(slowest.change),
	);
}

export function daysText(days: number, words: Words): string {
	const { l10n } = words;
	if (days === 0) return l10n.t("less than a day");
	return days === 1 ? l10n.t("1 day") : l10n.t("{0} days", number(days, words));
}

function outcomes(all: readonly Outcome[], words: Words): string {
	const { l10n } = words;
	if (all.length === 0) return l10n.t("Nobody said what this release should do to a key result.");
	const rows = all.map(({ keyResult: { title, unit }, expected, before, after, verdict }) => {
		const read = (reading: Outcome["after"]) =>
			reading ? `${markdownText(amount(reading.value, unit, words))} (${shortDay(reading.on, words)})` : "–";
		const verdicts: Readonly<Record<Outcome["verdict"], string>> = {
			reached: l10n.t("reached"),
			"not reached": l10n.t("not reached"),
			unknown: after ? l10n.t("can't be told") : l10n.t("not read since"),
		};
		return [
			markdownText(title),
			read(before),
			markdownText(amount(expected, unit, words)),
			read(after),
			verdicts[verdict],
		];
	});
	return table(
		[l10n.t("Number"), l10n.t("Before"), l10n.t("Expected"), l10n.t("Measured"), l10n.t("So it was")],
		rows,
	);
}

function rework(all: readonly Rework[], words: Words): string {
	const { l10n } = words;
	if (all.length === 0) return l10n.t("Nothing, as far as anybody said.");
	return bullets(
		all.map(({ change, isRevert, of, because }) => {
			const why = because === undefined ? "" : `: ${reworkReasonName(because, words)}`;
			if (isRevert && because === undefined) return l10n.t("Taken back: {0}", changeLine(change));
			const earlier = of === undefined ? "" : ` ${l10n.t("after {0}", markdownCode(of))}`;
			return `${changeLine(change)}${earlier}${why}`;
		}),
	);
}

function debt({ debt: moves, release }: ReleaseFacts, intent: Intent, words: Words): string {
	const { l10n } = words;
	if (!release) return l10n.t("Not known without a tag.");
	if (!moves) return l10n.t("Not counted at the time of both releases.");
	const changed = moves.filter(({ before, after }) => before !== after);
	if (changed.length === 0) return l10n.t("No goal has more or fewer notes of put-off work than before.");
	return bullets(
		changed.map(({ goal, before, after }) => {
			const title = markdownText(titleOf(intent, goal) ?? goal);
			return after < before
				? l10n.t(
						"**{0}**: {1} paid, from {2} to {3} places",
						title,
						number(before - after, words),
						number(before, words),
						number(after, words),
					)
				: l10n.t(
						"**{0}**: {1} added, from {2} to {3} places",
						title,
						number(after - before, words),
						number(before, words),
						number(after, words),
					);
		}),
	);
}

/** Rework that an earlier question could have spared. */
const sparable = new Set(["changed requirements", "miscommunication"]);

function questions({ questions: all, rework: again }: ReleaseFacts, words: Words): string {
	const { l10n } = words;
	const saved = all.filter(({ saved: effort, isLate }) => effort !== undefined && !isLate);
	const late = all.filter(({ isLate }) => isLate);
	const unasked = again.filter(
		({ because, change }) =>
			because !== undefined && sparable.has(because) && (change.record?.questions.length ?? 0) === 0,
	);
	const list = (heading: string, items: readonly string[]) =>
		items.length > 0 && `${heading}\n\n${bullets(items)}`;
	return (
		paragraphs(
			list(
				l10n.t("**Asked before building, and saved:**"),
				saved.map((question) => savedLine(question, words)),
			),
			list(
				l10n.t("**Asked late, or still open:**"),
				late.map((question) => lateLine(question, words)),
			),
			list(
				l10n.t(
					"**Built without a question, and done again because of {0} or {1}:**",
					reworkReasonName("changed requirements", words),
					reworkReasonName("miscommunication", words),
				),
				unasked.map(({ change }) => changeLine(change)),
			),
		) || l10n.t("No question was written down on the branches of this release.")
	);
}

function savedLine({ ask, answer, saved }: AskedQuestion, words: Words): string {
	const said = answer === undefined ? "" : ` ${markdownText(answer)}`;
	return words.l10n.t("{0} saved {1}.", `“${markdownText(ask)}”${said} –`, markdownText(saved ?? ""));
}

function lateLine({ ask, answer }: AskedQuestion, { l10n }: Words): string {
	const open = `_${l10n.t("nobody has answered")}_`;
	return `“${markdownText(ask)}” ${answer === undefined ? open : markdownText(answer)}`;
}

/** What the front matter says, for those who read the document without the extension. */
export function lessonList(lessons: readonly Lesson[], words: Words): string {
	const { l10n } = words;
	if (lessons.length === 0)
		return l10n.t(
			"None yet. Write them under `lessons:` at the top of this file; each comes back to those whose work it applies to.",
		);
	return bullets(
		lessons.map(({ text, applies, retired }) => {
			const where = applies.length === 0 ? "" : ` _(${applies.map(markdownCode).join(", ")})_`;
			return retired === undefined
				? `${markdownText(text)}${where}`
				: `~~${markdownText(text)}~~ ${l10n.t("Retired: {0}", markdownText(retired))}`;
		}),
	);
}

export function actionList(actions: readonly Action[], words: Words): string {
	const { l10n } = words;
	if (actions.length === 0)
		return l10n.t("None yet. Write them under `actions:` at the top of this file, with an owner and a day.");
	return bullets(
		actions.map(({ text, owner, due, done }) => {
			const who = [owner && markdownText(owner), due && longDay(due, words)].filter(Boolean).join(", ");
			return `[${done ? "x" : " "}] ${markdownText(text)}${who === "" ? "" : ` (${who})`}`;
		}),
	);
}

function lowerFirst(text: string): string {
	const [first = "", second = ""] = Array.from(text);
	return /\p{Lu}/u.test(second) ? text : first.toLowerCase() + text.slice(first.length);
}

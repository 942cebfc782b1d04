// Why a line is there, as Markdown that reads as a short story.

import { markdownCode, markdownText } from "../../core/branch/pullRequestMarkdown.ts";
import type { Change } from "../../core/history/history.ts";
import { branchesIn, pullIn } from "../../core/history/message.ts";
import type { LandedStory, LineStory, OwnStory, Served, TracedCommit } from "../../core/history/trace.ts";
import type { Question } from "../../core/model.ts";
import { age, dayOf, list, longDay, type Words } from "../../host/words.ts";
import type { StoryLinks } from "./links.ts";
import { tellAim, tellExpected } from "./tellExpected.ts";

/** More of a kind would make no short story. */
const most = { questions: 3, lessons: 2, expected: 3 } as const;

/** Paragraphs of Markdown. */
export function tellLine(story: LineStory, links: StoryLinks, words: Words): readonly string[] {
	const { l10n } = words;
	switch (story.is) {
		case "uncommitted":
			return [bold(l10n.t("Not committed yet")), ...branchParts(story, links, words)];
		case "at work":
			return [
				bold(titleOf(story.commit.subject)),
				join(
					story.branch
						? l10n.t("On {0}, not landed yet", markdownCode(story.branch.name))
						: l10n.t("Not on the default branch"),
					ageOf(story.commit, words),
				),
				...branchParts(story, links, words),
				footOf([
					links.commit(story.commit.id, l10n.t("Open Commit")),
					recordLink(story.served, links, words),
				]),
			];
		case "cut off":
			return [
				bold(l10n.t("Older than this clone")),
				l10n.t(
					"This clone has no history before {0}, so that nobody here can say where the line comes from. {1} brings the rest.",
					longDay(dayOf(new Date(story.commit.at * 1000).toISOString()) ?? "", words),
					markdownCode("git fetch --unshallow"),
				),
			];
		case "landed":
			return landedParts(story, links, words);
	}
}

function landedParts(
	story: LandedStory & { readonly commit: TracedCommit },
	links: StoryLinks,
	words: Words,
): readonly string[] {
	const { l10n } = words;
	const { change, commit, served, expected, questions, lessons } = story;
	const title = isMergeSubject(commit.subject) ? changeTitle(change) : titleOf(commit.subject);
	return [
		bold(title),
		landedLine(story, words),
		...(served ? servedParts(served, links, words) : [nobodySaid(story, words)]).filter(
			(part) => part !== `> ${title}`,
		),
		...expected.slice(0, most.expected).map((each) => tellExpected(each, links, words)),
		...undoneParts(story, links, words),
		...questionParts(questions, words),
		...lessons
			.slice(0, most.lessons)
			.map(({ text, release = "" }) => l10n.t("{0} taught: {1}", markdownText(release), markdownText(text))),
		footOf([
			links.commit(commit.id, l10n.t("Open Commit")),
			commit.id === change.commit ? "" : links.commit(change.commit, l10n.t("Open Change")),
			recordLink(served, links, words),
			story.postMortem === undefined ? "" : links.file(story.postMortem, l10n.t("Post-mortem")),
		]),
	].filter((part) => part !== "");
}

/** When it landed, how old it is, and who has it. */
export function landedLine({ change, release }: LandedStory, words: Words): string {
	const { l10n } = words;
	const landed = l10n.t("Landed on {0}", longDay(change.landedOn, words));
	if (!release) return join(landed, l10n.t("in no release yet"));
	return join(
		landed,
		l10n.t("released in {0} on {1}", markdownText(release.tag), longDay(release.on, words)),
	);
}

function nobodySaid({ isOlderThanRecords }: LandedStory, { l10n }: Words): string {
	return isOlderThanRecords
		? l10n.t("It is older than the first why record: what it is for was never written down.")
		: l10n.t("Nobody wrote down what it is for.");
}

/** The why in its own words, then whom it helps. */
export function servedParts(served: Served, links: StoryLinks, words: Words): readonly string[] {
	const { l10n } = words;
	const { problems, goals, objectives, record, said, gone } = served;
	const why = record?.why;
	return [
		why === undefined ? "" : `> ${markdownText(why)}`,
		said === "none" ? l10n.t("It serves nothing on purpose.") : "",
		...problems.map(({ id, title, who }) => {
			const linked = links.story(id, markdownText(title));
			return who === undefined
				? l10n.t("The problem: {0}", linked)
				: l10n.t("The problem of {0}: {1}", markdownText(who), linked);
		}),
		...(problems.length > 0
			? []
			: objectives.map(({ id, title }) =>
					l10n.t("The objective: {0}", links.story(id, markdownText(title))),
				)),
		...goals.map(({ id, title, because }) => {
			const linked = links.story(id, markdownText(title));
			return because === undefined
				? l10n.t("The engineering goal: {0}", linked)
				: l10n.t("The engineering goal: {0}. {1}", linked, markdownText(because));
		}),
		gone.length === 0
			? ""
			: l10n.t(
					"It was for {0}, which is no part of the agreement any more.",
					list(gone.map(markdownCode), words),
				),
	].filter((part) => part !== "");
}

/** What the current branch is for, and what it is to reach. */
export function branchParts(
	{ branch, served, aims }: OwnStory,
	links: StoryLinks,
	words: Words,
): readonly string[] {
	const { l10n } = words;
	if (!branch) return [];
	if (!served) return [l10n.t("Nobody has said yet what {0} is for.", markdownCode(branch.name))];
	return [
		l10n.t("What {0} is for:", markdownCode(branch.name)),
		...servedParts(served, links, words),
		...aims.map((aim) => tellAim(aim, links, words)),
	];
}

function undoneParts(
	{ takesBack, takenBackBy }: LandedStory,
	links: StoryLinks,
	words: Words,
): readonly string[] {
	const { l10n } = words;
	const named = (change: Change) => links.commit(change.commit, changeTitle(change));
	return [
		takesBack
			? l10n.t("It takes back “{0}” of {1}.", named(takesBack), longDay(takesBack.landedOn, words))
			: "",
		takenBackBy
			? l10n.t("It was taken back on {0} by “{1}”.", longDay(takenBackBy.landedOn, words), named(takenBackBy))
			: "",
	].filter((part) => part !== "");
}

function questionParts(questions: readonly Question[], words: Words): readonly string[] {
	const { l10n } = words;
	if (questions.length === 0) return [];
	return [
		[
			l10n.t("Asked on the way:"),
			...questions.slice(0, most.questions).map((question) => `- ${tellQuestion(question, words)}`),
		].join("\n"),
	];
}

export function tellQuestion({ ask, answer, saved }: Question, { l10n }: Words): string {
	const asked = `*${markdownText(ask)}*`;
	if (answer === undefined) return l10n.t("{0} Nobody has answered yet.", asked);
	const told = `${asked} ${markdownText(answer)}`;
	return saved === undefined ? told : l10n.t("{0} (saved {1})", told, markdownText(saved));
}

/** Without the number of its pull request. */
export function titleOf(subject: string): string {
	const bare = pullIn(subject) === undefined ? subject : subject.replace(/\s*\([^()]*\d+\)$/, "");
	return markdownText(bare || subject);
}

/** What a change is, to somebody who knows no git: a merge's subject only says that it is one. */
export function changeTitle({ subject, branch, record }: Change): string {
	if (!isMergeSubject(subject)) return titleOf(subject);
	if (record?.why !== undefined) return markdownText(record.why);
	return branch === undefined ? titleOf(subject) : markdownCode(branch);
}

function isMergeSubject(subject: string): boolean {
	return branchesIn(subject).length > 0;
}

function recordLink(served: Served | undefined, links: StoryLinks, { l10n }: Words): string {
	return served?.record ? links.file(served.record.file, l10n.t("Why Record")) : "";
}

function ageOf({ at }: TracedCommit, words: Words): string {
	const old = age(new Date(at * 1000).toISOString(), words);
	return old === undefined ? "" : words.l10n.t("{0} old", old);
}

function bold(markdown: string): string {
	return `**${markdown}**`;
}

function join(...parts: readonly string[]): string {
	return parts.filter((part) => part !== "").join(" · ");
}

function footOf(links: readonly string[]): string {
	return join(...links.filter((link) => link.startsWith("[")));
}

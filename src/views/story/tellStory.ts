// What became of a problem, an objective, a key result or a goal: a page of Markdown for people who don't code.

import { markdownCode, markdownText } from "../../core/branch/pullRequestMarkdown.ts";
import { type BranchAtWork, fullName } from "../../core/history/atWork.ts";
import type { Story } from "../../core/history/story.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { isolated, list, longDay, number, reworkReasonName, type Words } from "../../host/words.ts";
import type { StoryLinks } from "./links.ts";
import { landedTable, numbersTable, type Telling } from "./storyTables.ts";
import { changeTitle, tellQuestion } from "./tellLine.ts";

export function tellStory(story: Story, snapshot: Snapshot, links: StoryLinks, words: Words): string {
	if (snapshot.intent.state !== "known") return "";
	const telling: Telling = { story, snapshot, intent: snapshot.intent.intent, links, words };
	const { l10n } = words;
	const { questions } = story;
	const debt = story.debt.filter(({ now }) => now !== undefined);
	return [
		`# ${markdownText(story.title)}`,
		aboutIt(telling),
		historyNotice(telling),
		summary(telling),
		section(l10n.t("What should change"), numbersTable(telling)),
		section(l10n.t("At work now"), story.atWork.map((branch) => branchItem(branch, telling)).join("\n")),
		remoteNotice(telling),
		section(l10n.t("What landed"), landedTable(telling)),
		section(
			l10n.t("Debt that is left"),
			debt
				.map(({ goal, title, now, to }) => {
					const linked = links.story(goal, markdownText(title));
					if (now === undefined) return "";
					return to === undefined
						? l10n.t("- {0}: {1} places in the code", linked, number(now, words))
						: l10n.t(
								"- {0}: {1} places in the code, {2} agreed on",
								linked,
								number(now, words),
								number(to, words),
							);
				})
				.join("\n"),
		),
		section(l10n.t("Work that was done again"), againText(telling)),
		section(
			l10n.t("What was asked"),
			questions.map((question) => `- ${tellQuestion(question, words)}`).join("\n"),
		),
	]
		.filter((part) => part !== "")
		.join("\n\n");
}

function section(heading: string, body: string): string {
	return body === "" ? "" : `## ${heading}\n\n${body}`;
}

/** What the agreement says of it. */
function aboutIt({ story: { ref, kind }, intent, links, words }: Telling): string {
	const { l10n } = words;
	const problem = intent.problems.get(ref);
	const goal = intent.goals.get(ref);
	const objective =
		intent.objectives.get(ref) ?? intent.objectives.get(intent.keyResults.get(ref)?.objective ?? "");
	const solved = (objective?.solves ?? []).flatMap((id) => intent.problems.get(id) ?? []);
	const lines = [
		problem?.who === undefined ? "" : l10n.t("A problem of {0}.", markdownText(problem.who)),
		...(problem?.evidence ?? []).map((evidence) => `- ${markdownText(evidence)}`),
		goal?.because === undefined ? "" : `> ${markdownText(goal.because)}`,
		goal && goal.supports.length > 0
			? l10n.t(
					"An engineering goal. It helps to move: {0}.",
					list(
						goal.supports.map((each) =>
							links.story(each, markdownText(intent.keyResults.get(each)?.title ?? each)),
						),
						words,
					),
				)
			: "",
		kind === "key result" && objective
			? l10n.t("It measures: {0}.", links.story(objective.id, markdownText(objective.title)))
			: "",
		...solved.map(({ id, title }) => l10n.t("It solves: {0}.", links.story(id, markdownText(title)))),
		...(problem && problem.outcomes.length > 0
			? [
					[l10n.t("Once it is solved:"), ...problem.outcomes.map((each) => `- ${markdownText(each)}`)].join(
						"\n",
					),
				]
			: []),
	].filter((line) => line !== "");
	return lines.join("\n\n").replace(/(^- .*)\n\n(?=- )/gm, "$1\n");
}

/** Where the history that the rest is told from isn't known. */
function historyNotice({ snapshot: { history }, story, words: { l10n } }: Telling): string {
	switch (history.state) {
		case "known":
			if (story.isCutOff)
				return l10n.t("*This clone has only a part of the history: older work is missing here.*");
			return history.missing.includes("contents")
				? l10n.t(
						"*This clone doesn't have all contents: what landed may have served more than it says here.*",
					)
				: "";
		case "failed":
			return l10n.t("*What landed can't be told: {0}*", markdownText(history.detail));
		case "none":
			return l10n.t("*What landed can't be told: there is no history of a default branch to read.*");
		default:
			return l10n.t("*Reading what landed…*");
	}
}

function summary({ story, snapshot, words }: Telling): string {
	const { l10n } = words;
	const { landed, releases, atWork, firstWhy, daysToRelease, expected } = story;
	if (snapshot.history.state !== "known") return "";
	const reached = expected.filter(({ verdict }) => verdict === "reached").length;
	const judged = expected.filter(({ verdict }) => verdict !== undefined).length;
	const sentences = [
		landed.length === 0
			? l10n.t("Nothing has landed for it yet.")
			: landed.length === 1
				? l10n.t("One change has landed for it.")
				: l10n.t("{0} changes have landed for it.", number(landed.length, words)),
		firstWhy === undefined ? "" : l10n.t("Work on it began on {0}.", longDay(firstWhy, words)),
		releases[0] && daysToRelease !== undefined
			? l10n.t(
					"Users first had a part of it in {0}, {1} days later.",
					markdownText(releases[0].tag),
					number(daysToRelease, words),
				)
			: landed.length > 0
				? l10n.t("No release has it yet.")
				: "",
		atWork.length === 0
			? l10n.t("Nobody is at work on it now.")
			: atWork.length === 1
				? l10n.t("One branch is at work on it now.")
				: l10n.t("{0} branches are at work on it now.", number(atWork.length, words)),
		judged === 0
			? ""
			: judged === 1
				? reached === 1
					? l10n.t("What it was last expected to do was reached.")
					: l10n.t("What it was last expected to do is not reached yet.")
				: l10n.t(
						"Of {0} expectations that were measured since, {1} were reached.",
						number(judged, words),
						number(reached, words),
					),
	];
	return sentences.filter((sentence) => sentence !== "").join(" ");
}

function branchItem(branch: BranchAtWork, { links, words }: Telling): string {
	const { l10n } = words;
	const { outright, record, remote } = branch;
	const name = markdownCode(fullName(branch));
	const shown = isolated(record && remote === undefined ? links.file(record.file, name) : name);
	const notes = [
		remote === undefined ? "" : l10n.t("(on {0}, not in this clone)", markdownText(remote)),
		outright ? "" : l10n.t("(through what it is linked to)"),
	].filter((note) => note !== "");
	const why = record?.why === undefined ? "" : `: ${markdownText(record.why)}`;
	return `- ${[`${shown}${why}`, ...notes].join(" ")}`;
}

/** Where older branches on remotes were not looked at. */
function remoteNotice({ snapshot: { remote }, words }: Telling): string {
	const { l10n } = words;
	if (remote.state === "failed")
		return l10n.t("*Branches on remotes can't be told: {0}*", markdownText(remote.detail));
	if (remote.state !== "known" || remote.leftOut === 0) return "";
	return l10n.t("*{0} older branches on remotes were not looked at.*", number(remote.leftOut, words));
}

function againText({ story: { rework, doneAgain }, words }: Telling): string {
	const { l10n } = words;
	const percent = (part: number) =>
		new Intl.NumberFormat(words.locale, { style: "percent", maximumFractionDigits: 0 }).format(part);
	const lines = [
		rework
			? l10n.t(
					"- {0} of {1} lines were written again within {2} days of landing.",
					percent(rework.reworked / rework.lines),
					number(rework.lines, words),
					number(rework.window, words),
				)
			: "",
		...doneAgain.map((change) => {
			const because = change.record?.rework?.because;
			return because === undefined
				? `- ${changeTitle(change)}`
				: `- ${changeTitle(change)}: ${reworkReasonName(because, words)}`;
		}),
	];
	return lines.filter((line) => line !== "").join("\n");
}

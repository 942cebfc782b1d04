// Why a file looks as it does: the changes that its present lines came with, as a page of Markdown.

import { markdownCode, markdownText } from "../../core/branch/pullRequestMarkdown.ts";
import { type FileChapter, fileChapters, type LineStory } from "../../core/history/trace.ts";
import { titleOf } from "../../core/intent/links.ts";
import type { Ref } from "../../core/model.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { longDay, number, type Words } from "../../host/words.ts";
import type { StoryLinks } from "./links.ts";
import { branchParts, changeTitle, servedParts } from "./tellLine.ts";

/** Of a kind; older ones are counted. */
const most = 40;

export interface FileToTell {
	/** From the root of the repository. */
	readonly path: string;
	/** One for each line. */
	readonly lines: readonly LineStory[];
	readonly snapshot: Snapshot;
}

export function tellFile({ path, lines, snapshot }: FileToTell, links: StoryLinks, words: Words): string {
	const { l10n } = words;
	const chapters = fileChapters(lines);
	const own = chapters.find((chapter) => chapter.own);
	const told = { all: lines.length, snapshot, links, words, ...(own && { own }) };
	const unsaid = chapters.filter(({ landed }) => landed && !landed.served);
	const meant = chapters.filter((chapter) => !unsaid.includes(chapter));
	const [older, newer] = [true, false].map((is) =>
		unsaid.filter(({ landed }) => landed?.isOlderThanRecords === is),
	);
	return [
		`# ${l10n.t("Why {0} looks as it does", markdownCode(path.slice(path.lastIndexOf("/") + 1)))}`,
		markdownCode(path),
		lines.length === 0 ? l10n.t("It has no lines.") : cameWith(lines.length, chapters, words),
		sharesOf(chapters, told),
		...meant.slice(0, most).map((chapter) => chapterText(chapter, told)),
		restOf(meant, words),
		...tableOf(l10n.t("Nobody wrote down what these are for"), newer ?? [], told),
		...tableOf(l10n.t("Older than the first why record"), older ?? [], told),
	]
		.filter((part) => part !== "")
		.join("\n\n");
}

function cameWith(lines: number, chapters: readonly FileChapter[], words: Words): string {
	const { l10n } = words;
	const changes = chapters.filter(({ landed }) => landed).length;
	if (changes === 0) return l10n.t("Lines: {0}. None of them has landed.", number(lines, words));
	if (changes === 1) return l10n.t("Lines: {0}. One change brought them.", number(lines, words));
	return l10n.t("Lines: {0}. {1} changes brought them.", number(lines, words), number(changes, words));
}

function restOf(chapters: readonly FileChapter[], words: Words): string {
	const rest = chapters.length - most;
	return rest > 0 ? words.l10n.t("Older changes that are not shown here: {0}.", number(rest, words)) : "";
}

interface Telling {
	/** How many lines the file has. */
	readonly all: number;
	readonly snapshot: Snapshot;
	readonly links: StoryLinks;
	readonly words: Words;
	/** The one that tells what the current branch is for. */
	readonly own?: FileChapter;
}

/** What the lines are for, by what was said outright; a line may be for several. */
function sharesOf(chapters: readonly FileChapter[], { all, snapshot, links, words }: Telling): string {
	const { l10n } = words;
	const intent = snapshot.intent.state === "known" ? snapshot.intent.intent : undefined;
	const byRef = new Map<Ref, number>();
	let [none, unsaid] = [0, 0];
	for (const { landed, own, lines } of chapters) {
		const { said } = landed?.served ?? own?.served ?? { said: [] };
		if (said === "none") {
			none += lines;
			continue;
		}
		const known = said.filter((ref) => intent && titleOf(intent, ref) !== undefined);
		if (known.length === 0) unsaid += lines;
		for (const ref of known) byRef.set(ref, (byRef.get(ref) ?? 0) + lines);
	}
	if (byRef.size === 0) return "";
	const rows = [...byRef]
		.sort(([, a], [, b]) => b - a)
		.map(([ref, lines]) => {
			const title = links.story(ref, markdownText((intent && titleOf(intent, ref)) ?? ref));
			return `| ${share(lines, all, words)} | ${title} |`;
		});
	if (none > 0) rows.push(`| ${share(none, all, words)} | ${l10n.t("nothing, on purpose")} |`);
	if (unsaid > 0) rows.push(`| ${share(unsaid, all, words)} | ${l10n.t("nobody wrote down what for")} |`);
	const table = [`| ${l10n.t("Lines")} | ${l10n.t("What they are for")} |`, "| ---: | --- |", ...rows];
	const counted = [...byRef.values()].reduce((sum, lines) => sum + lines, none + unsaid);
	const note = counted > all ? `\n\n${l10n.t("A line counts for each that it is for.")}` : "";
	return table.join("\n") + note;
}

/** Those that have lines, and no words of what for: each in a row. */
function tableOf(
	heading: string,
	chapters: readonly FileChapter[],
	{ all, links, words }: Telling,
): readonly string[] {
	const { l10n } = words;
	const rows = chapters.slice(0, most).flatMap(({ landed, lines }) => {
		if (!landed) return [];
		const { change } = landed;
		const title = links.commit(change.commit, changeTitle(change));
		const cells = [
			share(lines, all, words),
			title,
			longDay(change.landedOn, words),
			markdownText(change.release ?? ""),
		];
		return [`| ${cells.join(" | ")} |`];
	});
	if (rows.length === 0) return [];
	const names = [l10n.t("Lines"), l10n.t("Change"), l10n.t("Landed"), l10n.t("First Release")];
	const head = [`| ${names.join(" | ")} |`, "| ---: | --- | --- | --- |"];
	return [`## ${heading}`, [...head, ...rows].join("\n"), restOf(chapters, words)];
}

/** A share that there is never reads as none. */
function share(lines: number, all: number, { locale }: Words): string {
	const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
	const part = all === 0 ? 0 : lines / all;
	return part > 0 && part < 0.005 ? `< ${percent.format(0.01)}` : percent.format(part);
}

function chapterText(chapter: FileChapter, { all, links, words, own }: Telling): string {
	const { l10n } = words;
	const { landed, lines, is } = chapter;
	const amount = l10n.t("{0} of the lines ({1})", share(lines, all, words), number(lines, words));
	if (!landed?.served) {
		const why = chapter === own && chapter.own ? branchParts(chapter.own, links, words) : [];
		return [`## ${headingOf(is, words)}`, amount, ...why].join("\n\n");
	}
	const { change, served } = landed;
	const since =
		change.release === undefined
			? l10n.t("landed on {0}, in no release yet", longDay(change.landedOn, words))
			: l10n.t(
					"landed on {0}, first released in {1}",
					longDay(change.landedOn, words),
					markdownText(change.release),
				);
	const title = changeTitle(change);
	const why = servedParts(served, links, words).filter((part) => part !== `> ${title}`);
	return [`## ${title}`, `${amount} · ${since}`, ...why].join("\n\n");
}

function headingOf(is: LineStory["is"], { l10n }: Words): string {
	switch (is) {
		case "uncommitted":
			return l10n.t("Not committed yet");
		case "at work":
			return l10n.t("Committed, not landed yet");
		default:
			return l10n.t("Older than this clone");
	}
}

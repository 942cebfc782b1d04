// Why a file looks as it does: the changes that its present lines came with, as a page of Markdown.

import { markdownCode, markdownText } from "../../core/branch/pullRequestMarkdown.ts";
import { type FileChapter, fileChapters, type LineStory } from "../../core/history/trace.ts";
import { titleOf } from "../../core/intent/links.ts";
import type { Ref } from "../../core/model.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { longDay, number, type Words } from "../../host/words.ts";
import type { StoryLinks } from "./links.ts";
import { changeTitle, servedParts } from "./tellLine.ts";

/** Older ones are counted. */
const mostChapters = 40;

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
	const shown = chapters.slice(0, mostChapters);
	const rest = chapters.length - shown.length;
	const told = { all: lines.length, snapshot, links, words };
	return [
		`# ${l10n.t("Why {0} looks as it does", markdownCode(path.slice(path.lastIndexOf("/") + 1)))}`,
		markdownCode(path),
		lines.length === 0
			? l10n.t("It has no lines.")
			: l10n.t(
					"{0} lines came with {1} changes.",
					number(lines.length, words),
					number(chapters.length, words),
				),
		sharesOf(chapters, told),
		...shown.map((chapter) => chapterText(chapter, told)),
		rest > 0 ? l10n.t("{0} older changes have the other lines.", number(rest, words)) : "",
	]
		.filter((part) => part !== "")
		.join("\n\n");
}

interface Telling {
	/** How many lines the file has. */
	readonly all: number;
	readonly snapshot: Snapshot;
	readonly links: StoryLinks;
	readonly words: Words;
}

/** What the lines are for, by what was said outright; a line may be for several. */
function sharesOf(chapters: readonly FileChapter[], { all, snapshot, links, words }: Telling): string {
	const { l10n } = words;
	const intent = snapshot.intent.state === "known" ? snapshot.intent.intent : undefined;
	const byRef = new Map<Ref, number>();
	let unsaid = 0;
	for (const { landed, lines } of chapters) {
		const said = landed?.served && landed.served.said !== "none" ? landed.served.said : [];
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
	if (unsaid > 0) rows.push(`| ${share(unsaid, all, words)} | ${l10n.t("nobody wrote down what for")} |`);
	const table = [`| ${l10n.t("Lines")} | ${l10n.t("What they are for")} |`, "| ---: | --- |", ...rows];
	const counted = [...byRef.values()].reduce((sum, lines) => sum + lines, unsaid);
	const note = counted > all ? `\n\n${l10n.t("A line counts for each that it is for.")}` : "";
	return table.join("\n") + note;
}

function share(lines: number, all: number, { locale }: Words): string {
	return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(
		all === 0 ? 0 : lines / all,
	);
}

function chapterText(chapter: FileChapter, { all, links, words }: Telling): string {
	const { l10n } = words;
	const { landed, lines, is } = chapter;
	const amount = l10n.t("{0} of the lines ({1})", share(lines, all, words), number(lines, words));
	if (!landed) return `## ${headingOf(is, words)}\n\n${amount}`;
	const { change, served, isOlderThanRecords } = landed;
	const since =
		change.release === undefined
			? l10n.t("landed on {0}, in no release yet", longDay(change.landedOn, words))
			: l10n.t(
					"landed on {0}, first released in {1}",
					longDay(change.landedOn, words),
					markdownText(change.release),
				);
	const why = served
		? servedParts(served, links, words)
		: [
				isOlderThanRecords
					? l10n.t("Older than the first why record.")
					: l10n.t("Nobody wrote down what it is for."),
			];
	const title = changeTitle(change);
	return [`## ${title}`, `${amount} · ${since}`, ...why.filter((part) => part !== `> ${title}`)].join("\n\n");
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

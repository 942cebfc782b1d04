// What a deep dive says of the code: its parts and sizes, and where its limits are.

import { markdownCode, markdownText } from "../../core/branch/pullRequestMarkdown.ts";
import type { Brief } from "../../core/deepDive/brief.ts";
import type { Structure } from "../../core/deepDive/parts.ts";
import type { Box } from "../../core/deepDive/picture.ts";
import { amount, list, number, type Words } from "../../host/words.ts";
import { bullets, paragraphs, table } from "./compose.ts";

export interface DeepDivePage {
	readonly brief: Brief;
	/** Name of the picture's file, beside the document. */
	readonly picture: string;
	readonly product?: string;
}

/** What the parts are called in the picture. */
export function boxesOf({ parts }: Structure, words: Words): readonly Box[] {
	return parts.map((part) => ({
		path: part.path,
		name: partName(part.path, parts, words),
		size: sizeOf(part, words),
	}));
}

export function pictureTitle(brief: Brief, words: Words): string {
	return words.l10n.t("The parts of {0}, and which of them rely on which", plainHeadline(brief));
}

export function plainHeadline({ title, subject }: Brief): string {
	return title ?? ("folder" in subject ? subject.folder || "/" : subject.ref);
}

export function built({ brief, picture }: DeepDivePage, words: Words): string {
	const { l10n } = words;
	const { structure } = brief;
	if (!structure && brief.paths.length > 0) {
		return l10n.t(
			"The code of this was not read: nothing lies under its paths, or git can't be run here. Bring this document up to date where it can.",
		);
	}
	if (!structure) {
		return l10n.t(
			"No code is named for this yet. Add `paths:` to the goal in `alignment.yaml`, or make a deep dive of a folder.",
		);
	}
	const { parts, tests, usedBy, leansOn } = structure;
	const size = l10n.t(
		"It has {0} in {1}: about {2} of reading.",
		linesText(structure.lines, words),
		filesText(structure.files, words),
		readingTime(structure.lines, words),
	);
	const related = parts.some(({ uses }) => uses.length > 0);
	const nameOf = (path: string) => {
		const name = partName(path, parts, words);
		return path === "" ? `_${name}_` : markdownCode(name);
	};
	const isTold = parts.some(({ purpose }) => purpose !== undefined);
	const rows = parts.map((part) => [
		nameOf(part.path),
		...(isTold ? [part.purpose === undefined ? "" : markdownText(part.purpose)] : []),
		sizeOf(part, words),
		part.uses.length === 0 ? l10n.t("nothing here") : part.uses.map(nameOf).join(", "),
	]);
	const code = (paths: readonly string[]) => list(paths.map(markdownCode), words);
	return paragraphs(
		size,
		parts.length > 1 && `![${markdownText(pictureTitle(brief, words))}](${encodeURIComponent(picture)})`,
		related && l10n.t("An arrow leads from the part that asks to the part that answers."),
		parts.length > 1 &&
			table(
				[
					l10n.t("Part"),
					...(isTold ? [l10n.t("What it does, in its authors' words")] : []),
					l10n.t("Size"),
					l10n.t("Relies on"),
				],
				rows,
			),
		usedBy.length > 0 && l10n.t("Elsewhere, {0} would notice a change here.", code(usedBy)),
		leansOn.length > 0 && l10n.t("It relies on {0} outside of it.", code(leansOn)),
		tests > 0 &&
			(tests === 1
				? l10n.t("1 more file tests it automatically.")
				: l10n.t("{0} more files test it automatically.", number(tests, words))),
		`_${l10n.t("Seen from what files say that they import. What programs tell each other over the network isn't seen.")}_`,
	);
}

/** The last step of its path, or two where several parts end alike. */
function partName(path: string, parts: Structure["parts"], { l10n }: Words): string {
	if (path === "") return l10n.t("smaller parts");
	const end = (of: string, steps: number) => of.split("/").filter(Boolean).slice(-steps).join("/");
	const isDouble = parts.filter((other) => end(other.path, 1) === end(path, 1)).length > 1;
	return end(path, isDouble ? 2 : 1) + (path.endsWith("/") ? "/" : "");
}

function sizeOf(
	{ files, lines, path }: { files: number; lines: number; path: string },
	words: Words,
): string {
	const length = linesText(lines, words);
	return files === 1 && !path.endsWith("/")
		? length
		: words.l10n.t("{0}, {1}", filesText(files, words), length);
}

function filesText(files: number, words: Words): string {
	const { l10n } = words;
	return files === 1 ? l10n.t("1 file") : l10n.t("{0} files", number(files, words));
}

function linesText(lines: number, words: Words): string {
	const { l10n } = words;
	return lines === 1 ? l10n.t("1 line") : l10n.t("{0} lines", number(lines, words));
}

/** Ten lines of code a minute are read carefully; nobody who doesn't code knows whether 2,000 lines are many. */
function readingTime(lines: number, words: Words): string {
	const { l10n } = words;
	const hours = Math.round(lines / 600);
	if (hours < 1) return l10n.t("{0} minutes", number(Math.max(1, Math.round(lines / 10)), words));
	if (hours === 1) return l10n.t("an hour");
	if (hours <= 8) return l10n.t("{0} hours", number(hours, words));
	const days = Math.round(hours / 6);
	return l10n.t("{0} working days", number(days, words));
}

const mostNotes = 6;

export function limits({ brief }: DeepDivePage, words: Words): string {
	return paragraphs(debtText(brief, words), hotSpotsText(brief.hotSpots, words));
}

function debtText({ debt, goals, subject }: Brief, words: Words): string {
	const { l10n } = words;
	if (debt === undefined) return l10n.t("The notes that authors left in the code are not counted yet.");
	if (debt.length === 0)
		return l10n.t("**Put-off work:** the authors left no note in this code that something should be better.");
	const [goal] = goals;
	const target = "ref" in subject && goal?.id === subject.ref ? goal.debt?.to : undefined;
	const count =
		debt.length === 1
			? l10n.t("**Put-off work:** in 1 place the authors left a note that something should be better.")
			: l10n.t(
					"**Put-off work:** in {0} places the authors left a note that something should be better.",
					number(debt.length, words),
				);
	const aim =
		target === undefined
			? ""
			: ` ${l10n.t("We want to be at {0} by the end of the period.", number(target, words))}`;
	const notes = debt.slice(0, mostNotes).map(({ item }) => `“${markdownText(item.text)}”`);
	const more = debt.length - notes.length;
	const rest = more > 0 ? [l10n.t("…and {0} more", number(more, words))] : [];
	return paragraphs(
		`${count}${aim}${notes.length > 0 ? ` ${l10n.t("In their own words:")}` : ""}`,
		bullets([...notes, ...rest]),
	);
}

function hotSpotsText(spots: Brief["hotSpots"], words: Words): string {
	const { l10n } = words;
	if (spots === undefined || spots.files.length === 0) return "";
	const since = l10n.t(
		"**Where the work goes:** in the last {0} days these files were changed again and again.",
		number(spots.days, words),
	);
	const rows = spots.files.map(({ path, changes, written, rewritten }) => [
		markdownCode(path),
		l10n.t("{0} times", number(changes, words)),
		written === 0 ? "–" : amount(Math.round((100 * rewritten) / written), "%", words),
	]);
	return paragraphs(
		since,
		table([l10n.t("File"), l10n.t("Changed"), l10n.t("Soon redone")], rows),
		`_${l10n.t("Soon redone: the share of its new lines that had to be written again before long.")}_`,
	);
}

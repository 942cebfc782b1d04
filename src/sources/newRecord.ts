import path from "node:path";
import type { Day, RitualDocument } from "../core/model.ts";
import { FileFailed } from "./errors.ts";
import { releaseFileName, slugFileName } from "./slug.ts";
import { writeNew } from "./writeFiles.ts";

export interface NewRecordFile {
	/** Absolute path of the git root, which the file must lie in. */
	readonly root: string;
	/** Absolute path of the folder that holds the intent. */
	readonly folder: string;
	/** The day where the user is. */
	readonly day: Day;
	readonly branch: string;
	readonly text: string;
}

/** Nobody makes more files of one name than this. */
const mostAlike = 50;

/**
 * Writes a new why record, whole or not at all, under a name that is still free: `-2`, `-3`… where a day has several
 * of a branch, or of branches that are spelled alike. Resolves with its path relative to `folder`. Throws `FileFailed`.
 */
export function writeNewRecord({ root, folder, day, branch, text }: NewRecordFile): Promise<string> {
	return writeFree({
		root,
		folder,
		stem: `.alignment/why/${day}-${slugFileName(branch)}`,
		end: ".yaml",
		text,
	});
}

/** Writes a new check-in in the same way. */
export function writeNewCheckIn({ day, ...rest }: Omit<NewRecordFile, "branch">): Promise<string> {
	return writeFree({ ...rest, stem: `.alignment/check-ins/${day}`, end: ".yaml" });
}

export interface NewDocumentFile extends Pick<NewRecordFile, "root" | "folder"> {
	readonly kind: RitualDocument["kind"] | "period review";
	readonly day: Day;
	/** What a deep dive is about; the release of a post-mortem; the period of a review. */
	readonly title: string;
	/** Made for the name that the file gets, without folder and end. */
	readonly textOf: (name: string) => string;
}

/** Writes a new deep dive, post-mortem or period review in the same way. */
export function writeNewDocument({ kind, day, title, textOf, ...rest }: NewDocumentFile): Promise<string> {
	const stem = stemOf(kind, day, title);
	return writeFree({ ...rest, stem, end: ".md", text: (name) => textOf(path.posix.basename(name)) });
}

function stemOf(kind: NewDocumentFile["kind"], day: Day, title: string): string {
	switch (kind) {
		case "deep dive":
			return `.alignment/deep-dives/${day}-${slugFileName(title, "deep-dive")}`;
		case "post-mortem":
			return `.alignment/post-mortems/${releaseFileName(title)}`;
		case "period review":
			return reviewStem(title);
	}
}

/** Where the review of a period is kept, without the end. */
export function reviewStem(period: string): string {
	return `.alignment/periods/${slugFileName(period, "period")}-review`;
}

interface FreeFile extends Pick<NewRecordFile, "root" | "folder"> {
	readonly stem: string;
	readonly text: string | ((stem: string) => string);
	readonly end: string;
}

async function writeFree({ root, folder, stem, end, text }: FreeFile): Promise<string> {
	for (let count = 1; ; count++) {
		const name = `${stem}${count === 1 ? "" : `-${count}`}`;
		const file = `${name}${end}`;
		try {
			await writeNew(root, path.join(folder, file), typeof text === "string" ? text : text(name));
			return file;
		} catch (error) {
			const isTaken = error instanceof FileFailed && error.code === "file-exists";
			if (!isTaken || count === mostAlike) throw error;
		}
	}
}

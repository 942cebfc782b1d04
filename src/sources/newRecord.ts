import path from "node:path";
import type { Day } from "../core/model.ts";
import { FileFailed } from "./errors.ts";
import { slugFileName } from "./slug.ts";
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

/** Nobody answers for one branch more often than this on one day. */
const mostOfADay = 50;

/**
 * Writes a new why record, whole or not at all, under a name that is still free: `-2`, `-3`… where a day has several
 * of a branch, or of branches that are spelled alike. Resolves with its path relative to `folder`. Throws `FileFailed`.
 */
export async function writeNewRecord({ root, folder, day, branch, text }: NewRecordFile): Promise<string> {
	const stem = `.alignment/why/${day}-${slugFileName(branch)}`;
	for (let count = 1; ; count++) {
		const file = `${stem}${count === 1 ? "" : `-${count}`}.yaml`;
		try {
			await writeNew(root, path.join(folder, file), text);
			return file;
		} catch (error) {
			const isTaken = error instanceof FileFailed && error.code === "file-exists";
			if (!isTaken || count === mostOfADay) throw error;
		}
	}
}

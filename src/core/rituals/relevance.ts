import { minimatch } from "minimatch";
import type { Lesson, Ref } from "../model.ts";

/** A branch, as far as lessons can be about it. */
export interface Touched {
	/** Refs that it was said to serve. */
	readonly said: readonly Ref[];
	/** Refs that links bring along. */
	readonly partOf: readonly Ref[];
	/** Paths of files that it changed, from the git root. */
	readonly files: readonly string[];
	/** Texts of lessons that were heeded in it. */
	readonly heeded: readonly string[];
}

/** A lesson, and what it meets a branch by. */
export interface RelevantLesson {
	readonly lesson: Lesson;
	readonly by: { readonly ref: Ref } | { readonly path: string; readonly files: number };
}

/**
 * Lessons that meet a branch by an id or a path, each once however often it meets and in however many documents it
 * stands: first by what the branch was said to serve, then by the files that it changed, then by what links bring
 * along; newer ones first. Neither those that were heeded already nor those that are retired.
 */
export function relevantLessons(lessons: readonly Lesson[], touched: Touched): readonly RelevantLesson[] {
	const silent = new Set(touched.heeded.map(known));
	for (const { text, retired } of lessons) if (retired !== undefined) silent.add(known(text));
	const newestFirst = lessons
		.filter(({ text }) => !silent.has(known(text)))
		.toSorted((a, b) => (b.on ?? "").localeCompare(a.on ?? ""));
	const met = newestFirst.flatMap((lesson) => {
		const meeting = meetingOf(lesson, touched);
		return meeting ? [{ lesson, ...meeting }] : [];
	});
	const seen = new Set<string>();
	return met
		.toSorted((a, b) => a.rank - b.rank)
		.filter(({ lesson: { text } }) => !seen.has(known(text)) && seen.add(known(text)))
		.map(({ lesson, by }) => ({ lesson, by }));
}

/** A lesson is known by its words, whatever stands around them. */
function known(text: string): string {
	return text
		.normalize("NFC")
		.toLowerCase()
		.replace(/[\s.!]+/gu, " ")
		.trim();
}

function meetingOf(
	{ applies }: Lesson,
	{ said, partOf, files }: Touched,
): (Pick<RelevantLesson, "by"> & { readonly rank: number }) | undefined {
	const outright = said.find((ref) => applies.includes(ref));
	if (outright !== undefined) return { by: { ref: outright }, rank: 0 };
	for (const path of applies) {
		const count = files.filter((file) => liesUnder(file, path)).length;
		if (count > 0) return { by: { path, files: count }, rank: 1 };
	}
	const brought = partOf.find((ref) => applies.includes(ref));
	return brought === undefined ? undefined : { by: { ref: brought }, rank: 2 };
}

/** Whether a file is meant by a glob, or by the path of a file or a folder. */
export function liesUnder(file: string, path: string): boolean {
	const plain = path.replace(/^\.?\//, "").replace(/\/$/, "");
	if (plain === "") return false;
	return file === plain || file.startsWith(`${plain}/`) || minimatch(file, plain, { dot: true });
}

import type { DebtEntry } from "../debt/debtState.ts";
import type { LinesState } from "../history/lines.ts";
import { goalsSupporting, kindOf, partOf, titleOf } from "../intent/links.ts";
import type { Day, EngineeringGoal, Intent, KeyResult, Problem, Question, Ref } from "../model.ts";
import { liesUnder } from "../rituals/relevance.ts";
import type { Reading, Snapshot } from "../snapshot.ts";
import type { CodeFile } from "./imports.ts";
import { type Structure, structureOf } from "./parts.ts";

/** What a deep dive explains: something of the intent, or a folder as a path from the git root. */
export type Subject = { readonly ref: Ref } | { readonly folder: string };

/** All that is known about the subject of a deep dive, for people who don't code. */
export interface Brief {
	readonly subject: Subject;
	/** Title of the goal or problem; absent for a folder. */
	readonly title?: string;
	/** For the front matter: refs and globs. */
	readonly about: readonly string[];
	readonly problems: readonly Problem[];
	readonly keyResults: readonly { readonly keyResult: KeyResult; readonly now?: Reading }[];
	readonly goals: readonly EngineeringGoal[];
	/** Globs of the code that it is about. */
	readonly paths: readonly string[];
	/** Absent where no code is named, or none could be read. */
	readonly structure?: Structure;
	/** Absent until the debt of the folder is known. */
	readonly debt?: readonly DebtEntry[];
	/** The files that changed most often, most often first; absent until that is known. */
	readonly hotSpots?: { readonly days: number; readonly files: readonly HotSpot[] };
	/** Open questions of branches that serve it. */
	readonly questions: readonly (Question & { readonly branch: string })[];
}

/** A file to which people come back again and again. */
export interface HotSpot {
	readonly path: string;
	/** How many changes touched it. */
	readonly changes: number;
	/** Lines that were written in that time. */
	readonly written: number;
	/** Of those, how many were written again soon after. */
	readonly rewritten: number;
}

export interface BriefInput {
	readonly intent: Intent;
	readonly snapshot: Snapshot;
	readonly subject: Subject;
	/** All code of the repository that could be read. */
	readonly code: readonly CodeFile[];
}

export function briefOf({ intent, snapshot, subject, code }: BriefInput): Brief {
	const refs = refsOf(intent, subject);
	const goals = [...intent.goals.values()].filter(({ id }) => refs.has(id));
	const paths = "folder" in subject ? [folderGlob(subject.folder)] : goals.flatMap((goal) => goal.paths);
	const isInside = (path: string) => paths.some((glob) => liesUnder(path, glob));
	const structure = paths.length === 0 ? undefined : structureOf(code, isInside);
	const { debt } = snapshot;
	const title = "ref" in subject ? titleOf(intent, subject.ref) : undefined;
	const hotSpots = hotSpotsOf(snapshot.lines, snapshot.today, isInside);
	return {
		subject,
		...(title !== undefined && { title }),
		about: "ref" in subject ? [subject.ref] : paths,
		problems: [...intent.problems.values()].filter(({ id }) => refs.has(id)),
		keyResults: [...intent.keyResults.values()]
			.filter(({ ref }) => refs.has(ref))
			.map((keyResult) => {
				const now = snapshot.readings.get(keyResult.ref)?.at(-1);
				return { keyResult, ...(now && { now }) };
			}),
		goals,
		paths,
		...(structure && structure.files > 0 && { structure }),
		...(debt.state === "known" && {
			debt: debt.items.filter((entry) => countsFor(entry, subject, goals, isInside(entry.item.file))),
		}),
		...(hotSpots && { hotSpots }),
		questions: openQuestions(snapshot, refs),
	};
}

/** The subject and all that hangs on it. */
function refsOf(intent: Intent, subject: Subject): ReadonlySet<Ref> {
	if ("folder" in subject) {
		const glob = folderGlob(subject.folder);
		const own = [...intent.goals.values()].filter(({ paths }) =>
			paths.some((path) => meet(path, glob, subject.folder)),
		);
		const ids = own.map(({ id }) => id);
		return new Set([...ids, ...partOf(intent, ids)]);
	}
	const { ref } = subject;
	if (kindOf(intent, ref) !== "problem") return new Set([ref, ...partOf(intent, [ref])]);
	const objectives = partOf(intent, [ref]);
	const keyResults = [...intent.keyResults.values()].filter(({ objective }) =>
		objectives.includes(objective),
	);
	const results = keyResults.map((keyResult) => keyResult.ref);
	return new Set([
		ref,
		...objectives,
		...results,
		...results.flatMap((result) => goalsSupporting(intent, result)),
	]);
}

/** Whether a goal's glob and a folder speak of the same code. */
function meet(path: string, folderPattern: string, folder: string): boolean {
	const start = path.replace(/[*?[{!(].*$/, "").replace(/\/$/, "");
	// A glob that begins with a wildcard may be about anything, and is therefore about nothing in particular.
	if (start === "") return false;
	return liesUnder(start, folderPattern) || start === folder || liesUnder(folder, start);
}

function folderGlob(folder: string): string {
	const plain = folder.replace(/\/+$/, "");
	return plain === "" ? "**" : `${plain}/**`;
}

function countsFor(
	{ alignment }: DebtEntry,
	subject: Subject,
	goals: readonly EngineeringGoal[],
	isInside: boolean,
): boolean {
	if ("folder" in subject) return isInside;
	return alignment.goal !== undefined && goals.some(({ id }) => id === alignment.goal);
}

const mostHotSpots = 5;
/** A quarter is what people remember. */
const hotDays = 90;
const day = 86_400;

function hotSpotsOf(
	lines: LinesState,
	today: Day,
	isInside: (path: string) => boolean,
): Brief["hotSpots"] | undefined {
	if (lines.state !== "known") return undefined;
	const now = Date.parse(today) / 1000;
	const days = Math.min(hotDays, Math.round((now - Date.parse(lines.since) / 1000) / day));
	const byPath = new Map<string, { commits: Set<string>; written: number; rewritten: number }>();
	for (const { path, commit, landed, added, reworked } of lines.files) {
		if (landed < now - days * day || !isInside(path)) continue;
		const spot = byPath.get(path) ?? { commits: new Set(), written: 0, rewritten: 0 };
		byPath.set(path, spot);
		spot.commits.add(commit);
		spot.written += added;
		for (const each of reworked) spot.rewritten += each.lines;
	}
	const files = [...byPath]
		.map(([path, { commits, ...rest }]) => ({ path, changes: commits.size, ...rest }))
		.filter(({ changes }) => changes > 1)
		.sort((a, b) => b.changes - a.changes || b.rewritten - a.rewritten || (a.path < b.path ? -1 : 1))
		.slice(0, mostHotSpots);
	return { days, files };
}

function openQuestions({ records, work }: Snapshot, refs: ReadonlySet<Ref>): Brief["questions"] {
	const known = new Map(records.map((record) => [record.file, record]));
	for (const { record } of work) if (record) known.set(record.file, record);
	return [...known.values()].flatMap(({ branch, serves, questions }) =>
		serves === undefined || serves === "none" || !serves.some((ref) => refs.has(ref))
			? []
			: questions.filter(({ answer }) => answer === undefined).map((question) => ({ ...question, branch })),
	);
}

import { minimatch } from "minimatch";
import type { Change, History, HistoryState } from "../history/history.ts";
import type { LandedFile, LinesState } from "../history/lines.ts";
import type { Day, Intent, Ref } from "../model.ts";
import type { Snapshot } from "../snapshot.ts";
import type { DayRange, MeasuredPart, MeasureOptions, NotEnough } from "./measures.ts";
import { isWithin } from "./ranges.ts";

/** Fewer changes make no share and no median. */
export const fewestChanges = 5;

/** Lines of one file, with the change that landed them. */
export interface FileOfChange {
	readonly change: Change;
	readonly file: LandedFile;
}

/** What is measured from: a snapshot as far as it lies in the scope that was asked for. */
export interface Facts {
	readonly snapshot: Snapshot;
	readonly intent?: Intent;
	readonly options: MeasureOptions;
	readonly today: Day;
	/** Newest first; none while history isn't known, which `changesLack` says. */
	readonly changes: readonly Change[];
	readonly changesLack?: NotEnough;
	/** Oldest first; none while lines aren't known, which `linesLack` says. */
	readonly files: readonly FileOfChange[];
	readonly linesLack?: NotEnough;
	readonly history?: History;
	/** The change that has a commit, whether or not it lies in the scope. */
	changeOf(commit: string): Change | undefined;
}

export function factsOf(snapshot: Snapshot, options: MeasureOptions): Facts {
	const { today, history, lines, intent } = snapshot;
	const all = history.state === "known" ? history.changes : [];
	const byCommit = new Map(all.flatMap((change) => change.commits.map((id) => [id, change] as const)));
	const serving = options.ref === undefined ? all : all.filter((change) => serves(change, options.ref ?? ""));
	const linesLack = lackOf("history", history) ?? lackOf("lines", lines);
	const files = linesLack ? [] : filesOf(lines, byCommit, new Set(serving), options.path);
	const touching = new Set(files.map(({ change }) => change));
	const changesLack =
		lackOf("history", history) ?? (options.path === undefined ? undefined : lackOf("lines", lines));
	return {
		snapshot,
		...(intent.state === "known" && { intent: intent.intent }),
		options,
		today,
		changes: options.path === undefined ? serving : serving.filter((change) => touching.has(change)),
		...(changesLack && { changesLack }),
		files,
		...(linesLack && { linesLack }),
		...(history.state === "known" && { history }),
		changeOf: (commit) => byCommit.get(commit),
	};
}

export function landedIn(facts: Facts, range: DayRange): readonly Change[] {
	return facts.changes.filter(({ landedOn }) => isWithin(range, landedOn));
}

/** Why a period that lies ahead has no numbers. */
export function notBegun({ today }: Facts, range: DayRange): NotEnough | undefined {
	return range.from > today ? { code: "not-begun", on: range.from } : undefined;
}

/** What a change is for, said outright or by links. */
export function refsOf({ serves: { said, partOf } }: Change): readonly Ref[] {
	return said === "none" ? [] : [...said, ...partOf];
}

function serves(change: Change, ref: Ref): boolean {
	return refsOf(change).some((each) => each === ref || each.startsWith(`${ref}.`));
}

function filesOf(
	lines: LinesState,
	byCommit: ReadonlyMap<string, Change>,
	inScope: ReadonlySet<Change>,
	path: string | undefined,
): readonly FileOfChange[] {
	if (lines.state !== "known") return [];
	const lies = path === undefined ? () => true : liesUnder(path);
	return lines.files.flatMap((file) => {
		const change = byCommit.get(file.commit);
		return change && inScope.has(change) && lies(file.path) ? [{ change, file }] : [];
	});
}

/** Tells whether a path is the folder or file `path`, lies in it, or matches it as a glob. */
export function liesUnder(path: string): (file: string) => boolean {
	const bare = path.replace(/^\.?\/+|\/+$/g, "");
	return (file) =>
		file === bare ||
		file.startsWith(`${bare}/`) ||
		(/[*?[{]/.test(bare) && minimatch(file, bare, { dot: true, nocomment: true, nonegate: true }));
}

export function lackOf(
	part: MeasuredPart,
	state: HistoryState | LinesState | Snapshot["debt"],
): NotEnough | undefined {
	switch (state.state) {
		case "known":
			return undefined;
		case "failed":
			return { code: "failed", part, detail: state.detail };
		case "none":
		case "untrusted":
		case "virtual":
			return { code: "nothing-to-read", part };
		default:
			return { code: "pending", part };
	}
}

import { kindOf } from "../intent/links.ts";
import type {
	EngineeringGoal,
	Intent,
	KeyResult,
	Lesson,
	Objective,
	Problem,
	Question,
	Ref,
	Said,
	WhyRecord,
} from "../model.ts";
import { postMortemOf } from "../rituals/rhythm.ts";
import type { BranchView, Reading, Snapshot } from "../snapshot.ts";
import { servesNobody } from "./changes.ts";
import { type Expected, expectedOf } from "./expected.ts";
import type { Change, History, Instant, Release } from "./history.ts";
import { changeOf, takenBackBy } from "./lookup.ts";
import { broughtAlong } from "./serve.ts";

/** The commit that blame names for a line. */
export interface TracedCommit {
	readonly id: string;
	readonly subject: string;
	readonly at: Instant;
	/** The first commit there is here: of all, or of a shallow clone. */
	readonly isFirst: boolean;
}

/** Why a line is there. */
export type LineStory =
	/** HEAD has no such line; the branch says what it will be for. */
	| {
			readonly is: "uncommitted";
			readonly branch?: BranchView;
			readonly served?: Served;
			readonly aims: readonly Aim[];
	  }
	/** Committed, and not on the default branch yet. */
	| {
			readonly is: "at work";
			readonly commit: TracedCommit;
			readonly branch?: BranchView;
			readonly served?: Served;
			readonly aims: readonly Aim[];
	  }
	/** It came before what this clone has of history. */
	| { readonly is: "cut off"; readonly commit: TracedCommit }
	| ({ readonly is: "landed"; readonly commit: TracedCommit } & LandedStory);

/** What a change was for, and what became of it. */
export interface LandedStory {
	readonly change: Change;
	readonly release?: Release;
	/** Absent where nobody said what it serves. */
	readonly served?: Served;
	/** Nothing was written down about any change when it landed. */
	readonly isOlderThanRecords: boolean;
	readonly expected: readonly Expected[];
	readonly questions: readonly Question[];
	/** The file of its release's post-mortem. */
	readonly postMortem?: string;
	/** Its lessons, but for those that are retired. */
	readonly lessons: readonly Lesson[];
	/** The change that it takes back. */
	readonly takesBack?: Change;
	/** The change that took it back since. */
	readonly takenBackBy?: Change;
}

/** What somebody said outright, as today's intent has it, and what that brings along. */
export interface Served {
	readonly said: Said;
	readonly problems: readonly Problem[];
	readonly objectives: readonly Objective[];
	readonly keyResults: readonly KeyResult[];
	readonly goals: readonly EngineeringGoal[];
	/** Said, but naming nothing any more. */
	readonly gone: readonly Ref[];
	readonly record?: WhyRecord;
}

/** Where a branch at work wants a key result to go. */
export interface Aim {
	readonly result: KeyResult;
	readonly value: number;
	/** The newest reading. */
	readonly before?: Reading;
}

/** `line` is what blame says of it. The snapshot must know the history. */
export function traceLine(
	line: { readonly state: "uncommitted" } | { readonly state: "committed"; readonly commit: TracedCommit },
	snapshot: Snapshot,
): LineStory {
	const { branch, history } = snapshot;
	const atWork = branch && !branch.isDefault ? branch : undefined;
	const own = {
		...(atWork && { branch: atWork }),
		...servedByBranch(atWork, snapshot),
		aims: aimsOf(atWork, snapshot),
	};
	if (line.state === "uncommitted") return { is: "uncommitted", ...own };
	const { commit } = line;
	const known = history.state === "known" ? history : undefined;
	const change = known && changeOf(known, commit.id);
	// The edge of a shallow clone holds all that was there before.
	if (commit.isFirst && known?.missing.includes("commits")) return { is: "cut off", commit };
	if (!known || !change) return { is: "at work", commit, ...own };
	return { is: "landed", commit, ...landedStory(change, snapshot, known, commit.id) };
}

function servedByBranch(branch: BranchView | undefined, snapshot: Snapshot): { served?: Served } {
	const intent = intentOf(snapshot);
	if (!branch || !intent || branch.serves.how.by === "guess") return {};
	const { said, unknown, partOf } = branch.serves;
	if (said !== "none" && said.length + unknown.length === 0) return {};
	const all = said === "none" ? said : [...said, ...unknown];
	return { served: servedOf(intent, all, partOf, branch.record) };
}

function aimsOf(branch: BranchView | undefined, snapshot: Snapshot): readonly Aim[] {
	const intent = intentOf(snapshot);
	return [...(branch?.record?.expects ?? [])].flatMap(([ref, value]): Aim[] => {
		const result = intent?.keyResults.get(ref);
		const before = snapshot.readings.get(ref)?.at(-1);
		return result ? [{ result, value, ...(before && { before }) }] : [];
	});
}

function intentOf({ intent }: Snapshot): Intent | undefined {
	return intent.state === "known" ? intent.intent : undefined;
}

/** Of one of its commits, where that is given: branches may have landed together. */
function landedStory(
	change: Change,
	snapshot: Snapshot,
	history: History,
	commit = change.commit,
): LandedStory {
	const intent = intentOf(snapshot);
	const { record, serves } = whyOf(change, commit, intent);
	const { by, said, partOf } = serves;
	const release = history.releases.find(({ tag }) => tag === change.release);
	const served = intent && by !== "nobody" ? servedOf(intent, said, partOf, record) : undefined;
	const takesBack = change.reverts === undefined ? undefined : changeOf(history, change.reverts);
	const undone = takenBackBy(history, change);
	const postMortem = release && postMortemOf(release.tag, snapshot.documents)?.file;
	return {
		change,
		...(release && { release }),
		...(served && { served }),
		isOlderThanRecords: change.landed < (firstRecordOf(history) ?? Number.POSITIVE_INFINITY),
		expected: intent
			? expectedOf(change, record ?? noRecord, saidResults(intent, said), {
					readings: snapshot.readings,
					history,
					keyResult: (ref) => intent.keyResults.get(ref),
				})
			: [],
		questions: record?.questions ?? [],
		...(postMortem !== undefined && { postMortem }),
		lessons: snapshot.lessons.filter(({ file, retired }) => file === postMortem && retired === undefined),
		...(takesBack && { takesBack }),
		...(undone && { takenBackBy: undone }),
	};
}

/** By the record of the branch that a commit came on, where branches landed together. */
function whyOf(
	change: Change,
	commit: string,
	intent: Intent | undefined,
): Pick<Change, "record" | "serves"> {
	const { apart } = change;
	if (!apart) return change;
	const { record } = apart.find(({ commits }) => commits.includes(commit)) ?? change;
	const said = record?.serves;
	if (!record || said === undefined) return { ...(record && { record }), serves: servesNobody };
	return { record, serves: { by: "record", said, partOf: intent ? broughtAlong(intent, said) : [] } };
}

const noRecord = { expects: new Map<Ref, number>() };

function saidResults(intent: Intent, said: Said): readonly KeyResult[] {
	return said === "none" ? [] : said.flatMap((ref) => intent.keyResults.get(ref) ?? []);
}

const firstRecords = new WeakMap<readonly Change[], Instant | undefined>();

/** When the first change landed that somebody had written the why of. */
function firstRecordOf({ changes }: History): Instant | undefined {
	if (!firstRecords.has(changes))
		firstRecords.set(changes, changes.findLast(({ record }) => record !== undefined)?.landed);
	return firstRecords.get(changes);
}

function servedOf(intent: Intent, said: Said, partOf: readonly Ref[], record: WhyRecord | undefined): Served {
	const outright = said === "none" ? [] : said;
	const all = [...outright, ...partOf.filter((ref) => !outright.includes(ref))];
	const pick = <Value>(from: ReadonlyMap<Ref, Value>, refs: readonly Ref[]) =>
		refs.flatMap((ref) => from.get(ref) ?? []);
	return {
		said,
		problems: pick(intent.problems, all),
		objectives: pick(intent.objectives, all),
		keyResults: pick(intent.keyResults, all),
		// A goal that only carries the same key result is another piece of work.
		goals: pick(intent.goals, outright),
		gone: outright.filter((ref) => kindOf(intent, ref) === undefined),
		...(record && { record }),
	};
}

/** A change with the lines of a file that are its own; with those of one branch, where several landed together. */
export interface FileChapter {
	/** Absent for lines that are not committed, not landed, or from before this clone's history. */
	readonly landed?: LandedStory;
	/** Of lines that are not landed, or not even committed. */
	readonly own?: OwnStory;
	readonly is: LineStory["is"];
	readonly lines: number;
}

/** Work of the current branch. */
export type OwnStory = Extract<LineStory, { readonly is: "uncommitted" | "at work" }>;

/** How the present lines of a file came to be, newest first, what isn't landed before. */
export function fileChapters(stories: readonly LineStory[]): readonly FileChapter[] {
	const chapters = new Map<string, FileChapter>();
	for (const story of stories) {
		const landed = story.is === "landed" ? story : undefined;
		const key = landed ? `${landed.change.commit} ${landed.served?.record?.file}` : story.is;
		const lines = (chapters.get(key)?.lines ?? 0) + 1;
		const own = story.is === "uncommitted" || story.is === "at work" ? story : undefined;
		chapters.set(key, { is: story.is, lines, ...(landed && { landed }), ...(own && { own }) });
	}
	return [...chapters.values()].sort((a, b) => ageOf(b) - ageOf(a));
}

function ageOf({ is, landed }: FileChapter): number {
	if (landed) return landed.change.landed;
	return is === "cut off" ? 0 : is === "at work" ? Number.MAX_SAFE_INTEGER - 1 : Number.MAX_SAFE_INTEGER;
}

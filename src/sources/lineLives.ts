import { readFile } from "node:fs/promises";
import path from "node:path";
import { type LandOptions, type LineAges, land, newLineAges } from "../core/history/lineAges/lineAges.ts";
import type { CommitPatch } from "../core/history/lineAges/patch.ts";
import type { LandedFile, LineLives } from "../core/history/lines.ts";
import type { Day } from "../core/model.ts";
import { GitFailed } from "./errors.ts";
import type { Git } from "./git.ts";
import { type KeptFile, keptFile } from "./keptFile.ts";
import { pack, unpack } from "./lineLives/packed.ts";
import { readPatches } from "./lineLives/patchReader.ts";
import { writtenAmong } from "./lineLives/written.ts";
import { repositoryKey } from "./repositoryKey.ts";

/** The ages of all lines as they are at `tip`, as far as they landed since `since`. */
export interface KnownAges {
	readonly tip: string;
	readonly since: Day;
	/** Of the clone: a deeper one tells more. */
	readonly shape: string;
	readonly shallow: boolean;
	readonly ages: LineAges;
	/** Paths of the landings that people wrote: neither generated nor vendored. */
	readonly written: ReadonlySet<string>;
}

export interface LinesQuestion {
	/** The default branch's tip. */
	readonly tip: string;
	readonly since: Day;
	/** The git folder that all work trees share. */
	readonly commonDir: string;
	/** What was read before, in this session or another; it may be continued and must not be used again. */
	readonly known?: KnownAges | undefined;
	readonly signal?: AbortSignal;
	/** Told now and then how many commits were read. */
	readonly onProgress?: (commits: number) => void;
	readonly options?: Partial<LandOptions>;
}

export function openLinesCache(storage: string, commonDir: string): KeptFile<KnownAges> {
	return keptFile({
		home: path.join(storage, "lines"),
		name: async () => `${await repositoryKey(commonDir)}.json`,
		pack,
		unpack,
	});
}

/** Ages that reach back further than this are read anew: what nobody asks for needn't be carried along. */
const mostDaysBefore = 120;

/**
 * The ages of all landed lines, by one pass over the patches of the default branch's first-parent commits; by those
 * alone that came since, where `known` fits. Throws as `Git` does.
 */
export async function readLineAges(git: Git, question: LinesQuestion): Promise<KnownAges> {
	const { tip, known, commonDir } = question;
	const edge = await edgeOf(commonDir);
	const shape = [...edge].sort().join(" ");
	const start = known && known.shape === shape && reaches(known, question.since) ? known : undefined;
	if (start?.tip === tip) return start;
	const continued = start && (await unlessGone(landAll(git, question, edge, start)));
	const landed = continued ?? (await landAll(git, question, edge)) ?? nothingLanded();
	const written = await writtenIn(git, landed, continued && start, question.signal);
	return {
		...{ tip, since: start && continued ? start.since : question.since, shape },
		...{ shallow: edge.size > 0, ages: landed.ages, written },
	};
}

function reaches({ since }: KnownAges, wanted: Day): boolean {
	return since <= wanted && Date.parse(wanted) - Date.parse(since) <= mostDaysBefore * 86_400_000;
}

/** Commits that a shallow clone begins with. */
async function edgeOf(commonDir: string): Promise<ReadonlySet<string>> {
	const text = await readFile(path.join(commonDir, "shallow"), "utf8").catch(() => "");
	return new Set(text.split("\n").filter(Boolean));
}

/** A history that was rewritten, and whose old commits are gone, is read anew. */
async function unlessGone<T>(landing: Promise<T>): Promise<T | undefined> {
	try {
		return await landing;
	} catch (error) {
		if (error instanceof GitFailed) return undefined;
		throw error;
	}
}

/** Whatever the user's config says of how a patch looks. */
export const patchArguments = [
	...["--first-parent", "--diff-merges=first-parent", "--reverse", "--root"],
	...["-p", "-U0", "-M", "-l1000", "--inter-hunk-context=0", "--diff-algorithm=myers"],
	...["--src-prefix=a/", "--dst-prefix=b/", "--submodule=short", "--ignore-submodules=all"],
	"--format=%x00%H %ct %P",
] as const;

interface Landed {
	readonly ages: LineAges;
	/** Something said anew which files are generated. */
	readonly attributesChanged: boolean;
	/** Place of the first landing that is new. */
	readonly first: number;
}

/** Undefined when the commits since `start` don't follow it. */
async function landAll(
	git: Git,
	{ tip, since, signal, onProgress, options }: LinesQuestion,
	edge: ReadonlySet<string>,
	start?: KnownAges,
): Promise<Landed | undefined> {
	const ages = start?.ages ?? newLineAges();
	const first = ages.landings.length;
	const seen: { follows?: boolean; attributes: boolean } = { attributes: false };
	const take = (patch: CommitPatch) => {
		seen.follows ??= start === undefined || patch.parents[0] === start.tip;
		if (!seen.follows) return;
		seen.attributes ||= patch.files.some(({ from, to }) => isAttributes(from) || isAttributes(to));
		land(ages, patch, { followMoves: true, isEdge: edge.has(patch.id), ...options });
	};
	const reader = readPatches(take);
	// A day earlier, for days begin at different times; `--reverse` leaves no gaps where clocks disagree.
	const begin = Math.floor(Date.parse(since) / 1000) - 86_400;
	const output = git.stream("log", {
		args: [...patchArguments, ...(start ? [] : [`--since=${begin}`])],
		refs: start ? [tip, `^${start.tip}`] : [tip],
		...(signal && { signal }),
	});
	for await (const chunk of output) {
		reader.push(chunk);
		onProgress?.(ages.commits.length);
		if (seen.follows === false) return undefined;
	}
	reader.end();
	// Where nothing came, the old tip is one that was given up; or nothing landed since.
	return seen.follows || !start ? { ages, attributesChanged: seen.attributes, first } : undefined;
}

function nothingLanded(): Landed {
	return { ages: newLineAges(), attributesChanged: false, first: 0 };
}

function isAttributes(file: string | undefined): boolean {
	return file !== undefined && /(^|\/)\.gitattributes$/.test(file);
}

async function writtenIn(
	git: Git,
	{ ages, attributesChanged, first }: Landed,
	start: KnownAges | undefined,
	signal: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
	const isAll = !start || attributesChanged;
	const judged = new Set(isAll ? [] : ages.landings.slice(0, first).map((landing) => landing.path));
	const paths = new Set(ages.landings.map((landing) => landing.path));
	const found = await writtenAmong(
		git,
		[...paths].filter((file) => !judged.has(file)),
		signal,
	);
	return new Set([...(isAll ? [] : start.written), ...found]);
}

/** What became of the landed lines within `window` days. */
export function lineLivesOf({ tip, since, shallow, ages, written }: KnownAges, window: number): LineLives {
	const { commits, landings } = ages;
	const files = landings.flatMap(({ commit, path: file, added, deleted, reworked }): LandedFile[] => {
		const landed = commits[commit];
		if (!landed || !written.has(file)) return [];
		const within: { by: string; at: number; lines: number }[] = [];
		for (let at = 0; at < reworked.length; at += 2) {
			const by = commits[reworked[at] ?? -1];
			if (by && by.at - landed.at <= window * 86_400)
				within.push({ by: by.id, at: by.at, lines: reworked[at + 1] ?? 0 });
		}
		return [{ commit: landed.id, landed: landed.at, path: file, added, deleted, reworked: within }];
	});
	return { since, tip, window, files, shallow };
}

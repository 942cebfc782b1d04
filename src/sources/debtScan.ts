import { stat } from "node:fs/promises";
import type { DebtItem } from "../core/debt/items.ts";
import { languageOf } from "../core/debt/languages.ts";
import { lazily } from "../core/debt/lazily.ts";
import { type Engine, EngineFailed, type Search } from "./debt/engine.ts";
import { gitGrep, gitGrepFixed, type ListingGit, notIgnored, trackedIgnored } from "./debt/gitGrep.ts";
import { ignoreFiles } from "./debt/ignoreFiles.ts";
import { itemsOf } from "./debt/itemsOf.ts";
import { pooled } from "./debt/pooled.ts";
import { newState, reportOf, type ScanReport, type ScanState, skip } from "./debt/scanState.ts";
import { walk } from "./debt/walk.ts";
import { Aborted, FileFailed } from "./errors.ts";
import { isTurnOver, turn } from "./patiently.ts";
import { findRipgrep, ripgrep } from "./ripgrep.ts";

export interface DebtScanOptions {
	/** Absolute path of the folder to scan; items' files are relative to it. */
	readonly folder: string;
	/** What marks debt; see `defaultTags`. */
	readonly tags?: readonly string[];
	/** Globs over paths from the folder on, as in `files.exclude`. */
	readonly exclude?: readonly string[];
	/** VS Code's `env.appRoot`, which brings a ripgrep. */
	readonly appRoot?: string;
	/** Absent where no git may be run. */
	readonly git?: ListingGit;
	/** VS Code's id of a file's language, where it differs from what the name says. */
	readonly languageId?: (file: string) => string | undefined;
	/** Larger files are not read; 2 MB by default. */
	readonly maxBytes?: number;
	readonly signal?: AbortSignal;
	readonly environment?: NodeJS.ProcessEnv;
	/** In place of those that are found, in the order in which to try them. */
	readonly engines?: readonly Engine[];
}

export interface FileDebt {
	readonly file: string;
	readonly items: readonly DebtItem[];
}

/** What a scan gives while it runs: each file that holds debt once, in no order. */
export interface DebtScan extends AsyncIterable<FileDebt> {
	/** What ran and what was left out; asked after the last file, it also looks for files too large to be searched. */
	report(): Promise<ScanReport>;
}

/** Files that are read at the same time: enough to keep a disk busy, and few enough to keep memory low. */
const width = 8;

/**
 * Scans a folder. Engines propose files, our own code reads them from their start, so that each engine gives the same
 * items. One that fails makes room for the next; what it found counts. Throws `Aborted`, or `FileFailed` without a folder.
 */
export function scanDebt(options: DebtScanOptions): DebtScan {
	const state = stateFor(options);
	const oversized = lazily(() => noteOversized(state, options.signal));
	return {
		[Symbol.asyncIterator]: () => filesWithDebt(state, options),
		async report() {
			if (state.stop.signal.aborted) await oversized();
			return reportOf(state);
		},
	};
}

/**
 * Scans some files anew, by the same rules; each is given, without items when it has none, is gone or left out.
 * Those of `known` are taken for files that git doesn't ignore. Runs one process at most, and none for files that are
 * known or hold no debt.
 */
export async function scanFiles(
	options: DebtScanOptions,
	files: Iterable<string>,
	known: (file: string) => boolean = () => false,
): Promise<readonly FileDebt[]> {
	const state = stateFor(options);
	const results: FileDebt[] = [];
	const each = pooled(new Set(files), width, async (file) => {
		const ours = (await state.search.rules.leftOutOrLinked(file)) === undefined;
		return { file, items: ours ? await itemsOf(file, state, options.languageId) : [] };
	});
	for await (const result of each) {
		if (options.signal?.aborted) throw new Aborted();
		results.push(result);
	}
	const doubtful = results.filter(({ file, items }) => items.length > 0 && !known(file));
	const seen = await visible(
		doubtful.map(({ file }) => file),
		state.search,
		options,
	);
	return results.map(({ file, items }) => ({ file, items: known(file) || seen.has(file) ? items : [] }));
}

/** Those of some files that a scan would read, if they held debt: such as one that is typed and not saved yet. */
export async function scannable(
	options: DebtScanOptions,
	files: readonly string[],
): Promise<ReadonlySet<string>> {
	const { search } = stateFor(options);
	const seen = await visible(files, search, options);
	const ours: string[] = [];
	for (const file of seen) if ((await search.rules.leftOutOrLinked(file)) === undefined) ours.push(file);
	return new Set(ours);
}

function stateFor({ folder, tags, exclude, maxBytes = 2_000_000 }: DebtScanOptions): ScanState {
	return newState(folder, { tags, exclude, maxBytes });
}

async function* filesWithDebt(state: ScanState, options: DebtScanOptions): AsyncGenerator<FileDebt> {
	const { stop, gaveUp } = state;
	const { signal, folder } = options;
	const abort = () => stop.abort();
	if (signal?.aborted) throw new Aborted();
	signal?.addEventListener("abort", abort, { once: true });
	try {
		await mustBeFolder(folder);
		if (state.search.syntax.tags.length === 0) return;
		// At the same time as the engine, so that nothing waits for it at the end.
		const tracked = trackedIgnoredFiles(state, options);
		for (const engine of options.engines ?? enginesFor(options)) {
			state.engine = engine;
			try {
				for await (const files of engine.files(state.search)) yield* debtIn(files, state, options);
				yield* debtIn(await tracked, state, options);
				return;
			} catch (error) {
				if (stop.signal.aborted) throw new Aborted();
				state.engine = undefined;
				if (!(error instanceof EngineFailed)) throw error;
				gaveUp.push({ engine: engine.name, why: error.why, detail: error.message });
			}
		}
	} finally {
		signal?.removeEventListener("abort", abort);
		stop.abort();
	}
}

async function mustBeFolder(folder: string): Promise<void> {
	const stats = await stat(folder).catch(() => undefined);
	if (!stats?.isDirectory())
		throw new FileFailed(
			"file-failed",
			folder,
			`There is no folder ${folder}. Open the folder where it is now.`,
		);
}

/** In the order of their speed. */
function enginesFor({ appRoot, environment, git }: DebtScanOptions): readonly Engine[] {
	const places = { ...(appRoot !== undefined && { appRoot }), ...(environment && { environment }) };
	return [
		...findRipgrep(places).map((binary) => ripgrep(binary, environment)),
		...(git ? [gitGrep(git), gitGrepFixed(git)] : []),
		walk(),
	];
}

/** The debt of those that were not seen before: one after the other while the disk answers at once, else several at a time. */
async function* debtIn(
	files: readonly string[],
	state: ScanState,
	options: DebtScanOptions,
): AsyncGenerator<FileDebt> {
	const { disk, stop } = state;
	const fresh = files.filter((file) => isNew(file, state));
	let done = 0;
	for (; done < fresh.length && disk.answersAtOnce; done++) {
		if (isTurnOver()) await turn();
		if (stop.signal.aborted) throw new Aborted();
		const debt = await debtOf(fresh[done] as string, state, options);
		if (debt) yield debt;
	}
	if (done === fresh.length) return;
	for await (const debt of pooled(fresh.slice(done), width, (file) => debtOf(file, state, options))) {
		if (stop.signal.aborted) throw new Aborted();
		if (debt) yield debt;
	}
}

function isNew(file: string, { seen }: ScanState): boolean {
	const size = seen.size;
	return seen.add(file).size > size;
}

async function trackedIgnoredFiles(
	{ search }: ScanState,
	{ git }: DebtScanOptions,
): Promise<readonly string[]> {
	const files: string[] = [];
	try {
		if (git)
			for await (const listed of trackedIgnored(git, search)) for (const file of listed) files.push(file);
	} catch (error) {
		if (error instanceof EngineFailed) search.unreadable(error.message);
	}
	return files;
}

async function debtOf(
	file: string,
	state: ScanState,
	options: DebtScanOptions,
): Promise<FileDebt | undefined> {
	const leftOut = state.search.rules.leftOut(file);
	// What a setting excludes is no news.
	if (leftOut !== undefined && leftOut !== "excluded") skip(state, { file, why: leftOut });
	if (leftOut !== undefined) return undefined;
	const items = await itemsOf(file, state, options.languageId);
	return items.length > 0 ? { file, items } : undefined;
}

/** Those of the asked files that a scan of the folder would come across. */
async function visible(
	asked: readonly string[],
	search: Search,
	{ git, folder, signal = search.signal }: DebtScanOptions,
): Promise<ReadonlySet<string>> {
	if (asked.length === 0) return new Set();
	try {
		if (git) return await notIgnored(git, asked, { ...search, signal });
	} catch (error) {
		if (!(error instanceof EngineFailed)) throw error;
	}
	const ignored = ignoreFiles(folder);
	const seen = new Set<string>();
	for (const file of asked) if (!(await ignored.ignoresAnyOf(file))) seen.add(file);
	return seen;
}

/** ripgrep passes over large files without a word. */
async function noteOversized(state: ScanState, signal = new AbortController().signal): Promise<void> {
	if (signal.aborted) return;
	const { engine, search } = state;
	try {
		const files = (await engine?.oversized?.({ ...search, signal })) ?? [];
		for (const file of files) if (languageOf(file)) skip(state, { file, why: "too large" });
	} catch (error) {
		if (!(error instanceof EngineFailed)) throw error;
		search.unreadable(error.message);
	}
}

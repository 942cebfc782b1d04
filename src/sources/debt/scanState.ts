import { tagSyntax } from "../../core/debt/tags.ts";
import { Disk } from "./disk.ts";
import type { Engine, EngineFailed, EngineName, Search } from "./engine.ts";
import { type LeftOut, pathRules } from "./pathRules.ts";

export interface ScanReport {
	/** What found the files; absent before the start, and when nothing could look at everything. */
	readonly engine?: { readonly name: EngineName; readonly detail: string };
	/** What was tried before, and why it gave up. */
	readonly gaveUp: readonly GaveUp[];
	/** Files that hold a tag and were not read, or were too large to know; at most a thousand. */
	readonly skipped: readonly Skipped[];
	/** All of them, by reason. */
	readonly counts: ReadonlyMap<Skipped["why"], number>;
	/** Folders and files that could not be looked into, in the words of who tried. */
	readonly unreadable: readonly string[];
	/** Files that were read. */
	readonly read: number;
}

export interface GaveUp {
	readonly engine: EngineName;
	readonly why: EngineFailed["why"];
	readonly detail: string;
}

export interface Skipped {
	readonly file: string;
	readonly why: "binary" | "too large" | "unreadable" | "unknown language" | LeftOut;
	/** Bytes of a file that is too large, or the system's reason. */
	readonly detail?: string;
}

/** What one scan knows so far. */
export interface ScanState {
	readonly search: Search;
	readonly disk: Disk;
	/** Ends every program that the scan runs. */
	readonly stop: AbortController;
	readonly seen: Set<string>;
	readonly skipped: Skipped[];
	readonly counts: Map<Skipped["why"], number>;
	readonly gaveUp: GaveUp[];
	readonly unreadable: string[];
	/** The one at work, or the one that has looked at everything. */
	engine: Engine | undefined;
	read: number;
}

/** More would cost memory and help nobody. */
const mostKept = 1000;

export function newState(
	folder: string,
	{
		tags,
		exclude,
		maxBytes,
	}: { tags: readonly string[] | undefined; exclude: readonly string[] | undefined; maxBytes: number },
): ScanState {
	const stop = new AbortController();
	const unreadable: string[] = [];
	return {
		search: {
			folder,
			syntax: tagSyntax(tags),
			rules: pathRules(folder, exclude),
			maxBytes,
			signal: stop.signal,
			unreadable(detail) {
				if (unreadable.length < mostKept) unreadable.push(detail);
			},
		},
		disk: new Disk(),
		stop,
		seen: new Set(),
		skipped: [],
		counts: new Map(),
		gaveUp: [],
		unreadable,
		engine: undefined,
		read: 0,
	};
}

/** Notes a file that was left out. */
export function skip({ engine, skipped, counts }: ScanState, file: Skipped): void {
	// Who proposes every file says nothing about pictures.
	if (engine?.searches === false && (file.why === "binary" || file.why === "unknown language")) return;
	counts.set(file.why, (counts.get(file.why) ?? 0) + 1);
	if (skipped.length < mostKept) skipped.push(file);
}

export function reportOf({ engine, gaveUp, skipped, counts, unreadable, read }: ScanState): ScanReport {
	return {
		...(engine && { engine: { name: engine.name, detail: engine.detail } }),
		gaveUp,
		skipped,
		counts,
		unreadable,
		read,
	};
}

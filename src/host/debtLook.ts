import { lstat, opendir } from "node:fs/promises";
import { join, relative } from "node:path";
import { scanDebt, scanFiles } from "../sources/debtScan.ts";
import type { DebtFiles } from "./debtFiles.ts";
import { gapsOf } from "./debtGaps.ts";
import type { DebtScope } from "./debtScope.ts";

/** Milliseconds between what is told of a scan on its way: at first, and at most. */
const partly = { first: 100, most: 1000 };

export interface Looked {
	readonly engine?: string;
	/** What could not be looked at. */
	readonly gaps: readonly string[];
}

/** Scans everything; tells of the first items at once, then now and then. Throws what the scan throws. */
export async function lookAtAll(
	files: DebtFiles,
	{ options }: DebtScope,
	{ signal, onSome }: { readonly signal: AbortSignal; readonly onSome: () => Promise<void> },
): Promise<Looked> {
	const scan = scanDebt({ ...options, signal });
	const found = new Set<string>();
	let [next, wait] = [0, partly.first];
	for await (const { file, items } of scan) {
		found.add(file);
		files.setDisk(file, items);
		if (performance.now() < next) continue;
		await onSome();
		[next, wait] = [performance.now() + wait, Math.min(2 * wait, partly.most)];
	}
	files.keepOnDisk(found);
	const report = await scan.report();
	return { ...(report.engine && { engine: report.engine.name }), gaps: gapsOf(report) };
}

/** Beyond that many, nobody counts any further. */
const mostBelow = 10_000;

/**
 * The files that some absolute paths stand for; a folder that came or went for all that is or was in it. Undefined
 * when they are too many.
 */
export async function filesOf(
	files: DebtFiles,
	{ options, rules }: DebtScope,
	paths: Iterable<string>,
): Promise<ReadonlySet<string> | undefined> {
	const asked = new Set<string>();
	for (const path of paths) {
		const file = relative(options.folder, path).replaceAll("\\", "/");
		if (file === "" || file.startsWith("../") || rules.excludes(file)) continue;
		asked.add(file);
		for (const known of files.onDisk) if (known.startsWith(`${file}/`)) asked.add(known);
		for await (const below of filesBelow(path)) {
			asked.add(`${file}/${below}`);
			if (asked.size > mostBelow) return undefined;
		}
	}
	return asked;
}

/** Scans some files as they lie on the disk now; those that hold debt, or did. */
export async function lookAtFiles(
	files: DebtFiles,
	{ options }: DebtScope,
	asked: ReadonlySet<string>,
	signal: AbortSignal,
): Promise<readonly string[]> {
	const known = (file: string) => files.holds(file);
	const concerned: string[] = [];
	for (const { file, items } of await scanFiles({ ...options, signal }, asked, known)) {
		if (items.length > 0 || files.holds(file)) concerned.push(file);
		files.setDisk(file, items);
	}
	return concerned;
}

/** All files in a folder, from it on; none in what is a file, or gone. */
async function* filesBelow(path: string): AsyncGenerator<string> {
	try {
		if (!(await lstat(path)).isDirectory()) return;
		for await (const entry of await opendir(path, { recursive: true }))
			if (entry.isFile()) yield relative(path, join(entry.parentPath, entry.name)).replaceAll("\\", "/");
	} catch {
		// What went while we looked is told of again.
	}
}

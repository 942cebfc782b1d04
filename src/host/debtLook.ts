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

/** Beyond that many files, scanning everything is faster. */
const mostChanged = 5000;

/**
 * Scans what changed on the disk, by absolute paths; of a folder that came or went, all that is or was in it. False
 * when that is too much, and everything must be scanned.
 */
export async function lookAtSome(
	files: DebtFiles,
	{ options, rules }: DebtScope,
	paths: Iterable<string>,
	signal: AbortSignal,
): Promise<boolean> {
	const asked = new Set<string>();
	for (const path of paths) {
		const file = relative(options.folder, path).replaceAll("\\", "/");
		if (file === "" || file.startsWith("../") || rules.excludes(file)) continue;
		asked.add(file);
		for (const known of files.onDisk) if (known.startsWith(`${file}/`)) asked.add(known);
		for await (const below of filesBelow(path)) {
			asked.add(`${file}/${below}`);
			if (asked.size > mostChanged) return false;
		}
	}
	const known = (file: string) => files.holds(file);
	for (const { file, items } of await scanFiles({ ...options, signal }, asked, known))
		files.setDisk(file, items);
	return true;
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

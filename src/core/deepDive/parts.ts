import { type CodeFile, importsAmong } from "./imports.ts";
import { baseOf, folderOf } from "./pathIndex.ts";
import { purposeOf } from "./purpose.ts";

/** One part of an area of code: a folder, or a file where the area has no folders. */
export interface Part {
	/** Path from the git root; a folder's ends with `/`. Empty for the small parts that are told together. */
	readonly path: string;
	readonly files: number;
	readonly lines: number;
	/** What it is for, in its authors' words. */
	readonly purpose?: string;
	/** Paths of other parts that its imports name. */
	readonly uses: readonly string[];
}

/** How an area of code is built. */
export interface Structure {
	/** Largest first. */
	readonly parts: readonly Part[];
	readonly files: number;
	readonly lines: number;
	/** Files of tests, which are not among the parts. */
	readonly tests: number;
	/** Folders outside of the area whose imports name something in it. */
	readonly usedBy: readonly string[];
	/** Folders outside of the area that its imports name. */
	readonly leansOn: readonly string[];
}

/** More than this can't be taken in at a glance. */
const mostParts = 9;

/** The parts of what `isInside` says is the area, with what they rely on among all `code`. */
export function structureOf(code: readonly CodeFile[], isInside: (path: string) => boolean): Structure {
	const area = code.filter(({ path }) => isInside(path));
	const inside = area.filter(({ path }) => !isTest(path));
	const partOf = partition(inside);
	const imports = importsAmong(code);
	const own = new Set(area.map(({ path }) => path));
	const uses = new Map<string, Set<string>>();
	const usedBy = new Set<string>();
	const leansOn = new Set<string>();
	for (const [from, targets] of imports) {
		for (const to of targets) {
			const [source, target] = [partOf.get(from), partOf.get(to)];
			if (source !== undefined && target !== undefined) {
				if (source !== target) uses.set(source, (uses.get(source) ?? new Set()).add(target));
			} else if (target !== undefined && !own.has(from) && !isTest(from)) usedBy.add(neighbour(from));
			else if (source !== undefined && !own.has(to)) leansOn.add(neighbour(to));
		}
	}
	const parts = new Map<string, { files: number; lines: number }>();
	for (const { path, text } of inside) {
		const name = partOf.get(path) ?? "";
		const { files, lines } = parts.get(name) ?? { files: 0, lines: 0 };
		parts.set(name, { files: files + 1, lines: lines + linesOf(text) });
	}
	return {
		parts: [...parts]
			.map(([path, size]) => {
				const purpose = purposeOf(path, inside);
				return {
					path,
					...size,
					...(purpose !== undefined && { purpose }),
					uses: [...(uses.get(path) ?? [])].sort(),
				};
			})
			.sort(bySize),
		files: inside.length,
		lines: inside.reduce((sum, { text }) => sum + linesOf(text), 0),
		tests: area.length - inside.length,
		usedBy: [...usedBy].sort(),
		leansOn: [...leansOn].sort(),
	};
}

function bySize(a: { path: string; lines: number }, b: { path: string; lines: number }): number {
	if (a.path === "" || b.path === "") return a.path === "" ? 1 : -1;
	return b.lines - a.lines || (a.path < b.path ? -1 : 1);
}

/** The part that each file belongs to: what lies right below the folder that all of them share. */
function partition(files: readonly CodeFile[]): ReadonlyMap<string, string> {
	const shared = sharedFolder(files.map(({ path }) => path));
	const below = shared === "" ? 0 : shared.length + 1;
	const partOf = new Map<string, string>();
	const lines = new Map<string, number>();
	for (const { path, text } of files) {
		const slash = path.indexOf("/", below);
		const part = slash < 0 ? path : path.slice(0, slash + 1);
		partOf.set(path, part);
		lines.set(part, (lines.get(part) ?? 0) + linesOf(text));
	}
	const largest = [...lines].sort(([, a], [, b]) => b - a).map(([part]) => part);
	if (largest.length <= mostParts) return partOf;
	const small = new Set(largest.slice(mostParts - 1));
	for (const [path, part] of partOf) if (small.has(part)) partOf.set(path, "");
	return partOf;
}

function sharedFolder(paths: readonly string[]): string {
	const [first, ...rest] = paths;
	let folder = first === undefined ? "" : folderOf(first);
	for (const path of rest) while (folder !== "" && !path.startsWith(`${folder}/`)) folder = folderOf(folder);
	return folder;
}

/** Folders as people speak of them: not deeper than two steps. */
function neighbour(path: string): string {
	const steps = path.split("/");
	return steps.length === 1 ? path : `${steps.slice(0, Math.min(2, steps.length - 1)).join("/")}/`;
}

/** Whether a file is a test, by the habits of its language. */
export function isTest(path: string): boolean {
	return (
		/(?:^|\/)(?:tests?|__tests__|spec|testdata|fixtures)\//i.test(path) ||
		/(?:^test_|[._-](?:test|spec)\.|_test\.|Tests?\.)/.test(baseOf(path))
	);
}

function linesOf(text: string): number {
	if (text === "") return 0;
	let lines = text.endsWith("\n") ? 0 : 1;
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
	return lines;
}

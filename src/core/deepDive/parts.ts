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
		lines: linesIn(inside),
		tests: area.length - inside.length,
		usedBy: [...usedBy].sort(),
		leansOn: [...leansOn].sort(),
	};
}

function bySize(a: { path: string; lines: number }, b: { path: string; lines: number }): number {
	if (a.path === "" || b.path === "") return a.path === "" ? 1 : -1;
	return b.lines - a.lines || (a.path < b.path ? -1 : 1);
}

/** Fewer than this say too little, where the code has more to tell. */
const fewParts = 4;

/**
 * The part that each file belongs to: what lies right below the folder that all of them share. Where that is little,
 * the largest folder is opened, until there is enough to tell apart; one that is most of the area even where its small
 * parts must then be told together.
 */
function partition(files: readonly CodeFile[]): ReadonlyMap<string, string> {
	const most = linesIn(files) / 2;
	let groups = openedUp(files);
	while (groups.size < fewParts) {
		const [opened] = [...groups]
			.map(([part, own]) => ({ part, own, inner: part.endsWith("/") ? openedUp(own) : new Map() }))
			.filter(
				({ own, inner }) =>
					inner.size > 1 && (groups.size - 1 + inner.size <= mostParts || linesIn(own) > most),
			)
			.sort((a, b) => linesIn(b.own) - linesIn(a.own));
		if (!opened) break;
		groups = new Map([...[...groups].filter(([part]) => part !== opened.part), ...opened.inner]);
	}
	const largest = [...groups].sort(([, a], [, b]) => linesIn(b) - linesIn(a)).map(([part]) => part);
	const small = new Set(largest.length > mostParts ? largest.slice(mostParts - 1) : []);
	return new Map(
		[...groups].flatMap(([part, own]) => own.map(({ path }) => [path, small.has(part) ? "" : part] as const)),
	);
}

/** Files by what lies right below the folder that they share. */
function openedUp(files: readonly CodeFile[]): Map<string, readonly CodeFile[]> {
	const shared = sharedFolder(files.map(({ path }) => path));
	const below = shared === "" ? 0 : shared.length + 1;
	const groups = new Map<string, CodeFile[]>();
	for (const file of files) {
		const slash = file.path.indexOf("/", below);
		const part = slash < 0 ? file.path : file.path.slice(0, slash + 1);
		groups.set(part, [...(groups.get(part) ?? []), file]);
	}
	return groups;
}

function linesIn(files: readonly CodeFile[]): number {
	return files.reduce((sum, { text }) => sum + linesOf(text), 0);
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

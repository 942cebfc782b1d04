import { matchLines } from "../core/history/matchLines.ts";
import { GitFailed, GitStopped } from "./errors.ts";
import type { Git } from "./git.ts";
import { Recent } from "./recent.ts";

/** The commit that a line comes from. */
export interface BlamedCommit {
	readonly id: string;
	readonly subject: string;
	/** When it was committed, in seconds since 1970. */
	readonly at: number;
	/** The first commit there is, here: of the history, or of a shallow clone. */
	readonly isFirst: boolean;
}

export interface BlamedLine {
	/** As it was called in that commit, from the root of the repository. */
	readonly path: string;
	readonly commit: BlamedCommit;
}

/** `uncommitted`: HEAD has no such line. */
export type LineOrigin = ({ readonly state: "committed" } & BlamedLine) | { readonly state: "uncommitted" };

/** Texts of committed files by `commit:path`; null where there is none that can be read. */
export type CommittedTexts = Recent<string, readonly string[] | null>;

export function newCommittedTexts(): CommittedTexts {
	return new Recent(32);
}

/** A file as it is now. */
export interface PresentFile {
	/** The commit that it is compared with, in full. */
	readonly head: string;
	/** From the root of the repository, with `/`. */
	readonly path: string;
	/** With what is typed and not saved yet. */
	readonly text: string;
	readonly known: CommittedTexts;
	readonly signal?: AbortSignal;
}

/** Longer files are not compared. */
const mostBytes = 8 * 1024 * 1024;

/**
 * Where a line comes from, counted from 0. Blames HEAD and finds the line in it, because git runs filters when it looks
 * at the work tree. One process where the file was looked at before, else one more beside it for its committed text.
 * Throws what git throws.
 */
export async function blameLine(git: Git, line: number, file: PresentFile): Promise<LineOrigin> {
	const isKnown = file.known.has(keyOf(file));
	// Most files are as they were committed: asked at once, and once more where the line stood elsewhere.
	const hopeful = isKnown ? undefined : blame(git, file, line).catch((error: unknown) => error as Error);
	const committed = await committedLines(git, file);
	const present = linesOf(file.text);
	// The empty line behind the last one, where a cursor may stand, belongs to that.
	const asked = Math.min(line, Math.max(0, present.length - 1));
	const before = committed && matchLines(present, committed)[asked];
	if (before === undefined) {
		await hopeful;
		return { state: "uncommitted" };
	}
	const answer = hopeful && before === line ? await hopeful : await blame(git, file, before);
	if (answer instanceof Error) throw answer;
	const [origin] = answer.values();
	if (!origin) throw new GitFailed("blame gave no answer");
	return { state: "committed", ...origin };
}

/** Where each line comes from, in the order of the lines. */
export async function blameFile(git: Git, file: PresentFile): Promise<readonly LineOrigin[]> {
	const [committed, origins] = await Promise.all([
		committedLines(git, file),
		blame(git, file).catch((error: unknown) => error as Error),
	]);
	const present = linesOf(file.text);
	if (!committed) return present.map(() => ({ state: "uncommitted" }));
	if (origins instanceof Error) throw origins;
	return matchLines(present, committed).map((before) => {
		const origin = before === undefined ? undefined : origins.get(before);
		return origin ? { state: "committed", ...origin } : { state: "uncommitted" };
	});
}

function keyOf({ head, path }: PresentFile): string {
	return `${head}:${path}`;
}

async function committedLines(git: Git, file: PresentFile): Promise<readonly string[] | undefined> {
	const name = keyOf(file);
	let lines = file.known.get(name);
	if (lines === undefined) {
		const text = name.includes("\n") ? undefined : await readBlob(git, name, file.signal);
		lines = text === undefined ? null : linesOf(text);
		file.known.set(name, lines);
	}
	return lines ?? undefined;
}

/** Undefined where there is no such file, or one that is too long. One process, without a look at its size before. */
async function readBlob(
	git: Git,
	name: string,
	signal: AbortSignal | undefined,
): Promise<string | undefined> {
	try {
		const { bytes } = await git.run("cat-file", {
			args: ["--batch"],
			input: `${name}\n`,
			maxBytes: mostBytes,
			...(signal && { signal }),
		});
		const lineEnd = bytes.indexOf(0x0a);
		const size = /^[0-9a-f]{40,64} blob (\d+)$/.exec(bytes.toString("latin1", 0, lineEnd))?.[1];
		return size === undefined ? undefined : bytes.toString("utf8", lineEnd + 1, lineEnd + 1 + Number(size));
	} catch (error) {
		if (error instanceof GitStopped && error.code === "git-too-much") return undefined;
		throw error;
	}
}

/** Without what ends them, nor an empty one at the end. */
export function linesOf(text: string): readonly string[] {
	const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
	return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** Origins by the line's index in the committed file: of one line, or of all. */
async function blame(git: Git, file: PresentFile, line?: number): Promise<ReadonlyMap<number, BlamedLine>> {
	const { text } = await git.run("blame", {
		args: [
			...["--porcelain", "-w", "-M"],
			...(line === undefined ? [] : [`-L${line + 1},${line + 1}`]),
			file.head,
		],
		paths: [file.path],
		...(file.signal && { signal: file.signal }),
	});
	return readPorcelain(text);
}

interface Entry {
	readonly id: string;
	readonly line: number;
	subject: string;
	at: number;
	isFirst: boolean;
	path?: string;
}

/** A commit is described at the first of its lines; its path again where it has more than one. */
function readPorcelain(text: string): ReadonlyMap<number, BlamedLine> {
	const origins = new Map<number, BlamedLine>();
	const known = new Map<string, BlamedLine>();
	let entry: Entry | undefined;
	for (const row of text.split("\n")) {
		const header = entry ? undefined : /^([0-9a-f]{40,64}) \d+ (\d+)/.exec(row);
		if (header) {
			const [, id = "", line] = header;
			entry = { id, line: Number(line) - 1, subject: "", at: 0, isFirst: false };
		} else if (entry && row.startsWith("\t")) {
			const origin = originOf(entry, known.get(entry.id));
			known.set(entry.id, origin);
			origins.set(entry.line, origin);
			entry = undefined;
		} else if (entry) describe(entry, row);
	}
	return origins;
}

function describe(entry: Entry, row: string): void {
	const [, key, value = ""] = /^([a-z-]+) ?(.*)$/.exec(row) ?? [];
	if (key === "summary") entry.subject = value;
	else if (key === "committer-time") entry.at = Number(value);
	else if (key === "boundary") entry.isFirst = true;
	else if (key === "filename") entry.path = unquoted(value);
}

function originOf({ id, subject, at, isFirst, path }: Entry, known: BlamedLine | undefined): BlamedLine {
	if (known && (path === undefined || path === known.path)) return known;
	return { path: path ?? "", commit: known?.commit ?? { id, subject, at, isFirst } };
}

/** A name as git writes it where it holds unusual characters. */
function unquoted(name: string): string {
	if (!name.startsWith('"')) return name;
	const bytes = name.slice(1, -1).replace(/\\([0-7]{3}|.)/g, (_all, code: string) => {
		if (code.length === 3) return String.fromCharCode(Number.parseInt(code, 8));
		return { n: "\n", t: "\t", r: "\r", a: "\x07", b: "\b", f: "\f", v: "\v" }[code] ?? code;
	});
	return Buffer.from(bytes, "latin1").toString("utf8");
}

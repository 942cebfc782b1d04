import type { ChangedLines, CommitPatch, FilePatch, Hunk } from "../../core/history/lineAges/patch.ts";
import { fileOfHeader, type HeaderFile, newHeader, readHeaderLine } from "./patchHeader.ts";

/** Of more lines nobody looks where they moved. */
const mostCompared = 200_000;

const [newline, minus, plus, nul, at] = [0x0a, 0x2d, 0x2b, 0, 0x40];

/** Letters, digits and what lies beyond ASCII. */
const isWord = Uint8Array.from({ length: 256 }, (_, code) =>
	code >= 128 || /\w/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Makes patches of the output of `patchArguments`, however it is cut in pieces. */
export interface PatchReader {
	push(chunk: Buffer): void;
	end(): void;
}

export function readPatches(take: (patch: CommitPatch) => void): PatchReader {
	let commit: OpenCommit | undefined;
	let file: OpenFile | undefined;
	/** Lines of the hunk that are still to come. */
	let [removedLeft, addedLeft] = [0, 0];
	/** First byte of the body's line that is being read; 0 between lines. */
	let marker = 0;
	let [hash, weight] = [0, 0];
	/** Beginning of a header line that the next chunk ends. */
	let rest: Buffer[] = [];

	const closeFile = () => {
		const closed = file && fileOfHeader(file.header);
		if (file && closed) commit?.files.push({ ...closed, hunks: closed.opaque ? [] : file.hunks });
		file = undefined;
	};
	const closeCommit = () => {
		closeFile();
		if (commit) take(patchOf(commit));
		commit = undefined;
	};
	const header = (line: Buffer) => {
		if (line[0] === nul) {
			closeCommit();
			commit = openCommit(line);
		} else if (line[0] === at && file && commit) {
			const hunk = hunkOf(line, commit);
			if (!hunk) return;
			file.hunks.push(hunk);
			[removedLeft, addedLeft] = [hunk.removed, hunk.added];
			commit.removed += hunk.removed;
			commit.added += hunk.added;
		} else if (line.subarray(0, 11).equals(diffGit)) {
			closeFile();
			file = { header: newHeader(line), hunks: [] };
		} else if (file) readHeaderLine(line, file.header);
	};
	const endLine = () => {
		if (marker === minus) removedLeft -= 1;
		else if (marker === plus) addedLeft -= 1;
		if (commit && marker === minus) mark(commit.lines.removed, hash, weight, commit.removed);
		else if (commit && marker === plus) mark(commit.lines.added, hash, weight, commit.added);
		marker = 0;
	};
	const body = (chunk: Buffer, from: number): number => {
		let start = from;
		if (marker === 0) {
			marker = chunk[start] ?? 0;
			start += 1;
			hash = 0x811c9dc5;
			weight = 0;
		}
		const found = chunk.indexOf(newline, start);
		const end = found < 0 ? chunk.length : found;
		for (let index = start; index < end; index += 1) {
			const byte = chunk[index] as number;
			if (byte <= 32) continue;
			// FNV-1a, which is fast and good enough where whole blocks have to agree.
			hash = Math.imul(hash ^ byte, 0x01000193);
			weight += isWord[byte] as number;
		}
		if (found < 0) return chunk.length;
		endLine();
		return found + 1;
	};
	return {
		push(chunk) {
			for (let index = 0; index < chunk.length; ) {
				if (marker !== 0 || removedLeft > 0 || addedLeft > 0) {
					index = body(chunk, index);
					continue;
				}
				const end = chunk.indexOf(newline, index);
				if (end < 0) {
					rest.push(Buffer.from(chunk.subarray(index)));
					return;
				}
				const line = chunk.subarray(index, end);
				header(rest.length > 0 ? Buffer.concat([...rest, line]) : line);
				rest = [];
				index = end + 1;
			}
		},
		end: closeCommit,
	};
}

const diffGit = Buffer.from("diff --git ");

interface OpenFile {
	readonly header: HeaderFile;
	readonly hunks: Hunk[];
}

interface OpenCommit {
	readonly id: string;
	readonly at: number;
	readonly parents: readonly string[];
	readonly files: FilePatch[];
	readonly lines: { readonly removed: OpenMarks; readonly added: OpenMarks };
	removed: number;
	added: number;
}

interface OpenMarks {
	readonly hash: number[];
	readonly weight: number[];
}

function openCommit(line: Buffer): OpenCommit {
	const [id = "", seconds, ...parents] = line.toString("latin1", 1).trimEnd().split(" ");
	const lines = { removed: { hash: [], weight: [] }, added: { hash: [], weight: [] } };
	return { id, at: Number(seconds), parents, files: [], lines, removed: 0, added: 0 };
}

function patchOf({ id, at, parents, files, lines, removed, added }: OpenCommit): CommitPatch {
	const isComparable = removed <= mostCompared && added <= mostCompared;
	return { id, at, parents, files, ...(isComparable && { lines: lines satisfies ChangedLines }) };
}

/** `@@ -start,count +start,count @@`; a start of no lines is the line before. */
function hunkOf(line: Buffer, { removed, added }: OpenCommit): Hunk | undefined {
	const text = line.toString("latin1", 0, Math.min(line.length, 80));
	const [, start, count = "1", after = "1"] = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(text) ?? [];
	if (start === undefined) return undefined;
	return {
		start: count === "0" ? Number(start) : Number(start) - 1,
		removed: Number(count),
		added: Number(after),
		removedAt: removed,
		addedAt: added,
	};
}

function mark(marks: OpenMarks, hash: number, weight: number, all: number): void {
	if (all > mostCompared) return;
	marks.hash.push(hash);
	marks.weight.push(weight);
}

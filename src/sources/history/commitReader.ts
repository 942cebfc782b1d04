import { servesInTrailers } from "../../core/branch/trailer.ts";
import type { RawCommit, RawCommits } from "../../core/history/commit.ts";
import { takebackIn } from "../../core/history/message.ts";
import type { Day } from "../../core/model.ts";
import { commitTable, type OpenCommit } from "./commitTable.ts";

/** For `git log -z --format=…`: each commit as text that `commitReader` reads. */
export const commitFormat = "%H %P%n%at %ct %cs%n%aE%n%B";

/** Longer messages are read to here: nobody writes so much, and programs do. */
const longestMessage = 64 * 1024;

/** What `readMessage` looks for, roughly: most messages have none of it. */
const telling = /uthored-by:|serves[ \t]*:|cherry picked from|revert|reapply|squashed commit of/gi;

const ref = /^[a-z0-9][a-z0-9-]{0,63}(\.[a-z0-9][a-z0-9-]{0,63})?$/;

/** Makes commits of what git says in `commitFormat`, however it is cut in pieces. */
export interface CommitReader {
	push(chunk: Buffer): void;
	end(): RawCommits;
}

/**
 * There may be a hundred thousand: each is read where it stands while git still writes, what many have in common
 * stands once, and no message is looked into for nothing.
 */
export function commitReader(idLength: number): CommitReader {
	const table = commitTable(idLength);
	const sharing = sharingReader();
	/** The beginning of a commit that the next chunk ends. */
	let rest: Buffer[] = [];

	const parentsIn = (text: string, from: number, to: number): readonly RawCommit[] => {
		const parent = table.at(text, from);
		const next = from + idLength + 1;
		// Of one parent, as most have, no list that could grow.
		return next >= to ? [parent] : [parent, ...parentsIn(text, next, to)];
	};
	const readOne = (piece: Piece, from: number, to: number, tells: boolean) => {
		const { bytes, text } = piece;
		const ids = from + idLength;
		const times = text.indexOf("\n", ids);
		const author = text.indexOf("\n", times + 1);
		const message = text.indexOf("\n", author + 1) + 1;
		if (text[ids] !== " " || times < 0 || author < 0 || message === 0 || message > to) return;
		const committed = text.indexOf(" ", times + 1) + 1;
		const on = text.indexOf(" ", committed) + 1;
		const line = text.indexOf("\n", message);
		const commit = table.at(text, from);
		commit.isRead = true;
		if (ids + 1 < times) commit.parents = parentsIn(text, ids + 1, times);
		commit.authored = numberIn(text, times + 1, committed - 1);
		commit.committed = numberIn(text, committed, on - 1);
		commit.day = sharing.day(piece, on, author);
		commit.authors = sharing.writer(piece, author + 1, message - 1);
		commit.subject = bytes.toString("utf8", message, line < 0 || line > to ? to : line).trim();
		if (tells) readMessage(commit, bytes.toString("utf8", message, Math.min(to, message + longestMessage)));
	};
	/** Whole commits. */
	const readAll = (bytes: Buffer) => {
		const text = bytes.toString("latin1");
		telling.lastIndex = 0;
		const next = () => telling.exec(text)?.index ?? text.length;
		let [told, from] = [next(), 0];
		for (let to = text.indexOf("\0"); to >= 0; to = text.indexOf("\0", from)) {
			while (told < from) told = next();
			readOne({ bytes, text }, from, to, told < to);
			from = to + 1;
		}
	};
	return {
		push(chunk) {
			const [first, last] = [chunk.indexOf(0) + 1, chunk.lastIndexOf(0) + 1];
			if (last === 0) {
				rest.push(chunk);
				return;
			}
			readAll(Buffer.concat([...rest, chunk.subarray(0, first)]));
			readAll(chunk.subarray(first, last));
			rest = [chunk.subarray(last)];
		},
		end() {
			table.close();
			return table;
		},
	};
}

/** Some of git's output, and one character for each of its bytes. */
interface Piece {
	readonly bytes: Buffer;
	readonly text: string;
}

/** Gives what many commits have in common as one value; no value keeps the piece that it was read from. */
function sharingReader() {
	const writers = new Map<string, readonly string[]>();
	let last = "";
	return {
		writer({ bytes, text }: Piece, from: number, to: number): readonly string[] {
			const known = writers.get(text.slice(from, to));
			if (known) return known;
			const writer = [bytes.toString("utf8", from, to).toLowerCase()];
			writers.set(bytes.toString("latin1", from, to), writer);
			return writer;
		},
		/** Commits stand in the order of their days. */
		day({ bytes, text }: Piece, from: number, to: number): Day {
			if (last.length !== to - from || !text.startsWith(last, from))
				last = bytes.toString("latin1", from, to);
			return last;
		},
	};
}

/** A whole one, which may be before 1970. */
function numberIn(text: string, from: number, to: number): number {
	let number = 0;
	for (let at = from; at < to; at += 1) {
		const digit = text.charCodeAt(at) - 48;
		if (digit < 0 || digit > 9) return Number(text.slice(from, to));
		number = number * 10 + digit;
	}
	return number;
}

function readMessage(commit: OpenCommit, message: string): void {
	const takesBack = takebackIn(commit.subject, message);
	if (takesBack) commit.takesBack = takesBack;
	if (message.includes("uthored-by:") || message.includes("UTHORED-BY:"))
		commit.authors = [...commit.authors, ...coAuthors(message)];
	if (/serves[ \t]*:/i.test(message)) {
		const serves = servesInTrailers(message)?.filter(isRef);
		if (serves && serves.length > 0) commit.serves = serves;
	}
	if (message.includes("(cherry picked from commit ")) {
		const pickedFrom = /^\(cherry picked from commit ([0-9a-f]{40,64})\)/m.exec(message)?.[1];
		if (pickedFrom !== undefined) commit.pickedFrom = pickedFrom;
	}
	if (commit.subject.startsWith("Squashed commit of the following:")) commit.isSquash = true;
}

function coAuthors(message: string): readonly string[] {
	const named = message.matchAll(/^co-authored-by:.*<([^<>\n]+)>/gim);
	return [...named].map(([, mail = ""]) => mail.toLowerCase());
}

function isRef(text: string): boolean {
	return ref.test(text);
}

import { servesInTrailers } from "../branch/trailer.ts";
import type { RawCommit, RawCommits } from "./commit.ts";
import { commitTable, type OpenCommit } from "./commitTable.ts";
import { takebackIn } from "./message.ts";

/** For `git log -z --format=…`: each commit as text that `commitReader` reads. */
export const commitFormat = "%H %P%n%at %ct %cs%n%aE%n%B";

/** Longer messages are read to here: nobody writes so much, and programs do. */
const longestMessage = 64 * 1024;

/** What `readMessage` looks for, roughly: most messages have none of it. */
const telling = /uthored-by:|serves[ \t]*:|cherry picked from|revert|reapply|squashed commit of/gi;

const ref = /^[a-z0-9][a-z0-9-]{0,63}(\.[a-z0-9][a-z0-9-]{0,63})?$/;

export interface CommitReader extends RawCommits {
	/** Reads all commits that end in `text`, each by a NUL; gives the place where the next one begins. */
	read(text: string): number;
}

/**
 * Makes commits of text while git still writes. They may be a hundred thousand: nothing is cut out of the text that
 * isn't kept, what many have in common stands once, and no message is looked into for nothing.
 */
export function commitReader(): CommitReader {
	const table = commitTable();
	const writers = new Map<string, readonly string[]>();
	let day = "";

	const parentsIn = (text: string, from: number, to: number) => {
		const parents: RawCommit[] = [];
		for (let at = from; at < to; ) {
			const blank = text.indexOf(" ", at);
			const end = blank < 0 || blank > to ? to : blank;
			parents.push(table.at(text, at, end));
			at = end + 1;
		}
		return parents;
	};
	const writerIn = (text: string, from: number, to: number) => {
		const mail = text.slice(from, to);
		const known = writers.get(mail) ?? [mail.toLowerCase()];
		writers.set(mail, known);
		return known;
	};
	const dayIn = (text: string, from: number, to: number) => {
		if (day.length !== to - from || !text.startsWith(day, from)) day = text.slice(from, to);
		return day;
	};
	const readOne = (text: string, from: number, to: number, tells: boolean) => {
		const idEnd = text.indexOf(" ", from);
		const ids = text.indexOf("\n", idEnd);
		const times = text.indexOf("\n", ids + 1);
		const author = text.indexOf("\n", times + 1);
		if (idEnd < from + 40 || ids < 0 || times < 0 || author < 0 || author > to) return;
		const committed = text.indexOf(" ", ids + 1) + 1;
		const on = text.indexOf(" ", committed) + 1;
		const line = text.indexOf("\n", author + 1);
		const commit = table.at(text, from, idEnd);
		commit.isRead = true;
		commit.parents = parentsIn(text, idEnd + 1, ids);
		commit.authored = numberIn(text, ids + 1, committed - 1);
		commit.committed = numberIn(text, committed, on - 1);
		commit.day = dayIn(text, on, times);
		commit.authors = writerIn(text, times + 1, author);
		commit.subject = text.slice(author + 1, line < 0 || line > to ? to : line).trim();
		if (tells) readMessage(commit, text.slice(author + 1, Math.min(to, author + 1 + longestMessage)));
	};
	return {
		all: table.all,
		find: table.find,
		read(text) {
			telling.lastIndex = 0;
			const next = () => telling.exec(text)?.index ?? text.length;
			let [told, from] = [next(), 0];
			for (let to = text.indexOf("\0"); to >= 0; to = text.indexOf("\0", from)) {
				while (told < from) told = next();
				readOne(text, from, to, told < to);
				from = to + 1;
			}
			return from;
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

import { servesInTrailers } from "../branch/trailer.ts";
import type { Day, Ref } from "../model.ts";
import type { Instant } from "./history.ts";
import { type Takeback, takebackIn } from "./message.ts";

/** What is kept of a commit while changes are made of commits. */
export interface RawCommit {
	readonly id: string;
	readonly parents: readonly string[];
	readonly authored: Instant;
	readonly committed: Instant;
	/** The day on which it was committed, where that was. */
	readonly day: Day;
	/** Tells writers apart, to count them; goes no further. */
	readonly authors: readonly string[];
	readonly subject: string;
	/** What its trailers say that it serves. */
	readonly serves?: readonly Ref[];
	readonly takesBack?: Takeback;
	/** Its message lists the commits that were squashed into it. */
	readonly isSquash?: boolean;
	/** The commit that it was picked from, as far as it says so. */
	readonly pickedFrom?: string;
}

/** For `git log -z --format=…`: each commit as text that `readCommit` reads. */
export const commitFormat = "%H %P%n%at %ct %cs%n%aE%n%B";

/** Longer messages are read to here: nobody writes so much, and programs do. */
const longestMessage = 64 * 1024;

const ref = /^[a-z0-9][a-z0-9-]{0,63}(\.[a-z0-9][a-z0-9-]{0,63})?$/;

/** Undefined for text that isn't in `commitFormat`. */
export function readCommit(text: string): RawCommit | undefined {
	const ids = text.indexOf("\n");
	const times = text.indexOf("\n", ids + 1);
	const author = text.indexOf("\n", times + 1);
	if (ids < 40 || times < 0 || author < 0) return undefined;
	const [id = "", ...parents] = text.slice(0, ids).split(" ");
	const [authored, committed, day = ""] = text.slice(ids + 1, times).split(" ");
	const end = text.indexOf("\n", author + 1);
	const subject = end < 0 ? text.slice(author + 1) : text.slice(author + 1, end);
	const commit: Writable<RawCommit> = {
		id,
		parents: parents[0] === "" ? [] : parents,
		authored: Number(authored),
		committed: Number(committed),
		day,
		authors: [text.slice(times + 1, author).toLowerCase()],
		subject: subject.trim(),
	};
	// Looking for a word first: most messages have none of this, and there are many.
	if (end >= 0) readMessage(commit, text.slice(author + 1, author + 1 + longestMessage));
	return commit;
}

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

function readMessage(commit: Writable<RawCommit>, message: string): void {
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

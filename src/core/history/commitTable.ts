import type { RawCommit, RawCommits } from "./commit.ts";

/** While it is read. */
export type OpenCommit = { -readonly [Key in keyof RawCommit]: RawCommit[Key] };

export interface CommitTable extends RawCommits {
	/** The commit whose id stands between two places of a text; a new one where it wasn't named before. */
	at(text: string, from: number, to: number): OpenCommit;
}

/**
 * Ids are random, so that their first digits are as good as any hash; and numbers are looked up in a fraction of the
 * time that strings take, which would first have to be cut out of the text.
 */
export function commitTable(): CommitTable {
	const all: OpenCommit[] = [];
	/** By hash, with open addressing: one more than the place of a commit, 0 for nothing. */
	let slots = new Int32Array(4096);

	const slotOf = (text: string, from: number, to: number) => {
		const last = slots.length - 1;
		let slot = hashOf(text, from) & last;
		for (let commit = all[(slots[slot] ?? 0) - 1]; commit; commit = all[(slots[slot] ?? 0) - 1]) {
			if (commit.id.length === to - from && text.startsWith(commit.id, from)) break;
			slot = (slot + 1) & last;
		}
		return slot;
	};
	const grow = () => {
		slots = new Int32Array(slots.length * 4);
		for (const { id, place } of all) slots[slotOf(id, 0, id.length)] = place + 1;
	};
	return {
		all,
		find: (id) => all[(slots[slotOf(id, 0, id.length)] ?? 0) - 1],
		at(text, from, to) {
			if (all.length * 2 > slots.length) grow();
			const slot = slotOf(text, from, to);
			const known = all[(slots[slot] ?? 0) - 1];
			if (known) return known;
			const commit = unread(text.slice(from, to), all.length);
			slots[slot] = all.push(commit);
			return commit;
		},
	};
}

/** The first eight hexadecimal digits. */
function hashOf(text: string, from: number): number {
	let hash = 0;
	for (let at = from; at < from + 8; at += 1) {
		const code = text.charCodeAt(at);
		hash = (hash << 4) | (code < 58 ? code & 15 : (code & 7) + 9);
	}
	return hash;
}

const none: readonly never[] = [];

function unread(id: string, place: number): OpenCommit {
	const [authored, committed, day, subject] = [0, 0, "", ""];
	return { id, place, isRead: false, parents: none, authored, committed, day, authors: none, subject };
}

import type { RawCommit, RawCommits } from "../../core/history/commit.ts";

/** While it is read; its id comes last. */
export type OpenCommit = { -readonly [Key in keyof RawCommit]: RawCommit[Key] };

export interface CommitTable extends RawCommits {
	/** The commit whose id stands at a place of a text; a new one where it wasn't named before. */
	at(text: string, from: number): OpenCommit;
	/** Gives all commits their ids, once there will be no more. */
	close(): void;
}

/** Characters of an id that make one number. */
const digits = 8;

/**
 * Commits by id. Ids are random, so that their first digits are as good as any hash; and as numbers, side by side, they
 * are compared in a fraction of the time that strings take, which would first have to be cut out of the text.
 */
export function commitTable(idLength: number): CommitTable {
	const all: OpenCommit[] = [];
	const words = Math.ceil(idLength / digits);
	const wanted = new Int32Array(words);
	/** Of each commit, as many as there are words. */
	let ids = new Int32Array(words * 1024);
	/** By hash, with open addressing: one more than the place of a commit, 0 for nothing. */
	let slots = new Int32Array(4096);

	const isAt = (place: number) => {
		for (let word = 0; word < words; word += 1) if (ids[place * words + word] !== wanted[word]) return false;
		return true;
	};
	/** The slot of what is wanted, or the one where it would be. */
	const slotOfWanted = () => {
		const last = slots.length - 1;
		let slot = (wanted[0] ?? 0) & last;
		for (let entry = slots[slot]; entry && !isAt(entry - 1); entry = slots[slot]) slot = (slot + 1) & last;
		return slot;
	};
	const want = (text: string, from: number) => {
		for (let word = 0; word < words; word += 1) wanted[word] = numberAt(text, from + word * digits);
		return slotOfWanted();
	};
	const grow = () => {
		const longer = new Int32Array(ids.length * 2);
		longer.set(ids);
		ids = longer;
		slots = new Int32Array(slots.length * 2);
		for (let place = 0; place < all.length; place += 1) {
			for (let word = 0; word < words; word += 1) wanted[word] = ids[place * words + word] ?? 0;
			slots[slotOfWanted()] = place + 1;
		}
	};
	return {
		all,
		find: (id) => (id.length === idLength ? all[(slots[want(id, 0)] ?? 0) - 1] : undefined),
		at(text, from) {
			const slot = want(text, from);
			const known = all[(slots[slot] ?? 0) - 1];
			if (known) return known;
			const commit = unread(all.length);
			ids.set(wanted, all.length * words);
			slots[slot] = all.push(commit);
			if (all.length * words === ids.length) grow();
			return commit;
		},
		close() {
			// Slices of one text: nothing of what git said has to be kept for them.
			const bytes = Buffer.alloc(all.length * words * 4);
			for (let at = 0; at < all.length * words; at += 1) bytes.writeInt32BE(ids[at] ?? 0, at * 4);
			const text = bytes.toString("hex");
			for (const commit of all)
				commit.id = text.slice(commit.place * idLength, (commit.place + 1) * idLength);
		},
	};
}

/** Of hexadecimal digits. */
function numberAt(text: string, from: number): number {
	let number = 0;
	for (let at = from; at < from + digits; at += 1) {
		const code = text.charCodeAt(at);
		number = (number << 4) | (code < 58 ? code & 15 : (code & 7) + 9);
	}
	return number;
}

const none: readonly never[] = [];

function unread(place: number): OpenCommit {
	const [authored, committed, id, day, subject] = [0, 0, "", "", ""];
	return { id, place, isRead: false, parents: none, authored, committed, day, authors: none, subject };
}

import type { Change, Landing } from "../../core/history/history.ts";
import type { WhyRecord } from "../../core/model.ts";
import type { Steps } from "../../core/steps.ts";
import { patiently } from "../patiently.ts";
import { bytesOf, integersIn, numbersIn, opened, sealed } from "./sealed.ts";
import type { Timeline } from "./timeline.ts";

/** Columns of one change, as 32-bit integers. */
const columns = 11;
const landings: readonly Landing[] = ["merge", "squash", "rebase", "direct"];

/** What is left when the columns are taken out; strings that changes share stand once, and changes name them by place. */
interface Head {
	readonly branch: string;
	readonly tip: string;
	readonly shape: string;
	readonly folder: string;
	readonly releases: Timeline["releases"];
	readonly missing: Timeline["missing"];
	readonly changes: number;
	readonly commits: number;
	readonly idBytes: number;
	readonly words: readonly string[];
	readonly serves: readonly Change["serves"][];
	readonly records: readonly PackedRecords[];
	readonly reverts: readonly (readonly [change: number, commit: string])[];
}

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** Of one change. Of those of its commits that stand apart: their places, and that of their record among its records. */
type PackedRecords = readonly [
	change: number,
	records: readonly PackedRecord[],
	apart: readonly (readonly [record: number, commits: readonly number[]])[],
];

type PackedRecord = Omit<WhyRecord, "expects"> & { readonly expects: readonly (readonly [string, number])[] };

/** A timeline as bytes, from which `unpack` makes the same again: an eighth of JSON's time, a third of its size. */
export function pack(timeline: Timeline): Buffer {
	const { changes, held, branch, tip, shape, folder, releases, missing } = timeline;
	const [words, serves] = [new Places(stringItself), new Places<Change["serves"]>(JSON.stringify)];
	const table = new Int32Array(changes.length * columns);
	const times = new Float64Array(changes.length * 2);
	const records: PackedRecords[] = [];
	const place = (word: string | undefined) => (word === undefined ? -1 : words.of(word));
	let cell = 0;
	for (const [at, change] of changes.entries()) {
		const { size, record } = change;
		table[cell++] = change.commits.length;
		table[cell++] = landings.indexOf(change.how);
		table[cell++] = change.authors;
		table[cell++] = size?.files ?? -1;
		table[cell++] = size?.added ?? -1;
		table[cell++] = size?.deleted ?? -1;
		table[cell++] = place(change.landedOn);
		table[cell++] = place(change.branch);
		table[cell++] = place(change.release);
		table[cell++] = serves.of(change.serves);
		table[cell++] = size?.isAgreement ? 1 : 0;
		times[2 * at] = change.began;
		times[2 * at + 1] = change.landed;
		if (record) records.push(packRecords(at, change));
	}
	const ids = Buffer.from(changes.map(({ commits }) => commits.join("")).join(""), "hex");
	const head: Head = {
		...{ branch, tip, shape, folder, releases, missing },
		...{ changes: changes.length, commits: held.length, idBytes: tip.length / 2 },
		...{ words: words.all, serves: serves.all, records },
		reverts: changes.flatMap(({ reverts }, at) => (reverts === undefined ? [] : [[at, reverts] as const])),
	};
	const texts = [JSON.stringify(head), changes.map(({ subject }) => subject).join("\n")];
	return sealed([
		...[bytesOf(times), bytesOf(held), bytesOf(table), ids],
		...texts.map((text) => Buffer.from(text)),
	]);
}

/** Undefined for anything that `pack` didn't write, whole. */
export function unpack(bytes: Buffer): Promise<Timeline | undefined> {
	return patiently(unpacking(bytes));
}

/** Changes between two steps. */
const stride = 256;

function* unpacking(bytes: Buffer): Steps<Timeline | undefined> {
	const parts = opened(bytes);
	if (!parts) return undefined;
	yield;
	const [times, held, table, ids, headText, subjectText] = parts as Parts;
	const head: Head = JSON.parse(headText.toString("utf8"));
	yield;
	const rows: Rows = {
		...{ head, table: integersIn(table), times: numbersIn(times) },
		subjects: subjectText.toString("utf8").split("\n"),
	};
	yield;
	const hex = ids.toString("hex");
	const idLength = head.idBytes * 2;
	const changes: Writable<Change>[] = [];
	// Used again and again: a list that grew takes more room than what is in it.
	const commits: string[] = [];
	for (let [at, offset] = [0, 0]; at < head.changes; at += 1) {
		if (at % stride === 0) yield;
		commits.length = 0;
		for (let left = rows.table[at * columns] ?? 0; left > 0; left -= 1, offset += idLength)
			commits.push(hex.slice(offset, offset + idLength));
		changes.push(changeAt(at, rows, commits.slice()));
	}
	for (const [index, packed] of head.records.entries()) {
		if (index % stride === 0) yield;
		unpackRecords(packed, changes[packed[0]] as Writable<Change>);
	}
	for (const [at, commit] of head.reverts) (changes[at] as Writable<Change>).reverts = commit;
	const { branch, tip, shape, folder, releases, missing } = head;
	// A copy, which doesn't keep all the rest.
	const own = integersIn(held).slice();
	return { branch, tip, shape, folder, changes, held: own, releases, missing };
}

type Parts = readonly [
	...[times: Buffer, held: Buffer, table: Buffer, ids: Buffer],
	...[headText: Buffer, subjectText: Buffer],
];

interface Rows {
	readonly head: Head;
	readonly table: Int32Array;
	readonly times: Float64Array;
	readonly subjects: readonly string[];
}

function changeAt(
	at: number,
	{ head, table, times, subjects }: Rows,
	commits: readonly string[],
): Writable<Change> {
	const { words, serves } = head;
	const row = at * columns;
	const change: Writable<Change> = {
		commit: commits[0] ?? "",
		how: landings[table[row + 1] ?? 0] ?? "direct",
		commits,
		subject: subjects[at] ?? "",
		began: times[at * 2] ?? 0,
		landed: times[at * 2 + 1] ?? 0,
		landedOn: words[table[row + 6] ?? -1] ?? "",
		authors: table[row + 2] ?? 0,
		serves: serves[table[row + 9] ?? -1] as Change["serves"],
	};
	const [files, branch, release] = [table[row + 3] ?? -1, table[row + 7] ?? -1, table[row + 8] ?? -1];
	if (files >= 0)
		change.size = {
			files,
			added: table[row + 4] ?? 0,
			deleted: table[row + 5] ?? 0,
			...(table[row + 10] === 1 && { isAgreement: true }),
		};
	if (branch >= 0) change.branch = words[branch] ?? "";
	if (release >= 0) change.release = words[release] ?? "";
	return change;
}

/** Gives each value one place, in the order of their coming. */
class Places<Value> {
	readonly all: Value[] = [];
	readonly #keyOf: (value: Value) => string;
	readonly #places = new Map<string, number>();
	/** Most values come again as the very same. */
	readonly #same = new Map<Value, number>();

	constructor(keyOf: (value: Value) => string) {
		this.#keyOf = keyOf;
	}

	of(value: Value): number {
		const known = this.#same.get(value) ?? this.#places.get(this.#keyOf(value));
		const place = known ?? this.all.push(value) - 1;
		if (known === undefined) this.#places.set(this.#keyOf(value), place);
		this.#same.set(value, place);
		return place;
	}
}

function stringItself(text: string): string {
	return text;
}

function packRecords(at: number, { commits, record, otherRecords = [], apart = [] }: Change): PackedRecords {
	const all = record ? [record, ...otherRecords] : otherRecords;
	const places = apart.map((part) => {
		const place = part.record ? all.indexOf(part.record) : -1;
		return [place, part.commits.map((commit) => commits.indexOf(commit))] as const;
	});
	return [at, all.map(packRecord), places];
}

function unpackRecords([, packed, places]: PackedRecords, change: Writable<Change>): void {
	const records = packed.map(unpackRecord);
	const [record, ...otherRecords] = records;
	if (record) change.record = record;
	if (otherRecords.length > 0) change.otherRecords = otherRecords;
	if (places.length === 0) return;
	change.apart = places.map(([place, commits]) => {
		const own = records[place];
		return { commits: commits.map((each) => change.commits[each] ?? ""), ...(own && { record: own }) };
	});
}

function packRecord({ expects, ...record }: WhyRecord): PackedRecord {
	return { ...record, expects: [...expects] };
}

function unpackRecord({ expects, ...record }: PackedRecord): WhyRecord {
	return { ...record, expects: new Map(expects) };
}

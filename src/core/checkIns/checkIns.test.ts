import assert from "node:assert/strict";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import { computeSnapshot } from "../computeSnapshot.ts";
import type { CheckIn, Ref } from "../model.ts";
import { parseCheckIn } from "../rituals/checkIn.ts";
import { type Snapshot, unasked } from "../snapshot.ts";
import { checkInText } from "./checkInText.ts";
import { readCsv } from "./csv.ts";
import { importCheckIns, layoutOf, type Meaning, meaningOf } from "./importCsv.ts";
import { scoreOf } from "./scoreOf.ts";
import { staleReadings } from "./staleReadings.ts";

const intent = lumenShop();
const p95 = "find-it-fast.search-p95";
const exits = "find-it-fast.search-exits";
const finished = "keep-the-basket.finished";

describe("checkInText", () => {
	for (const [name, checkIn, text] of [
		["a day alone", { on: "2026-11-20", readings: new Map() }, "on: 2026-11-20\n"],
		[
			"everything",
			{
				on: "2026-11-20",
				by: "Product",
				readings: new Map([
					[p95, 1900],
					[exits, 30.5],
				]),
				satisfaction: { score: 4.2, of: 5, answers: 130 },
				morale: { score: -1, of: 10 },
				note: "no: not # yet",
			},
			`on: 2026-11-20
by: Product
readings: { ${p95}: 1900, ${exits}: 30.5 }
satisfaction: { score: 4.2, of: 5, answers: 130 }
morale: { score: -1, of: 10 }
note: "no: not # yet"
`,
		],
	] as const)
		it(name, () => {
			assert.equal(checkInText(checkIn), text);
			const file = ".alignment/check-ins/2026-11-20.yaml";
			assert.deepEqual(parseCheckIn(text, file, intent), { checkIn: { file, ...checkIn }, findings: [] });
		});
});

describe("scoreOf", () => {
	for (const [text, scale, is] of [
		["4.2 of 5, 130 answers", undefined, { score: 4.2, of: 5, answers: 130 }],
		["4.2/5 (130)", undefined, { score: 4.2, of: 5, answers: 130 }],
		["4.2 / 5; 7", undefined, { score: 4.2, of: 5, answers: 7 }],
		["-12 of 100", undefined, { score: -12, of: 100 }],
		["4", 5, { score: 4, of: 5 }],
		["4, 6", 5, { score: 4, of: 5, answers: 6 }],
		["4", undefined, "no scale"],
		["6 of 5", undefined, "above scale"],
		["4 of 5, many", undefined, "bad answers"],
		["4 of 5, 2.5", undefined, "bad answers"],
		["good", 5, "unclear"],
		["1.2.3", 5, "unclear"],
	] as const)
		it(`${text} on ${scale ?? "no"} scale`, () => assert.deepEqual(scoreOf(text, scale), is));
});

describe("readCsv", () => {
	const rows = (...all: readonly (readonly [number, ...string[]])[]) =>
		all.map(([line, ...cells]) => ({ line, cells }));
	for (const [name, text, is] of [
		["commas", "a,b\n1, 2 \n", { delimiter: ",", rows: rows([1, "a", "b"], [2, "1", "2"]) }],
		[
			"semicolons, BOM, CRLF",
			"\ufeffa;b\r\n1,5;2\r\n",
			{ delimiter: ";", rows: rows([1, "a", "b"], [2, "1,5", "2"]) },
		],
		["tabs", "a\tb\n\t2", { delimiter: "\t", rows: rows([1, "a", "b"], [2, "", "2"]) }],
		[
			"quotes with delimiters, quotes and line breaks in them",
			'"a,b",c\n"one\n""two""",3\n\n4,5',
			{ delimiter: ",", rows: rows([1, "a,b", "c"], [2, 'one\n"two"', "3"], [5, "4", "5"]) },
		],
		["a quote that never ends", 'a,b\n"1,2\n3,4\n', { open: 2 }],
		["nothing", "", { delimiter: ",", rows: [] }],
	] as const)
		it(name, () => assert.deepEqual(readCsv(text), is));
});

function imported(text: string, present: readonly CheckIn[] = []) {
	const csv = readCsv(text);
	assert.ok("rows" in csv);
	const layout = layoutOf(csv.rows);
	assert.ok(layout);
	const meanings = new Map<string, Meaning>();
	for (const name of layout.names) meanings.set(name, meaningOf(name, intent) ?? "skip");
	const { checkIns, problems, known } = importCheckIns(layout, meanings, present);
	return {
		checkIns: checkIns.map(({ readings, ...rest }) => ({ ...rest, ...Object.fromEntries(readings) })),
		problems,
		known,
	};
}

function checkIn(on: string, values: Readonly<Record<Ref, number>>): CheckIn {
	return { file: `.alignment/check-ins/${on}.yaml`, on, readings: new Map(Object.entries(values)) };
}

describe("importCheckIns", () => {
	it("reads one reading a row, by id, ref or title, and gathers days", () => {
		const text = `date,key result,value
2026-11-02,search-p95,2100
2026-11-02,${exits},30.5
01.11.2026,P95 search time,2200
2026-11-02,morale,4/5
`;
		assert.deepEqual(imported(text), {
			checkIns: [
				{ on: "2026-11-01", [p95]: 2200 },
				{ on: "2026-11-02", [p95]: 2100, [exits]: 30.5, morale: { score: 4, of: 5 } },
			],
			problems: [],
			known: 0,
		});
	});

	it("reads one day a row, with scores in several columns and decimal commas", () => {
		const text = `Datum;search-p95;finished;Satisfaction;satisfaction of;Satisfaction answers;Note
2026/11/2;2100;41,5;4,2;5;130;"The week; of the fair"
2026-11-9;;42;;;;
`;
		assert.deepEqual(imported(text), {
			checkIns: [
				{
					...{ on: "2026-11-02", [p95]: 2100, [finished]: 41.5 },
					satisfaction: { score: 4.2, of: 5, answers: 130 },
					note: "The week; of the fair",
				},
				{ on: "2026-11-09", [finished]: 42 },
			],
			problems: [],
			known: 0,
		});
	});

	it("says line by line what it leaves out, and writes the rest", () => {
		const text = `date,key result,value
02/03/2026,search-p95,1
2026-02-30,search-p95,1
2026-11-02,search-p95,"1,500"
2026-11-02,,3
2026-11-02,satisfaction,4
2026-11-03,search-p95,7
2026-11-03,search-p95,8
2026-11-03,finished,40
`;
		assert.deepEqual(imported(text), {
			checkIns: [{ on: "2026-11-03", [p95]: 7, [finished]: 40 }],
			problems: [
				{ line: 2, code: "bad-date", text: "02/03/2026" },
				{ line: 3, code: "bad-date", text: "2026-02-30" },
				{ line: 4, code: "bad-number", text: "1,500" },
				{ line: 5, code: "no-name" },
				{ line: 6, code: "score-parts" },
				{ line: 8, code: "other-value", ref: p95, value: 7 },
			],
			known: 0,
		});
	});

	it("never writes again what is recorded, and never against it", () => {
		const present = [checkIn("2026-11-02", { [p95]: 2100, [exits]: 30 })];
		const text = `date,search-p95,search-exits,finished\n2026-11-02,2100,31,40\n`;
		assert.deepEqual(imported(text, present), {
			checkIns: [{ on: "2026-11-02", [finished]: 40 }],
			problems: [{ line: 2, code: "other-value", ref: exits, value: 30 }],
			known: 1,
		});
	});

	it("knows no layout without a column of days", () => {
		assert.equal(layoutOf([{ line: 1, cells: ["a", "b"] }]), undefined);
		assert.equal(layoutOf([{ line: 1, cells: ["date"] }]), undefined);
		assert.equal(layoutOf([]), undefined);
	});
});

describe("staleReadings", () => {
	const snapshot = (today: string, ...checkIns: readonly CheckIn[]): Snapshot =>
		computeSnapshot({
			folder: "shop",
			today,
			intent: { state: "known", file: "alignment.yaml", intent, stale: false },
			git: { state: "outside" },
			records: [],
			elsewhere: [],
			checkIns,
			lessons: [],
			actions: [],
			documents: [],
			findings: [],
			...unasked,
		});
	const old = checkIn("2026-10-05", { [p95]: 2400 });
	const fresh = checkIn("2026-11-10", { [exits]: 30 });
	for (const [name, today, days, is] of [
		["those never read first", "2026-11-20", 14, [finished, p95]],
		["exactly as old as allowed", "2026-11-24", 14, [finished, p95]],
		["a day older", "2026-11-25", 14, [finished, p95, exits]],
		["never", "2026-11-25", 0, []],
		["the period has begun just now", "2026-10-10", 14, []],
		["before the period", "2026-09-30", 14, []],
		["after the period", "2027-01-01", 14, []],
	] as const)
		it(name, () => {
			const stale = staleReadings(snapshot(today, old, fresh), days);
			assert.deepEqual(
				stale.map(({ keyResult }) => keyResult.ref),
				is,
			);
		});
});

import assert from "node:assert/strict";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import type { CheckIn } from "../model.ts";
import { casesOf, type Row } from "../yamlTable.test.ts";
import { dayOfName, parseCheckIn } from "./checkIn.ts";

const intent = lumenShop();
const file = ".alignment/check-ins/2026-11-16.yaml";

const rows: readonly Row<CheckIn>[] = [
	{
		name: "has all that the file says",
		text: `on: 2026-11-15
by: Ada
readings: { find-it-fast.search-p95: 1900, find-it-fast.search-exits: 30.5 }
satisfaction: { score: -12, of: 100, answers: 40 }
morale: { score: 4, of: 5 }
note: The week of the fair
`,
		findings: [],
		still: (checkIn) => checkIn,
		is: {
			file,
			on: "2026-11-15",
			by: "Ada",
			readings: new Map([
				["find-it-fast.search-p95", 1900],
				["find-it-fast.search-exits", 30.5],
			]),
			satisfaction: { score: -12, of: 100, answers: 40 },
			morale: { score: 4, of: 5 },
			note: "The week of the fair",
		},
	},
	{
		name: "the day of the file's name",
		text: "by: Ada\n",
		findings: [],
		still: (checkIn) => checkIn,
		is: { file, on: "2026-11-16", by: "Ada", readings: new Map() },
	},
	{
		name: "a bad day",
		text: "on: «2026-11-31»\n",
		findings: [{ code: "bad-date", value: "2026-11-31" }],
		still: ({ on }) => on,
		is: "2026-11-16",
	},
	{
		name: "bad readings",
		text: "readings:\n  «search-p95»: 1\n  find-it-fast.search-exits: «many»\n  «find-it-fast»: 2\n",
		findings: [
			{
				code: "dangling-reference",
				ref: "search-p95",
				kinds: ["key result"],
				didYouMean: "find-it-fast.search-p95",
			},
			{ code: "wrong-type", key: "find-it-fast.search-exits", expected: "number", actual: "text" },
			{
				code: "wrong-reference",
				ref: "find-it-fast",
				actual: "objective",
				kinds: ["key result"],
				instead: ["find-it-fast.search-p95", "find-it-fast.search-exits"],
			},
		],
		still: ({ readings }) => [...readings.keys()],
		is: ["search-p95", "find-it-fast"],
	},
	{
		name: "scores that mean nothing",
		text: "«satisfaction»: { score: 4 }\nmorale: { score: «6», of: 5 }\n«moral»: 1\n",
		findings: [
			{ code: "missing-key", key: "of", of: "satisfaction" },
			{ code: "bad-value", key: "score", value: "6", allowed: ["≤ 5"] },
			{ code: "unknown-key", key: "moral", didYouMean: "morale" },
		],
		still: ({ satisfaction, morale }) => [satisfaction, morale],
		is: [undefined, undefined],
	},
	{
		name: "conflict markers",
		text: "on: 2026-11-16\n«>>>>>>> theirs»\n",
		findings: [{ code: "conflict-markers" }],
	},
];

describe("parseCheckIn", () => {
	const parse = (text: string) => {
		const { checkIn, findings } = parseCheckIn(text, file, intent);
		return { result: checkIn, findings };
	};
	for (const { name, run } of casesOf(parse, rows)) it(name, run);

	it("needs a day from somewhere", () => {
		const nameless = ".alignment/check-ins/latest.yaml";
		const { checkIn, findings } = parseCheckIn("by: Ada\n", nameless, intent);
		assert.equal(checkIn, undefined);
		assert.deepEqual(findings, [
			{ code: "missing-key", key: "on", of: nameless, from: 0, to: 2, file: nameless },
		]);
	});
});

describe("dayOfName", () => {
	for (const [name, day] of [
		["a/2026-11-16.yaml", "2026-11-16"],
		["2026-11-16-release-2.md", "2026-11-16"],
		["2026-02-30.yaml", undefined],
		["2026-11-16/notes.md", undefined],
		["notes-2026-11-16.md", undefined],
	] as const)
		it(name, () => assert.equal(dayOfName(name), day));
});

import assert from "node:assert/strict";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import type { Snapshot } from "../snapshot.ts";
import { unasked } from "../snapshot.ts";
import { type Brief, briefOf, type Subject } from "./brief.ts";

const intent = lumenShop();
const goal = [...intent.goals.values()][0];
const at = (day: string) => Date.parse(day) / 1000;

const snapshot = {
	...unasked,
	today: "2026-11-25",
	readings: new Map([["find-it-fast.search-p95", [{ on: "2026-11-16", value: 1900 }]]]),
	records: [
		{
			file: "a.yaml",
			branch: "feat/a",
			serves: ["slow-search"],
			expects: new Map(),
			outcomes: [],
			questions: [{ ask: "Open?" }, { ask: "Closed?", answer: "Yes" }],
		},
		{
			file: "b.yaml",
			branch: "b",
			serves: "none",
			expects: new Map(),
			outcomes: [],
			questions: [{ ask: "Else?" }],
		},
	],
	work: [],
	lines: {
		state: "known",
		since: "2026-05-01",
		tip: "t",
		window: 21,
		shallow: false,
		files: [
			...["2026-11-01", "2026-11-02", "2026-11-03"].map((day) => ({
				commit: day,
				landed: at(day),
				path: "src/search/hot.ts",
				added: 10,
				deleted: 0,
				reworked: [{ by: "x", at: at(day), lines: 3 }],
			})),
			{
				commit: "a",
				landed: at("2026-11-01"),
				path: "src/search/once.ts",
				added: 1,
				deleted: 0,
				reworked: [],
			},
			...["2026-05-02", "2026-05-03"].map((day) => ({
				commit: day,
				landed: at(day),
				path: "src/search/long-ago.ts",
				added: 1,
				deleted: 0,
				reworked: [],
			})),
		],
	},
} as const satisfies Partial<Snapshot>;
const brief = (subject: Subject): Brief =>
	briefOf({
		intent,
		snapshot: snapshot as unknown as Snapshot,
		subject,
		code: [{ path: "src/search/hot.ts", text: "// Hot.\nx\n" }],
	});

describe("briefOf", () => {
	const subjects: readonly (readonly [name: string, subject: Subject])[] = [
		["a goal", { ref: goal?.id ?? "" }],
		["a problem", { ref: "slow-search" }],
		["a folder", { folder: "src/search" }],
		["a folder below the goal's", { folder: "src/search/inner" }],
		["a folder above the goal's", { folder: "src" }],
	];
	for (const [name, subject] of subjects)
		it(`finds whom ${name} helps, and what hangs on it`, () => {
			const { problems, keyResults, goals } = brief(subject);
			assert.ok(goals.some(({ id }) => id === goal?.id));
			assert.deepEqual(
				problems.map(({ id }) => id),
				["slow-search"],
			);
			const p95 = keyResults.find(({ keyResult }) => keyResult.ref === "find-it-fast.search-p95");
			assert.equal(p95?.now?.value, 1900);
		});

	it("finds nothing for a folder that no goal is about", () => {
		const { problems, goals, structure, title } = brief({ folder: "docs" });
		assert.deepEqual([problems, goals, structure, title], [[], [], undefined, undefined]);
	});

	it("finds the code, its hot spots of the last quarter, and open questions", () => {
		const { structure, hotSpots, questions } = brief({ ref: goal?.id ?? "" });
		assert.equal(structure?.parts[0]?.purpose, "Hot.");
		assert.deepEqual(hotSpots, {
			days: 90,
			files: [{ path: "src/search/hot.ts", changes: 3, written: 30, rewritten: 9 }],
		});
		assert.deepEqual(
			questions.map(({ ask, branch }) => [ask, branch]),
			[["Open?", "feat/a"]],
		);
	});
});

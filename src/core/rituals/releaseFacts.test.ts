import assert from "node:assert/strict";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import type { Change, History, Release } from "../history/history.ts";
import type { Ref, WhyRecord } from "../model.ts";
import { unasked } from "../snapshot.ts";
import { releaseFacts } from "./releaseFacts.ts";

const intent = lumenShop();
const seconds = (day: string) => Date.parse(day) / 1000;
const release = (tag: string, on: string): Release => ({ tag, commit: tag, at: seconds(on), on });
const record = (more: Partial<WhyRecord>): WhyRecord => ({
	file: "a.yaml",
	branch: "a",
	expects: new Map(),
	outcomes: [],
	questions: [],
	...more,
});
const change = (
	subject: string,
	said: readonly Ref[] | "none",
	more: Partial<Change> & { readonly on?: string } = {},
): Change => ({
	commit: subject,
	how: "merge",
	commits: [subject],
	subject,
	began: seconds("2026-11-01"),
	landed: seconds(more.on ?? "2026-11-05"),
	landedOn: more.on ?? "2026-11-05",
	authors: 1,
	serves: { by: "record", said, partOf: [] },
	release: "v2",
	...more,
});
const p95 = "find-it-fast.search-p95";

const history = (changes: readonly Change[]): History => ({
	branch: "main",
	tip: "tip",
	changes: [...changes].reverse(),
	releases: [release("v1", "2026-10-31"), release("v2", "2026-11-10"), release("v3", "2026-11-20")],
	missing: [],
});
const facts = (
	name: string,
	changes: readonly Change[],
	readings: ReadonlyMap<Ref, { on: string; value: number }[]> = new Map(),
) => releaseFacts(name, { intent, snapshot: { readings, debt: unasked.debt }, history: history(changes) });

describe("releaseFacts", () => {
	it("tells what shipped, users' problems first", () => {
		const { purposes, before, changes } = facts("v2", [
			change("index", ["incremental-index"]),
			change("typo", "none"),
			change("cache", ["incremental-index", "slow-search"]),
			change("gone", ["was-promised"]),
			change("later", ["slow-search"], { release: "v3" }),
		]);
		assert.deepEqual(
			purposes.map((purpose) => [purpose.ref, purpose.changes.map(({ subject }) => subject)]),
			[
				["slow-search", ["cache"]],
				["incremental-index", ["index"]],
				[undefined, ["typo", "gone"]],
			],
		);
		assert.equal(before?.tag, "v1");
		assert.equal(changes.length, 4);
	});

	it("tells how long it took, from the first work to the release", () => {
		const began = (day: string) => ({ began: seconds(day) });
		const { timeToMarket } = facts("v2", [
			change("a", "none", began("2026-11-09")),
			change("b", "none", began("2026-10-01")),
			change("c", "none", began("2026-11-05")),
			change("d", "none", began("2026-11-12")),
		]);
		assert.deepEqual(
			[timeToMarket?.median, timeToMarket?.slowest.days, timeToMarket?.slowest.change.subject],
			[3, 40, "b"],
		);
	});

	const outcomes: readonly (readonly [string, readonly (readonly [string, number])[], string])[] = [
		[
			"lower is better, reached",
			[
				["2026-11-02", 2000],
				["2026-11-16", 1400],
			],
			"reached",
		],
		[
			"not reached",
			[
				["2026-11-02", 2000],
				["2026-11-16", 1900],
			],
			"not reached",
		],
		["not read since", [["2026-11-02", 2000]], "unknown"],
		[
			"expected where it stood, and better",
			[
				["2026-11-02", 1500],
				["2026-11-16", 1400],
			],
			"reached",
		],
		[
			"expected where it stood, and worse",
			[
				["2026-11-02", 1500],
				["2026-11-16", 1600],
			],
			"not reached",
		],
		["never read before: from the start of the period", [["2026-11-16", 1400]], "reached"],
		["read on the day itself", [["2026-11-10", 1500]], "reached"],
	];
	for (const [name, read, verdict] of outcomes)
		it(`expected against measured: ${name}`, () => {
			const readings = new Map([[p95, read.map(([on, value]) => ({ on, value }))]]);
			const changes = [
				change("first", [p95], { record: record({ expects: new Map([[p95, 100]]) }) }),
				change("last", [p95], { record: record({ expects: new Map([[p95, 1500]]) }) }),
			];
			const [outcome, ...more] = facts("v2", changes, readings).outcomes;
			assert.deepEqual([outcome?.expected, outcome?.verdict, more.length], [1500, verdict, 0]);
		});

	it("tells rework with its reasons, and what was taken back", () => {
		const { rework } = facts("v2", [
			change("again", [], { record: record({ rework: { of: "feat/x", because: "changed requirements" } }) }),
			change("back", [], { reverts: "abc" }),
			change("new", []),
		]);
		assert.deepEqual(
			rework.map((each) => [each.change.subject, each.isRevert, each.because, each.of]),
			[
				["again", false, "changed requirements", "feat/x"],
				["back", true, undefined, undefined],
			],
		);
	});

	it("tells which questions came late", () => {
		const questions = [
			{ ask: "In time?", on: "2026-11-02", answer: "Yes", saved: "3 days" },
			{ ask: "Too late?", on: "2026-11-06", answer: "Yes" },
			{ ask: "Open?" },
		];
		const found = facts("v2", [change("a", [], { record: record({ questions }) })]).questions;
		assert.deepEqual(
			found.map(({ ask, isLate }) => [ask, isLate]),
			[
				["In time?", false],
				["Too late?", true],
				["Open?", true],
			],
		);
	});

	it("tells debt at both releases, where it was counted", () => {
		const count = (on: string, value: number) => ({ on, count: value });
		const trend = [count("2026-10-01", 40), count("2026-11-01", 36), count("2026-11-15", 31)];
		const debt = {
			state: "known",
			root: "/shop",
			items: [],
			gaps: [],
			byGoal: new Map([
				["incremental-index", { count: 31, trend }],
				["late", { count: 1, trend: [count("2026-11-20", 1)] }],
			]),
		} as const;
		const { debt: moves } = releaseFacts("v3", {
			intent,
			snapshot: { readings: new Map(), debt },
			history: history([]),
		});
		assert.deepEqual(moves, [{ goal: "incremental-index", before: 36, after: 31 }]);
	});

	it("tells of another name what landed since the last release", () => {
		const { release: _none, ...none } = change("new", ["slow-search"]);
		const { release: tag, before, changes, timeToMarket } = facts("the campaign", [none, change("old", [])]);
		assert.deepEqual(
			[tag, before?.tag, changes.map(({ subject }) => subject), timeToMarket],
			[undefined, "v3", ["new"], undefined],
		);
	});
});

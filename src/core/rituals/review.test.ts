import assert from "node:assert/strict";
import { landedChange, readingOn, recordOf, saying, snapshotOf } from "../../../test/fixtures/landed.ts";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import type { DebtState, GoalDebt } from "../debt/debtState.ts";
import type { Action, EngineeringGoal, Intent } from "../model.ts";
import { type Snapshot, unasked } from "../snapshot.ts";
import { type Review, reviewOf } from "./review.ts";

/** Of 2026-Q4, which goes on. */
function review(snapshot: Snapshot): Review {
	const found = reviewOf(snapshot);
	assert.ok(found);
	return found;
}

function intentWith(change: (intent: Intent) => Intent): Snapshot["intent"] {
	return { state: "known", file: "alignment.yaml", intent: change(lumenShop()), stale: false };
}

describe("the review of a period", () => {
	it("is about the period that was agreed, else about the last 90 days", () => {
		const { name, range, isOpen } = review(snapshotOf());
		assert.deepEqual([name, range.from, range.to, isOpen], ["2026-Q4", "2026-10-01", "2026-12-31", true]);
		assert.equal(review(snapshotOf({ today: "2027-01-01" })).isOpen, false);
		const without = intentWith(({ period: _, ...rest }) => rest);
		const { range: usual } = review(snapshotOf({ intent: without }));
		assert.deepEqual([usual.from, usual.to], ["2026-08-23", "2026-11-20"]);
		assert.equal(reviewOf(snapshotOf({ intent: { state: "none" } })), undefined);
	});

	it("tells how far each number came, by the last reading that the period has", () => {
		const checkIns = [
			readingOn("2026-09-28", { "find-it-fast.search-p95": 2400 }),
			readingOn("2026-10-19", { "find-it-fast.search-p95": 2000, "find-it-fast.search-exits": 40 }),
			readingOn("2027-01-04", { "find-it-fast.search-p95": 800 }),
		];
		const [fast, keep] = review(snapshotOf({ checkIns, today: "2027-01-10" })).promises;
		const told = fast?.keyResults.map(({ keyResult, last, share }) => [keyResult.id, last?.on, share]);
		assert.deepEqual(told, [
			["search-p95", "2026-10-19", 0.25],
			["search-exits", "2026-10-19", -2 / 18],
		]);
		assert.deepEqual(
			fast?.solves.map(({ id }) => id),
			["slow-search"],
		);
		assert.deepEqual(
			keep?.keyResults.map(({ last, share }) => [last, share]),
			[[undefined, undefined]],
		);
	});

	it("counts what landed in it, for each promise and each goal", () => {
		const changes = [
			landedChange("before", "2026-09-30", saying(["find-it-fast.search-p95"])),
			landedChange("result", "2026-10-01", saying(["find-it-fast.search-p95"])),
			landedChange(
				"goal",
				"2026-12-31",
				saying(["incremental-index"], ["find-it-fast.search-p95", "find-it-fast"]),
			),
			landedChange("none", "2026-11-01", saying("none")),
			landedChange("nobody", "2026-11-02"),
		];
		const { landed, promises, goals, unsolved } = review(snapshotOf({ changes, today: "2027-01-10" }));
		assert.equal(landed, 4);
		assert.deepEqual(
			promises.map(({ changes }) => changes),
			[2, 0],
		);
		assert.deepEqual(
			goals.map(({ changes }) => changes),
			[1],
		);
		assert.deepEqual(
			unsolved.map(({ id }) => id),
			["lonely-problem"],
		);
		const unread = review({ ...snapshotOf(), history: unasked.history });
		assert.deepEqual(
			[unread.landed, unread.releases, unread.goals[0]?.changes],
			[undefined, undefined, undefined],
		);
	});

	const said = { from: 40, to: 10 };
	const debts: readonly [
		name: string,
		debt: EngineeringGoal["debt"],
		counted: GoalDebt | undefined,
		before: number | undefined,
		now: number | undefined,
	][] = [
		["nobody counted", said, undefined, 40, undefined],
		["nobody counted nor said", undefined, undefined, undefined, undefined],
		["counted today alone", undefined, { count: 6, trend: [] }, undefined, 6],
		["counted today, said before", said, { count: 6, trend: [] }, 40, 6],
		[
			"counted on both days, whatever was said",
			said,
			{
				count: 6,
				trend: [
					{ on: "2026-10-01", count: 12 },
					{ on: "2026-10-08", count: 9 },
					{ on: "2026-11-20", count: 6 },
				],
			},
			12,
			6,
		],
		[
			"counted since the middle",
			undefined,
			{
				count: 6,
				trend: [
					{ on: "2026-11-01", count: 9 },
					{ on: "2026-11-20", count: 6 },
				],
			},
			undefined,
			6,
		],
	];
	for (const [name, debt, counted, before, now] of debts)
		it(`tells a goal's debt: ${name}`, () => {
			const state: DebtState = {
				...{ state: "known", root: "/", items: [], gaps: [] },
				byGoal: new Map(counted && [["incremental-index", counted]]),
			};
			const intent = intentWith((all) => {
				const [goal] = [...all.goals.values()];
				assert.ok(goal);
				return { ...all, goals: new Map([[goal.id, { ...goal, ...(debt && { debt }) }]]) };
			});
			const [goal] = review(snapshotOf({ intent, ...(counted && { debt: state }) })).goals;
			assert.deepEqual([goal?.debtBefore, goal?.debt], [before, now]);
		});

	it("gathers questions, lessons, actions and what was held, of the period alone", () => {
		const questions = [
			{ ask: "Fuzzy?", answer: "No", saved: "3 weeks" },
			{ ask: "Which index?", answer: "The old one" },
		];
		const changes = [
			landedChange("a", "2026-10-05", { record: recordOf("a", { questions }) }),
			landedChange("b", "2026-09-05", { record: recordOf("b", { questions }) }),
		];
		const lesson = (text: string, on: string) => ({ text, on, file: "p.md", line: 1 });
		const action = (text: string, more: Partial<Action>) => ({
			text,
			on: "2026-10-09",
			file: "p.md",
			line: 1,
			done: false,
			...more,
		});
		const document = (kind: "deep dive" | "post-mortem", on: string) => ({
			file: `${on}.md`,
			kind,
			on,
			about: [],
			questions: [],
		});
		const snapshot = {
			...snapshotOf({
				changes,
				releases: [
					{ tag: "v1", commit: "b", at: 0, on: "2026-09-30" },
					{ tag: "v2", commit: "a", at: 0, on: "2026-10-06" },
				],
				checkIns: [readingOn("2026-09-28", {}), readingOn("2026-10-05", {})],
				records: [
					recordOf("a", { heeded: ["Look first"] }),
					recordOf("b", { heeded: ["Look first"] }),
					recordOf("c"),
				],
			}),
			lessons: [
				lesson("Look first", "2026-10-06"),
				lesson("Measure", "2026-10-06"),
				lesson("Old", "2026-08-01"),
			],
			actions: [
				action("done", { done: true, due: "2026-10-01" }),
				action("some day", {}),
				action("next", { due: "2026-12-01" }),
				action("before", { on: "2026-09-01" }),
			],
			documents: [
				document("deep dive", "2026-10-02"),
				document("post-mortem", "2026-10-06"),
				document("deep dive", "2026-08-02"),
			],
		} as unknown as Snapshot;
		const { saved, lessons, actions, held, releases } = review(snapshot);
		assert.deepEqual(saved, [{ ask: "Fuzzy?", answer: "No", saved: "3 weeks" }]);
		assert.deepEqual(
			lessons.map(({ lesson: { text }, heeded }) => [text, heeded]),
			[
				["Look first", 2],
				["Measure", 0],
			],
		);
		assert.deepEqual(
			actions.map(({ text }) => text),
			["next", "some day", "done"],
		);
		assert.deepEqual([held.deepDives.length, held.postMortems.length, held.checkIns], [1, 1, 1]);
		assert.deepEqual(releases, ["v2"]);
	});
});

import assert from "node:assert/strict";
import { parseIntent } from "../intent/parse.ts";
import type { WhyRecord } from "../model.ts";
import { type Plan, planOf, workingDays } from "./plan.ts";

const text = `version: 1
period: { name: 2026-Q4, from: 2026-10-01, to: 2026-12-31 }
problems:
  slow: { title: Slow }
  unsolved: { title: Nobody solves it }
objectives:
  find: { title: Find, solves: [slow], key_results: { p95: { title: p95, from: 2400, to: 800 }, exits: { title: exits } } }
  keep: { title: Keep, key_results: { orders: { title: orders, from: 1, to: 2 } } }
  hope: { title: Hope, solves: [slow] }
engineering_goals:
  index:
    title: Index
    because: It blocks
    supports: [find.p95, keep.orders]
    options:
      - { title: Follow, effort: 3 weeks, chosen: true }
      - { title: Buy, effort: 6 weeks }
  pages: { title: Pages, supports: [keep.orders], options: [{ title: Trim, effort: some }] }
  logs: { title: Logs, because: Leaks, options: [{ title: Mask, effort: 4 days }] }
  open: { title: Open, because: Why not, options: [{ title: A, effort: 1 week }, { title: B }] }
capacity: { product: 70, engineering: 30 }
`;

function record(name: string, serves: WhyRecord["serves"], questions: WhyRecord["questions"]): WhyRecord {
	const said = serves === undefined ? {} : { serves };
	return { file: `${name}.yaml`, branch: name, ...said, expects: new Map(), outcomes: [], questions };
}

function plan(records: readonly WhyRecord[] = []): Plan {
	const { intent } = parseIntent(text, "alignment.yaml");
	assert.ok(intent);
	return planOf(intent, { work: [], records });
}

describe("the plan of a period", () => {
	it("lays objectives beside the goals that carry them, each goal once", () => {
		const rows = plan().rows.map(({ objective, isBlended, goals, alsoBy, gaps }) => [
			objective.id,
			isBlended,
			goals.map(({ goal }) => goal.id).join(),
			alsoBy.map(({ id }) => id).join(),
			gaps.join(),
		]);
		assert.deepEqual(rows, [
			["find", true, "index", "", "target"],
			["keep", true, "pages", "index", "problem"],
			["hope", false, "", "", "key results"],
		]);
	});

	it("keeps what engineering carries alone, and what nobody solves, apart", () => {
		const { alone, unsolved } = plan();
		assert.deepEqual(
			alone.map(({ goal }) => goal.id),
			["logs", "open"],
		);
		assert.deepEqual(
			unsolved.map(({ id }) => id),
			["unsolved"],
		);
	});

	it("says what each goal lacks", () => {
		const { rows, alone } = plan();
		const goals = [...rows.flatMap((row) => row.goals), ...alone];
		assert.deepEqual(
			goals.map(({ goal, gaps, effort }) => [goal.id, gaps.join(), effort?.text, effort?.days]),
			[
				["index", "", "3 weeks", 15],
				["pages", "reason,effort", "some", undefined],
				["logs", "", "4 days", 4],
				["open", "choice", undefined, undefined],
			],
		);
	});

	it("adds up what engineering asks for, against one person's share", () => {
		const { blended, alone, unknown, share } = plan().demand;
		assert.deepEqual([blended, alone, unknown.map(({ id }) => id)], [15, 4, ["pages", "open"]]);
		// 66 working days from 1 October to 31 December 2026, of which 30 %.
		assert.equal(share, 19.8);
	});

	it("brings what was asked in records to what they serve, open questions first, each once", () => {
		const answered = { ask: "Do we need it?", answer: "No", saved: "1 week" };
		const one = record("a", ["slow", "find.p95"], [answered, { ask: "Could we buy it instead?" }]);
		const { rows, alone } = plan([
			one,
			one,
			record("b", ["logs"], [{ ask: "Which logs?" }]),
			record("c", "none", []),
		]);
		assert.deepEqual(
			rows[0]?.questions.map(({ ask, branch }) => `${branch}: ${ask}`),
			["a: Could we buy it instead?", "a: Do we need it?"],
		);
		assert.deepEqual(
			alone[0]?.questions.map(({ ask }) => ask),
			["Which logs?"],
		);
		assert.deepEqual(rows[1]?.questions, []);
	});
});

const weeks: readonly (readonly [string, string, number])[] = [
	["2026-10-01", "2026-12-31", 66],
	["2026-11-23", "2026-11-29", 5],
	["2026-11-28", "2026-11-29", 0],
	["2026-11-27", "2026-11-30", 2],
	["2026-11-30", "2026-11-27", 0],
];

describe("working days", () => {
	for (const [from, to, days] of weeks)
		it(`${from} to ${to}`, () => {
			assert.equal(workingDays(from, to), days);
		});
});

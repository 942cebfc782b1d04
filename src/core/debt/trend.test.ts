import assert from "node:assert/strict";
import { parseIntent } from "../intent/parse.ts";
import { type TrendStep, trendsOf } from "./trend.ts";

const { intent } = parseIntent(
	`version: 1
engineering_goals:
  index: { title: Index, paths: ["src/search/**"] }
  cart: { title: Cart }
`,
	"alignment.yaml",
);

const rows: readonly {
	readonly it: string;
	readonly steps: readonly TrendStep[];
	readonly expect: readonly string[];
}[] = [
	{ it: "has none where nothing is known", steps: [], expect: [] },
	{
		it: "counts back, oldest first",
		steps: [
			{ on: "2026-11-19", counts: [{ file: "src/cart.ts", goal: "cart", count: 2 }] },
			{ on: "2026-11-12", counts: [{ file: "src/cart.ts", goal: "cart", count: -1 }] },
		],
		expect: ["2026-11-12 6", "2026-11-19 7", "2026-11-20 5"],
	},
	{
		it: "goes on from what isn't committed yet",
		steps: [
			{ on: "2026-11-20", counts: [{ file: "src/cart.ts", goal: "cart", count: 1 }] },
			{ on: "2026-11-13", counts: [] },
		],
		expect: ["2026-11-13 6", "2026-11-20 5"],
	},
	{
		it: "counts by today's intent: by name before path, and none that isn't the goal's",
		steps: [
			{
				on: "2026-11-13",
				counts: [
					{ file: "src/search/a.ts", goal: "cart", count: 1 },
					{ file: "src/search/a.ts", count: 1 },
					{ file: "src/other.ts", count: 1 },
					{ file: "src/other.ts", goal: "gone", count: 1 },
				],
			},
		],
		expect: ["2026-11-13 6", "2026-11-20 5"],
	},
];

describe("the trend of a goal's debt", () => {
	for (const { it: name, steps, expect } of rows)
		it(name, () => {
			assert.ok(intent);
			const trend = trendsOf(steps, intent, "2026-11-20")("cart", 5);
			assert.deepEqual(
				trend.map(({ on, count }) => `${on} ${count}`),
				expect,
			);
		});
});

import assert from "node:assert/strict";
import { readIntent } from "../intent/parse.ts";
import { intentSchema } from "../intent/schema.ts";
import { planEdit } from "../yamlEdit.ts";
import { isRefused } from "../yamlEditChange.ts";
import { type Carried, carryOver, doneIn, leftAlone } from "./carryOver.ts";

const text = `# whom we help
version: 1
period: { name: 2026-Q4, from: 2026-10-01, to: 2026-12-31 }   # a quarter

problems:
  slow-search: { title: Slow }
  lost-basket: { title: Lost }   # since May
  unsolved: { title: Nobody knows }

objectives:
  find-it-fast:
    title: Fast
    solves: [slow-search]
    key_results:
      p95: { title: p95, from: 2400, to: 800 }
      exits: { title: exits, from: 38, to: 20 }
  # about the basket
  keep-it:
    title: Keep
    solves: [lost-basket, slow-search]
    key_results:
      orders: { title: orders, from: 10, to: 20 }

engineering_goals:
  index:
    title: Index
    supports: [find-it-fast.p95, keep-it.orders]   # both
    debt: { from: 40, to: 10 }
  basket:
    title: Basket
    supports: [keep-it.orders]
    debt: { from: 5, to: 1 }
    x-note: ours

agreed:
  - { who: Head of Product, role: product, on: 2026-10-02 }

branches:
  "feat/search-*": [find-it-fast.p95, keep-it.orders]
  "fix/basket-*": [lost-basket]
  "release/**": none
`;

const end = {
	readings: new Map([
		["find-it-fast.p95", 1200],
		["find-it-fast.exits", 19],
		["keep-it.orders", 21],
	]),
	debt: new Map([
		["index", 31],
		["basket", 1],
	]),
};

const { intent, yaml } = readIntent(text, "alignment.yaml");
if (!intent || !yaml) throw new Error("the file of this test can't be read");

function carried(more: Partial<Carried> = {}): string {
	if (!intent || !yaml) return "";
	const changes = carryOver(yaml, intent, {
		...end,
		period: { name: "2027-Q1", from: "2027-01-01", to: "2027-03-31" },
		ends: doneIn(intent, end),
		...more,
	});
	const planned = planEdit(text, changes, intentSchema);
	return isRefused(planned) ? JSON.stringify(planned.refused) : planned.text;
}

describe("what is done", () => {
	const rows: readonly (readonly [string, typeof end, readonly string[]])[] = [
		[
			"what reached its target, with what follows from it",
			end,
			["find-it-fast.exits", "keep-it.orders", "keep-it", "lost-basket", "basket"],
		],
		["nothing, where nothing was read", { readings: new Map(), debt: new Map() }, []],
		[
			"a goal not before its debt",
			{ ...end, debt: new Map([["basket", 2]]) },
			["find-it-fast.exits", "keep-it.orders", "keep-it", "lost-basket"],
		],
	];
	for (const [name, at, done] of rows)
		it(name, () => {
			assert.deepEqual([...doneIn(intent, at)], done);
		});
});

describe("carrying over into the next period", () => {
	it("takes out what ends with every reference to it, and starts where things stand", () => {
		assert.equal(
			carried(),
			`# whom we help
version: 1
period: { name: 2027-Q1, from: 2027-01-01, to: 2027-03-31 }   # a quarter

problems:
  slow-search: { title: Slow }
  unsolved: { title: Nobody knows }

objectives:
  find-it-fast:
    title: Fast
    solves: [slow-search]
    key_results:
      p95: { title: p95, from: 1200, to: 800 }

engineering_goals:
  index:
    title: Index
    supports: [find-it-fast.p95]   # both
    debt: { from: 31, to: 10 }

branches:
  "feat/search-*": [find-it-fast.p95]
  "release/**": none
`,
		);
	});

	it("leaves all but the period, the starts and the agreement where everything goes on", () => {
		const all = carried({ ends: new Set() });
		const lines = (of: string) => of.split("\n");
		assert.deepEqual(
			lines(all).filter((line) => !lines(text).includes(line)),
			[
				"period: { name: 2027-Q1, from: 2027-01-01, to: 2027-03-31 }   # a quarter",
				"      p95: { title: p95, from: 1200, to: 800 }",
				"      exits: { title: exits, from: 19, to: 20 }",
				"      orders: { title: orders, from: 21, to: 20 }",
				"    debt: { from: 31, to: 10 }",
				"    debt: { from: 1, to: 1 }",
			],
		);
		assert.equal(lines(text).filter((line) => !lines(all).includes(line)).length, 8);
	});

	it("names the goals that lose all that they supported", () => {
		assert.deepEqual(
			leftAlone(intent, new Set(["keep-it"])).map(({ id }) => id),
			["basket"],
		);
		assert.deepEqual(leftAlone(intent, new Set(["keep-it", "basket"])), []);
	});
});

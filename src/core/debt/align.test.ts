import assert from "node:assert/strict";
import { parseIntent } from "../intent/parse.ts";
import type { Intent } from "../model.ts";
import { aligner } from "./align.ts";
import { proposer } from "./propose.ts";

function intentOf(goals: string): Intent {
	const { intent } = parseIntent(
		`version: 1\nproduct: Lumen Shop\nengineering_goals:\n${goals}`,
		"alignment.yaml",
	);
	assert.ok(intent);
	return intent;
}

const intent = intentOf(`
  incremental-index:
    title: Index changes incrementally
    because: A full reindex blocks releases
    paths: ["src/search/**", "docs/index.md", "tools/"]
  one-basket:
    title: One basket service instead of three
    paths: ["src/**", "src/search/basket*.ts", "lib"]
  fast-checkout:
    title: Checkout answers within a second
    because: Shoppers leave at the payment
`);

describe("aligner", () => {
	const align = aligner(intent, "2026-11-20");

	for (const [what, item, expected] of [
		["names a goal", { goal: "fast-checkout", file: "src/a.ts" }, "aligned fast-checkout"],
		[
			"names a goal and lies under another's path",
			{ goal: "one-basket", file: "src/search/a.ts" },
			"aligned one-basket",
		],
		["lies under a path", { file: "src/search/deep/.a.ts" }, "by path incremental-index"],
		[
			"lies under two: the more specific counts",
			{ file: "src/search/basketFilter.ts" },
			"by path one-basket",
		],
		["lies under the wider one alone", { file: "src/a.ts" }, "by path one-basket"],
		["lies in a file that is named", { file: "docs/index.md" }, "by path incremental-index"],
		["lies in a folder that is named", { file: "tools/a/b.sh" }, "by path incremental-index"],
		["lies in a folder that is named without a slash", { file: "lib/a.ts" }, "by path one-basket"],
		["lies beside it", { file: "library/a.ts" }, "unaligned"],
		["lies nowhere", { file: "test/a.ts" }, "unaligned"],
		[
			"names what isn't there",
			{ goal: "incremental-indx", file: "src/a.ts" },
			"dangling, incremental-index?",
		],
		["names what resembles nothing", { goal: "zzz", file: "src/a.ts" }, "dangling"],
		["is late", { file: "test/a.ts", by: "2026-11-19" }, "unaligned, overdue"],
		["is due today", { file: "test/a.ts", by: "2026-11-20" }, "unaligned"],
		[
			"names a goal and is late",
			{ goal: "one-basket", file: "a", by: "2025-01-01" },
			"aligned one-basket, overdue",
		],
		["dangles and is late", { goal: "zzz", file: "a", by: "2025-01-01" }, "dangling, overdue"],
	] as const)
		it(`an item that ${what} is ${expected}`, () => {
			const { state, goal, didYouMean, overdue } = align(item);
			const said = [
				[state, goal].filter(Boolean).join(" "),
				...(didYouMean ? [`${didYouMean}?`] : []),
				...(overdue ? ["overdue"] : []),
			];
			assert.equal(said.join(", "), expected);
		});

	it("says which glob it was", () =>
		assert.equal(align({ file: "src/search/basket1.ts" }).glob, "src/search/basket*.ts"));

	it("knows where its folder lies below the git root", () =>
		assert.equal(aligner(intent, "2026-11-20", "src/search/")({ file: "a.ts" }).goal, "incremental-index"));

	it("is quick with many goals and files", () => {
		const goals = Array.from(
			{ length: 40 },
			(_, i) => `  goal-${i}:\n    title: Goal ${i}\n    paths: ["src/part${i}/**/*.ts"]\n`,
		);
		const quick = aligner(intentOf(goals.join("")), "2026-11-20");
		const start = performance.now();
		for (let i = 0; i < 10_000; i++) quick({ file: `src/part${i % 50}/a/b${i % 3000}.ts` });
		assert.ok(performance.now() - start < 2000);
	});

	it("stands globs that mean harm", () => {
		const globs = ["{a,b}".repeat(12), "*a".repeat(500), `${"**/".repeat(500)}x`, "x".repeat(5000)];
		const odd = intentOf(`  odd-goal:\n    title: Odd\n    paths: ${JSON.stringify(globs)}\n`);
		assert.equal(aligner(odd, "2026-11-20")({ file: `${"a".repeat(500)}/b` }).state, "unaligned");
	});
});

describe("proposer", () => {
	const first = (file: string, text: string, recent: readonly string[] = []) =>
		proposer(intent, { recent })({ file, text })[0];

	for (const [why, file, text, recent, goal] of [
		["words of the text", "test/a.ts", "reindexing is slow: index only changes", [], "incremental-index"],
		["words of the path", "test/checkout/pay.ts", "clean up", [], "fast-checkout"],
		["words of the reason", "test/a.ts", "shoppers see an error at the payment", [], "fast-checkout"],
		["the path", "src/search/deep/a.ts", "clean up", [], "incremental-index"],
		["the latest choice", "test/a.ts", "clean up", ["fast-checkout", "one-basket"], "fast-checkout"],
		["nothing: the first in the file", "test/a.ts", "clean up", [], "incremental-index"],
	] as const)
		it(`goes by ${why}`, () => assert.equal(first(file, text, recent)?.goal, goal));

	it("offers every goal, and says why", () => {
		const proposals = proposer(intent, { recent: ["one-basket"] })({ file: "x.ts", text: "checkout" });
		assert.deepEqual(
			proposals.map(({ goal, because }) => [goal, because]),
			[
				["fast-checkout", ["words"]],
				["one-basket", ["recent"]],
				["incremental-index", []],
			],
		);
	});
});

import assert from "node:assert/strict";
import type { Intent } from "../model.ts";
import { type IntentChange, intentChanges } from "./changes.ts";
import { parseIntent } from "./parse.ts";

const before = `version: 1
problems:
  slow-search: { title: Slow, who: Buyers, outcomes: [Fast, Sure] }
objectives:
  find:
    title: Find
    solves: [slow-search]
    key_results:
      p95: { title: p95, unit: ms, from: 2400, to: 800 }
engineering_goals:
  index: { title: Index, because: It blocks, supports: [find.p95], debt: { from: 40, to: 10 } }
`;

function intentOf(text: string): Intent {
	const { intent } = parseIntent(text, "alignment.yaml");
	assert.ok(intent);
	return intent;
}

/** `~ find.p95 to: 800 → 600`, `+ index`, `- index` */
function shown({ change, ref, facets }: IntentChange): string {
	if (change !== "changed") return `${change === "added" ? "+" : "-"} ${ref}`;
	return `~ ${ref} ${facets.map(({ key, was, is }) => `${key}: ${was} → ${is}`).join("; ")}`;
}

interface Row {
	readonly name: string;
	readonly replace: string;
	readonly by: string;
	readonly gives: readonly string[];
}

const rows: readonly Row[] = [
	{ name: "nothing", replace: "x", by: "x", gives: [] },
	{ name: "layout and comments", replace: "problems:\n", by: "\nproblems:   # ours\n\n", gives: [] },
	{ name: "the order of a list", replace: "[Fast, Sure]", by: "[Sure, Fast]", gives: [] },
	{ name: "an owner", replace: "title: Find\n", by: "title: Find\n    owner: Product\n", gives: [] },
	{ name: "a target", replace: "to: 800", by: "to: 600", gives: ["~ find.p95 to: 800 → 600"] },
	{
		name: "a title and who has it",
		replace: "title: Slow, who: Buyers",
		by: "title: Slower",
		gives: ["~ slow-search title: Slow → Slower; who: Buyers → undefined"],
	},
	{ name: "a debt target", replace: "to: 10", by: "to: 5", gives: ["~ index debt.to: 10 → 5"] },
	{ name: "the start of a debt, which is only counted", replace: "from: 40", by: "from: 41", gives: [] },
	{
		name: "an id",
		replace: "slow-search",
		by: "slow",
		gives: ["+ slow", "- slow-search", "~ find solves: slow-search → slow"],
	},
	{
		name: "a key result with its goal's link",
		replace: "p95:",
		by: "p99:",
		gives: ["+ find.p99", "- find.p95", "~ index supports: find.p95 → find.p99"],
	},
];

describe("what changed between two versions", () => {
	for (const { name, replace, by, gives } of rows)
		it(name, () => {
			let text = before.replaceAll(replace, by);
			if (name.startsWith("a key result")) text = text.replace("find.p95", "find.p99");
			assert.deepEqual(intentChanges(intentOf(before), intentOf(text)).map(shown), gives);
		});
});

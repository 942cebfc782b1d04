import assert from "node:assert/strict";
import { parseIntent } from "../intent/parse.ts";
import type { Intent } from "../model.ts";
import { aligner } from "./align.ts";
import { languagesBy } from "./associations.ts";
import { alignmentKey, countByGoal, entries } from "./entries.ts";
import { type DebtItem, itemsIn } from "./items.ts";
import { type Language, languageOf } from "./languages.ts";

const today = "2026-11-20";

function intentOf(goals: string): Intent {
	const { intent } = parseIntent(`version: 1\nengineering_goals: ${goals}\n`, "alignment.yaml");
	assert.ok(intent);
	return intent;
}

const text = "// TODO(goal:index): a\n// TODO: b\n// TODO(goal:cart): c";
const items = itemsIn(text, "src/a.ts", languageOf("a.ts") as Language);
const [first, second] = items as [DebtItem, DebtItem];
const intent = intentOf("{ index: { title: Index }, none: { title: None } }");

describe("entries", () => {
	it("are the same until something about them changes", () => {
		const made = entries(aligner(intent, today));
		const entry = made.of(first);
		assert.equal(made.of(first), entry);
		const touched = made.of(first, "touched");
		assert.equal(touched.onBranch, "touched");
		assert.deepEqual(made.of(first), entry);
	});

	it("survive an intent that aligns them as before", () => {
		const before = entries(aligner(intent, today));
		const old = items.map((item) => before.of(item));
		const after = entries(
			aligner(intentOf("{ cart: { title: Cart }, index: { title: Index } }"), today),
			before,
		);
		assert.equal(after.of(first), old[0]);
		assert.equal(after.of(second), old[1]);
		assert.deepEqual(
			items.map((item) => after.of(item).alignment.state),
			["aligned", "unaligned", "aligned"],
		);
	});

	it("are counted for every goal", () => {
		const made = entries(aligner(intent, today));
		const counts = countByGoal(
			items.map((item) => made.of(item)),
			intent,
			() => [],
		);
		assert.deepEqual(
			[...counts].map(([goal, { count }]) => [goal, count]),
			[
				["index", 1],
				["none", 0],
			],
		);
	});

	it("are aligned anew for other goals and paths, not for other words", () => {
		const key = (goals: string) => alignmentKey(intentOf(goals), today);
		const plain = key("{ index: { title: Index } }");
		assert.equal(key("{ index: { title: Other words } }"), plain);
		assert.notEqual(key("{ indexes: { title: Index } }"), plain);
		assert.notEqual(key('{ index: { title: Index, paths: ["src/**"] } }'), plain);
	});
});

describe("languagesBy", () => {
	const languageBy = languagesBy(
		new Map([
			["*.inc", "cpp"],
			["legacy/*.inc", "php"],
			["**/rules/**", "yaml"],
			["Jakefile", "javascript"],
		]),
	);
	for (const [file, id] of [
		["a.inc", "cpp"],
		["src/A.INC", "cpp"],
		["src/legacy/a.inc", "php"],
		["src/rules/a/b", "yaml"],
		["Jakefile", "javascript"],
		["a/Jakefile", "javascript"],
		["a.ts", undefined],
	] as const)
		it(`${file}: ${id}`, () => assert.equal(languageBy(file), id));
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { planEdit } from "./yamlEdit.ts";
import { isRefused, type Refusal, type YamlChange, type YamlValue } from "./yamlEditChange.ts";
import { byteLimit } from "./yamlText.ts";

/** A text in which `«…»` is the place of the refusal. */
interface Row {
	readonly name: string;
	readonly text: string;
	readonly change: YamlChange;
	readonly refused: Refusal;
}

function refusals(rows: readonly Row[]): void {
	for (const { name, text: marked, change, refused } of rows)
		it(name, () => {
			const text = marked.replace(/[«»]/g, "");
			const planned = planEdit(text, [change]);
			assert.ok(isRefused(planned), JSON.stringify(planned));
			const { at, ...refusal } = planned.refused;
			assert.deepEqual(refusal, refused);
			const place = /«(.*)»/s.exec(marked);
			if (place !== null) assert.deepEqual(at && text.slice(at.from, at.to), place[1]);
		});
}

describe("edits refused for the file's sake", () => {
	const change = { set: ["a"], to: 2 };
	refusals([
		{
			name: "conflict markers",
			text: "a: 1\n«<<<<<<< HEAD»\nb: 1\n=======\nb: 2\n>>>>>>> x\n",
			change,
			refused: { code: "conflict-markers" },
		},
		{
			name: "an error far away",
			text: "a: 1\nb: 'x\n",
			change,
			refused: { code: "yaml-broken", reason: "MISSING_CHAR" },
		},
		{
			name: "an error that leaves the tree whole",
			text: 'a: 1\nb: "\\q"\n',
			change,
			refused: { code: "yaml-broken", reason: "BAD_DQ_ESCAPE" },
		},
		{
			name: "an alias of nothing",
			text: "a: 1\nb: «*x»\n",
			change,
			refused: { code: "yaml-broken", reason: "BAD_ALIAS" },
		},
		{
			name: "several documents",
			text: "a: 1\n---\na: 1\n",
			change,
			refused: { code: "yaml-broken", reason: "MULTIPLE_DOCS" },
		},
		{
			name: "a list at the top",
			text: "«- a»\n",
			change,
			refused: { code: "wrong-shape", path: [], expected: "map", actual: "list" },
		},
		{
			name: "too large",
			text: `a: ${"x".repeat(byteLimit)}\n`,
			change,
			refused: { code: "too-large", bytes: byteLimit + 4, limit: byteLimit },
		},
		{
			name: "too large afterwards",
			text: "a: 1\n",
			change: { set: ["a"], to: "x".repeat(byteLimit) },
			refused: { code: "too-large", bytes: byteLimit + 4, limit: byteLimit },
		},
	]);
});

describe("edits refused for what they would do elsewhere", () => {
	refusals([
		{
			name: "a value that is used elsewhere",
			text: "a: &x «old»\nb: *x\n",
			change: { set: ["a"], to: "new" },
			refused: { code: "anchor-in-use", anchor: "x" },
		},
		{
			name: "inside of a map that is used elsewhere",
			text: "a: &x\n  c: 1\nb: *x\n",
			change: { insert: ["a"], key: "z", value: 1 },
			refused: { code: "anchor-in-use", anchor: "x" },
		},
		{
			name: "inside of a map that is merged elsewhere",
			text: "a: &x\n  c: {d: 1}\nb:\n  <<: *x\n",
			change: { renameKey: ["a", "c", "d"], to: "e" },
			refused: { code: "anchor-in-use", anchor: "x" },
		},
		{
			name: "what an alias elsewhere stands for",
			text: "a:\n  - &x «1»\nb: *x\n",
			change: { remove: ["a"] },
			refused: { code: "anchor-in-use", anchor: "x" },
		},
		{
			name: "an alias",
			text: "a: &x 1\nb: «*x»\n",
			change: { set: ["b"], to: 2 },
			refused: { code: "alias", alias: "x" },
		},
		{
			name: "through an alias",
			text: "a: &x {c: 1}\nb: «*x»\n",
			change: { set: ["b", "c"], to: 2 },
			refused: { code: "alias", alias: "x" },
		},
		{
			name: "a key that is merged into the map",
			text: "a: &x {«c»: 1}\nb: {<<: *x, d: 1}\n",
			change: { set: ["b", "c"], to: 2 },
			refused: { code: "merged-key", key: "c" },
		},
		{
			name: "a key that stands twice",
			text: "a: 1\nb: 1\n«a»: 2\n",
			change: { remove: ["a"] },
			refused: { code: "duplicate-key", key: "a" },
		},
		{
			name: "a value with a tag",
			text: "a: !!str «12»\n",
			change: { set: ["a"], to: 13 },
			refused: { code: "tagged", tag: "tag:yaml.org,2002:str" },
		},
	]);
});

describe("edits refused for their own sake", () => {
	const cyclic: Record<string, YamlValue> = {};
	cyclic.self = cyclic;
	refusals([
		{
			name: "nothing there to remove",
			text: "a: [1]\n",
			change: { remove: ["a", 1] },
			refused: { code: "not-found", path: ["a", 1] },
		},
		{
			name: "no such key to add behind",
			text: "a: 1\n",
			change: { insert: [], key: "z", value: 1, after: "b" },
			refused: { code: "not-found", path: ["b"] },
		},
		{
			name: "an item of a list that isn't there",
			text: "a: 1\n",
			change: { set: ["b", 0, "c"], to: 1 },
			refused: { code: "not-found", path: ["b", 0, "c"] },
		},
		{
			name: "a key that is there",
			text: "«a»: 1\n",
			change: { insert: [], key: "a", value: 2 },
			refused: { code: "key-exists", key: "a" },
		},
		{
			name: "another key's name",
			text: "a: 1\n«b»: 2\n",
			change: { renameKey: ["a"], to: "b" },
			refused: { code: "key-exists", key: "b" },
		},
		{
			name: "an entry of a text",
			text: "a: «one»\n",
			change: { insert: ["a"], key: "z", value: 2 },
			refused: { code: "wrong-shape", path: ["a"], expected: "map", actual: "text" },
		},
		{
			name: "an item of a map",
			text: "a: «{b: 1}»\n",
			change: { append: ["a"], value: 2 },
			refused: { code: "wrong-shape", path: ["a"], expected: "list", actual: "map" },
		},
		{
			name: "not a number",
			text: "a: 1\n",
			change: { set: ["a"], to: Number.NaN },
			refused: { code: "bad-value" },
		},
		{ name: "no end", text: "a: 1\n", change: { set: ["a"], to: cyclic }, refused: { code: "bad-value" } },
		{
			name: "not plain data",
			text: "a: 1\n",
			change: { set: ["a"], to: new Date(0) as unknown as YamlValue },
			refused: { code: "bad-value" },
		},
		{
			name: "a key too long for its line",
			text: "a: 1\n",
			change: { renameKey: ["a"], to: "x".repeat(2000) },
			refused: { code: "not-the-change" },
		},
		{
			name: "a second entry for a map without braces",
			text: "a: [b: 1]\n",
			change: { insert: ["a", 0], key: "c", value: 2 },
			refused: { code: "not-the-change" },
		},
	]);

	it("one refused change of several refuses all", () => {
		const planned = planEdit("a: 1\nb: 2\n", [{ set: ["a"], to: 3 }, { remove: ["c"] }]);
		assert.deepEqual(planned, { refused: { code: "not-found", path: ["c"] } });
	});
});

describe("edits of any text at all", () => {
	it("throw nothing", () => {
		const unit = fc.constantFrom(
			..."ab:-?[]{},#&*!|>'\"%@ \t\n\r\n  : - ,\n",
			"\uFEFF",
			"<<",
			"---\n",
			"&a ",
			"*a ",
		);
		const text = fc.string({ unit, maxLength: 40 });
		const step = fc.constantFrom<string | number>("a", "b", "", 0, 1, -1, 0.5);
		const path = fc.array(step, { maxLength: 3 });
		const value = fc.oneof(
			fc.string({ unit, maxLength: 8 }),
			fc.integer(),
			fc.constant([]),
			fc.constant({ a: ["b"] }),
		);
		const change: fc.Arbitrary<YamlChange> = fc.oneof(
			fc.record({ set: path, to: value }),
			fc.record({ insert: path, key: fc.string({ unit, maxLength: 4 }), value }),
			fc.record({ append: path, value, at: fc.constantFrom(0, 1, 2) }),
			fc.record({ remove: path }),
			fc.record({ renameKey: path, to: fc.string({ unit, maxLength: 4 }) }),
		);
		fc.assert(
			fc.property(text, fc.array(change, { minLength: 1, maxLength: 3 }), (text, changes) => {
				planEdit(text, changes);
			}),
			{ numRuns: 1000 },
		);
	}).timeout(60_000);
});

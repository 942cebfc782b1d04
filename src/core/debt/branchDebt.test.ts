import assert from "node:assert/strict";
import { compareDebt } from "./branchDebt.ts";
import { type DebtItem, itemsIn } from "./items.ts";
import { type Language, languageOf } from "./languages.ts";

type Files = Readonly<Record<string, string>>;

function itemsOf(files: Files): readonly DebtItem[] {
	return Object.entries(files).flatMap(([file, text]) => itemsIn(text, file, languageOf(file) as Language));
}

const rows: readonly {
	readonly it: string;
	readonly before: Files;
	readonly after: Files;
	/** `+` added, `-` paid, `~` touched, and the text as it is then. */
	readonly expect: readonly string[];
}[] = [
	{ it: "nothing changed", before: { "a.ts": "// TODO: x" }, after: { "a.ts": "// TODO: x" }, expect: [] },
	{ it: "an item came", before: {}, after: { "a.ts": "// TODO: x" }, expect: ["+ a.ts x"] },
	{ it: "an item went", before: { "a.ts": "// TODO: x" }, after: {}, expect: ["- a.ts x"] },
	{
		it: "lines came before it",
		before: { "a.ts": "// TODO: x" },
		after: { "a.ts": "\nconst a = 1;\n// TODO: x" },
		expect: [],
	},
	{
		it: "it moved to another file, and further in",
		before: { "a.ts": "// TODO: x" },
		after: { "b.ts": "if (a) {\n\t// TODO: x\n}" },
		expect: [],
	},
	{
		it: "the file has CRLF now",
		before: { "a.ts": "// TODO: x\n//   y\n" },
		after: { "a.ts": "// TODO: x\r\n//   y\r\n" },
		expect: [],
	},
	{
		it: "one of two of the same went",
		before: { "a.ts": "// TODO: x\n// TODO: x" },
		after: { "a.ts": "// TODO: x" },
		expect: ["- a.ts x"],
	},
	{
		it: "it was copied to another file",
		before: { "a.ts": "// TODO: x" },
		after: { "a.ts": "// TODO: x", "b.ts": "// TODO: x" },
		expect: ["+ b.ts x"],
	},
	{
		it: "the code on its line changed",
		before: { "a.ts": "a(); // TODO: x" },
		after: { "a.ts": "b(); // TODO: x" },
		expect: ["~ a.ts x"],
	},
	{
		it: "it got a date",
		before: { "a.ts": "// TODO(goal:g): x" },
		after: { "a.ts": "// TODO(goal:g, by:2026-12-31): x" },
		expect: ["~ a.ts x"],
	},
	{
		it: "it was linked to a goal",
		before: { "a.ts": "// TODO: x" },
		after: { "a.ts": "// TODO(goal:g): x" },
		expect: ["~ a.ts x"],
	},
	{
		it: "it was reworded",
		before: { "a.ts": "// TODO: read the index in parts" },
		after: { "a.ts": "// TODO: read the index in small parts" },
		expect: ["~ a.ts read the index in small parts"],
	},
	{
		it: "it was replaced by another",
		before: { "a.ts": "// TODO: read the index in parts" },
		after: { "a.ts": "// TODO: retry after a timeout" },
		expect: ["+ a.ts retry after a timeout", "- a.ts read the index in parts"],
	},
	{
		it: "of two without a text, one was linked",
		before: { "a.ts": "// TODO\n\n// TODO" },
		after: { "a.ts": "// TODO(goal:g)\n\n// TODO" },
		expect: ["+ a.ts ", "- a.ts "],
	},
];

describe("compareDebt", () => {
	for (const { it: name, before, after, expect } of rows)
		it(name, () => {
			const { added, paid, touched } = compareDebt(itemsOf(before), itemsOf(after));
			const said = (mark: string, items: readonly DebtItem[]) =>
				items.map(({ file, text }) => `${mark} ${file} ${text}`);
			assert.deepEqual([...said("+", added), ...said("-", paid), ...said("~", touched)], expect);
		});

	it("leaves no item out and names none twice", () => {
		const before = itemsOf({ "a.ts": "// TODO: a\n// TODO: b\n// TODO: a\n// FIXME: c d e" });
		const after = itemsOf({ "b.ts": "// TODO: a\n// TODO(goal:g): b\n// FIXME: c d f\n// HACK: z" });
		const { added, paid, touched } = compareDebt(before, after);
		assert.equal(before.length - paid.length, after.length - added.length);
		assert.equal(new Set([...added, ...touched]).size, added.length + touched.length);
	});
});

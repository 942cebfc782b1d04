import assert from "node:assert/strict";
import { lumenShopYaml } from "../../../test/fixtures/lumenShop.ts";
import { fileKindOf, readLanguageFile } from "./languageFile.ts";
import { mentionAt, mentionsOf } from "./mentions.ts";

interface Row {
	readonly it: string;
	readonly file?: string;
	readonly text: string;
	readonly of: string;
	/** The text with «marks» around the mentions; definitions as «=marks». Only the lines that have one. */
	readonly gives: readonly string[];
}

const record = ".alignment/why/2026-11-20-a.yaml";

const rows: readonly Row[] = [
	{
		it: "a problem: its definition and its uses",
		text: lumenShopYaml,
		of: "slow-search",
		gives: ["  «=slow-search»:", "    solves: [«slow-search»]", '  "feat/**": [«slow-search»]'],
	},
	{
		it: "an objective: the first halves of its key results",
		text: lumenShopYaml,
		of: "find-it-fast",
		gives: [
			"  «=find-it-fast»:",
			"    supports: [«find-it-fast».search-p95]",
			'  "feat/search-*": [«find-it-fast».search-p95]',
		],
	},
	{
		it: "a key result: the second halves",
		text: lumenShopYaml,
		of: "find-it-fast.search-p95",
		gives: [
			"      «=search-p95»: { title: p95 search time, unit: ms, from: 2400, to: 800 }",
			"    supports: [find-it-fast.«search-p95»]",
			'  "feat/search-*": [find-it-fast.«search-p95»]',
		],
	},
	{
		it: "in quotes, without them",
		text: `version: 1\nproblems:\n  "a": { title: A }\nobjectives:\n  b: { title: B, solves: ['a', "a"] }\n`,
		of: "a",
		gives: ['  "«=a»": { title: A }', `  b: { title: B, solves: ['«a»', "«a»"] }`],
	},
	{
		it: "what YAML takes for a number",
		text: "version: 1\nproblems:\n  010: { title: A }\nobjectives:\n  b: { title: B, solves: [010] }\n",
		of: "010",
		gives: ["  «=010»: { title: A }", "  b: { title: B, solves: [«010»] }"],
	},
	{
		it: "through an alias, once",
		text: "version: 1\nproblems: { a: { title: A } }\nobjectives:\n  b: { title: B, solves: &s [a] }\n  c: { title: C, solves: *s }\n",
		of: "a",
		gives: ["problems: { «=a»: { title: A } }", "  b: { title: B, solves: &s [«a»] }"],
	},
	{
		it: "behind a byte order mark, and with windows' line breaks",
		text: "\uFEFFversion: 1\r\nproblems:\r\n  a: { title: A }\r\nobjectives:\r\n  b: { title: B, solves: [a] }\r\n",
		of: "a",
		gives: ["  «=a»: { title: A }", "  b: { title: B, solves: [«a»] }"],
	},
	{
		it: "in a record, as value and as key",
		file: record,
		text: "branch: a\nserves: [x.y]\nexpects: { x.y: 3 }\n",
		of: "x.y",
		gives: ["serves: [x.«y»]", "expects: { x.«y»: 3 }"],
	},
	{
		it: "in a lesson, but not in its globs",
		file: ".alignment/post-mortems/v1.md",
		text: '---\nlessons:\n  - { text: A, applies: [index, "src/index/**"] }\n---\nindex\n',
		of: "index",
		gives: ['  - { text: A, applies: [«index», "src/index/**"] }'],
	},
	{ it: "nothing in a file that can't be read", text: "problems: [\n", of: "a", gives: [] },
];

function read(text: string, file = "alignment.yaml") {
	const kind = fileKindOf(file);
	assert.ok(kind);
	return readLanguageFile(kind, text, file);
}

describe("where ids stand", () => {
	for (const { it: name, file, text, of, gives } of rows)
		it(name, () => {
			let marked = text;
			for (const { at, is } of mentionsOf(read(text, file), of).toReversed()) {
				const id = text.slice(at.from, at.to);
				marked = `${marked.slice(0, at.from)}«${is === "definition" ? "=" : ""}${id}»${marked.slice(at.to)}`;
			}
			const lines = marked.split(/\r?\n/).filter((line) => line.includes("«"));
			assert.deepEqual(lines, gives);
		});

	it("finds the one at an offset, its end included", () => {
		const file = read(lumenShopYaml);
		const at = lumenShopYaml.indexOf("find-it-fast.search-p95");
		const refs = [0, 5, 12, 13, 23, 24].map((offset) => mentionAt(file, at + offset)?.ref);
		const [objective, keyResult] = ["find-it-fast", "find-it-fast.search-p95"];
		assert.deepEqual(refs, [objective, objective, objective, keyResult, keyResult, undefined]);
	});
});

import assert from "node:assert/strict";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import type { Lesson } from "../model.ts";
import { casesOf, type Row } from "../yamlTable.test.ts";
import { doubleReleases, parseDeepDive, parsePostMortem } from "./frontMatter.ts";

const intent = lumenShop();
const file = ".alignment/post-mortems/2026-11-18-release-2.4.md";
const kinds = ["problem", "objective", "key result", "engineering goal"];
const texts = (lessons: readonly Lesson[]) => lessons.map(({ text }) => text);

const rows: readonly Row<readonly Lesson[]>[] = [
	{
		name: "has all that the file says",
		text: `---
release: 2.10
on: 2026-11-17
lessons:
  - text: Warm the index before a release
    applies: [incremental-index, find-it-fast, "src/search/**", README.md, src/index.ts]
    by: Search team
  - text: Ask first
actions:
  - { text: Write a runbook, owner: Search team, due: 2026-12-01, done: false }
---

Release 2.10
============

<<<<<<< is how a conflict looks
`,
		findings: [],
		still: (lessons) => lessons.map(({ at: _, ...rest }) => rest),
		is: [
			{
				file,
				index: 0,
				release: "2.10",
				on: "2026-11-17",
				text: "Warm the index before a release",
				applies: ["incremental-index", "find-it-fast", "src/search/**", "README.md", "src/index.ts"],
			},
			{ file, index: 1, release: "2.10", on: "2026-11-17", text: "Ask first", applies: [] },
		],
	},
	{ name: "no front matter", text: "# Release 2\n\n---\n", findings: [], still: texts, is: [] },
	{
		name: "front matter alone, closed by dots",
		text: "--- \nlessons: [{ text: A }]\n...",
		findings: [],
		still: (lessons) => lessons.map(({ at: _, ...rest }) => rest),
		is: [{ file, index: 0, on: "2026-11-18", text: "A", applies: [] }],
	},
	{ name: "empty front matter", text: "---\n---\nText\n", findings: [], still: texts, is: [] },
	{
		name: "front matter that never ends",
		text: "«---»\nlessons: []\n",
		findings: [
			{
				code: "yaml-broken",
				reason: "UNCLOSED_FRONT_MATTER",
				detail: "The front matter has no closing line: ---",
			},
		],
		still: texts,
		is: [],
	},
	{
		name: "broken front matter",
		text: "---\nlessons: [{ text: A «}»\n---\nText\n",
		findings: [
			{
				code: "yaml-broken",
				reason: "BAD_INDENT",
				detail: "Flow sequence in block collection must be sufficiently indented and end with a ]",
			},
		],
		still: texts,
		is: [],
	},
	{
		name: "a conflict in the front matter",
		text: "---\n«<<<<<<< ours»\nlessons: []\n=======\nactions: []\n>>>>>>> theirs\n---\n",
		findings: [{ code: "conflict-markers" }],
		still: texts,
		is: [],
	},
	{
		name: "a conflict around the front matter",
		text: "«<<<<<<< ours»\n---\nlessons: []\n---\n=======\n>>>>>>> theirs\n",
		findings: [{ code: "conflict-markers" }],
		still: texts,
		is: [],
	},
	{
		name: "dangling references",
		text: "---\nlessons:\n  - { text: A, applies: [«incremental-indx», «find-it-fast.serach-p95», gone.md] }\n---\n",
		findings: [
			{
				code: "dangling-reference",
				ref: "incremental-indx",
				kinds,
				didYouMean: "incremental-index",
			},
			{
				code: "dangling-reference",
				ref: "find-it-fast.serach-p95",
				kinds,
				didYouMean: "find-it-fast.search-p95",
			},
		],
		still: (lessons) => lessons[0]?.applies,
		is: ["incremental-indx", "find-it-fast.serach-p95", "gone.md"],
	},
	{
		name: "shapes and keys",
		text: "---\nlessons:\n  - «{ applies: [a/b] }»\n  - { text: B, applies: «src/**» }\n«action»: []\nactions: [{ text: C, due: «soon», done: «no» }]\n---\n",
		findings: [
			{ code: "missing-key", key: "text", of: "lessons" },
			{ code: "wrong-type", key: "applies", expected: "list", actual: "text" },
			{ code: "unknown-key", key: "action", didYouMean: "actions" },
			{ code: "bad-date", value: "soon" },
			{ code: "wrong-type", key: "done", expected: "true or false", actual: "text" },
		],
		still: (lessons) => lessons.map(({ text, applies }) => [text, applies]),
		is: [["B", ["src/**"]]],
	},
];

describe("parsePostMortem", () => {
	const parse = (text: string) => {
		const { lessons, findings } = parsePostMortem(text, file, intent);
		return { result: lessons, findings };
	};
	for (const { name, run } of casesOf(parse, rows)) it(name, run);

	it("judges no references without an intent", () => {
		const text = "---\nlessons: [{ text: A, applies: [gone] }]\n---\n";
		assert.deepEqual(parsePostMortem(text, file, undefined).findings, []);
	});

	it("has actions, where each item stands, and why a lesson is retired", () => {
		const text = `---
lessons: [{ text: A, retired: The index is gone }]
actions:
  - { text: Write it down, owner: Search team, due: 2026-12-01 }
  - { text: Done, done: true }
---
# v2.4 \\*\u2060 ##
`;
		const { lessons, actions, document } = parsePostMortem(text, file, intent);
		assert.equal(lessons[0]?.retired, "The index is gone");
		assert.deepEqual(
			actions.map(({ text: todo, owner, due, done, index }) => [index, todo, owner, due, done]),
			[
				[0, "Write it down", "Search team", "2026-12-01", false],
				[1, "Done", undefined, undefined, true],
			],
		);
		const [first] = actions;
		assert.equal(text.slice(first?.at.from, first?.at.to).slice(0, 8), "{ text: ");
		assert.equal(document.title, "v2.4 *");
	});

	it("finds two that look back on one release", () => {
		const of = (name: string, release: string) =>
			parsePostMortem(`---\nrelease: ${release}\n---\n`, name, intent).document;
		const documents = [of("a.md", "v1"), of("b.md", "v2"), of("c.md", "v1")];
		assert.deepEqual(doubleReleases(documents), [
			{ code: "double-release", release: "v1", other: "a.md", from: 13, to: 15, file: "c.md" },
		]);
	});
});

describe("parseDeepDive", () => {
	const dive = ".alignment/deep-dives/2026-10-14-index.md";

	it("leaves keys of a slide deck to others", () => {
		const text = "---\nmarp: true\ntheme: gaia\nabuot: [slow-search]\n---\n# Why\n";
		const { findings, document } = parseDeepDive(text, dive, intent);
		assert.deepEqual(
			findings.map(({ code }) => code),
			["unknown-key"],
		);
		assert.deepEqual(document, {
			file: dive,
			kind: "deep dive",
			title: "Why",
			on: "2026-10-14",
			about: [],
			questions: [],
		});
	});

	it("says what it is about, and what it taught", () => {
		const text = "---\nabout: [incremental-index, src/**]\nlessons: [{ text: A }]\n---\n";
		const { document, lessons } = parseDeepDive(text, dive, intent);
		assert.deepEqual(document.about, ["incremental-index", "src/**"]);
		assert.deepEqual(
			lessons.map((lesson) => [lesson.text, lesson.on]),
			[["A", "2026-10-14"]],
		);
	});
});

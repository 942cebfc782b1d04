import assert from "node:assert/strict";
import { planEdit } from "./yamlEdit.ts";
import { isRefused, type YamlChange } from "./yamlEditChange.ts";

/** A text, a change, and the text that must come out; tried with CRLF and BOM as well. */
interface Row {
	readonly name: string;
	readonly before: string;
	readonly change: YamlChange | readonly YamlChange[];
	readonly after: string;
}

function edits(rows: readonly Row[]): void {
	for (const { name, before, change, after } of rows)
		for (const [how, lay] of layouts)
			it(name + how, () => {
				const planned = planEdit(lay(before), "length" in change ? change : [change]);
				assert.ok(!isRefused(planned), JSON.stringify(planned));
				assert.equal(planned.text, lay(after));
				assert.equal(applied(lay(before), planned.edits), lay(after));
			});
}

const crlf = (text: string) => text.replaceAll("\n", "\r\n");
const layouts: readonly (readonly [string, (text: string) => string])[] = [
	["", (text) => text],
	[", BOM and CRLF", (text) => `\uFEFF${crlf(text)}`],
	[", no line break at the end", (text) => text.replace(/\n$/, "")],
];

function applied(text: string, edits: readonly { from: number; to: number; insert: string }[]): string {
	return edits.reduceRight((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text);
}

describe("adding to blocks", () => {
	edits([
		{
			name: "an entry, behind the comments that are about the one before",
			before: "a: 1 # one\n  # more about one\n# about two\nb: 2\n",
			change: { insert: [], key: "z", value: "x", after: "a" },
			after: "a: 1 # one\n  # more about one\nz: x\n# about two\nb: 2\n",
		},
		{
			name: "an entry at the end of a map inside, above the next section's comment",
			before: "p:\n  a: 1\n\n# about q\nq: 2\n",
			change: { insert: ["p"], key: "z", value: "x" },
			after: "p:\n  a: 1\n  z: x\n\n# about q\nq: 2\n",
		},
		{
			name: "an entry behind what was commented out",
			before: "p:\n  a:\n    t: 1\n    # u: 2\n\n# q:\n",
			change: { insert: ["p"], key: "z", value: { t: [], u: "x" } },
			after: "p:\n  a:\n    t: 1\n    # u: 2\n  z:\n    t: []\n    u: x\n\n# q:\n",
		},
		{
			name: "a map as wide as its siblings",
			before: "p:\n    a:\n        t: 1\n",
			change: { insert: ["p"], key: "z", value: { t: 1 } },
			after: "p:\n    a:\n        t: 1\n    z:\n        t: 1\n",
		},
		{
			name: "a map inline as its siblings",
			before: "p:\n  a: {t: 1}\n  b: {t: 2}\n",
			change: { insert: ["p"], key: "z", value: { t: 3, u: [1, 2] } },
			after: "p:\n  a: {t: 1}\n  b: {t: 2}\n  z: {t: 3, u: [1, 2]}\n",
		},
		{
			name: "blank lines as between siblings",
			before: "p:\n  a:\n    t: 1\n\n  b:\n    t: 2\n",
			change: { insert: ["p"], key: "z", value: { t: { u: 1 } } },
			after: "p:\n  a:\n    t: 1\n\n  b:\n    t: 2\n\n  z:\n    t: { u: 1 }\n",
		},
		{
			name: "blank lines on both sides",
			before: "a:\n  t: 1\n\nb:\n  t: 2\n",
			change: { insert: [], key: "z", value: { t: 1, u: ["a", "b"] }, after: "a" },
			after: "a:\n  t: 1\n\nz:\n  t: 1\n  u: [a, b]\n\nb:\n  t: 2\n",
		},
		{
			name: "a key quoted as its siblings",
			before: "'a/*': 1\n'b/*': 2\n",
			change: { insert: [], key: "z", value: "it's" },
			after: "'a/*': 1\n'b/*': 2\n'z': it's\n",
		},
		{
			name: "an item under a key",
			before: "p:\n- a # one\n# about q\nq: 1\n",
			change: { append: ["p"], value: "z" },
			after: "p:\n- a # one\n- z\n# about q\nq: 1\n",
		},
		{
			name: "an item that is a map",
			before: "p:\n  -   t: 1\n      u: 2\nq: 1\n",
			change: {
				append: ["p"],
				value: { t: 3, u: ["a long text that needs a line", "of its own, for all that it says, truly"] },
			},
			after:
				'p:\n  -   t: 1\n      u: 2\n  -   t: 3\n      u: [a long text that needs a line, "of its own, for all that it says, truly"]\nq: 1\n',
		},
		{
			name: "an item before the first, above its comment",
			before: "p:\n  # about a\n  - a\n",
			change: { append: ["p"], value: "z", at: 0 },
			after: "p:\n  - z\n  # about a\n  - a\n",
		},
		{
			name: "the first key of an item, behind its dash",
			before: "p:\n  - t: 1 # one\n    u: 2\n",
			change: [{ set: ["p", 0, "z"], to: 3 }, { remove: ["p", 0, "t"] }],
			after: "p:\n  - u: 2\n    z: 3\n",
		},
		{
			name: "behind a block scalar that keeps its blank lines",
			before: "a: |+\n  text\n\nb: 1\n",
			change: { insert: [], key: "z", value: { t: [1, { u: 2 }] }, after: "a" },
			after: "a: |+\n  text\n\nz:\n  t:\n    - 1\n    - { u: 2 }\n\nb: 1\n",
		},
		{
			name: "below the file's header",
			before: "# The file\na: 1\n",
			change: { append: ["z", "o"], value: "x" },
			after: "# The file\na: 1\n\nz:\n  o: [x]\n",
		},
	]);
});

describe("adding where nothing is yet", () => {
	edits([
		{
			name: "a section",
			before: "p:\n  a: 1\n",
			change: { insert: ["q"], key: "z", value: { t: "x", u: { v: 1 } } },
			after: "p:\n  a: 1\n\nq:\n  z:\n    t: x\n    u: { v: 1 }\n",
		},
		{
			name: "into an empty section, before its comment",
			before: "p:   # none\nq: 1\n",
			change: { insert: ["p"], key: "z", value: 1 },
			after: "p: { z: 1 }   # none\nq: 1\n",
		},
		{
			name: "into {}",
			before: "p: {} # none\nq:\n  a:\n    t: 1\n",
			change: { insert: ["p"], key: "z", value: { t: [1] } },
			after: "p: # none\n  z:\n    t: [1]\nq:\n  a:\n    t: 1\n",
		},
		{
			name: "into []",
			before: "p:\n  - t: []\n    u: 1\n",
			change: { append: ["p", 0, "t"], value: "a long text of more than forty characters, on its own" },
			after: "p:\n  - t:\n      - a long text of more than forty characters, on its own\n    u: 1\n",
		},
		{
			name: "into ~",
			before: "p: ~\n",
			change: { append: ["p"], value: "x" },
			after: "p: [x]\n",
		},
		{
			name: "into an item without a value",
			before: "p:\n  - # soon\n  - b\n",
			change: { set: ["p", 0], to: { t: { u: 1 } } },
			after: "p:\n  - t: { u: 1 } # soon\n  - b\n",
		},
	]);

	it("into an empty file", () => {
		const change = { set: [], to: { branch: "123", serves: ["a", "b.c"], why: "Because: yes" } };
		for (const [before, after] of [
			["", 'branch: "123"\nserves: [a, b.c]\nwhy: "Because: yes"\n'],
			["\uFEFF", '\uFEFFbranch: "123"\nserves: [a, b.c]\nwhy: "Because: yes"\n'],
			["# Soon", '# Soon\nbranch: "123"\nserves: [a, b.c]\nwhy: "Because: yes"'],
			["---\r\n", '---\r\nbranch: "123"\r\nserves: [a, b.c]\r\nwhy: "Because: yes"\r\n'],
			["{}\n", 'branch: "123"\nserves: [a, b.c]\nwhy: "Because: yes"\n'],
		] as const) {
			const planned = planEdit(before, [change]);
			assert.equal(isRefused(planned) ? planned.refused.code : planned.text, after);
		}
	});
});

describe("adding to flow collections", () => {
	edits([
		{
			name: "an item",
			before: "p: [a, b] # two\n",
			change: { append: ["p"], value: "z, o" },
			after: 'p: [a, b, "z, o"] # two\n',
		},
		{
			name: "an item before another",
			before: "p: [ a, b ]\n",
			change: { append: ["p"], value: "z", at: 1 },
			after: "p: [ a, z, b ]\n",
		},
		{
			name: "an entry, a comma at the end",
			before: "p: {a: 1,}\n",
			change: { insert: ["p"], key: "z", value: [1] },
			after: "p: {a: 1, z: [1],}\n",
		},
		{
			name: "an entry in JSON's manner",
			before: '{"a":1,"b":"x"}\n',
			change: [
				{ insert: [], key: "z", value: true },
				{ set: ["a"], to: "w" },
			],
			after: '{"a": "w","b":"x", "z": true}\n',
		},
		{
			name: "a line among lines",
			before: "p: [\n  a,\n  b # last\n]\n",
			change: { append: ["p"], value: "z" },
			after: "p: [\n  a,\n  b, # last\n  z\n]\n",
		},
		{
			name: "a line among lines with a comma at the end",
			before: "p: {\n  # about a\n  a: 1, # one\n}\n",
			change: { insert: ["p"], key: "z", value: 2 },
			after: "p: {\n  # about a\n  a: 1, # one\n  z: 2,\n}\n",
		},
		{
			name: "more than 100 columns, as it is one line",
			before: `p: [${"a".repeat(90)}]\n`,
			change: { append: ["p"], value: "z".repeat(30) },
			after: `p: [${"a".repeat(90)}, ${"z".repeat(30)}]\n`,
		},
		{
			name: "where only a comment is",
			before: "p: [ # none\n  ]\nq: 1\n",
			change: { append: ["p"], value: "z" },
			after: "p: [ z # none\n  ]\nq: 1\n",
		},
	]);
});

describe("changing", () => {
	edits([
		{
			name: "a text, quoted as before",
			before: "a: 'one' # c\nb: \"two\"\nc: three\n",
			change: [
				{ set: ["a"], to: "it's" },
				{ set: ["b"], to: 'say "hi"' },
				{ set: ["c"], to: "four: 4" },
			],
			after: "a: 'it''s' # c\nb: \"say \\\"hi\\\"\"\nc: 'four: 4'\n",
		},
		{
			name: "nothing where it is so already",
			before: "a: 'one'\nb: {c: [1, 0x10]}\n",
			change: [
				{ set: ["a"], to: "one" },
				{ set: ["b"], to: { c: [1, 16] } },
			],
			after: "a: 'one'\nb: {c: [1, 0x10]}\n",
		},
		{
			name: "a number into text",
			before: "a: 1.10\n",
			change: { set: ["a"], to: "1.10" },
			after: 'a: "1.10"\n',
		},
		{
			name: "a map piece by piece",
			before: "p: { a: 1,   b: 2 } # c\n",
			change: { set: ["p"], to: { b: 3, z: 4 } },
			after: "p: { b: 3, z: 4 } # c\n",
		},
		{
			name: "a list piece by piece",
			before: "p:\n  - a # one\n  - b # two\n  - c # three\n",
			change: { set: ["p"], to: ["a", "x", "w", "c"] },
			after: "p:\n  - a # one\n  - x # two\n  - w\n  - c # three\n",
		},
		{
			name: "a block scalar, its header's comment",
			before: "a: | # c\n  old\n  text\nb: 1\n",
			change: { set: ["a"], to: "new" },
			after: "a: new # c\nb: 1\n",
		},
		{
			name: "a word into lines",
			before: "a: old # c\nb: 1\n",
			change: { set: ["a"], to: "new\n\ntext" },
			after: "a: |- # c\n  new\n\n  text\nb: 1\n",
		},
		{
			name: "a word into a list",
			before: "a: none # c\n",
			change: { set: ["a"], to: ["x", "w"] },
			after: "a: [x, w] # c\n",
		},
		{
			name: "a list into a word, its own comments gone",
			before: "a: # c\n  # about x\n  - x # x\n  - w\n# about b\nb: 1\n",
			change: { set: ["a"], to: "none" },
			after: "a: none # c\n# about b\nb: 1\n",
		},
		{
			name: "a text over many lines",
			before: 'a: one\n  two # c\nb: "three\n  four"\n',
			change: [
				{ set: ["a"], to: "x" },
				{ set: ["b"], to: "w" },
			],
			after: 'a: x # c\nb: "w"\n',
		},
		{
			name: "a key, quoted as before",
			before: "'a/*': 1 # c\nb : 2\n",
			change: [
				{ renameKey: ["a/*"], to: "x" },
				{ renameKey: ["b"], to: "y: z" },
			],
			after: "'x': 1 # c\n'y: z' : 2\n",
		},
		{
			name: "a value below its key",
			before: "a:\n  # about it\n  old\n",
			change: { set: ["a"], to: "x\ny" },
			after: 'a:\n  # about it\n  "x\\ny"\n',
		},
		{
			name: "an anchor that nobody uses stays",
			before: "a: &x old\nb: &w\n  c: 1\n",
			change: [
				{ set: ["a"], to: "new" },
				{ set: ["b"], to: 2 },
			],
			after: "a: &x new\nb: &w 2\n",
		},
	]);
});

describe("removing", () => {
	edits([
		{
			name: "an entry with its comments, and nobody else's",
			before: "a: 1 # one\n\n# about all\n\n# about b\nb: # two\n  c: 1\n  # more\n# about d\nd: 1\n",
			change: { remove: ["b"] },
			after: "a: 1 # one\n\n# about all\n\n# about d\nd: 1\n",
		},
		{
			name: "the first item with its comment",
			before: "p: # all\n  # about a\n  - a\n  # about b\n  - b\n",
			change: { remove: ["p", 0] },
			after: "p: # all\n  # about b\n  - b\n",
		},
		{
			name: "the first entry, not the file's header",
			before: "# yaml-language-server: $schema=x\na: 1\nb: 2\n",
			change: { remove: ["a"] },
			after: "# yaml-language-server: $schema=x\nb: 2\n",
		},
		{
			name: "the last entry and the gap before it",
			before: "a: 1\n\n# about b\nb:\n  c: 1 # c\n",
			change: { remove: ["b"] },
			after: "a: 1\n",
		},
		{
			name: "one of two gaps",
			before: "p:\n  a: 1\n\n  b: 1\n\nq: 1\n",
			change: { remove: ["p", "b"] },
			after: "p:\n  a: 1\n\nq: 1\n",
		},
		{
			name: "the only item",
			before: "p:   # all\n  # about a\n  - a\n\nq: 1\n",
			change: { remove: ["p", 0] },
			after: "p: []   # all\n\nq: 1\n",
		},
		{
			name: "the only entry of an item",
			before: "p:\n  - a: 1\n  - b\n",
			change: { remove: ["p", 0, "a"] },
			after: "p:\n  - {}\n  - b\n",
		},
		{
			name: "the only entry of a file",
			before: "# c\na:\n  b: 1\n",
			change: { remove: ["a"] },
			after: "# c\n{}\n",
		},
		{
			name: "the first key of an item",
			before: "p:\n  - a: 1 # one\n    # about b\n    b: 2\n",
			change: { remove: ["p", 0, "a"] },
			after: "p:\n  -\n    # about b\n    b: 2\n",
		},
		{
			name: "from a line: first, middle, last and only",
			before: "p: [a, b, c]\nq: { a: 1, b: 2 }\nr: [ a, ]\n",
			change: [{ remove: ["p", 1] }, { remove: ["q", "a"] }, { remove: ["p", 1] }, { remove: ["r", 0] }],
			after: "p: [a]\nq: { b: 2 }\nr: []\n",
		},
		{
			name: "from lines in brackets",
			before: "p: [\n  a, # one\n  # about b\n  b, # two\n  c # three\n]\n",
			change: [{ remove: ["p", 1] }, { remove: ["p", 1] }],
			after: "p: [\n  a # one\n]\n",
		},
		{
			name: "an alias",
			before: "a: &x 1\nb: [*x , 2]\n",
			change: { remove: ["b", 0] },
			after: "a: &x 1\nb: [2]\n",
		},
	]);
});

describe("scalars", () => {
	const written: readonly (readonly [string | number | boolean | null, string])[] = [
		["plain words, with a comma", "plain words, with a comma"],
		["find-it-fast.search-p95", "find-it-fast.search-p95"],
		["38% of users (they're sad) & more", "38% of users (they're sad) & more"],
		["https://example.com/a#b", "https://example.com/a#b"],
		["", '""'],
		["12", '"12"'],
		["1.10", '"1.10"'],
		["0x1f", '"0x1f"'],
		["1_000", '"1_000"'],
		["12:30", '"12:30"'],
		["yes", '"yes"'],
		["Off", '"Off"'],
		["true", '"true"'],
		["null", '"null"'],
		["~", '"~"'],
		["2026-10-02", '"2026-10-02"'],
		["2026-Q4", "2026-Q4"],
		["3 weeks", "3 weeks"],
		["a: b", '"a: b"'],
		["a:", '"a:"'],
		["a #b", '"a #b"'],
		["- a", '"- a"'],
		["@here", '"@here"'],
		["src/**", '"src/**"'],
		[" a", '" a"'],
		["a ", '"a "'],
		['"a"', '"\\"a\\""'],
		["a\tb", '"a\\tb"'],
		["a\u2028b", '"a\\u2028b"'],
		["a\u202eb", '"a\\u202eb"'],
		["a\u0000b", '"a\\u0000b"'],
		["\ud83d", '"\\ud83d"'],
		["😀 ☃ é", "😀 ☃ é"],
		["a\nb", "|-\n  a\n  b"],
		["a\n\nb\n", "|\n  a\n\n  b"],
		["a\r\nb", '"a\\r\\nb"'],
		[" a\nb", '" a\\nb"'],
		["a\nb\n\n", '"a\\nb\\n\\n"'],
		[12, "12"],
		[-0.5, "-0.5"],
		[1e21, "1e+21"],
		[false, "false"],
		[null, "null"],
	];
	for (const [value, text] of written)
		it(JSON.stringify(value), () => {
			const planned = planEdit("a: b\n", [{ set: ["a"], to: value }]);
			assert.equal(isRefused(planned) ? planned.refused.code : planned.text, `a: ${text}\n`);
		});
});

describe("several changes at once", () => {
	edits([
		{
			name: "what is set as a whole after something in it was renamed",
			before: "k0: { k1: 12 }\nk2: x\n",
			change: [
				{ renameKey: ["k0", "k1"], to: "n7" },
				{ set: ["k0"], to: { n8: "z" } },
			],
			after: "k0: { n8: z }\nk2: x\n",
		},
	]);
});

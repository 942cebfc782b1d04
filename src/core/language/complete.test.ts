// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are snippets.
import assert from "node:assert/strict";
import fc from "fast-check";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import { wholeIntent } from "../intent/wholeIntent.test.ts";
import { type Proposal, proposalsAt } from "./complete.ts";
import { cursorAt } from "./cursor.ts";
import type { Facts } from "./facts.ts";
import { fileKindOf, schemaOf, yamlPart } from "./languageFile.ts";

const facts: Facts = {
	today: "2026-11-21",
	now: "2026-11-21T08:00:00Z",
	intent: lumenShop(),
	branches: ["feat/search-cache", "feat/basket", "main"],
	people: ["Search team", "Shop team", "Search team"],
};

interface Row {
	readonly it: string;
	/** With `|` where the cursor is. */
	readonly text: string;
	readonly file?: string;
	readonly facts?: Partial<Facts>;
	/** Labels in their order; with "…" at the end when these are only the first. */
	readonly gives: string;
	/** What stands there after the first proposal was taken, from the beginning of its line. */
	readonly first?: string;
}

const record = ".alignment/why/2026-11-20-a.yaml";
const checkIn = ".alignment/check-ins/2026-11-20.yaml";
const postMortem = ".alignment/post-mortems/v1.md";
const keyResults = "find-it-fast.search-p95, find-it-fast.search-exits, keep-the-basket.finished";
const servable = `slow-search, basket-loss, lonely-problem, ${keyResults}, incremental-index`;

const rows: readonly Row[] = [
	// Keys, by their place.
	{ it: "an empty file", text: "|", gives: "version, product, vision, …", first: "version: 1" },
	{
		it: "the beginning of a key",
		text: "version: 1\nprod|",
		gives: "product, vision, …",
		first: "product: $0",
	},
	{
		it: "leaves out keys that are there, above and below",
		text: "version: 1\n|\nproblems:\n  a: { title: A }\nbranches: {}\ncapacity: {}\nagreed: []\nvision: A\n",
		gives: "product, audience, period, objectives, engineering_goals, rituals",
	},
	{
		it: "a key that has its colon already",
		text: "version: 1\nprod|uct: Lamps\n",
		gives: "product, vision, …",
		first: "product: Lamps",
	},
	{
		it: "the keys of a problem",
		text: "problems:\n  slow-search:\n    |",
		gives: "title, who, evidence, outcomes",
		first: "    title: $0",
	},
	{
		it: "the keys that a problem still lacks",
		text: "problems:\n  slow-search:\n    title: Slow\n    |\n    outcomes: [A]\n",
		gives: "who, evidence",
		first: "    who: $0",
	},
	{
		it: "the keys of the entry that the indentation says",
		text: "objectives:\n  faster:\n    title: A\n    key_results:\n      p95:\n        title: A\n    |",
		gives: "owner, solves",
	},
	{
		it: "the keys of a key result",
		text: "objectives:\n  faster:\n    key_results:\n      p95:\n        ti|",
		gives: "title, unit, from, to",
	},
	{
		it: "keys in braces",
		text: "objectives:\n  a:\n    key_results:\n      p95: { title: A, |, to: 3 }",
		gives: "unit, from",
		first: "      p95: { title: A, unit: $0, to: 3 }",
	},
	{
		it: "keys in braces over several lines, not closed yet",
		text: "version: 1\nperiod: {\n  name: Q4,\n  |\nproblems:\n  a: { title: A }\n",
		gives: "from, to",
	},
	{
		it: "keys of an item behind its dash",
		text: "agreed:\n  - |",
		gives: "who, role, on, { who, role, on }",
		first: "  - who: $0",
	},
	{
		it: "keys of an item below its dash",
		text: "agreed:\n  - who: Head of Product\n    |\n  - who: Head of Engineering\n    on: 2026-10-02\n",
		gives: "role, on",
	},
	{
		it: "a second item's keys",
		text: "engineering_goals:\n  a:\n    options:\n      - { title: A }\n      - title: B\n        s|",
		gives: "effort, speed, quality, cost, chosen",
	},
	{ it: "nothing below an unknown key", text: "nonsense:\n  |", gives: "" },
	{ it: "nothing in a comment", text: "version: 1 # pro|", gives: "" },
	{ it: "nothing in a line of comment", text: "# pro|", gives: "" },
	{ it: "nothing behind a colon without a space", text: "version:|", gives: "" },
	{ it: "nothing in a longer text", text: "vision: >\n  pro|", gives: "" },
	{ it: "nothing in a text in quotes over several lines", text: 'vision: "a\n  pro|', gives: "" },
	{ it: "nothing behind brackets that are closed", text: "audience: [a] |", gives: "" },
	{ it: "nothing in free text", text: "problems:\n  a:\n    title: Shop|", gives: "" },
	// What a key brings along.
	{
		it: "a section with its first entry",
		text: "version: 1\npro|\nproduct: A\n",
		gives: "vision, audience, period, problems, …",
	},
	{
		it: "a list of texts with its first dash",
		text: "problems:\n  a:\n    title: A\n    who: B\n    e|",
		gives: "evidence, outcomes",
		first: "    evidence:\n      - $0",
	},
	{
		it: "a list of texts as far in as its neighbours",
		text: "problems:\n    a:\n        title: A\n        who: B\n        |",
		gives: "evidence, outcomes",
		first: "        evidence:\n            - $0",
	},
	{
		it: "a list of ids in brackets",
		text: "objectives:\n  a:\n    title: A\n    owner: B\n    |",
		gives: "solves, key_results",
		first: "    solves: [$0]",
	},
	{
		it: "a small map whole",
		text: "version: 1\nproduct: A\nvision: A\naudience: [A]\np|\nproblems: {}\n",
		gives: "period, objectives, …",
		first: "period: { name: ${1:name}, from: ${2:2026-11-21}, to: ${3:2026-11-21} }",
	},
	// References.
	{
		it: "problems, in brackets",
		text: "objectives:\n  a:\n    solves: [|]",
		gives: "slow-search, basket-loss, lonely-problem",
		first: "    solves: [slow-search]",
	},
	{
		it: "what the list doesn't have yet, before and behind",
		text: "objectives:\n  a:\n    solves: [slow-search, |, lonely-problem]",
		gives: "basket-loss",
	},
	{
		it: "over a half typed id",
		text: "objectives:\n  a:\n    solves: [slow-search, bas|ket]",
		gives: "basket-loss, lonely-problem",
		first: "    solves: [slow-search, basket-loss]",
	},
	{
		it: "in brackets that nobody closed",
		text: "objectives:\n  a:\n    solves: [slow-search, |\n    owner: A\n",
		gives: "basket-loss, lonely-problem",
	},
	{
		it: "in quotes",
		text: 'objectives:\n  a:\n    solves: ["slow-|"]',
		gives: "slow-search, basket-loss, lonely-problem",
		first: '    solves: ["slow-search"]',
	},
	{
		it: "with brackets where there are none yet",
		text: "objectives:\n  a:\n    solves: |",
		gives: "slow-search, basket-loss, lonely-problem",
		first: "    solves: [slow-search]",
	},
	{
		it: "behind a dash",
		text: "objectives:\n  a:\n    solves:\n      - slow-search\n      - |\n",
		gives: "basket-loss, lonely-problem",
		first: "      - basket-loss",
	},
	{
		it: "behind a dash right below the key",
		text: "objectives:\n  a:\n    solves:\n    - |\n    - slow-search\n",
		gives: "basket-loss, lonely-problem",
	},
	{
		it: "with a dash where there is none yet",
		text: "objectives:\n  a:\n    solves:\n      |",
		gives: "slow-search, basket-loss, lonely-problem",
		first: "      - slow-search",
	},
	{ it: "key results", text: "engineering_goals:\n  a: { supports: [|] }", gives: keyResults },
	{ it: "what a branch serves", text: 'branches:\n  "a": |', gives: `${servable}, none` },
	{
		it: "what a branch serves, in brackets",
		text: 'branches:\n  "a": [slow-search, |]',
		gives: servable.replace("slow-search, ", ""),
	},
	{ it: "a record's serves", file: record, text: "branch: a\nserves: [|]\n", gives: servable },
	{
		it: "key results as keys of a record",
		file: record,
		text: "expects:\n  find-it-fast.search-p95: 3\n  |",
		gives: keyResults.replace("find-it-fast.search-p95, ", ""),
		first: "  find-it-fast.search-exits: $0",
	},
	{
		it: "key results as keys in braces",
		file: checkIn,
		text: "readings: { | }",
		gives: keyResults,
		first: "readings: { find-it-fast.search-p95: $0 }",
	},
	{
		it: "everything, in a lesson",
		file: postMortem,
		text: "---\nlessons:\n  - text: A\n    applies: [|]\n---\n# Text\n",
		gives: "slow-search, basket-loss, lonely-problem, find-it-fast, …",
	},
	{
		it: "nothing in the text of a post-mortem",
		file: postMortem,
		text: "---\nrelease: 1\n---\n|",
		gives: "",
	},
	{
		it: "front matter that isn't closed yet",
		file: postMortem,
		text: "---\nrelease: 1\n|",
		gives: "on, lessons, actions",
	},
	// Values.
	{
		it: "kinds of goals",
		text: "engineering_goals:\n  a:\n    kind: |",
		gives: "scalability, availability, performance, maintainability, quality, security",
		first: "    kind: scalability",
	},
	{
		it: "grades",
		text: "engineering_goals:\n  a:\n    options:\n      - { title: A, speed: |}",
		gives: "low, medium, high",
	},
	{
		it: "truth",
		text: "engineering_goals:\n  a:\n    options:\n      - { chosen: | }",
		gives: "true, false",
	},
	{
		it: "days",
		text: "agreed:\n  - { who: A, on: | }",
		gives: "2026-11-21, 2026-10-01, 2026-12-31",
		first: "  - { who: A, on: 2026-11-21 }",
	},
	{ it: "an instant", file: record, text: "created: |", gives: "2026-11-21T08:00:00Z" },
	{
		it: "reasons for doing work again",
		file: record,
		text: "rework: { because: | }",
		gives: "changed requirements, miscommunication, defect, learning",
	},
	{ it: "owners that others have", text: "objectives:\n  a:\n    owner: |", gives: "" },
	{
		it: "audiences",
		text: "problems:\n  a:\n    who: First-time |",
		gives: "First-time buyers on phones",
		first: "    who: First-time buyers on phones",
	},
	{
		it: "units",
		text: "objectives:\n  a:\n    key_results:\n      b: { unit: | }",
		gives: "%, ms",
		first: '      b: { unit: "%" }',
	},
	{ it: "people", file: record, text: "by: |", gives: "Search team, Shop team" },
	{ it: "branches", file: record, text: "branch: |", gives: "feat/search-cache, feat/basket, main" },
	{
		it: "where a branch came from",
		file: record,
		text: "from: m|",
		gives: "feat/search-cache, feat/basket, main",
	},
	{
		it: "a key result's start, which is no branch",
		text: "objectives:\n  a:\n    key_results:\n      b: { from: | }",
		gives: "",
	},
	{
		it: "patterns of branches",
		text: "branches:\n  |",
		gives: "feat/**, feat/search-cache, feat/basket, main, standing link",
		first: '  "feat/**": [$0]',
	},
	{ it: "patterns in quotes", text: 'branches:\n  "fe|"', gives: "feat/**, …", first: '  "feat/**"' },
	// Whole entries.
	{
		it: "a whole problem",
		text: "problems:\n  |",
		gives: "problem",
		first:
			"  ${1:problem-id}:\n    title: ${2:What users struggle with, in their words}\n    who: ${3:Who has this problem}\n" +
			"    outcomes:\n      - ${4:What they will be able to do once it is solved}",
	},
	{ it: "a whole objective", text: "objectives:\n  |", gives: "objective" },
	{
		it: "a whole key result, as deep as its like",
		text: "objectives:\n  a:\n    key_results:\n      b: { title: A }\n      |",
		gives: "key result",
		first: "      ${1:result-id}: { title: ${2:What is measured}, unit: ${3:ms}, from: ${4:0}, to: ${5:0} }",
	},
	{ it: "a whole engineering goal", text: "engineering_goals:\n  |", gives: "engineering goal" },
	{
		it: "windows' line breaks",
		text: "version: 1\r\nproblems:\r\n  a:\r\n    |\r\n",
		gives: "title, who, evidence, outcomes",
	},
	{
		it: "no intent at all",
		text: "objectives:\n  a:\n    solves: [|]",
		facts: { intent: undefined },
		gives: "",
	},
];

function complete(row: Row): {
	readonly text: string;
	readonly proposals: readonly Proposal[];
	readonly taken?: string;
} {
	const offset = row.text.indexOf("|");
	const text = row.text.replace("|", "");
	const kind = fileKindOf(row.file ?? "alignment.yaml");
	assert.ok(kind);
	const part = yamlPart(kind, text);
	const isInside = part !== undefined && part.from <= offset && offset <= part.to;
	const cursor = isInside ? cursorAt(text, offset, part) : undefined;
	if (cursor === undefined) return { text, proposals: [] };
	const proposals = proposalsAt(cursor, schemaOf(kind), { ...facts, ...row.facts });
	const [first] = proposals;
	if (first === undefined) return { text, proposals };
	const line = text.lastIndexOf("\n", offset - 1) + 1;
	const end = /\r?\n|$/.exec(text.slice(cursor.word.to))?.index ?? 0;
	const taken =
		text.slice(line, cursor.word.from) + first.insert + text.slice(cursor.word.to, cursor.word.to + end);
	return { text, proposals, taken };
}

describe("what can be typed", () => {
	for (const row of rows)
		it(row.it, () => {
			const { proposals, taken } = complete(row);
			const labels = proposals.map(({ label }) => label);
			const wanted = row.gives === "" ? [] : row.gives.split(", ");
			const isOpen = wanted.at(-1) === "…";
			const shown = isOpen ? wanted.slice(0, -1) : wanted;
			// A label may hold commas itself.
			assert.equal((isOpen ? labels.slice(0, shown.length) : labels).join(", "), shown.join(", "));
			if (row.first !== undefined) assert.equal(taken, row.first);
		});
});

describe("where the cursor is", () => {
	const at = (text: string, offset: number) => {
		const cursor = cursorAt(text, offset);
		if (cursor === undefined) return undefined;
		const { from, to } = cursor.word;
		assert.ok(0 <= from && from <= offset && offset <= to && to <= text.length, `${from} ${offset} ${to}`);
		assert.ok(!text.slice(from, to).includes("\n"));
		proposalsAt(cursor, schemaOf("intent"), facts);
		return cursor;
	};

	it("is known by what stands before it: all that follows may be missing", () => {
		for (let offset = 0; offset <= wholeIntent.length; offset++) {
			const [whole, cut] = [at(wholeIntent, offset), at(wholeIntent.slice(0, offset), offset)];
			assert.deepEqual(cut?.path, whole?.path, wholeIntent.slice(0, offset));
			assert.equal(cut?.is, whole?.is);
		}
	});

	it("is in no word that goes on below, even behind a backslash", () => {
		at('"\\\n"', 1);
	});

	it("is somewhere or nowhere in any text", () => {
		const scrap = fc.constantFrom(
			...[
				"problems:",
				"a",
				"- ",
				": ",
				"\n",
				"\r\n",
				"  ",
				"    ",
				"[",
				"]",
				"{",
				"}",
				", ",
				"#",
				'"',
				"'",
				"|\n",
				">-",
				"&a ",
				"*a",
				"\\",
			],
		);
		const texts = fc.array(scrap, { maxLength: 40 }).map((scraps) => scraps.join(""));
		fc.assert(
			fc.property(texts, fc.nat(200), (text, offset) => {
				at(text, Math.min(offset, text.length));
			}),
			{ numRuns: 3000 },
		);
	});
});

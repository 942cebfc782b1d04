import assert from "node:assert/strict";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import type { WhyRecord } from "../model.ts";
import { casesOf, type Row } from "../yamlTable.test.ts";
import { parseWhyRecord } from "./whyRecord.ts";

const intent = lumenShop();
const file = ".alignment/why/2026-11-20-feat-search-cache.yaml";
const kinds = ["problem", "key result", "engineering goal"];

const rows: readonly Row<WhyRecord>[] = [
	{
		name: "no branch",
		text: "«from»: main\nserves: none\n",
		findings: [{ code: "missing-key", key: "branch", of: file }],
	},
	{
		name: "a branch that is a list",
		text: "branch: «[a]»\n",
		findings: [{ code: "wrong-type", key: "branch", expected: "text", actual: "list" }],
	},
	{ name: "an empty file", text: "# Later\n", findings: [{ code: "empty-file" }] },
	{
		name: "conflict markers",
		text: "branch: a\n«<<<<<<< ours»\nserves: none\n=======\nserves: [slow-search]\n>>>>>>> theirs\n",
		findings: [{ code: "conflict-markers" }],
	},
	{
		name: "a branch alone",
		text: "branch: feat/x\n",
		findings: [],
		still: (record) => record,
		is: { file, branch: "feat/x", expects: new Map(), outcomes: [], questions: [] },
	},
	{
		name: "branches that look like numbers",
		text: "branch: 1.10\nfrom: 007\nrework: { of: 2026 }\n",
		findings: [],
		still: ({ branch, from, rework }) => [branch, from, rework],
		is: ["1.10", "007", { of: "2026" }],
	},
	{
		name: "nothing on purpose",
		text: "branch: a\nserves: none\n",
		findings: [],
		still: ({ serves }) => serves,
		is: "none",
	},
	{
		name: "an empty list says nothing",
		text: "branch: a\nserves: []\n",
		findings: [],
		still: (record) => "serves" in record,
		is: false,
	},
	{
		name: "one reference without a list",
		text: "branch: a\nserves: «slow-search»\n",
		findings: [{ code: "wrong-type", key: "serves", expected: "list", actual: "text" }],
		still: ({ serves }) => serves,
		is: ["slow-search"],
	},
	{
		name: "dangling and wrong references",
		text: "branch: a\nserves: [«slow-serach», basket-loss, «find-it-fast», incremental-index]\nexpects: { «search-p95»: 9, «slow-search»: 8, find-it-fast.search-exits: 7 }\n",
		findings: [
			{ code: "dangling-reference", ref: "slow-serach", kinds, didYouMean: "slow-search" },
			{
				code: "wrong-reference",
				ref: "find-it-fast",
				actual: "objective",
				kinds,
				instead: ["find-it-fast.search-p95", "find-it-fast.search-exits"],
			},
			{
				code: "dangling-reference",
				ref: "search-p95",
				kinds: ["key result"],
				didYouMean: "find-it-fast.search-p95",
			},
			{
				code: "wrong-reference",
				ref: "slow-search",
				actual: "problem",
				kinds: ["key result"],
				instead: ["find-it-fast.search-p95", "find-it-fast.search-exits"],
			},
		],
		still: ({ serves, expects }) => [serves, [...expects]],
		is: [
			["slow-serach", "basket-loss", "find-it-fast", "incremental-index"],
			[
				["search-p95", 9],
				["slow-search", 8],
				["find-it-fast.search-exits", 7],
			],
		],
	},
	{
		name: "an expectation that is no number",
		text: "branch: a\nexpects: { find-it-fast.search-p95: «fast», find-it-fast.search-exits: 20 }\n",
		findings: [
			{
				code: "wrong-type",
				key: "find-it-fast.search-p95",
				expected: "number",
				actual: "text",
			},
		],
		still: ({ expects }) => [...expects],
		is: [["find-it-fast.search-exits", 20]],
	},
	...["2026-11-20", "yesterday", "2026-02-30T10:00:00Z", "2026-11-20T10:00:00", "5"].map((created) => ({
		name: `created ${created}`,
		text: `branch: a\ncreated: «${created}»\nby: Ada\n`,
		findings: [{ code: "bad-date", value: created }],
		still: (record: WhyRecord) => ["created" in record, record.by],
		is: [false, "Ada"],
	})),
	{
		name: "an instant in another time zone",
		text: "branch: a\ncreated: 2026-11-20T00:30:00+01:00\n",
		findings: [],
		still: ({ created }) => created,
		is: "2026-11-19T23:30:00Z",
	},
	{
		name: "a reason for rework that doesn't exist",
		text: "branch: a\nrework: { of: b, because: «changed requirement» }\n",
		findings: [
			{
				code: "bad-value",
				key: "because",
				value: "changed requirement",
				allowed: ["changed requirements", "miscommunication", "defect", "learning"],
				didYouMean: "changed requirements",
			},
		],
		still: ({ rework }) => rework,
		is: { of: "b" },
	},
	{
		name: "a question that asks nothing, and an unknown key",
		text: "branch: a\n«server»: [x]\nquestions:\n  - «{ by: Ada }»\n  - { ask: Why? }\n",
		findings: [
			{ code: "unknown-key", key: "server", didYouMean: "serves" },
			{ code: "missing-key", key: "ask", of: "questions" },
		],
		still: ({ questions }) => questions,
		is: [{ ask: "Why?" }],
	},
];

describe("parseWhyRecord", () => {
	const parse = (text: string) => {
		const { record, findings } = parseWhyRecord(text, file, intent);
		return { result: record, findings };
	};
	for (const { name, run } of casesOf(parse, rows)) it(name, run);

	it("judges no references without an intent", () => {
		const { record, findings } = parseWhyRecord("branch: a\nserves: [gone]\n", file, undefined);
		assert.deepEqual([record?.serves, findings], [["gone"], []]);
	});

	it("has all that the file says", () => {
		const { record, findings } = parseWhyRecord(whole, file, intent);
		assert.deepEqual(findings, []);
		assert.deepEqual(record, {
			file,
			branch: "feat/search-cache",
			from: "main",
			created: "2026-11-20T10:11:00Z",
			by: "Search team",
			serves: ["slow-search", "find-it-fast.search-p95"],
			why: "Shoppers on phones wait 2.4 s for the first result",
			expects: new Map([["find-it-fast.search-p95", 1500]]),
			outcomes: ["A repeated search answers at once"],
			rework: { of: "feat/search-v1", because: "changed requirements" },
			questions: [
				{
					ask: "Do we need fuzzy matching at all?",
					by: "Search team",
					on: "2026-11-20",
					answer: "No",
					saved: "3 weeks",
				},
			],
		});
	});
});

const whole = `branch: feat/search-cache
from: main
created: 2026-11-20T10:11:00Z
by: Search team
serves: [slow-search, find-it-fast.search-p95]     # or: none
why: Shoppers on phones wait 2.4 s for the first result
expects: { find-it-fast.search-p95: 1500 }         # where the key result should be afterwards
outcomes: [A repeated search answers at once]
rework: { of: feat/search-v1, because: changed requirements }
questions:
  - { ask: Do we need fuzzy matching at all?, by: Search team, on: 2026-11-20, answer: No, saved: 3 weeks }
`;

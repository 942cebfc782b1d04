import assert from "node:assert/strict";
import type * as z from "zod/mini";
import { whyRecordSchema } from "./branch/whyRecordSchema.ts";
import { intentSchema } from "./intent/schema.ts";
import { wholeIntent } from "./intent/wholeIntent.test.ts";
import { planEdit } from "./yamlEdit.ts";
import { isRefused, type YamlChange } from "./yamlEditChange.ts";

/** Changes of design/product.md's example, and the lines that differ afterwards: `-` old, `+` new. */
interface Row {
	readonly name: string;
	readonly changes: readonly YamlChange[];
	readonly lines: string;
}

const rows: readonly Row[] = [
	{
		name: "a problem",
		changes: [
			{
				insert: ["problems"],
				key: "lost-returns",
				value: { title: "Nobody finds returns: not even we do", who: "Everyone", evidence: ["40% of mails"] },
			},
		],
		lines: `
+  lost-returns:
+    title: "Nobody finds returns: not even we do"
+    who: Everyone
+    evidence:
+      - 40% of mails`,
	},
	{
		name: "an objective with a key result",
		changes: [
			{
				insert: ["objectives"],
				key: "easy-returns",
				value: {
					title: "Returns are easy",
					solves: ["slow-search"],
					key_results: { returned: { title: "Returns without a mail", unit: "%", from: 10, to: 60 } },
				},
			},
		],
		lines: `
+  easy-returns:
+    title: Returns are easy
+    solves: [slow-search]
+    key_results:
+      returned: { title: Returns without a mail, unit: "%", from: 10, to: 60 }`,
	},
	{
		name: "a key result",
		changes: [
			{
				insert: ["objectives", "find-it-fast", "key_results"],
				key: "exits",
				value: { title: "Searches, abandoned", unit: "%", to: 5 },
			},
		],
		lines: `
+      exits: { title: "Searches, abandoned", unit: "%", to: 5 }`,
	},
	{
		name: "an engineering goal",
		changes: [
			{
				insert: ["engineering_goals"],
				key: "fewer-alarms",
				value: {
					title: "Alarms mean something",
					kind: "availability",
					supports: ["find-it-fast.search-p95"],
					paths: ["ops/**"],
					debt: { from: 4, to: 0 },
				},
			},
		],
		lines: `
+  fewer-alarms:
+    title: Alarms mean something
+    kind: availability
+    supports: [find-it-fast.search-p95]
+    paths: ["ops/**"]
+    debt: { from: 4, to: 0 }`,
	},
	{
		name: "a key in the place that the format gives it",
		changes: [
			{ set: ["objectives", "find-it-fast", "solves"], to: [] },
			{ remove: ["problems", "slow-search", "who"] },
		],
		lines: `
-    who: First-time buyers on phones
     evidence:
       - 38% of abandoned sessions end on the search page
     outcomes:
       - Shoppers see their first result within a second
 
 objectives:
   find-it-fast:
     title: Shoppers find what they want on the first try
     owner: Product
-    solves: [slow-search]
+    solves: []`,
	},
	{
		name: "a key behind the one that comes before it in the format",
		changes: [
			{ remove: ["engineering_goals", "incremental-index", "kind"] },
			{ set: ["engineering_goals", "incremental-index", "kind"], to: "performance" },
		],
		lines: `
-    kind: scalability
+    kind: performance`,
	},
	{
		name: "a supported key result",
		changes: [
			{ append: ["engineering_goals", "incremental-index", "supports"], value: "find-it-fast.exits" },
		],
		lines: `
-    supports: [find-it-fast.search-p95]
+    supports: [find-it-fast.search-p95, find-it-fast.exits]`,
	},
	{
		name: "an option as long as the others",
		changes: [
			{
				append: ["engineering_goals", "incremental-index", "options"],
				value: {
					title: "Search as a service",
					effort: "5 weeks",
					speed: "medium",
					quality: "medium",
					cost: "high",
				},
			},
		],
		lines: `
+      - { title: Search as a service, effort: 5 weeks, speed: medium, quality: medium, cost: high }`,
	},
	{
		name: "the capacity, with its comment",
		changes: [{ set: ["capacity"], to: { product: 60, engineering: 40 } }],
		lines: `
-capacity: { product: 70, engineering: 30 }   # the agreed split of work, in percent
+capacity: { product: 60, engineering: 40 }   # the agreed split of work, in percent`,
	},
	{
		name: "an agreement: `on` and days stay plain",
		changes: [{ append: ["agreed"], value: { who: "CTO", role: "engineering", on: "2026-10-05" } }],
		lines: `
+  - { who: CTO, role: engineering, on: 2026-10-05 }`,
	},
	{
		name: "a standing link, its pattern quoted like the others",
		changes: [{ insert: ["branches"], key: "docs", value: "none", after: "feat/search-*" }],
		lines: `
+  "docs": none`,
	},
	{
		name: "another id, and where it is used",
		changes: [
			{ renameKey: ["problems", "slow-search"], to: "slow-answers" },
			{ set: ["objectives", "find-it-fast", "solves", 0], to: "slow-answers" },
		],
		lines: `
-  slow-search:
+  slow-answers:
     title: Shoppers give up when search takes longer than two seconds
     who: First-time buyers on phones
     evidence:
       - 38% of abandoned sessions end on the search page
     outcomes:
       - Shoppers see their first result within a second
 
 objectives:
   find-it-fast:
     title: Shoppers find what they want on the first try
     owner: Product
-    solves: [slow-search]
+    solves: [slow-answers]`,
	},
	{
		name: "a reference less",
		changes: [{ remove: ["branches", "feat/search-*", 0] }],
		lines: `
-  "feat/search-*": [find-it-fast.search-p95]
+  "feat/search-*": []`,
	},
	{
		name: "the only problem less",
		changes: [{ remove: ["problems", "slow-search"] }],
		lines: `
-problems:
-  slow-search:
-    title: Shoppers give up when search takes longer than two seconds
-    who: First-time buyers on phones
-    evidence:
-      - 38% of abandoned sessions end on the search page
-    outcomes:
-      - Shoppers see their first result within a second
+problems: {}`,
	},
	{
		name: "a section less",
		changes: [{ remove: ["rituals"] }],
		lines: `
-rituals: { check_in: weekly, deep_dive: monthly, post_mortem: every release }   # the rhythm agreed on
-`,
	},
	{
		name: "a section where the format has it",
		changes: [
			{ remove: ["capacity"] },
			{ insert: [], key: "capacity", value: { product: 50, engineering: 50 } },
		],
		lines: `
-capacity: { product: 70, engineering: 30 }   # the agreed split of work, in percent
+capacity: { product: 50, engineering: 50 }`,
	},
];

describe("edits of the whole intent", () => {
	for (const { name, changes, lines } of rows)
		it(name, () => check(wholeIntent, changes, intentSchema, lines));
});

/** The example of design/product.md. */
const whyRecord = `branch: feat/search-cache
from: main
created: 2026-11-20T10:11:00Z
by: Search team
serves: [slow-search, find-it-fast.search-p95]     # or: none
why: Shoppers on phones wait 2.4 s for the first result
expects: { find-it-fast.search-p95: 1500 }         # where the key result should be afterwards
outcomes: [A repeated search answers at once]
rework: { of: feat/search-v1, because: changed requirements }   # optional
questions:
  - { ask: Do we need fuzzy matching at all?, by: Search team, on: 2026-11-20, answer: No, saved: 3 weeks }
`;

const recordRows: readonly Row[] = [
	{
		name: "a question",
		changes: [{ append: ["questions"], value: { ask: "Which phones?", on: "2026-11-21" } }],
		lines: `
+  - { ask: Which phones?, on: 2026-11-21 }`,
	},
	{
		name: "an answer, in the format's order",
		changes: [
			{ remove: ["questions", 0, "answer"] },
			{ set: ["questions", 0, "answer"], to: "Yes, from 2027" },
		],
		lines: `
-  - { ask: Do we need fuzzy matching at all?, by: Search team, on: 2026-11-20, answer: No, saved: 3 weeks }
+  - { ask: Do we need fuzzy matching at all?, by: Search team, on: 2026-11-20, answer: "Yes, from 2027", saved: 3 weeks }`,
	},
	{
		name: "the first question",
		changes: [
			{ remove: ["questions"] },
			{ append: ["questions"], value: { ask: "Which phones?", by: "Search team", on: "2026-11-21" } },
		],
		lines: `
-  - { ask: Do we need fuzzy matching at all?, by: Search team, on: 2026-11-20, answer: No, saved: 3 weeks }
+  - { ask: Which phones?, by: Search team, on: 2026-11-21 }`,
	},
	{
		name: "another why, other numbers, other outcomes",
		changes: [
			{ set: ["why"], to: "Shoppers wait:\ntoo long" },
			{ set: ["expects"], to: { "find-it-fast.search-p95": 900, "find-it-fast.exits": 5 } },
			{ set: ["outcomes"], to: ["A repeated search answers at once", "It works offline"] },
			{ set: ["serves"], to: "none" },
		],
		lines: `
-serves: [slow-search, find-it-fast.search-p95]     # or: none
-why: Shoppers on phones wait 2.4 s for the first result
-expects: { find-it-fast.search-p95: 1500 }         # where the key result should be afterwards
-outcomes: [A repeated search answers at once]
+serves: none     # or: none
+why: |-
+  Shoppers wait:
+  too long
+expects: { find-it-fast.search-p95: 900, find-it-fast.exits: 5 }         # where the key result should be afterwards
+outcomes: [A repeated search answers at once, It works offline]`,
	},
];

describe("edits of a why record", () => {
	for (const { name, changes, lines } of recordRows)
		it(name, () => check(whyRecord, changes, whyRecordSchema, lines));
});

describe("edits of a small intent", () => {
	const text = "# Ours\n\n# Why we are here\nproblems:\n  slow: { title: Slow }\n\nbranches: {} # none\n";

	it("version, first of all", () => {
		check(text, [{ set: ["version"], to: 1 }], intentSchema, "\n+version: 1\n+");
	});

	it("sections between those that come before and after", () => {
		const changes: YamlChange[] = [
			{ insert: ["objectives"], key: "fast", value: { title: "Fast", solves: ["slow"] } },
			{ set: ["capacity"], to: { product: 70, engineering: 30 } },
			{ insert: ["branches"], key: "release/**", value: "none" },
		];
		const lines = `
-branches: {} # none
+objectives:
+  fast:
+    title: Fast
+    solves: [slow]
+
+capacity: { product: 70, engineering: 30 }
+
+branches: # none
+  "release/**": none`;
		check(text, changes, intentSchema, lines);
	});
});

function check(text: string, changes: readonly YamlChange[], schema: z.core.$ZodType, lines: string): void {
	const planned = planEdit(text, changes, schema);
	assert.ok(!isRefused(planned), JSON.stringify(planned));
	assert.equal(differing(text, planned.text), lines.slice(1));
}

/** All from the first to the last line that differs; `-` is in the old text alone, `+` in the new one. */
function differing(before: string, after: string): string {
	const [old, now] = [before.split("\n"), after.split("\n")];
	const shorter = Math.min(old.length, now.length);
	let first = 0;
	while (first < shorter && old[first] === now[first]) first++;
	let last = 0;
	while (last < shorter - first && old.at(-1 - last) === now.at(-1 - last)) last++;
	const added = now.slice(first, now.length - last);
	const lines: string[] = [];
	let next = 0;
	for (const line of old.slice(first, old.length - last)) {
		const at = added.indexOf(line, next);
		if (at < 0) lines.push(`-${line}`);
		else {
			lines.push(...added.slice(next, at).map((each) => `+${each}`), ` ${line}`);
			next = at + 1;
		}
	}
	return [...lines, ...added.slice(next).map((each) => `+${each}`)].join("\n");
}

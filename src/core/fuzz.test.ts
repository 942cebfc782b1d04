import assert from "node:assert/strict";
import fc from "fast-check";
import { parseWhyRecord } from "./branch/whyRecord.ts";
import type { Finding } from "./finding.ts";
import { parseIntent } from "./intent/parse.ts";
import { wholeIntent } from "./intent/wholeIntent.test.ts";
import type { Intent, Span } from "./model.ts";
import { parseCheckIn } from "./rituals/checkIn.ts";
import { parseDeepDive, parsePostMortem } from "./rituals/frontMatter.ts";

const record = `branch: feat/x
created: 2026-11-20T10:11:00Z
serves: [slow-search, find-it-fast.search-p95]
expects: { find-it-fast.search-p95: 1500 }
rework: { of: feat/y, because: defect }
questions:
  - { ask: Why?, on: 2026-11-20, answer: No }
`;
const checkIn = `on: 2026-11-16
readings: { find-it-fast.search-p95: 1900 }
satisfaction: { score: 4, of: 5, answers: 7 }
note: |
  A
  B
`;
const postMortem = `---
release: 2.10
lessons:
  - text: Warm the index
    applies: [incremental-index, "src/**"]
---
# Text
`;
const intent = parseIntent(wholeIntent, "alignment.yaml").intent;

const scraps = [
	...[
		"\n",
		"\r\n",
		" ",
		"  ",
		"\t",
		":",
		": ",
		"- ",
		"? ",
		"|\n",
		">-\n",
		"{",
		"}",
		"[",
		"]",
		",",
		"#",
		" #",
	],
	...[
		"&a ",
		"*a",
		"<<: *a\n",
		"!!str ",
		"!x ",
		"'",
		'"',
		"\\",
		"%YAML 1.1\n",
		"---\n",
		"...\n",
		"~",
		"null",
		"\uFEFF",
	],
	...[
		"<<<<<<< HEAD\n",
		"=======\n",
		">>>>>>> x\n",
		"__proto__: 1\n",
		"constructor",
		"problems:\n",
		"1e999",
		"\uD800",
	],
];

type Change =
	| { readonly sort: "delete" | "repeat"; readonly at: number; readonly length: number }
	| { readonly sort: "insert"; readonly at: number; readonly text: string }
	| { readonly sort: "repeat line" | "move line"; readonly at: number; readonly to: number };

/** Places are shares of the text, so that a change means something after any other change. Doubles keep near 0. */
const place = fc.nat(9999).map((share) => share / 10_000);
const change: fc.Arbitrary<Change> = fc.oneof(
	fc.record({ sort: fc.constantFrom("delete", "repeat"), at: place, length: fc.nat(12) }),
	fc.record({
		sort: fc.constant("insert"),
		at: place,
		text: fc.oneof(fc.constantFrom(...scraps), fc.string({ unit: "binary", maxLength: 5 })),
	}),
	fc.record({ sort: fc.constantFrom("repeat line", "move line"), at: place, to: place }),
);

function changed(text: string, by: Change): string {
	const at = Math.floor(by.at * text.length);
	switch (by.sort) {
		case "delete":
			return text.slice(0, at) + text.slice(at + by.length);
		case "repeat":
			return text.slice(0, at + by.length) + text.slice(at);
		case "insert":
			return text.slice(0, at) + by.text + text.slice(at);
		default: {
			const lines = text.split("\n");
			const [from, to] = [Math.floor(by.at * lines.length), Math.floor(by.to * lines.length)];
			const line = by.sort === "move line" ? lines.splice(from, 1) : lines.slice(from, from + 1);
			lines.splice(to, 0, ...line);
			return lines.join("\n");
		}
	}
}

function mutated(text: string): fc.Arbitrary<string> {
	return fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) => changes.reduce(changed, text));
}

const keys = [
	...["version", "problems", "objectives", "engineering_goals", "key_results", "title", "solves", "supports"],
	...[
		"branches",
		"agreed",
		"who",
		"options",
		"debt",
		"from",
		"to",
		"capacity",
		"product",
		"period",
		"a",
		"<<",
		"? a",
	],
];

/** YAML in flow style out of our own words, nested at random. */
const { nested } = fc.letrec<{ nested: string }>((tie) => ({
	nested: fc.oneof(
		{ maxDepth: 5, depthSize: "medium" },
		fc.constantFrom("title", "a", "none", "1", "1.10", "true", "2026-02-30", "*a", "", '"x"'),
		fc.array(tie("nested"), { maxLength: 4 }).map((items) => `[${items.join(", ")}]`),
		fc
			.array(fc.tuple(fc.constantFrom(...keys), tie("nested")), { maxLength: 4 })
			.map((fields) => `{${fields.map(([key, value]) => `${key}: ${value}`).join(", ")}}`),
		tie("nested").map((value) => `&a ${value}`),
	),
}));
const document = fc
	.array(fc.tuple(fc.constantFrom(...keys), nested), { maxLength: 5 })
	.map((fields) => fields.map(([key, value]) => `${key}: ${value}\n`).join(""));

function checkFindings(text: string, findings: readonly Finding[]): void {
	for (const finding of findings) {
		checkSpan(text, finding);
		if ("firstAt" in finding) checkSpan(text, finding.firstAt);
	}
}

function checkSpan(text: string, { from, to }: Span): void {
	assert.ok(Number.isInteger(from) && Number.isInteger(to), `${from} to ${to}`);
	assert.ok(0 <= from && from <= to && to <= text.length, `${from} to ${to} of ${text.length}`);
}

/** Whatever the file, an intent keeps the promises of its types and of its links. */
function checkIntent(text: string, intent: Intent): void {
	for (const things of [intent.problems, intent.objectives, intent.goals, intent.keyResults]) {
		for (const { title, at } of things.values()) {
			assert.equal(typeof title, "string");
			checkSpan(text, at);
		}
	}
	for (const { solves, keyResults } of intent.objectives.values()) {
		assert.ok(solves.every((id) => intent.problems.has(id)));
		assert.ok(keyResults.every((keyResult) => intent.keyResults.get(keyResult.ref) === keyResult));
	}
	for (const { supports } of intent.goals.values())
		assert.ok(supports.every((ref) => intent.keyResults.has(ref)));
}

describe("whatever the text", () => {
	const { stackTraceLimit } = Error;
	// mocha keeps whole stacks, which is most of the time that an error takes.
	before(() => {
		Error.stackTraceLimit = 0;
	});
	after(() => {
		Error.stackTraceLimit = stackTraceLimit;
	});

	const check = (texts: fc.Arbitrary<string>, numRuns: number, property: (text: string) => void) =>
		fc.assert(fc.property(texts, property), { numRuns });

	const intentProperty = (text: string) => {
		const { intent, findings } = parseIntent(text, "alignment.yaml");
		assert.ok(intent !== undefined || findings.length > 0);
		checkFindings(text, findings);
		if (intent) checkIntent(text, intent);
	};

	it("a changed intent gives an intent or a finding", () => check(mutated(wholeIntent), 200, intentProperty));
	it("our words at random give an intent or a finding", () => check(document, 300, intentProperty));
	it("any text gives an intent or a finding", () =>
		check(fc.string({ unit: "binary", maxLength: 60 }), 300, intentProperty));

	it("a changed why record gives a record or a finding", () =>
		check(mutated(record), 150, (text) => {
			const { record, findings } = parseWhyRecord(text, "a.yaml", intent);
			assert.ok(record !== undefined || findings.length > 0);
			checkFindings(text, findings);
		}));
	it("a changed check-in gives a check-in or a finding", () =>
		check(mutated(checkIn), 150, (text) => {
			const { checkIn, findings } = parseCheckIn(text, "a.yaml", intent);
			assert.ok(checkIn !== undefined || findings.length > 0);
			checkFindings(text, findings);
		}));
	it("a changed post-mortem throws nothing", () =>
		check(mutated(postMortem), 150, (text) => {
			checkFindings(text, parsePostMortem(text, "a.md", intent).findings);
			checkFindings(text, parseDeepDive(text, "a.md", intent).findings);
		}));
});

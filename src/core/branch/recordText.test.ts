// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a branch may have such a name
import assert from "node:assert/strict";
import fc from "fast-check";
import { planEdit } from "../yamlEdit.ts";
import { isRefused } from "../yamlEditChange.ts";
import { type RecordFields, recordChanges, recordText } from "./recordText.ts";
import { parseWhyRecord } from "./whyRecord.ts";
import { whyRecordSchema } from "./whyRecordSchema.ts";

const file = ".alignment/why/2026-11-20-x.yaml";

const whole: RecordFields = {
	branch: "feat/search-cache",
	from: "main",
	created: "2026-11-20T10:11:00Z",
	by: "Search team",
	serves: ["slow-search", "find-it-fast.search-p95"],
	why: "Shoppers on phones wait 2.4 s for the first result",
	expects: new Map([["find-it-fast.search-p95", 1500]]),
	outcomes: ["A repeated search answers at once"],
	rework: { of: "feat/search-v1", because: "changed requirements" },
	questions: [{ ask: "Do we need fuzzy matching at all?", by: "Search team", on: "2026-11-20" }],
};

function read(text: string): RecordFields {
	const { record, findings } = parseWhyRecord(text, file, undefined);
	assert.deepEqual(findings, [], text);
	assert.ok(record);
	const { file: _, ...fields } = record;
	return fields;
}

const nothing = { expects: new Map(), outcomes: [], questions: [] };

describe("text of a why record", () => {
	it("is as the format is described", () => {
		assert.equal(
			recordText(whole),
			`branch: feat/search-cache
from: main
created: 2026-11-20T10:11:00Z
by: Search team
serves: [slow-search, find-it-fast.search-p95]
why: Shoppers on phones wait 2.4 s for the first result
expects: { find-it-fast.search-p95: 1500 }
outcomes: [A repeated search answers at once]
rework: { of: feat/search-v1, because: changed requirements }
questions:
  - { ask: Do we need fuzzy matching at all?, by: Search team, on: 2026-11-20 }
`,
		);
		assert.deepEqual(read(recordText(whole)), whole);
	});

	it("leaves out what nobody said", () => {
		const fields: RecordFields = {
			branch: "a",
			serves: "none",
			expects: new Map(),
			outcomes: [],
			rework: {},
		};
		assert.equal(recordText(fields), "branch: a\nserves: none\n");
	});

	const names = [
		...'$(id) a;b a`b` <img/src=x> ${{}} %PATH% a|b a"b CON (command) feat/\u202Egnp.exe 123 1.10 0x1f true null no none'.split(
			" ",
		),
		..."# a# -x a: 'b' @x !x &x *x ~ [x] {x} 2026-11-20 1e3 .nan <<< 功能/搜索".split(" "),
	];
	for (const branch of names) {
		it(`keeps the branch ${JSON.stringify(branch)}`, () => {
			const fields = { ...nothing, branch, from: branch, why: branch, rework: { of: branch } };
			assert.deepEqual(read(recordText(fields)), fields);
		});
	}

	it("keeps any text", () => {
		const text = fc
			.string({ unit: "grapheme", maxLength: 30 })
			.map((some) => some.trim())
			.filter((some) => some !== "");
		const said = fc.record({
			branch: text,
			why: text,
			outcomes: fc.array(text, { maxLength: 3 }),
			questions: fc.array(fc.record({ ask: text, answer: text, saved: text }, { noNullPrototype: true }), {
				maxLength: 2,
			}),
		});
		fc.assert(
			fc.property(said, (fields) => {
				assert.deepEqual(read(recordText(fields)), { ...nothing, ...fields });
			}),
			{ numRuns: 200 },
		);
	});
});

describe("changes of a why record", () => {
	const text = `# Ours
branch: feat/search-cache   # the branch
serves: [slow-search]
mood: hopeful
why: 'Wait'
expects: { find-it-fast.search-p95: 1500, find-it-fast.search-exits: 30 }
`;
	const before = { branch: "feat/search-cache", serves: ["slow-search"], why: "Wait" };
	const expects = new Map([
		["find-it-fast.search-p95", 1500],
		["find-it-fast.search-exits", 30],
	]);
	const rows: readonly [name: string, after: Partial<RecordFields>, from: string, to: string][] = [
		["nothing", {}, "", ""],
		["the why", { why: "They wait" }, "'Wait'", "'They wait'"],
		["what it serves", { serves: "none" }, "serves: [slow-search]", "serves: none"],
		[
			"one number",
			{ expects: new Map([...expects, ["find-it-fast.search-p95", 1200]]) },
			"search-p95: 1500",
			"search-p95: 1200",
		],
		[
			"one number less",
			{ expects: new Map([["find-it-fast.search-p95", 1500]]) },
			", find-it-fast.search-exits: 30",
			"",
		],
		["outcomes", { outcomes: ["They find it"] }, "30 }\n", "30 }\noutcomes: [They find it]\n"],
	];
	for (const [name, after, from, to] of rows) {
		it(`of ${name}`, () => {
			const old = { ...before, expects };
			const planned = planEdit(text, recordChanges(old, { ...old, ...after }), whyRecordSchema);
			assert.ok(!isRefused(planned), JSON.stringify(planned));
			assert.equal(planned.text, from === "" ? text : text.replace(from, to));
		});
	}

	it("takes away what is no longer said", () => {
		const changes = recordChanges({ ...before, expects }, { ...before, why: undefined as never });
		assert.deepEqual(changes, [{ remove: ["why"] }, { remove: ["expects"] }]);
	});
});

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv } from "ajv";
import { parse } from "yaml";
import { parseWhyRecord } from "../../src/core/branch/whyRecord.ts";
import { parseIntent } from "../../src/core/intent/parse.ts";
import { wholeIntent } from "../../src/core/intent/wholeIntent.test.ts";
import { isShape } from "../../src/core/language/shape.ts";
import { parseCheckIn } from "../../src/core/rituals/checkIn.ts";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { jsonSchemas, schemaFolder } from "./jsonSchema.ts";

const parsers = {
	"alignment.schema.json": parseIntent,
	"why-record.schema.json": parseWhyRecord,
	"check-in.schema.json": parseCheckIn,
} as const;
type Name = keyof typeof parsers;

const problem = (fields: string) => `version: 1\nproblems: { a: { title: A, ${fields} } }\n`;
const goal = (fields: string) => `version: 1\nengineering_goals: { a: { title: A, ${fields} } }\n`;

const intents: Readonly<Record<"good" | "bad", readonly string[]>> = {
	good: [
		wholeIntent,
		lumenShopYaml,
		"version: 1\n",
		'version: "1"\n',
		"version: 1.0\n",
		"version: 1\nproblems: {}\n",
		"version: 1\nproblems: { 2026: { title: A } }\n",
		problem("who: B, evidence: [], outcomes: [C]"),
		problem('who: ""'),
		// References are judged by our own rules alone.
		"version: 1\nobjectives: { a: { title: A, solves: [nobody, 010, 7] } }\n",
		goal(
			"kind: quality, supports: [x.y], paths: [], debt: { from: 3 }, options: [{ title: B, chosen: false }]",
		),
		"version: 1\nperiod: { from: 2026-10-01, to: 2026-12-31T10:00:00Z }\n",
		"version: 1\nperiod: { from: 2028-02-29 }\n",
		"version: 1\ncapacity: { product: 60, engineering: 30 }\n",
		"version: 1\nbranches: { a: none, b: [none], c: [x, y.z], d: [] }\n",
		"version: 1\nagreed: [{ who: A, on: 2026-10-02 }]\n",
	],
	bad: [
		"product: A\n",
		"version: 2\n",
		"version: one\n",
		"version: 1\nproduckt: A\n",
		"version: 1\nproduct: 7\n",
		"version: 1\nproduct: true\n",
		"version: 1\nproduct: [A]\n",
		"version: 1\nproduct:\n",
		"version: 1\naudience: A\n",
		"version: 1\naudience: [7]\n",
		"version: 1\nproblems: [a]\n",
		"version: 1\nproblems: { a: }\n",
		"version: 1\nproblems: { a: { who: B } }\n",
		'version: 1\nproblems: { a: { title: "" } }\n',
		'version: 1\nproblems: { a: { title: " " } }\n',
		"version: 1\nproblems: { A B: { title: A } }\n",
		"version: 1\nproblems: { none: { title: A } }\n",
		problem("owner: B"),
		problem("evidence: B"),
		"version: 1\nobjectives: { a: { title: A, solves: b } }\n",
		"version: 1\nobjectives: { a: { title: A, key_results: { b: { to: 3 } } } }\n",
		'version: 1\nobjectives: { a: { title: A, key_results: { b: { title: B, to: "3" } } } }\n',
		goal("kind: securty"),
		goal("debt: { from: -1 }"),
		goal("options: [{ effort: 3 weeks }]"),
		goal("options: [{ title: B, speed: quick }]"),
		goal("options: [{ title: B, chosen: yes }]"),
		"version: 1\nperiod: { from: 2026-02-30 }\n",
		"version: 1\nperiod: { from: 1.10.2026 }\n",
		"version: 1\ncapacity: { product: 70 }\n",
		"version: 1\ncapacity: { product: 170, engineering: -70 }\n",
		"version: 1\nbranches: { a: nothing }\n",
		"version: 1\nbranches: [a]\n",
		"version: 1\nagreed: [{ on: 2026-10-02 }]\n",
		"version: 1\nagreed: [A]\n",
		"version: 1\nrituals: { check_in: 7 }\n",
		"[]\n",
	],
};

const records: typeof intents = {
	good: [
		"branch: a\n",
		"branch: 123\n",
		"branch: a\nserves: none\n",
		"branch: a\ncreated: 2026-11-20T10:11:00Z\nserves: [x]\nexpects: { x.y: 3 }\nrework: { of: 7, because: defect }\n",
		"branch: a\ncreated: 2026-11-20T10:11:00+01:00\n",
		"branch: a\nquestions: [{ ask: Why?, on: 2026-11-20 }]\n",
	],
	bad: [
		"serves: none\n",
		'branch: ""\n',
		"branch: [a]\n",
		"branch: a\nserves: nothing\n",
		"branch: a\ncreated: 2026-11-20\n",
		"branch: a\nexpects: { x.y: fast }\n",
		"branch: a\nexpects: [x.y]\n",
		"branch: a\nrework: { because: boredom }\n",
		"branch: a\nquestions: [{ answer: No }]\n",
		"branch: a\nbecause: B\n",
	],
};

const checkIns: typeof intents = {
	good: [
		"on: 2026-11-20\nreadings: { x.y: 3.5 }\nsatisfaction: { score: 4, of: 5, answers: 7 }\nnote: A\n",
		"on: 2026-11-20\nmorale: { score: 6, of: 5 }\n",
	],
	bad: [
		"on: yesterday\n",
		"on: 2026-11-20\nreadings: { x.y: fast }\n",
		"on: 2026-11-20\nsatisfaction: 4\n",
		"on: 2026-11-20\nsatisfaction: { score: 4 }\n",
		"on: 2026-11-20\nmorale: { score: 4, of: 5, answers: -1 }\n",
	],
};

const tables: Readonly<Record<Name, typeof intents>> = {
	"alignment.schema.json": intents,
	"why-record.schema.json": records,
	"check-in.schema.json": checkIns,
};

describe("the JSON Schemas", () => {
	for (const [name, schema] of Object.entries(jsonSchemas()))
		it(`media/schemas/${name} is what our schema says now`, async () => {
			const committed = await readFile(join(schemaFolder, name), "utf8").catch(() => "{}");
			assert.deepEqual(JSON.parse(committed), schema, "It is stale. Write it again: npm run schema");
		});

	for (const [name, { good, bad }] of Object.entries(tables) as [Name, typeof intents][]) {
		const validate = new Ajv({ strict: false, allErrors: true }).compile(jsonSchemas()[name] ?? {});
		for (const [wanted, texts] of Object.entries({ good, bad }))
			for (const text of texts)
				it(`${name} and our parser call ${wanted}: ${JSON.stringify(text.slice(0, 90))}`, () => {
					const { findings } = parsers[name](text, "a.yaml", undefined);
					const ours = findings.filter(isShape);
					const isValid = validate(parse(text));
					assert.equal(ours.length === 0 ? "good" : "bad", wanted, `our parser: ${JSON.stringify(ours)}`);
					assert.equal(isValid ? "good" : "bad", wanted, `the schema: ${JSON.stringify(validate.errors)}`);
				});
	}
});

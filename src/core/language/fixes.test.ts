import assert from "node:assert/strict";
import { parseWhyRecord } from "../branch/whyRecord.ts";
import type { Finding } from "../finding.ts";
import { readIntent } from "../intent/parse.ts";
import { planEdit } from "../yamlEdit.ts";
import { type Fix, fixesFor } from "./fixes.ts";
import { readLanguageFile, schemaOf, yamlOf } from "./languageFile.ts";

interface Row {
	readonly it: string;
	readonly text: string;
	/** What each fix says, the preferred one with a star. */
	readonly offers: readonly string[];
	/** The text after the fix of that number. */
	readonly gives?: readonly string[];
}

const sound = "problems:\n  slow-search: { title: A }\n";

const rows: readonly Row[] = [
	{
		it: "an unknown key",
		text: "version: 1\nproduckt: Lamps # ours\n",
		offers: ["change to product*"],
		gives: ["version: 1\nproduct: Lamps # ours\n"],
	},
	{
		it: "an unknown key whose proposal is there",
		text: "version: 1\nproduct: A\nproduckt: Lamps\n",
		offers: [],
	},
	{ it: "an unknown key that is like no other", text: "version: 1\nzzz: Lamps\n", offers: [] },
	{
		it: "a dangling reference",
		text: `version: 1\n${sound}objectives:\n  a: { title: A, solves: [slow-serch] }\n`,
		offers: ["change to slow-search*", "add problem slow-serch", "remove slow-serch"],
		gives: [
			`version: 1\n${sound}objectives:\n  a: { title: A, solves: [slow-search] }\n`,
			`version: 1\n${sound}  slow-serch: { title: Slow serch }\nobjectives:\n  a: { title: A, solves: [slow-serch] }\n`,
			`version: 1\n${sound}objectives:\n  a: { title: A, solves: [] }\n`,
		],
	},
	{
		it: "a dangling reference in a list with comments",
		text: "version: 1\nobjectives:\n  a:\n    title: A\n    solves:\n      # gone\n      - nobody\n",
		offers: ["add problem nobody", "remove nobody"],
		gives: [
			"version: 1\nproblems:\n  nobody:\n    title: Nobody\nobjectives:\n  a:\n    title: A\n    solves:\n      # gone\n      - nobody\n",
		],
	},
	{
		it: "a key result that its objective doesn't have",
		text: "version: 1\nobjectives:\n  a:\n    title: A\nengineering_goals:\n  g: { title: G, supports: [a.faster] }\n",
		offers: ["add key result a.faster", "remove a.faster"],
		gives: [
			"version: 1\nobjectives:\n  a:\n    title: A\n    key_results:\n      faster: { title: Faster }\nengineering_goals:\n  g: { title: G, supports: [a.faster] }\n",
		],
	},
	{
		it: "a branch's line that names nothing",
		text: 'version: 1\nbranches:\n  "a": [nobody]\n',
		offers: ["add problem nobody", "add engineering goal nobody", "remove nobody"],
	},
	{
		it: "a reference of the wrong kind",
		text: `version: 1\n${sound}objectives:\n  a: { title: A, solves: [slow-search], key_results: { b: { title: B } } }\nengineering_goals:\n  g: { title: G, supports: [slow-search] }\n`,
		offers: ["change to a.b*", "remove slow-search"],
	},
	{
		it: "a bad value",
		text: "version: 1\nengineering_goals:\n  g: { title: G, kind: securty }\n",
		offers: [
			"change to security*",
			"change to scalability",
			"change to availability",
			"change to performance",
			"change to maintainability",
			"change to quality",
		],
		gives: ["version: 1\nengineering_goals:\n  g: { title: G, kind: security }\n"],
	},
	{
		it: "a number out of its limits",
		text: "version: 1\nengineering_goals:\n  g: { title: G, debt: { from: -1 } }\n",
		offers: [],
	},
	{ it: "no version", text: `${sound}`, offers: ["set version 1*"], gives: [`version: 1\n\n${sound}`] },
	{ it: "a version from the future", text: "version: 2\n", offers: [] },
	{
		it: "a version that is none",
		text: "version: one\n",
		offers: ["set version 1*"],
		gives: ["version: 1\n"],
	},
	{
		it: "no title",
		text: "version: 1\nproblems:\n  slow-search:\n    who: Buyers\n",
		offers: ["add title*"],
		gives: ["version: 1\nproblems:\n  slow-search:\n    title: Slow search\n    who: Buyers\n"],
	},
	{
		it: "a number where text belongs",
		text: "version: 1\nproduct: 1.10\n",
		offers: ["quote*"],
		gives: ['version: 1\nproduct: "1.10"\n'],
	},
	{
		it: "one value where a list belongs",
		text: `version: 1\n${sound}objectives:\n  a: { title: A, solves: slow-search }\n`,
		offers: ["make a list*"],
		gives: [`version: 1\n${sound}objectives:\n  a: { title: A, solves: [slow-search] }\n`],
	},
	{
		it: "capacity that doesn't add up",
		text: "version: 1\ncapacity: { product: 70, engineering: 40 } # agreed\n",
		offers: ["set engineering 30*", "set product 60"],
		gives: ["version: 1\ncapacity: { product: 70, engineering: 30 } # agreed\n"],
	},
	{
		it: "an id that is none",
		text: "version: 1\nproblems:\n  Slow Search: { title: A }\n",
		offers: ["change to slow-search*"],
	},
	{ it: "broken YAML", text: "version: [\n", offers: [] },
];

function show({ title, isPreferred }: Fix): string {
	const { say, ...rest } = title;
	return [say === "add key" ? "add" : say, ...Object.values(rest)].join(" ") + (isPreferred ? "*" : "");
}

function fixesIn(text: string): readonly Fix[] {
	const { findings, yaml, intent } = readIntent(text, "alignment.yaml");
	return yaml ? findings.flatMap((finding: Finding) => fixesFor(finding, yaml, intent)) : [];
}

describe("ways to mend a finding", () => {
	for (const { it: name, text, offers, gives = [] } of rows)
		it(name, () => {
			const fixes = fixesIn(text);
			assert.deepEqual(fixes.map(show), offers);
			for (const [i, wanted] of gives.entries()) {
				const change = fixes[i]?.do;
				assert.ok(change && "changes" in change);
				const planned = planEdit(text, change.changes, schemaOf("intent"));
				assert.equal("text" in planned ? planned.text : JSON.stringify(planned), wanted);
			}
		});

	it("renames an id everywhere", () => {
		const [fix] = fixesIn("version: 1\nobjectives:\n  a: { title: A, key_results: { P95: { title: B } } }\n");
		assert.deepEqual(fix?.do, { rename: "a.P95", to: "p95" });
	});

	it("mends the keys of a record", () => {
		const { intent } = readIntent(
			"version: 1\nobjectives: { a: { title: A, key_results: { b: { title: B } } } }\n",
			"",
		);
		const text = "branch: x\nexpects: { a.c: 3 }\n";
		const { findings } = parseWhyRecord(text, "r", intent);
		const yaml = yamlOf(readLanguageFile("why record", text, "r"));
		const [finding] = findings;
		assert.ok(finding && yaml);
		const fixes = fixesFor(finding, yaml, intent);
		assert.deepEqual(fixes.map(show), ["change to a.b*", "add key result a.c", "remove a.c"]);
		const results = fixes.map(({ do: change }) => {
			assert.ok("edit" in change);
			if (change.edit === "intent") return change.edit;
			const planned = planEdit(text, change.changes, schemaOf("why record"));
			return "text" in planned ? planned.text : planned;
		});
		assert.deepEqual(results, ["branch: x\nexpects: { a.b: 3 }\n", "intent", "branch: x\nexpects: {}\n"]);
	});
});

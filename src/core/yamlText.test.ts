import assert from "node:assert/strict";
import { parseIntent } from "./intent/parse.ts";
import { problemIds, readRow } from "./intent/readRow.test.ts";
import { casesOf } from "./yamlTable.test.ts";
import { byteLimit } from "./yamlText.ts";

describe("an intent that can't be read", () => {
	for (const { name, run } of casesOf(readRow, [
		{ name: "empty", text: "", findings: [{ code: "empty-file" }] },
		{ name: "only comments", text: "# Soon\n\n# More\n", findings: [{ code: "empty-file" }] },
		{ name: "only a document's start", text: "---\n", findings: [{ code: "empty-file" }] },
		{
			name: "a list at the top",
			text: "«- one\n- two»\n",
			findings: [{ code: "wrong-type", key: "alignment.yaml", expected: "map", actual: "list" }],
		},
		{
			name: "a text at the top",
			text: "«Hello»\n",
			findings: [{ code: "wrong-type", key: "alignment.yaml", expected: "map", actual: "text" }],
		},
		{
			name: "a list that never closes",
			text: "version: 1\naudience: [a, b\n«p»roblems:\n  a: { title: A }\n",
			findings: [
				{
					code: "yaml-broken",
					reason: "BAD_INDENT",
					detail: "Flow sequence in block collection must be sufficiently indented and end with a ]",
				},
			],
		},
		{
			name: "a tab as indentation",
			text: "version: 1\nperiod:\n«\t»name: x\n",
			findings: [
				{ code: "yaml-broken", reason: "TAB_AS_INDENT", detail: "Tabs are not allowed as indentation" },
			],
		},
		{
			name: "conflict markers",
			text: "version: 1\n«<<<<<<< HEAD»\nproduct: A\n=======\nproduct: B\n>>>>>>> feat/b\n",
			findings: [{ code: "conflict-markers" }],
		},
		{
			name: "conflict markers with the common ancestor",
			text: "«<<<<<<<»\nversion: 1\n|||||||\nversion: 0\n=======\n>>>>>>>\n",
			findings: [{ code: "conflict-markers" }],
		},
		{
			name: "the last of the conflict markers",
			text: "version: 1\n«>>>>>>> feat/b»\n",
			findings: [{ code: "conflict-markers" }],
		},
		{
			name: "aliases of aliases without end",
			text: `«version»: 1\nx: &a\n${many(120, (i) => `  p${i}: { title: &t T }\n`)}problems: *a\nobjectives:\n${many(120, (i) => `  o${i}: { title: T, key_results: *a }\n`)}`,
			findings: [{ code: "yaml-broken", reason: "RESOURCE_EXHAUSTION", detail: "Excessive alias count" }],
		},
	]))
		it(name, run);

	it("more than 1 MB in UTF-8", () => {
		const fits = `version: 1\nvision: ${"ä".repeat((byteLimit - 19) / 2)}`;
		assert.equal(Buffer.byteLength(fits), byteLimit - 1);
		assert.deepEqual(parseIntent(`${fits}a`, "a.yaml").findings, []);
		const bytes = byteLimit + 1;
		const finding = { code: "too-large", bytes, limit: byteLimit, from: 0, to: 0, file: "a.yaml" };
		assert.deepEqual(parseIntent(`${fits}ä`, "a.yaml"), { findings: [finding] });
		const pairs = `version: 1 # ${"🪔".repeat(byteLimit / 4)}`;
		assert.equal(parseIntent(pairs, "a.yaml").findings[0]?.code, "too-large");
	});

	it("nesting deeper than the parser can go", () => {
		// As it is outside mocha, which keeps whole stacks: that takes seconds here.
		const { stackTraceLimit } = Error;
		Error.stackTraceLimit = 10;
		const read = ["[".repeat(20_000), `\n ${"- ".repeat(3_000)}x\n`, `\n ${"- ".repeat(50_000)}x\n`].map(
			(deep) => parseIntent(`version: 1\nx: ${deep}`, "a.yaml"),
		);
		Error.stackTraceLimit = stackTraceLimit;
		for (const { intent, findings } of read)
			assert.deepEqual([intent, findings[0]?.code], [undefined, "yaml-broken"]);
	});
});

describe("an intent whose YAML is odd but sound", () => {
	for (const { name, run } of casesOf(readRow, [
		{
			name: "equals signs in a block of text are no conflict",
			text: "version: 1\nvision: |\n  Lamps\n  =======\n  Light\n",
			findings: [],
			still: (i) => i.vision,
			is: "Lamps\n=======\nLight",
		},
		{
			name: "a second document",
			text: "version: 1\nproduct: A\n«---\nversion: 1»\n",
			findings: [
				{
					code: "yaml-broken",
					reason: "MULTIPLE_DOCS",
					detail: "Source contains multiple documents; please use YAML.parseAllDocuments()",
				},
			],
			still: (i) => i.product,
			is: "A",
		},
		{
			name: "a backslash in double quotes",
			text: 'version: 1\nproduct: "a«\\»sb"\naudience: [b]\n',
			findings: [{ code: "yaml-broken", reason: "BAD_DQ_ESCAPE", detail: "Invalid escape sequence \\s" }],
			still: (i) => i.audience,
			is: ["b"],
		},
		{
			name: "an alias without its anchor",
			text: "version: 1\nproblems:\n  a: { title: A, evidence: «*nowhere», who: B }\n",
			findings: [{ code: "yaml-broken", reason: "BAD_ALIAS", detail: "Unresolved alias: nowhere" }],
			still: (i) => [i.problems.get("a")?.who, i.problems.get("a")?.evidence],
			is: ["B", []],
		},
		{
			name: "anchors, aliases and merge keys",
			text: `version: 1
problems:
  a: &a { title: &title A, who: Everybody, evidence: &why [one] }
  b: { <<: *a, title: B }
  c: { title: *title, evidence: *why, <<: [{ who: Nobody }, *a] }
`,
			findings: [],
			still: (i) => [...i.problems.values()].map((p) => [p.id, p.title, p.who, ...p.evidence]),
			is: [
				["a", "A", "Everybody", "one"],
				["b", "B", "Everybody", "one"],
				["c", "A", "Nobody", "one"],
			],
		},
		{
			name: "a mistake that aliases bring to two places is one mistake",
			text: "version: 1\nproblems:\n  a: &a { title: A, «woh»: B }\n  b: { <<: *a }\n  c: *a\n",
			findings: [{ code: "unknown-key", key: "woh", didYouMean: "who" }],
			still: problemIds,
			is: ["a", "b", "c"],
		},
		{
			name: "an anchor within itself",
			text: "version: 1\nproblems: &p\n  a: { title: A }\n  <<: *p\n",
			findings: [],
			still: problemIds,
			is: ["a"],
		},
		{
			name: "an older version of YAML",
			text: "%YAML 1.1\n---\nversion: 1\nagreed: [{ who: yes, on: 2026-10-02 }]\n",
			findings: [],
			still: (i) => i.agreed.map(({ at: _, ...rest }) => rest),
			is: [{ who: "yes", on: "2026-10-02" }],
		},
		{
			name: "ids are what is written",
			text: "version: 1\nproblems:\n  2026: { title: A }\n  007: { title: B }\n  true: { title: C }\n  null: { title: D }\n  2026-10-01: { title: E }\n  'quoted': { title: F }\nobjectives:\n  o: { title: O, solves: [2026, 007, true, null, 2026-10-01, quoted] }\n",
			findings: [],
			still: (i) => [problemIds(i), i.objectives.get("o")?.solves],
			is: [
				["2026", "007", "true", "null", "2026-10-01", "quoted"],
				["2026", "007", "true", "null", "2026-10-01", "quoted"],
			],
		},
		{
			name: "ids that mean something to JavaScript",
			text: "version: 1\nproblems:\n  constructor: { title: A }\n  «__proto__»: { title: B }\n«constructor»: 1\n",
			findings: [
				{ code: "bad-id", id: "__proto__", proposal: "proto" },
				{ code: "unknown-key", key: "constructor" },
			],
			still: problemIds,
			is: ["constructor", "__proto__"],
		},
	]))
		it(name, run);
});

function many(count: number, line: (i: number) => string): string {
	return Array.from({ length: count }, (_, i) => line(i)).join("");
}

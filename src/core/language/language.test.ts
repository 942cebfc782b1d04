import assert from "node:assert/strict";
import { lumenShop, lumenShopYaml } from "../../../test/fixtures/lumenShop.ts";
import { foldsIn } from "./folding.ts";
import { keyAt } from "./keyAt.ts";
import { fileKindOf, readLanguageFile, schemaOf, yamlPart } from "./languageFile.ts";
import type { OutlineEntry } from "./outline.ts";
import { relationsOf } from "./relations.ts";
import { refusalToRename } from "./rename.ts";
import { urlsIn } from "./urls.ts";

describe("what a file is, by its path", () => {
	const rows = [
		["/shop/alignment.yaml", "intent"],
		["/shop/alignment.yml", "intent"],
		["/shop/.alignment/alignment.yaml", "intent"],
		["/shop/.alignment/why/2026-11-20-a.yaml", "why record"],
		["/shop/.alignment/check-ins/2026-11-20.yml", "check-in"],
		["/shop/.alignment/post-mortems/v1.md", "post-mortem"],
		["/shop/.alignment/deep-dives/a.md", "deep dive"],
		["/shop/my-alignment.yaml", undefined],
		["/shop/.alignment/why/old/a.yaml", undefined],
	] as const;
	for (const [path, kind] of rows) it(`${path}: ${kind}`, () => assert.equal(fileKindOf(path), kind));
});

describe("what a key means", () => {
	const rows: readonly { text: string; file?: string; says: string | undefined }[] = [
		{ text: "ver|sion: 1", says: "The version of this format: 1" },
		{ text: "problems:\n  a:\n    |title: A", says: "The problem in one sentence, in users' words" },
		{ text: "objectives:\n  a:\n    key_results:\n      b: { ti|tle: A }", says: "What is measured" },
		{ text: "engineering_goals:\n  a:\n    kind|: quality", says: "What sort of goal it is" },
		{ text: "agreed:\n  - who|: A", says: "Who agreed" },
		{ text: "agreed:\n  - who: A\n    role|: product", says: "The side that they speak for" },
		{ text: "problems:\n  a|:\n    title: A", says: undefined },
		{ text: "problems:\n  a:\n    title: A|", says: undefined },
		{ text: "nonsense|: 1", says: undefined },
		{
			text: "serves|: none",
			file: ".alignment/why/a.yaml",
			says: "The problems, key results and engineering goals that it is for, or none",
		},
		{
			text: "---\nrelease|: 2\n---\n",
			file: ".alignment/post-mortems/a.md",
			says: "The release, by its tag: v2.4.0",
		},
	];
	for (const { text, file = "alignment.yaml", says } of rows)
		it(JSON.stringify(text), () => {
			const kind = fileKindOf(file);
			assert.ok(kind);
			const whole = text.replace("|", "");
			const key = keyAt(whole, text.indexOf("|"), schemaOf(kind), yamlPart(kind, whole));
			assert.equal(key?.description, says);
			if (key) assert.equal(whole.slice(key.at.from, key.at.to), key.name);
		});
});

describe("links both ways", () => {
	const rows = {
		"slow-search": "solved by find-it-fast; standing links feat/**",
		"lonely-problem": "",
		"find-it-fast":
			"solves slow-search; measured by find-it-fast.search-p95, find-it-fast.search-exits; supported by incremental-index",
		"find-it-fast.search-p95":
			"measures find-it-fast; supported by incremental-index; standing links feat/search-*",
		"incremental-index": "supports find-it-fast.search-p95",
		nobody: "",
	};
	for (const [ref, says] of Object.entries(rows))
		it(ref, () => {
			const lines = relationsOf(lumenShop(), ref).map(({ how, to }) => `${how} ${to.join(", ")}`);
			assert.equal(lines.join("; "), says);
		});
});

describe("the outline", () => {
	const show =
		(text: string) =>
		(entries: readonly OutlineEntry[], depth: number): readonly string[] =>
			entries.flatMap((entry) => {
				const { name, detail, is, at, whole, children } = entry;
				assert.ok(whole.from <= at.from && at.to <= whole.to);
				for (const child of children)
					assert.ok(whole.from <= child.whole.from && child.whole.to <= whole.to, child.name);
				assert.equal(text.slice(at.from, at.to).replaceAll('"', ""), name);
				const line = `${"  ".repeat(depth)}${name} (${is})${detail && ` ${detail}`}`;
				return [line, ...show(text)(children, depth + 1)];
			});

	it("has everything that is defined", () => {
		const file = readLanguageFile("intent", lumenShopYaml, "alignment.yaml");
		const lines = show(lumenShopYaml)(file.outline, 0);
		assert.deepEqual(lines.slice(0, 5), [
			"version (key)",
			"product (key)",
			"period (key)",
			"problems (section)",
			"  slow-search (problem) Shoppers give up when search takes longer than two seconds",
		]);
		assert.ok(lines.includes("    search-p95 (key result) p95 search time"));
		assert.ok(lines.includes("  feat/search-* (entry)"));
	});

	it("has the readings of a check-in", () => {
		const text = "on: 2026-11-20\nreadings: { a.b: 3 }\nnote: |\n  A\n  B\n";
		const file = readLanguageFile("check-in", text, ".alignment/check-ins/a.yaml");
		assert.deepEqual(show(text)(file.outline, 0), [
			"on (key)",
			"readings (section)",
			"  a.b (entry)",
			"note (key)",
		]);
	});

	it("ends where nobody would read on", () => {
		const problems = Array.from({ length: 3000 }, (_, i) => `  p${i}: { title: P }\n`).join("");
		const { outline, mentions } = readLanguageFile("intent", `version: 1\nproblems:\n${problems}`, "a");
		assert.equal(outline[1]?.children.length, 2000);
		assert.equal(mentions.length, 3000);
	});

	it("is empty for what can't be read", () =>
		assert.deepEqual(readLanguageFile("intent", "a: [", "a").outline, []));
});

describe("folding", () => {
	const rows: readonly { it: string; text: string; gives: string }[] = [
		{ it: "what is indented", text: "a:\n  b:\n    c: 1\n  d: 2\ne: 3\n", gives: "0-3 1-2" },
		{ it: "not the blank lines behind", text: "a:\n  b: 1\n\n\nc: 2\n", gives: "0-1" },
		{ it: "items", text: "a:\n  - b: 1\n    c: 2\n  - d: 3\n    e: 4\n", gives: "0-4 1-2 3-4" },
		{ it: "items right below their key", text: "a:\n- b\n- c\nd: 1\n", gives: "0-2" },
		{ it: "brackets over several lines", text: "a: [\n  b,\n  c,\n]\nd: 1\n", gives: "0-3" },
		{ it: "comments", text: "# one\n# two\n# three\na: 1\n# alone\nb: 2\n", gives: "0-2#" },
		{ it: "longer texts", text: "a: >\n  one\n  two\nb: 1\n", gives: "0-2" },
		{ it: "what is half typed", text: "a:\n  b: [\n  c:\n    d: 1\ne", gives: "0-3 2-3" },
		{ it: "windows' line breaks", text: "a:\r\n  b: 1\r\nc: 2\r\n", gives: "0-1" },
		{ it: "nothing", text: "", gives: "" },
	];
	for (const { it: name, text, gives } of rows)
		it(name, () => {
			const folds = foldsIn(text).map(({ from, to, isComment }) => `${from}-${to}${isComment ? "#" : ""}`);
			assert.equal(folds.join(" "), gives);
		});
});

describe("addresses on the web", () => {
	const rows = [
		["see «https://a.example/b?c=d#e».", 1],
		["(«https://a.example/b_(c)»)", 1],
		['["«http://a.example»", «https://b.example/x»]', 2],
		["ftp://a.example", 0],
		["«https://a.example/»,\nnext", 1],
	] as const;
	for (const [marked, count] of rows)
		it(marked, () => {
			const text = marked.replace(/[«»]/g, "");
			const urls = urlsIn(text);
			const wanted = [...marked.matchAll(/«(.*?)»/g)].map((found) => found[1]);
			assert.deepEqual(
				urls.map(({ from, to }) => text.slice(from, to)),
				wanted,
			);
			assert.equal(urls.length, count);
		});
});

describe("what an id may be called", () => {
	const rows = [
		["slow-search", "slow-find", undefined],
		["slow-search", "slow-search", undefined],
		["slow-search", "Slow", "bad-id"],
		["slow-search", "none", "bad-id"],
		["slow-search", "a.b", "bad-id"],
		["slow-search", "", "bad-id"],
		["slow-search", "incremental-index", "taken"],
		["find-it-fast", "slow-search", "taken"],
		["find-it-fast.search-p95", "p95", undefined],
		["find-it-fast.search-p95", "search-exits", "taken"],
		["find-it-fast.search-p95", "slow-search", undefined],
		["find-it-fast.search-p95", "finished", undefined],
	] as const;
	for (const [ref, to, code] of rows)
		it(`${ref} → ${to}: ${code ?? "yes"}`, () =>
			assert.equal(refusalToRename(lumenShop(), ref, to)?.code, code));
});

import assert from "node:assert/strict";
import { isTest, structureOf } from "./parts.ts";

const code = (files: Readonly<Record<string, string>>) =>
	Object.entries(files).map(([path, text]) => ({ path, text }));

describe("structureOf", () => {
	it("tells folders of an area, their sizes and who relies on whom", () => {
		const structure = structureOf(
			code({
				"search/app.ts": 'import "./index/build"; import "./query/parse"; import "../lib/log";\n',
				"search/index/build.ts": 'import "./store"\n\n',
				"search/index/store.ts": "one line",
				"search/cache.ts": "",
				"search/query/parse.ts": 'import "../index/store"\n',
				"search/tests/build.test.ts": 'import "../index/build"',
				"web/pages/start.ts": 'import "../../search/query/parse"',
				"lib/log.ts": "",
			}),
			(path) => path.startsWith("search/"),
		);
		assert.deepEqual(structure, {
			parts: [
				{ path: "search/index/", files: 2, lines: 3, uses: [] },
				{ path: "search/app.ts", files: 1, lines: 1, uses: ["search/index/", "search/query/"] },
				{ path: "search/query/", files: 1, lines: 1, uses: ["search/index/"] },
				{ path: "search/cache.ts", files: 1, lines: 0, uses: [] },
			],
			files: 5,
			lines: 5,
			tests: 1,
			usedBy: ["web/pages/"],
			leansOn: ["lib/"],
		});
	});

	it("tells files where an area is one folder", () => {
		const { parts } = structureOf(code({ "a/b/x.ts": "1\n2\n", "a/b/y.ts": 'import "./x"' }), () => true);
		assert.deepEqual(parts, [
			{ path: "a/b/x.ts", files: 1, lines: 2, uses: [] },
			{ path: "a/b/y.ts", files: 1, lines: 1, uses: ["a/b/x.ts"] },
		]);
	});

	it("opens the largest folder where there is little to tell apart", () => {
		const { parts } = structureOf(
			code({
				"services/checkout/order/a.go": "1\n2\n3\n",
				"services/checkout/payment/b.go": "1\n2\n",
				"web/src/basket/c.ts": "1\n",
			}),
			() => true,
		);
		assert.deepEqual(
			parts.map(({ path }) => path),
			["services/checkout/order/", "services/checkout/payment/", "web/"],
		);
	});

	it("opens the folder that is most of it, however many files it has", () => {
		const source = Array.from({ length: 12 }, (_, at) => [`lib/src/f${at}.ts`, "1\n".repeat(20 - at)]);
		const { parts } = structureOf(
			code({ ...Object.fromEntries(source), "lib/bench/a.ts": "1\n2\n", "lib/bench/b.ts": "1\n" }),
			() => true,
		);
		assert.deepEqual(
			parts.map(({ path, files }) => [path, files]),
			[...source.slice(0, 8).map(([path]) => [path, 1]), ["", 6]],
		);
	});

	it("tells small parts together, last", () => {
		const files = Object.fromEntries(
			Array.from({ length: 12 }, (_, i) => [`a/${String.fromCharCode(97 + i)}.ts`, "x\n".repeat(12 - i)]),
		);
		const { parts } = structureOf(code(files), () => true);
		assert.equal(parts.length, 9);
		assert.deepEqual(parts.at(-1), { path: "", files: 4, lines: 10, uses: [] });
	});

	it("is empty where there is nothing", () => {
		const { parts, files, usedBy } = structureOf(code({ "a.ts": "" }), () => false);
		assert.deepEqual([parts, files, usedBy], [[], 0, []]);
	});
});

describe("isTest", () => {
	for (const [path, is] of [
		["src/a.test.ts", true],
		["a_test.go", true],
		["tests/a.py", true],
		["x/test_a.py", true],
		["shop/CardTests.cs", true],
		["src/latest.ts", false],
		["src/testing.ts", false],
		["contest/a.ts", false],
	] as const)
		it(`${path}: ${is}`, () => assert.equal(isTest(path), is));
});

import assert from "node:assert/strict";
import type { Lesson } from "../model.ts";
import { liesUnder, relevantLessons, type Touched } from "./relevance.ts";

const lesson = (text: string, applies: readonly string[], more: Partial<Lesson> = {}): Lesson => ({
	file: "a.md",
	index: 0,
	at: { from: 0, to: 0 },
	text,
	applies,
	...more,
});
const nowhere: Touched = { said: [], partOf: [], files: [], heeded: [] };

describe("relevantLessons", () => {
	const load = lesson("Load-test first.", ["incremental-index", "services/search/**"], { on: "2026-10-20" });
	const ledger = lesson(
		"Two providers need one ledger.",
		["steady-payments", "services/checkout/payment/**"],
		{
			on: "2026-11-17",
		},
	);
	const support = lesson("Tell support.", ["find-it-fast", "storefront/src/start.ts"], { on: "2026-10-20" });
	const all = [load, ledger, support];

	const rows: readonly (readonly [
		name: string,
		touched: Partial<Touched>,
		is: readonly (readonly [string, unknown])[],
		lessons?: readonly Lesson[],
	])[] = [
		["nothing meets nothing", {}, []],
		["another id", { said: ["no-card-data"] }, []],
		["another path", { files: ["services/searching/a.py", "docs/services/search/a.py"] }, []],
		["by an id that was said", { said: ["incremental-index"] }, [[load.text, { ref: "incremental-index" }]]],
		["by an id that links bring", { partOf: ["find-it-fast"] }, [[support.text, { ref: "find-it-fast" }]]],
		[
			"by a glob, with the number of files",
			{ files: ["services/search/a.py", "services/search/index/b.py", "README.md"] },
			[[load.text, { path: "services/search/**", files: 2 }]],
		],
		[
			"by one file",
			{ files: ["storefront/src/start.ts"] },
			[[support.text, { path: "storefront/src/start.ts", files: 1 }]],
		],
		[
			"once, however often it meets",
			{ said: ["incremental-index"], partOf: ["incremental-index"], files: ["services/search/a.py"] },
			[[load.text, { ref: "incremental-index" }]],
		],
		[
			"once, in however many documents it stands",
			{ said: ["incremental-index"] },
			[["Load-test first", { ref: "incremental-index" }]],
			[load, lesson("Load-test first", ["incremental-index"], { file: "b.md", on: "2026-11-01" })],
		],
		[
			"what was said, then files, then what links bring",
			{ said: ["steady-payments"], partOf: ["find-it-fast"], files: ["services/search/a.py"] },
			[
				[ledger.text, { ref: "steady-payments" }],
				[load.text, { path: "services/search/**", files: 1 }],
				[support.text, { ref: "find-it-fast" }],
			],
		],
		[
			"newer ones first, those without a day last",
			{ said: ["x"] },
			[
				["New", { ref: "x" }],
				["Old", { ref: "x" }],
				["Some day", { ref: "x" }],
			],
			[
				lesson("Some day", ["x"]),
				lesson("Old", ["x"], { on: "2026-01-01" }),
				lesson("New", ["x"], { on: "2026-02-01" }),
			],
		],
		["not what was heeded", { said: ["incremental-index"], heeded: ["load-test  first"] }, []],
		[
			"not what is retired, in whatever document",
			{ said: ["incremental-index"] },
			[],
			[load, lesson("Load-test first", [], { retired: "CI does it" })],
		],
		["not what applies to nothing", { said: ["x"], files: ["x"] }, [], [lesson("A", [])]],
	];
	for (const [name, touched, is, lessons = all] of rows)
		it(name, () =>
			assert.deepEqual(
				relevantLessons(lessons, { ...nowhere, ...touched }).map(({ lesson: { text }, by }) => [text, by]),
				is,
			),
		);
});

describe("liesUnder", () => {
	for (const [file, path, is] of [
		["src/a.ts", "src/a.ts", true],
		["src/a.ts", "src", true],
		["src/a.ts", "./src/", true],
		["src/a.ts", "**/*.ts", true],
		["src/.env", "src/**", true],
		["srcs/a.ts", "src", false],
		["src/a.ts", "", false],
		["src/a.ts", "/", false],
	] as const)
		it(`${file} in ${path}: ${is}`, () => assert.equal(liesUnder(file, path), is));
});

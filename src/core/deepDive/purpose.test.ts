import assert from "node:assert/strict";
import { openingSentence, purposeOf } from "./purpose.ts";

describe("openingSentence", () => {
	for (const [path, text, is] of [
		[
			"a.py",
			'#!/usr/bin/env python\n"""Turns the catalogue\ninto an index. Fast.\n\nMore.\n"""\n',
			"Turns the catalogue into an index.",
		],
		["a.py", "# Reads lamps\nimport os\n", "Reads lamps"],
		["a.go", "// Package order keeps what people bought.\npackage order\n", "Keeps what people bought."],
		[
			"a.ts",
			"\uFEFF/**\n * Tells the server what went wrong.\n * @param x\n */\nexport",
			"Tells the server what went wrong.",
		],
		["a.ts", '"use strict";\n\n// Says why.\nimport x', "Says why."],
		["a.rs", "//! Words of a text.\n", "Words of a text."],
		["a.sh", "#!/bin/sh\n# Releases.\n", "Releases."],
		["a.ts", "import x\n// Not at the top.\n", undefined],
		["a.ts", "// Copyright 2026\nimport x", undefined],
		["a.ts", "// eslint-disable\n", undefined],
		["a.ts", `// ${"long ".repeat(60)}\n`, undefined],
		["a.ts", "", undefined],
	] as const)
		it(`${path}: ${is}`, () => assert.equal(openingSentence({ path, text }), is));
});

describe("purposeOf", () => {
	const files = [
		{ path: "s/app.py", text: '"""HTTP face."""' },
		{ path: "s/index/__init__.py", text: '"""Builds the index."""' },
		{ path: "s/index/index.py", text: '"""Another."""' },
		{ path: "s/query/rank.py", text: '"""Ranks."""' },
		{ path: "s/order/a.go", text: "package order" },
		{ path: "s/order/order.go", text: "// Package order keeps orders.\npackage order" },
	];
	for (const [part, is] of [
		["s/app.py", "HTTP face."],
		["s/index/", "Builds the index."],
		["s/query/", undefined],
		["s/order/", "Keeps orders."],
		["", undefined],
	] as const)
		it(`${part}: ${is}`, () => assert.equal(purposeOf(part, files), is));
});

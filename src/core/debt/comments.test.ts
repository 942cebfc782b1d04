import assert from "node:assert/strict";
import fc from "fast-check";
import { commentsIn } from "./comments.ts";
import { itemsIn } from "./items.ts";
import { allLanguages, commentsOf, type Language, languageOf } from "./languages.ts";

/** One language for every grammar. */
const languages = [...new Map(allLanguages().map((each) => [each.grammar, each])).values()];

/** What starts, ends or confuses something in one language or another. */
const scraps = [
	..."'\"`/\\<>{}()[]#$%@;:!?=-*|~^&., \t\n\r",
	..."\u0000\u2028\uFEFF\uD83D".split(""),
	..."// /* */ /** <!-- --> -- --[[ --[==[ ]] {- -} (* *) #| |# #= =# #[ ]# #{ $( $(( \\( {{ }} <% %>".split(
		" ",
	),
	...'<?php ?> <script> </script> <style lang="scss"> <a <a> </a> ``` ~~~ """ \'\'\' r#" R"x( )x" $a$ $$ q{ s{ m/'.split(
		" ",
	),
	..."%w[ ~s( <<A <<~A <<-'A' <<<A @\" \"@ =/[ 1'0 url( |\n >-\n --- REM :: %{ \\begin{comment} case in esac".split(
		" ",
	),
	...[
		"\nA\n",
		"$\u007b",
		"\n=begin\n",
		"\n=end\n",
		"\n=pod\n",
		"\r\n",
		"a: |\n  ",
		"- ",
		" TODO: x",
		"// TODO(goal:a): b\n",
		"@todo",
		"é",
		"x",
	],
];
const texts = fc.array(fc.constantFrom(...scraps), { maxLength: 60 }).map((parts) => parts.join(""));

describe("commentsIn", () => {
	it("gives spans inside the text, ascending and apart, whatever the text", () => {
		fc.assert(
			fc.property(texts, (text) => {
				for (const language of languages) checkSpans(text, language);
			}),
			{ numRuns: 150 },
		);
	});

	it("gives the same answer again", () => {
		fc.assert(
			fc.property(texts, texts, fc.constantFrom(...languages), (text, other, { grammar }) => {
				const first = commentsIn(text, grammar);
				commentsIn(other, grammar);
				assert.deepEqual(commentsIn(text, grammar), first);
			}),
			{ numRuns: 300 },
		);
	});

	it("finds a comment behind any text that can't hide it", () => {
		const calm = fc.stringMatching(/^[a-z0-9 =+;\n]*$/);
		fc.assert(
			fc.property(
				calm,
				fc.constantFrom("a.js", "a.py", "a.go", "a.rs", "a.sql", "a.yaml"),
				(before, file) => {
					const language = languageOf(file) as Language;
					const text = `${before}\n${language.marks.line} TODO: x`;
					assert.equal(itemsIn(text, file, language)[0]?.text, "x");
				},
			),
		);
	});

	// Quadratic time would take minutes where linear time takes milliseconds.
	for (const scrap of [
		"'",
		'"\\',
		"`${",
		"/",
		"=/[",
		")/",
		"<a>",
		"<script>",
		"<<A\n",
		"#",
		" ",
		"a: |\n ",
		"q{",
		"$a",
		"TODO:",
	])
		it(`takes linear time for ${JSON.stringify(scrap)} again and again`, function () {
			this.timeout(30_000);
			const text = scrap.repeat(20_000 / scrap.length);
			const start = performance.now();
			for (const language of languages) checkSpans(`${text} TODO`, language);
			assert.ok(performance.now() - start < 20_000);
		});
});

function checkSpans(text: string, language: Language): void {
	let end = 0;
	for (const { from, to, innerFrom, innerTo } of commentsIn(text, language.grammar)) {
		const ordered =
			end <= from && from <= innerFrom && innerFrom <= innerTo && innerTo <= to && to <= text.length;
		assert.ok(ordered, `${language.id}: ${JSON.stringify({ text, end, from, innerFrom, innerTo, to })}`);
		end = to;
	}
	end = 0;
	for (const { at, extent, tag } of itemsIn(text, "file", language)) {
		assert.equal(text.slice(at.from, at.to).toUpperCase(), tag, language.id);
		assert.ok(
			extent.from === at.from && at.to <= extent.to && extent.to <= text.length,
			JSON.stringify({ text, at, extent }),
		);
		assert.ok(end <= at.from, language.id);
		end = at.to;
	}
}

describe("languageOf", () => {
	for (const [file, id, text] of [
		["src/a.ts", "typescript"],
		["src/A.TS", "typescript"],
		["a.d.ts", "typescript"],
		["a.blade.php", "blade"],
		["a.php", "php"],
		["Dockerfile", "dockerfile"],
		["docker/Dockerfile.prod", "dockerfile"],
		["Makefile", "makefile"],
		["CMakeLists.txt", "cmake"],
		["notes.txt", undefined],
		["LICENSE", undefined],
		[".gitignore", "ignore"],
		[".env.local", "dotenv"],
		["bin/run", "shellscript", "#!/bin/sh\n"],
		["bin/run", "python", "#!/usr/bin/env -S python3.12 -u\n"],
		["bin/run", "javascript", "\uFEFF#! /usr/bin/env node"],
		["bin/run", undefined, "just text"],
		["BUILD", "python"],
		["build", "shellscript", "#!/bin/bash\n"],
		["a.m", "objective-c"],
		["a.m", "matlab", "% comment\nfunction y = f(x)"],
		["a.m", "objective-c", "#import <x.h>\n"],
		["a.pl", "perl", "use strict;"],
		["a.pl", "prolog", ":- module(a, [])."],
		["a.v", "coq", "Require Import A."],
		["a.weird.ts", "typescript"],
		["config.h.in", "c"],
		["Makefile.in", "makefile"],
		["nginx.conf.template", languageOf("nginx.conf")?.id],
		["settings.py.sample", "python"],
		["hooks/pre-commit.sample", "shellscript", "#!/bin/sh\n"],
		["bin/jeprof.in", "perl", "#! /usr/bin/env perl\n"],
		["a.in", undefined, "just text"],
		["a.in.in.py.in.in", "python"],
		[".in", undefined],
		["ts", undefined],
		["", undefined],
		["..", undefined],
	] as const)
		it(`${file || "no name"}${text ? ` with ${JSON.stringify(text)}` : ""} is ${id ?? "unknown"}`, () =>
			assert.equal(languageOf(file, text === undefined ? {} : { text })?.id, id));

	it("takes VS Code's word for it", () => {
		assert.equal(languageOf("a.txt", { id: "python" })?.id, "python");
		assert.equal(languageOf("a.py", { id: "plaintext" })?.id, "python");
		assert.equal(languageOf("a.h", { id: "cpp" })?.id, "cpp");
	});

	it("knows how to write a comment in every language that has one", () => {
		for (const { id, marks, grammar } of languages) {
			const written = marks.line === undefined ? marks.block?.join(" TODO: x ") : `${marks.line} TODO: x\n`;
			assert.ok(written, id);
			if (["php", "blade", "cobol", "sas"].includes(id)) continue;
			assert.equal(itemsIn(written, "a", { id, marks, grammar } as Language).length, 1, `${id}: ${written}`);
		}
	});

	it("finds no comment in a language's empty text", () => {
		for (const language of languages) assert.deepEqual(commentsOf("", language), []);
	});
});

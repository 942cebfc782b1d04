import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { applyEdits } from "../yamlEditPieces.ts";
import type { DebtItem } from "./items.ts";
import { identityOf, itemsIn } from "./items.ts";
import { samplesIn } from "./labelled/samples.ts";
import { languageOf } from "./languages.ts";
import { goalEdits, newTag, removeEdits } from "./tag.ts";

function read(text: string, file: string) {
	const language = languageOf(file, { text });
	assert.ok(language, file);
	return { language, items: itemsIn(text, file, language) };
}

const goals: readonly (readonly [before: string, goal: string | undefined, after: string])[] = [
	["// TODO: text", "index", "// TODO(goal:index): text"],
	["// TODO text", "index", "// TODO(goal:index) text"],
	["// TODO(goal:old): text", "index", "// TODO(goal:index): text"],
	["// TODO(goal: old, by:2026-12-31): text", "index", "// TODO(goal: index, by:2026-12-31): text"],
	["// TODO(search-team): text", "index", "// TODO(goal:index, search-team): text"],
	["// TODO(): text", "index", "// TODO(goal:index): text"],
	["// TODO/FIXME: text", "index", "// TODO/FIXME(goal:index): text"],
	["// TODO/MAYBE: text", "index", "// TODO/MAYBE(goal:index): text"],
	["/** @todo text */", "index", "/** @todo(goal:index) text */"],
	["/* HACK */", "index", "/* HACK(goal:index) */"],
	["// TODO(goal:old): text", undefined, "// TODO: text"],
	["// TODO(goal:old, search-team): text", undefined, "// TODO(search-team): text"],
	["// TODO(search-team, goal:old): text", undefined, "// TODO(search-team): text"],
	["// TODO(a, goal:old, by:2026-12-31): text", undefined, "// TODO(a, by:2026-12-31): text"],
	["// TODO: text", undefined, "// TODO: text"],
	["// TODO(goal:index): text", "index", "// TODO(goal:index): text"],
];

describe("the goal of a debt item", () => {
	for (const [before, goal, after] of goals)
		it(`${before} → ${goal ?? "none"}`, () => {
			const { items, language } = read(before, "a.ts");
			const [item] = items;
			assert.ok(item);
			const edits = goalEdits(before, item, goal, { language });
			assert.equal(edits && applyEdits(before, edits), after);
		});
});

const removals: readonly (readonly [name: string, file: string, before: string, after: string])[] = [
	["on a line of its own", "a.ts", "a();\n\t// TODO: x\nb();\n", "a();\nb();\n"],
	["on lines of its own", "a.ts", "a();\n// TODO: x\n// and more\nb();\n", "a();\nb();\n"],
	["behind code", "a.ts", "a(); // TODO: x\nb();\n", "a();\nb();\n"],
	["before code", "a.ts", "/* TODO: x */ a();\n", " a();\n"],
	["on the last line", "a.ts", "a();\n// TODO: x", "a();"],
	["alone in the file", "a.ts", "// TODO: x", ""],
	["with CRLF", "a.ts", "a();\r\n// TODO: x\r\nb();\r\n", "a();\r\nb();\r\n"],
	["behind a byte order mark", "a.ts", "\uFEFF// TODO: x\na();\n", "\uFEFFa();\n"],
	["among other words", "a.ts", "/** Does it.\n * TODO: x\n */\n", "/** Does it.\n * \n */\n"],
	["as one of two", "a.ts", "// TODO: x\n// FIXME: y\n", "// FIXME: y\n"],
	["in Python", "a.py", "def a():\n    # TODO: x\n    pass\n", "def a():\n    pass\n"],
	["in HTML", "a.html", "<p>a</p>\n<!-- TODO: x -->\n", "<p>a</p>\n"],
];

describe("a debt item that is paid", () => {
	for (const [name, file, before, after] of removals)
		it(name, () => {
			const { items, language } = read(before, file);
			const [item] = items;
			assert.ok(item);
			const edits = removeEdits(before, item, { language });
			assert.equal(edits && applyEdits(before, edits), after);
		});
});

/** `|` is the cursor, before and after. */
const added: readonly (readonly [name: string, file: string, before: string, after: string | undefined])[] = [
	["above code", "a.ts", "a();\n\tb|();\n", "a();\n\t// TODO(goal:index): |\n\tb();\n"],
	["on a blank line", "a.ts", "a();\n\t|\nb();\n", "a();\n\t// TODO(goal:index): |\nb();\n"],
	["in an empty file", "a.ts", "|", "// TODO(goal:index): |"],
	["with CRLF", "a.ts", "a();\r\nb|();\r\n", "a();\r\n// TODO(goal:index): |\r\nb();\r\n"],
	["behind a byte order mark", "a.ts", "\uFEFFa|();\n", "\uFEFF// TODO(goal:index): |\na();\n"],
	[
		"in a doc comment",
		"a.ts",
		"/**\n * Does| it.\n */\n",
		"/**\n * TODO(goal:index): |\n *\n * Does it.\n */\n",
	],
	["in Python", "a.py", "def a():\n    p|ass\n", "def a():\n    # TODO(goal:index): |\n    pass\n"],
	["in CSS", "a.css", "a|{}\n", "/* TODO(goal:index): | */\na{}\n"],
	["in HTML", "a.html", "<p>|a</p>\n", "<!-- TODO(goal:index): | -->\n<p>a</p>\n"],
	["in SQL", "a.sql", "select |1;\n", "-- TODO(goal:index): |\nselect 1;\n"],
	["in YAML", "a.yaml", "a:\n  b|: 1\n", "a:\n  # TODO(goal:index): |\n  b: 1\n"],
	[
		"in a script of Vue",
		"a.vue",
		"<script>\na|()\n</script>\n",
		"<script>\n// TODO(goal:index): |\na()\n</script>\n",
	],
	[
		"in a template of Vue",
		"a.vue",
		"<template>\n<p>|</p>\n</template>\n",
		"<template>\n<!-- TODO(goal:index): | -->\n<p></p>\n</template>\n",
	],
	["in a string", "a.ts", "const a = `\nb|\n`;\n", undefined],
];

describe("a new debt comment", () => {
	for (const [name, file, before, after] of added)
		it(name, () => {
			const offset = before.indexOf("|");
			const text = before.replace("|", "");
			const planned = newTag(text, { offset, tag: "TODO", goal: "index" }, read(text, file));
			const written = planned && applyEdits(text, [planned.edit]);
			assert.equal(written && `${written.slice(0, planned.cursor)}|${written.slice(planned.cursor)}`, after);
		});
});

/** Brackets would be no part of the comment there. */
const unlinkable = new Set(["main.cob: ", "README.md: hidden by a reference, and", "README.md: so is this"]);

/** Comments in comments: without the inner one, or its words, the outer one would be read otherwise. */
const unremovable = new Set([
	"main.rs: inner */ still",
	"Main.kt: ",
	"main.d: nested +/",
	"main.d: ",
	"main.odin: ",
	"Main.hs: nested -}",
	"Main.hs: ",
	"main.ml: nested *)",
	"main.ml: ",
	"main.lisp: ",
	"main.nim: nested ]#",
	"main.nim: ",
	"main.jl: ",
	"pom.xml: again",
]);

describe("in every language of the labelled set", () => {
	const folder = join(import.meta.dirname, "labelled");
	const samples = readdirSync(folder)
		.filter((file) => file.endsWith(".txt"))
		.flatMap((file) => samplesIn(readFileSync(join(folder, file), "utf8")));

	for (const { name, text } of samples)
		it(`links and unlinks each item and nothing else: ${name}`, () => {
			const { items, language } = read(text, name);
			for (const [index, item] of items.entries()) {
				const edits = goalEdits(text, item, "index", { language });
				if (!edits) {
					assert.ok(unlinkable.has(`${name}: ${item.text}`), `${name}: ${item.text}`);
					continue;
				}
				const linked = applyEdits(text, edits);
				const now = itemsIn(linked, name, language);
				assert.deepEqual(others(now, index), others(items, index));
				const again = now[index];
				if (!again || item.goal !== undefined || item.bracketsAt !== undefined) continue;
				const back = goalEdits(linked, again, undefined, { language });
				assert.equal(back && applyEdits(linked, back), text);
			}
		});

	for (const { name, text } of samples)
		it(`takes each item away and nothing else: ${name}`, () => {
			const { items, language } = read(text, name);
			for (const [index, item] of items.entries()) {
				const edits = removeEdits(text, item, { language });
				if (!edits) {
					assert.ok(unremovable.has(`${name}: ${item.text}`), `${name}: ${item.text}`);
					continue;
				}
				const left = applyEdits(text, edits);
				assert.deepEqual(others(itemsIn(left, name, language), -1), others(items, index), item.text);
			}
		});

	for (const { name, text } of samples)
		it(`writes new comments that are read as what they are: ${name}`, () => {
			const { language } = read(text, name);
			const lineStarts = [...text.matchAll(/^.*\S/gm)].map(({ index }) => index);
			const planned = lineStarts.flatMap(
				(offset) => newTag(text, { offset, tag: "TODO", goal: "index" }, { language }) ?? [],
			);
			assert.ok(planned.length > 0);
			for (const { edit, cursor } of planned) {
				const written = applyEdits(text, [edit]);
				const typed = `${written.slice(0, cursor)}said${written.slice(cursor)}`;
				const [made, ...more] = itemsIn(typed, name, language).filter(({ goal }) => goal === "index");
				assert.deepEqual([made?.text, more.length], ["said", 0], typed);
				assert.equal(written.replace(edit.insert, ""), text);
			}
		});
});

/** What the other items are, whatever their places. */
function others(items: readonly DebtItem[], index: number): readonly string[] {
	return items.flatMap((item, i) => (i === index ? [] : [identityOf({ ...item, ordinal: 0 })]));
}

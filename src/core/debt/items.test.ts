import assert from "node:assert/strict";
import { type DebtItem, identityOf, itemsIn } from "./items.ts";
import { type Language, languageOf } from "./languages.ts";
import { tagSyntax } from "./tags.ts";

const typescript = languageOf("a.ts") as Language;
const items = (text: string, syntax = tagSyntax()) => itemsIn(text, "src/a.ts", typescript, syntax);
const only = (text: string) => {
	const found = items(text);
	assert.equal(found.length, 1, JSON.stringify(found));
	return found[0] as DebtItem;
};

describe("itemsIn: where a tag counts", () => {
	for (const comment of [
		"// TODO",
		"//TODO",
		"// TODO: x",
		"// TODO:x",
		"// TODO x",
		"// TODO - x",
		"// TODO, x",
		"// TODO! x",
		"// TODO(me) x",
		"// TODO(goal:a): x",
		"// TODO...",
		"// TODO? maybe",
		"// (TODO) x",
		"// (TODO: x)",
		"// [TODO] x",
		"// - TODO x",
		"// - [ ] TODO x",
		"// 1. TODO x",
		"// **TODO** x",
		"// **TODO:** x",
		"// <b>TODO</b> x",
		"// @TODO x",
		"// @todo x",
		"// \\todo x",
		"//// TODO x",
		'// after "a quote" TODO: x',
		"//! TODO x",
		"// ==== TODO ====",
		"// > TODO x",
		"// FIXME/TODO: x",
		"// TODO/MAYBE: x",
		"// here to choose the one to associate with\n// TODO/FIXME: x",
		"// done; TODO: x",
		"// done. TODO(me): x",
		"// done TODO(goal:a) x",
		"// done (TODO: x)",
		"// done — TODO: x",
		"/* TODO x */",
		"/**\n * TODO x\n */",
		"/**\n * Adds.\n * TODO x\n */",
		"/**\n * @todo x\n */",
		"/*\nTODO x\n*/",
		"// TODO.",
		'// TODO" x',
		"// TODO it's",
		"// ähm. TODO: x",
		"// TODO\u00a0x",
	])
		it(`counts in ${JSON.stringify(comment)}`, () => void only(comment));

	for (const text of [
		"// todo x",
		"// Todo: x",
		"// the todo list",
		"// the TODO list",
		"// all TODO comments",
		"// see TODO.md",
		"// TODO.md has more",
		"// TODO_LIST",
		"// TODOS are found",
		"// MYTODO: x",
		"// my_TODO: x",
		"// $TODO: x",
		"// ÄTODO: x",
		"// TODOÄ: x",
		"// XXXX",
		"// TODO = 5",
		"// TODO=5",
		"// TODO += 5",
		"// TODO := 5",
		"// TODO-123: a ticket",
		"// not-a-TODO: x",
		"// TODO's",
		"// TODO/list.txt",
		"// TODO/README",
		"// TODO/MAYBE later",
		"// looks for `TODO:` in comments",
		'// looks for "TODO: x"',
		'// a line such as "// TODO: x" is found',
		"// one like (`# TODO: x`), too",
		"// looks for 'TODO(goal:a)'",
		"// context.TODO()",
		"// fun f() = TODO()",
		'// fun f() = TODO("later")',
		"// A::TODO::B",
		"// http://TODO:80/",
		"// mktemp -t XXX",
		"// me@todo.com",
		"// a @todo in the middle",
		"/**\n * Keeps the\n * TODO list in order.\n */",
		"// Keeps all\n// TODO comments, and the rest.",
		"// A list of FIXME,\n// TODO and others",
		"const TODO = 1;",
		'"// TODO: x"',
		"TODO: while (true) {}",
	])
		it(`counts for nothing in ${JSON.stringify(text)}`, () => assert.deepEqual(items(text), []));
});

describe("itemsIn: what an item says", () => {
	for (const [comment, text] of [
		["// TODO", ""],
		["// TODO:   many   spaces\t here  ", "many spaces here"],
		["// TODO - x", "x"],
		["// TODO -- x", "x"],
		["// TODO: -1 is wrong", "-1 is wrong"],
		["// TODO(me): x", "x"],
		["// TODO (maybe) x", "(maybe) x"],
		["// TODO (me): x", "x"],
		["// TODO (goal:a) x", "x"],
		["// TODO/FIXME: x", "x"],
		["// TODO/MAYBE: x", "x"],
		["// TODO, FIXME and others: x", "and others: x"],
		["// **TODO:** x", "x"],
		["// TODO x *********", "x"],
		["//  * TODO x     *", "x"],
		["// TODO: learn C#", "learn C#"],
		["// TODO one\n// two", "one two"],
		["// TODO one\r\n// two", "one two"],
		["// TODO one\r// two", "one two"],
		["// TODO one\n//\n// two", "one"],
		["// TODO one\n\n// two", "one"],
		["// TODO one\n// -----\n// two", "one"],
		["// TODO one\n  // two", "one"],
		["  // TODO one\n  // two\n// three", "one two"],
		["a(); // TODO one\n// two", "one"],
		["a(); // TODO one\n     // two", "one two"],
		["a(); // TODO one\nb(); // two", "one"],
		["// TODO one\na(); // two", "one"],
		["// TODO one\n/* two */", "one"],
		["// TODO one\n// @ts-ignore", "one"],
		["// TODO one\n// eslint-disable-next-line x", "one"],
		["// TODO:\n//  - one\n//  - two", "- one - two"],
		["/* TODO one\n   two */", "one two"],
		["/**\n * TODO one\n * two\n *\n * three\n */", "one two"],
		["/**\n * @todo one\n *   two\n * @param x three\n */", "one two"],
		["/// TODO one\n/// </summary>", "one"],
		["// TODO 😀 one", "😀 one"],
	] as const)
		it(`${JSON.stringify(comment)} says ${JSON.stringify(text)}`, () =>
			assert.equal(only(comment).text, text));

	it("ends where another begins", () => {
		const found = items("// TODO one. FIXME: two\n// three\n// HACK four\nconst a = 1; // XXX five");
		assert.deepEqual(
			found.map(({ tag, text, line }) => [tag, text, line]),
			[
				["TODO", "one.", 0],
				["FIXME", "two three", 0],
				["HACK", "four", 2],
				["XXX", "five", 3],
			],
		);
	});

	it("knows where everything stands", () => {
		const text = "a();\n// TODO(goal:incremental-index, by:2026-13-01): one\n//   two\n";
		const item = only(text);
		const at = (span?: { from: number; to: number }) => span && text.slice(span.from, span.to);
		assert.equal(at(item.at), "TODO");
		assert.equal(at(item.goalAt), "incremental-index");
		assert.equal(at(item.bracketsAt), "(goal:incremental-index, by:2026-13-01)");
		assert.equal(at(item.badBy?.at), "2026-13-01");
		assert.equal(at(item.extent), text.slice(text.indexOf("TODO")).trimEnd());
		assert.deepEqual([item.line, item.file], [1, "src/a.ts"]);
	});

	it("stops reading at a length", () =>
		assert.equal(only(`// TODO ${"long ".repeat(1000)}`).text.length, 1000));

	it("takes a long list of tags on one line", () =>
		assert.equal(items(`// ${"TODO: ".repeat(1000)}`).length, 1000));
});

describe("itemsIn: brackets", () => {
	for (const [brackets, expected] of [
		["(goal:a)", { goal: "a" }],
		["(goal: a )", { goal: "a" }],
		["(goal:a, search-team, by:2026-12-31)", { goal: "a", assignee: "search-team", by: "2026-12-31" }],
		["(by:2026-12-31; goal:a; Search team)", { goal: "a", assignee: "Search team", by: "2026-12-31" }],
		["(search-team,goal:a)", { goal: "a", assignee: "search-team" }],
		["(ann, bob)", { assignee: "ann, bob" }],
		["(by:2026-02-30)", { badBy: "2026-02-30" }],
		["(by:soon)", { badBy: "soon" }],
		["(by:)", {}],
		["(goal:)", {}],
		["(goal:a, goal:b)", { goal: "a" }],
		["(goal:Not_An_Id)", { goal: "Not_An_Id" }],
		["()", {}],
		["(", {}],
		["(goal:a", {}],
	] as const)
		it(`${brackets} says ${JSON.stringify(expected)}`, () => {
			const { goal, assignee, by, badBy } = only(`// TODO${brackets}: text`);
			const found = { goal, assignee, by, badBy: badBy?.value };
			assert.deepEqual(JSON.parse(JSON.stringify(found)), expected);
		});
});

describe("identityOf", () => {
	const identities = (text: string) => items(text).map(identityOf);

	it("stays when code moves, is indented or wrapped anew", () =>
		assert.deepEqual(
			identities("\n\n  // TODO(goal:a): one\n  //  two"),
			identities("// TODO(goal:a) one two"),
		));
	it("stays when assignee, date or tag change", () =>
		assert.deepEqual(identities("// FIXME(me, goal:a): x"), identities("// TODO(goal:a, by:2026-01-01): x")));
	it("changes with the goal and with the text", () =>
		assert.equal(new Set(identities("// TODO(goal:a): x\n\n// TODO: x\n\n// TODO(goal:a): y")).size, 3));
	it("tells equals apart by their order", () =>
		assert.deepEqual(
			items("// TODO x\n\n// TODO x\n\n// TODO y\n\n// FIXME x").map((item) => item.ordinal),
			[0, 1, 0, 2],
		));
});

describe("tagSyntax", () => {
	const found = (text: string, ...tags: string[]) =>
		items(text, tagSyntax(tags)).map(({ tag, text }) => `${tag} ${text}`);

	it("takes other tags", () =>
		assert.deepEqual(found("// BUG: a\n\n// TODO: b\n\n// @bug c", "BUG"), ["BUG a", "BUG c"]));
	it("takes tags in lower case when asked to", () =>
		assert.deepEqual(found("// todo: a", "todo"), ["todo a"]));
	it("takes tags with marks and spaces", () =>
		assert.deepEqual(found("// NB! a\n\n// TO DO: b\n\n// NBX", "NB!", "TO DO"), ["NB! a", "TO DO b"]));
	it("takes the longest of two", () => assert.deepEqual(found("// TODO!: a", "TODO", "TODO!"), ["TODO! a"]));
	it("takes tags that mean something in a pattern", () =>
		assert.deepEqual(found("// A.B* c\n\n// AxB", "A.B*"), ["A.B* c"]));
	it("keeps two spellings of a word apart", () =>
		assert.deepEqual(found("// TODO: a\n\n// todo: b\n\n// @todo c", "TODO", "todo"), [
			"TODO a",
			"todo b",
			"todo c",
		]));
	it("finds nothing without tags", () => assert.deepEqual(found("// TODO: a", "", " "), []));
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import { partOf } from "../intent/links.ts";
import type { Intent, Problem, Ref, Said, WhyRecord } from "../model.ts";
import type { BranchView, Provenance } from "../snapshot.ts";
import { markdownCode, markdownText } from "./pullRequestMarkdown.ts";
import { pullRequestText, type Speech } from "./pullRequestText.ts";

const speech: Speech = {
	l10n: {
		t: (message, ...args) => message.replace(/\{(\d+)\}/g, (_all, at: string) => String(args[Number(at)])),
	},
	amount: (value, unit) =>
		new Intl.NumberFormat("en").format(value) + (unit === undefined ? "" : `\u00a0${unit}`),
};

const empty: WhyRecord = { file: "w", branch: "b", expects: new Map(), outcomes: [], questions: [] };
const byRecord: Provenance = { by: "record", file: "w" };
const intent = lumenShop();

function branch(said: Said, record?: Partial<WhyRecord>, how: Provenance = byRecord): BranchView {
	const linked = said === "none" ? [] : partOf(intent, said);
	return {
		name: "b",
		isDefault: false,
		serves: { how, said, unknown: [], partOf: linked },
		...(record && { record: { ...empty, ...record } }),
	};
}

const p95: Ref = "find-it-fast.search-p95";
const helps =
	"This helps First-time buyers on phones. Shoppers give up when search takes longer than two seconds.";
const aim = "The aim: Shoppers see their first result within a second.";

describe("the description of a pull request", () => {
	const table: readonly {
		readonly it: string;
		readonly branch: BranchView;
		readonly gives: readonly string[] | undefined;
	}[] = [
		{
			it: "answers the three questions, and says what is open",
			branch: branch(["slow-search", p95], {
				why: "Phones wait 2.4 s for the first result",
				expects: new Map([[p95, 1500]]),
				outcomes: ["A repeated search answers at once"],
				rework: { of: "feat/search-v1", because: "changed requirements" },
				questions: [
					{ ask: "Do we need fuzzy matching at all?", by: "Search team" },
					{ ask: "Must it be fresh?", answer: "No" },
				],
			}),
			gives: [
				`${helps} Phones wait 2.4 s for the first result.`,
				"p95 search time should go from 2,400 ms to 1,500 ms. We promised 800 ms.",
				"Once this is in: A repeated search answers at once.",
				"It does the work of `feat/search-v1` again: the requirements changed.",
				"One question is still open: Do we need fuzzy matching at all? (Search team asks)",
			],
		},
		{
			it: "brings the problem of a key result along",
			branch: branch([p95]),
			gives: [helps, "It works towards a promise: p95 search time from 2,400 ms to 800 ms.", aim],
		},
		{
			it: "lists several numbers and outcomes",
			branch: branch([p95, "find-it-fast.search-exits"], {
				expects: new Map([[p95, 800]]),
				outcomes: ["One.", "Two!"],
			}),
			gives: [
				helps,
				"- p95 search time should go from 2,400 ms to 800 ms. That is what we promised.\n" +
					"- It works towards a promise: Visits that end on search from 38 % to 20 %.",
				"Once this is in:\n\n- One.\n- Two!",
			],
		},
		{
			it: "gives the reason of an engineering goal",
			branch: branch(["incremental-index"]),
			gives: [
				helps,
				"It works towards a promise: p95 search time from 2,400 ms to 800 ms.",
				aim,
				"It serves an engineering goal: Index changes incrementally. " +
					"A full reindex blocks releases two days a week.",
			],
		},
		{
			it: "names the objective where no number was said",
			branch: branch(["basket-loss"]),
			gives: [
				"Shoppers abandon a basket they can't edit.",
				"It is part of a bigger promise: Shoppers keep the basket they filled.",
			],
		},
		{
			it: "leaves out what isn't known",
			branch: branch(["lonely-problem"], {}),
			gives: ["Designers can't share a list of lamps."],
		},
		{
			it: "says that it serves nothing on purpose, and why",
			branch: branch("none", { why: "Two rule sets contradict each other" }),
			gives: [
				"This solves no user problem and moves no key result, on purpose. Two rule sets contradict each other.",
			],
		},
		{
			it: "takes a standing link at its word",
			branch: branch("none", undefined, { by: "standing link", pattern: "x", at: { from: 0, to: 0 } }),
			gives: ["This solves no user problem and moves no key result, on purpose."],
		},
		{
			it: "knows nothing of a guess",
			branch: branch(["slow-search"], undefined, { by: "guess", words: ["search"] }),
			gives: undefined,
		},
		{
			it: "knows nothing of a branch without a why",
			branch: branch([], {}, { by: "nobody" }),
			gives: undefined,
		},
		{
			it: "tells what a record says that names nothing",
			branch: branch([], { why: "A try", questions: [{ ask: "A?" }, { ask: "B?", by: "Us" }] }),
			gives: ["A try.", "These questions are still open:\n\n- A?\n- B? (Us asks)"],
		},
		{
			it: "leaves out what no longer exists",
			branch: { ...branch([], { expects: new Map([["gone.result", 5]]) }) },
			gives: undefined,
		},
		{
			it: "shows a key result without numbers, and one without a start",
			branch: branch([p95], { expects: new Map([["keep-the-basket.finished", 50]]) }),
			gives: [
				helps,
				"- It works towards a promise: p95 search time from 2,400 ms to 800 ms.\n" +
					"- Baskets that end in an order should go from 41 % to 50 %. We promised 55 %.",
				aim,
			],
		},
	];
	for (const { it: name, branch: view, gives } of table)
		it(name, () => {
			const text = pullRequestText(intent, view, speech);
			assert.equal(text, gives && `${gives.join("\n\n")}\n`);
		});

	it("keeps what a title, a reason or a name tries to do from being done", () => {
		const bad = "# @team closes #1\n<img src=x onerror=y> [a](b) `c` |d| https://e.f *g*";
		const problem: Problem = {
			id: "p",
			at: { from: 0, to: 0 },
			title: bad,
			who: bad,
			evidence: [bad],
			outcomes: [bad],
		};
		const hostile: Intent = { ...intent, problems: new Map([["p", problem]]) };
		const view: BranchView = {
			...branch([], {
				why: bad,
				outcomes: [bad],
				questions: [{ ask: bad, by: bad }],
				rework: { of: "a`b`" },
			}),
			serves: { how: byRecord, said: ["p"], unknown: [], partOf: [] },
		};
		const text = pullRequestText(hostile, view, speech) ?? "";
		assert.doesNotMatch(text, /@team|#1|(?<!\\)[<[*|]|https:\/\/|^#/m);
		assert.match(text, /It does the work of `` a`b` `` again\./);
	});
});

describe("text in Markdown", () => {
	const table: readonly [text: string, markdown: string][] = [
		["p95 search-time (ms), 38% of it!", "p95 search-time (ms), 38% of it!"],
		["snake_case and _this_", "snake_case and \\_this\\_"],
		["<b>&lt;</b> & co", "\\<b>\\&lt;\\</b> & co"],
		["a\n\n- b\n\t# c", "a - b # c"],
		["- item", "\\- item"],
		["1. item", "1\\. item"],
		["2.4 s", "2.4 s"],
		["=== x", "\\=== x"],
		["> quote", "\\> quote"],
		["\\", "\\\\"],
		["~~no~~ $x$", "\\~\\~no\\~\\~ \\$x\\$"],
		["![a](b)", "!\\[a\\](b)"],
		["@team a@b.c", "@\u2060team a@\u2060b.c"],
		["#123 o/r#4 !5 GH-6 C#", "#\u2060123 o/r#\u20604 !\u20605 GH-\u20606 C#"],
		["www.a.b http://c", "www\u2060.a.b http:\u2060//c"],
		["a\u202Eb\u0007c", "abc"],
	];
	for (const [text, markdown] of table)
		it(JSON.stringify(text), () => assert.equal(markdownText(text), markdown));

	const names: readonly [name: string, code: string][] = [
		["$(id)", "`$(id)`"],
		["a;b", "`a;b`"],
		["a`b`", "`` a`b` ``"],
		["`a``b", "``` `a``b ```"],
		["<img/src=x>", "`<img/src=x>`"],
		["a|b", "`a|b`"],
		["x\u202Ey", "`xy`"],
		["@team", "`@team`"],
	];
	for (const [name, code] of names)
		it(`code ${JSON.stringify(name)}`, () => assert.equal(markdownCode(name), code));

	it("has no line, tag, link, mention or code of its own, whatever it is made from", () => {
		const piece = fc.constantFrom(
			"@a",
			"#1",
			"<",
			"`",
			"*",
			"[",
			"](",
			"\n",
			"\\",
			"|",
			"://",
			"\u202E",
			"!",
			"&lt;",
			"x",
		);
		fc.assert(
			fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 }))), (parts) => {
				const text = markdownText(parts.join(""));
				const bare = text.replace(/\\./g, " ");
				assert.doesNotMatch(bare, /[\n<`*[\]|\\\u202E]|@\w|#\d|:\/\/|&#?\w+;/, text);
			}),
			{ numRuns: 1000 },
		);
	});
});

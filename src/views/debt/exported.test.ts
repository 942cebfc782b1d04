import assert from "node:assert/strict";
import { english } from "../../../test/support/english.ts";
import type { Alignment } from "../../core/debt/align.ts";
import type { DebtEntry, KnownDebt } from "../../core/debt/debtState.ts";
import { groupDebt } from "../../core/debt/shown.ts";
import { parseIntent } from "../../core/intent/parse.ts";
import { type ExportFormat, exported } from "./exported.ts";
import { entryText, groupText, type RowContext } from "./rowTexts.ts";

const { intent } = parseIntent(
	`version: 1
objectives:
  fast: { title: Fast, key_results: { p95: { title: p95 search time } } }
engineering_goals:
  index: { title: "Index | in *parts*", because: Slow releases, supports: [fast.p95], debt: { from: 40, to: 10 } }
`,
	"alignment.yaml",
);
assert.ok(intent);

function entry(
	text: string,
	more: Partial<Alignment> & { line?: number; by?: string; tag?: string } = {},
): DebtEntry {
	const { line = 0, by, tag = "TODO", ...alignment } = more;
	const named = alignment.goal;
	return {
		item: {
			tag,
			text,
			file: "src/a.ts",
			at: { from: 0, to: 4 },
			extent: { from: 0, to: 9 },
			line,
			ordinal: 0,
			look: 0,
			...(by && { by }),
			...(named && { goal: named }),
			assignee: "somebody",
		} as DebtEntry["item"],
		alignment: { state: "unaligned", overdue: false, ...alignment },
	};
}

const aligned = {
	...entry("drop only what changed", { state: "aligned", goal: "index", line: 11 }),
	onBranch: "added",
} as const;
const late = entry("later", { state: "aligned", goal: "index", line: 20, by: "2026-10-20", overdue: true });
const gone = entry("rebuild", { state: "aligned", goal: "index", line: 3 });
const formulas = ["=1+1", "+1", "-1", "@x", "\tx", 'a "b", c'].map((text, line) => entry(text, { line }));
const dangling = entry("<img src=x> [a](b) `c`", {
	state: "dangling",
	didYouMean: "index",
	line: 30,
});
const items = [aligned, late, ...formulas, { ...dangling, item: { ...dangling.item, goal: "indx" } }];
const debt: KnownDebt = {
	root: "/shop",
	items,
	byGoal: new Map([
		[
			"index",
			{
				count: 31,
				trend: [
					{ on: "2026-10-01", count: 40 },
					{ on: "2026-11-23", count: 31 },
				],
			},
		],
	]),
	branch: { since: "0", added: [aligned], touched: [], paid: [gone] },
	engine: "ripgrep",
	gaps: [],
};
const context: RowContext = {
	intent,
	debt,
	paid: new Set([gone]),
	served: new Set(["fast.p95"]),
	isNarrow: false,
	words: { l10n: english, locale: "en", today: "2026-11-23" },
};
const shown = [...items, gone];
const said = (format: ExportFormat) => exported(format, groupDebt(shown, "goal", intent), context);

describe("exported debt", () => {
	it("as Markdown, with everything in it as text", () => {
		assert.equal(
			said("markdown").split("\n\n").slice(0, 3).join("\n\n"),
			`# Tech debt

## Index \\| in \\*parts\\* (31 of 40 → 10)

- **TODO** drop only what changed (\`src/a.ts:12\`, added)
- **TODO** later (\`src/a.ts:21\`, by 2026-10-20)
- **TODO** rebuild (\`src/a.ts:4\`, paid)`,
		);
		assert.match(said("markdown"), /\*\*TODO\*\* \\<img src=x> \\\[a\\\]\(b\) \\`c\\`/);
	});

	it("as CSV that no spreadsheet takes for formulas", () => {
		const [head, ...rows] = said("csv").split("\r\n");
		assert.equal(head, "file,line,tag,text,state,goal,by,onBranch,effect,keyResults");
		assert.equal(rows[0], "src/a.ts,12,TODO,drop only what changed,aligned,index,,added,hurts,fast.p95");
		assert.equal(rows[1], "src/a.ts,21,TODO,later,overdue,index,2026-10-20,,,");
		assert.equal(rows[2], "src/a.ts,4,TODO,rebuild,aligned,index,,paid,helps,fast.p95");
		for (const text of [`"'=1+1"`, `"'+1"`, `"'-1"`, `"'@x"`, `"'\tx"`, `"a ""b"", c"`])
			assert.ok(
				rows.some((row) => row.includes(`,${text},`)),
				text,
			);
	});

	it("as JSON with counts over time", () => {
		const { goals, items: listed } = JSON.parse(said("json"));
		assert.deepEqual(goals, [
			{
				id: "index",
				title: "Index | in *parts*",
				count: 31,
				from: 40,
				target: 10,
				trend: [
					{ on: "2026-10-01", count: 40 },
					{ on: "2026-11-23", count: 31 },
				],
			},
		]);
		assert.equal(listed.length, shown.length);
		assert.deepEqual(listed[0], {
			file: "src/a.ts",
			line: 12,
			tag: "TODO",
			text: "drop only what changed",
			state: "aligned",
			goal: "index",
			onBranch: "added",
			effect: "hurts",
			keyResults: ["fast.p95"],
		});
	});

	it("is the same each time, and names nobody", () => {
		for (const format of ["markdown", "csv", "json"] as const) {
			assert.equal(said(format), said(format));
			assert.doesNotMatch(said(format), /somebody/);
		}
	});
});

describe("rows of debt", () => {
	const groups = groupDebt(shown, "goal", intent);

	it("count a goal's items against its target", () => {
		const [goal] = groups;
		assert.ok(goal);
		const text = groupText(goal, context);
		assert.equal(text.description, "31 of 40 → 10");
		assert.equal(text.spoken, "31 debt items, target 10");
		assert.deepEqual(text.more, [
			"Slow releases",
			"Supports: p95 search time",
			"31 debt items, target 10: 40 on Oct 1, 31 on Nov 23",
			"Found by ripgrep",
		]);
		assert.equal(groupText(goal, { ...context, isNarrow: true }).description, "3 shown · 31 of 40 → 10");
	});

	it("warn of goals that don't exist, and are quiet about what names none", () => {
		const looks = groups.map((group) => {
			const { label, description, look } = groupText(group, context);
			return [label, description, look];
		});
		assert.deepEqual(looks, [
			["Index | in *parts*", "31 of 40 → 10", undefined],
			["indx", "1 · no such goal", "warning"],
			["No goal yet", "6", "quiet"],
		]);
	});

	const rows: readonly { readonly entry: DebtEntry; readonly description: string; readonly icon: string }[] =
		[
			{ entry: aligned, description: "added, hurts · src/a.ts:12", icon: "circle-large-outline" },
			{ entry: late, description: "overdue since Oct 20 · src/a.ts:21", icon: "watch" },
			{ entry: gone, description: "paid, helps · src/a.ts:4", icon: "pass" },
			{ entry: items.at(-1) ?? gone, description: "no goal \u2068indx\u2069 · src/a.ts:31", icon: "warning" },
		];
	for (const { entry: each, description, icon } of rows)
		it(description, () => {
			const text = entryText(each, context);
			assert.deepEqual([text.description, text.icon], [description, icon]);
		});

	it("say which key result an item helps or hurts", () => {
		const more = (each: DebtEntry) => entryText(each, context).more.join("\n");
		assert.match(more(gone), /Paid on this branch: that helps \u2068p95 search time\u2069/);
		assert.match(more(aligned), /Added on this branch: that hurts \u2068p95 search time\u2069/);
		assert.match(more(items.at(-1) ?? gone), /Did you mean index\?/);
	});
});

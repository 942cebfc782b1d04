import assert from "node:assert/strict";
import { parseIntent } from "../intent/parse.ts";
import type { Intent } from "../model.ts";
import { aligner } from "./align.ts";
import { burnDown } from "./burnDown.ts";
import type { DebtEntry, KnownDebt } from "./debtState.ts";
import { type Deed, deedOf, effectOf, servedKeyResults } from "./effect.ts";
import { countByGoal } from "./entries.ts";
import { itemsIn } from "./items.ts";
import { languageOf } from "./languages.ts";
import {
	type DebtChoice,
	type DebtGroup,
	entryKey,
	groupDebt,
	groupKey,
	type ShownScope,
	shownDebt,
} from "./shown.ts";

const yaml = `version: 1
objectives:
  find-it-fast:
    title: Find it fast
    key_results:
      search-p95: { title: p95 search time, from: 2400, to: 800 }
      exits: { title: Exits, from: 38, to: 20 }
  keep-the-basket:
    title: Keep the basket
    key_results:
      finished: { title: Finished, from: 41, to: 55 }
engineering_goals:
  search-index:
    title: Search index in parts
    supports: [find-it-fast.search-p95]
    paths: [src/search/**]
    debt: { from: 4, to: 1 }
  one-cart:
    title: One cart
    supports: [keep-the-basket.finished]
  no-card-data:
    title: No card data
    debt: { from: 3, to: 0 }
`;

const files: Readonly<Record<string, string>> = {
	"src/cart.ts":
		"// FIXME(goal:one-cart): merge\n// TODO: name it\n// HACK(goal:one-carts): wait\n// TODO(goal:one-cart, by:2026-01-01): late\n",
	"src/search/index.ts": "// TODO: read in parts\n// XXX(goal:search-index): lock\n",
};

const intent = intentOf(yaml);
const added = new Set(["lock", "name it"]);
const entries = entriesOf(files);
const paid = entriesOf({ "src/search/old.ts": "// TODO: gone now\n" });
const debt: KnownDebt = {
	root: "/shop",
	items: entries,
	byGoal: countByGoal(entries, intent, () => []),
	branch: { since: "0".repeat(40), added: [], touched: [], paid },
	gaps: [],
};

function intentOf(text: string): Intent {
	const { intent: read, findings } = parseIntent(text, "alignment.yaml");
	if (!read) throw new Error(JSON.stringify(findings));
	return read;
}

function entriesOf(texts: Readonly<Record<string, string>>): readonly DebtEntry[] {
	const align = aligner(intent, "2026-11-23");
	return Object.entries(texts).flatMap(([file, text]) => {
		const language = languageOf(file);
		if (!language) throw new Error(file);
		return itemsIn(text, file, language).map((item) => ({
			item,
			alignment: align(item),
			...(added.has(item.text) && { onBranch: "added" as const }),
		}));
	});
}

const texts = (those: readonly DebtEntry[]) => those.map(({ item }) => item.text);
const open: ReadonlySet<string> = new Set(["src/search/index.ts"]);

describe("which debt is shown", () => {
	const table: readonly {
		readonly scope: ShownScope;
		readonly filter?: string;
		readonly shows: readonly string[];
	}[] = [
		{ scope: "workspace", shows: ["merge", "name it", "wait", "late", "read in parts", "lock"] },
		{ scope: "branch", shows: ["name it", "lock", "gone now"] },
		{ scope: "open files", shows: ["read in parts", "lock"] },
		{ scope: "workspace", filter: "fixme", shows: ["merge"] },
		{ scope: "workspace", filter: "SEARCH/ parts", shows: ["read in parts", "lock"] },
		{ scope: "workspace", filter: "one cart", shows: ["merge", "wait", "late"] },
		{ scope: "branch", filter: "gone", shows: ["gone now"] },
		{ scope: "workspace", filter: "no such words", shows: [] },
	];
	for (const { scope, filter = "", shows } of table)
		it(`${scope}${filter && `, filtered by “${filter}”`}`, () => {
			assert.deepEqual(texts(shownDebt(debt, { scope, filter }, { intent, open })), shows);
		});

	const said = (groups: readonly DebtGroup[]) =>
		Object.fromEntries(groups.map((group) => [groupKey(group), texts(group.entries)]));
	const groupings: readonly {
		readonly by: DebtChoice["grouping"];
		readonly groups: Readonly<Record<string, string[]>>;
	}[] = [
		{
			by: "goal",
			groups: {
				"goal search-index": ["read in parts", "lock"],
				"goal one-cart": ["merge", "late"],
				"goal no-card-data": [],
				"goal one-carts": ["wait"],
				unaligned: ["name it"],
			},
		},
		{
			by: "file",
			groups: {
				"file src/cart.ts": ["merge", "name it", "wait", "late"],
				"file src/search/index.ts": ["read in parts", "lock"],
			},
		},
		{
			by: "tag",
			groups: {
				"tag FIXME": ["merge"],
				"tag HACK": ["wait"],
				"tag TODO": ["name it", "late", "read in parts"],
				"tag XXX": ["lock"],
			},
		},
		{
			by: "state",
			groups: {
				"state overdue": ["late"],
				"state dangling": ["wait"],
				"state unaligned": ["name it"],
				"state by path": ["read in parts"],
				"state aligned": ["merge", "lock"],
			},
		},
	];
	for (const { by, groups } of groupings)
		it(`grouped by ${by}, each item once`, () => {
			const found = groupDebt(entries, by, intent, true);
			assert.deepEqual(said(found), groups);
			assert.deepEqual(Object.keys(said(found)), Object.keys(groups));
			assert.equal(found.flatMap((group) => group.entries).length, entries.length);
		});

	it("shows goals that reached their target only where all is shown", () => {
		assert.ok(!groupDebt(entries, "goal", intent).some((group) => groupKey(group) === "goal no-card-data"));
	});

	it("knows an item again after its code has moved, and two of the same words apart", () => {
		const [before] = entriesOf({ "a.ts": "// TODO: same\n" });
		const [after, twin] = entriesOf({ "a.ts": "\n\nf();\n// TODO: same\n// FIXME\n// TODO: same\n" }).filter(
			({ item }) => item.text === "same",
		);
		assert.ok(before && after && twin);
		assert.equal(entryKey(after), entryKey(before));
		assert.notEqual(entryKey(twin), entryKey(before));
	});
});

describe("what a branch's debt does for what it serves", () => {
	const branch = (said: readonly string[] | "none", partOf: readonly string[] = []) =>
		({ name: "b", isDefault: false, serves: { how: { by: "nobody" }, said, unknown: [], partOf } }) as const;
	const find = (text: string) => [...entries, ...paid].find(({ item }) => item.text === text);
	const table: readonly {
		readonly it: string;
		readonly serves: ReturnType<typeof branch>;
		readonly item: string;
		readonly deed?: Deed;
		readonly effect: string;
	}[] = [
		{
			it: "paid helps",
			serves: branch(["find-it-fast.search-p95"]),
			item: "gone now",
			effect: "helps find-it-fast.search-p95",
		},
		{
			it: "added hurts",
			serves: branch(["find-it-fast.search-p95"]),
			item: "lock",
			effect: "hurts find-it-fast.search-p95",
		},
		{
			it: "touched does neither",
			serves: branch(["find-it-fast.search-p95"]),
			item: "lock",
			deed: "touched",
			effect: "",
		},
		{
			it: "left alone does neither",
			serves: branch(["find-it-fast.search-p95"]),
			item: "read in parts",
			effect: "",
		},
		{ it: "of another key result", serves: branch(["keep-the-basket.finished"]), item: "lock", effect: "" },
		{ it: "without a goal", serves: branch(["find-it-fast.search-p95"]), item: "name it", effect: "" },
		{
			it: "brought along",
			serves: branch(["search-index"], ["find-it-fast.search-p95"]),
			item: "lock",
			effect: "hurts find-it-fast.search-p95",
		},
		{
			it: "by the objective alone",
			serves: branch(["find-it-fast"]),
			item: "lock",
			effect: "hurts find-it-fast.search-p95",
		},
		{ it: "on a branch that serves nothing", serves: branch("none"), item: "lock", effect: "" },
	];
	for (const { it: name, serves, item, deed, effect } of table)
		it(name, () => {
			const entry = find(item);
			assert.ok(entry);
			const did = deed ?? deedOf(entry, new Set(paid));
			const found = effectOf(did, entry, servedKeyResults(serves, intent), intent);
			assert.equal(found ? `${found.does} ${found.keyResults.join(" ")}` : "", effect);
		});
});

describe("a goal's burn-down", () => {
	const trend = [
		{ on: "2026-10-01", count: 40 },
		{ on: "2026-10-21", count: 36 },
		{ on: "2026-11-10", count: 30 },
	];

	it("goes from the first count to the last, down to the target", () => {
		const picture = burnDown({ trend }, { from: 40, to: 10 });
		assert.deepEqual(picture?.points, [
			{ x: 0, y: 0 },
			{ x: 0.5, y: 4 / 30 },
			{ x: 1, y: 10 / 30 },
		]);
		assert.equal(picture?.target, 1);
		assert.equal(picture?.tone, "fewer");
	});

	it("needs no target", () => {
		const picture = burnDown(
			{ trend: [...trend].reverse().map(({ count }, at) => ({ on: trend[at]?.on ?? "", count })) },
			undefined,
		);
		assert.deepEqual(
			[picture?.points[0]?.y, picture?.points[2]?.y, picture?.target, picture?.tone],
			[1, 0, undefined, "more"],
		);
	});

	it("is a flat line in the middle where nothing changed", () => {
		const picture = burnDown(
			{
				trend: [
					{ on: "2026-10-01", count: 0 },
					{ on: "2026-11-01", count: 0 },
				],
			},
			{ to: 0 },
		);
		assert.deepEqual(
			[picture?.points.map(({ y }) => y), picture?.target, picture?.tone],
			[[0.5, 0.5], 0.5, "same"],
		);
	});

	for (const few of [[], trend.slice(0, 1), [trend[0], trend[0]]] as (typeof trend)[])
		it(`is nothing for ${few.length} counts of one day`, () =>
			assert.equal(burnDown({ trend: few }, { to: 10 }), undefined));
});

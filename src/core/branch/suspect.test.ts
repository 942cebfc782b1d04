import assert from "node:assert/strict";
import { lumenShopYaml } from "../../../test/fixtures/lumenShop.ts";
import type { PastIntent, PastState } from "../history/past.ts";
import { parseIntent } from "../intent/parse.ts";
import type { WhyRecord } from "../model.ts";
import { suspectOf } from "./suspect.ts";

const at = (instant: string) => Date.parse(instant) / 1000;

function version(instant: string, ...edits: readonly (readonly [string, string])[]): PastIntent {
	let text = lumenShopYaml;
	for (const [from, to] of edits) {
		assert.ok(text.includes(from), from);
		text = text.replace(from, to);
	}
	const { intent } = parseIntent(text, "alignment.yaml");
	assert.ok(intent);
	return { commit: instant, at: at(instant), intent };
}

const record: WhyRecord = {
	file: ".alignment/why/2026-11-20-feat-search-cache.yaml",
	branch: "feat/search-cache",
	created: "2026-11-20T10:00:00Z",
	serves: ["slow-search", "find-it-fast.search-p95"],
	expects: new Map([["find-it-fast.search-exits", 30]]),
	outcomes: [],
	questions: [],
};

const first = version("2026-11-01T10:00:00Z");
const target = ["from: 2400, to: 800", "from: 2400, to: 1500"] as const;
const targetChange = "find-it-fast.search-p95 to 800 → 1500";

describe("what a record was written about", () => {
	const table: readonly {
		readonly it: string;
		readonly versions: readonly PastIntent[];
		readonly record?: Partial<WhyRecord>;
		readonly says: readonly string[];
	}[] = [
		{ it: "stays", versions: [first], says: [] },
		{ it: "had changed before", versions: [version("2026-11-19T10:00:00Z", target), first], says: [] },
		{
			it: "has another target",
			versions: [version("2026-11-21T10:00:00Z", target), first],
			says: [targetChange],
		},
		{
			it: "has another title, and others who have it",
			versions: [
				version(
					"2026-11-21T10:00:00Z",
					["title: Shoppers give up when search takes longer than two seconds", "title: Search is slow"],
					["who: First-time buyers on phones", "who: Designers"],
				),
				first,
			],
			says: [
				"slow-search title Shoppers give up when search takes longer than two seconds → Search is slow",
				"slow-search who First-time buyers on phones → Designers",
			],
		},
		{
			it: "is expected, though not served",
			versions: [
				version("2026-11-21T10:00:00Z", ['unit: "%", from: 38, to: 20', 'unit: "%", from: 38, to: 30']),
				first,
			],
			says: ["find-it-fast.search-exits to 20 → 30"],
		},
		{
			it: "is laid out otherwise",
			versions: [
				version("2026-11-21T10:00:00Z", ["unit: ms, from: 2400, to: 800", "to: 800, from: 2400,   unit: ms"]),
				first,
			],
			says: [],
		},
		{
			it: "is not what changed",
			versions: [
				version("2026-11-21T10:00:00Z", ["title: Shoppers abandon a basket they can't edit", "title: Other"]),
				first,
			],
			says: [],
		},
		{
			it: "changed and changed back",
			versions: [version("2026-11-22T10:00:00Z"), version("2026-11-21T10:00:00Z", target), first],
			says: [],
		},
		{
			it: "was found to be right since",
			versions: [version("2026-11-21T10:00:00Z", target), first],
			record: { reviewed: "2026-11-21T10:00:01Z" },
			says: [],
		},
		{
			it: "changed again since it was found to be right",
			versions: [
				version("2026-11-23T10:00:00Z", ["from: 2400, to: 800", "from: 2400, to: 1000"]),
				version("2026-11-21T10:00:00Z", target),
				first,
			],
			record: { reviewed: "2026-11-22T10:00:00Z" },
			says: ["find-it-fast.search-p95 to 1500 → 1000"],
		},
		{
			it: "has left the agreement",
			versions: [version("2026-11-21T10:00:00Z", ["  slow-search:", "  quick-search:"]), first],
			says: [],
		},
		{ it: "was not agreed on yet", versions: [version("2026-11-21T10:00:00Z", target)], says: [] },
		{
			it: "is nothing on purpose",
			versions: [version("2026-11-21T10:00:00Z", target), first],
			record: { serves: "none", expects: new Map() },
			says: [],
		},
		{
			it: "is named at an unknown time",
			versions: [version("2026-11-21T10:00:00Z", target), first],
			record: { created: "soon" },
			says: [],
		},
	];
	for (const { it: name, versions, record: fields, says } of table)
		it(name, () => {
			const past: PastState = { state: "known", versions };
			const suspect = suspectOf({ record: { ...record, ...fields } }, past);
			const said = suspect?.changes.flatMap(({ ref, facets }) =>
				facets.map(({ key, was, is }) => `${ref} ${key} ${was} → ${is}`),
			);
			assert.deepEqual(said ?? [], says);
		});

	it("can't be told without a record, or before the past is known", () => {
		assert.equal(suspectOf({}, { state: "known", versions: [first] }), undefined);
		assert.equal(suspectOf({ record }, { state: "reading" }), undefined);
	});
});

import assert from "node:assert/strict";
import { casesOf } from "../yamlTable.test.ts";
import { parseIntent } from "./parse.ts";
import { problemIds, readRow } from "./readRow.test.ts";
import { wholeIntent } from "./wholeIntent.test.ts";

describe("a whole intent", () => {
	for (const { name, run } of casesOf(readRow, [
		{
			name: "five lines",
			text: "version: 1\nproblems:\n  slow-search:\n    title: Search is slow\n",
			findings: [],
			still: problemIds,
			is: ["slow-search"],
		},
	]))
		it(name, run);

	it("has all that the file says", () => {
		const { intent, findings } = parseIntent(wholeIntent, "alignment.yaml");
		assert.deepEqual(findings, []);
		const at = (text: string) => {
			const from = wholeIntent.indexOf(text);
			return { from, to: from + text.length };
		};
		const keyResult = {
			ref: "find-it-fast.search-p95",
			id: "search-p95",
			objective: "find-it-fast",
			at: at("search-p95"),
			title: "p95 search time",
			unit: "ms",
			from: 2400,
			to: 800,
		};
		assert.deepEqual(intent, {
			product: "Lumen Shop",
			vision: "Anyone finds the right lamp in under a minute.",
			audience: ["First-time buyers on phones", "Interior designers"],
			period: { at: at("period"), name: "2026-Q4", from: "2026-10-01", to: "2026-12-31" },
			problems: new Map([
				[
					"slow-search",
					{
						id: "slow-search",
						at: at("slow-search"),
						title: "Shoppers give up when search takes longer than two seconds",
						who: "First-time buyers on phones",
						evidence: ["38% of abandoned sessions end on the search page"],
						outcomes: ["Shoppers see their first result within a second"],
					},
				],
			]),
			objectives: new Map([
				[
					"find-it-fast",
					{
						id: "find-it-fast",
						at: at("find-it-fast"),
						title: "Shoppers find what they want on the first try",
						owner: "Product",
						solves: ["slow-search"],
						keyResults: [keyResult],
					},
				],
			]),
			keyResults: new Map([["find-it-fast.search-p95", keyResult]]),
			goals: new Map([
				[
					"incremental-index",
					{
						id: "incremental-index",
						at: at("incremental-index"),
						title: "Index changes incrementally",
						owner: "Engineering",
						kind: "scalability",
						because: "A full reindex blocks releases two days a week",
						supports: ["find-it-fast.search-p95"],
						paths: ["src/search/**"],
						debt: { from: 40, to: 10 },
						options: [
							{
								title: "Change data capture",
								effort: "3 weeks",
								speed: "high",
								quality: "high",
								cost: "medium",
								chosen: true,
							},
							{
								title: "Faster full reindex",
								effort: "1 week",
								speed: "medium",
								quality: "low",
								cost: "low",
								chosen: false,
							},
						],
					},
				],
			]),
			capacity: { at: at("capacity"), product: 70, engineering: 30 },
			agreed: [
				{
					at: at("{ who: Head of Product, role: product, on: 2026-10-02 }"),
					who: "Head of Product",
					role: "product",
					on: "2026-10-02",
				},
				{
					at: at("{ who: Head of Engineering, role: engineering, on: 2026-10-02 }"),
					who: "Head of Engineering",
					role: "engineering",
					on: "2026-10-02",
				},
			],
			rituals: {
				at: at("rituals"),
				checkIn: "weekly",
				deepDive: "monthly",
				postMortem: "every release",
			},
			branches: [
				{ pattern: "feat/search-*", at: at('"feat/search-*"'), serves: ["find-it-fast.search-p95"] },
				{ pattern: "release/**", at: at('"release/**"'), serves: "none" },
			],
		});
	});
});

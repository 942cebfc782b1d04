import assert from "node:assert/strict";
import { landedChange, recordOf, saying, snapshotOf } from "../../../test/fixtures/landed.ts";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import { english } from "../../../test/support/english.ts";
import { type LineStory, traceLine } from "../../core/history/trace.ts";
import type { Ref } from "../../core/model.ts";
import { tellFile } from "./tellFile.ts";

const words = { l10n: english, locale: "en", today: "2026-11-20" };
const shown = (_of: string, text: string) => text;
const links = { story: shown, file: shown, commit: shown };

function serving(id: string, said: readonly Ref[]) {
	const record = recordOf(`feat/${id}`, { serves: said });
	return landedChange(id, "2026-10-08", { ...saying(said), record });
}

const changes = [
	serving("cache", ["slow-search", "incremental-index"]),
	serving("basket", ["basket-loss"]),
	landedChange("chore", "2026-10-08", { ...saying("none"), record: recordOf("chore", { serves: "none" }) }),
	landedChange("nobody", "2026-10-09", { subject: "nobody | else" }),
	landedChange("ancient", "2020-03-01", { release: "v1" }),
];

/** The page of a file whose lines came with these commits; an empty one is not committed yet. */
function page(commits: readonly string[], snapshot = snapshotOf({ changes })): string {
	const lines = commits.map((id) =>
		traceLine(
			id === ""
				? { state: "uncommitted" }
				: { state: "committed", commit: { id, subject: id, at: 0, isFirst: false } },
			snapshot,
		),
	);
	return tellFile({ path: "src/a.ts", lines, snapshot }, links, words);
}

describe("why a file looks as it does", () => {
	const [slow, basket, index] = [
		"Shoppers give up when search takes longer than two seconds",
		"Shoppers abandon a basket they can't edit",
		"Index changes incrementally",
	];
	const unsaid = "nobody wrote down what for";
	const tables: readonly [commits: readonly string[], rows: readonly string[]][] = [
		[["basket"], [`| 100% | ${basket} |`]],
		[
			["basket", ""],
			[`| 50% | ${basket} |`, `| 50% | ${unsaid} |`],
		],
		[
			["nobody", "nobody", "nobody", "basket"],
			[`| 25% | ${basket} |`, `| 75% | ${unsaid} |`],
		],
		[
			["cache", "cache", "cache", "basket"],
			[
				`| 75% | ${slow} |`,
				`| 75% | ${index} |`,
				`| 25% | ${basket} |`,
				"",
				"A line counts for each that it is for.",
			],
		],
		[
			["chore", "basket"],
			[`| 50% | ${basket} |`, "| 50% | nothing, on purpose |"],
		],
		[["", "nobody"], []],
		[[], []],
	];
	for (const [commits, rows] of tables)
		it(`tells what the lines of ${commits.map((id) => id || "nobody yet").join(", ") || "nothing"} are for`, () => {
			const [, after = ""] = page(commits).split("| ---: | --- |\n");
			assert.equal(after.split("\n\n## ")[0], rows.join("\n"));
		});

	it("puts what nobody said anything of into tables, older than the first record apart", () => {
		const lines = [...Array<string>(300).fill("basket"), "nobody", "ancient"];
		const text = page(lines);
		assert.match(text, /^Lines: 302\. 3 changes brought them\.$/m);
		assert.deepEqual(text.split("## ").slice(2), [
			"Nobody wrote down what these are for\n\n| Lines | Change | Landed | First Release |\n| ---: | --- | --- | --- |\n" +
				"| < 1% | nobody \\| else | October 9, 2026 |  |\n\n",
			"Older than the first why record\n\n| Lines | Change | Landed | First Release |\n| ---: | --- | --- | --- |\n" +
				"| < 1% | ancient | March 1, 2020 | v1 |",
		]);
	});

	it("tells once what the current branch is for, and counts its lines", () => {
		const [problem] = [...lumenShop().problems.values()];
		assert.ok(problem);
		const served = {
			said: [problem.id],
			problems: [problem],
			objectives: [],
			keyResults: [],
			goals: [],
			gone: [],
		};
		const how = { by: "record", file: "a.yaml" } as const;
		const serves = { how, said: [problem.id], unknown: [], partOf: [] };
		const branch = { name: "feat/cache", isDefault: false, serves };
		const commit = { id: "c", subject: "c", at: 0, isFirst: false };
		const lines: readonly LineStory[] = [
			{ is: "uncommitted", branch, served, aims: [] },
			{ is: "at work", commit, branch, served, aims: [] },
		];
		const text = tellFile({ path: "a.ts", lines, snapshot: snapshotOf() }, links, words);
		assert.match(text, /\| 100% \| Shoppers give up/);
		assert.equal(text.match(/What `feat\/cache` is for:/g)?.length, 1);
		assert.match(text, /## Committed, not landed yet\n\n50% of the lines \(1\)$/);
	});

	it("says how many changes brought the lines", () => {
		for (const [commits, said] of [
			[["", ""], "Lines: 2. None of them has landed."],
			[["basket"], "Lines: 1. One change brought them."],
			[[], "It has no lines."],
		] as const)
			assert.ok(page(commits).includes(`\n\n${said}`), said);
	});

	it("counts what it doesn't show", () => {
		const many = Array.from({ length: 45 }, (_, at) => landedChange(`c${at}`, "2020-01-01"));
		const text = page(
			many.map(({ commit }) => commit),
			snapshotOf({ changes: [...changes, ...many] }),
		);
		assert.equal(text.match(/^\| 2% \| c/gm)?.length, 40);
		assert.match(text, /Older changes that are not shown here: 5\.$/);
	});
});

import assert from "node:assert/strict";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import { likeliest, type RankEvidence, rankServes } from "./rank.ts";

const intent = lumenShop();
const nothing: RankEvidence = {
	branch: "spike/lasers",
	changed: [],
	parents: [],
	records: [],
	today: "2026-11-20",
};

function record(serves: string[] | "none", created: string, branch = "feat/other") {
	return { file: `${branch}.yaml`, branch, created, serves, expects: new Map(), outcomes: [], questions: [] };
}

const recent = [
	record(["lonely-problem"], "2026-11-10T10:00:00Z"),
	record(["lonely-problem", "slow-search"], "2026-11-11T10:00:00Z"),
	record("none", "2026-11-12T10:00:00Z"),
];

const rows: readonly {
	readonly it: string;
	readonly evidence: Partial<RankEvidence>;
	readonly first: string;
	readonly reasons: readonly string[];
	readonly marked: readonly string[];
}[] = [
	{ it: "nothing", evidence: {}, first: "slow-search", reasons: [], marked: [] },
	{
		it: "the branch's name",
		evidence: { branch: "fix/basket-loss" },
		first: "basket-loss",
		reasons: ["name"],
		marked: ["basket-loss"],
	},
	{
		it: "files under a goal's paths",
		evidence: { changed: ["src/search/index.ts", "README.md", "src/search/query/parse.ts"] },
		first: "incremental-index",
		reasons: ["files"],
		marked: ["incremental-index"],
	},
	{
		it: "recent work",
		evidence: { records: recent },
		first: "lonely-problem",
		reasons: ["recent"],
		marked: ["lonely-problem"],
	},
	{
		it: "recent work, and never what is long past",
		evidence: { records: [record(["basket-loss"], "2026-09-01T10:00:00Z"), record(["basket-loss"], "soon")] },
		first: "slow-search",
		reasons: [],
		marked: [],
	},
	{
		it: "the branch it came from, as a whole",
		evidence: {
			parents: [{ branch: "feat/basket", serves: ["keep-the-basket.finished", "basket-loss"] }],
			records: recent,
		},
		first: "basket-loss",
		reasons: ["inherited"],
		marked: ["basket-loss", "keep-the-basket.finished"],
	},
	{
		it: "the nearest of those it came from",
		evidence: {
			parents: [
				{ branch: "a", serves: ["lonely-problem"] },
				{ branch: "b", serves: ["basket-loss", "slow-search"] },
			],
		},
		first: "lonely-problem",
		reasons: ["inherited"],
		marked: ["lonely-problem"],
	},
	{
		it: "its name before the branch it came from, and that before its files",
		evidence: {
			branch: "fix/basket-loss",
			parents: [{ branch: "a", serves: ["lonely-problem"] }],
			changed: Array.from({ length: 200 }, (_, index) => `src/search/${index}.ts`),
			records: recent,
		},
		first: "basket-loss",
		reasons: ["name"],
		marked: ["basket-loss"],
	},
	{
		it: "a standing link before all",
		evidence: { branch: "feat/search-basket-loss", parents: [{ branch: "a", serves: ["basket-loss"] }] },
		first: "find-it-fast.search-p95",
		reasons: ["standing link", "name"],
		marked: ["find-it-fast.search-p95"],
	},
	{
		it: "no parent that serves nothing on purpose",
		evidence: { parents: [{ branch: "a", serves: "none" }] },
		first: "slow-search",
		reasons: [],
		marked: [],
	},
	{
		it: "nothing that doesn't exist",
		evidence: { parents: [{ branch: "a", serves: ["gone"] }] },
		first: "slow-search",
		reasons: [],
		marked: [],
	},
];

describe("ranking of what a branch may serve", () => {
	for (const { it: name, evidence, first, reasons, marked } of rows) {
		it(`goes by ${name}`, () => {
			const ranked = rankServes(intent, { ...nothing, ...evidence });
			assert.equal(ranked[0]?.ref, first);
			assert.deepEqual(
				ranked[0]?.reasons.map(({ by }) => by),
				reasons,
			);
			assert.deepEqual(likeliest(ranked), marked);
		});
	}

	it("has everything that can be served once, and no objective", () => {
		const ranked = rankServes(intent, nothing);
		assert.deepEqual(
			ranked.map(({ ref }) => ref),
			[...intent.problems.keys(), ...intent.keyResults.keys(), ...intent.goals.keys()],
		);
	});

	it("says how many files, and under which of the goal's globs", () => {
		const changed = ["src/search/a.ts", "src/search/b/c.ts"];
		const [goal] = rankServes(intent, { ...nothing, changed });
		assert.deepEqual(goal?.reasons, [{ by: "files", glob: "src/search/**", count: 2 }]);
	});
});

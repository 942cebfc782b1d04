import assert from "node:assert/strict";
import { knownDebt, onBranch, samples } from "../../../test/support/cardPreview/samples.ts";
import { english } from "../../../test/support/english.ts";
import type { DebtState } from "../../core/debt/debtState.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import type { Block, CardModel } from "../../webview/card/model.ts";
import { cardModel } from "./cardModel.ts";

const modelOf = (snapshot: Snapshot | undefined): CardModel => cardModel(snapshot, english, "en");
const blocksOf = (model: CardModel): readonly Block[] => model.sections.flatMap(({ blocks }) => blocks);
const goalsOf = (model: CardModel) => blocksOf(model).filter((block) => block.kind === "goal");
const rowsOf = (model: CardModel) =>
	blocksOf(model).flatMap((block) => (block.kind === "debt" ? block.rows : []));

describe("debt in the card", () => {
	it("counts a goal's items against its target, and draws how it went", () => {
		const [goal] = goalsOf(modelOf(samples.debt));
		const { picture, ...words } = goal?.debt ?? {};
		assert.deepEqual(words, {
			count: "31 debt items, target 10",
			paid: "−5 paid",
			added: "+2 on this branch",
		});
		assert.equal(picture?.points.length, 7);
		assert.equal(picture?.target, 1);
		assert.equal(picture?.tone, "fewer");
		assert.equal(
			picture?.spoken,
			"Debt of \u2068Index changes incrementally\u2069: 40 on Oct 1, 31 on Nov 23. 31 debt items, target 10",
		);
	});

	it("says by goal what the branch did, and opens it", () => {
		const rows = rowsOf(modelOf(samples["debt-more"]));
		assert.deepEqual(rows, [
			{
				key: "debt:incremental-index",
				title: "Index changes incrementally",
				open: { do: "showDebt", goal: "incremental-index" },
				added: "+7 added",
			},
			{
				key: "debt:one-basket",
				title: "One basket service instead of three",
				open: { do: "showDebt", goal: "one-basket" },
				added: "+1 added",
				touched: "3 touched",
			},
			{
				key: "debt:none",
				title: "No goal yet",
				open: { do: "showDebt" },
				paid: "−1 paid",
				added: "+1 added",
				touched: "12 touched",
			},
		]);
	});

	it("is in the overview of the default branch in short", () => {
		const goals = goalsOf(modelOf(samples["debt-default"]));
		assert.deepEqual(
			goals.map(({ title, aside, debt }) => [title, aside, debt]),
			[
				["Index changes incrementally", "31 of 40 → 10", undefined],
				["One basket service instead of three", undefined, undefined],
			],
		);
	});

	const known = knownDebt([40, 31]);
	assert.ok("items" in known);
	const { engine: _, ...unfinished } = known;
	const silent: Readonly<Record<string, DebtState>> = {
		"nobody asked": { state: "unasked" },
		"no program may be run": { state: "untrusted" },
		"the scan failed": { state: "failed", detail: "Out of files." },
		"files are looked at for the first time": { ...unfinished, state: "scanning" },
	};
	for (const [why, debt] of Object.entries(silent))
		it(`is not there when ${why}`, () => {
			const model = modelOf(onBranch({ said: ["incremental-index"] }, { debt }));
			assert.deepEqual(
				goalsOf(model).map((goal) => goal.debt),
				[undefined],
			);
			assert.deepEqual(rowsOf(model), []);
		});

	it("stays while all files are looked at again", () => {
		const again = onBranch({ said: ["incremental-index"] }, { debt: { ...known, state: "scanning" } });
		assert.equal(goalsOf(modelOf(again))[0]?.debt?.count, "31 debt items, target 10");
	});
});

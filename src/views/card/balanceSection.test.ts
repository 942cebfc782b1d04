import { deepEqual, equal } from "node:assert/strict";
import { english } from "../../../test/support/english.ts";
import { snapshotOf } from "../../../test/support/mapPreview/samples.ts";
import { shopYaml } from "../../../test/support/mapPreview/shop.ts";
import { changes } from "../../../test/support/measuresPreview/samples.ts";
import type { HistoryState } from "../../core/history/history.ts";
import { balanceSection } from "./balanceSection.ts";

const known: HistoryState = {
	state: "known",
	branch: "main",
	tip: "c0ffee",
	changes: [...changes].reverse(),
	releases: [],
	missing: [],
};
const of = (history: HistoryState, yaml = shopYaml) =>
	balanceSection({ ...snapshotOf({ yaml }), history }, english, "en");

describe("balance on the card", () => {
	it("says product to engineering of the period, against what was agreed", () => {
		const section = of(known);
		// Of ten changes six are for product, and four for goals that support a key result: those count for both.
		equal(section?.aside, "80 : 20");
		deepEqual(section?.blocks, [
			{
				kind: "line",
				text: "product to engineering, agreed 70 : 30",
				button: { key: "measures", label: "Measures", action: { do: "openMeasures" } },
			},
		]);
	});

	it("does without an agreement", () =>
		equal(
			of(known, shopYaml.replace(/^capacity:.*$/m, ""))
				?.blocks.map((block) => "text" in block && block.text)
				.join(),
			"product to engineering",
		));

	const nothing: HistoryState[] = [
		{ state: "unasked" },
		{ state: "reading" },
		{ state: "none" },
		{ state: "failed", detail: "" },
		{ ...known, changes: changes.slice(0, 1) },
	];
	for (const history of nothing)
		it(`is absent where there is too little to tell: ${history.state}`, () => equal(of(history), undefined));
});

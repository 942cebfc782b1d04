import assert from "node:assert/strict";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import { movableResults, proposedOutcomes, proposedWhy } from "./recordProposal.ts";

const intent = lumenShop();
const slow = "Shoppers give up when search takes longer than two seconds";
const within = ["Shoppers see their first result within a second"];

describe("proposals for a why record", () => {
	const rows: readonly [
		serves: readonly string[],
		why: string | undefined,
		outcomes: readonly string[],
		moves: string[],
	][] = [
		[["slow-search"], slow, within, ["find-it-fast.search-p95", "find-it-fast.search-exits"]],
		[["find-it-fast.search-exits"], slow, within, ["find-it-fast.search-exits"]],
		[["incremental-index"], slow, within, ["find-it-fast.search-p95"]],
		[
			["basket-loss", "incremental-index"],
			"Shoppers abandon a basket they can't edit",
			within,
			["find-it-fast.search-p95", "keep-the-basket.finished"],
		],
		[["lonely-problem"], "Designers can't share a list of lamps", [], []],
		[["gone"], undefined, [], []],
		[[], undefined, [], []],
	];
	for (const [serves, why, outcomes, moves] of rows) {
		it(`of ${serves.join(", ") || "nothing"}`, () => {
			assert.equal(proposedWhy(intent, serves), why);
			assert.deepEqual(proposedOutcomes(intent, serves), outcomes);
			assert.deepEqual(movableResults(intent, serves), moves);
		});
	}
});

import assert from "node:assert/strict";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import { guessFromName, wordsOf } from "./guess.ts";

describe("guessFromName", () => {
	const intent = lumenShop();
	const table: readonly (readonly [branch: string, ref: string | undefined])[] = [
		["slow-search", "slow-search"],
		["fix/slow_search", "slow-search"],
		["fix/slowSearchOnPhones", "slow-search"],
		["feat/incremental-index-cdc", "incremental-index"],
		["feat/indexing", "incremental-index"],
		["search-p95", "find-it-fast.search-p95"],
		["fix/basket-typo", "basket-loss"],
		["fix/typo", undefined],
		["update-readme", undefined],
		["PROJ-123", undefined],
		["feat/123", undefined],
		["shoppers", undefined],
		["main", undefined],
		["", undefined],
		["-", undefined],
		["\u202Eevil", undefined],
	];
	for (const [branch, ref] of table)
		it(`${JSON.stringify(branch)} looks like ${ref ?? "nothing"}`, () =>
			assert.equal(guessFromName(intent, branch)[0]?.ref, ref));

	it("says which words it went by", () =>
		assert.deepEqual(guessFromName(intent, "fix/basket-typo")[0]?.words, ["basket"]));
});

describe("wordsOf", () => {
	for (const [text, words] of [
		["feat/slowSearch_v2", ["slow", "search"]],
		["fix: the typo in Größe", ["größe"]],
		["ABC-123", ["abc"]],
	] as const)
		it(text, () => assert.deepEqual(wordsOf(text), words));
});

import assert from "node:assert/strict";
import { nearest } from "./nearest.ts";

describe("nearest", () => {
	const candidates = ["slow-search", "basket-loss", "find-it-fast.search-p95", "key_results", "title", "who"];
	for (const [word, expected] of [
		["slow-search", "slow-search"],
		["slow-serach", "slow-search"],
		["slowsearch", "slow-search"],
		["Slow-Search", "slow-search"],
		["titel", "title"],
		["woh", "who"],
		["hwo", "who"],
		["ohw", undefined],
		["w", undefined],
		["search-p95", "find-it-fast.search-p95"],
		["results", "key_results"],
		["loss", "basket-loss"],
		["search", "slow-search"],
		["elephant", undefined],
		["", undefined],
	] as const)
		it(`${word} → ${expected}`, () => assert.equal(nearest(word, candidates), expected));

	it("doesn't choose between two that end alike", () =>
		assert.equal(nearest("search", ["slow-search", "wrong-search"]), undefined));
	it("chooses the nearer one", () => assert.equal(nearest("abcdef", ["abcfed", "abcdfe"]), "abcdfe"));
});

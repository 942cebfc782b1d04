import assert from "node:assert/strict";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import { kindOf, partOf } from "./links.ts";

describe("links", () => {
	const intent = lumenShop();

	for (const [ref, kind] of [
		["slow-search", "problem"],
		["find-it-fast", "objective"],
		["find-it-fast.search-p95", "key result"],
		["incremental-index", "engineering goal"],
		["search-p95", undefined],
		["", undefined],
	] as const)
		it(`${ref || "an empty reference"} is ${kind ?? "nothing"}`, () =>
			assert.equal(kindOf(intent, ref), kind));

	for (const [said, brought] of [
		[["slow-search"], ["find-it-fast"]],
		[["find-it-fast.search-p95"], ["find-it-fast", "slow-search", "incremental-index"]],
		[["incremental-index"], ["find-it-fast.search-p95", "find-it-fast", "slow-search"]],
		[["find-it-fast"], ["slow-search"]],
		[
			["slow-search", "find-it-fast.search-p95"],
			["find-it-fast", "incremental-index"],
		],
		[["lonely-problem"], []],
		[[], []],
	] as const)
		it(`${said.join(" and ") || "nothing"} is part of ${brought.join(", ") || "nothing"}`, () =>
			assert.deepEqual(partOf(intent, said), brought));
});

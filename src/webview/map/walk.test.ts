import { equal } from "node:assert/strict";
import { type WalkKey, walk } from "./walk.ts";

const ground = {
	columns: [["a1", "a2"], ["b1", "b2", "b3"], [], ["d1"]],
	links: [
		{ from: "b1", to: "a1" },
		{ from: "b3", to: "a1" },
		{ from: "d1", to: "b2" },
	],
	middles: new Map(Object.entries({ a1: 10, a2: 60, b1: 90, b2: 140, b3: 20, d1: 100 })),
};

describe("a step by key", () => {
	const table: [string, WalkKey, string | undefined, string?][] = [
		["a1", "ArrowDown", "a2"],
		["a1", "ArrowUp", undefined],
		["b3", "Home", "b1"],
		["b1", "End", "b3"],
		["a1", "ArrowRight", "b3"],
		["a1", "ArrowRight", "b1", "b1"],
		["b1", "ArrowLeft", "a1"],
		["d1", "ArrowLeft", "b2"],
		["a2", "ArrowRight", "b1"],
		["b1", "ArrowRight", "d1"],
		["d1", "ArrowRight", undefined],
		["a1", "ArrowLeft", undefined],
	];
	for (const [at, key, to, before] of table) {
		it(`${key} leads from ${at} to ${to ?? "nowhere"}${before ? `, back to ${before}` : ""}`, () =>
			equal(walk(at, key, { ...ground, before }), to));
	}
});

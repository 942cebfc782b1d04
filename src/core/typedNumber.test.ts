import assert from "node:assert/strict";
import { numberOf } from "./typedNumber.ts";

describe("a number that was typed", () => {
	const numbers: readonly [text: string, value: number | undefined][] = [
		["1500", 1500],
		[" 1 500 ", 1500],
		["-2.5", -2.5],
		[".5", 0.5],
		["1e3", 1000],
		["1,500", undefined],
		["1.500.000", undefined],
		["", undefined],
		["fast", undefined],
		["Infinity", undefined],
		["1e999", undefined],
	];
	for (const [text, value] of numbers) {
		it(`reads ${JSON.stringify(text)} as ${value}`, () => assert.equal(numberOf(text), value));
	}
});

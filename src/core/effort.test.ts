import assert from "node:assert/strict";
import { effortDays } from "./effort.ts";

const rows: readonly (readonly [string, number | undefined])[] = [
	["3 weeks", 15],
	["1 week", 5],
	["a week", 5],
	["2w", 10],
	["1.5 d", 1.5],
	["1,5 days", 1.5],
	["half a day", 0.5],
	["4 hours", 0.5],
	["2-3 weeks", 12.5],
	["2 – 4 days", 3],
	["about 2 months", 40],
	["~ 1 quarter", 60],
	["two person-weeks", 10],
	["a year", 240],
	["", undefined],
	["large", undefined],
	["8", undefined],
	["3 points", undefined],
	["week", undefined],
	["3 weeks and a bit", undefined],
	["-3 weeks", undefined],
];

describe("working days in an effort", () => {
	for (const [text, days] of rows)
		it(text === "" ? "nothing" : text, () => {
			assert.equal(effortDays(text), days);
		});
});

import { equal } from "node:assert/strict";
import { startOf } from "./placeTexts.ts";

const widths = { whole: 268, text: 100, before: 48, after: 28 };

describe("text under a tick", () => {
	const table: [string, number, Partial<typeof widths>, number | undefined][] = [
		["has its middle under the tick", 0.5, {}, 84],
		["keeps clear of the start", 0, {}, 48],
		["keeps clear of the end", 1, {}, 140],
		["has no room between long ends", 0.5, { before: 100, after: 100 }, undefined],
		["just fits", 0.5, { text: 192 }, 48],
	];
	for (const [name, at, given, start] of table) {
		it(name, () => equal(startOf(at, { ...widths, ...given }), start));
	}
});

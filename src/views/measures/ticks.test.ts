import { deepEqual, equal } from "node:assert/strict";
import { english } from "../../../test/support/english.ts";
import { monthName, monthsOf, niceAxis, niceStep, timeAxis } from "./ticks.ts";

const words = { l10n: english, locale: "en", today: "2026-11-23" };

describe("round steps", () => {
	const table: [extent: number, most: number, step: number][] = [
		[10, 5, 2],
		[7, 4, 2],
		[19, 4, 5],
		[0.3, 4, 0.1],
		[1, 4, 0.5],
		[2300, 4, 1000],
		[40, 4, 10],
		[0, 4, 1],
		[Number.NaN, 4, 1],
	];
	for (const [extent, most, step] of table)
		it(`of ${extent} in ${most} are ${step}`, () => equal(niceStep(extent, most), step));
});

describe("axis of values", () => {
	const table: [string, number[], number | undefined, string][] = [
		["from zero", [3, 7.5], undefined, "0 2 4 6 8"],
		["from a given number", [3.2, 4.2], 3, "3 3.5 4 4.5"],
		["of one value", [5], undefined, "0 2 4 6"],
		["of nothing", [], undefined, "0 1"],
		["of zeros", [0, 0], undefined, "0 1"],
		["of shares", [0.06, 0.31], undefined, "0 0.1 0.2 0.3 0.4"],
	];
	for (const [name, values, from, shown] of table)
		it(`${name}`, () => {
			const { ticks, to } = niceAxis(values, { ...(from !== undefined && { from }), label: String });
			equal(ticks.map(({ label }) => label).join(" "), shown);
			equal(to, ticks.at(-1)?.at);
		});
});

describe("axis of time", () => {
	const table: [from: string, to: string, shown: string][] = [
		["2026-10-01", "2026-12-31", "0 Oct, 31 Nov, 61 Dec"],
		["2026-10-15", "2026-12-31", "0 Oct, 17 Nov, 47 Dec"],
		["2026-11-15", "2027-02-01", "0 Nov 2026, 16 Dec, 47 Jan 2027, 78 Feb"],
		["2026-11-01", "2026-11-30", "0 Nov 1, 7 Nov 8, 14 Nov 15, 21 Nov 22, 28 Nov 29"],
		["2026-11-01", "2026-11-04", "0 Nov 1, 1 Nov 2, 2 Nov 3, 3 Nov 4"],
		["2026-11-01", "2026-11-01", "0 Nov 1, 1 Nov 2"],
	];
	for (const [from, to, shown] of table)
		it(`from ${from} to ${to}`, () =>
			equal(
				timeAxis(from, to, words)
					.ticks.map(({ at, label }) => `${at} ${label}`)
					.join(", "),
				shown,
			));
});

describe("months", () => {
	it("cross the year", () =>
		deepEqual(monthsOf("2026-11-30", "2027-02-01"), ["2026-11", "2026-12", "2027-01", "2027-02"]));
	it("are none where the end is before the start", () => deepEqual(monthsOf("2026-11-30", "2026-10-01"), []));
	it("are called by their names", () => equal(monthName("2026-11", words), "November 2026"));
});

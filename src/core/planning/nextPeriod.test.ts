import assert from "node:assert/strict";
import { nextName, nextPeriod, type ProposedPeriod } from "./nextPeriod.ts";

const periods: readonly (readonly [string, ProposedPeriod, ProposedPeriod])[] = [
	[
		"a quarter at the end of a year",
		{ name: "2026-Q4", from: "2026-10-01", to: "2026-12-31" },
		{ name: "2027-Q1", from: "2027-01-01", to: "2027-03-31" },
	],
	[
		"a quarter before a longer one",
		{ name: "2027-Q1", from: "2027-01-01", to: "2027-03-31" },
		{ name: "2027-Q2", from: "2027-04-01", to: "2027-06-30" },
	],
	[
		"a month in a leap year",
		{ name: "2028-01", from: "2028-01-01", to: "2028-01-31" },
		{ name: "2028-02", from: "2028-02-01", to: "2028-02-29" },
	],
	[
		"two weeks over a change of clocks",
		{ name: "Sprint 9", from: "2026-10-19", to: "2026-11-01" },
		{ name: "Sprint 10", from: "2026-11-02", to: "2026-11-15" },
	],
	["no dates", { name: "2026-H1" }, { name: "2026-H2" }],
	["no start", { to: "2026-12-31" }, { from: "2027-01-01" }],
	["an end before the start", { from: "2026-12-31", to: "2026-10-01" }, { from: "2026-10-02" }],
	["nothing", {}, {}],
];

describe("the period that follows", () => {
	for (const [name, period, next] of periods)
		it(name, () => {
			assert.deepEqual(nextPeriod(period), next);
		});
});

const names: readonly (readonly [string, string | undefined])[] = [
	["2026-Q4", "2027-Q1"],
	["2026 Q1", "2026 Q2"],
	["2026Q3", "2026Q4"],
	["Q4 2026", "Q1 2027"],
	["FY2026-H2", "FY2027-H1"],
	["2026-T3", "2027-T1"],
	["2026-12", "2027-01"],
	["2026-09", "2026-10"],
	["2026", "2027"],
	["Cycle 12", "Cycle 13"],
	["The big push", undefined],
];

describe("the name that follows", () => {
	for (const [name, next] of names)
		it(name, () => {
			assert.equal(nextName(name), next);
		});
});

import { deepEqual, equal } from "node:assert/strict";
import { english } from "../../../test/support/english.ts";
import { snapshotOf } from "../../../test/support/mapPreview/samples.ts";
import { namedBefore, rangeOf, withDays } from "./periods.ts";
import { largestFolders, scopeOf } from "./scopes.ts";

const words = { l10n: english, locale: "en", today: "2026-11-23" };
const withPeriod = (period: string) => snapshotOf({ yaml: `version: 1\n${period}\n` });
const quarter = withPeriod("period: { name: 2026-Q4, from: 2026-10-01, to: 2026-12-31 }");

describe("the period before", () => {
	const table: [from: string, to: string, name: string | undefined, before: string][] = [
		["2026-10-01", "2026-12-31", "2026-Q4", "2026-07-01 2026-09-30 2026-Q3"],
		["2026-01-01", "2026-03-31", "2026-Q1", "2025-10-01 2025-12-31 2025-Q4"],
		["2026-01-01", "2026-06-30", "2026-H1", "2025-07-01 2025-12-31 2025-H2"],
		["2026-03-01", "2026-03-31", undefined, "2026-02-01 2026-02-28 undefined"],
		["2024-03-01", "2024-03-31", "March", "2024-02-01 2024-02-29 undefined"],
		["2026-10-05", "2026-10-18", undefined, "2026-09-21 2026-10-04 undefined"],
		["2026-10-05", "2026-10-05", undefined, "2026-10-04 2026-10-04 undefined"],
		["2026-01-01", "2026-12-31", "2026", "2025-01-01 2025-12-31 undefined"],
	];
	for (const [from, to, name, expected] of table)
		it(`${from} to ${to} comes after ${expected}`, () => {
			const before = namedBefore({ from, to, ...(name !== undefined && { name }) });
			equal(`${before.from} ${before.to} ${before.name}`, expected);
		});
});

describe("days of a choice", () => {
	const choice = (period: string, more = {}) => ({ period, compare: true, scope: "", ...more });
	const table: [string, Parameters<typeof rangeOf>[0], string][] = [
		["the intent's own", choice("this"), "2026-10-01 2026-12-31"],
		["the one before", choice("before"), "2026-07-01 2026-09-30"],
		["90 days with today", choice("90"), "2026-08-26 2026-11-23"],
		["a month", choice("month:2026-02"), "2026-02-01 2026-02-28"],
		["days", choice("custom", { from: "2026-10-01", to: "2026-10-20" }), "2026-10-01 2026-10-20"],
		[
			"days the wrong way around",
			choice("custom", { from: "2026-10-20", to: "2026-10-01" }),
			"2026-10-01 2026-10-20",
		],
		[
			"days that don't exist",
			choice("custom", { from: "2026-02-31", to: "2026-10-01" }),
			"2026-10-01 2026-12-31",
		],
		["one day of two", choice("custom", { from: "2026-10-20" }), "2026-10-01 2026-12-31"],
		["what is no choice any more", choice("period:2019"), "2026-10-01 2026-12-31"],
		["all of nothing", choice("all"), "2026-11-16 2026-11-23"],
		["a month that is none", choice("month:2026-13"), "2026-10-01 2026-12-31"],
	];
	for (const [name, selection, expected] of table)
		it(`are ${name}`, () => {
			const { from, to } = rangeOf(selection, quarter, words);
			equal(`${from} ${to}`, expected);
		});

	it("start from those that are shown", () => {
		const shown = { from: "2026-10-01", to: "2026-12-31", name: "2026-Q4" };
		deepEqual(withDays(choice("custom"), shown), choice("custom", { from: shown.from, to: shown.to }));
		deepEqual(
			withDays(choice("custom", { to: "2026-10-20" }), shown),
			choice("custom", { from: shown.from, to: "2026-10-20" }),
		);
		deepEqual(withDays(choice("90"), shown), choice("90"));
	});

	for (const period of ["", "period: { name: 2026-Q4 }", "period: { from: 2026-12-31, to: 2026-10-01 }"])
		it(`are the last 90 where the intent says ${period || "no period"}`, () =>
			equal(rangeOf(choice("this"), withPeriod(period), words).from, "2026-08-26"));
});

describe("what the page is filtered by", () => {
	it("is everything, an id or a path", () => {
		deepEqual(scopeOf(""), {});
		deepEqual(scopeOf("ref:find-it-fast.search-p95"), { ref: "find-it-fast.search-p95" });
		deepEqual(scopeOf("path:src/search"), { path: "src/search" });
		deepEqual(scopeOf("anything"), {});
	});

	it("offers the folders with the most lines, two levels deep", () => {
		const file = (path: string, added: number) => ({
			commit: "c",
			landed: 0,
			path,
			added,
			deleted: 0,
			reworked: [],
		});
		deepEqual(
			largestFolders([
				file("src/a/b/c.ts", 5),
				file("src/d.ts", 9),
				file("README.md", 80),
				file("docs/x.md", 2),
			]),
			["src", "src/a", "docs"],
		);
	});
});

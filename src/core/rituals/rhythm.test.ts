import assert from "node:assert/strict";
import type { RitualDocument } from "../model.ts";
import {
	latest,
	nextTurn,
	postMortemOf,
	releasesWithout,
	rhythmOf,
	standingOf,
	type Unit,
} from "./rhythm.ts";

describe("rhythmOf", () => {
	for (const [said, every, unit] of [
		["weekly", 1, "week"],
		[" Every week ", 1, "week"],
		["every two weeks", 2, "week"],
		["every 2 weeks", 2, "week"],
		["every other week", 2, "week"],
		["bi-weekly", 2, "week"],
		["monthly", 1, "month"],
		["once a month", 1, "month"],
		["quarterly", 1, "quarter"],
		["every quarter", 1, "quarter"],
		["every 10 days", 10, "day"],
		["yearly", 1, "year"],
	] as const)
		it(said, () => assert.deepEqual(rhythmOf(said), { every, unit }));
	for (const said of ["every release", "Each release", "after every release"])
		it(said, () => assert.deepEqual(rhythmOf(said), { every: "release" }));
	it("never", () => assert.deepEqual(rhythmOf("never"), { every: "never" }));
	for (const said of [
		"",
		"often",
		"every blue moon",
		"every 0 days",
		"every zero weeks",
		"when we can",
		"jede Woche",
	])
		it(`${said || "nothing"}: unclear`, () => assert.equal(rhythmOf(said), undefined));
});

describe("nextTurn", () => {
	const rows: readonly (readonly [string, number, Unit, string])[] = [
		["2026-11-20", 1, "week", "2026-11-27"],
		["2026-12-28", 10, "day", "2027-01-07"],
		["2026-01-31", 1, "month", "2026-02-28"],
		["2026-11-30", 1, "quarter", "2027-02-28"],
		["2028-02-29", 1, "year", "2029-02-28"],
		["2026-10-14", 1, "month", "2026-11-14"],
	];
	for (const [last, every, unit, is] of rows)
		it(`${last} + ${every} ${unit}`, () => assert.equal(nextTurn(last, { every, unit }), is));
});

describe("standingOf", () => {
	for (const [said, last, is] of [
		["weekly", "2026-11-16", { state: "due", last: "2026-11-16", due: "2026-11-23" }],
		["monthly", "2026-11-16", { state: "later", last: "2026-11-16", due: "2026-12-16" }],
		["weekly", undefined, { state: "never held" }],
		["sometimes", "2026-11-16", { state: "unclear", said: "sometimes" }],
		["every release", "2026-11-16", undefined],
		["never", undefined, undefined],
	] as const)
		it(`${said} after ${last}`, () => assert.deepEqual(standingOf(said, last, "2026-11-25"), is));

	it("leaves out what lies in the future", () =>
		assert.equal(latest(["2026-10-01", undefined, "2027-01-01"], "2026-11-25"), "2026-10-01"));
});

describe("post-mortems of releases", () => {
	const document = (file: string, release?: string): RitualDocument => ({
		file: `.alignment/post-mortems/${file}`,
		kind: "post-mortem",
		...(release !== undefined && { release }),
		about: [],
		questions: [],
	});
	const tags = ["v1.0.0", "v1.1.0", "v1.2.0", "v1.2.1"];

	it("are known by what they say, else by their name", () => {
		const documents = [document("v1.1.0.md", "v1.0.0"), document("a.md", "1.2.0"), document("1.2.1.md")];
		const files = tags.map((tag) => postMortemOf(tag, documents)?.file.split("/").at(-1));
		assert.deepEqual(files, ["v1.1.0.md", undefined, "a.md", "1.2.1.md"]);
	});

	const releases = tags.map((tag, month) => ({ tag, on: `2026-0${month + 3}-20` }));
	for (const [name, documents, is, today = "2026-06-20"] of [
		["none at all", [], ["v1.2.1"]],
		["none at all, after 90 days", [], ["v1.2.1"], "2026-09-18"],
		["none at all, after 91 days", [], [], "2026-09-19"],
		["one in the middle, years ago", [document("v1.1.0.md")], ["v1.2.1", "v1.2.0"], "2030-01-01"],
		["one in the middle", [document("v1.1.0.md")], ["v1.2.1", "v1.2.0"]],
		["of the newest", [document("v1.2.1.md")], []],
		["of a tag that is gone", [document("v0.9.md", "v0.9")], ["v1.2.1"]],
	] as const)
		it(`releases without one: ${name}`, () => {
			const without = releasesWithout(releases, documents, today);
			assert.deepEqual(
				without.map(({ tag }) => tag),
				is,
			);
		});
	it("no tags", () => assert.deepEqual(releasesWithout([], [], "2026-06-20"), []));
});

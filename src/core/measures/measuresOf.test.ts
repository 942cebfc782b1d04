import assert from "node:assert/strict";
import {
	instant,
	landedChange,
	landedLines,
	readingOn,
	recordOf,
	saying,
	snapshotOf,
} from "../../../test/fixtures/landed.ts";
import type { Change } from "../history/history.ts";
import type { LandedFile } from "../history/lines.ts";
import { unasked } from "../snapshot.ts";
import type { DayRange, MeasureOptions } from "./measures.ts";
import { measuresOf } from "./measuresOf.ts";

const q4: DayRange = { name: "2026-Q4", from: "2026-10-01", to: "2026-12-31" };
const q3: DayRange = { from: "2026-07-01", to: "2026-09-30" };
const both: MeasureOptions = { period: q4, compare: q3 };
const p95 = "find-it-fast.search-p95";
const exits = "find-it-fast.search-exits";

/** So many changes on following days from `first`, each with 40 lines of which the given ones were rewritten. */
function landings(
	first: string,
	reworked: readonly number[],
	more: Partial<Change> = {},
): { readonly changes: readonly Change[]; readonly files: readonly LandedFile[] } {
	const days = reworked.map((_, at) =>
		new Date(Date.parse(first) + at * 86_400_000).toISOString().slice(0, 10),
	);
	return {
		changes: days.map((on) => landedChange(`c-${on}`, on, more)),
		files: days.map((on, at) =>
			landedLines(`c-${on}`, on, 40, { reworked: reworked[at] ?? 0, by: `c-${days[0]}`, at: on }),
		),
	};
}

describe("rework", () => {
	it("is the share of lines that were rewritten, of those that are old enough to tell", () => {
		const before = landings("2026-08-01", [10, 10, 10, 10, 10]);
		const now = landings("2026-10-05", [4, 0, 6, 0, 0]);
		const young = landings("2026-11-01", [20, 20]);
		const all = [before, now, young];
		const { rework } = measuresOf(
			snapshotOf({ changes: all.flatMap((each) => each.changes), files: all.flatMap((each) => each.files) }),
			both,
		);
		// 10 of 200 lines against 50 of 200; the 80 lines of November are 19 days old.
		assert.equal(rework.share.now.value, 0.05);
		assert.equal(rework.share.before?.value, 0.25);
		assert.equal(rework.share.change, -0.2);
		assert.deepEqual(rework.share.now.sample, { of: "lines", size: 200 });
		assert.equal(rework.tooYoung, 80);
		assert.deepEqual(rework.rewritten, [
			{ commit: "c-2026-10-07", lines: 40, reworked: 6, by: ["c-2026-10-05"] },
			{ commit: "c-2026-10-05", lines: 40, reworked: 4, by: ["c-2026-10-05"] },
		]);
		// Monday 5 October to Friday 9 October are one week.
		assert.deepEqual(rework.trend[1], { from: "2026-10-05", to: "2026-10-11", value: 0.05, size: 200 });
		assert.deepEqual(rework.trend[0], { from: "2026-10-01", to: "2026-10-04", size: 0 });
	});

	it("is told by problem, goal and folder", () => {
		const search = landings(
			"2026-10-05",
			[4, 4, 4, 4, 4],
			saying([p95], ["slow-search", "incremental-index"]),
		);
		const { rework } = measuresOf(snapshotOf(search), both);
		assert.deepEqual(
			[rework.byProblem, rework.byGoal, rework.byPath].map(([group]) => [group?.key, group?.figure.value]),
			[
				["slow-search", 0.1],
				["incremental-index", 0.1],
				["src/search", 0.1],
			],
		);
	});

	it("is of one objective or one path alone", () => {
		const search = landings("2026-10-05", [4, 4, 4, 4, 4], saying([p95], ["find-it-fast"]));
		const other = landings("2026-10-12", [40, 40, 40, 40, 40]);
		const elsewhere = other.files.map((file) => ({ ...file, path: "docs/a.md" }));
		const snapshot = snapshotOf({
			changes: [...search.changes, ...other.changes],
			files: [...search.files, ...elsewhere],
		});
		for (const [scope, value] of [
			[{ ref: "find-it-fast" }, 0.1],
			[{ ref: p95 }, 0.1],
			[{ path: "docs" }, 1],
			[{ path: "src/**/*.ts" }, 0.1],
			[{}, 0.55],
		] as const)
			assert.equal(measuresOf(snapshot, { ...both, ...scope }).rework.share.now.value, value);
	});

	it("counts what records declare, by reason, and what was reverted", () => {
		const rework = { of: "feat/old", because: "defect" } as const;
		const changes = [
			landedChange("a", "2026-10-01", { record: recordOf("a", { rework }) }),
			landedChange("b", "2026-10-02", { record: recordOf("b", { rework: {} }) }),
			landedChange("c", "2026-10-03", { reverts: "b" }),
			landedChange("d", "2026-10-04", { otherRecords: [recordOf("d", { rework })] }),
			landedChange("e", "2026-12-31"),
			landedChange("f", "2026-09-30", { reverts: "x" }),
		];
		const measured = measuresOf(snapshotOf({ changes, today: "2027-01-01" }), both).rework;
		assert.equal(measured.declared.now.value, 0.6);
		assert.deepEqual(measured.declared.now.changes, ["d", "b", "a"]);
		assert.deepEqual(measured.byReason, [{ reason: "defect", changes: ["d", "a"] }, { changes: ["b"] }]);
		assert.equal(measured.reverts.now.value, 0.2);
		assert.deepEqual(measured.reverted, [{ by: "c", of: "b" }]);
		assert.deepEqual(measured.reverts.before?.notEnough, {
			code: "too-few",
			of: "changes",
			has: 1,
			needs: 5,
		});
	});

	it("says what changes that landed leave open", () => {
		const changes = Array.from({ length: 6 }, (_, at) => {
			const change = landedChange(`c${at}`, "2026-10-05");
			return { ...change, how: "squash" as const, began: change.landed };
		});
		const { time, balance, withWhy } = measuresOf(snapshotOf({ changes }), { period: q4 });
		const lack = (of: string) => ({ code: "too-few", of, has: 0, needs: 5 });
		assert.equal(withWhy, 0);
		assert.deepEqual(time.toLanding.median.now.notEnough, lack("timed changes"));
		assert.deepEqual(balance.changes.now.notEnough, lack("served changes"));
	});

	for (const [name, snapshot, period, notEnough] of [
		["nothing landed", snapshotOf(), q4, { code: "too-few", of: "changes", has: 0, needs: 5 }],
		[
			"one commit",
			snapshotOf(landings("2026-10-05", [0])),
			q4,
			{ code: "too-few", of: "changes", has: 1, needs: 5 },
		],
		[
			"all of it young",
			snapshotOf(landings("2026-11-10", [1, 1, 1, 1, 1])),
			q4,
			{ code: "too-young", window: 21, on: "2026-12-02" },
		],
		[
			"exactly as old as the window",
			snapshotOf({ ...landings("2026-10-30", [1]), today: "2026-11-20" }),
			q4,
			{ code: "too-young", window: 21, on: "2026-11-21" },
		],
		[
			"a period that lies ahead",
			snapshotOf(),
			{ from: "2027-01-01", to: "2027-03-31" },
			{ code: "not-begun", on: "2027-01-01" },
		],
		[
			"lines that aren't followed that long",
			snapshotOf({ since: "2026-10-02" }),
			q4,
			{ code: "not-covered", since: "2026-10-02" },
		],
		[
			"lines that are being read",
			{ ...snapshotOf(), lines: { state: "reading" } },
			q4,
			{ code: "pending", part: "lines" },
		],
		[
			"history that nobody asked for",
			{ ...snapshotOf(), ...unasked },
			q4,
			{ code: "pending", part: "history" },
		],
		[
			"no git",
			{ ...snapshotOf(), history: { state: "none" } },
			q4,
			{ code: "nothing-to-read", part: "history" },
		],
		[
			"git that failed",
			{ ...snapshotOf(), lines: { state: "failed", detail: "why" } },
			q4,
			{ code: "failed", part: "lines", detail: "why" },
		],
	] as const)
		it(`has no number: ${name}`, () => {
			const { now } = measuresOf(snapshot, { period }).rework.share;
			assert.deepEqual([now.value, now.notEnough], [undefined, notEnough]);
		});
});

describe("time to market", () => {
	const took = (commit: string, on: string, days: number, more: Partial<Change> = {}) =>
		landedChange(commit, on, { began: instant(on) - days * 86_400, ...more });

	it("has its middle and what most changes take, to landing and to the release that has them", () => {
		const days = [1, 2, 3, 4, 10, 20, 40];
		const changes = days.map((each, at) =>
			took(`c${each}`, `2026-10-1${at}`, each, at < 5 ? { release: "v1" } : {}),
		);
		const release = { tag: "v1", commit: "r", at: instant("2026-10-20"), on: "2026-10-20" };
		const { time } = measuresOf(snapshotOf({ changes, releases: [release] }), both);
		assert.equal(time.toLanding.median.now.value, 4);
		// 6 of 7 are 85.7 %: the sixth.
		assert.equal(time.toLanding.most.now.value, 20);
		assert.deepEqual(
			time.toLanding.each.map((each) => each.days),
			days,
		);
		// Landed on the 10th to the 14th, released on the 20th: 11, 11, 11, 11 and 16 days.
		assert.deepEqual(
			time.toRelease.each.map((each) => each.days),
			[11, 11, 11, 11, 16],
		);
		assert.equal(time.toRelease.median.now.value, 11);
		assert.equal(time.toRelease.most.now.value, 16);
	});

	for (const [name, change, each, skewed, unknown] of [
		[
			"from the first why where that is earlier",
			took("a", "2026-10-10", 1, { record: recordOf("a", { created: "2026-10-07T12:00:00Z" }) }),
			[3],
			[],
			[],
		],
		[
			"from the first commit where the why came later",
			took("a", "2026-10-10", 5, { record: recordOf("a", { created: "2026-10-09T12:00:00Z" }) }),
			[5],
			[],
			[],
		],
		[
			"in hours, whatever the time zone of the record",
			took("a", "2026-10-10", 0, { record: recordOf("a", { created: "2026-10-10T12:00:00+12:00" }) }),
			[0.5],
			[],
			[],
		],
		["a clock that is ahead of the landing's", took("a", "2026-10-10", -1), [], ["a"], []],
		["one moment alone", took("a", "2026-10-10", 0), [], [], ["a"]],
	] as const)
		it(name, () => {
			const { toLanding } = measuresOf(snapshotOf({ changes: [change] }), both).time;
			assert.deepEqual(
				[toLanding.each.map(({ days }) => days), toLanding.skewed, toLanding.unknown],
				[each, skewed, unknown],
			);
		});

	it("takes the day where it was committed for the period's", () => {
		// 1 October in Tokyo is still 30 September in UTC.
		const early = landedChange("a", "2026-10-01", { landed: instant("2026-09-30T20:00:00Z") });
		assert.deepEqual(measuresOf(snapshotOf({ changes: [early] }), both).changes, ["a"]);
	});
});

describe("balance", () => {
	const serving = [
		...[["slow-search"], [p95], ["find-it-fast"], ["gone.key-result"]],
		...[["incremental-index"], ["slow-search", "incremental-index"]],
		...["none" as const, [], ["gone"]],
	];
	const changes = serving.map((said, at) =>
		landedChange(`c${at}`, `2026-10-0${at + 1}`, {
			...saying(said),
			size: { files: 1, added: 10 * (at + 1), deleted: 0 },
		}),
	);

	it("weighs product against engineering, in changes and in lines", () => {
		const { balance } = measuresOf(snapshotOf({ changes }), both);
		assert.deepEqual(balance.whole.commits, {
			product: ["c3", "c2", "c1", "c0"],
			blended: ["c5", "c4"],
			engineering: [],
			none: ["c6"],
			unknown: ["c8", "c7"],
		});
		// (4 + 2 / 2) of 6 changes; (10 + 20 + 30 + 40 + (50 + 60) / 2) of 210 lines.
		assert.equal(balance.changes.now.value, 5 / 6);
		assert.equal(balance.lines.now.value, 155 / 210);
		assert.equal(balance.whole.changes.product, 4 / 9);
		assert.deepEqual(
			balance.months.map(({ from, to }) => [from, to]),
			[
				["2026-10-01", "2026-10-31"],
				["2026-11-01", "2026-11-30"],
			],
		);
		assert.equal(balance.changes.before?.value, undefined);
	});

	it("drifts between the halves of what has passed", () => {
		const of = (day: string, said: string) => landedChange(`${day}-${said}`, day, saying([said]));
		const days = ["01", "02", "03", "04", "05"];
		const drifting = (first: string, second: string) => [
			...days.map((day) => of(`2026-10-${day}`, first)),
			...days.map((day) => of(`2026-11-${day}`, second)),
		];
		const drift = (list: readonly Change[]) => measuresOf(snapshotOf({ changes: list }), both).balance.drift;
		assert.deepEqual(drift(drifting("slow-search", "incremental-index")), { to: "engineering", by: -0.5 });
		assert.deepEqual(drift(drifting("slow-search", "basket-loss")), { to: "steady", by: 0 });
		assert.equal(drift(drifting("slow-search", "gone")), undefined);
	});
});

describe("outcomes", () => {
	const measured = (values: readonly [string, number][], ref = p95, today = "2026-11-20") => {
		const checkIns = values.map(([on, value]) => readingOn(on, { [ref]: value }));
		const { keyResults } = measuresOf(snapshotOf({ checkIns, today }), both).outcomes;
		return keyResults.find((each) => each.ref === ref);
	};

	for (const [name, values, progress, pace] of [
		// From 2400 to 800 in 92 days; 46 of them have passed on 15 November.
		["half of the way in half of the time", [["2026-11-15", 1600]], 0.5, "on pace"],
		["a little behind", [["2026-11-15", 1760]], 0.4, "on pace"],
		["too far behind", [["2026-11-15", 1776]], 0.39, "behind"],
		["the wrong way", [["2026-10-02", 2560]], -0.1, "behind"],
		["there", [["2026-10-02", 800]], 1, "reached"],
		["further", [["2026-10-02", 640]], 1.1, "reached"],
		[
			"the newest counts",
			[
				["2026-10-02", 800],
				["2026-11-15", 2400],
			],
			0,
			"behind",
		],
		["read before the period", [["2026-09-30", 800]], undefined, "unknown"],
		["never read", [], undefined, "unknown"],
	] as const)
		it(name, () => {
			const result = measured(values as readonly [string, number][]);
			assert.equal(
				result?.progress.value === undefined ? undefined : +result.progress.value.toFixed(6),
				progress,
			);
			assert.equal(result?.pace, pace);
			if (progress === undefined) assert.deepEqual(result?.progress.notEnough, { code: "never-read" });
		});

	it("knows no way from a number to itself, but whether it is held", () => {
		const snapshot = snapshotOf({ checkIns: [readingOn("2026-10-05", { [p95]: 800 })] });
		assert.equal(snapshot.intent.state, "known");
		const intent = snapshot.intent.state === "known" ? snapshot.intent.intent : undefined;
		const keyResults = new Map(
			[...(intent?.keyResults ?? [])].map(([ref, each]) => [ref, { ...each, from: 800, to: 800 }]),
		);
		const still = {
			...snapshot,
			intent: { ...snapshot.intent, intent: { ...intent, keyResults } },
		} as typeof snapshot;
		const [held, other] = measuresOf(still, both).outcomes.keyResults;
		assert.deepEqual([held?.progress.notEnough, held?.pace], [{ code: "no-distance" }, "reached"]);
		assert.equal(other?.pace, "unknown");
	});

	it("has no target outside of the intent's own period, and none before it begins", () => {
		const lack = (period: DayRange, today: string) =>
			measuresOf(snapshotOf({ today }), { period }).outcomes.keyResults[0]?.progress.notEnough;
		assert.deepEqual(lack(q3, "2026-11-20"), { code: "other-period" });
		assert.deepEqual(lack(q4, "2026-09-20"), { code: "not-begun", on: "2026-10-01" });
	});

	const release = { tag: "v1", commit: "r", at: instant("2026-10-20"), on: "2026-10-20" };
	const expecting = (ref: string, value: number, more: Partial<Change> = {}) =>
		landedChange("a", "2026-10-10", { record: recordOf("a", { expects: new Map([[ref, value]]) }), ...more });
	for (const [name, change, values, releases, verdict, because] of [
		["lower than expected, where lower is better", expecting(p95, 1500), { "2026-10-11": 1400 }, [], "hit"],
		["just as expected", expecting(p95, 1500), { "2026-10-11": 1500 }, [], "hit"],
		["higher, where lower is better", expecting(p95, 1500), { "2026-10-11": 1501 }, [], "missed"],
		[
			"the newest reading counts",
			expecting(p95, 1500),
			{ "2026-10-11": 1400, "2026-11-11": 1600 },
			[],
			"missed",
		],
		["read before it landed", expecting(p95, 1500), { "2026-10-09": 1400 }, [], "unknown", "not read"],
		[
			"read on the day that it landed",
			expecting(p95, 1500),
			{ "2026-10-10": 1400 },
			[],
			"unknown",
			"not read",
		],
		[
			"read before its release",
			expecting(p95, 1500, { release: "v1" }),
			{ "2026-10-19": 1400 },
			[release],
			"unknown",
			"not read",
		],
		[
			"read after its release",
			expecting(p95, 1500, { release: "v1" }),
			{ "2026-10-21": 1400 },
			[release],
			"hit",
		],
		["not released", expecting(p95, 1500), { "2026-10-21": 1400 }, [release], "unknown", "not released"],
		[
			"of a key result that is gone, by the reading before",
			expecting("gone.up", 9),
			{ "2026-10-01": 5, "2026-10-11": 9 },
			[],
			"hit",
		],
		[
			"of a key result that is gone, and was never read before",
			expecting("gone.up", 9),
			{ "2026-10-11": 9 },
			[],
			"unknown",
			"no direction",
		],
	] as const)
		it(`expects: ${name}`, () => {
			const ref = [...(change.record?.expects.keys() ?? [])][0] ?? "";
			const checkIns = Object.entries(values).map(([on, value]) => readingOn(on, { [ref]: value }));
			const { expectations } = measuresOf(
				snapshotOf({ changes: [change], checkIns, releases }),
				both,
			).outcomes;
			assert.deepEqual([expectations[0]?.verdict, expectations[0]?.because], [verdict, because]);
		});

	it("counts hits of what can be told", () => {
		const record = recordOf("a", {
			expects: new Map([
				[p95, 1500],
				[exits, 10],
				["keep-the-basket.finished", 50],
			]),
		});
		const checkIns = [readingOn("2026-10-12", { [p95]: 1400, [exits]: 30 })];
		const { hit, keyResults } = measuresOf(
			snapshotOf({ changes: [landedChange("a", "2026-10-10", { record })], checkIns }),
			both,
		).outcomes;
		assert.deepEqual([hit.value, hit.sample, hit.changes], [0.5, { of: "expectations", size: 2 }, ["a"]]);
		assert.deepEqual(
			keyResults.map((each) => [each.hit, each.expected]),
			[
				[1, 1],
				[0, 1],
				[0, 1],
			],
		);
	});
});

describe("satisfaction and morale", () => {
	const of = (score: number, answers?: number, scale = 5) => ({
		...{ score, of: scale },
		...(answers !== undefined && { answers }),
	});
	const measured = (...checkIns: readonly ReturnType<typeof readingOn>[]) =>
		measuresOf(snapshotOf({ checkIns }), both);

	it("are shown as recorded, against the period before on the same scale", () => {
		const { satisfaction, morale } = measured(
			readingOn("2026-08-01", {}, { satisfaction: of(3.5, 40), morale: of(7, 9, 10) }),
			readingOn("2026-10-05", {}, { satisfaction: of(4, 50), morale: of(3, 5) }),
			readingOn("2026-11-05", {}, { satisfaction: of(4.25) }),
		);
		assert.deepEqual([satisfaction.latest.now.value, satisfaction.latest.change], [4.25, 0.75]);
		assert.deepEqual(
			satisfaction.points.map(({ score }) => score),
			[4, 4.25],
		);
		assert.deepEqual([morale.latest.now.value, morale.latest.now.sample.size, morale.of], [3, 5, 5]);
		assert.equal(morale.latest.change, undefined);
	});

	it("never tell the morale of fewer than five", () => {
		const measures = measured(
			readingOn("2026-10-05", {}, { morale: of(3.125, 4) }),
			readingOn("2026-10-06", {}, { morale: of(2.125) }),
		);
		assert.deepEqual(measures.morale.points, []);
		assert.equal(measures.morale.withheld, 2);
		assert.deepEqual(measures.morale.latest.now.notEnough, {
			code: "too-few",
			of: "answers",
			has: 0,
			needs: 5,
		});
		assert.doesNotMatch(JSON.stringify(measures), /3\.125|2\.125/);
	});

	it("say when nobody was asked", () => {
		assert.deepEqual(measured().morale.latest.now.notEnough, { code: "never-read" });
	});
});

describe("what alignment brought", () => {
	const asked = (on: string, saved: string | undefined, answer: string | undefined = "No") => ({
		...{ ask: `Need it on ${on}?`, on, by: "Ada Lovelace" },
		...(saved !== undefined && { saved }),
		...(answer !== undefined && { answer }),
	});

	it("sums what answers saved, as far as it is said in time, and lists the rest", () => {
		const records = [
			recordOf("a", {
				by: "Ada Lovelace",
				questions: [asked("2026-10-05", "3 weeks"), asked("2026-10-06", "2 days")],
			}),
			recordOf("b", { questions: [asked("2026-10-07", "a lot"), asked("2026-09-30", "9 weeks")] }),
			recordOf("c", {
				questions: [{ ask: "Open?", on: "2026-10-07", saved: "1 week" }, asked("2026-10-08", undefined)],
			}),
		];
		const measures = measuresOf(snapshotOf({ records }), both);
		assert.equal(measures.brought.saved?.days?.value, 17);
		assert.deepEqual(
			measures.brought.saved?.questions.map(({ saved, days }) => [saved, days]),
			[
				["3 weeks", 15],
				["2 days", 2],
				["a lot", undefined],
			],
		);
		assert.doesNotMatch(JSON.stringify(measures), /Ada|Lovelace/);
	});

	it("says what rework was avoided, and only where there was less", () => {
		const before = landings("2026-08-01", [10, 10, 10, 10, 10]);
		const now = landings("2026-10-05", [4, 0, 6, 0, 0]);
		const both4 = { changes: [...before.changes, ...now.changes], files: [...before.files, ...now.files] };
		// A quarter of 200 lines less 10 lines.
		assert.equal(measuresOf(snapshotOf(both4), both).brought.reworkAvoided?.value, 40);
		assert.equal(measuresOf(snapshotOf(both4), { period: q3, compare: q4 }).brought.reworkAvoided, undefined);
		assert.deepEqual(measuresOf(snapshotOf(), both).brought, {});
	});

	it("counts debt that was paid of goals that support a key result", () => {
		const trend = [
			{ on: "2026-10-01", count: 40 },
			{ on: "2026-11-20", count: 31 },
		];
		const byGoal = new Map([["incremental-index", { count: 31, trend }]]);
		const debt = { state: "known", root: "/shop", items: [], byGoal, gaps: [] } as const;
		const paid = (options: MeasureOptions) =>
			measuresOf(snapshotOf({ debt }), options).brought.debtPaid?.value;
		assert.equal(paid(both), 9);
		assert.equal(paid({ ...both, ref: p95 }), 9);
		assert.equal(paid({ ...both, ref: exits }), undefined);
		assert.equal(paid({ period: q3 }), undefined);
	});
});

import { deepEqual, equal, match, ok } from "node:assert/strict";
import {
	pageOfSample,
	quarter,
	sampleNames,
	somebody,
} from "../../../test/support/measuresPreview/samples.ts";
import type { Measures } from "../../core/measures/measures.ts";
import type { Detail, Measure, MeasureKey, MeasuresModel } from "../../webview/measures/model.ts";
import { keepPage, withKept } from "./keptPage.ts";

function measure(key: MeasureKey, model: MeasuresModel = pageOfSample("shop")): Measure {
	const found = model.measures.find((one) => one.key === key);
	ok(found, key);
	return found;
}

function of(measures: Partial<Measures>): MeasuresModel {
	return pageOfSample("shop", { measures: { ...quarter, ...measures } });
}

function detail({ details }: { readonly details: readonly Detail[] }, key: string): Detail {
	const found = details.find((one) => one.key === key);
	ok(found, key);
	return found;
}

const plain = (text: string) => text.replace(/[\u2068\u2069]/g, "").replaceAll("\u00a0", " ");
const asides = ({ figure }: Measure) => figure?.asides.map(({ text, tone }) => `${tone}: ${text}`);

describe("page of measures: what it is of", () => {
	it("names product, period and sample", () =>
		equal(plain(pageOfSample("shop").caption), "Lumen Shop · 2026-Q4 · 12 changes, 11 with a why"));

	const states: [sample: string, state: MeasuresModel["state"], said: RegExp][] = [
		["loading", "loading", /^Reading…$/],
		["reading", "loading", /^Reading the history…$/],
		["begun", "measures", /^Reading how long lines lived…$/],
		["stopped", "measures", /^Reading was stopped/],
		["none", "empty", /has no alignment\.yaml yet\.$/],
		["unreadable", "empty", /^alignment\.yaml can't be read\.$/],
	];
	for (const [sample, state, said] of states)
		it(`is ${state} in ${sample}`, () => {
			const model = pageOfSample(sample);
			equal(model.state, state);
			match(model.progress?.text ?? model.notices[0]?.text ?? "", said);
		});

	it("tells of a clone whose history begins too late", () =>
		match(of({ historyFrom: "2026-10-20" }).notices[0]?.text ?? "", /begins on Oct 20, 2026/));

	it("offers periods, months, and what to filter by", () => {
		const { choices } = pageOfSample("shop");
		deepEqual(
			choices?.periods.flatMap((group) => group.choices.map(({ label }) => label)),
			[
				"2026-Q4",
				"2026-Q3",
				"Last 90 days",
				"From the beginning",
				"Choose days…",
				"November 2026",
				"October 2026",
			],
		);
		deepEqual(
			choices?.scopes.map(({ label }) => label),
			[undefined, "Objectives", "Problems", "Engineering goals", "Folders"],
		);
	});

	for (const name of sampleNames)
		it(`has no person in ${name}`, () => {
			equal(JSON.stringify(pageOfSample(name)).includes(somebody), false);
		});
});

describe("page of measures: rework", () => {
	it("says its share, and how it moved, in words and by tone", () => {
		equal(measure("rework").figure?.value, "6.2%");
		deepEqual(asides(measure("rework")), ["good: 1.8 points less than in 2026-Q3"]);
	});

	const moves: [change: number | undefined, said: string[]][] = [
		[0.012, ["bad: 1.2 points more than in 2026-Q3"]],
		[0.0001, ["plain: as in 2026-Q3"]],
		[undefined, []],
	];
	for (const [change, said] of moves)
		it(`says a change of ${change}`, () => {
			const { change: _, ...share } = quarter.rework.share;
			const rework = { ...quarter.rework, share: { ...share, ...(change !== undefined && { change }) } };
			deepEqual(asides(measure("rework", of({ rework }))), said);
		});

	it("counts lines, what is too young, what says it is rework and why, and reverts", () =>
		equal(
			measure("rework").notes.join(" "),
			"Lines rewritten or deleted within 21 days of landing: 1,142 of 18,420, in 12 changes. 2,310 lines landed too recently to tell. 2 changes say they rework others: changed requirements (1) and no reason given (1). 1 change took a commit back.",
		));

	it("draws both periods from their own first days, with a break where nothing landed", () => {
		const { chart } = measure("rework");
		ok(chart?.kind === "lines");
		deepEqual(
			chart.lines.map(({ key, points }) => [key, points.length, points[0]?.x, points.indexOf(null)]),
			[
				["before", 9, 3, -1],
				["now", 9, 3, 5],
			],
		);
	});

	it("has a row for each point in its table", () => equal(measure("rework").twin?.rows.length, 9));

	it("draws no chart of one point", () => {
		const trend = quarter.rework.trend.slice(0, 1);
		equal(measure("rework", of({ rework: { ...quarter.rework, trend } })).chart, undefined);
	});

	it("lists the changes behind it, each of them openable, with their records", () => {
		const [counted, declared, reverts] = detail(measure("rework"), "changes").tables;
		equal(counted?.rows.length, 12);
		equal(declared?.rows.length, 2);
		deepEqual(reverts?.rows[0]?.[3]?.open?.what, "commit");
		const log = counted?.rows.find(([subject]) => subject?.text === "A log of all changes to lamps");
		deepEqual(
			log?.map(({ text }) => plain(text)),
			["A log of all changes to lamps", "Oct 4", "Index changes incrementally", "31 of 412 lines", "Why"],
		);
		equal(log?.[4]?.open?.what, "record");
	});

	it("groups by problem, goal and folder", () =>
		deepEqual(
			detail(measure("rework"), "groups").tables.map(({ rows }) => rows[0]?.map(({ text }) => text)),
			[
				["Shoppers give up when search takes longer than two seconds", "9%", "4,200"],
				["Index changes incrementally", "4.1%", "2,600"],
				["src/search", "10%", "5,200"],
			],
		));
});

describe("page of measures: time to market", () => {
	it("says the median, the 85th percentile and the change", () => {
		equal(measure("timeToMarket").figure?.value, "2.7 days");
		deepEqual(asides(measure("timeToMarket")), [
			"plain: 85% within 14 days",
			"good: 1.8 days less than in 2026-Q3",
		]);
	});

	it("has a dot for each change, and in its table each change once", () => {
		const { chart, twin } = measure("timeToMarket");
		ok(chart?.kind === "dots");
		equal(chart.dots.length, 12);
		const counts = twin?.rows.map((row) => Number(row[1]?.text)) ?? [];
		equal(
			counts.reduce((sum, one) => sum + one, 0),
			12,
		);
	});

	it("lists the longest first", () =>
		equal(detail(measure("timeToMarket"), "changes").tables[0]?.rows[0]?.[3]?.text, "19 days"));

	it("says what is too few to tell, in groups as well", () => {
		const [, goals] = detail(measure("timeToMarket"), "groups").tables;
		equal(goals?.rows[0]?.[1]?.text, "2 changes so far say when they began; from 5 on there is a figure.");
		equal(
			measure("timeToMarket", pageOfSample("begun")).lack,
			"0 changes so far say when they began; from 5 on there is a figure.",
		);
	});

	it("tells the time to landing where nothing was released", () => {
		const none = {
			...quarter.time.toRelease.median.now,
			notEnough: { code: "too-few", of: "changes", has: 0, needs: 5 },
		} as const;
		const { value: _, ...now } = none;
		const time = { ...quarter.time, toRelease: { ...quarter.time.toRelease, median: { now } } };
		const shown = measure("timeToMarket", of({ time }));
		equal(shown.title, "Time to landing");
		equal(shown.figure?.value, "2.7 days");
	});
});

describe("page of measures: balance", () => {
	it("says product to engineering against what was agreed, before, and where it moves", () => {
		equal(measure("balance").figure?.value, "76 : 24");
		deepEqual(asides(measure("balance")), [
			"attention: agreed 70 : 30",
			"plain: 66 : 34 in 2026-Q3",
			"plain: moving towards engineering",
		]);
	});

	it("is as agreed within five points", () => {
		const balance = { ...quarter.balance, agreed: 0.73 };
		equal(asides(measure("balance", of({ balance })))?.[0], "plain: agreed 73 : 27");
	});

	it("marks the agreed split among what serves something", () => {
		const { chart } = measure("balance");
		ok(chart?.kind === "bars");
		const [october] = chart.bars;
		equal(october?.agreedAt?.toFixed(3), (0.7 * 0.87).toFixed(3));
		equal(october?.parts.reduce((sum, { share }) => sum + share, 0).toFixed(6), "1.000000");
	});

	it("does without an agreement", () => {
		const { agreed: _, ...balance } = quarter.balance;
		const { chart } = measure("balance", of({ balance }));
		ok(chart?.kind === "bars");
		equal(chart.agreed, undefined);
		equal(chart.bars[0]?.agreedAt, undefined);
	});

	it("says as what each change counts", () => {
		const rows = detail(measure("balance"), "changes").tables[0]?.rows ?? [];
		deepEqual(
			rows.slice(0, 4).map((row) => row[3]?.text),
			["product", "engineering", "product", "unknown"],
		);
	});
});

describe("page of measures: outcomes", () => {
	const rows = () => {
		const { chart } = measure("outcomes");
		ok(chart?.kind === "progress");
		return chart.rows;
	};

	it("shows value, target, pace and expectations of each key result", () =>
		deepEqual(
			rows().map(({ title, value, target, pace, expected, tone }) =>
				[title, value, target, pace, expected, tone].map(plain),
			),
			[
				["p95 search time", "1,500 ms", "target 800 ms", "on pace", "1 of 1 expectation hit", "plain"],
				["Visits that end on search", "35%", "target 20%", "behind", "0 of 1 expectation hit", "bad"],
				["Parcels on time", "96%", "target 95%", "reached", "", "good"],
				[
					"Searches that find nothing",
					"not read",
					"target 6%",
					"not enough data",
					"1 expectation open",
					"plain",
				],
				["Revenue from designers", "not read", "", "no target", "", "plain"],
			],
		));

	it("never draws beyond its line", () => {
		const [p95, , onTime] = rows();
		equal(p95?.now, 0.5625);
		equal(onTime?.now, 1);
	});

	it("counts those that can be told", () => equal(measure("outcomes").figure?.value, "2 of 3"));

	it("lists expected against measured", () =>
		deepEqual(
			detail(measure("outcomes"), "changes").tables[0]?.rows.map((row) =>
				row.slice(2).map(({ text }) => plain(text)),
			),
			[
				["1,600 ms", "1,500 on Nov 16", "hit"],
				["30%", "35 on Nov 16", "missed"],
				["12%", "–", "unknown: not released yet"],
			],
		));
});

describe("page of measures: satisfaction and morale", () => {
	it("keeps the scale as recorded, and says how many answered", () => {
		const { chart, figure } = measure("morale");
		equal(figure?.value, "4.2 of 5");
		ok(chart?.kind === "lines");
		deepEqual(
			chart.lines.map(({ label }) => label),
			["customers · 130 answers", "team · 6 answers"],
		);
	});

	it("draws several scales as shares of each", () => {
		const morale = {
			...quarter.morale,
			points: quarter.morale.points.map((point) => ({ ...point, score: point.score * 2, of: 10 })),
		};
		const { chart } = measure("morale", of({ morale }));
		ok(chart?.kind === "lines");
		equal(chart.lines[1]?.points[0]?.y, 0.72);
		match(chart.y.ticks[0]?.label ?? "", /%$/);
	});

	it("says why there is no morale", () => {
		const notEnough = { code: "too-few", of: "answers", has: 4, needs: 5 } as const;
		const { value: _, ...now } = quarter.morale.latest.now;
		const morale = { ...quarter.morale, latest: { now: { ...now, notEnough } }, points: [] };
		match(
			measure("morale", of({ morale })).notes.join(" "),
			/Morale: 4 answers so far; from 5 on the score is shown\./,
		);
	});
});

describe("page of measures: what alignment brought", () => {
	it("tells the facts in plain words", () =>
		deepEqual(
			pageOfSample("shop").brought?.facts.map(({ figure, text }) => plain(`${figure} ${text}`)),
			[
				"18 days of work saved by 1 question that was asked before building.",
				"332 lines not written twice: 6.2% of what landed was rewritten, and 8% in 2026-Q3.",
				"1 of 2 expectations hit: the key result went where the branch said it would.",
				"9 items of debt paid that carried a product key result: Index changes incrementally.",
			],
		));

	it("claims nothing where there are no facts", () => {
		const brought = of({ brought: {} }).brought;
		deepEqual(brought?.facts, []);
		match(brought?.none ?? "", /^No facts yet\./);
	});
});

describe("page that was kept", () => {
	const texts = { version: "1", language: "en" };
	const kept = keepPage(pageOfSample("shop"), texts);

	it("leaves out lists", () => {
		ok(JSON.stringify(kept).length < JSON.stringify(pageOfSample("shop")).length);
		deepEqual(
			kept.model.measures.map(({ details }) => details.map(({ key }) => key)),
			Array(5).fill(["definition"]),
		);
	});

	const table: [string, sample: string, other: object, rework: string | undefined][] = [
		["is painted while nothing is known", "loading", {}, "6.2%"],
		["is painted while the history is read", "reading", {}, "6.2%"],
		["is let go where texts are of another version", "loading", { version: "2" }, undefined],
		["is let go in another language", "loading", { language: "de" }, undefined],
	];
	for (const [name, sample, other, value] of table)
		it(name, () => {
			const shown = withKept(pageOfSample(sample), kept, { ...texts, ...other });
			const rework = shown.measures.find(({ key }) => key === "rework");
			equal(rework?.figure?.value, value);
			ok(shown.progress);
		});

	it("is let go for another choice", () => {
		const other = pageOfSample("loading", { selection: { period: "90", compare: true, scope: "" } });
		equal(withKept(other, kept, texts), other);
	});

	it("stands in for a measure that is still being read", () => {
		const model = pageOfSample("begun");
		const reading = {
			...model,
			measures: model.measures.map((one) => (one.key === "rework" ? { ...one, isReading: true } : one)),
		};
		const shown = withKept(reading, kept, texts);
		equal(shown.measures[0]?.figure?.value, "6.2%");
		equal(shown.measures[1]?.figure, undefined);
	});
});

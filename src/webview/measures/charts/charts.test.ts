import { deepEqual, equal, match, ok } from "node:assert/strict";
import { models } from "../../../../test/support/measuresPreview/models.ts";
import { type Drawn, textOf } from "../../drawn.ts";
import type { BarChart, Chart, DotChart, LineChart, MeasureKey, ProgressChart } from "../model.ts";
import { roomy } from "./axis.ts";
import { drawBars } from "./drawBars.ts";
import { drawDots, stacked } from "./drawDots.ts";
import { drawLines, pathOf } from "./drawLines.ts";
import { drawProgress } from "./drawProgress.ts";
import { drawLegend } from "./legend.ts";
import { points, strokes } from "./pattern.ts";
import { linear } from "./scale.ts";

function all(drawn: Drawn): Drawn[] {
	return [drawn, ...drawn.children.flatMap((child) => (typeof child === "string" ? [] : all(child)))];
}

const withClass = (drawn: Drawn, name: string) =>
	all(drawn).filter(({ attributes }) => (attributes.get("class") ?? "").split(" ").includes(name));
const get = (drawn: Drawn | undefined, name: string) => Number(drawn?.attributes.get(name));

function chartOf<C extends Chart>(key: MeasureKey): C {
	const chart = models.page?.measures.find((measure) => measure.key === key)?.chart;
	ok(chart);
	return chart as C;
}

describe("scale", () => {
	const table: [from: number, to: number, value: number, px: number][] = [
		[0, 10, 5, 50],
		[0, 10, 12, 120],
		[2400, 800, 1600, 50],
		[-4, 4, 0, 50],
		[3, 3, 3, 50],
		[0, 3, 1, 33.3],
	];
	for (const [from, to, value, px] of table)
		it(`puts ${value} of ${from} to ${to} at ${px}`, () => equal(linear(from, to, 0, 100)(value), px));
});

describe("labels of an axis", () => {
	const ticks = ["one", "two", "three", "four", "five"].map((label, at) => ({ at, label }));
	const table: [px: number, shown: string][] = [
		[60, "one two three four five"],
		[25, "one three five"],
		[15, "one four"],
		[1, "one"],
	];
	for (const [px, shown] of table)
		it(`at ${px} px from each other are ${shown}`, () =>
			equal(
				roomy(ticks, (at) => at * px)
					.map(({ label }) => label)
					.join(" "),
				shown,
			));
	it("may be none", () =>
		deepEqual(
			roomy([], (at) => at),
			[],
		));
});

describe("line chart", () => {
	const same = (value: number) => value;
	const point = (x: number, y: number) => ({ x, y, text: "" });
	const table: [string, Parameters<typeof pathOf>[0], string][] = [
		["nothing", [], ""],
		["one point", [point(1, 2)], "M1 2"],
		["a line", [point(1, 2), point(3, 4), point(5, 6)], "M1 2L3 4L5 6"],
		["a gap", [point(1, 2), null, point(3, 4), point(5, 6)], "M1 2M3 4L5 6"],
		["gaps at the ends", [null, point(3, 4), null], "M3 4"],
	];
	for (const [name, line, path] of table) it(`draws ${name}`, () => equal(pathOf(line, same, same), path));

	const chart = chartOf<LineChart>("rework");

	it("says in one sentence what it shows", () => {
		const drawn = drawLines(chart, 400);
		equal(drawn.attributes.get("role"), "img");
		equal(drawn.attributes.get("aria-label"), chart.summary);
	});

	for (const width of [200, 320, 900])
		it(`stays within ${width} px, with every point`, () => {
			const drawn = drawLines(chart, width);
			equal(drawn.attributes.get("viewBox")?.split(" ")[2], String(width));
			const near = withClass(drawn, "near");
			equal(near.length, 24);
			for (const spot of near) ok(get(spot, "cx") >= 0 && get(spot, "cx") <= width);
			const bottom = get(drawn, "height");
			for (const spot of near) ok(get(spot, "cy") >= 0 && get(spot, "cy") < bottom);
		});

	it("tells what each point is", () =>
		match(withClass(drawLines(chart, 400), "near").map(textOf).join(), /6\.1%/));

	it("tells its lines apart without colour: by their marks and names", () => {
		const [before, now] = ["before", "now"].map((name) => {
			const [, line] = withClass(drawLines(chart, 400), name);
			ok(line);
			return withClass(line, "mark")[0]?.tag;
		});
		deepEqual([before, now], ["rect", "circle"]);
	});
});

describe("dots", () => {
	const table: [string, number[], number, (readonly [number, number])[]][] = [
		[
			"apart lie side by side",
			[0, 40],
			7,
			[
				[7.5, 0],
				[37.5, 0],
			],
		],
		[
			"that are as long are stacked",
			[3, 4, 5],
			7,
			[
				[7.5, 0],
				[7.5, 1],
				[7.5, 2],
			],
		],
		["before the axis begin at it", [-9], 7, [[7.5, 0]]],
	];
	for (const [name, xs, radius, placed] of table)
		it(name, () =>
			deepEqual(stacked(xs, 100), { radius, placed: placed.map(([x, level]) => ({ x, level })) }),
		);

	it("get smaller where many are as long, down to a size that is still seen", () => {
		const many = stacked(Array<number>(12).fill(3), 100);
		ok(many.radius < 7 && 12 * (2 * many.radius + 1) <= 97);
		equal(stacked(Array<number>(500).fill(3), 100).radius, 1.5);
	});

	it("are none where nothing was released", () => deepEqual(stacked([], 100), { radius: 7, placed: [] }));

	const chart = chartOf<DotChart>("timeToMarket");

	it("are one for each change, and say which", () => {
		const dots = withClass(drawDots(chart, 400), "dot");
		equal(dots.length, 22);
		match(dots.map(textOf).join(), /19 days/);
	});

	it("keep the names of median and 85% apart", () => {
		const near = drawDots(
			{ ...chart, marks: chart.marks.map((mark, index) => ({ ...mark, x: 6 + index })) },
			320,
		);
		const rows = withClass(near, "said").map((label) => get(label, "y"));
		deepEqual(new Set(rows).size, 2);
		const apart = withClass(drawDots(chart, 900), "said").map((label) => get(label, "y"));
		deepEqual(new Set(apart).size, 1);
	});

	it("turn a name around at the right edge", () => {
		const [mark] = chart.marks;
		ok(mark);
		const [name] = withClass(drawDots({ ...chart, marks: [{ ...mark, x: 20 }] }, 320), "said");
		ok(name?.attributes.get("class")?.includes("at-end"));
	});
});

describe("bars", () => {
	const chart = chartOf<BarChart>("balance");

	it("have parts as wide as their shares, in one row", () => {
		const bar = {
			label: "Oct",
			value: "75 : 25",
			parts: [
				{ key: "product", share: 0.75, text: "" },
				{ key: "engineering", share: 0.25, text: "" },
				{ key: "unknown", share: 0, text: "" },
			],
		} as const;
		const areas = withClass(drawBars({ ...chart, legend: [], bars: [bar] }, 500), "area");
		equal(areas.length, 2);
		const [first, second] = areas;
		const widths = areas.map((area) => get(area, "width") + 2);
		ok(Math.abs((widths[0] ?? 0) / (widths[1] ?? 1) - 3) < 0.01, widths.join());
		equal(get(second, "x"), get(first, "x") + get(first, "width") + 2);
	});

	it("mark the agreed split in every bar, and name it", () => {
		const drawn = drawBars(chart, 400);
		equal(withClass(drawn, "agreed").length, chart.bars.length + 1);
		match(textOf(drawn), /agreed 70 : 30/);
	});

	it("tell their parts apart without colour", () => {
		const box = { x: 0, y: 0, width: 30, height: 20 };
		ok(strokes(box, 6).length > 0 && points(box, 6).length > 0);
		const drawn = drawBars(chart, 400);
		for (const key of ["blended", "engineering"])
			for (const part of withClass(drawn, key)) equal(withClass(part, "marks").length, 1, key);
		for (const part of withClass(drawn, "product")) equal(withClass(part, "marks").length, 0);
	});

	it("keep their strokes inside", () => {
		for (const [, x, y] of strokes({ x: 10, y: 20, width: 31, height: 17 }, 6).matchAll(
			/[ML]([\d.]+) ([\d.]+)/g,
		)) {
			ok(Number(x) >= 10 && Number(x) <= 41, x);
			ok(Number(y) >= 20 && Number(y) <= 37, y);
		}
	});

	it("break their legend into rows", () => {
		const sign = (x: number, y: number) => drawProgressSign(x, y);
		const entries = ["product", "both", "engineering"].map((label) => ({ label, sign }));
		equal(drawLegend([], 300).height, 0);
		ok(drawLegend(entries, 90).height > drawLegend(entries, 600).height);
	});
});

function drawProgressSign(x: number, y: number): Drawn {
	return {
		tag: "rect",
		attributes: new Map([
			["x", String(x)],
			["y", String(y)],
		]),
		children: [],
	};
}

describe("progress line", () => {
	const rows = chartOf<ProgressChart>("outcomes").rows;
	const [row] = rows;
	ok(row);
	const table: [now: number | undefined, cx: number | undefined][] = [
		[0, 6],
		[0.5, 100],
		[1, 194],
		[undefined, undefined],
	];
	for (const [now, cx] of table)
		it(`stands at ${cx} for ${now}`, () => {
			const { now: _, ...rest } = row;
			const [spot] = withClass(drawProgress({ ...rest, ...(now !== undefined && { now }) }, 200), "now");
			equal(spot && get(spot, "cx"), cx);
		});

	it("says all of it in words", () => equal(drawProgress(row, 200).attributes.get("aria-label"), row.spoken));
});

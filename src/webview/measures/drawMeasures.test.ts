import { deepEqual, equal, match, ok } from "node:assert/strict";
import { models } from "../../../test/support/measuresPreview/models.ts";
import { type Drawn, textOf } from "../drawn.ts";
import { drawMeasures } from "./drawMeasures.ts";
import { soundKept } from "./kept.ts";
import type { Look } from "./look.ts";
import type { MeasuresModel } from "./model.ts";

const page = models.page;
ok(page);

function draw(model: MeasuresModel, look: Partial<Look> = {}): Drawn[] {
	const widths = { rework: 320, timeToMarket: 320, balance: 320, outcomes: 160, morale: 320 };
	return drawMeasures(model, { open: undefined, asTables: new Set(), widths, ...look });
}

function all(drawn: Drawn): Drawn[] {
	return [drawn, ...drawn.children.flatMap((child) => (typeof child === "string" ? [] : all(child)))];
}

function find(drawn: readonly Drawn[], test: (drawn: Drawn) => boolean): Drawn[] {
	return drawn.flatMap(all).filter(test);
}

const hasClass = (name: string) => (drawn: Drawn) =>
	(drawn.attributes.get("class") ?? "").split(" ").includes(name);

describe("page of measures", () => {
	it("shows the five measures and what alignment brought, in the order of the picture", () => {
		deepEqual(find(draw(page), ({ tag }) => tag === "h2").map(textOf), [
			"Rework",
			"Time to market",
			"Balance",
			"Outcomes",
			"Satisfaction and morale",
			"What alignment brought us",
		]);
	});

	it("has a table for each chart, that is heard and in nobody's way", () => {
		const drawn = draw(page);
		equal(find(drawn, ({ tag }) => tag === "table").length, 5);
		for (const sheet of find(drawn, hasClass("sheet"))) equal(sheet.attributes.has("tabindex"), false);
	});

	it("shows the table in the chart's place when it is asked to", () => {
		const drawn = draw(page, { asTables: new Set(["rework"]) });
		const [sheet] = find(drawn, (one) => one.attributes.get("data-key") === "twin:rework");
		equal(sheet?.attributes.get("tabindex"), "0");
		equal(find(drawn, hasClass("lines")).length, 1);
		const [toggle] = find(drawn, (one) => one.attributes.get("data-table") === "rework");
		equal(toggle?.attributes.get("aria-pressed"), "true");
	});

	it("opens one detail, below what opened it", () => {
		const drawn = draw(page, { open: "rework:changes" });
		const details = find(drawn, hasClass("detail"));
		equal(details.length, 1);
		match(details.map(textOf).join(), /A log of all changes to lamps/);
		const [grid] = find(drawn, hasClass("grid"));
		const at = grid?.children.findIndex((child) => typeof child !== "string" && hasClass("detail")(child));
		equal(at, 1);
		const expanded = find(drawn, (one) => one.attributes.get("aria-expanded") === "true");
		deepEqual(expanded.map(textOf), ["The changes"]);
	});

	it("opens nothing that isn't there any more", () =>
		equal(find(draw(page, { open: "rework:gone" }), hasClass("detail")).length, 0));

	it("keeps what people wrote as text, and its direction to itself", () => {
		const drawn = draw(page, { open: "rework:changes" });
		const names = find(drawn, ({ tag }) => tag === "bdi").map(textOf);
		ok(names.includes("<img src=x onerror=alert(1)> $(bug) \u202egnp.exe"), names.join());
	});

	it("says what is not enough, and what would make it enough", () => {
		const model = models.lacking;
		ok(model);
		const drawn = draw(model);
		equal(find(drawn, hasClass("figure")).length, 0);
		match(drawn.map(textOf).join(), /not enough data 2 changes landed; from 5 on there is a figure\./);
		match(drawn.map(textOf).join(), /Reading how long lines lived…Stop/);
	});

	it("asks for days only where the choice is to choose them", () => {
		const days = (model: MeasuresModel | undefined) =>
			model && find(draw(model), ({ attributes }) => attributes.get("type") === "date").length;
		equal(days(page), 0);
		equal(days(models.custom), 2);
	});

	it("gives every element of a list its own key", () => {
		const keys = find(draw(page, { open: "rework:changes" }), ({ tag }) => tag === "button").map(
			({ attributes }) => attributes.get("data-key"),
		);
		equal(new Set(keys).size, keys.length);
	});
});

describe("what the page keeps", () => {
	const { folder, selection } = page;
	const nothing = { folder, selection, open: undefined, asTables: [], scroll: 0 };
	const table: [string, unknown, object][] = [
		["nothing", undefined, nothing],
		[
			"what it kept",
			{ ...nothing, open: "rework:changes", asTables: ["balance"], scroll: 40 },
			{ ...nothing, open: "rework:changes", asTables: ["balance"], scroll: 40 },
		],
		[
			"what is sound of it",
			{ open: 7, asTables: ["balance", "other"], scroll: "low" },
			{ ...nothing, asTables: ["balance"] },
		],
		["the model's choice, for that is what is shown", { selection: { period: "x" } }, nothing],
	];
	for (const [name, kept, sound] of table) it(`is ${name}`, () => deepEqual(soundKept(kept, page), sound));
});

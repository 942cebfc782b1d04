import assert from "node:assert/strict";
import { type Drawn, textOf } from "../drawn.ts";
import { drawDebtRows, drawGoalDebt } from "./drawDebt.ts";
import type { BurnDownPicture } from "./model.ts";

function find(drawn: Drawn, tag: string): readonly Drawn[] {
	const below = drawn.children.flatMap((child) => (typeof child === "string" ? [] : find(child, tag)));
	return drawn.tag === tag ? [drawn, ...below] : below;
}

const picture: BurnDownPicture = {
	points: [
		{ x: 0, y: 0 },
		{ x: 0.5, y: 0.25 },
		{ x: 1, y: 0.5 },
	],
	target: 1,
	tone: "fewer",
	spoken: "40 on Oct 1, 31 on Nov 23",
};

describe("drawing debt", () => {
	it("draws a burn-down that is heard as one picture", () => {
		const drawn = drawGoalDebt({ count: "31 debt items", picture });
		const [svg] = find(drawn, "svg");
		assert.equal(svg?.attributes.get("role"), "img");
		assert.equal(svg?.attributes.get("aria-label"), picture.spoken);
		assert.equal(find(drawn, "path")[0]?.attributes.get("d"), "M4 4L46 10L88 16");
		assert.equal(find(drawn, "line")[0]?.attributes.get("y1"), "28");
		assert.equal(find(drawn, "circle")[0]?.attributes.get("cy"), "16");
	});

	it("draws no target where there is none, and no picture where nothing is known", () => {
		const { target: _, ...without } = picture;
		assert.equal(find(drawGoalDebt({ count: "1", picture: without }), "line").length, 0);
		assert.equal(find(drawGoalDebt({ count: "1" }), "svg").length, 0);
	});

	it("shows what was paid in its own colour, before what was added", () => {
		const drawn = drawGoalDebt({ count: "31", added: "+2", paid: "−5" });
		const spans = find(drawn, "span").map((span) => [span.attributes.get("class"), textOf(span)]);
		assert.deepEqual(spans, [
			["paid", "−5"],
			[undefined, "+2"],
		]);
	});

	it("opens each goal's debt", () => {
		const drawn = drawDebtRows("rows", [
			{ key: "debt:a", title: "<b>A</b>", open: { do: "showDebt", goal: "a" }, touched: "3 touched" },
		]);
		const [button] = find(drawn, "button");
		assert.equal(button && textOf(button), "<b>A</b>");
		assert.equal(button?.attributes.get("data-action"), '{"do":"showDebt","goal":"a"}');
		assert.match(textOf(drawn), /3 touched/);
	});
});

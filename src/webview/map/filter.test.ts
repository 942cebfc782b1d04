import { deepEqual, equal } from "node:assert/strict";
import { mapOf } from "../../../test/support/mapPreview/samples.ts";
import { chainOf } from "./chain.ts";
import { type Filter, filterNodes, nobody, noFilter, soundFilter } from "./filter.ts";

describe("a node's chain", () => {
	const links = [
		{ from: "b1", to: "a1" },
		{ from: "b2", to: "a1" },
		{ from: "c1", to: "b1" },
		{ from: "c1", to: "b2" },
		{ from: "c2", to: "b2" },
		{ from: "b3", to: "a2" },
	];
	const table: [string, string[], number][] = [
		["a1", ["a1", "b1", "b2", "c1", "c2"], 5],
		["b1", ["a1", "b1", "c1"], 2],
		["c2", ["a1", "b2", "c2"], 2],
		["a9", ["a9"], 0],
	];
	for (const [key, nodes, count] of table) {
		it(`of ${key} is ${nodes}`, () => {
			const chain = chainOf(key, links);
			deepEqual([...chain.nodes].sort(), nodes);
			equal(chain.links.size, count);
		});
	}
});

describe("filter", () => {
	const model = mapOf("shop");
	const found = (filter: Partial<Filter>) => filterNodes(model, { ...noFilter, ...filter });

	it("of nothing shows everything", () => equal(found({}).shown.size, model.nodes.length));

	const table: [string, Partial<Filter>, string[]][] = [
		["words of a title", { text: "BASKET edit" }, ["problem:checkout-edits"]],
		["words of an id", { text: "no-card-data" }, ["goal:no-card-data"]],
		["a branch", { text: "wishlist" }, ["branch:feat/wishlist"]],
		[
			"an owner",
			{ owner: "owner:Sales" },
			["objective:whole-rooms", "keyResult:whole-rooms.designer-revenue"],
		],
		["a kind of goal", { kind: "goal:security" }, ["goal:no-card-data"]],
		["several at once", { kind: "problem", gaps: true }, ["problem:returns-unclear"]],
		["what nobody owns", { owner: nobody, kind: "objective" }, []],
	];
	for (const [name, filter, matches] of table) {
		it(`finds ${name}`, () => deepEqual([...found(filter).matches], matches));
	}

	it("shows the whole chain of what it found", () => {
		deepEqual(
			[...found({ kind: "goal:availability" }).shown].sort(),
			[
				"goal:steady-payments",
				"keyResult:buy-with-ease.phone-orders",
				"objective:buy-with-ease",
				"problem:checkout-edits",
			].sort(),
		);
	});

	const kept: [string, unknown, Partial<Filter>][] = [
		["nothing", undefined, {}],
		["an owner who is still there", { owner: "owner:Sales" }, { owner: "owner:Sales" }],
		["an owner who left", { owner: "owner:Nobody", text: "a" }, { text: "a" }],
		["nonsense", { text: 5, kind: "x", gaps: "yes" }, {}],
	];
	for (const [name, state, expected] of kept) {
		it(`takes up ${name}`, () => deepEqual(soundFilter(state, model), { ...noFilter, ...expected }));
	}
});

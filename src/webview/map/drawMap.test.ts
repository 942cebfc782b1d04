import { deepEqual, equal, match, ok } from "node:assert/strict";
import { mapOf } from "../../../test/support/mapPreview/samples.ts";
import { type Drawn, textOf } from "../drawn.ts";
import { arrange, nodesOf } from "./arrangement.ts";
import { drawLinks, drawLooseEnds } from "./drawLinks.ts";
import { drawMap } from "./drawMap.ts";
import { type Filter, filterNodes, noFilter } from "./filter.ts";
import type { MapModel } from "./model.ts";
import { placed } from "./place.ts";

function page(model: MapModel, { isTable = false, ...asked }: Partial<Filter> & { isTable?: boolean } = {}) {
	const filter = { ...noFilter, ...asked };
	const filtered = filterNodes(model, filter);
	const arrangement = arrange(model, filtered);
	const current = nodesOf(arrangement).flat()[0];
	return drawMap(model, { filter, filtered, arrangement, isTable, current });
}

function all(drawn: Drawn): Drawn[] {
	return [drawn, ...drawn.children.flatMap((child) => (typeof child === "string" ? [] : all(child)))];
}

function find(drawn: readonly Drawn[], selector: string): Drawn[] {
	return drawn
		.flatMap(all)
		.filter(({ tag, attributes }) =>
			selector.startsWith(".")
				? (attributes.get("class") ?? "").split(" ").includes(selector.slice(1))
				: tag === selector,
		);
}

const get = (drawn: Drawn | undefined, name: string) => drawn?.attributes.get(name) ?? "";

describe("drawing of the map", () => {
	it("has one button for each node, and one way in for Tab", () => {
		const nodes = find(page(mapOf("shop")), ".node");
		equal(nodes.length, mapOf("shop").nodes.length);
		deepEqual(
			nodes.filter((node) => get(node, "tabindex") === "0").map((node) => get(node, "data-node")),
			[get(nodes[0], "data-node")],
		);
	});

	it("says what a node is, what it is linked with and what it misses", () => {
		const node = find(page(mapOf("shop")), ".node").find(
			(drawn) => get(drawn, "data-node") === "goal:no-card-data",
		);
		ok(node);
		match(textOf(node), /^Engineering goal: No card data outside the payment service/);
		match(textOf(node), /Supports no key result/);
		match(get(node, "title"), /^No card data outside the payment service\n/);
		match(get(node, "aria-description"), /One leaked log would stop all card payments/);
		ok(get(node, "class").split(" ").includes("loose"));
	});

	it("keeps the direction of a branch's name to itself", () => {
		const names = find(page(mapOf("hostile")), "bdi").map(textOf);
		ok(names.includes("feat/\u202egnp.exe<img/src=x>"), names.join());
	});

	it("tells the same in a table, a row for each node", () => {
		const table = page(mapOf("shop"), { isTable: true });
		equal(find(table, "tr").length, mapOf("shop").nodes.length + 1);
		match(find(table, "tr").map(textOf).join("\n"), /fix\/checkout-typo \(a guess\)/);
	});

	it("says so when the filter finds nothing, and offers to clear it", () => {
		const drawn = page(mapOf("shop"), { text: "zebra" });
		equal(find(drawn, ".node").length, 0);
		match(drawn.map(textOf).join(), /Nothing fits the filter/);
		equal(find(drawn, "input").length, 2);
	});

	const states: [string, RegExp][] = [
		["none", /has no alignment\.yaml yet\.Create alignment\.yaml/],
		["unreadable", /alignment\.yaml can't be read\./],
		["empty", /names no problem, no objective and no engineering goal yet/],
		["loading", /^$/],
	];
	for (const [name, text] of states) {
		it(`has no toolbar where there is nothing to see: ${name}`, () => {
			const drawn = page(mapOf(name));
			match(drawn.map(textOf).join(), text);
			equal(find(drawn, "input").length, 0);
		});
	}
});

describe("lines of the map", () => {
	const model = mapOf("shop");
	const arrangement = arrange(model, filterNodes(model, noFilter));
	const placing = placed(arrangement, { heightOf: () => 50, gap: 12, lane: 6 });
	const sides = [0, 200, 400, 600, 800].map((left) => ({ left, right: left + 140 }));
	const picture = { arrangement, placed: placing, sides, top: 60 };
	const links = drawLinks(picture, ({ from, to }) => `${from} ${to}`);

	it("are one for each step, with the names of what they link", () => {
		equal(links.length, arrangement.steps.length);
		ok(links.map(textOf).includes("objective:find-it-fast problem:slow-search"));
	});

	it("are dashed where only a guess says so", () => {
		const guessed = links.filter((link) => get(link, "class").includes("guess"));
		ok(guessed.length > 0);
		for (const link of guessed) match(textOf(link), /checkout-typo|light-pages-pictures/);
	});

	it("never run under a node", () => {
		for (const [column, keys] of arrangement.columns.entries()) {
			const middles = keys.map(
				(key) => 60 + (placing.tops.get(key) ?? 0) + (placing.heights.get(key) ?? 0) / 2,
			);
			const tiles = keys
				.filter((key) => !arrangement.lanes.has(key))
				.map((key) => ({ from: 60 + (placing.tops.get(key) ?? 0), to: 110 + (placing.tops.get(key) ?? 0) }));
			const lanes = middles.filter((_, index) => arrangement.lanes.has(keys[index] ?? ""));
			for (const y of lanes) {
				ok(!tiles.some(({ from, to }) => y > from && y < to), `a lane at ${y} in column ${column}`);
			}
		}
	});

	it("end loose where something is missing, one end for each gap", () => {
		const gaps = model.nodes.flatMap((node) => node.gaps);
		equal(drawLooseEnds(model.nodes, picture).length, gaps.length);
	});

	it("mirror where the page reads from right to left", () => {
		const mirrored = drawLinks({ ...picture, sides: sides.toReversed() }, () => "");
		match(get(mirrored[0], "d"), /^M 740 /);
		match(get(links[0], "d"), /^M 200 /);
	});
});

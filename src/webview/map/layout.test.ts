import { deepEqual, equal, ok } from "node:assert/strict";
import { mapOf } from "../../../test/support/mapPreview/samples.ts";
import { type Arrangement, arrange, nodesOf } from "./arrangement.ts";
import { filterNodes, noFilter } from "./filter.ts";
import { type Graph, withLanes } from "./lanes.ts";
import { crossings, ordered } from "./order.ts";
import { closest, placed } from "./place.ts";

/** Letters are columns: `c1>a2` is a link from the third column to the first. */
function graph(keys: string, links: string): Graph {
	const columns = [..."abcde"].map((column) => keys.split(" ").filter((key) => key.startsWith(column)));
	return {
		columns,
		links: links
			.split(" ")
			.filter(Boolean)
			.map((link) => ({ from: link.split(">")[0] ?? "", to: link.split(">")[1] ?? "" })),
	};
}

const spacing = { heightOf: (key: string) => 40 + (key.length % 3) * 16, gap: 12, lane: 6 };

describe("lanes", () => {
	const table: [string, Graph, { lanes: number; steps: number }][] = [
		["none between neighbours", graph("a1 b1", "b1>a1"), { lanes: 0, steps: 1 }],
		["one in each column that a link passes", graph("a1 d1", "d1>a1"), { lanes: 2, steps: 3 }],
		["shared by links to the same node", graph("a1 d1 d2", "d1>a1 d2>a1"), { lanes: 2, steps: 4 }],
		["apart for other nodes", graph("a1 a2 c1", "c1>a1 c1>a2"), { lanes: 2, steps: 4 }],
		["none for what leads nowhere", graph("a1 b1", "b1>a9 a1>b1"), { lanes: 0, steps: 0 }],
	];
	for (const [name, given, { lanes, steps }] of table) {
		it(name, () => {
			const layered = withLanes(given);
			deepEqual([layered.lanes.size, layered.steps.length], [lanes, steps]);
		});
	}
});

describe("order of the columns", () => {
	const table: [string, Graph, number][] = [
		["untangles two", graph("a1 a2 b1 b2", "b1>a2 b2>a1"), 0],
		["untangles a chain", graph("a1 a2 a3 b1 b2 b3 c1 c2 c3", "b1>a3 b2>a2 b3>a1 c1>b2 c2>b1 c3>b3"), 0],
		["lets cross what must", graph("a1 a2 b1 b2", "b1>a1 b1>a2 b2>a1 b2>a2"), 1],
		["runs long links beside nodes", graph("a1 a2 b1 b2 c1 c2", "b1>a1 b2>a2 c1>b2 c2>a1"), 0],
	];
	for (const [name, given, count] of table) {
		it(name, () => {
			const layered = withLanes(given);
			equal(crossings(ordered(layered), layered.steps), count);
		});
	}

	it("puts what has no link below, in the file's order", () => {
		deepEqual(ordered(withLanes(graph("a1 a2 a3 b1", "b1>a3")))[0], ["a3", "a1", "a2"]);
	});
});

describe("closest positions", () => {
	const table: [string, number[], number[], number[]][] = [
		["stay where there is room", [0, 50], [0, 20], [0, 50]],
		["move apart evenly", [10, 10], [0, 20], [0, 20]],
		["push a whole row", [0, 0, 0], [0, 10, 10], [-10, 0, 10]],
		["are none of none", [], [], []],
	];
	for (const [name, wanted, apart, expected] of table) {
		it(name, () => deepEqual(closest(wanted, apart), expected));
	}
});

describe("layout", () => {
	const arrangements: [string, Arrangement][] = (["five", "shop", "hundred", "bare"] as const).map((name) => {
		const model = mapOf(name);
		return [name, arrange(model, filterNodes(model, noFilter))];
	});
	for (const [name, arrangement] of arrangements) {
		const layout = placed(arrangement, spacing);

		it(`of ${name} overlaps nowhere`, () => {
			for (const keys of arrangement.columns) {
				for (const [index, key] of keys.entries()) {
					const above = keys[index - 1];
					const end =
						above === undefined ? 0 : (layout.tops.get(above) ?? 0) + (layout.heights.get(above) ?? 0);
					ok((layout.tops.get(key) ?? -1) >= end, `${key} begins above the end of ${above}`);
				}
				const last = keys.at(-1);
				ok(
					last === undefined ||
						(layout.tops.get(last) ?? 0) + (layout.heights.get(last) ?? 0) <= layout.height,
				);
			}
		});

		it(`of ${name} loses no node`, () => {
			deepEqual(
				nodesOf(arrangement).flat().sort(),
				mapOf(name)
					.nodes.map(({ key }) => key)
					.sort(),
			);
		});

		it(`of ${name} is the same every time`, () => {
			const again = arrange(mapOf(name), filterNodes(mapOf(name), noFilter));
			deepEqual(again.columns, arrangement.columns);
			deepEqual([...placed(again, spacing).tops], [...layout.tops]);
		});
	}

	it("of five is one straight line", () => {
		const [, five] = arrangements[0] ?? [];
		ok(five);
		const { tops, heights } = placed(five, spacing);
		const middles = [...tops].map(([key, top]) => top + (heights.get(key) ?? 0) / 2);
		ok(Math.max(...middles) - Math.min(...middles) <= 1, String(middles));
	});

	const most: Readonly<Record<string, number>> = { five: 0, shop: 1, hundred: 60 };
	for (const [name, { columns, steps }] of arrangements) {
		it(`of ${name} crosses at most ${most[name] ?? 0} pairs`, () => {
			const count = crossings(columns, steps);
			ok(count <= (most[name] ?? 0), `${count}`);
		});
	}

	it("of a hundred is hardly higher than its fullest column", () => {
		const [, hundred] = arrangements[2] ?? [];
		ok(hundred);
		const { heights, height } = placed(hundred, spacing);
		const stacked = hundred.columns.map((keys) =>
			keys.reduce((sum, key) => sum + (heights.get(key) ?? 0) + spacing.gap, 0),
		);
		ok(height <= Math.max(...stacked) * 1.25, `${height} of ${Math.max(...stacked)}`);
	});
});

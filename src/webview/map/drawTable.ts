import { type Drawn, h } from "../drawn.ts";
import { drawTitle } from "./drawNode.ts";
import type { Filtered } from "./filter.ts";
import type { MapLink, MapModel, MapNode } from "./model.ts";

/** The same relations for who would rather read them: one row for each node, the kinds in the map's order. */
export function drawTable(model: MapModel, { shown }: Filtered): Drawn {
	const { words, nodes, columns } = model;
	const rows = columns.flatMap(({ kind }) =>
		nodes.filter((node) => node.kind === kind && shown.has(node.key)),
	);
	return h(
		"table",
		{ class: "table" },
		h("caption", { class: "for-ears" }, words.map),
		h("thead", {}, h("tr", {}, ...words.tableHeads.map((head) => h("th", { scope: "col" }, head)))),
		h("tbody", {}, ...rows.map((node) => drawRow(node, model))),
	);
}

function drawRow(node: MapNode, { links, nodes, words }: MapModel): Drawn {
	const titles = new Map(nodes.map(({ key, title }) => [key, title]));
	const cell = (ends: readonly (readonly [string, MapLink])[]) =>
		h(
			"td",
			{},
			h(
				"ul",
				{ role: "list" },
				...ends.map(([key, { isGuess }]) => {
					const title = h("bdi", {}, titles.get(key) ?? key);
					const [start = "", end = ""] = (isGuess ? words.guess : "{0}").split("{0}");
					return h("li", {}, start, title, end);
				}),
			),
		);
	return h(
		"tr",
		{ "data-key": `row:${node.key}` },
		h("td", { class: "kind" }, node.kindName),
		h(
			"th",
			{ scope: "row" },
			h(
				"button",
				{ type: "button", class: "open", "data-key": `table:${node.key}`, "data-node": node.key },
				drawTitle(node),
			),
		),
		cell(links.filter(({ from }) => from === node.key).map((link) => [link.to, link])),
		cell(links.filter(({ to }) => to === node.key).map((link) => [link.from, link])),
		h("td", { class: "missing" }, node.gaps.map(({ text }) => text).join("\n")),
	);
}

// Map model → description of the page, without touching any document.

import { type Drawn, h } from "../drawn.ts";
import { fill } from "../fill.ts";
import { type Arrangement, nodesOf } from "./arrangement.ts";
import { drawNode } from "./drawNode.ts";
import { drawTable } from "./drawTable.ts";
import { drawToolbar } from "./drawToolbar.ts";
import { type Filter, type Filtered, isFiltering } from "./filter.ts";
import type { MapColumn, MapModel, MapNode, Notice } from "./model.ts";

export interface Look {
	readonly filter: Filter;
	readonly filtered: Filtered;
	readonly arrangement: Arrangement;
	readonly isTable: boolean;
	/** The node that Tab leads to. */
	readonly current: string | undefined;
}

export function drawMap(model: MapModel, look: Look): Drawn[] {
	const notice = model.notice && drawNotice(model.notice, model.state);
	if (model.state !== "map") return notice ? [notice] : [];
	return [
		drawToolbar(model, look),
		...(notice ? [notice] : []),
		look.filtered.shown.size === 0
			? drawNothingFound(model)
			: h(
					"div",
					{ class: "scroller", "data-key": look.isTable ? "table" : "map" },
					look.isTable ? drawTable(model, look.filtered) : drawColumns(model, look),
				),
	];
}

function drawNotice({ text, button }: Notice, state: MapModel["state"]): Drawn {
	return h(
		"p",
		{ class: state === "map" ? "notice" : "empty", "data-key": "notice" },
		h("span", { dir: "auto" }, text),
		button && h("button", { type: "button", class: "link", "data-run": button.action }, button.label),
	);
}

function drawNothingFound({ words }: MapModel): Drawn {
	return h(
		"p",
		{ class: "empty", "data-key": "nothing" },
		h("span", {}, words.nothingFound),
		h("button", { type: "button", class: "link", "data-clear": true }, words.clear),
	);
}

function drawColumns(model: MapModel, look: Look): Drawn {
	const { words, nodes, columns } = model;
	const byKey = new Map(nodes.map((node) => [node.key, node]));
	const keys = nodesOf(look.arrangement);
	return h(
		"div",
		{ class: "columns", role: "group", "aria-label": words.map, "aria-describedby": "map-keys" },
		h("p", { class: "for-ears", id: "map-keys" }, words.keys),
		h("svg", { class: "links", role: "img", "aria-label": summaryOf(model, look) }),
		...columns.map((column, index) =>
			drawColumn(
				column,
				(keys[index] ?? []).flatMap((key) => byKey.get(key) ?? []),
				look,
			),
		),
	);
}

/** What the lines show at a glance. */
function summaryOf({ words, nodes }: MapModel, { arrangement, filtered }: Look): string {
	const loose = nodes.filter(({ key, gaps }) => gaps.length > 0 && filtered.shown.has(key));
	return fill(words.summary, arrangement.drawn.length, filtered.shown.size, loose.length);
}

function drawColumn(column: MapColumn, nodes: readonly MapNode[], look: Look): Drawn {
	const id = `column-${column.kind.toLowerCase()}`;
	return h(
		"section",
		{ class: `column ${column.kind}`, "aria-labelledby": id, "data-key": column.kind },
		h(
			"div",
			{ class: "head" },
			h("h2", { id }, column.heading, " ", h("span", { class: "count" }, String(nodes.length))),
			h("p", { class: "caption" }, column.caption),
		),
		nodes.length === 0
			? !isFiltering(look.filter) && h("p", { class: "none" }, column.none)
			: h(
					"ul",
					{ class: "nodes", role: "list" },
					...nodes.map((node) =>
						drawNode(node, {
							isMatch: look.filtered.matches.has(node.key),
							isCurrent: node.key === look.current,
						}),
					),
				),
	);
}

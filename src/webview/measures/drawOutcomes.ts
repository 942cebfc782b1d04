import { type Drawn, h } from "../drawn.ts";
import { drawProgress } from "./charts/drawProgress.ts";
import type { MeasuresWords, ProgressChart, ProgressRow } from "./model.ts";

/** The key results: a table that is its own picture. `width` is that of a progress line, in px. */
export function drawOutcomes({ heads, rows }: ProgressChart, width: number, words: MeasuresWords): Drawn {
	return h(
		"div",
		{ class: "picture", "data-key": "picture:outcomes", "data-picture": "outcomes" },
		h(
			"table",
			{ class: "key-results" },
			h("caption", { class: "for-ears" }, heads[0]),
			h("thead", { class: "for-ears" }, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))),
			h("tbody", {}, ...rows.map((row) => drawRow(row, width, words))),
		),
	);
}

function drawRow(row: ProgressRow, width: number, words: MeasuresWords): Drawn {
	const title = h("bdi", {}, row.title);
	return h(
		"tr",
		{ "data-key": row.key },
		h(
			"th",
			{ scope: "row" },
			row.open
				? h(
						"button",
						{
							type: "button",
							class: "open",
							"data-key": `open:${row.key}`,
							"data-what": row.open.what,
							"data-name": row.open.name,
						},
						title,
					)
				: title,
		),
		h("td", { class: "way" }, h("div", { class: "room" }, drawProgress(row, width))),
		h("td", { class: "number" }, row.value, " ", h("span", { class: "target" }, row.target)),
		h("td", { class: `pace ${row.tone}` }, row.pace),
		h("td", { class: "expected" }, row.expected || words.none),
	);
}

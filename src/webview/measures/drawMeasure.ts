import { type Drawn, h } from "../drawn.ts";
import { drawChart } from "./charts/drawChart.ts";
import { drawLinks, drawOpen } from "./drawDetail.ts";
import { drawOutcomes } from "./drawOutcomes.ts";
import { drawTable } from "./drawTable.ts";
import type { Look } from "./look.ts";
import type { Figure, Measure, MeasuresWords, Said } from "./model.ts";

/** One measure: its number, its chart, its sample; and behind it, where the row ends, the detail that is open. */
export function drawMeasure(measure: Measure, look: Look, words: MeasuresWords): Drawn[] {
	const { key, title, figure, lack, isReading, notes, details, action } = measure;
	const detail = drawOpen(key, details, look.open, words);
	return [
		h(
			"section",
			{
				class: ["measure", key, detail && "is-open"].filter(Boolean).join(" "),
				"data-key": key,
				"aria-labelledby": `name-${key}`,
			},
			h("h2", { id: `name-${key}` }, title),
			figure && drawFigure(figure),
			lack !== undefined &&
				h("p", { class: "lack" }, !isReading && h("span", { class: "chip" }, words.notEnough), " ", lack),
			...drawPicture(measure, look, words),
			notes.length > 0 && h("p", { class: "note" }, notes.join(" ")),
			h(
				"div",
				{ class: "links" },
				...drawLinks(key, details, look.open),
				drawToggle(measure, look, words),
				action &&
					h(
						"button",
						{ type: "button", class: "link", "data-key": `run:${key}`, "data-run": action.action },
						action.label,
					),
			),
		),
		...(detail ? [detail] : []),
	];
}

export function drawFigure({ value, asides }: Figure): Drawn {
	return h("p", { class: "figure" }, h("span", { class: "value" }, value), ...asides.map(drawAside));
}

function drawAside({ text, tone }: Said): Drawn {
	return h("span", { class: `aside ${tone}` }, " ", text);
}

/** The chart, and its numbers for who hears the page; or the numbers in its place. */
function drawPicture({ key, chart, twin }: Measure, look: Look, words: MeasuresWords): Drawn[] {
	if (!chart) return [];
	if (chart.kind === "progress") return [drawOutcomes(chart, look.widths[key], words)];
	const isTable = look.asTables.has(key);
	const table = twin && drawTable(twin, `twin:${key}`, words, isTable ? "shown" : "heard");
	return [
		h(
			"div",
			{ class: "picture", "data-key": `picture:${key}`, "data-picture": key },
			!isTable && drawChart(chart, look.widths[key]),
		),
		...(table
			? [h("div", { class: isTable ? "twin shown" : "twin", "data-key": `twins:${key}` }, table)]
			: []),
	];
}

function drawToggle({ key, chart, twin }: Measure, look: Look, words: MeasuresWords): Drawn | undefined {
	if (!chart || !twin) return undefined;
	const isTable = look.asTables.has(key);
	return h(
		"button",
		{
			type: "button",
			class: "link",
			"data-key": `table:${key}`,
			"data-table": key,
			"aria-pressed": String(isTable),
		},
		words.table,
	);
}

import { type Drawn, h } from "../drawn.ts";
import { drawBrought } from "./drawBrought.ts";
import { drawHeader } from "./drawHeader.ts";
import { drawMeasure } from "./drawMeasure.ts";
import type { Look } from "./look.ts";
import type { MeasuresModel, Notice, Progress } from "./model.ts";

/** The whole page. */
export function drawMeasures(model: MeasuresModel, look: Look): Drawn[] {
	const { notices, progress, measures, brought, words } = model;
	return [
		drawHeader(model),
		h(
			"div",
			{ class: "states", "data-key": "states" },
			progress && drawProgressLine(progress),
			...notices.map(drawNotice),
		),
		h(
			"div",
			{ class: "grid", "data-key": "grid" },
			...measures.flatMap((measure) => drawMeasure(measure, look, words)),
			...(brought ? drawBrought(brought, look, words) : []),
		),
	];
}

function drawNotice({ text, button }: Notice): Drawn {
	return h(
		"p",
		{ class: "notice" },
		h("span", {}, text),
		button && h("button", { type: "button", class: "link", "data-run": button.action }, button.label),
	);
}

function drawProgressLine({ text, button }: Progress): Drawn {
	return h(
		"p",
		{ class: "progress-line", "data-key": "progress" },
		button?.action !== "resume" && h("span", { class: "turning" }),
		h("span", {}, text),
		button && h("button", { type: "button", class: "link", "data-run": button.action }, button.label),
	);
}

import { type Drawn, h } from "../drawn.ts";
import { drawTable } from "./drawTable.ts";
import type { Detail, MeasuresWords } from "./model.ts";

/** The links that open what is behind a number. */
export function drawLinks(of: string, details: readonly Detail[], open: string | undefined): Drawn[] {
	return details.map(({ key, label }) => {
		const name = `${of}:${key}`;
		return h(
			"button",
			{
				type: "button",
				class: "link",
				"data-key": `link:${name}`,
				"data-detail": name,
				"aria-expanded": String(open === name),
				...(open === name && { "aria-controls": "detail" }),
			},
			label,
		);
	});
}

/** The one detail that is open, if it is one of these. */
export function drawOpen(
	of: string,
	details: readonly Detail[],
	open: string | undefined,
	words: MeasuresWords,
): Drawn | undefined {
	const detail = details.find(({ key }) => `${of}:${key}` === open);
	if (!detail) return undefined;
	const key = `detail:${open}`;
	return h(
		"section",
		{ class: "detail", id: "detail", "data-key": key, "aria-labelledby": "detail-name", tabindex: -1 },
		h(
			"header",
			{},
			h("h3", { id: "detail-name" }, detail.heading),
			h(
				"button",
				{ type: "button", class: "link", "data-key": `close:${open}`, "data-detail": open },
				words.close,
			),
		),
		...detail.paragraphs.map((text) => h("p", { class: "paragraph" }, text)),
		...detail.tables.map((table, index) => drawTable(table, `${key}:${index}`, words)),
	);
}

import { type Drawn, h } from "../drawn.ts";
import { drawLinks, drawOpen } from "./drawDetail.ts";
import type { Look } from "./look.ts";
import type { Brought, MeasuresWords } from "./model.ts";

/** What alignment brought, in plain words. */
export function drawBrought(
	{ title, facts, none, details }: Brought,
	look: Look,
	words: MeasuresWords,
): Drawn[] {
	const detail = drawOpen("brought", details, look.open, words);
	return [
		h(
			"section",
			{ class: "brought", "data-key": "brought", "aria-labelledby": "name-brought" },
			h("h2", { id: "name-brought" }, title),
			none !== undefined && h("p", { class: "note" }, none),
			facts.length > 0 &&
				h(
					"ul",
					{ role: "list" },
					...facts.map(({ key, figure, text }) =>
						h(
							"li",
							{ "data-key": `brought:${key}` },
							h("span", { class: "value" }, figure),
							" ",
							h("span", { class: "told" }, text),
						),
					),
				),
			h("div", { class: "links" }, ...drawLinks("brought", details, look.open)),
		),
		...(detail ? [detail] : []),
	];
}

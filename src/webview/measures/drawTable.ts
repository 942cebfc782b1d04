import { type Child, type Drawn, h } from "../drawn.ts";
import { fill } from "../fill.ts";
import type { Cell, MeasuresWords, Table } from "./model.ts";

/** `named` shows its caption; `heard` is for who hears the page, and no stop on the way of the keys. */
export type TableLook = "named" | "shown" | "heard";

export function drawTable(table: Table, key: string, words: MeasuresWords, look: TableLook = "named"): Drawn {
	return h(
		"div",
		{
			class: "sheet",
			"data-key": key,
			...(look !== "heard" && { tabindex: 0, role: "region", "aria-label": table.caption }),
		},
		h(
			"table",
			{},
			h("caption", { class: look === "named" ? "caption" : "for-ears" }, table.caption),
			h(
				"thead",
				{},
				h(
					"tr",
					{},
					...table.heads.map(({ text, isNumber }) =>
						h("th", { scope: "col", ...(isNumber && { class: "number" }) }, text),
					),
				),
			),
			h(
				"tbody",
				{},
				...table.rows.map((row, at) =>
					h(
						"tr",
						{},
						...row.map((cell, index) => drawCell(cell, index === 0, `${key}:${at}:${index}`, words)),
					),
				),
			),
		),
		table.rest !== undefined && h("p", { class: "rest" }, table.rest),
	);
}

function drawCell(cell: Cell, isFirst: boolean, key: string, words: MeasuresWords): Drawn {
	const attributes = cell.isNumber ? { class: "number" } : {};
	const content = drawContent(cell, key, words);
	return isFirst ? h("th", { scope: "row", ...attributes }, content) : h("td", attributes, content);
}

function drawContent({ text, open }: Cell, key: string, { openCommit, openRecord }: MeasuresWords): Child {
	if (!open) return h("bdi", {}, text);
	const title = open.what === "commit" ? openCommit : open.what === "record" ? openRecord : undefined;
	return h(
		"button",
		{
			type: "button",
			class: "link open",
			"data-key": key,
			"data-what": open.what,
			"data-name": open.name,
			...(title !== undefined && { title: fill(title, text) }),
		},
		h("bdi", {}, text),
	);
}

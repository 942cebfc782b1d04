import { type Drawn, h } from "../drawn.ts";
import { pressable } from "./drawText.ts";
import type { BurnDownPicture, DebtRow, GoalDebt } from "./model.ts";

/** How much debt a goal has, what this branch did about it, and how it went over the period. */
export function drawGoalDebt({ count, paid, added, picture }: GoalDebt): Drawn {
	return h(
		"div",
		{ class: "debt" },
		h("div", { class: "debt-words" }, h("p", {}, count), drawDeeds(paid, added)),
		picture && drawBurnDown(picture),
	);
}

export function drawDebtRows(key: string, rows: readonly DebtRow[]): Drawn {
	return h(
		"ul",
		{ class: "block debt-rows", role: "list", "data-key": key },
		...rows.map((row) =>
			h(
				"li",
				{ class: "row", "data-key": row.key },
				h(
					"p",
					{ class: "title", dir: "auto" },
					pressable("open", { ...row, label: row.title, action: row.open }),
				),
				drawDeeds(row.paid, row.added, row.touched),
			),
		),
	);
}

function drawDeeds(paid?: string, added?: string, touched?: string): Drawn | undefined {
	if (paid === undefined && added === undefined && touched === undefined) return undefined;
	return h(
		"p",
		{ class: "pieces deeds" },
		paid !== undefined && h("span", { class: "paid" }, paid),
		added !== undefined && h("span", {}, added),
		touched !== undefined && h("span", {}, touched),
	);
}

const width = 92;
const height = 32;
/** Room for the dot at the end, and for half of the line's width. */
const edge = 4;

function drawBurnDown({ points, target, tone, spoken }: BurnDownPicture): Drawn {
	const x = (share: number) => round(edge + share * (width - 2 * edge));
	const y = (share: number) => round(edge + share * (height - 2 * edge));
	const last = points.at(-1) ?? { x: 1, y: 0.5 };
	const path = points.map((point, at) => `${at === 0 ? "M" : "L"}${x(point.x)} ${y(point.y)}`).join("");
	return h(
		"svg",
		{
			class: `burn-down ${tone}`,
			viewBox: `0 0 ${width} ${height}`,
			width,
			height,
			role: "img",
			"aria-label": spoken,
		},
		target !== undefined &&
			h("line", { class: "target-line", x1: 0, x2: width, y1: y(target), y2: y(target) }),
		h("path", { class: "counts", d: path }),
		h("circle", { class: "today", cx: x(last.x), cy: y(last.y), r: 3 }),
	);
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}

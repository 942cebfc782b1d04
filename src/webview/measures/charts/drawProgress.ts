import { type Drawn, h } from "../../drawn.ts";
import type { ProgressRow } from "../model.ts";
import { linear } from "./scale.ts";

const height = 22;

/** The way that one key result has made; a thin line where the period's time is. `width` in px. */
export function drawProgress({ now, time, tone, spoken }: ProgressRow, width: number): Drawn {
	const edge = 6;
	const x = linear(0, 1, edge, width - edge);
	const middle = height / 2;
	return h(
		"svg",
		{
			class: `chart progress ${tone}`,
			width,
			height,
			viewBox: `0 0 ${width} ${height}`,
			role: "img",
			"aria-label": spoken,
		},
		h("rect", {
			class: "track",
			x: edge - 3,
			y: middle - 3,
			width: width - 2 * (edge - 3),
			height: 6,
			rx: 3,
		}),
		now !== undefined &&
			h("rect", { class: "done", x: edge - 3, y: middle - 3, width: x(now) - edge + 3, height: 6, rx: 3 }),
		time !== undefined && h("line", { class: "time", x1: x(time), x2: x(time), y1: 1, y2: height - 1 }),
		now !== undefined && h("circle", { class: "now", cx: x(now), cy: middle, r: 6 }),
	);
}

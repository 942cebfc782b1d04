import { type Drawn, h } from "../../drawn.ts";
import type { Line, LineChart, Point } from "../model.ts";
import { drawBase, drawRungs, labelRoom, type Plot } from "./axis.ts";
import { drawLegend, signHeight, signWidth } from "./legend.ts";
import { linear, type Scale } from "./scale.ts";

const plotHeight = 124;
const below = 24;
/** More points than these are only marked at the line's end. */
const markedPoints = 16;

/** Lines over time, the earlier one dashed; `width` in px. */
export function drawLines(chart: LineChart, width: number): Drawn {
	const legend = drawLegend(
		chart.lines.map((line) => ({ label: line.label, sign: (x, y) => signOf(line, x, y) })),
		width,
	);
	const top = legend.height + 8;
	const plot: Plot = { left: labelRoom(chart.y), right: width - 8, top, bottom: top + plotHeight };
	const x = linear(chart.x.from, chart.x.to, plot.left, plot.right);
	const y = linear(chart.y.from, chart.y.to, plot.bottom, plot.top);
	const height = plot.bottom + below;
	return h(
		"svg",
		{
			class: "chart lines",
			width,
			height,
			viewBox: `0 0 ${width} ${height}`,
			role: "img",
			"aria-label": chart.summary,
		},
		...legend.drawn,
		...drawRungs(chart.y, y, plot),
		...drawBase(chart.x, x, plot),
		...chart.lines.map((line) => drawLine(line, x, y)),
	);
}

function drawLine(line: Line, x: Scale, y: Scale): Drawn {
	const points = line.points.filter((point) => point !== null);
	const marked = points.length <= markedPoints ? points : points.slice(-1);
	return h(
		"g",
		{ class: `line ${line.key}` },
		h("path", { class: "stroke", d: pathOf(line.points, x, y) }),
		...marked.map((point, index) =>
			drawMark(
				line.key,
				x(point.x),
				y(point.y),
				index === marked.length - 1 && line.key !== "before" ? 4.5 : 2.5,
			),
		),
		// What the pointer reads is larger than what the eye sees.
		...points.map((point) =>
			h("circle", { class: "near", cx: x(point.x), cy: y(point.y), r: 9 }, h("title", {}, point.text)),
		),
	);
}

/** The two lines of one chart differ in the shape of their marks, too. */
function drawMark(key: Line["key"], x: number, y: number, r: number): Drawn {
	return key === "team" || key === "before"
		? h("rect", { class: "mark", x: x - r, y: y - r, width: 2 * r, height: 2 * r })
		: h("circle", { class: "mark", cx: x, cy: y, r });
}

function signOf(line: Line, x: number, y: number): Drawn {
	const middle = y + signHeight / 2;
	return h(
		"g",
		{ class: `line ${line.key}` },
		h("path", { class: "stroke", d: `M${x} ${middle}H${x + signWidth}` }),
		drawMark(line.key, x + signWidth / 2, middle, 3),
	);
}

/** A break wherever a point is missing. */
export function pathOf(points: readonly (Point | null)[], x: Scale, y: Scale): string {
	let isNew = true;
	return points
		.map((point) => {
			if (point === null) {
				isNew = true;
				return "";
			}
			const command = isNew ? "M" : "L";
			isNew = false;
			return `${command}${x(point.x)} ${y(point.y)}`;
		})
		.join("");
}

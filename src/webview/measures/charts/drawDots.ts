import { type Drawn, h } from "../../drawn.ts";
import type { DotChart } from "../model.ts";
import { drawBase, type Plot } from "./axis.ts";
import { linear, rounded, textWidth } from "./scale.ts";

const plotHeight = 120;
const labels = 38;
const below = 24;
const largest = 7;

/** One dot for each change, stacked where they took as long; `width` in px. */
export function drawDots(chart: DotChart, width: number): Drawn {
	const plot: Plot = { left: 6, right: width - 8, top: labels, bottom: labels + plotHeight };
	const x = linear(chart.x.from, chart.x.to, plot.left, plot.right);
	const height = plot.bottom + below;
	const { radius, placed } = stacked(
		chart.dots.map((dot) => x(dot.x) - plot.left),
		plotHeight,
	);
	return h(
		"svg",
		{
			class: "chart dots",
			width,
			height,
			viewBox: `0 0 ${width} ${height}`,
			role: "img",
			"aria-label": chart.summary,
		},
		...drawBase(chart.x, x, plot),
		...chart.dots.map((dot, index) => {
			const { x: along, level } = placed[index] ?? { x: 0, level: 0 };
			const cx = rounded(plot.left + along);
			const cy = rounded(plot.bottom - 3 - radius - level * (2 * radius + 1));
			return h("circle", { class: "dot", cx, cy, r: rounded(radius) }, h("title", {}, dot.text));
		}),
		...drawMarks(chart, x, plot),
	);
}

interface Stacked {
	readonly radius: number;
	readonly placed: readonly { readonly x: number; readonly level: number }[];
}

/** Dots as large as the highest stack allows, each in the middle of its column; px from the left of the plot. */
export function stacked(xs: readonly number[], height: number): Stacked {
	for (let radius = largest; ; radius -= 0.5) {
		const columns = new Map<number, number>();
		const apart = 2 * radius + 1;
		const placed = xs.map((x) => {
			const column = Math.floor(Math.max(0, x) / apart);
			const level = columns.get(column) ?? 0;
			columns.set(column, level + 1);
			return { x: rounded((column + 0.5) * apart), level };
		});
		const highest = Math.max(0, ...columns.values());
		if (radius <= 1.5 || highest * apart + 3 <= height) return { radius, placed };
	}
}

function drawMarks({ marks }: DotChart, x: (value: number) => number, { right, bottom }: Plot): Drawn[] {
	const sorted = [...marks].sort((a, b) => a.x - b.x);
	let end = Number.NEGATIVE_INFINITY;
	return sorted.map(({ key, x: at, label }) => {
		const place = x(at);
		const isAtEnd = place + 6 + textWidth(label) > right;
		const start = isAtEnd ? place - 6 - textWidth(label) : place + 6;
		// A label that would touch the one before it goes one row down.
		const row = start < end + 8 ? 1 : 0;
		end = start + textWidth(label);
		return h(
			"g",
			{ class: `mark ${key}` },
			h("line", { class: "post", x1: place, x2: place, y1: 4 + row * 16, y2: bottom }),
			h(
				"text",
				{ class: isAtEnd ? "said at-end" : "said", x: isAtEnd ? place - 6 : place + 6, y: 14 + row * 16 },
				label,
			),
		);
	});
}

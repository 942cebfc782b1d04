import { type Drawn, h } from "../../drawn.ts";
import type { Bar, BarChart } from "../model.ts";
import { drawLegend, type LegendEntry, signHeight, signWidth } from "./legend.ts";
import { drawPart } from "./pattern.ts";
import { rounded, textWidth } from "./scale.ts";

const barHeight = 22;
const gap = 12;
/** Between two parts of one bar. */
const seam = 2;

/** One bar for each month, its parts by what they serve, the agreed split as a dashed line; `width` in px. */
export function drawBars(chart: BarChart, width: number): Drawn {
	const legend = drawLegend(legendOf(chart), width);
	const left = room(chart.bars.map(({ label }) => label));
	const right = width - room(chart.bars.map(({ value }) => value));
	const top = legend.height + 10;
	const height = top + chart.bars.length * (barHeight + gap);
	return h(
		"svg",
		{
			class: "chart bars",
			width,
			height,
			viewBox: `0 0 ${width} ${height}`,
			role: "img",
			"aria-label": chart.summary,
		},
		...legend.drawn,
		...chart.bars.map((bar, index) =>
			drawBar(bar, { left, right, top: top + index * (barHeight + gap), width }),
		),
	);
}

function legendOf({ legend, agreed }: BarChart): LegendEntry[] {
	const entries: LegendEntry[] = legend.map(({ key, label }) => ({
		label,
		sign: (x, y) => drawPart(key, { x, y, width: signWidth, height: signHeight }),
	}));
	if (agreed === undefined) return entries;
	return [
		...entries,
		{ label: agreed, sign: (x, y) => drawAgreed(x + signWidth / 2, y - 2, y + signHeight + 2) },
	];
}

interface Lane {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly width: number;
}

function drawBar({ label, value, parts, agreedAt }: Bar, { left, right, top, width }: Lane): Drawn {
	const whole = Math.max(0, right - left);
	let at = left;
	const drawn = parts
		.filter(({ share }) => share > 0)
		.map(({ key, share, text }) => {
			const size = share * whole;
			const box = { x: rounded(at), y: top, width: rounded(Math.max(1, size - seam)), height: barHeight };
			at += size;
			return drawPart(key, box, text);
		});
	const middle = top + barHeight / 2 + 4;
	return h(
		"g",
		{},
		h("text", { class: "tick", x: 0, y: middle }, label),
		...drawn,
		agreedAt !== undefined && drawAgreed(rounded(left + agreedAt * whole), top - 6, top + barHeight + 6),
		h("text", { class: "said at-end", x: width, y: middle }, value),
	);
}

/** Two strokes, so that it is seen on every colour. */
function drawAgreed(x: number, y1: number, y2: number): Drawn {
	return h(
		"g",
		{ class: "agreed" },
		h("line", { class: "halo", x1: x, x2: x, y1, y2 }),
		h("line", { class: "post", x1: x, x2: x, y1, y2 }),
	);
}

function room(labels: readonly string[]): number {
	return labels.length === 0 ? 0 : Math.ceil(Math.max(...labels.map(textWidth))) + 10;
}

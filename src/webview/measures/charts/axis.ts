import { type Drawn, h } from "../../drawn.ts";
import type { Axis, Tick } from "../model.ts";
import { type Scale, textWidth } from "./scale.ts";

/** The part of a chart that its axes span, in px. */
export interface Plot {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** Room that labels of the vertical axis take at the left. */
export function labelRoom({ ticks }: Axis): number {
	return ticks.length === 0 ? 0 : Math.ceil(Math.max(...ticks.map(({ label }) => textWidth(label)))) + 8;
}

export function drawRungs({ ticks }: Axis, scale: Scale, { left, right, bottom }: Plot): Drawn[] {
	return ticks.flatMap(({ at, label }) => {
		const y = scale(at);
		const isBase = Math.abs(y - bottom) < 1;
		return [
			!isBase && h("line", { class: "rung", x1: left, x2: right, y1: y, y2: y }),
			h("text", { class: "tick at-end", x: left - 8, y: y + 4 }, label),
		].filter((drawn) => drawn !== false);
	});
}

/** The line at the bottom, and below it those labels that have room. */
export function drawBase(axis: Axis, scale: Scale, { left, right, bottom }: Plot): Drawn[] {
	const shown = roomy(axis.ticks, scale);
	return [
		h("line", { class: "base", x1: left, x2: right, y1: bottom, y2: bottom }),
		...shown.flatMap(({ at, label }) => {
			const x = scale(at);
			const half = textWidth(label) / 2;
			const [anchor, where] =
				x - half < left ? ["", Math.max(left, x)] : x + half > right ? ["at-end", right] : ["centred", x];
			return [
				h("line", { class: "base", x1: x, x2: x, y1: bottom, y2: bottom + 4 }),
				h("text", { class: `tick ${anchor}`.trim(), x: where, y: bottom + 18 }, label),
			];
		}),
	];
}

/** Every tick, or every second, third, …: as many as don't touch. */
export function roomy(ticks: readonly Tick[], scale: Scale): readonly Tick[] {
	for (let every = 1; every < ticks.length; every++) {
		const kept = ticks.filter((_, index) => index % every === 0);
		const touch = kept.some((tick, index) => {
			const next = kept[index + 1];
			const room = (textWidth(tick.label) + textWidth(next?.label ?? "")) / 2 + 10;
			return next !== undefined && scale(next.at) - scale(tick.at) < room;
		});
		if (!touch) return kept;
	}
	return ticks.slice(0, 1);
}

// Signs that tell areas apart without their colour: strokes and points, cut to a rectangle.

import { type Drawn, h } from "../../drawn.ts";
import type { PartKey } from "../model.ts";
import { rounded } from "./scale.ts";

export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** One part of a bar with its pattern. */
export function drawPart(key: PartKey, box: Box, text?: string): Drawn {
	const marks = patternOf(key, box);
	return h(
		"g",
		{ class: `part ${key}` },
		text !== undefined && h("title", {}, text),
		h("rect", { class: "area", ...box }),
		marks !== undefined && marks !== "" && h("path", { class: "marks", d: marks }),
	);
}

function patternOf(key: PartKey, box: Box): string | undefined {
	switch (key) {
		case "blended":
			return strokes(box, 6);
		case "engineering":
			return points(box, 6);
		default:
			return undefined;
	}
}

/** Falling strokes, `apart` px from each other along the side. */
export function strokes({ x, y, width, height }: Box, apart: number): string {
	const lines: string[] = [];
	// Each stroke is a line with x + y = at, from the box's corner.
	for (let at = apart; at < width + height; at += apart) {
		const [left, right] = [Math.max(0, at - height), Math.min(at, width)];
		if (right - left < 0.5) continue;
		lines.push(
			`M${rounded(x + left)} ${rounded(y + at - left)}L${rounded(x + right)} ${rounded(y + at - right)}`,
		);
	}
	return lines.join("");
}

/** Short dashes in rows, which read as points. */
export function points({ x, y, width, height }: Box, apart: number): string {
	const dashes: string[] = [];
	for (let row = 0; apart / 2 + row * apart < height; row++) {
		const indent = row % 2 === 0 ? apart / 2 : apart;
		for (let at = indent; at + 1 < width; at += apart) {
			dashes.push(`M${rounded(x + at - 0.7)} ${rounded(y + apart / 2 + row * apart)}h1.4`);
		}
	}
	return dashes.join("");
}

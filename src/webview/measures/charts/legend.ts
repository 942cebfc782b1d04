import { type Drawn, h } from "../../drawn.ts";
import { textWidth } from "./scale.ts";

export interface LegendEntry {
	readonly label: string;
	/** Draws its sign with the upper left corner at x, y. */
	readonly sign: (x: number, y: number) => Drawn;
}

export const signWidth = 22;
export const signHeight = 11;
const gap = 18;
const rowHeight = 19;

/** Signs with their words in as many rows as they take; `height` includes the space below. */
export function drawLegend(
	entries: readonly LegendEntry[],
	width: number,
): { readonly height: number; readonly drawn: readonly Drawn[] } {
	let [x, row] = [0, 0];
	const drawn = entries.flatMap(({ label, sign }) => {
		const size = signWidth + 7 + textWidth(label);
		if (x > 0 && x + size > width) [x, row] = [0, row + 1];
		const top = row * rowHeight + 3;
		const placed = [
			sign(x, top),
			h("text", { class: "said", x: x + signWidth + 7, y: top + signHeight - 1 }, label),
		];
		x += size + gap;
		return placed;
	});
	return { height: entries.length === 0 ? 0 : (row + 1) * rowHeight + 7, drawn };
}

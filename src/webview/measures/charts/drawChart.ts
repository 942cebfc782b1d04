import type { Drawn } from "../../drawn.ts";
import type { Chart, ProgressChart } from "../model.ts";
import { drawBars } from "./drawBars.ts";
import { drawDots } from "./drawDots.ts";
import { drawLines } from "./drawLines.ts";

/** Charts that are one picture. */
export type Pictured = Exclude<Chart, ProgressChart>;

export function drawChart(chart: Pictured, width: number): Drawn {
	switch (chart.kind) {
		case "lines":
			return drawLines(chart, width);
		case "dots":
			return drawDots(chart, width);
		case "bars":
			return drawBars(chart, width);
	}
}

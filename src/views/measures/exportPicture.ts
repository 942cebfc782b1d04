import { type Drawn, h } from "../../webview/drawn.ts";
import { drawChart } from "../../webview/measures/charts/drawChart.ts";
import { drawProgress } from "../../webview/measures/charts/drawProgress.ts";
import type { Chart, ProgressChart } from "../../webview/measures/model.ts";
import { escaped, markup } from "./markup.ts";

const width = 640;
const margin = 16;

/** On white paper: nobody knows what a file will be laid on. Colours are those of VS Code's charts in a light theme. */
const style = `
text { font: 12px system-ui, "Segoe UI", Roboto, sans-serif; fill: #555 }
.said { fill: #222 } .at-end { text-anchor: end } .centred { text-anchor: middle }
.paper { fill: #fff }
.rung { stroke: #e4e4e4; stroke-dasharray: 2 4 } .base { stroke: #bbb }
.stroke { fill: none; stroke: #1a5cff; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round }
.mark, .dot { fill: #1a5cff } .near { fill: none }
.before .stroke { stroke: #555; stroke-width: 1.5; stroke-dasharray: 3 4 } .before .mark { fill: #555 }
.customers .stroke { stroke: #388a34 } .customers .mark { fill: #388a34 }
.team .stroke { stroke: #652d90 } .team .mark { fill: #652d90 }
.post { stroke: #555 } .most .post { stroke-dasharray: 1 3 }
.median .post { stroke: #652d90; stroke-width: 2 } .median .said { fill: #652d90 }
.halo { stroke: #fff; stroke-width: 3.5 } .agreed .post { stroke: #222; stroke-width: 1.5; stroke-dasharray: 3 2 }
.marks { fill: none; stroke: #fff; stroke-width: 1.5; opacity: 0.75 }
.product .area { fill: #1a5cff } .blended .area { fill: #652d90 } .engineering .area { fill: #388a34 }
.none .area { fill: #d4d4d4 } .unknown .area { fill: none; stroke: #555; stroke-dasharray: 2 2 }
.track { fill: #d8d8d8 } .done, .now { fill: #1a5cff } .time { stroke: #222; stroke-width: 1.5 }
.good .done, .good .now { fill: #388a34 } .bad .done, .bad .now { fill: #bf8803 }
`;

/** A chart as an SVG file that needs nothing else. */
export function pictureOf(chart: Chart): string {
	const drawn = chart.kind === "progress" ? drawRows(chart) : drawChart(chart, width);
	const height = Number(drawn.attributes.get("height"));
	const name = escaped(drawn.attributes.get("aria-label") ?? "");
	const box = `${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${width + 2 * margin}" height="${height + 2 * margin}" role="img" aria-label="${name}">
<style>${style}</style>
<rect class="paper" x="${-margin}" y="${-margin}" width="${width + 2 * margin}" height="${height + 2 * margin}"/>
${drawn.children.map(markup).join("\n")}
</svg>
`;
}

const rowHeight = 46;

/** What is a table on the page is one picture in a file. */
function drawRows({ rows, heads }: ProgressChart): Drawn {
	const height = rows.length * rowHeight;
	return h(
		"svg",
		{ width, height, "aria-label": heads[0] },
		...rows.map((row, index) =>
			h(
				"g",
				{ class: row.tone },
				h("text", { class: "said", x: 0, y: index * rowHeight + 14 }, row.title),
				h(
					"text",
					{ class: "at-end", x: width, y: index * rowHeight + 14 },
					[row.value, row.target, row.pace].filter(Boolean).join(" · "),
				),
				...shifted(drawProgress(row, width), index * rowHeight + 18),
			),
		),
	);
}

/** A drawing further down: everything that stands at a height. */
function shifted({ children }: Drawn, down: number): Drawn[] {
	return children.flatMap((child) => {
		if (typeof child === "string") return [];
		const attributes = new Map(
			[...child.attributes].map(([name, value]) => [
				name,
				/^c?y[12]?$/.test(name) ? String(Number(value) + down) : value,
			]),
		);
		return [{ ...child, attributes }];
	});
}

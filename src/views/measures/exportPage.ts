import { type Drawn, h } from "../../webview/drawn.ts";
import { drawFigure } from "../../webview/measures/drawMeasure.ts";
import { drawMeasures } from "../../webview/measures/drawMeasures.ts";
import { drawTable } from "../../webview/measures/drawTable.ts";
import type { Measure, MeasuresModel, MeasuresWords } from "../../webview/measures/model.ts";
import { escaped, markup } from "./markup.ts";

const paper = `:root {
--vscode-editor-background: #fff; --vscode-editor-foreground: #222; --vscode-foreground: #222;
--vscode-descriptionForeground: #606060; --vscode-charts-blue: #1a5cff; --vscode-charts-green: #388a34;
--vscode-charts-purple: #652d90; --vscode-editorWarning-foreground: #bf8803; --vscode-textLink-foreground: #1a5cff;
--vscode-focusBorder: #1a5cff; --vscode-font-size: 13px }
body { font-family: system-ui, "Segoe UI", Roboto, sans-serif; -webkit-print-color-adjust: exact; print-color-adjust: exact }
@page { size: A4 landscape; margin: 12mm }`;

/** One page for a browser, that prints well: no script, nothing from elsewhere. `style` is the page's own style sheet. */
export function exportPage(model: MeasuresModel, style: string, language: string): string {
	const { choices: _, progress: __, notices: ___, ...kept } = model;
	const page: MeasuresModel = {
		...kept,
		notices: [],
		measures: model.measures.map(quiet),
		...broughtOf(model),
	};
	const widths = { rework: 300, timeToMarket: 300, balance: 300, outcomes: 220, morale: 300 };
	const drawn = drawMeasures(page, { open: undefined, asTables: new Set(), widths });
	const policy = "default-src 'none'; style-src 'unsafe-inline'";
	return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${model.title} · ${model.caption}`)}</title>
<style>${paper}
${style}</style>
</head>
<body class="vscode-light printed">
<main>
<h1 class="for-ears">${escaped(model.title)}</h1>
<div data-state="${model.state}">${drawn.map(markup).join("")}</div>
${model.measures.map((measure) => markup(appendix(measure, model.words))).join("\n")}
</main>
</body>
</html>
`;
}

/** A link that opens nothing is none; the numbers come after the page. */
function quiet({ action: _, details: __, twin: ___, chart, ...measure }: Measure): Measure {
	const kept =
		chart?.kind === "progress" ? { ...chart, rows: chart.rows.map(({ open: ____, ...row }) => row) } : chart;
	return { ...measure, ...(kept && { chart: kept }), details: [] };
}

function broughtOf({ brought }: MeasuresModel) {
	return brought ? { brought: { ...brought, details: [] } } : {};
}

/** What the page shows on request: the definition and the numbers. */
function appendix({ key, title, figure, twin, details }: Measure, words: MeasuresWords): Drawn {
	const definition = details.find((detail) => detail.key === "definition");
	return h(
		"section",
		{ class: "appendix" },
		h("h2", {}, title),
		figure && drawFigure(figure),
		...(definition?.paragraphs ?? []).map((text) => h("p", { class: "paragraph" }, text)),
		twin && drawTable(twin, `appendix:${key}`, words),
	);
}

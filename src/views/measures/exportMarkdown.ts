import { markdownText } from "../../core/branch/pullRequestMarkdown.ts";
import type { L10n } from "../../host/words.ts";
import type { Brought, Measure, MeasuresModel, ProgressChart, Table } from "../../webview/measures/model.ts";
import { pictureOf } from "./exportPicture.ts";

export interface MarkdownExport {
	readonly text: string;
	/** SVG files, by their path beside the Markdown file. */
	readonly pictures: ReadonlyMap<string, string>;
}

/** The page as Markdown that reads on any forge. `beside` is the name of the folder that takes the pictures. */
export function exportMarkdown(model: MeasuresModel, beside: string, l10n: L10n): MarkdownExport {
	const pictures = new Map<string, string>();
	const parts = model.measures.map((measure) => {
		const { key, chart } = measure;
		const path = `${beside}/${key}.svg`;
		if (chart) pictures.set(path, pictureOf(chart));
		return section(measure, chart ? path : undefined, l10n);
	});
	const text = [
		`# ${markdownText(model.title)}`,
		markdownText(model.caption),
		...parts,
		...(model.brought ? [brought(model.brought)] : []),
	].join("\n\n");
	return { text: `${text}\n`, pictures };
}

function section(
	{ title, figure, lack, chart, notes, twin, details }: Measure,
	picture: string | undefined,
	l10n: L10n,
) {
	const asides = (figure?.asides ?? []).map(({ text }) => markdownText(text));
	const definition = details.find(({ key }) => key === "definition");
	return [
		`## ${markdownText(title)}`,
		figure && [`**${markdownText(figure.value)}**`, ...asides].join(" · "),
		lack !== undefined && markdownText(lack),
		picture &&
			chart &&
			`![${altOf(chart.kind === "progress" ? title : chart.summary)}](${encodeURI(picture)})`,
		notes.map(markdownText).join("  \n"),
		chart?.kind === "progress" ? rowsOf(chart) : twin && table(twin),
		...(definition
			? [`**${l10n.t("Definition")}.** ${definition.paragraphs.map(markdownText).join(" ")}`]
			: []),
	]
		.filter((part) => part !== undefined && part !== false && part !== "")
		.join("\n\n");
}

function brought({ title, facts, none }: Brought): string {
	const said = facts.map(({ figure, text }) => `- **${markdownText(figure)}** ${markdownText(text)}`);
	return [`## ${markdownText(title)}`, none !== undefined ? markdownText(none) : said.join("\n")].join(
		"\n\n",
	);
}

function rowsOf({ heads, rows }: ProgressChart): string {
	const [title, , value, pace, expected] = heads;
	return lines(
		[title, value, pace, expected],
		rows.map((row) => [
			row.title,
			[row.value, row.target].filter(Boolean).join(", "),
			row.pace,
			row.expected,
		]),
		[],
	);
}

function table({ heads, rows }: Table): string {
	return lines(
		heads.map(({ text }) => text),
		rows.map((row) => row.map(({ text }) => text)),
		heads.map(({ isNumber }) => isNumber === true),
	);
}

function lines(
	heads: readonly string[],
	rows: readonly (readonly string[])[],
	numbers: readonly boolean[],
): string {
	const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
	return [
		line(heads.map(markdownText)),
		line(heads.map((_, index) => (numbers[index] ? "---:" : "---"))),
		...rows.map((row) => line(row.map(markdownText))),
	].join("\n");
}

function altOf(text: string): string {
	return markdownText(text).replaceAll("\n", " ");
}

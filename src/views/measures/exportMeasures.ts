import * as vscode from "vscode";
import type { Measures } from "../../core/measures/measures.ts";
import { language } from "../../host/webviewPage.ts";
import type { MeasuresModel } from "../../webview/measures/model.ts";
import { measuresCsv, measuresJson } from "./exportValues.ts";

/** What is exported: the page, and the values that it was made from. */
export interface Exported {
	readonly model: MeasuresModel;
	/** Absent where there is no intent to measure against. */
	readonly measures: Measures | undefined;
}

export const exportKinds = ["markdown", "page", "csv", "json"] as const;
export type ExportKind = (typeof exportKinds)[number];

const extensions: Readonly<Record<ExportKind, string>> = {
	markdown: "md",
	page: "html",
	csv: "csv",
	json: "json",
};

/** Asks as what and where to, writes the files, and shows what came of it. */
export async function exportMeasures(
	exported: Exported,
	folder: vscode.Uri,
	extensionUri: vscode.Uri,
): Promise<void> {
	const kind = await chooseKind();
	if (!kind) return;
	const name = `measures-${slug(exported.model.choices, exported.model.selection.period)}.${extensions[kind]}`;
	const uri = await vscode.window.showSaveDialog({
		defaultUri: vscode.Uri.joinPath(folder, name),
		filters: { [kindName(kind)]: [extensions[kind]] },
		title: vscode.l10n.t("Export Measures"),
	});
	if (!uri) return;
	await writeExport(kind, uri, exported, extensionUri);
	await show(kind, uri);
}

async function chooseKind(): Promise<ExportKind | undefined> {
	const picked = await vscode.window.showQuickPick(
		exportKinds.map((kind) => ({ label: kindName(kind), detail: kindDetail(kind), as: kind })),
		{ title: vscode.l10n.t("Export Measures"), placeHolder: vscode.l10n.t("As what?") },
	);
	return picked?.as;
}

function kindName(kind: ExportKind): string {
	const names: Readonly<Record<ExportKind, string>> = {
		markdown: vscode.l10n.t("Markdown with pictures"),
		page: vscode.l10n.t("Web page for printing"),
		csv: vscode.l10n.t("CSV"),
		json: vscode.l10n.t("JSON"),
	};
	return names[kind];
}

function kindDetail(kind: ExportKind): string {
	const details: Readonly<Record<ExportKind, string>> = {
		markdown: vscode.l10n.t("Reads on any forge; the charts are SVG files in a folder beside it."),
		page: vscode.l10n.t("Opens in your browser, which prints it or saves it as PDF."),
		csv: vscode.l10n.t("One row for each number, for a spreadsheet."),
		json: vscode.l10n.t("Every number with its sample and the changes behind it, for programs."),
	};
	return details[kind];
}

/** Writes the file, and with Markdown its pictures into a folder beside it. */
export async function writeExport(
	kind: ExportKind,
	uri: vscode.Uri,
	{ model, measures }: Exported,
	extensionUri: vscode.Uri,
): Promise<void> {
	const write = (to: vscode.Uri, text: string) =>
		vscode.workspace.fs.writeFile(to, new TextEncoder().encode(text));
	switch (kind) {
		case "csv":
			return write(uri, measures ? measuresCsv(measures) : "");
		case "json":
			return write(uri, measures ? measuresJson(measures) : "{}\n");
		case "page": {
			const { exportPage } = await import("./exportPage.ts");
			const style = await vscode.workspace.fs.readFile(
				vscode.Uri.joinPath(extensionUri, "media", "measures.css"),
			);
			return write(uri, exportPage(model, new TextDecoder().decode(style), language()));
		}
		case "markdown": {
			const { exportMarkdown } = await import("./exportMarkdown.ts");
			const beside = `${nameOf(uri).replace(/\.[^.]*$/, "")}-pictures`;
			const { text, pictures } = exportMarkdown(model, beside, vscode.l10n);
			for (const [path, picture] of pictures) await write(vscode.Uri.joinPath(uri, "..", path), picture);
			return write(uri, text);
		}
	}
}

/** A page goes to the browser where the browser can reach it: on this machine. */
async function show(kind: ExportKind, uri: vscode.Uri): Promise<void> {
	const isLocal = vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
	if (kind === "markdown") await vscode.commands.executeCommand("markdown.showPreview", uri);
	else if (kind !== "page") await vscode.window.showTextDocument(uri);
	else if (isLocal) await vscode.env.openExternal(uri);
	else await vscode.commands.executeCommand("revealInExplorer", uri);
}

function nameOf({ path }: vscode.Uri): string {
	return path.slice(path.lastIndexOf("/") + 1);
}

/** The chosen period's name as part of a file's name. */
function slug(choices: MeasuresModel["choices"], period: string): string {
	const chosen = choices?.periods.flatMap((group) => group.choices).find(({ value }) => value === period);
	const name = (chosen?.label ?? period).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
	return name.toLowerCase() || "all";
}

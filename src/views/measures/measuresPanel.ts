import * as vscode from "vscode";
import { registerCommand } from "../../host/commands.ts";
import { Disposables } from "../../host/disposables.ts";
import { commands, panels } from "../../ids.ts";
import { selection } from "../../webview/measures/messages.ts";
import type { Selection } from "../../webview/measures/model.ts";
import type { MeasuresPage } from "./measuresPage.ts";
import { type MeasuresSurroundings, measuresTitle } from "./measuresSurroundings.ts";

/** The page of measures: one panel a folder, which comes back after a reload as it was left. */
export function registerMeasures(surroundings: MeasuresSurroundings): vscode.Disposable {
	const { folders, log } = surroundings;
	const disposables = new Disposables();
	const panelsOf = new Map<
		string,
		{ readonly panel: vscode.WebviewPanel; readonly page: Promise<MeasuresPage> }
	>();
	const adopt = (folder: string, panel: vscode.WebviewPanel, kept?: Selection) => {
		const load = async () => {
			const { MeasuresPage } = await import("./measuresPage.ts");
			return new MeasuresPage(panel, { folder, ...(kept && { selection: kept }) }, surroundings);
		};
		const page = load();
		panelsOf.set(folder, { panel, page });
		panel.onDidDispose(() => panelsOf.delete(folder));
		return page;
	};
	const open = async (): Promise<MeasuresPage | undefined> => {
		const folder = folders.active?.uri.toString();
		if (folder === undefined) return undefined;
		const there = panelsOf.get(folder);
		if (there) {
			there.panel.reveal();
			return there.page;
		}
		const column = vscode.ViewColumn.Active;
		return adopt(folder, vscode.window.createWebviewPanel(panels.measures, measuresTitle(), column));
	};
	disposables.add(
		registerCommand(commands.openMeasures, log, async () => {
			await open();
		}),
	);
	disposables.add(
		registerCommand(commands.exportMeasures, log, async () => {
			const page = await open();
			await page?.export();
		}),
	);
	disposables.add(
		vscode.window.registerWebviewPanelSerializer(panels.measures, {
			async deserializeWebviewPanel(panel, state: { folder?: unknown; selection?: unknown } | undefined) {
				const folder = typeof state?.folder === "string" ? folders.of(state.folder) : folders.active;
				const key = folder?.uri.toString();
				// Its folder has left the workspace, or has its page already.
				if (key === undefined || panelsOf.has(key)) {
					panel.dispose();
					return;
				}
				const kept = selection.safeParse(state?.selection);
				await adopt(key, panel, kept.success ? kept.data : undefined);
			},
		}),
	);
	return disposables;
}

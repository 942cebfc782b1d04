import * as vscode from "vscode";
import { registerCommand } from "../../host/commands.ts";
import { Disposables } from "../../host/disposables.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { commands, panels } from "../../ids.ts";
import type { PlanSurroundings } from "./showPlan.ts";

/** Planning the period: its page, one a folder, which comes back after a reload, and the commands beside it. */
export function registerPlan(surroundings: PlanSurroundings): vscode.Disposable {
	const { folders, log } = surroundings;
	const disposables = new Disposables();
	const pages = new Map<string, vscode.WebviewPanel>();
	const adopt = async (folder: string, panel: vscode.WebviewPanel) => {
		pages.set(folder, panel);
		panel.onDidDispose(() => pages.delete(folder));
		const { showPlan } = await import("./showPlan.ts");
		showPlan(panel, folder, surroundings);
	};
	const add = (id: string, run: (folder: FolderModel) => Promise<void>) => {
		disposables.add(
			registerCommand(id, log, async (row?: { readonly folder?: FolderModel }) => {
				const folder = row?.folder ?? folders.active;
				if (folder) await run(folder);
			}),
		);
	};
	add(commands.planPeriod, async (folder) => {
		const key = folder.uri.toString();
		const there = pages.get(key);
		if (there) there.reveal();
		else {
			const title = vscode.l10n.t("Plan the Period");
			await adopt(key, vscode.window.createWebviewPanel(panels.plan, title, vscode.ViewColumn.Active));
		}
	});
	add(commands.commitToGoals, async (folder) => {
		const { commitToGoals } = await import("./commitToGoals.ts");
		await commitToGoals(folder);
	});
	add(commands.startNextPeriod, async (folder) => {
		const { startNextPeriod } = await import("./startNextPeriod.ts");
		await startNextPeriod(folder);
	});
	disposables.add(
		vscode.window.registerWebviewPanelSerializer(panels.plan, {
			async deserializeWebviewPanel(panel, state: { folder?: unknown } | undefined) {
				const folder = typeof state?.folder === "string" ? folders.of(state.folder) : folders.active;
				const key = folder?.uri.toString();
				// Its folder has left the workspace, or has its page already.
				if (key === undefined || pages.has(key)) panel.dispose();
				else await adopt(key, panel);
			},
		}),
	);
	return disposables;
}

import * as vscode from "vscode";
import { registerCommand } from "../../host/commands.ts";
import { Disposables } from "../../host/disposables.ts";
import { commands, panels } from "../../ids.ts";
import { type MapSurroundings, mapTitle } from "./mapSurroundings.ts";
import { registerRecordElsewhere } from "./recordElsewhere.ts";

/** The Intent Map: one panel a folder, which comes back after a reload. */
export function registerMap(surroundings: MapSurroundings): vscode.Disposable {
	const { folders, log } = surroundings;
	const disposables = new Disposables();
	const maps = new Map<string, vscode.WebviewPanel>();
	const adopt = async (folder: string, panel: vscode.WebviewPanel) => {
		maps.set(folder, panel);
		panel.onDidDispose(() => maps.delete(folder));
		// Most sessions never look at it.
		const { showMap } = await import("./showMap.ts");
		showMap(panel, folder, surroundings);
	};
	disposables.add(registerRecordElsewhere(folders));
	disposables.add(
		registerCommand(commands.openMap, log, async () => {
			const folder = folders.active?.uri.toString();
			if (folder === undefined) return;
			const there = maps.get(folder);
			if (there) there.reveal();
			else
				await adopt(
					folder,
					vscode.window.createWebviewPanel(panels.map, mapTitle(), vscode.ViewColumn.Active),
				);
		}),
	);
	disposables.add(
		vscode.window.registerWebviewPanelSerializer(panels.map, {
			async deserializeWebviewPanel(panel, state: { folder?: unknown } | undefined) {
				const folder = typeof state?.folder === "string" ? folders.of(state.folder) : folders.active;
				const key = folder?.uri.toString();
				// Its folder has left the workspace, or has its map already.
				if (key === undefined || maps.has(key)) panel.dispose();
				else await adopt(key, panel);
			},
		}),
	);
	return disposables;
}

import * as vscode from "vscode";
import type { FolderModel } from "../../host/folderModel.ts";
import { openPlace } from "../../host/openPlace.ts";
import { language, openPage } from "../../host/webviewPage.ts";
import { commands } from "../../ids.ts";
import { type FromMap, fromMap } from "../../webview/map/messages.ts";
import type { MapModel, MapPlace } from "../../webview/map/model.ts";
import type { ModelMessage } from "../../webview/modelMessage.ts";
import { mapModel } from "./mapModel.ts";
import { type MapSurroundings, mapTitle } from "./mapSurroundings.ts";
import { recordUri } from "./recordElsewhere.ts";

/** Fills a panel with a folder's map, and keeps it true. */
export function showMap(
	panel: vscode.WebviewPanel,
	folder: string,
	{ extensionUri, folders }: MapSurroundings,
): void {
	const { webview } = panel;
	const compute = () => mapModel({ snapshot: folders.of(folder)?.snapshot, folder }, vscode.l10n, language());
	let model = compute();
	const post = () => {
		if (!folders.of(folder)) {
			panel.dispose();
			return;
		}
		model = compute();
		// A hidden map drops messages; it asks again when it is shown.
		if (panel.visible) void webview.postMessage({ type: "model", model } satisfies ModelMessage<MapModel>);
	};
	const answer = (message: FromMap) => {
		const at = folders.of(folder);
		if (message.type === "ready") post();
		else if (message.type === "run") void vscode.commands.executeCommand(commands[message.action]);
		else if (at) {
			const place = model.nodes.find(({ key }) => key === message.key)?.open;
			if (place) void open(at, place, message.toSide);
		}
	};
	const listeners = [
		folders.onDidChange(post),
		webview.onDidReceiveMessage((data: unknown) => {
			const message = fromMap.safeParse(data);
			if (message.success) answer(message.data);
		}),
	];
	panel.onDidDispose(() => vscode.Disposable.from(...listeners).dispose());
	const icon = (name: string) => vscode.Uri.joinPath(extensionUri, "media", name);
	panel.iconPath = { light: icon("mapLight.svg"), dark: icon("mapDark.svg") };
	openPage(webview, extensionUri, { name: "map", title: mapTitle(), model });
}

async function open(folder: FolderModel, place: MapPlace, toSide: boolean): Promise<void> {
	const { file, offset, onBranch } = place;
	const column = toSide ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
	if (onBranch === undefined) {
		await openPlace(folder, { file, from: offset, to: offset }, column);
		return;
	}
	const record = recordUri(folder.uri.toString(), onBranch, file);
	await vscode.window.showTextDocument(record, { preview: true, viewColumn: column });
}

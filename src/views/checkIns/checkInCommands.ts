import * as vscode from "vscode";
import type { Intent } from "../../core/model.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { registerCommand } from "../../host/commands.ts";
import { Disposables } from "../../host/disposables.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import { commands } from "../../ids.ts";
import { importFile } from "./importFile.ts";
import { recordCheckIn } from "./recordCheckIn.ts";

/** Where readings are taken, and what they may be of. */
export interface CheckInTarget {
	readonly folder: FolderModel;
	readonly snapshot: Snapshot;
	readonly intent: Intent;
}

/** The commands that take readings: asked one by one, or from a file. */
export function registerCheckInCommands(folders: Folders, log: vscode.LogOutputChannel): vscode.Disposable {
	const disposables = new Disposables();
	const add = (id: string, run: (target: CheckInTarget, file?: vscode.Uri) => Promise<void>) => {
		disposables.add(
			registerCommand(id, log, async (uri?: string, file?: vscode.Uri) => {
				const target = await targetOf(folders, uri);
				if (target) await run(target, file);
			}),
		);
	};
	add(commands.recordCheckIn, recordCheckIn);
	add(commands.importCheckIns, importFile);
	return disposables;
}

async function targetOf(folders: Folders, uri: string | undefined): Promise<CheckInTarget | undefined> {
	const folder = typeof uri === "string" ? folders.of(uri) : folders.active;
	await folder?.refreshed();
	const snapshot = folder?.snapshot;
	if (folder && snapshot?.intent.state === "known")
		return { folder, snapshot, intent: snapshot.intent.intent };
	void vscode.window.showInformationMessage(
		vscode.l10n.t("Create alignment.yaml first: it says which key results there are to read."),
	);
	return undefined;
}

import * as vscode from "vscode";
import type { Place } from "../core/model.ts";
import { registerCommand } from "../host/commands.ts";
import { Disposables } from "../host/disposables.ts";
import type { Folders } from "../host/folders.ts";
import { openPlace } from "../host/openPlace.ts";
import { commands, internalCommands, views } from "../ids.ts";

/** The commands that show or read again what a folder has. */
export function registerFolderCommands(folders: Folders, log: vscode.LogOutputChannel): vscode.Disposable {
	const disposables = new Disposables();
	const add = <Arguments extends unknown[]>(
		id: string,
		run: (...args: Arguments) => Promise<void> | void,
	): void => {
		disposables.add(registerCommand(id, log, run));
	};
	add(commands.openIntent, async () => {
		const { active } = folders;
		const intent = active?.snapshot?.intent;
		if (active && intent && intent.state !== "none")
			await vscode.window.showTextDocument(active.uriOf(intent.file));
	});
	add(commands.showBranch, async () => {
		await vscode.commands.executeCommand(`${views.branch}.focus`);
	});
	add(commands.refresh, async () => {
		await Promise.all(folders.all.map((folder) => folder.refreshed()));
	});
	add(commands.showLog, () => log.show());
	add(internalCommands.openPlace, async (folder: string, place: Place) => {
		const model = folders.of(folder);
		if (model) await openPlace(model, place);
	});
	return disposables;
}

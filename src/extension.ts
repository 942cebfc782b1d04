import { pathToFileURL } from "node:url";
import * as vscode from "vscode";
import { BuiltInGit } from "./host/builtInGit.ts";
import { registerContextKeys } from "./host/contextKeys.ts";
import { Disposables } from "./host/disposables.ts";
import { FolderModel } from "./host/folderModel.ts";
import { Folders } from "./host/folders.ts";
import { registerLaterCommands } from "./laterCommands.ts";
import { BackgroundParser } from "./sources/backgroundParser.ts";
import { registerCard } from "./views/card/cardView.ts";
import { runCardAction } from "./views/card/runCardAction.ts";
import { registerFolderCommands } from "./views/folderCommands.ts";
import { registerMap } from "./views/map/mapPanel.ts";
import { registerStatusBar } from "./views/statusBar.ts";

/** Wires everything up and waits for nothing: the first snapshot comes through the same door as all others. */
export function activate(context: vscode.ExtensionContext): void {
	const disposables = new Disposables();
	context.subscriptions.push(disposables);
	const log = disposables.add(vscode.window.createOutputChannel("Alignment", { log: true }));
	const storage = context.globalStorageUri.fsPath;
	const git = disposables.add(new BuiltInGit());
	const parser = disposables.add(
		new BackgroundParser(pathToFileURL(context.asAbsolutePath("dist/parseWorker.js"))),
	);
	const folders = disposables.add(
		new Folders((folder) => new FolderModel(folder, { git, log, parser, storage })),
	);
	disposables.add(registerContextKeys(folders));
	disposables.add(registerFolderCommands(folders, log));
	disposables.add(
		registerCard(context.extensionUri, folders, {
			run: (action) => runCardAction(action, folders),
			save: async (save) => {
				const { saveFromCard } = await import("./views/card/saveFromCard.ts");
				const { recordFiles } = await import("./host/recordFiles.ts");
				return saveFromCard(save, { folders, records: recordFiles({ git, log }), log });
			},
		}),
	);
	disposables.add(registerMap({ extensionUri: context.extensionUri, folders, log }));
	disposables.add(registerStatusBar(folders));

	const surroundings = { context, folders, git, log, storage };
	disposables.add(registerLaterCommands(surroundings));
	// Its absence is no failure: our own watchers see what it would have told.
	git.connect().catch((error: unknown) => log.warn("The built-in git extension gives no hints.", error));
}

import { pathToFileURL } from "node:url";
import * as vscode from "vscode";
import { BuiltInGit } from "./host/builtInGit.ts";
import { registerContextKeys } from "./host/contextKeys.ts";
import { Disposables } from "./host/disposables.ts";
import { FolderModel } from "./host/folderModel.ts";
import { Folders } from "./host/folders.ts";
import { registerLazily } from "./host/lazyCommands.ts";
import { intentCommands, whyCommands } from "./ids.ts";
import { BackgroundParser } from "./sources/backgroundParser.ts";
import { registerCard } from "./views/card/cardView.ts";
import { runCardAction } from "./views/card/runCardAction.ts";
import { registerCreateIntent } from "./views/createIntent.ts";
import { registerDiagnostics } from "./views/diagnostics.ts";
import { registerFolderCommands } from "./views/folderCommands.ts";
import { registerIntentTree } from "./views/intent/intentTree.ts";
import { registerLanguageStatus } from "./views/languageStatus.ts";
import { registerMap } from "./views/map/mapPanel.ts";
import { registerStatusBar } from "./views/statusBar.ts";
import { registerAsk } from "./views/why/ask.ts";

/** Wires everything up and waits for nothing: the first snapshot comes through the same door as all others. */
export function activate(context: vscode.ExtensionContext): void {
	const disposables = new Disposables();
	context.subscriptions.push(disposables);
	const log = disposables.add(vscode.window.createOutputChannel("Alignment", { log: true }));
	const git = disposables.add(new BuiltInGit());
	const parser = disposables.add(
		new BackgroundParser(pathToFileURL(context.asAbsolutePath("dist/parseWorker.js"))),
	);
	const folders = disposables.add(new Folders((folder) => new FolderModel(folder, { git, log, parser })));
	disposables.add(registerContextKeys(folders));
	disposables.add(registerFolderCommands(folders, log));
	disposables.add(registerCreateIntent(folders, log));
	disposables.add(
		registerCard(context.extensionUri, folders, {
			run: (action) => runCardAction(action, folders),
			save: async (save) => {
				const { saveFromCard } = await import("./views/card/saveFromCard.ts");
				return saveFromCard(save, { folders, records: await records(), log });
			},
		}),
	);
	disposables.add(registerIntentTree(folders, log));
	disposables.add(registerMap({ extensionUri: context.extensionUri, folders, log }));
	disposables.add(registerStatusBar(folders));
	disposables.add(registerDiagnostics(folders));
	disposables.add(registerLanguageStatus(folders));
	disposables.add(registerAsk({ folders, log, storage: context.globalStorageUri.fsPath }));

	const records = async () => (await import("./host/recordFiles.ts")).recordFiles({ git, log });
	disposables.add(
		registerLazily(intentCommands, async () => {
			const { registerIntentCommands } = await import("./views/intent/intentCommands.ts");
			return () => registerIntentCommands(folders, log);
		}),
	);
	disposables.add(
		registerLazily(whyCommands, async () => {
			const { registerWhyCommands } = await import("./views/why/whyCommands.ts");
			const written = await records();
			return () =>
				registerWhyCommands({ folders, git, records: written, log, memento: context.workspaceState });
		}),
	);
	const later = (name: string) => (error: unknown) =>
		log.error(name, error instanceof Error ? error : String(error));
	import("./views/language/registerLanguage.ts")
		.then(({ registerLanguage }) => disposables.add(registerLanguage(folders)))
		.catch(later("language"));
	import("./views/why/graphHover.ts")
		.then(({ describeGraph }) => describeGraph(folders, git))
		.catch(later("graph"));
	// Its absence is no failure: our own watchers see what it would have told.
	git.connect().catch((error: unknown) => log.warn("The built-in git extension gives no hints.", error));
}

import type * as vscode from "vscode";
import type { BuiltInGit } from "./host/builtInGit.ts";
import { Disposables } from "./host/disposables.ts";
import type { Folders } from "./host/folders.ts";
import { wantPast } from "./host/wantPast.ts";
import { wantTouched } from "./host/wantTouched.ts";
import { registerCreateIntent } from "./views/createIntent.ts";
import { registerDebtView } from "./views/debt/debtView.ts";
import { registerDebtFlags } from "./views/debtFlags/registerDebtFlags.ts";
import { registerDiagnostics } from "./views/diagnostics.ts";
import { registerIntentTree } from "./views/intent/intentTree.ts";
import { registerLanguage } from "./views/language/registerLanguage.ts";
import { registerLanguageStatus } from "./views/languageStatus.ts";
import { registerMeasures } from "./views/measures/measuresPanel.ts";
import { registerPlan } from "./views/plan/planPanel.ts";
import { registerRitualsTree } from "./views/rituals/ritualsTree.ts";
import { registerStories } from "./views/story/registerStories.ts";
import { registerAsk } from "./views/why/ask.ts";
import { describeGraph } from "./views/why/graphHover.ts";

export interface Surroundings {
	readonly context: vscode.ExtensionContext;
	readonly folders: Folders;
	readonly git: BuiltInGit;
	readonly log: vscode.LogOutputChannel;
	/** Path of a folder of our own. */
	readonly storage: string;
}

/**
 * Registers what nobody waits for: a chunk of its own, loaded as soon as the extension has started. Commands that are
 * registered here stand in `laterCommands`, too.
 */
export function registerLater({ context, folders, git, log, storage }: Surroundings): vscode.Disposable {
	const disposables = new Disposables();
	disposables.add(registerCreateIntent(folders, log));
	disposables.add(registerIntentTree(folders, log));
	disposables.add(registerDiagnostics(folders));
	disposables.add(registerLanguageStatus(folders));
	disposables.add(registerLanguage(folders));
	disposables.add(registerDebtFlags(folders));
	disposables.add(registerDebtView({ folders, log, memento: context.workspaceState }));
	disposables.add(registerRitualsTree(folders));
	disposables.add(wantTouched(folders));
	disposables.add(wantPast(folders));
	disposables.add(registerAsk({ folders, log, storage }));
	disposables.add(registerPlan({ extensionUri: context.extensionUri, folders, log }));
	disposables.add(
		registerMeasures({
			extensionUri: context.extensionUri,
			version: String(context.extension.packageJSON.version),
			folders,
			log,
			memento: context.workspaceState,
		}),
	);
	disposables.add(registerStories(folders, log));
	describeGraph(folders, git);
	return disposables;
}

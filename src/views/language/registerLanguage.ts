import type * as vscode from "vscode";
import { Disposables } from "../../host/disposables.ts";
import type { Folders } from "../../host/folders.ts";
import { registerCodeActions } from "./codeActions.ts";
import { registerCompletion } from "./completion.ts";
import { registerHover } from "./hover.ts";
import { LanguageFiles } from "./languageFiles.ts";
import { registerNavigation } from "./navigation.ts";
import { registerOutline } from "./outline.ts";
import { registerRename } from "./rename.ts";
import { registerTextFeatures } from "./textFeatures.ts";

/** `alignment.yaml` and the records beside it as a language: the editor knows every key and every id. */
export function registerLanguage(folders: Folders): vscode.Disposable {
	const disposables = new Disposables();
	const files = new LanguageFiles(folders);
	disposables.add(registerCompletion(files));
	disposables.add(registerHover(files));
	disposables.add(registerNavigation(files));
	disposables.add(registerRename(files));
	disposables.add(registerCodeActions(files));
	disposables.add(registerOutline(files, folders));
	disposables.add(registerTextFeatures(files));
	return disposables;
}

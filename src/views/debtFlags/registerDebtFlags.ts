import * as vscode from "vscode";
import { Disposables } from "../../host/disposables.ts";
import type { Folders } from "../../host/folders.ts";
import { debtActionKinds, debtActions } from "./debtActions.ts";
import { debtAgeHover } from "./debtAge.ts";
import { debtCompletion } from "./debtCompletion.ts";
import { registerDebtDiagnostics } from "./debtDiagnostics.ts";
import { debtHover } from "./debtHover.ts";
import { registerGoalAfterText } from "./goalAfterText.ts";

const files: vscode.DocumentFilter = { scheme: "file" };

/** Milliseconds after the first look at an intent: by then nobody waits for anything else. */
const patience = 1500;

/** Debt in the editor: flags, hover, completion and quick fixes, and the goal behind a comment. */
export function registerDebtFlags(folders: Folders): vscode.Disposable {
	const disposables = new Disposables();
	disposables.add(registerDebtDiagnostics(folders));
	disposables.add(registerGoalAfterText(folders));
	disposables.add(
		vscode.languages.registerCodeActionsProvider(files, debtActions(folders), {
			providedCodeActionKinds: debtActionKinds,
		}),
	);
	disposables.add(vscode.languages.registerCompletionItemProvider(files, debtCompletion(folders), ":"));
	disposables.add(vscode.languages.registerHoverProvider(files, debtHover(folders)));
	disposables.add(vscode.languages.registerHoverProvider(files, debtAgeHover(folders)));
	disposables.add(wantLater(folders));
	return disposables;
}

/** Has the debt of every folder with an intent found, some time after it was opened. */
function wantLater(folders: Folders): vscode.Disposable {
	const disposables = new Disposables();
	let timer: NodeJS.Timeout | undefined;
	const want = () => {
		for (const folder of folders.all) if (folder.snapshot?.intent.state === "known") folder.want("debt");
	};
	const later = () => {
		clearTimeout(timer);
		timer = setTimeout(want, patience);
	};
	disposables.add(folders.onDidChange(later));
	disposables.add(new vscode.Disposable(() => clearTimeout(timer)));
	later();
	return disposables;
}

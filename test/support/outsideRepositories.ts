import * as vscode from "vscode";

const setting = "openRepositoryInParentFolders";

/** Lets VS Code's own git open repositories that aren't in the window's folder, as those of tests; old versions ask. */
export async function allowOutsideRepositories(allowed: boolean): Promise<void> {
	await vscode.workspace
		.getConfiguration("git")
		.update(setting, allowed ? "always" : undefined, vscode.ConfigurationTarget.Global);
}

import * as vscode from "vscode";
import { HumanError } from "../sources/errors.ts";

/** Shows what a commit changed, by VS Code's own git extension. `root` is the work tree's path. */
export async function openCommit(root: string, commit: string): Promise<void> {
	const known = await vscode.commands.getCommands(true);
	if (!known.includes("git.viewCommit"))
		throw new HumanError(
			"git-missing",
			vscode.l10n.t("VS Code's own Git extension is off, which shows commits."),
		);
	await vscode.commands.executeCommand("git.viewCommit", vscode.Uri.file(root), commit);
}

import * as vscode from "vscode";
import { starter } from "../core/intent/starter.ts";
import { registerCommand } from "../host/commands.ts";
import type { FolderModel } from "../host/folderModel.ts";
import type { Folders } from "../host/folders.ts";
import { commands } from "../ids.ts";
import { FileFailed } from "../sources/errors.ts";

export function registerCreateIntent(folders: Folders, log: vscode.LogOutputChannel): vscode.Disposable {
	return registerCommand(commands.createIntent, log, () => createIntent(folders));
}

/** Writes a short commented `alignment.yaml` into the folder, or shows the one that is there. */
async function createIntent(folders: Folders): Promise<void> {
	const folder = await chooseFolder(folders);
	if (!folder) return;
	await folder.refreshed();
	const { intent } = folder.snapshot ?? {};
	if (intent && intent.state !== "none") {
		await vscode.window.showTextDocument(folder.uriOf(intent.file));
		return;
	}
	const uri = vscode.Uri.joinPath(folder.uri, "alignment.yaml");
	// An edit, not a write: it fails on an existing file instead of replacing it, and can be undone.
	const edit = new vscode.WorkspaceEdit();
	edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(starter(folder.name)) });
	if (!(await vscode.workspace.applyEdit(edit)))
		throw new FileFailed(
			"file-failed",
			uri.fsPath,
			vscode.l10n.t("alignment.yaml couldn't be written into {0}. Is the folder read-only?", folder.name),
		);
	await vscode.window.showTextDocument(uri);
}

async function chooseFolder(folders: Folders): Promise<FolderModel | undefined> {
	const { all, active } = folders;
	if (all.length < 2) return active;
	const picked = await vscode.window.showQuickPick(
		all.map((folder) => ({ label: folder.name, description: folder.uri.fsPath, folder })),
		{ title: vscode.l10n.t("Create alignment.yaml"), placeHolder: vscode.l10n.t("In which folder?") },
	);
	return picked?.folder;
}

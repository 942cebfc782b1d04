import type * as vscode from "vscode";
import type { Folders } from "./folders.ts";

/** Has what the agreement said before found where a branch's record could have been written about that. */
export function wantPast(folders: Folders): vscode.Disposable {
	const look = () => {
		for (const folder of folders.all) {
			const { branch } = folder.snapshot ?? {};
			if (branch && !branch.isDefault && branch.record?.created !== undefined) folder.want("past");
		}
	};
	look();
	return folders.onDidChange(look);
}

import type * as vscode from "vscode";
import type { FolderModel } from "./folderModel.ts";
import type { Folders } from "./folders.ts";

/** Has the files of the current branch found where a lesson could come back by one of them, and nowhere else. */
export function wantTouched(folders: Folders): vscode.Disposable {
	const look = () => {
		for (const folder of folders.all) if (hasPathLesson(folder)) folder.want("touched");
	};
	look();
	return folders.onDidChange(look);
}

function hasPathLesson({ snapshot }: FolderModel): boolean {
	if (!snapshot?.branch || snapshot.branch.isDefault) return false;
	return snapshot.lessons.some(
		({ applies, retired }) => retired === undefined && applies.some((each) => /[/*.]/.test(each)),
	);
}

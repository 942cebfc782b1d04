import * as vscode from "vscode";
import type { Folders } from "../../host/folders.ts";

const scheme = "alignment-record";

/** A why record as it stands on the tip of a branch, read-only. */
export function recordUri(folder: string, branch: string, file: string): vscode.Uri {
	return vscode.Uri.from({ scheme, path: `/${file}`, query: JSON.stringify([folder, branch]) });
}

/** Shows why records that are on other branches, and not in the work tree. */
export function registerRecordElsewhere(folders: Folders): vscode.Disposable {
	return vscode.workspace.registerTextDocumentContentProvider(scheme, {
		provideTextDocumentContent({ path, query }) {
			const [folder, branch] = JSON.parse(query) as [string, string];
			const git = folders.of(folder)?.snapshot?.git;
			const tips = git?.state === "ready" ? git.elsewhere : [];
			return tips.find((tip) => `/${tip.file}` === path && tip.branches.includes(branch))?.text;
		},
	});
}

import * as vscode from "vscode";
import { Disposables } from "./disposables.ts";

/** One file, or everything in a small folder. */
export interface Watched {
	readonly folder: vscode.Uri;
	/** Relative to `folder`; `**` watches everything below it, which is meant for small folders only. */
	readonly pattern: string;
}

/** Milliseconds that a watcher may take to begin, in another process. */
const start = 500;

/**
 * Calls back when one of these was made, changed or deleted, inside the workspace or outside of it; and once without
 * saying what, for all that may have changed until the watchers had begun. Files are watched by their folder: git and
 * careful editors replace a file by renaming another over it.
 */
export function watch(
	watched: readonly Watched[],
	changed: (uri: vscode.Uri | undefined) => void,
): vscode.Disposable {
	const disposables = new Disposables();
	const late = setTimeout(() => changed(undefined), start);
	disposables.add({ dispose: () => clearTimeout(late) });
	for (const { folder, pattern } of watched) {
		const watcher = disposables.add(
			vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, pattern)),
		);
		disposables.add(watcher.onDidCreate(changed));
		disposables.add(watcher.onDidChange(changed));
		disposables.add(watcher.onDidDelete(changed));
	}
	return disposables;
}

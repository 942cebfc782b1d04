import * as vscode from "vscode";
import type { Location } from "../sources/locate.ts";
import { type Watched, watch } from "./watch.ts";

/** Watches the team's files in a workspace folder and at its git root, and what git changes. */
export class FolderWatch implements vscode.Disposable {
	readonly #folder: vscode.Uri;
	readonly #changed: () => void;
	#watching: { readonly key: string; readonly disposable: vscode.Disposable } | undefined;
	#disposed = false;

	constructor(folder: vscode.Uri, changed: () => void) {
		this.#folder = folder;
		this.#changed = changed;
		this.follow(undefined);
	}

	/** From now on in the repository that the folder lies in; undefined where it lies in none, or nobody knows yet. */
	follow(location: Location | undefined): void {
		const gitRoot = location?.root;
		const key = [gitRoot, ...(location?.watch ?? [])].join("\n");
		if (this.#watching?.key === key || this.#disposed) return;
		this.#watching?.disposable.dispose();
		const roots = [this.#folder, ...(gitRoot === undefined ? [] : [vscode.Uri.file(gitRoot)])];
		const watched: Watched[] = [...new Map(roots.map((root) => [root.toString(), root])).values()].flatMap(
			(folder) => [
				{ folder, pattern: "{alignment.yaml,alignment.yml,.alignment,.git}" },
				{ folder: vscode.Uri.joinPath(folder, ".alignment"), pattern: "**" },
			],
		);
		if (location) watched.push(...gitWatched(location));
		this.#watching = { key, disposable: watch(watched, (uri) => this.#onDisk(uri)) };
	}

	dispose(): void {
		this.#disposed = true;
		this.#watching?.disposable.dispose();
	}

	#onDisk(uri: vscode.Uri | undefined): void {
		// A folder that was not there when its watcher began may not be watched: begin again.
		if (uri?.path.endsWith("/.alignment")) {
			this.#watching?.disposable.dispose();
			this.#watching = undefined;
		}
		this.#changed();
	}
}

/** Files by their folder, which is there when they aren't; and all branches, which may lie in folders of folders. */
function gitWatched({ watch, paths, reftable }: Location): Watched[] {
	const files = watch.map((path) => {
		const uri = vscode.Uri.file(path);
		return {
			folder: vscode.Uri.joinPath(uri, ".."),
			pattern: uri.path.slice(uri.path.lastIndexOf("/") + 1),
		};
	});
	return reftable ? files : [...files, { folder: vscode.Uri.file(paths["refs/heads"]), pattern: "**" }];
}

import { basename } from "node:path";
import * as vscode from "vscode";
import { Disposables } from "./disposables.ts";

/** What may hold other debt than it did. */
export interface DebtChanges {
	/** Absolute paths that were made, changed or deleted outside of the editor; a folder stands for all that is in it. */
	readonly paths: ReadonlySet<string>;
	/** Documents in which something was typed that isn't saved yet. */
	readonly documents: readonly vscode.TextDocument[];
	/** Which files git ignores may have changed: everything is looked at anew. */
	readonly everything: boolean;
}

/**
 * Collects what changes under a workspace folder. VS Code watches a folder that is open anyway, so that listening to
 * all of it costs nothing more; nothing is watched outside of it.
 */
export class DebtChangeLog implements vscode.Disposable {
	readonly #disposables = new Disposables();
	readonly #changed: () => void;
	#paths = new Set<string>();
	#documents = new Set<vscode.TextDocument>();
	#everything = false;

	constructor(folder: vscode.Uri, changed: () => void) {
		this.#changed = changed;
		const { workspace } = vscode;
		const watcher = this.#disposables.add(
			workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, "**")),
		);
		const onPath = (uri: vscode.Uri) => this.#onPath(uri);
		this.#disposables.add(watcher.onDidCreate(onPath));
		this.#disposables.add(watcher.onDidChange(onPath));
		this.#disposables.add(watcher.onDidDelete(onPath));
		this.#disposables.add(workspace.onDidChangeTextDocument(({ document }) => this.#onDocument(document)));
		this.#disposables.add(workspace.onDidSaveTextDocument((document) => this.#onDocument(document)));
		// What was typed and not saved is gone with it.
		this.#disposables.add(workspace.onDidCloseTextDocument((document) => this.#onDocument(document)));
		for (const document of workspace.textDocuments) if (document.isDirty) this.#onDocument(document);
	}

	/** What has changed since the last time. */
	take(): DebtChanges {
		const documents = [...this.#documents].filter(({ isDirty, isClosed }) => isDirty && !isClosed);
		const clean = [...this.#documents].filter((document) => !documents.includes(document));
		// Their text isn't always that of the disk: VS Code keeps what was typed for a while after it was discarded.
		const paths = new Set([...this.#paths, ...clean.map(({ uri }) => uri.fsPath)]);
		const changes = { paths, documents, everything: this.#everything };
		this.#paths = new Set();
		this.#documents = new Set();
		this.#everything = false;
		return changes;
	}

	lookAtEverything(): void {
		this.#everything = true;
		this.#changed();
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	#onPath(uri: vscode.Uri): void {
		if (uri.path.includes("/.git/") || uri.path.endsWith("/.git")) return;
		if (basename(uri.path) === ".gitignore") this.#everything = true;
		this.#paths.add(uri.fsPath);
		this.#changed();
	}

	#onDocument(document: vscode.TextDocument): void {
		if (document.uri.scheme !== "file") return;
		this.#documents.add(document);
		this.#changed();
	}
}

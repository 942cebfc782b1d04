import * as vscode from "vscode";
import type { Snapshot } from "../core/snapshot.ts";
import { Disposables } from "./disposables.ts";
import type { FolderModel } from "./folderModel.ts";

/** The workspace's folders, each with its model, and the one that the user is working in. */
export class Folders implements vscode.Disposable {
	readonly #disposables = new Disposables();
	readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
	/** A snapshot changed, a folder came or went, or another folder is the active one. */
	readonly onDidChange = this.#changed.event;
	readonly #open: (folder: vscode.WorkspaceFolder) => FolderModel;
	readonly #models = new Map<string, { readonly model: FolderModel; readonly listener: vscode.Disposable }>();
	#lastActive: string | undefined;

	constructor(open: (folder: vscode.WorkspaceFolder) => FolderModel) {
		this.#open = open;
		this.#disposables.add(vscode.workspace.onDidChangeWorkspaceFolders(() => this.#sync()));
		this.#disposables.add(vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)));
		this.#sync();
		this.#follow(vscode.window.activeTextEditor);
	}

	/** In the order of the workspace. */
	get all(): readonly FolderModel[] {
		return (vscode.workspace.workspaceFolders ?? [])
			.map((folder) => this.#models.get(folder.uri.toString())?.model)
			.filter((model) => model !== undefined);
	}

	/** The folder of the editor used last, else the first one that has an intent, else the first. */
	get active(): FolderModel | undefined {
		const last = this.#lastActive === undefined ? undefined : this.#models.get(this.#lastActive)?.model;
		const { all } = this;
		return last ?? all.find(({ snapshot }) => snapshot && snapshot.intent.state !== "none") ?? all[0];
	}

	/** The active folder's snapshot. */
	get snapshot(): Snapshot | undefined {
		return this.active?.snapshot;
	}

	of(uri: string): FolderModel | undefined {
		return this.#models.get(uri)?.model;
	}

	dispose(): void {
		for (const { model, listener } of this.#models.values()) {
			listener.dispose();
			model.dispose();
		}
		this.#models.clear();
		this.#disposables.dispose();
	}

	#sync(): void {
		const folders = new Map((vscode.workspace.workspaceFolders ?? []).map((f) => [f.uri.toString(), f]));
		for (const [key, { model, listener }] of this.#models) {
			if (folders.has(key)) continue;
			listener.dispose();
			model.dispose();
			this.#models.delete(key);
		}
		for (const [key, folder] of folders) {
			if (this.#models.has(key)) continue;
			const model = this.#open(folder);
			this.#models.set(key, { model, listener: model.onDidChange(() => this.#changed.fire()) });
		}
		this.#changed.fire();
	}

	#follow(editor: vscode.TextEditor | undefined): void {
		const folder = editor && vscode.workspace.getWorkspaceFolder(editor.document.uri);
		const key = folder?.uri.toString();
		if (key === undefined || key === this.#lastActive) return;
		this.#lastActive = key;
		this.#changed.fire();
	}
}

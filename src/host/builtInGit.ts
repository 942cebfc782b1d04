import * as vscode from "vscode";
import { Disposables } from "./disposables.ts";

/** The part of the built-in git extension's API (version 1) that is used here. */
interface GitApi {
	readonly git: { readonly path: string };
	readonly repositories: readonly GitRepository[];
	readonly onDidOpenRepository: vscode.Event<GitRepository>;
}

interface GitRepository {
	readonly rootUri: vscode.Uri;
	readonly state: { readonly onDidChange: vscode.Event<void> };
}

interface GitExtension {
	readonly enabled: boolean;
	readonly onDidChangeEnablement: vscode.Event<boolean>;
	getAPI(version: 1): GitApi;
}

/**
 * VS Code's own git extension as a source of hints: where git is, and that something may have changed. It may be
 * absent, disabled or restricted; everything works without it, by our own watchers.
 */
export class BuiltInGit implements vscode.Disposable {
	readonly #disposables = new Disposables();
	readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
	/** Fires when any of its repositories may have changed, and when it came up. */
	readonly onDidChange = this.#changed.event;
	#api: GitApi | undefined;

	/** Path of the git program that VS Code uses, once that is known. */
	get path(): string | undefined {
		return this.#api?.git.path;
	}

	async connect(): Promise<void> {
		const extension = vscode.extensions.getExtension<GitExtension>("vscode.git");
		if (!extension) return;
		const git = await extension.activate();
		this.#disposables.add(git.onDidChangeEnablement(() => this.#attach(git)));
		this.#attach(git);
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	#attach(git: GitExtension): void {
		if (!git.enabled || this.#api) return;
		this.#api = git.getAPI(1);
		const listen = (repository: GitRepository) => {
			this.#disposables.add(repository.state.onDidChange(() => this.#changed.fire()));
		};
		this.#disposables.add(this.#api.onDidOpenRepository(listen));
		this.#api.repositories.forEach(listen);
		this.#changed.fire();
	}
}

import * as vscode from "vscode";
import { Disposables } from "./disposables.ts";

/** The part of the built-in git extension's API (version 1) that is used here. */
interface GitApi {
	readonly git: { readonly path: string };
	readonly repositories: readonly GitRepository[];
	readonly onDidOpenRepository: vscode.Event<GitRepository>;
	getRepository(uri: vscode.Uri): GitRepository | null;
	openRepository(root: vscode.Uri): Promise<GitRepository | null>;
	/** Absent from versions that know no such details. */
	registerSourceControlHistoryItemDetailsProvider?(provider: HistoryDetails): vscode.Disposable;
}

export interface GitRepository {
	readonly rootUri: vscode.Uri;
	readonly state: GitRepositoryState;
	/** The box that the next commit's message is written in. */
	readonly inputBox: { value: string };
	add(paths: string[]): Promise<void>;
	createBranch(name: string, checkout: boolean, from: string): Promise<void>;
	checkout(branch: string): Promise<void>;
	log(options: { range: string; maxEntries: number }): Promise<readonly GitCommit[]>;
}

export interface GitCommit {
	readonly hash: string;
	readonly message: string;
}

/** What hovers over commits may show. Of several providers, the first that answers is the only one that counts. */
export interface HistoryDetails {
	provideAvatar(repository: GitRepository): undefined;
	provideHoverCommands(repository: GitRepository): undefined;
	/** The message as Markdown, to be shown in place of the plain one. */
	provideMessageLinks(repository: GitRepository, message: string): Promise<string | undefined>;
}

interface GitRepositoryState {
	readonly onDidChange: vscode.Event<void>;
	readonly indexChanges: readonly GitChange[];
	readonly workingTreeChanges: readonly GitChange[];
	/** Absent from old versions, which count them among the changes. */
	readonly untrackedChanges?: readonly GitChange[];
}

interface GitChange {
	readonly uri: vscode.Uri;
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
	#historyDetails: HistoryDetails | undefined;

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

	/** Adds a file to the next commit, as the user's setting asks; false where that git isn't there to do it. */
	async stage(file: vscode.Uri, root: vscode.Uri): Promise<boolean> {
		// By its root: older versions open no repository by a folder below it.
		const repository = await this.repositoryOf(root);
		await repository?.add([file.fsPath]);
		return repository !== undefined;
	}

	/** Files that differ from the last commit, as far as that git has looked; none where it isn't there. */
	uncommitted(folder: vscode.Uri): readonly vscode.Uri[] {
		const state = this.#api?.getRepository(folder)?.state;
		if (!state) return [];
		const { indexChanges, workingTreeChanges, untrackedChanges = [] } = state;
		return [...indexChanges, ...workingTreeChanges, ...untrackedChanges].map(({ uri }) => uri);
	}

	/** The repository that a folder lies in; undefined where that git isn't there, is switched off or doesn't know it. */
	async repositoryOf(folder: vscode.Uri): Promise<GitRepository | undefined> {
		const api = this.#api;
		return api?.getRepository(folder) ?? (await api?.openRepository(folder)) ?? undefined;
	}

	/** Adds to what hovers over commits show, now or as soon as that git is there; at most one for each adapter. */
	describeHistory(details: HistoryDetails): void {
		this.#historyDetails = details;
		if (this.#api) this.#registerHistoryDetails(this.#api);
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
		this.#registerHistoryDetails(this.#api);
		this.#changed.fire();
	}

	#registerHistoryDetails(api: GitApi): void {
		const details = this.#historyDetails;
		const registered = details && api.registerSourceControlHistoryItemDetailsProvider?.(details);
		if (registered) this.#disposables.add(registered);
	}
}

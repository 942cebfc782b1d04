import { relative } from "node:path";
import * as vscode from "vscode";
import { goalsOwning } from "../../core/debt/align.ts";
import type { Intent } from "../../core/model.ts";
import { Disposables } from "../../host/disposables.ts";
import type { Folders } from "../../host/folders.ts";
import { onDidChangeSettings, settingsFor } from "../../host/settings.ts";

/** Marks in the Explorer what belongs to engineering goals, once the user wants to see it. */
export function registerOwnership(folders: Folders): vscode.Disposable {
	const disposables = new Disposables();
	const owners = new Owners(folders);
	let registered: vscode.Disposable | undefined;
	const sync = () => {
		const isWanted = folders.all.some(({ uri }) => settingsFor(uri).goalsInExplorer);
		if (isWanted) registered ??= vscode.window.registerFileDecorationProvider(owners);
		else {
			registered?.dispose();
			registered = undefined;
		}
		owners.look();
	};
	disposables.add(owners);
	disposables.add(onDidChangeSettings(sync));
	disposables.add(folders.onDidChange(() => registered && owners.look()));
	disposables.add({ dispose: () => registered?.dispose() });
	sync();
	return disposables;
}

class Owners implements vscode.FileDecorationProvider, vscode.Disposable {
	readonly #changed = new vscode.EventEmitter<undefined>();
	readonly onDidChangeFileDecorations = this.#changed.event;
	readonly #folders: Folders;
	/** What is shown was made from these. */
	#goals: readonly Intent["goals"][] = [];
	readonly #finders = new WeakMap<Intent["goals"], (path: string) => readonly string[]>();

	constructor(folders: Folders) {
		this.#folders = folders;
	}

	/** Has everything drawn anew where goals have changed. */
	look(): void {
		const goals = this.#folders.all.flatMap(({ snapshot }) =>
			snapshot?.intent.state === "known" ? snapshot.intent.intent.goals : [],
		);
		if (goals.length === this.#goals.length && goals.every((each, at) => each === this.#goals[at])) return;
		this.#goals = goals;
		this.#changed.fire(undefined);
	}

	provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
		if (uri.scheme !== "file") return undefined;
		const folder = vscode.workspace.getWorkspaceFolder(uri);
		const { snapshot } = (folder && this.#folders.of(folder.uri.toString())) ?? {};
		if (!folder || snapshot?.intent.state !== "known" || !settingsFor(folder.uri).goalsInExplorer)
			return undefined;
		const { goals } = snapshot.intent.intent;
		const find = this.#finders.get(goals) ?? goalsOwning({ goals });
		this.#finders.set(goals, find);
		const root = snapshot.git.state === "ready" ? snapshot.git.root : folder.uri.fsPath;
		const path = relative(root, uri.fsPath).replaceAll("\\", "/");
		if (path === "" || path.startsWith("../")) return undefined;
		const titles = find(path).map((id) => goals.get(id)?.title ?? id);
		if (titles.length === 0) return undefined;
		return new vscode.FileDecoration("◎", vscode.l10n.t("Engineering goal: {0}", titles.join("; ")));
	}

	dispose(): void {
		this.#changed.dispose();
	}
}

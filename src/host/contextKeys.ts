import * as vscode from "vscode";
import { contextKeys } from "../ids.ts";
import { Disposables } from "./disposables.ts";
import type { Folders } from "./folders.ts";

/** The only caller of `setContext`. */
export function registerContextKeys(folders: Folders): vscode.Disposable {
	const disposables = new Disposables();
	let last: string | undefined;
	const publish = () => {
		const state = intentState(folders);
		if (state === last) return;
		last = state;
		void vscode.commands.executeCommand("setContext", contextKeys.intent, state);
	};
	disposables.add(folders.onDidChange(publish));
	publish();
	return disposables;
}

/** The best state of any folder: one readable file is enough for the views to be of use. */
function intentState(folders: Folders): string | undefined {
	const states = folders.all.map(({ snapshot }) => snapshot?.intent.state);
	for (const state of ["known", "unreadable"] as const) if (states.includes(state)) return state;
	return states.every((state) => state === "none") ? "none" : undefined;
}

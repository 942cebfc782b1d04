import * as vscode from "vscode";
import { contextKeys } from "../ids.ts";
import { Disposables } from "./disposables.ts";
import type { Folders } from "./folders.ts";

type ContextKey = (typeof contextKeys)[keyof typeof contextKeys];

/** The only caller of `setContext`. */
export function setContextKey(key: ContextKey, value: unknown): void {
	void vscode.commands.executeCommand("setContext", key, value);
}

/** Publishes what all views depend on. */
export function registerContextKeys(folders: Folders): vscode.Disposable {
	const disposables = new Disposables();
	const last = new Map<string, string | undefined>();
	const set = (key: ContextKey, value: string | undefined) => {
		if (last.get(key) === value) return;
		last.set(key, value);
		setContextKey(key, value);
	};
	const publish = () => {
		set(contextKeys.intent, intentState(folders));
		set(contextKeys.rituals, ritualState(folders));
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

/** Whether there is anything to show of the team's rituals. */
function ritualState(folders: Folders): "some" | "none" | undefined {
	const known = folders.all.flatMap(({ snapshot }) => (snapshot?.intent.state === "known" ? snapshot : []));
	if (known.length === 0) return undefined;
	const isHeld = known.some(
		({ intent, documents, checkIns }) =>
			documents.length + checkIns.length > 0 ||
			(intent.state === "known" && intent.intent.rituals !== undefined),
	);
	return isHeld ? "some" : "none";
}

import * as vscode from "vscode";
import { Disposables } from "./disposables.ts";

export interface LazyCommands extends vscode.Disposable {
	/** Loads them now. */
	load(): Promise<void>;
}

/**
 * Stands in for commands whose code is loaded when the first of them is run: starting up reads nothing that waits for
 * the user. What `load` resolves with registers the commands themselves, under the same ids.
 */
export function registerLazily(
	ids: readonly string[],
	load: () => Promise<() => vscode.Disposable>,
): LazyCommands {
	const disposables = new Disposables();
	let loaded: Promise<void> | undefined;
	const loadOnce = () => {
		loaded ??= replace();
		return loaded;
	};
	const standIn = disposables.add(
		vscode.Disposable.from(
			...ids.map((id) =>
				vscode.commands.registerCommand(id, async (...args: unknown[]) => {
					await loadOnce();
					return vscode.commands.executeCommand(id, ...args);
				}),
			),
		),
	);
	const replace = async () => {
		const register = await load();
		standIn.dispose();
		disposables.add(register());
	};
	return { dispose: () => disposables.dispose(), load: loadOnce };
}

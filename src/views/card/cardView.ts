import * as vscode from "vscode";
import type { Snapshot } from "../../core/snapshot.ts";
import { views } from "../../ids.ts";
import type { CardAction, CardSave, SaveError } from "../../webview/card/messages.ts";

/** The active folder's snapshot, as it comes to be. */
export interface CardSource {
	readonly snapshot: Snapshot | undefined;
	onDidChange(listener: () => void): vscode.Disposable;
	/** The active folder. */
	readonly active?: { want(name: "debt" | "history"): void } | undefined;
}

/** What the card asks for; it has been checked against the closed list. */
export interface CardLife {
	/** Something was pressed. */
	run(action: CardAction): unknown;
	/** Something was typed and is to be saved; resolves with what is wrong with it. */
	save(save: CardSave): Promise<SaveError | undefined>;
}

/** Shows *This Branch*. */
export function registerCard(
	extensionUri: vscode.Uri,
	source: CardSource,
	life: CardLife,
): vscode.Disposable {
	const provider: vscode.WebviewViewProvider = {
		async resolveWebviewView(view) {
			// Whoever keeps the side bar closed doesn't pay for it.
			const { showCard } = await import("./showCard.ts");
			showCard(view, extensionUri, source, life);
		},
	};
	return vscode.window.registerWebviewViewProvider(views.branch, provider);
}

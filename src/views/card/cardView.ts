import * as vscode from "vscode";
import type { Snapshot } from "../../core/snapshot.ts";
import { language, openPage } from "../../host/webviewPage.ts";
import { views } from "../../ids.ts";
import { type CardAction, fromCard } from "../../webview/card/messages.ts";
import type { CardModel } from "../../webview/card/model.ts";
import type { ModelMessage } from "../../webview/modelMessage.ts";
import { cardModel } from "./cardModel.ts";

/** The active folder's snapshot, as it comes to be. */
export interface CardSource {
	readonly snapshot: Snapshot | undefined;
	onDidChange(listener: () => void): vscode.Disposable;
}

/** Shows *This Branch*. `run` is called for what the user presses; it has been checked against the closed list. */
export function registerCard(
	extensionUri: vscode.Uri,
	source: CardSource,
	run: (action: CardAction) => unknown,
): vscode.Disposable {
	const provider: vscode.WebviewViewProvider = {
		resolveWebviewView: (view) => showCard(view, extensionUri, source, run),
	};
	return vscode.window.registerWebviewViewProvider(views.branch, provider);
}

function showCard(
	view: vscode.WebviewView,
	extensionUri: vscode.Uri,
	source: CardSource,
	run: (action: CardAction) => unknown,
): void {
	const { webview } = view;
	const model = () => cardModel(source.snapshot, vscode.l10n, language());
	const post = () => {
		// A hidden card drops messages; it asks again when it is shown.
		if (view.visible) {
			void webview.postMessage({ type: "model", model: model() } satisfies ModelMessage<CardModel>);
		}
	};
	const listeners = [
		source.onDidChange(post),
		webview.onDidReceiveMessage((data: unknown) => {
			const message = fromCard.safeParse(data);
			if (!message.success) {
				return;
			}
			if (message.data.type === "ready") {
				post();
			} else {
				run(message.data.action);
			}
		}),
	];
	view.onDidDispose(() => vscode.Disposable.from(...listeners).dispose());
	openPage(webview, extensionUri, { name: "card", title: vscode.l10n.t("This Branch"), model: model() });
}

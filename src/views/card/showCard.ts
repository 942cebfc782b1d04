import * as vscode from "vscode";
import type { Snapshot } from "../../core/snapshot.ts";
import { language, openPage } from "../../host/webviewPage.ts";
import { type CardSave, fromCard, type SavedMessage } from "../../webview/card/messages.ts";
import type { CardModel, Section } from "../../webview/card/model.ts";
import type { ModelMessage } from "../../webview/modelMessage.ts";
import { cardModel } from "./cardModel.ts";
import type { CardLife, CardSource } from "./cardView.ts";

interface Balance {
	/** What it was measured of. */
	readonly of: Snapshot;
	readonly section: Section | undefined;
}

/** Fills the view, and keeps it true. */
export function showCard(
	view: vscode.WebviewView,
	extensionUri: vscode.Uri,
	source: CardSource,
	life: CardLife,
): void {
	const { webview } = view;
	let balance: Balance | undefined;
	let isPainted = false;
	const model = () => {
		const { snapshot } = source;
		const isOfFolder = balance?.of.folder === snapshot?.folder;
		return cardModel(snapshot, vscode.l10n, language(), isOfFolder ? balance?.section : undefined);
	};
	const post = () => {
		// A hidden card drops messages; it asks again when it is shown.
		if (view.visible) {
			void webview.postMessage({ type: "model", model: model() } satisfies ModelMessage<CardModel>);
		}
	};
	// What takes longer is found once the card is in sight, and painted: debt, and the default branch's overview.
	const look = async () => {
		const { snapshot } = source;
		if (!isPainted || !view.visible || snapshot?.intent.state !== "known") return;
		source.active?.want("debt");
		if (!snapshot.branch?.isDefault || balance?.of === snapshot) return;
		source.active?.want("history");
		if (snapshot.history.state !== "known") return;
		const { balanceSection } = await import("./balanceSection.ts");
		if (source.snapshot !== snapshot) return;
		balance = { of: snapshot, section: balanceSection(snapshot, vscode.l10n, language()) };
		post();
	};
	const change = () => {
		post();
		void look();
	};
	const save = async (typed: CardSave) => {
		const error = await life.save(typed);
		// What it says now comes first, so that the form closes on it, or is held against it.
		await webview.postMessage({ type: "model", model: model() } satisfies ModelMessage<CardModel>);
		await webview.postMessage({
			type: "saved",
			form: typed.form,
			...(error && { error }),
		} satisfies SavedMessage);
	};
	const listeners = [
		source.onDidChange(change),
		webview.onDidReceiveMessage((data: unknown) => {
			const message = fromCard.safeParse(data);
			if (!message.success) {
				return;
			}
			if (message.data.type === "ready") {
				isPainted = true;
				change();
			} else if (message.data.type === "run") life.run(message.data.action);
			else void save(message.data.save);
		}),
	];
	view.onDidDispose(() => vscode.Disposable.from(...listeners).dispose());
	openPage(webview, extensionUri, { name: "card", title: vscode.l10n.t("This Branch"), model: model() });
}

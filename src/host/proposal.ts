import * as vscode from "vscode";
import { blocksIn, refresh } from "../core/rituals/document.ts";
import { Disposables } from "./disposables.ts";
import { editText } from "./editFile.ts";
import type { FolderModel } from "./folderModel.ts";

const scheme = "alignment-proposal";

/** A document, and what its blocks should say now; made from the document's text, which people have worked on. */
export interface Proposed {
	readonly folder: FolderModel;
	readonly file: string;
	readonly blocksOf: (text: string) => ReadonlyMap<string, string>;
}

type Choice = vscode.QuickPickItem & { readonly do: "apply" | "overwrite" | "leave" };

/** Shows what bringing a document up to date would change, and does it when the user says so. */
export class Proposals implements vscode.Disposable {
	readonly #disposables = new Disposables();
	readonly #texts = new Map<string, string>();
	readonly #changed = this.#disposables.add(new vscode.EventEmitter<vscode.Uri>());

	constructor() {
		this.#disposables.add(
			vscode.workspace.registerTextDocumentContentProvider(scheme, {
				onDidChange: this.#changed.event,
				provideTextDocumentContent: ({ path }) => this.#texts.get(path) ?? "",
			}),
		);
	}

	/** True once it was written, or nothing was to be changed. */
	async offer(proposed: Proposed): Promise<boolean> {
		const { folder, file } = proposed;
		const { l10n } = vscode;
		const uri = folder.uriOf(file);
		const name = file.slice(file.lastIndexOf("/") + 1);
		const document = await vscode.workspace.openTextDocument(uri);
		let overwrite = false;
		for (;;) {
			const text = document.getText();
			const { edits, text: now, kept } = refresh(text, proposed.blocksOf(text), { overwrite });
			if (edits.length === 0 && kept.length === 0) {
				const message =
					blocksIn(text).length === 0
						? l10n.t("{0} was written by hand throughout: there is nothing to bring up to date.", name)
						: l10n.t("{0} is up to date.", name);
				vscode.window.setStatusBarMessage(message, 5000);
				return true;
			}
			await this.#show(uri, name, now);
			const picked = await pick(name, edits.length, kept.length);
			if (picked?.do === "overwrite") {
				overwrite = true;
				continue;
			}
			await this.#close(uri);
			if (picked?.do !== "apply") return false;
			await editText({ uri, root: folder.writeRoot }, (current) =>
				refresh(current, proposed.blocksOf(current), { overwrite }),
			);
			await folder.refreshed();
			return true;
		}
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	async #show(uri: vscode.Uri, name: string, text: string): Promise<void> {
		const proposal = uri.with({ scheme, query: "", fragment: "" });
		this.#texts.set(proposal.path, text);
		this.#changed.fire(proposal);
		await vscode.commands.executeCommand(
			"vscode.diff",
			uri,
			proposal,
			vscode.l10n.t("{0}: as it is ↔ brought up to date", name),
			{ preview: true },
		);
	}

	async #close(uri: vscode.Uri): Promise<void> {
		const path = uri.with({ scheme }).path;
		this.#texts.delete(path);
		const tabs = vscode.window.tabGroups.all
			.flatMap((group) => group.tabs)
			.filter(
				({ input }) =>
					input instanceof vscode.TabInputTextDiff &&
					input.modified.scheme === scheme &&
					input.modified.path === path,
			);
		await vscode.window.tabGroups.close(tabs);
	}
}

async function pick(name: string, edits: number, kept: number): Promise<Choice | undefined> {
	const { l10n } = vscode;
	const own =
		kept === 1
			? l10n.t("1 part that somebody edited stays as it is")
			: l10n.t("{0} parts that somebody edited stay as they are", kept);
	const choices: Choice[] = [
		...(edits > 0
			? [
					{
						do: "apply" as const,
						label: l10n.t("Bring it up to date"),
						...(kept > 0 && { description: own }),
					},
				]
			: []),
		...(kept > 0
			? [
					{
						do: "overwrite" as const,
						label:
							kept === 1
								? l10n.t("Show me the part that somebody edited, too")
								: l10n.t("Show me the {0} parts that somebody edited, too", kept),
						description: l10n.t("what they wrote there would be replaced"),
					},
				]
			: []),
		{ do: "leave", label: l10n.t("Leave it as it is") },
	];
	return vscode.window.showQuickPick(choices, {
		title: l10n.t("Bring {0} up to date?", name),
		placeHolder: l10n.t("Nothing that people wrote changes: look at the difference behind this."),
		ignoreFocusOut: true,
	});
}

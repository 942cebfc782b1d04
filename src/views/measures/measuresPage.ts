import * as vscode from "vscode";
import { tell } from "../../host/commands.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { language, openPage } from "../../host/webviewPage.ts";
import { commands } from "../../ids.ts";
import { type FromMeasures, fromMeasures } from "../../webview/measures/messages.ts";
import type { MeasuresModel, Selection } from "../../webview/measures/model.ts";
import type { ModelMessage } from "../../webview/modelMessage.ts";
import { exportMeasures } from "./exportMeasures.ts";
import { type KeptPage, keepPage, withKept } from "./keptPage.ts";
import type { MeasuresInput } from "./measuresModel.ts";
import { type MeasuresSurroundings, measuresTitle } from "./measuresSurroundings.ts";
import { openFromPage } from "./openFromPage.ts";
import { type PageOfMeasures, pageOf } from "./pageOf.ts";
import { rangeOf, withDays } from "./periods.ts";

/** The intent's period, against the one before it, of everything. */
const firstSelection: Selection = { period: "this", compare: true, scope: "" };

/** What is found for this page, and not before it is opened. */
const parts = ["history", "lines", "debt"] as const;

export interface MeasuresOf {
	/** URI of the workspace folder. */
	readonly folder: string;
	readonly selection?: Selection;
}

/** Fills a panel with a folder's measures, and keeps it true. */
export class MeasuresPage {
	readonly #panel: vscode.WebviewPanel;
	readonly #about: MeasuresOf;
	readonly #surroundings: MeasuresSurroundings;
	readonly #kept: KeptPage | undefined;
	#selection: Selection;
	#isStopped = false;
	/** What the page was made of: making it anew for the same would be idle. */
	#made: Omit<MeasuresInput, "measures">;
	#page: PageOfMeasures;

	constructor(panel: vscode.WebviewPanel, of: MeasuresOf, surroundings: MeasuresSurroundings) {
		this.#panel = panel;
		this.#about = of;
		this.#surroundings = surroundings;
		this.#kept = surroundings.memento.get<KeptPage>(this.#keptUnder);
		this.#selection = of.selection ?? this.#kept?.model.selection ?? firstSelection;
		this.#want();
		this.#made = this.#input();
		this.#page = pageOf(this.#made, vscode.l10n, language());
		const { extensionUri, folders } = surroundings;
		const listeners = [
			folders.onDidChange(() => this.#post()),
			panel.webview.onDidReceiveMessage((data: unknown) => {
				const message = fromMeasures.safeParse(data);
				if (message.success) this.#answer(message.data);
			}),
		];
		panel.onDidDispose(() => vscode.Disposable.from(...listeners).dispose());
		const icon = (name: string) => vscode.Uri.joinPath(extensionUri, "media", name);
		panel.iconPath = { light: icon("measuresLight.svg"), dark: icon("measuresDark.svg") };
		openPage(panel.webview, extensionUri, {
			name: "measures",
			title: measuresTitle(),
			model: this.#shown(),
		});
	}

	/** Asks how to export what the page shows, once all of it is known. */
	async export(): Promise<void> {
		await this.#complete();
		const { folder } = this;
		if (folder) await exportMeasures(this.#page, folder.uri, this.#surroundings.extensionUri);
	}

	get folder(): FolderModel | undefined {
		return this.#surroundings.folders.of(this.#about.folder);
	}

	get #keptUnder(): string {
		return `measures ${this.#about.folder}`;
	}

	get #texts() {
		return { version: this.#surroundings.version, language: language() };
	}

	#want(): void {
		for (const part of parts) this.folder?.want(part);
	}

	#input(): Omit<MeasuresInput, "measures"> {
		const { snapshot } = this.folder ?? {};
		const { folder } = this.#about;
		return { snapshot, folder, selection: this.#selection, isStopped: this.#isStopped };
	}

	#compute(): void {
		const input = this.#input();
		const { snapshot, selection, isStopped } = this.#made;
		if (input.snapshot === snapshot && input.selection === selection && input.isStopped === isStopped) return;
		this.#made = input;
		this.#page = pageOf(input, vscode.l10n, language());
		const { model } = this.#page;
		if (model.state === "measures" && !model.progress)
			void this.#surroundings.memento.update(this.#keptUnder, keepPage(model, this.#texts));
	}

	/** With what was seen last time where nothing is known yet. */
	#shown(): MeasuresModel {
		return withKept(this.#page.model, this.#kept, this.#texts);
	}

	#post(): void {
		if (!this.folder) {
			this.#panel.dispose();
			return;
		}
		this.#compute();
		// A hidden page drops messages; it asks again when it is shown.
		if (this.#panel.visible)
			void this.#panel.webview.postMessage({
				type: "model",
				model: this.#shown(),
			} satisfies ModelMessage<MeasuresModel>);
	}

	#answer(message: FromMeasures): void {
		switch (message.type) {
			case "ready":
				this.#post();
				return;
			case "select":
				this.#select(message.selection);
				this.#post();
				return;
			case "open":
				this.#try(() => openFromPage(this.folder, message, this.#page.model));
				return;
			case "run":
				this.#try(() => this.#run(message.action));
		}
	}

	#select(chosen: Selection): void {
		const { snapshot } = this.folder ?? {};
		const words = { l10n: vscode.l10n, locale: language(), today: snapshot?.today ?? "" };
		this.#selection = snapshot ? withDays(chosen, rangeOf(this.#selection, snapshot, words)) : chosen;
	}

	#try(run: () => Promise<void>): void {
		run().catch((error: unknown) => tell(error, commands.openMeasures, this.#surroundings.log));
	}

	async #run(action: Extract<FromMeasures, { type: "run" }>["action"]): Promise<void> {
		switch (action) {
			case "export":
				return this.export();
			case "stop":
				this.#isStopped = true;
				this.folder?.stop("lines");
				return this.#post();
			case "resume":
				this.#isStopped = false;
				for (const part of ["history", "lines"] as const) this.folder?.again(part);
				return this.#post();
			default:
				await vscode.commands.executeCommand(commands[action]);
		}
	}

	/** Resolves once nothing is being read any more, or the page has gone. */
	async #complete(): Promise<void> {
		const { folders } = this.#surroundings;
		const listeners: vscode.Disposable[] = [];
		await new Promise<void>((resolve) => {
			const look = () => {
				if (!this.#page.model.progress || this.#isStopped) resolve();
			};
			listeners.push(
				folders.onDidChange(look),
				this.#panel.onDidDispose(() => resolve()),
			);
			look();
		});
		vscode.Disposable.from(...listeners).dispose();
	}
}

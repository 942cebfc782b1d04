import * as vscode from "vscode";
import type { LineStories } from "../../host/lineStories.ts";
import { settingsFor } from "../../host/settings.ts";

/** The hover that tells why a line is there: once where it was asked for, and everywhere once the user wants that. */
export class LineHover implements vscode.HoverProvider {
	readonly #stories: () => Promise<LineStories>;
	#asked: { readonly uri: string; readonly line: number } | undefined;

	constructor(stories: () => Promise<LineStories>) {
		this.#stories = stories;
	}

	/** Shows it at the cursor, with the keyboard in it: Escape leads back. */
	async show(editor: vscode.TextEditor): Promise<void> {
		const { document, selection } = editor;
		this.#asked = { uri: document.uri.toString(), line: selection.active.line };
		await vscode.commands.executeCommand("editor.action.showHover", { focus: "autoFocusImmediately" });
	}

	async provideHover(
		document: vscode.TextDocument,
		position: vscode.Position,
		token: vscode.CancellationToken,
	): Promise<vscode.Hover | undefined> {
		const isAsked = this.#asked?.uri === document.uri.toString() && this.#asked.line === position.line;
		if (!isAsked && !settingsFor(document.uri).hoverOnLines) return undefined;
		const { hoverOf } = await import("./hoverOf.ts");
		const text = await hoverOf(await this.#stories(), document, position.line, token);
		// Asked once is told once; what came too late is asked again.
		if (isAsked && !token.isCancellationRequested) this.#asked = undefined;
		return text && new vscode.Hover(text, document.lineAt(position.line).range);
	}
}

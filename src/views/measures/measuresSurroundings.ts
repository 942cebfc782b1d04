import * as vscode from "vscode";
import type { Folders } from "../../host/folders.ts";

export interface MeasuresSurroundings {
	readonly extensionUri: vscode.Uri;
	/** Of the extension: what is kept by another one is let go. */
	readonly version: string;
	readonly folders: Folders;
	readonly log: vscode.LogOutputChannel;
	/** Keeps the last page of each folder, which is painted at once. */
	readonly memento: vscode.Memento;
}

export function measuresTitle(): string {
	return vscode.l10n.t("Measures");
}

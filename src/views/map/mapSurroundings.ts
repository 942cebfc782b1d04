import * as vscode from "vscode";
import type { Folders } from "../../host/folders.ts";

export interface MapSurroundings {
	readonly extensionUri: vscode.Uri;
	readonly folders: Folders;
	readonly log: vscode.LogOutputChannel;
}

export function mapTitle(): string {
	return vscode.l10n.t("Intent Map");
}

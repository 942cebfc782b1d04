import * as vscode from "vscode";
import type { Place } from "../core/model.ts";
import type { FolderModel } from "./folderModel.ts";

/** Opens a file at a place and selects it. */
export async function openPlace(
	folder: FolderModel,
	place: Place,
	viewColumn = vscode.ViewColumn.Active,
): Promise<void> {
	const range = folder.rangeOf(place);
	await vscode.window.showTextDocument(folder.uriOf(place.file), {
		selection: new vscode.Range(range.start, range.start),
		preview: true,
		viewColumn,
	});
}

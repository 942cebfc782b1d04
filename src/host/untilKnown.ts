import type * as vscode from "vscode";
import type { Snapshot } from "../core/snapshot.ts";
import type { FolderModel } from "./folderModel.ts";
import type { PartName } from "./parts.ts";

/** Milliseconds after which a document is written from what is known. */
const patience = 10_000;

const underway = new Set(["unasked", "reading", "scanning"]);

/**
 * The folder's snapshot, once these parts of it are known or can't be; after ten seconds, or when the user stops
 * waiting, with what is known by then.
 */
export function untilKnown(
	folder: FolderModel,
	names: readonly PartName[],
	token?: vscode.CancellationToken,
): Promise<Snapshot | undefined> {
	for (const name of names) folder.want(name);
	const isKnown = () =>
		folder.snapshot && names.every((name) => !underway.has(folder.snapshot?.[name].state ?? "unasked"));
	if (isKnown()) return Promise.resolve(folder.snapshot);
	return new Promise((resolve) => {
		const settle = () => {
			clearTimeout(timer);
			change.dispose();
			stop?.dispose();
			resolve(folder.snapshot);
		};
		const timer = setTimeout(settle, patience);
		const change = folder.onDidChange(() => isKnown() && settle());
		const stop = token?.onCancellationRequested(settle);
	});
}

import type * as vscode from "vscode";
import { registerCommand } from "../../host/commands.ts";
import { Disposables } from "../../host/disposables.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import { commands } from "../../ids.ts";
import { goToIntent } from "./goToIntent.ts";
import { linkBranch } from "./linkBranch.ts";
import { addEntry, type EntryKind } from "./newEntries.ts";
import type { IntentNode } from "./nodes.ts";

/** What a row of the tree hands to a command from its menu; the palette hands nothing. */
interface Row {
	readonly folder: FolderModel;
	readonly node?: IntentNode;
	/** What a new entry may be called. */
	readonly title?: string | undefined;
}

/** Commands that add to `alignment.yaml` or go to a place in it. */
export function registerIntentCommands(folders: Folders, log: vscode.LogOutputChannel): vscode.Disposable {
	const disposables = new Disposables();
	const add = (id: string, run: (folder: FolderModel, row: Row | undefined) => Promise<void>) => {
		const command = async (row?: Row) => {
			const folder = row?.folder ?? folders.active;
			if (folder) await run(folder, row);
		};
		disposables.add(registerCommand(id, log, command));
	};
	const adds = (id: string, kind: EntryKind) =>
		add(id, (folder, row) =>
			addEntry(folder, kind, { ...objectiveOf(row), ...(row?.title && { title: row.title }) }),
		);
	adds(commands.addProblem, "problem");
	adds(commands.addObjective, "objective");
	adds(commands.addKeyResult, "key result");
	adds(commands.addGoal, "engineering goal");
	add(commands.linkBranch, linkBranch);
	add(commands.goToIntent, () => goToIntent(folders));
	return disposables;
}

function objectiveOf(row: Row | undefined): { readonly objective?: string } {
	return row?.node?.kind === "objective" ? { objective: row.node.id } : {};
}

import * as vscode from "vscode";
import { meaningText, type Suspect, stillRight, suspectOf } from "../../core/branch/suspect.ts";
import { registerCommand } from "../../host/commands.ts";
import { Disposables } from "../../host/disposables.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { internalCommands } from "../../ids.ts";
import type { AnswerContext } from "./answerWhy.ts";

const scheme = "alignment-meaning";

/** What the card offers where what a branch serves has changed: to see how, and to say that it is still right. */
export function registerSuspectCommands({
	folders,
	records,
	log,
}: Pick<AnswerContext, "folders" | "records" | "log">): vscode.Disposable {
	const disposables = new Disposables();
	const folderOf = (uri: string | undefined) => (uri === undefined ? folders.active : folders.of(uri));
	disposables.add(
		vscode.workspace.registerTextDocumentContentProvider(scheme, {
			provideTextDocumentContent({ query, fragment }) {
				const suspect = suspectIn(folders.of(query));
				const refs = suspect?.changes.map(({ ref }) => ref);
				return suspect && refs && meaningText(fragment === "then" ? suspect.then : suspect.now, refs);
			},
		}),
	);
	disposables.add(
		registerCommand(internalCommands.stillRight, log, async (uri?: string) => {
			const folder = folderOf(uri);
			const record = folder?.snapshot?.branch?.record;
			if (!folder || !record) return;
			await records.change(folder, record.file, stillRight(new Date()));
		}),
	);
	disposables.add(
		registerCommand(internalCommands.showSuspect, log, async (uri?: string) => {
			const folder = folderOf(uri);
			if (!folder || !suspectIn(folder)) return;
			const side = (fragment: string) =>
				vscode.Uri.from({ scheme, path: "/agreement.yaml", query: folder.uri.toString(), fragment });
			const title = vscode.l10n.t("What has changed since the why was answered");
			await vscode.commands.executeCommand("vscode.diff", side("then"), side("now"), title);
		}),
	);
	return disposables;
}

function suspectIn(folder: FolderModel | undefined): Suspect | undefined {
	const { branch, past } = folder?.snapshot ?? {};
	return branch && past && suspectOf(branch, past);
}

import * as vscode from "vscode";
import { titleOf } from "../../core/intent/links.ts";
import type { Intent, Ref } from "../../core/model.ts";
import type { BranchView, Snapshot } from "../../core/snapshot.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import { isolated } from "../../host/words.ts";
import { commands } from "../../ids.ts";

/** What was said that a branch serves; a guess says nothing. */
export function saidOf({ serves }: BranchView): readonly Ref[] | "none" {
	const isSaid = serves.how.by !== "guess" && serves.how.by !== "nobody";
	return isSaid ? serves.said : [];
}

/** What refs name, as one line: users first, where the problem says who they are. */
export function named(refs: readonly Ref[], intent: Intent): string {
	return refs
		.map((ref) => {
			const title = titleOf(intent, ref) ?? ref;
			const who = intent.problems.get(ref)?.who;
			return who === undefined ? title : vscode.l10n.t("{0} ({1})", title, who);
		})
		.join("; ");
}

export interface OnBranch {
	readonly folder: FolderModel;
	readonly snapshot: Snapshot;
	readonly intent: Intent;
	readonly branch: BranchView;
}

/** The branch of the repository that a menu stands on, else of the folder in use; says so where there is none. */
export async function branchInUse(folders: Folders, menu: unknown): Promise<OnBranch | undefined> {
	const folder = folderOf(folders, menu);
	await folder?.refreshed();
	const { snapshot } = folder ?? {};
	if (folder && snapshot?.intent.state === "known" && snapshot.branch)
		return { folder, snapshot, intent: snapshot.intent.intent, branch: snapshot.branch };
	void vscode.window.showInformationMessage(vscode.l10n.t("No branch is checked out here. Switch to one."));
	return undefined;
}

/** Menus of the Source Control view pass what they stand on. */
export function folderOf(folders: Folders, menu: unknown): FolderModel | undefined {
	const root = rootOf(menu);
	const inRoot = root && folders.all.find(({ snapshot }) => isRoot(snapshot, root));
	return inRoot ?? folders.active;
}

function rootOf(menu: unknown): vscode.Uri | undefined {
	if (typeof menu !== "object" || menu === null || !("rootUri" in menu)) return undefined;
	return menu.rootUri instanceof vscode.Uri ? menu.rootUri : undefined;
}

export function isRoot(snapshot: Snapshot | undefined, root: vscode.Uri): boolean {
	return snapshot?.git.state === "ready" && vscode.Uri.file(snapshot.git.root).path === root.path;
}

/** For a command that needs to know what a branch serves, where nobody has said it. */
export async function offerAnswer({ name, serves }: BranchView): Promise<void> {
	const { l10n } = vscode;
	const answer = l10n.t("Answer the Why");
	const message =
		serves.how.by === "guess"
			? l10n.t("Whom {0} helps is only a guess so far.", isolated(name))
			: l10n.t("Nobody has said yet whom {0} helps.", isolated(name));
	const chosen = await vscode.window.showInformationMessage(message, answer);
	if (chosen === answer) await vscode.commands.executeCommand(commands.answerWhy);
}

import * as vscode from "vscode";
import type { Intent, WhyRecord } from "../../core/model.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import { isolated } from "../../host/words.ts";

/** The branch that is to be answered for, as it stands now. */
export interface AnswerTarget {
	readonly folder: FolderModel;
	readonly snapshot: Snapshot;
	readonly intent: Intent;
	/** Relative path of the file that holds the intent. */
	readonly intentFile: string;
	readonly branch: string;
	/** The branch's own, where it can be edited. */
	readonly record?: WhyRecord;
}

/** The named branch, or the one that the folder is on. Tells the user what to do where there is none to answer for. */
export async function targetOf(
	folders: Folders,
	uri?: string,
	branch?: string,
): Promise<AnswerTarget | undefined> {
	const folder = uri === undefined ? folders.active : folders.of(uri);
	await folder?.refreshed();
	const snapshot = folder?.snapshot;
	if (!folder || snapshot?.intent.state !== "known") {
		void vscode.window.showInformationMessage(
			vscode.l10n.t("Create alignment.yaml first: it says what a branch can be for."),
		);
		return undefined;
	}
	const { intent, file: intentFile } = snapshot.intent;
	const view = branch === undefined ? snapshot.branch : viewOf(snapshot, branch);
	const name = branch ?? view?.name;
	const obstacle = obstacleOf(snapshot, name);
	if (name === undefined || obstacle !== undefined) {
		if (obstacle !== undefined) void vscode.window.showInformationMessage(obstacle);
		return undefined;
	}
	const record = view?.record;
	const isHere = record !== undefined && snapshot.records.some(({ file }) => file === record.file);
	if (record !== undefined && !isHere) {
		const text = vscode.l10n.t(
			"The why of {0} lies on that branch. Switch to it to change it.",
			isolated(name),
		);
		void vscode.window.showInformationMessage(text);
		return undefined;
	}
	return { folder, snapshot, intent, intentFile, branch: name, ...(record && { record }) };
}

function viewOf({ branch: current, work }: Snapshot, name: string) {
	return name === current?.name ? current : work.find((view) => view.name === name);
}

/** Why there is no branch to answer for, and what to do. */
function obstacleOf({ git }: Snapshot, name: string | undefined): string | undefined {
	const { l10n } = vscode;
	if (git.state === "untrusted")
		return l10n.t("Trust this workspace first: without git the branch isn't known.");
	if (git.state !== "ready")
		return l10n.t("There is no git repository here, so there is no branch to answer for.");
	if (name === undefined)
		return l10n.t("You are on no branch. Switch to one, or create one, and answer then.");
	if (name === git.defaultBranch)
		return l10n.t("Every branch starts on {0}. Create one for your work, and answer then.", isolated(name));
	return undefined;
}

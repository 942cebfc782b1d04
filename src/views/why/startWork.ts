import * as vscode from "vscode";
import { titleOf } from "../../core/intent/links.ts";
import type { Ref } from "../../core/model.ts";
import type { BuiltInGit } from "../../host/builtInGit.ts";
import { registerCommand } from "../../host/commands.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import type { RecordFiles } from "../../host/recordFiles.ts";
import { settingsFor } from "../../host/settings.ts";
import { runSteps } from "../../host/steps.ts";
import { isolated, withoutIcons } from "../../host/words.ts";
import { commands } from "../../ids.ts";
import { HumanError } from "../../sources/errors.ts";
import { gitRefused, withoutGit } from "./gitRefused.ts";
import { type Base, basesOf, type Plan, stepsFor } from "./startWorkSteps.ts";

export interface StartWorkContext {
	readonly folders: Folders;
	readonly git: BuiltInGit;
	readonly records: RecordFiles;
	readonly log: vscode.LogOutputChannel;
}

/** Starts a branch for a row of the Intent tree, or for what is picked; its why is written down before anybody asks. */
export function registerStartWork(context: StartWorkContext): vscode.Disposable {
	const { folders, log } = context;
	return registerCommand(commands.startWork, log, async (row?: unknown) => {
		const { folder = folders.active, ref } = rowOf(row);
		if (!folder) return;
		const work = await planWork(folder, ref);
		if (work) await startWork(folder, work, context);
	});
}

/** A row of the Intent tree; menus pass it. */
function rowOf(row: unknown): { readonly folder?: FolderModel; readonly ref?: Ref } {
	if (typeof row !== "object" || row === null || !("folder" in row) || !("node" in row)) return {};
	const { folder, node } = row as { folder: FolderModel; node?: { readonly id: Ref } };
	return { folder, ...(node && { ref: node.id }) };
}

export interface Work {
	readonly ref: Ref;
	readonly name: string;
	readonly base: Base;
}

async function planWork(folder: FolderModel, ref: Ref | undefined): Promise<Work | undefined> {
	await folder.refreshed();
	const { l10n } = vscode;
	const { intent, git, today } = folder.snapshot ?? {};
	if (intent?.state !== "known") throw refused(l10n.t("alignment.yaml can't be read. Mend it first."));
	if (git?.state !== "ready")
		throw refused(l10n.t("There is no git repository to start a branch in. Open a folder that has one."));
	if (git.operation !== undefined)
		throw refused(l10n.t("git is in the middle of something else. Finish or abort that first."));
	const [first] = basesOf(git);
	if (!first || git.head.kind === "unborn")
		throw refused(l10n.t("There is no commit to start from. Make the first one on the default branch."));
	const start: Plan = { ...(ref !== undefined && { ref }) };
	const surroundings = {
		intent: intent.intent,
		git,
		today: today ?? "",
		template: settingsFor(folder.uri).branchName,
	};
	const what = ref === undefined ? undefined : titleOf(intent.intent, ref);
	const title =
		what === undefined ? l10n.t("Start Work") : withoutIcons(l10n.t("Start Work: {0}", isolated(what)));
	const plan = await runSteps(title, stepsFor(start, surroundings), start);
	if (plan?.ref === undefined || plan.name === undefined) return undefined;
	return { ref: plan.ref, name: plan.name, base: plan.base ?? first };
}

/** Creates the branch, moves to it and writes its record, so that the question why it exists never comes up. */
export async function startWork(
	folder: FolderModel,
	{ ref, name, base }: Work,
	{ git, records }: Pick<StartWorkContext, "git" | "records">,
): Promise<void> {
	const repository = await git.repositoryOf(folder.uri);
	if (!repository) throw withoutGit("switch", "--create", name, base.branch);
	await repository.createBranch(name, true, base.ref).catch((error: unknown) => {
		throw gitRefused(error, name);
	});
	await records.create(folder, { branch: name, from: base.branch, serves: [ref] });
}

function refused(message: string): HumanError {
	return new HumanError("git-failed", message);
}

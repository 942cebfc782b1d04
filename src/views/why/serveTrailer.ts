import * as vscode from "vscode";
import { withServesTrailer } from "../../core/branch/trailer.ts";
import type { BuiltInGit } from "../../host/builtInGit.ts";
import { registerCommand } from "../../host/commands.ts";
import type { Folders } from "../../host/folders.ts";
import { commands } from "../../ids.ts";
import { HumanError } from "../../sources/errors.ts";
import { branchInUse, offerAnswer, saidOf } from "./whomItHelps.ts";

interface Surroundings {
	readonly folders: Folders;
	readonly git: BuiltInGit;
	readonly log: vscode.LogOutputChannel;
}

/** Says in the message of the next commit what the branch serves. */
export function registerServesTrailer({ folders, git, log }: Surroundings): vscode.Disposable {
	return registerCommand(commands.insertServesTrailer, log, async (menu?: unknown) => {
		const onBranch = await branchInUse(folders, menu);
		if (!onBranch) return;
		const said = saidOf(onBranch.branch);
		if (said.length === 0) {
			await offerAnswer(onBranch.branch);
			return;
		}
		const box = (await git.repositoryOf(onBranch.folder.uri))?.inputBox;
		if (!box) throw withoutGit(said);
		const message = withServesTrailer(box.value, said);
		if (message !== box.value) box.value = message;
		await vscode.commands.executeCommand("workbench.scm.focus");
	});
}

function withoutGit(said: readonly string[] | "none"): HumanError {
	const trailer = withServesTrailer("", said).trim();
	const message = vscode.l10n.t(
		"There is no commit box, because VS Code's own git extension is off or doesn't know this repository. " +
			"Turn on git.enabled, or end your commit message with: {0}",
		trailer,
	);
	return new HumanError("git-failed", message);
}

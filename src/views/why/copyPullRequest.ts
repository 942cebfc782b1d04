import * as vscode from "vscode";
import { pullRequestText } from "../../core/branch/pullRequestText.ts";
import { registerCommand } from "../../host/commands.ts";
import type { Folders } from "../../host/folders.ts";
import { amount } from "../../host/words.ts";
import { commands } from "../../ids.ts";
import { branchInUse, offerAnswer } from "./whomItHelps.ts";

/** Milliseconds for which the status bar says that it was copied. */
const shownFor = 4000;

export function registerCopyPullRequest(folders: Folders, log: vscode.LogOutputChannel): vscode.Disposable {
	return registerCommand(commands.copyPullRequestDescription, log, async (menu?: unknown) => {
		const onBranch = await branchInUse(folders, menu);
		if (!onBranch) return;
		const { intent, branch, snapshot } = onBranch;
		const { l10n } = vscode;
		const words = { l10n, locale: vscode.env.language, today: snapshot.today };
		const text = pullRequestText(intent, branch, {
			l10n,
			amount: (value, unit) => amount(value, unit, words),
		});
		if (text === undefined) {
			await offerAnswer(branch);
			return;
		}
		await vscode.env.clipboard.writeText(text);
		vscode.window.setStatusBarMessage(
			`$(check) ${l10n.t("The pull request's description is on the clipboard.")}`,
			shownFor,
		);
	});
}

import * as vscode from "vscode";
import { type Never, patternLike } from "../../core/branch/creation.ts";
import { type BranchQuestion, BranchQuestions } from "../../host/branchQuestions.ts";
import { registerCommand } from "../../host/commands.ts";
import { Disposables } from "../../host/disposables.ts";
import type { Folders } from "../../host/folders.ts";
import { settingsFor } from "../../host/settings.ts";
import { isolated, withoutIcons } from "../../host/words.ts";
import { commands, views } from "../../ids.ts";

interface AskContext {
	readonly folders: Folders;
	readonly log: vscode.LogOutputChannel;
	/** Path of a folder of our own, the same in every window. */
	readonly storage: string;
}

/** Asks why a new branch exists, once, in the way that the user chose. */
export function registerAsk(context: AskContext): vscode.Disposable {
	const disposables = new Disposables();
	const questions: BranchQuestions = disposables.add(
		new BranchQuestions(context, (question) => ask(question, questions)),
	);
	disposables.add(
		registerCommand(commands.askAgain, context.log, () => askAgain(context.folders, questions)),
	);
	return disposables;
}

async function ask(question: BranchQuestion, questions: BranchQuestions): Promise<void> {
	switch (settingsFor(question.folder.uri).whyPrompt) {
		case "notification":
			return notify(question, questions);
		case "quickPick":
			return answer(question);
		case "card":
			await vscode.commands.executeCommand(`${views.branch}.focus`, { preserveFocus: true });
			return;
		case "off":
			return;
	}
}

async function notify(question: BranchQuestion, questions: BranchQuestions): Promise<void> {
	const { l10n } = vscode;
	const yes = l10n.t("Answer");
	const never = l10n.t("Never…");
	const picked = await vscode.window.showInformationMessage(
		l10n.t('Why does "{0}" exist?', isolated(question.branch)),
		yes,
		l10n.t("Not now"),
		never,
	);
	if (picked === yes) await answer(question);
	else if (picked === never) await silence(question, questions);
}

async function answer({ folder, branch }: BranchQuestion): Promise<void> {
	await vscode.commands.executeCommand(commands.answerWhy, folder.uri.toString(), branch);
}

async function silence({ folder, branch }: BranchQuestion, questions: BranchQuestions): Promise<void> {
	const like = patternLike(branch);
	const choices: readonly Never[] = [{ branch }, ...(like === undefined ? [] : [{ like }])];
	const picked = await vscode.window.showQuickPick(choices.map(asChoice), {
		title: vscode.l10n.t("Never Ask Why"),
		placeHolder: vscode.l10n.t("Which branches should never be asked about?"),
	});
	if (picked) await questions.silence(folder, picked.never);
}

async function askAgain(folders: Folders, questions: BranchQuestions): Promise<void> {
	const { l10n } = vscode;
	const { active } = folders;
	if (!active) return;
	const nevers = await questions.silenced(active);
	const title = l10n.t("Ask Again");
	const picked = await vscode.window.showQuickPick(nevers.map(asChosen), {
		title,
		canPickMany: true,
		placeHolder:
			nevers.length === 0
				? l10n.t("There is nothing that you never want to be asked about here.")
				: l10n.t("Which branches may be asked about again?"),
	});
	await questions.askAgain(active, picked?.map(({ never }) => never) ?? []);
}

function asChoice(never: Never): vscode.QuickPickItem & { readonly never: Never } {
	const { l10n } = vscode;
	return "branch" in never
		? { label: l10n.t("This branch"), description: literally(never.branch), never }
		: { label: l10n.t("Branches like this"), description: literally(never.like), never };
}

function asChosen(never: Never): vscode.QuickPickItem & { readonly never: Never } {
	return "branch" in never
		? { label: literally(never.branch), never }
		: { label: literally(never.like), description: vscode.l10n.t("All branches like this"), never };
}

function literally(name: string): string {
	return isolated(withoutIcons(name));
}

import * as vscode from "vscode";
import { isolated } from "../../host/words.ts";
import { HumanError } from "../../sources/errors.ts";

/** What VS Code's git threw when it was to create or check out a branch, as what the user can do about it. */
export function gitRefused(error: unknown, branch: string): HumanError {
	const { l10n } = vscode;
	const { gitErrorCode: code, stderr = "" } = error as { gitErrorCode?: string; stderr?: string };
	const name = isolated(branch);
	if (code === "DirtyWorkTree" || code === "LocalChangesOverwritten" || /would be overwritten/.test(stderr))
		return failed(
			error,
			l10n.t(
				"git won't move to {0}, because uncommitted changes would be lost. Commit or stash them, and try again.",
				name,
			),
		);
	if (code === "BranchAlreadyExists")
		return failed(error, l10n.t("There is a branch {0} already. Choose another name.", name));
	if (code === "RepositoryIsLocked")
		return failed(error, l10n.t("Another git works on this repository. Try again when it is done."));
	const detail = firstLine(stderr) ?? (error instanceof Error ? error.message : String(error));
	return failed(error, l10n.t("git couldn't move to {0}. It said: {1}", name, detail));
}

/** The arguments of git are what does the same in a terminal. */
export function withoutGit(...args: readonly string[]): HumanError {
	const command = ["git", ...args.map(quoted)].join(" ");
	const message = vscode.l10n.t(
		"VS Code's own git extension is off or doesn't know this repository. Turn on git.enabled, or run in a terminal: {0}",
		command,
	);
	return new HumanError("git-missing", message);
}

/** A branch's name may hold what a shell would run. */
function quoted(argument: string): string {
	return /^[\w./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}

function failed(cause: unknown, message: string): HumanError {
	return new HumanError("git-failed", message, cause);
}

function firstLine(text: string): string | undefined {
	const lines = text.split("\n").map((line) => line.trim());
	return lines.find((line) => /^(fatal|error):/.test(line)) ?? lines.find((line) => line !== "");
}

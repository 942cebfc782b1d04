import * as vscode from "vscode";
import { commands } from "../ids.ts";
import { HumanError } from "../sources/errors.ts";

/**
 * Registers a command that tells the user when it fails: what to do, where the world failed; where to look, where we
 * did.
 */
export function registerCommand<Arguments extends unknown[]>(
	id: string,
	log: vscode.LogOutputChannel,
	run: (...args: Arguments) => Promise<void> | void,
): vscode.Disposable {
	return vscode.commands.registerCommand(id, async (...args: Arguments) => {
		try {
			await run(...args);
		} catch (error) {
			await tell(error, id, log);
		}
	});
}

/** Tells the user that `id` failed, in the way that its error deserves. */
export async function tell(error: unknown, id: string, log: vscode.LogOutputChannel): Promise<void> {
	if (error instanceof HumanError) {
		if (error.code !== "aborted") await vscode.window.showErrorMessage(error.message);
		return;
	}
	log.error(id, error instanceof Error ? error : String(error));
	const show = vscode.l10n.t("Show Log");
	const message = vscode.l10n.t("That didn't work, through a mistake of Alignment's own.");
	if ((await vscode.window.showErrorMessage(message, show)) === show)
		await vscode.commands.executeCommand(commands.showLog);
}

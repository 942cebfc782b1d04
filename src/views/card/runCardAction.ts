import * as vscode from "vscode";
import type { Folders } from "../../host/folders.ts";
import { commands, internalCommands } from "../../ids.ts";
import type { CardAction } from "../../webview/card/messages.ts";

/** Does what was pressed in the card. A command changes a file; the card changes when the file did. */
export async function runCardAction(action: CardAction, folders: Folders): Promise<void> {
	const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);
	switch (action.do) {
		case "openPlace": {
			const place = { file: action.file, from: action.offset, to: action.offset };
			await run(internalCommands.openPlace, folders.active?.uri.toString(), place);
			break;
		}
		case "heedLesson":
			await run(internalCommands.heedLesson, folders.active?.uri.toString(), action.text);
			break;
		case "showDebt":
			await run(commands.showDebt, "branch", action.goal);
			break;
		case "openIntent":
			await run(commands.openIntent);
			break;
		case "createIntent":
			await run(commands.createIntent);
			break;
		case "answerWhy":
			await run(commands.answerWhy, folders.active?.uri.toString());
			break;
		case "confirmGuess":
			await run(internalCommands.confirmGuess);
			break;
		case "stillRight":
			await run(internalCommands.stillRight, folders.active?.uri.toString());
			break;
		case "showSuspect":
			await run(internalCommands.showSuspect, folders.active?.uri.toString());
			break;
		case "manageTrust":
			await run("workbench.trust.manage");
			break;
		case "getGit":
			await vscode.env.openExternal(vscode.Uri.parse("https://git-scm.com/downloads"));
			break;
		case "openMeasures":
			await run(commands.openMeasures);
			break;
		case "refresh":
			await run(commands.refresh);
			break;
	}
}

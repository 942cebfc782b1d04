// Runs in the extension host: types into a large alignment.yaml and watches how long anything holds the host up.
import { monitorEventLoopDelay } from "node:perf_hooks";
import * as vscode from "vscode";
import { typingMark } from "../typingMark.ts";

const keys = 40;
/** Milliseconds between keystrokes: a fast typist. */
const pause = 90;
/** Milliseconds until the extension has seen the last keystroke. */
const settled = 3000;

export async function run(): Promise<void> {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	if (!folder) throw new Error("No folder is open");
	const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, "alignment.yaml"));
	const editor = await vscode.window.showTextDocument(document);
	const end = document.positionAt(document.getText().indexOf("Lumen Shop"));
	editor.selection = new vscode.Selection(end, end);
	// What starting up and opening cost is another bench's matter.
	await wait(settled);
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	for (let key = 0; key < keys; key++) {
		await vscode.commands.executeCommand("type", { text: "x" });
		await wait(pause);
	}
	await wait(settled);
	delay.disable();
	console.log(`${typingMark}${delay.max / 1e6}`);
	await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
}

function wait(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

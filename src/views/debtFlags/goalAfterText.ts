import * as vscode from "vscode";
import type { DebtEntry } from "../../core/debt/debtState.ts";
import { debtFile } from "../../host/debtPlaces.ts";
import { Disposables } from "../../host/disposables.ts";
import type { Folders } from "../../host/folders.ts";
import { flagSettingsFor, onDidChangeSettings } from "../../host/settings.ts";
import { isolated } from "../../host/words.ts";

/** Shows behind each debt comment which goal it counts for, where the user turned that on. */
export function registerGoalAfterText(folders: Folders): vscode.Disposable {
	const disposables = new Disposables();
	const type = disposables.add(
		vscode.window.createTextEditorDecorationType({
			after: { color: new vscode.ThemeColor("editorCodeLens.foreground"), margin: "0 0 0 2ch" },
			rangeBehavior: vscode.DecorationRangeBehavior.ClosedOpen,
		}),
	);
	// Drawing the same again would close a hover that is open.
	const drawn = new WeakMap<vscode.TextEditor, string>();
	const draw = () => {
		for (const editor of vscode.window.visibleTextEditors) {
			const { document } = editor;
			const decorations = decorationsOf(document, folders);
			const now = JSON.stringify([document.uri.toString(), document.version, decorations]);
			if (drawn.get(editor) === now) continue;
			drawn.set(editor, now);
			editor.setDecorations(type, decorations);
		}
	};
	disposables.add(folders.onDidChange(draw));
	disposables.add(vscode.window.onDidChangeVisibleTextEditors(draw));
	disposables.add(onDidChangeSettings(draw));
	draw();
	return disposables;
}

function decorationsOf(document: vscode.TextDocument, folders: Folders): vscode.DecorationOptions[] {
	const inWorkspace = vscode.workspace.getWorkspaceFolder(document.uri);
	const folder = inWorkspace && folders.of(inWorkspace.uri.toString());
	if (!folder?.snapshot || !flagSettingsFor(folder.uri).showGoal) return [];
	const { debt, intent } = folder.snapshot;
	if (!("root" in debt) || intent.state !== "known") return [];
	const file = debtFile(debt, document.uri);
	const lastOnLine = new Map<number, DebtEntry>();
	for (const entry of debt.items)
		if (entry.item.file === file) lastOnLine.set(document.positionAt(entry.item.extent.to).line, entry);
	return [...lastOnLine].flatMap(([line, { alignment }]) => {
		const goal = alignment.goal === undefined ? undefined : intent.intent.goals.get(alignment.goal);
		const { end } = document.lineAt(line).range;
		return goal
			? [
					{
						range: new vscode.Range(end, end),
						renderOptions: { after: { contentText: isolated(goal.title) } },
					},
				]
			: [];
	});
}

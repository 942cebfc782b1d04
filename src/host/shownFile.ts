import * as vscode from "vscode";

/**
 * Which of these files the user looks at: the one in the editor, else the only one beside it; a preview that has the
 * focus is no text editor.
 */
export function shownAmong<File>(
	files: readonly File[],
	uriOf: (file: File) => vscode.Uri,
): File | undefined {
	const isIn = (editor: vscode.TextEditor | undefined) => (file: File) =>
		editor?.document.uri.toString() === uriOf(file).toString();
	const active = files.find(isIn(vscode.window.activeTextEditor));
	if (active) return active;
	const visible = files.filter((file) =>
		vscode.window.visibleTextEditors.some((editor) => isIn(editor)(file)),
	);
	return visible.length === 1 ? visible[0] : undefined;
}

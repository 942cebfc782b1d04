import * as vscode from "vscode";

/**
 * Text of a user as Markdown that shows just that text, and puts no icons into it. Lines may break at its blanks,
 * which VS Code's own way to append text keeps from breaking; and it is text even where HTML is allowed.
 */
export function plainMarkdown(text: string): string {
	const { value } = new vscode.MarkdownString("", true).appendText(text.trim());
	return value.replaceAll("&nbsp;", " ").replace(/(?<!\\)</g, "&lt;");
}

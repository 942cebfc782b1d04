import * as vscode from "vscode";
import type { Span } from "../core/model.ts";

/**
 * Makes the editor's ranges from offsets into `text`, as the file holds it. Counts lines as the editor does, and leaves
 * out a byte order mark, which the editor never shows.
 */
export function rangesIn(text: string): (span: Span) => vscode.Range {
	const mark = text.startsWith("\uFEFF") ? 1 : 0;
	const lineStarts = [mark];
	for (const ending of text.matchAll(/\r\n|\r|\n/g)) lineStarts.push(ending.index + ending[0].length);
	const position = (offset: number) => {
		const at = Math.max(mark, Math.min(offset, text.length));
		const line = lastAtOrBefore(lineStarts, at);
		return new vscode.Position(line, at - (lineStarts[line] ?? 0));
	};
	return ({ from, to }) => new vscode.Range(position(from), position(to));
}

/** Index of the last of the ascending `starts` that isn't past `offset`. */
function lastAtOrBefore(starts: readonly number[], offset: number): number {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((starts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** The editor's range of offsets into what a document holds now. */
export function rangeIn(document: vscode.TextDocument, { from, to }: Span): vscode.Range {
	return new vscode.Range(document.positionAt(from), document.positionAt(to));
}

import * as vscode from "vscode";
import type { DebtItem } from "../../core/debt/items.ts";
import { goalEdits, newTag, type PlannedTag } from "../../core/debt/tag.ts";
import type { TextEdit } from "../../core/yamlEditChange.ts";
import { rangeIn } from "../../host/ranges.ts";
import { FileFailed } from "../../sources/errors.ts";
import { type DebtText, itemAt } from "./debtText.ts";

/** What is under the cursors: items, and places without any. */
export interface UnderCursors {
	readonly items: readonly DebtItem[];
	/** Offsets, each of another line. */
	readonly places: readonly number[];
}

export function underCursors(text: DebtText, selections: readonly vscode.Selection[]): UnderCursors {
	const items = new Set<DebtItem>();
	const lines = new Map<number, number>();
	for (const { start, end } of selections) {
		const within = text.items.filter(({ line }) => start.line <= line && line <= end.line);
		const at = itemAt(text, start);
		for (const item of at ? [at, ...within] : within) items.add(item);
		if (!at && within.length === 0) lines.set(start.line, text.document.offsetAt(start));
	}
	return { items: [...items], places: [...lines.values()] };
}

/**
 * Links the items under the cursors, and writes a new debt comment where there is none, with the cursor where its text is
 * typed. One edit, and so one undo. Throws `FileFailed` where no comment can stand.
 */
export async function tag(editor: vscode.TextEditor, text: DebtText, goal: string): Promise<void> {
	const { document } = editor;
	const { items, places } = underCursors(text, editor.selections);
	const links = items.flatMap((item) => {
		const edits = goalEdits(text.text, item, goal, text);
		return edits ? [edits] : [];
	});
	const name = text.syntax.tags[0] ?? "TODO";
	const planned = places.map((offset) => newTag(text.text, { offset, tag: name, goal }, text));
	const made = planned.filter((each) => each !== undefined);
	if (links.length + made.length === 0) throw noComment(document);
	const edits = [...links.flat(), ...made.map(({ edit }) => edit)];
	await editor.edit((builder) => {
		for (const edit of edits) builder.replace(rangeIn(document, edit), edit.insert);
	});
	if (made.length > 0) editor.selections = cursorsOf(document, made, edits);
	// The question took the focus.
	await vscode.window.showTextDocument(document, editor.viewColumn);
}

/** Where the texts are to be typed, after all edits. */
function cursorsOf(
	document: vscode.TextDocument,
	made: readonly PlannedTag[],
	edits: readonly TextEdit[],
): vscode.Selection[] {
	return made.map(({ edit, cursor }) => {
		const earlier = edits.filter((other) => other !== edit && other.from < edit.from);
		const moved = earlier.reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
		const position = document.positionAt(cursor + moved);
		return new vscode.Selection(position, position);
	});
}

function noComment(document: vscode.TextDocument): FileFailed {
	return new FileFailed(
		"file-failed",
		document.uri.fsPath,
		vscode.l10n.t("No comment can stand here. Put the cursor on a line of code."),
	);
}

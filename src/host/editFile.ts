import { readFile } from "node:fs/promises";
import * as vscode from "vscode";
import type * as z from "zod/mini";
import type { Splice } from "../core/rituals/document.ts";
import { isRefused, type YamlChange } from "../core/yamlEditChange.ts";
import { FileFailed } from "../sources/errors.ts";
import { replaceText } from "../sources/writeFiles.ts";
import { refusalMessage } from "./messages.ts";

/** A YAML file of the team's, and what the schema says of it. */
export interface Editable {
	readonly uri: vscode.Uri;
	/** Absolute path of the folder that the file must lie in, whatever links say. */
	readonly root: string;
	readonly schema: z.core.$ZodType;
	/** The YAML is the front matter of a Markdown file, which gets one where it has none. */
	readonly isFrontMatter?: boolean;
}

/** How a text is to be changed; `text` is what becomes of it. */
export interface Planned {
	readonly edits: readonly Splice[];
	readonly text: string;
}

/**
 * Changes a YAML file so that every other byte stays: as one edit that can be undone, saved unless there was something
 * unsaved before. Throws `FileFailed` when the edit is refused or the file has changed meanwhile.
 */
export async function editYaml(editable: Editable, changes: readonly YamlChange[]): Promise<void> {
	await editText(editable, (text) => planYaml(editable, text, changes));
}

/** Changes any text file of the team's in the same way. */
export async function editText(
	{ uri, root }: Pick<Editable, "uri" | "root">,
	planOf: (text: string) => Promise<Planned> | Planned,
): Promise<void> {
	const document = await vscode.workspace.openTextDocument(uri);
	const text = document.getText();
	if (!document.isDirty && !(await isOnDisk(uri, text))) {
		// The editor evens out mixed line endings, and would write them over all lines: the disk is edited instead.
		const onDisk = await readFile(uri.fsPath, "utf8");
		await replaceText(root, uri.fsPath, onDisk, (await planOf(onDisk)).text);
		return;
	}
	const { version, isDirty } = document;
	const { edits } = await planOf(text);
	// VS Code takes an edit of nothing for one that failed.
	if (edits.length === 0) return;
	const edit = new vscode.WorkspaceEdit();
	for (const { from, to, insert } of edits)
		edit.replace(uri, new vscode.Range(document.positionAt(from), document.positionAt(to)), insert);
	if (document.version !== version || !(await vscode.workspace.applyEdit(edit))) throw changedMeanwhile(uri);
	if (!isDirty) await document.save();
}

/** Throws `FileFailed` when the edit is refused. */
export async function planYaml(
	{ uri, schema, isFrontMatter }: Editable,
	text: string,
	changes: readonly YamlChange[],
): Promise<Planned> {
	const { planEdit } = await import("../core/yamlEdit.ts");
	const { planFrontMatter } = await import("../core/yamlFrontMatter.ts");
	const planned = isFrontMatter
		? planFrontMatter(text, (part) => planEdit(part, changes, schema))
		: planEdit(text, changes, schema);
	if (isRefused(planned))
		throw new FileFailed(
			"file-failed",
			uri.fsPath,
			refusalMessage(vscode.workspace.asRelativePath(uri), planned.refused),
		);
	return planned;
}

/** Whether the editor's text is the disk's, but for a byte order mark. */
async function isOnDisk(uri: vscode.Uri, text: string): Promise<boolean> {
	if (uri.scheme !== "file") return true;
	const onDisk = await readFile(uri.fsPath, "utf8");
	return onDisk.replace(/^\uFEFF/, "") === text;
}

function changedMeanwhile(uri: vscode.Uri): FileFailed {
	const file = vscode.workspace.asRelativePath(uri);
	return new FileFailed(
		"file-changed",
		uri.fsPath,
		vscode.l10n.t("{0} has changed meanwhile. Look at it, and try again.", file),
	);
}

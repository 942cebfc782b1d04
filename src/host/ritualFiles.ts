import path from "node:path";
import * as vscode from "vscode";
import type { CodeFile } from "../core/deepDive/imports.ts";
import type { RitualDocument } from "../core/model.ts";
import { deepDiveSchema, postMortemSchema } from "../core/rituals/documentSchema.ts";
import type { YamlChange } from "../core/yamlEditChange.ts";
import { codeFiles } from "../sources/codeFiles.ts";
import { type NewDocumentFile, reviewStem, writeNewDocument } from "../sources/newRecord.ts";
import { writePicture } from "../sources/writePicture.ts";
import { editText, type Planned, planYaml } from "./editFile.ts";
import type { FolderModel } from "./folderModel.ts";

// Deep dives and post-mortems as files: the one place that writes them.

/** Writes a new document, and resolves with its name in the snapshot once that has it. Throws `FileFailed`. */
export async function createDocument(
	folder: FolderModel,
	document: Pick<NewDocumentFile, "kind" | "title" | "day" | "textOf">,
): Promise<string> {
	const file = await writeNewDocument({
		...document,
		root: folder.writeRoot,
		folder: folder.uriOf("").fsPath,
	});
	await folder.refreshed();
	return file;
}

/** The file of a period's review, where somebody has kept one. */
export async function keptReview(folder: FolderModel, period: string): Promise<string | undefined> {
	const file = `${reviewStem(period)}.md`;
	return vscode.workspace.fs.stat(folder.uriOf(file)).then(
		() => file,
		() => undefined,
	);
}

/** Writes a picture beside a document, under a name that it has in its text. */
export async function putPicture(folder: FolderModel, document: string, picture: string): Promise<void> {
	const file = path.join(folder.uriOf(document).fsPath, "..", pictureOf(document));
	await writePicture(folder.writeRoot, file, picture);
}

/** Name of the picture that belongs to a document. */
export function pictureOf(document: string): string {
	return `${path.posix.basename(document).replace(/\.md$/i, "")}.svg`;
}

/**
 * Changes the front matter of a document, and below it what `bodyOf` makes of the whole text then: in one edit, which one
 * undo takes back. Resolves once the snapshot has it. Throws `FileFailed`.
 */
export async function changeFrontMatter(
	folder: FolderModel,
	{ file, kind }: Pick<RitualDocument, "file" | "kind">,
	changes: readonly YamlChange[],
	bodyOf: (text: string) => Planned = (text) => ({ edits: [], text }),
): Promise<void> {
	const schema = kind === "deep dive" ? deepDiveSchema : postMortemSchema;
	const editable = { ...folder.editable(file, schema), isFrontMatter: true };
	await editText(editable, async (text) => {
		const above = await planYaml(editable, text, changes);
		const body = bodyOf(above.text);
		const moved = above.text.length - text.length;
		const below = body.edits.map((edit) => ({ ...edit, from: edit.from - moved, to: edit.to - moved }));
		return { edits: [...above.edits, ...below], text: body.text };
	});
	await folder.refreshed();
}

/** The repository's code; none where git can't be asked. */
export async function readCode(
	folder: FolderModel,
	token?: vscode.CancellationToken,
): Promise<readonly CodeFile[]> {
	const git = await folder.git();
	if (!git || folder.snapshot?.git.state !== "ready") return [];
	const stop = new AbortController();
	const listener = token?.onCancellationRequested(() => stop.abort());
	try {
		return await codeFiles(git, folder.snapshot.git.root, stop.signal);
	} finally {
		listener?.dispose();
	}
}

/** Where the workspace folder lies below the git root: empty, or with a `/` at its end. */
export function belowRoot(folder: FolderModel): string {
	const git = folder.snapshot?.git;
	if (git?.state !== "ready") return "";
	const below = path.relative(git.root, folder.uri.fsPath).split(path.sep).join("/");
	return below === "" || below.startsWith("..") ? "" : `${below}/`;
}

/** Shows a document as it reads, in the editor's own preview. */
export async function showPreview(uri: vscode.Uri): Promise<void> {
	await vscode.commands.executeCommand("markdown.showPreview", uri);
}

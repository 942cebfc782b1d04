import * as vscode from "vscode";
import { kindOf } from "../../core/intent/links.ts";
import { isMarkdown } from "../../core/language/languageFile.ts";
import { mentionsOf } from "../../core/language/mentions.ts";
import { type RenameRefusal, refusalToRename } from "../../core/language/rename.ts";
import type { Intent, Ref } from "../../core/model.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { kindName } from "../../host/messages.ts";
import { mentionsInSources } from "../../host/sourceMentions.ts";
import { type LanguageFiles, selector } from "./languageFiles.ts";

export function registerRename(files: LanguageFiles): vscode.Disposable {
	return vscode.languages.registerRenameProvider(selector, {
		async prepareRename(document, position, token) {
			const { range, placeholder } = await subject(files, document, position, token);
			return { range, placeholder };
		},
		async provideRenameEdits(document, position, newName, token) {
			const { ref, intent, folder } = await subject(files, document, position, token);
			const to = newName.trim();
			const refusal = refusalToRename(intent, ref, to);
			if (refusal) throw new Error(refusalText(refusal));
			return renameEdit(files, folder, { ref, to }, token);
		},
	});
}

interface Subject {
	readonly ref: Ref;
	readonly intent: Intent;
	readonly folder: FolderModel;
	readonly range: vscode.Range;
	readonly placeholder: string;
}

/** What is to be renamed at a position; throws what VS Code shows when it is nothing. */
async function subject(
	files: LanguageFiles,
	document: vscode.TextDocument,
	position: vscode.Position,
	token: vscode.CancellationToken,
): Promise<Subject> {
	const { l10n } = vscode;
	const found = await files.mentionAt(document, position, token);
	const folder = files.folderOf(document);
	if (!found || !folder) throw new Error(l10n.t("Only ids can be renamed."));
	await folder.refreshed();
	const state = folder.snapshot?.intent;
	if (state?.state !== "known" || state.stale) throw new Error(unreadable("alignment.yaml"));
	const { ref, at } = found.mention;
	if (kindOf(state.intent, ref) === undefined)
		throw new Error(l10n.t("Nothing is called “{0}” in alignment.yaml.", ref));
	const range = found.file.rangeOf(at);
	return { ref, intent: state.intent, folder, range, placeholder: document.getText(range) };
}

/** Every place of an id, in one edit that one undo brings back. */
export async function renameEdit(
	files: LanguageFiles,
	folder: FolderModel,
	{ ref, to }: { readonly ref: Ref; readonly to: string },
	token: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit> {
	const edit = new vscode.WorkspaceEdit();
	for (const file of await files.all(folder, token)) {
		if (!isMarkdown(file.kind) && !file.isReadable && file.text.includes(ref))
			throw new Error(unreadable(file.file));
		for (const { at } of mentionsOf(file, ref)) edit.replace(file.uri, file.rangeOf(at), to);
	}
	for (const { uri, range } of await mentionsInSources(folder, ref, token)) edit.replace(uri, range, to);
	return edit;
}

/** Places in a file that can't be read are not known, and half a rename is worse than none. */
function unreadable(file: string): string {
	return vscode.l10n.t("{0} can't be read now. Mend it first, then rename.", file);
}

function refusalText(refusal: RenameRefusal): string {
	const { l10n } = vscode;
	switch (refusal.code) {
		case "bad-id":
			return l10n.t(
				"“{0}” can't be an id: ids are up to 64 lower-case letters, digits and dashes.",
				refusal.id,
			);
		case "taken":
			return l10n.t("“{0}” is already the id of {1}.", refusal.id, kindName(refusal.by));
	}
}

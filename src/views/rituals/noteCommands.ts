import * as vscode from "vscode";
import type { Noted, RitualDocument } from "../../core/model.ts";
import { refresh } from "../../core/rituals/document.ts";
import { parsePostMortem } from "../../core/rituals/frontMatter.ts";
import type { YamlChange } from "../../core/yamlEditChange.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { heedLesson } from "../../host/heedLesson.ts";
import type { RecordFiles } from "../../host/recordFiles.ts";
import { changeFrontMatter } from "../../host/ritualFiles.ts";
import { askText, back } from "../../host/steps.ts";
import { isolated, withoutIcons } from "../../host/words.ts";
import { FileFailed } from "../../sources/errors.ts";
import { actionList, lessonList } from "./postMortemText.ts";
import type { RitualElement } from "./ritualsTree.ts";

/** Marks an action as done, in its document. */
export async function completeAction({ folder, row }: RitualElement): Promise<void> {
	const todo = row?.todo;
	if (!todo) return;
	const { document, index } = await current({ folder }, todo, "actions");
	await change(folder, document, { set: ["actions", index, "done"], to: true });
}

/** Keeps a lesson from coming back, with the reason. */
export async function retireLesson({ folder, row }: RitualElement): Promise<void> {
	const lesson = row?.lesson;
	if (!lesson) return;
	const { l10n } = vscode;
	const frame = { title: withoutIcons(l10n.t("Retire “{0}”", isolated(lesson.text))), step: 1, total: 1 };
	const reason = await askText(frame, {
		prompt: l10n.t("Why needn't it come back any more?"),
		placeholder: l10n.t("The build checks it now"),
		problemOf: (text) => (text === "" ? l10n.t("Write the reason, or press Escape.") : undefined),
	});
	if (reason === undefined || reason === back) return;
	const { document, index } = await current({ folder }, lesson, "lessons");
	await change(folder, document, { set: ["lessons", index, "retired"], to: reason });
}

/** Says that a lesson was heeded on the branch that the folder is on. */
export async function heedHere({ folder, row }: RitualElement, records: RecordFiles): Promise<void> {
	const { l10n } = vscode;
	const { branch } = folder.snapshot ?? {};
	if (!row?.lesson) return;
	if (!branch || branch.isDefault) {
		const message = l10n.t("A lesson is heeded on a branch. Switch to the one where you did.");
		void vscode.window.showInformationMessage(message);
		return;
	}
	await heedLesson(records, folder, row.lesson.text);
}

/** Changes the front matter, and what the text says of it, unless somebody wrote that by hand. */
async function change(folder: FolderModel, document: RitualDocument, how: YamlChange): Promise<void> {
	const words = { l10n: vscode.l10n, locale: vscode.env.language, today: folder.snapshot?.today ?? "" };
	await changeFrontMatter(folder, document, [how], (text) => {
		const { lessons, actions } = parsePostMortem(text, document.file, undefined);
		const lists = [
			["lessons", lessonList(lessons, words)],
			["actions", actionList(actions, words)],
		] as const;
		return document.kind === "post-mortem" ? refresh(text, new Map(lists)) : { edits: [], text };
	});
}

/** Where an item of a list stands now: the file may have changed since the row was drawn. */
async function current(
	{ folder }: Pick<RitualElement, "folder">,
	{ file, text }: Noted,
	list: "lessons" | "actions",
) {
	await folder.refreshed();
	const { snapshot } = folder;
	const item = snapshot?.[list].find((each) => each.file === file && each.text === text);
	const document = snapshot?.documents.find((each) => each.file === file);
	if (!item || !document) {
		const message = vscode.l10n.t("“{0}” isn't in {1} any more. Look at what the file says now.", text, file);
		throw new FileFailed("file-changed", folder.uriOf(file).fsPath, message);
	}
	return { document, index: item.index };
}

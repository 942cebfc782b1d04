// What was typed into the card, on its way to the branch's record. What can't be saved comes back as what to do.

import * as vscode from "vscode";
import { type RecordFields, recordChanges } from "../../core/branch/recordText.ts";
import type { WhyRecord } from "../../core/model.ts";
import { numberOf } from "../../core/typedNumber.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import type { RecordFiles } from "../../host/recordFiles.ts";
import { answerQuestion, askOnBranch } from "../../host/recordQuestions.ts";
import { numberProblem } from "../../host/steps.ts";
import { HumanError } from "../../sources/errors.ts";
import type { CardSave, SaveError } from "../../webview/card/messages.ts";
import { fieldOf, linesOf } from "./whyForm.ts";

export interface SaveContext {
	readonly folders: Folders;
	readonly records: RecordFiles;
	readonly log: vscode.LogOutputChannel;
}

/** Undefined when it is in the file. */
export async function saveFromCard(save: CardSave, context: SaveContext): Promise<SaveError | undefined> {
	try {
		return await write(save, context);
	} catch (error) {
		if (error instanceof HumanError) return { text: error.message };
		context.log.error("card", error instanceof Error ? error : String(error));
		return {
			text: vscode.l10n.t("That didn't work, through a mistake of Alignment's own. The log says more."),
		};
	}
}

async function write(save: CardSave, { folders, records }: SaveContext): Promise<SaveError | undefined> {
	const folder = folders.active;
	await folder?.refreshed();
	const branch = folder?.snapshot?.branch;
	if (!folder || branch?.name !== save.branch)
		return { text: vscode.l10n.t("You are on another branch now. Switch back to save this.") };
	const typed = (name: string) => save.fields.find((field) => field.name === name)?.is.trim() ?? "";
	if (save.edit === "ask") {
		await askOnBranch(records, folder, branch.name, typed("ask"));
		return undefined;
	}
	const { record } = branch;
	if (!record)
		return {
			text: vscode.l10n.t("The branch's record is gone. Answer the why again; your text stays here."),
		};
	if (save.edit === "answer") {
		if (typed("answer") === "") return { text: vscode.l10n.t("Write an answer first."), field: "answer" };
		const saved = typed("saved");
		const question = { ask: save.about ?? "", answer: typed("answer"), ...(saved !== "" && { saved }) };
		await answerQuestion(records, folder, record.file, question);
		return undefined;
	}
	return writeWhy(save, { folder, record, records });
}

interface OnRecord {
	readonly folder: FolderModel;
	readonly record: WhyRecord;
	readonly records: RecordFiles;
}

async function writeWhy(
	{ fields }: CardSave,
	{ folder, record, records }: OnRecord,
): Promise<SaveError | undefined> {
	let next: RecordFields = record;
	for (const { name, was, is } of fields) {
		if (fieldOf(record, name) !== was.trim())
			return {
				text: vscode.l10n.t("{0} says something else by now. Save again to replace that.", record.file),
				field: name,
				isStale: true,
			};
		const problem = name.startsWith(expected) ? numberProblem(is.trim()) : undefined;
		if (problem !== undefined) return { text: problem, field: name };
		next = withField(next, name, is.trim());
	}
	await records.change(folder, record.file, recordChanges(record, next));
	return undefined;
}

/** What the name of a field begins with that is about the value which a key result is expected to reach. */
const expected = "expects ";

/** The record with what was typed into one field. */
function withField(record: RecordFields, name: string, text: string): RecordFields {
	if (name === "why") {
		const { why: _, ...rest } = record;
		return text === "" ? rest : { ...rest, why: text };
	}
	if (name === "outcomes") return { ...record, outcomes: linesOf(text) };
	const ref = name.slice(expected.length);
	const others = [...(record.expects ?? [])].filter(([of]) => of !== ref);
	const value = numberOf(text);
	return { ...record, expects: new Map(value === undefined ? others : [...others, [ref, value]]) };
}

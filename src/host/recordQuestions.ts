import * as vscode from "vscode";
import { answerChanges, askChange } from "../core/branch/recordQuestion.ts";
import type { Question } from "../core/model.ts";
import { FileFailed } from "../sources/errors.ts";
import type { FolderModel } from "./folderModel.ts";
import type { RecordFiles } from "./recordFiles.ts";
import { settingsFor } from "./settings.ts";

/** Asks a question on the current branch: in its record, or in a new one that says nothing else yet. */
export async function askOnBranch(
	records: RecordFiles,
	folder: FolderModel,
	branch: string,
	ask: string,
): Promise<void> {
	const { snapshot } = folder;
	const { by } = settingsFor(folder.uri);
	const question: Question = {
		ask,
		...(by !== undefined && { by }),
		...(snapshot && { on: snapshot.today }),
	};
	const record = snapshot?.branch?.name === branch ? snapshot.branch.record : undefined;
	if (record) await records.change(folder, record.file, [askChange(question)]);
	else await records.create(folder, { branch, questions: [question] });
}

/** Answers a question that stands open in a record. */
export async function answerQuestion(
	records: RecordFiles,
	folder: FolderModel,
	file: string,
	question: Pick<Question, "ask" | "answer" | "saved">,
): Promise<void> {
	const changes = answerChanges(folder.texts.get(file) ?? "", question.ask, question);
	if (changes === undefined) {
		const message = vscode.l10n.t(
			"This question doesn't stand open in {0} any more. Look at what it says now.",
			file,
		);
		throw new FileFailed("file-changed", folder.uriOf(file).fsPath, message);
	}
	await records.change(folder, file, changes);
}

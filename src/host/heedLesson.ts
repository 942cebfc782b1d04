import { recordChanges } from "../core/branch/recordText.ts";
import type { FolderModel } from "./folderModel.ts";
import type { RecordFiles } from "./recordFiles.ts";

/**
 * Says that a lesson was heeded on the current branch: in its record, which travels with it and meets no other
 * branch's, or in a new one that says nothing else yet.
 */
export async function heedLesson(records: RecordFiles, folder: FolderModel, text: string): Promise<void> {
	const { branch } = folder.snapshot ?? {};
	if (!branch || branch.isDefault) return;
	const { record } = branch;
	const heeded = record?.heeded ?? [];
	if (heeded.includes(text)) return;
	if (!record) await records.create(folder, { branch: branch.name, heeded: [text] });
	else
		await records.change(
			folder,
			record.file,
			recordChanges(record, { ...record, heeded: [...heeded, text] }),
		);
}

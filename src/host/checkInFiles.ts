import { type CheckInFields, checkInText } from "../core/checkIns/checkInText.ts";
import { writeNewCheckIn } from "../sources/newRecord.ts";
import type { FolderModel } from "./folderModel.ts";
import { settingsFor } from "./settings.ts";

/**
 * Writes new check-ins beside the intent, each a file of its own that replaces none, and resolves with their names
 * once the snapshot has them. Throws `FileFailed`; those before it are written then.
 */
export async function writeCheckIns(
	folder: FolderModel,
	checkIns: readonly CheckInFields[],
): Promise<readonly string[]> {
	const { by } = settingsFor(folder.uri);
	const files: string[] = [];
	try {
		for (const checkIn of checkIns) {
			const text = checkInText({ ...checkIn, ...(by !== undefined && { by }) });
			const place = { root: folder.writeRoot, folder: folder.uriOf("").fsPath, day: checkIn.on };
			files.push(await writeNewCheckIn({ ...place, text }));
		}
	} finally {
		await folder.refreshed();
	}
	return files;
}

import { intentSchema } from "../core/intent/schema.ts";
import type { Period } from "../core/model.ts";
import { FileFailed } from "../sources/errors.ts";
import { slugFileName } from "../sources/slug.ts";
import { writeNew } from "../sources/writeFiles.ts";
import type { FolderModel } from "./folderModel.ts";

/** Nobody ends a period of one name more often. */
const most = 50;

/**
 * Keeps the text of a period's `alignment.yaml` under `.alignment/periods/`, in a file of its own that is named for the
 * period. Resolves with its name in the snapshot. Throws `FileFailed`.
 */
export async function archivePeriod(
	folder: FolderModel,
	period: Period | undefined,
	text: string,
): Promise<string> {
	const name = period?.name ?? period?.to ?? period?.from ?? "before";
	const { root } = folder.editable("", intentSchema);
	const stem = `.alignment/periods/${slugFileName(name)}`;
	for (let count = 1; ; count++) {
		const file = `${stem}${count === 1 ? "" : `-${count}`}.yaml`;
		try {
			await writeNew(root, folder.uriOf(file).fsPath, text);
			return file;
		} catch (error) {
			const isTaken = error instanceof FileFailed && error.code === "file-exists";
			if (!isTaken || count === most) throw error;
		}
	}
}

import * as vscode from "vscode";
import { type RecordFields, recordText } from "../core/branch/recordText.ts";
import { whyRecordSchema } from "../core/branch/whyRecordSchema.ts";
import type { YamlChange } from "../core/yamlEditChange.ts";
import { FileFailed } from "../sources/errors.ts";
import { writeNewRecord } from "../sources/newRecord.ts";
import type { BuiltInGit } from "./builtInGit.ts";
import { editYaml } from "./editFile.ts";
import type { FolderModel } from "./folderModel.ts";
import { settingsFor } from "./settings.ts";
import { dayOf } from "./words.ts";

/** Why records as files: the one place that writes them. */
export interface RecordFiles {
	/**
	 * Writes a new record beside the intent, and resolves with its name in the snapshot once that has it. Says itself
	 * when it was created, by whom the settings say, and which branch this one came from. Throws `FileFailed`.
	 */
	create(folder: FolderModel, fields: Omit<RecordFields, "created" | "by">): Promise<string>;
	/** Changes a record so that every other byte stays; resolves once the snapshot has it. Throws `FileFailed`. */
	change(folder: FolderModel, file: string, changes: readonly YamlChange[]): Promise<void>;
}

interface Surroundings {
	readonly git: BuiltInGit;
	readonly log: vscode.LogOutputChannel;
}

export function recordFiles({ git, log }: Surroundings): RecordFiles {
	return {
		async create(folder, fields) {
			const { by, stageWhy } = settingsFor(folder.uri);
			const now = new Date().toISOString();
			const from = fields.from ?? startOf(folder, fields.branch);
			const text = recordText({
				...fields,
				...(from !== undefined && { from }),
				created: `${now.slice(0, 19)}Z`,
				...(by !== undefined && { by }),
			});
			const { root } = folder.editable("", whyRecordSchema);
			const file = await writeNewRecord({
				root,
				folder: folder.uriOf("").fsPath,
				day: dayOf(now) ?? now.slice(0, 10),
				branch: fields.branch,
				text,
			});
			if (stageWhy) await stage(folder.uriOf(file), vscode.Uri.file(root));
			await folder.refreshed();
			return file;
		},
		async change(folder, file, changes) {
			if (changes.length === 0) return;
			const uri = folder.uriOf(file);
			await vscode.workspace.fs.stat(uri).then(undefined, () => {
				throw gone(uri, file);
			});
			await editYaml(folder.editable(file, whyRecordSchema), changes);
			await folder.refreshed();
		},
	};

	/** A convenience: the record is written, whatever becomes of it. */
	async function stage(uri: vscode.Uri, root: vscode.Uri): Promise<void> {
		const isStaged = await git.stage(uri, root).catch((error: unknown) => {
			log.warn("stage", error);
			return false;
		});
		if (!isStaged) log.warn(`${uri.fsPath} was not staged: VS Code's own git extension is needed for that.`);
	}
}

function startOf(folder: FolderModel, branch: string): string | undefined {
	const git = folder.snapshot?.git;
	if (git?.state !== "ready") return undefined;
	const from = git.branches.find(({ name }) => name === branch)?.createdFrom;
	return from === branch ? undefined : from;
}

function gone(uri: vscode.Uri, file: string): FileFailed {
	const message = vscode.l10n.t("{0} isn't there any more. Answer the why again to write a new one.", file);
	return new FileFailed("file-changed", uri.fsPath, message);
}

import * as vscode from "vscode";
import { type Files, type FileText, filesOf, mostBytes } from "../sources/files.ts";

/** Files of a workspace folder: the disk's where there is one, else those of whatever file system serves the folder. */
export function filesOfFolder(folder: vscode.Uri, root: string): Files {
	return folder.scheme === "file" ? filesOf(root) : virtualFiles(folder);
}

function virtualFiles(folder: vscode.Uri): Files {
	const uriOf = (file: string) => folder.with({ path: file.replaceAll("\\", "/") });
	return {
		async read(file): Promise<FileText | undefined> {
			try {
				const { size } = await vscode.workspace.fs.stat(uriOf(file));
				if (size > mostBytes) return { tooLarge: size };
				return {
					text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(
						await vscode.workspace.fs.readFile(uriOf(file)),
					),
				};
			} catch (error) {
				return ifAbsent(error);
			}
		},
		async list(path) {
			try {
				const entries = await vscode.workspace.fs.readDirectory(uriOf(path));
				return entries.map(([name]) => name).sort();
			} catch (error) {
				return ifAbsent(error) ?? [];
			}
		},
	};
}

function ifAbsent(error: unknown): undefined {
	if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return undefined;
	throw error;
}

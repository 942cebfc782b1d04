import * as vscode from "vscode";
import type { SourceFile, Sources } from "../sources/readSources.ts";

/** The sources as the user sees them: with what is typed and not saved yet. */
export function overlay(sources: Sources, folder: vscode.Uri): Sources {
	const root = folder.with({ path: vscode.Uri.file(sources.root).path });
	const open = new Map(
		vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map((d) => [d.uri.toString(), d]),
	);
	if (open.size === 0) return sources;
	const textOf = (file: string) => open.get(vscode.Uri.joinPath(root, file).toString())?.getText();
	const overlaid = (files: readonly SourceFile[]) =>
		files.map(({ file, text }) => ({ file, text: textOf(file) ?? text }));
	const { intentFile } = sources;
	const typed = intentFile && textOf(intentFile.path);
	return {
		...sources,
		...(intentFile && {
			intentFile: typed === undefined ? intentFile : { path: intentFile.path, text: typed },
		}),
		why: overlaid(sources.why),
		checkIns: overlaid(sources.checkIns),
		postMortems: overlaid(sources.postMortems),
		deepDives: overlaid(sources.deepDives),
	};
}

import { join, relative } from "node:path";
import * as vscode from "vscode";
import { itemsIn } from "../core/debt/items.ts";
import { languageOf } from "../core/debt/languages.ts";
import type { Git } from "../sources/git.ts";
import type { FolderModel } from "./folderModel.ts";
import { rangesIn } from "./ranges.ts";

/** An id in a comment of a source file, such as `TODO(goal:incremental-index)`: the id alone. */
export interface SourceMention {
	readonly uri: vscode.Uri;
	readonly range: vscode.Range;
}

/** Where comments in the folder's source files name an engineering goal, typed and not saved yet included. */
export async function mentionsInSources(
	folder: FolderModel,
	goal: string,
	token: vscode.CancellationToken,
): Promise<readonly SourceMention[]> {
	const { intent, git } = folder.snapshot ?? {};
	const isGoal = intent?.state === "known" && intent.intent.goals.has(goal);
	if (!isGoal || folder.uri.scheme !== "file" || !vscode.workspace.isTrusted) return [];
	const root = git?.state === "ready" ? git.root : folder.uri.fsPath;
	const files = new Set([
		...(await filesNaming(goal, root, await folder.git(), token)),
		...unsavedFiles(root),
	]);
	const mentions: SourceMention[] = [];
	for (const file of files) {
		if (token.isCancellationRequested) return [];
		const document = await vscode.workspace.openTextDocument(vscode.Uri.file(join(root, file)));
		mentions.push(...mentionsInDocument(document, file, goal));
	}
	return mentions;
}

async function filesNaming(
	goal: string,
	folder: string,
	git: Git | undefined,
	token: vscode.CancellationToken,
): Promise<readonly string[]> {
	// Most sessions never ask.
	const { scanDebt } = await import("../sources/debtScan.ts");
	const stop = new AbortController();
	const listener = token.onCancellationRequested(() => stop.abort());
	const files: string[] = [];
	try {
		const { appRoot } = vscode.env;
		const options = { folder, appRoot, ...(git && { git: git.at(folder) }), signal: stop.signal };
		for await (const { file, items } of scanDebt(options))
			if (items.some((item) => item.goal === goal)) files.push(file);
	} finally {
		listener.dispose();
	}
	return files;
}

function unsavedFiles(root: string): readonly string[] {
	return vscode.workspace.textDocuments
		.filter(({ isDirty, uri }) => isDirty && uri.scheme === "file")
		.map(({ uri }) => relative(root, uri.fsPath))
		.filter((file) => !file.startsWith(".."));
}

function mentionsInDocument(
	document: vscode.TextDocument,
	file: string,
	goal: string,
): readonly SourceMention[] {
	const text = document.getText();
	const language = languageOf(file, { id: document.languageId, text });
	if (language === undefined) return [];
	const rangeOf = rangesIn(text);
	return itemsIn(text, file, language).flatMap(({ goal: named, goalAt }) =>
		named === goal && goalAt ? [{ uri: document.uri, range: rangeOf(goalAt) }] : [],
	);
}

import { join, relative } from "node:path";
import * as vscode from "vscode";
import { itemsIn } from "../core/debt/items.ts";
import { languageOf } from "../core/debt/languages.ts";
import { tagSyntax } from "../core/debt/tags.ts";
import type { Git } from "../sources/git.ts";
import type { FolderModel } from "./folderModel.ts";
import { rangesIn } from "./ranges.ts";
import { debtSettingsFor } from "./settings.ts";

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
	// Everywhere, also where the settings look for no debt: a rename that leaves some out would break them.
	const { tags } = debtSettingsFor(folder.uri);
	const files = new Set([
		...(await filesNaming(goal, { folder: root, tags }, await folder.git(), token)),
		...unsavedFiles(root),
	]);
	const mentions: SourceMention[] = [];
	for (const file of files) {
		if (token.isCancellationRequested) return [];
		const document = await vscode.workspace.openTextDocument(vscode.Uri.file(join(root, file)));
		mentions.push(...mentionsInDocument(document, { file, goal, tags }));
	}
	return mentions;
}

async function filesNaming(
	goal: string,
	{ folder, tags }: { readonly folder: string; readonly tags: readonly string[] },
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
		const options = { folder, tags, appRoot, ...(git && { git: git.at(folder) }), signal: stop.signal };
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
	{ file, goal, tags }: { readonly file: string; readonly goal: string; readonly tags: readonly string[] },
): readonly SourceMention[] {
	const text = document.getText();
	const language = languageOf(file, { id: document.languageId, text });
	if (language === undefined) return [];
	const rangeOf = rangesIn(text);
	return itemsIn(text, file, language, tagSyntax(tags)).flatMap(({ goal: named, goalAt }) =>
		named === goal && goalAt ? [{ uri: document.uri, range: rangeOf(goalAt) }] : [],
	);
}

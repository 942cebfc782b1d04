import * as vscode from "vscode";
import { markdownText } from "../../core/branch/pullRequestMarkdown.ts";
import { storyOf } from "../../core/history/story.ts";
import type { Ref } from "../../core/model.ts";
import { Disposables } from "../../host/disposables.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import type { LineStories } from "../../host/lineStories.ts";
import { HumanError } from "../../sources/errors.ts";
import { whyNot } from "./hoverOf.ts";
import type { StoryLinks } from "./links.ts";
import { tellFile } from "./tellFile.ts";
import { tellStory } from "./tellStory.ts";
import { wordsOf } from "./wordsOf.ts";

const scheme = "alignment-story";

/** A page: the story of a ref, or of a file. The path's last part is what its tab shows. */
function storyUri(folder: FolderModel, ref: Ref): vscode.Uri {
	return vscode.Uri.from({ scheme, path: `/${keyOf(folder)}/${ref}.md` });
}

function fileUri(folder: FolderModel, file: vscode.Uri): vscode.Uri {
	const name = file.path.slice(file.path.lastIndexOf("/") + 1);
	return vscode.Uri.from({ scheme, path: `/${keyOf(folder)}/${name}.md`, query: file.toString() });
}

function keyOf({ uri }: FolderModel): string {
	return Buffer.from(uri.toString()).toString("base64url");
}

/** Stories as read-only Markdown, shown by VS Code's own preview. */
export class StoryPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
	readonly #disposables = new Disposables();
	readonly #changed = this.#disposables.add(new vscode.EventEmitter<vscode.Uri>());
	readonly onDidChange = this.#changed.event;
	readonly #folders: Folders;
	readonly #stories: LineStories;

	constructor(folders: Folders, stories: LineStories) {
		this.#folders = folders;
		this.#stories = stories;
		this.#disposables.add(vscode.workspace.registerTextDocumentContentProvider(scheme, this));
		this.#disposables.add(
			folders.onDidChange(() => {
				for (const { uri } of vscode.workspace.textDocuments)
					if (uri.scheme === scheme) this.#changed.fire(uri);
			}),
		);
	}

	async openStory(folder: FolderModel, ref: Ref): Promise<void> {
		for (const part of ["history", "remote", "debt", "lines"] as const) folder.want(part);
		await show(storyUri(folder, ref));
	}

	async openFile(file: vscode.Uri): Promise<void> {
		const folder = this.#stories.folderOf(file);
		if (!folder) return;
		folder.want("history");
		await show(fileUri(folder, file));
	}

	async provideTextDocumentContent(
		{ path, query }: vscode.Uri,
		token: vscode.CancellationToken,
	): Promise<string> {
		const [, key, name = ""] = path.split("/");
		const folder = this.#folders.all.find((each) => keyOf(each) === key);
		if (!folder) return vscode.l10n.t("This folder is not open any more.");
		return query === "" ? storyPage(folder, name.replace(/\.md$/, "")) : this.#filePage(query, token);
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	async #filePage(file: string, token: vscode.CancellationToken): Promise<string> {
		try {
			const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(file, true));
			const told = await this.#stories.file(document, token);
			if (!told) return vscode.l10n.t("There is no alignment.yaml that can be read here.");
			return "is" in told
				? markdownText(whyNot(told))
				: tellFile(told, linksIn(told.folder), wordsOf(told.snapshot));
		} catch (error) {
			if (error instanceof HumanError) return markdownText(error.message);
			throw error;
		}
	}
}

function storyPage(folder: FolderModel, ref: Ref): string {
	const { snapshot } = folder;
	const story = snapshot && storyOf(ref, snapshot);
	return story
		? tellStory(story, snapshot, linksIn(folder), wordsOf(snapshot))
		: vscode.l10n.t("{0} is no part of alignment.yaml any more.", markdownText(ref));
}

/** Pages lead to pages beside them, and to files of the first folder: the preview knows no other way. */
function linksIn(folder: FolderModel): StoryLinks {
	const [first] = vscode.workspace.workspaceFolders ?? [];
	return {
		story: (ref, markdown) => `[${markdown}](${ref}.md)`,
		file: (file, markdown) => {
			const { path } = folder.uriOf(file);
			const root = `${first?.uri.path}/`;
			if (!first || !path.startsWith(root) || !folder.texts.has(file)) return markdown;
			return `[${markdown}](/${path.slice(root.length).split("/").map(encodeURIComponent).join("/")})`;
		},
		commit: (_id, markdown) => markdown,
	};
}

/** Anew where it is open already: nothing may have told that it changed. */
async function show(uri: vscode.Uri): Promise<void> {
	await vscode.commands.executeCommand("markdown.showPreview", uri);
}

import * as vscode from "vscode";
import { registerCommand } from "../../host/commands.ts";
import { Disposables } from "../../host/disposables.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import type { LineStories } from "../../host/lineStories.ts";
import { commands, internalCommands } from "../../ids.ts";
import { LineHover } from "./lineHover.ts";
import { registerOwnership } from "./ownership.ts";
import type { StoryPages } from "./pages.ts";

/** What a row of the Intent tree, or a hover's link, hands over; the palette hands nothing. */
interface Row {
	readonly folder: FolderModel;
	readonly node?: { readonly id: string; readonly ref?: string };
}

/** Why a line and a file are as they are, and what became of what was promised. */
export function registerStories(folders: Folders, log: vscode.LogOutputChannel): vscode.Disposable {
	const disposables = new Disposables();
	let loaded: Promise<{ stories: LineStories; pages: StoryPages }> | undefined;
	const load = () => {
		loaded ??= (async () => {
			const [{ LineStories }, { StoryPages }] = await Promise.all([
				import("../../host/lineStories.ts"),
				import("./pages.ts"),
			]);
			const stories = new LineStories(folders);
			return { stories, pages: disposables.add(new StoryPages(folders, stories)) };
		})();
		return loaded;
	};
	const hover = new LineHover(async () => (await load()).stories);
	disposables.add(vscode.languages.registerHoverProvider({ scheme: "file" }, hover));
	disposables.add(registerOwnership(folders));
	disposables.add(
		registerCommand(commands.whyLine, log, async () => {
			const editor = vscode.window.activeTextEditor;
			if (editor) await hover.show(editor);
		}),
	);
	disposables.add(
		registerCommand(commands.whyFile, log, async (file?: vscode.Uri) => {
			const uri = file ?? vscode.window.activeTextEditor?.document.uri;
			if (uri) await (await load()).pages.openFile(uri);
		}),
	);
	disposables.add(
		registerCommand(commands.openStory, log, async (row?: Row | string, named?: string) => {
			const folder = typeof row === "string" ? folders.of(row) : (row?.folder ?? folders.active);
			const given = typeof row === "string" ? named : (row?.node?.ref ?? row?.node?.id);
			if (!folder) return;
			const { pickRef } = await import("./pickRef.ts");
			const ref = given ?? (await pickRef(folder));
			if (ref !== undefined) await (await load()).pages.openStory(folder, ref);
		}),
	);
	disposables.add(
		registerCommand(internalCommands.openCommit, log, async (uri: string, commit: string) => {
			const git = folders.of(uri)?.snapshot?.git;
			const { openCommit } = await import("../../host/openCommit.ts");
			if (git?.state === "ready") await openCommit(git.root, commit);
		}),
	);
	return disposables;
}

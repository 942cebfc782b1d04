import { realpath } from "node:fs/promises";
import { relative } from "node:path";
import * as vscode from "vscode";
import { type LineStory, traceLine } from "../core/history/trace.ts";
import type { Snapshot } from "../core/snapshot.ts";
import {
	blameFile,
	blameLine,
	type LineOrigin,
	newCommittedTexts,
	type PresentFile,
} from "../sources/blame.ts";
import { GitFailed } from "../sources/errors.ts";
import type { Git } from "../sources/git.ts";
import { nestedRepository } from "../sources/nestedRepository.ts";
import { isPartialClone } from "../sources/partialClone.ts";
import type { FolderModel } from "./folderModel.ts";
import type { Folders } from "./folders.ts";
import { untilKnown } from "./untilKnown.ts";

/** Why it can't be said where a line comes from. */
export type NoStory =
	| { readonly is: "nowhere"; readonly git: Exclude<Snapshot["git"]["state"], "ready"> | "unborn" | "other" }
	| { readonly is: "failed"; readonly detail: string }
	/** The file belongs to a repository within the folder's own; from there, with `/`. */
	| { readonly is: "nested"; readonly repository: string }
	/** The clone was made without the contents that would tell. */
	| { readonly is: "partial" };

export interface ToldLine {
	readonly folder: FolderModel;
	readonly snapshot: Snapshot;
	readonly story: LineStory;
}

export interface ToldFile {
	readonly folder: FolderModel;
	readonly snapshot: Snapshot;
	readonly path: string;
	readonly lines: readonly LineStory[];
}

/** Asks where lines come from and what they are for; remembers the committed texts of the files asked about last. */
export class LineStories {
	readonly #folders: Folders;
	readonly #known = newCommittedTexts();

	constructor(folders: Folders) {
		this.#folders = folders;
	}

	folderOf(uri: vscode.Uri): FolderModel | undefined {
		const folder = vscode.workspace.getWorkspaceFolder(uri);
		return folder && this.#folders.of(folder.uri.toString());
	}

	/** Where a line comes from, whatever it is for; undefined where git isn't asked. Throws what git throws. */
	async origin(
		document: vscode.TextDocument,
		line: number,
		token: vscode.CancellationToken,
	): Promise<LineOrigin | undefined> {
		const answer = await this.#ask(document, token, (git, file) => blameLine(git, line, file));
		return answer && "state" in answer ? answer : undefined;
	}

	/** Throws what git throws. */
	async line(
		document: vscode.TextDocument,
		line: number,
		token?: vscode.CancellationToken,
	): Promise<ToldLine | NoStory | undefined> {
		return this.#ask(document, token, async (git, file, { folder, snapshot }) => {
			const [origin, known] = await Promise.all([
				blameLine(git, line, file),
				untilKnown(folder, ["history"], token),
			]);
			const latest = known ?? snapshot;
			return historyFailure(latest) ?? { folder, snapshot: latest, story: traceLine(origin, latest) };
		});
	}

	/** Throws what git throws. */
	async file(
		document: vscode.TextDocument,
		token?: vscode.CancellationToken,
	): Promise<ToldFile | NoStory | undefined> {
		return this.#ask(document, token, async (git, file, { folder, snapshot }) => {
			const [origins, known] = await Promise.all([
				blameFile(git, file),
				untilKnown(folder, ["history"], token),
			]);
			const latest = known ?? snapshot;
			const lines = origins.map((origin) => traceLine(origin, latest));
			return historyFailure(latest) ?? { folder, snapshot: latest, path: file.path, lines };
		});
	}

	async #ask<Told>(
		document: vscode.TextDocument,
		token: vscode.CancellationToken | undefined,
		ask: (git: Git, file: PresentFile, where: Where) => Promise<Told>,
	): Promise<Told | NoStory | undefined> {
		const folder = this.folderOf(document.uri);
		const { snapshot } = folder ?? {};
		if (!folder || snapshot?.intent.state !== "known") return undefined;
		const { git: state } = snapshot;
		if (state.state !== "ready") return { is: "nowhere", git: state.state };
		if (state.head.kind === "unborn") return { is: "nowhere", git: "unborn" };
		const path = await pathIn(state.root, document.uri.fsPath);
		const git = await folder.git();
		if (path === undefined || !git) return { is: "nowhere", git: "other" };
		const repository = await nestedRepository(state.root, path);
		if (repository !== undefined) return { is: "nested", repository };
		const stop = new AbortController();
		const listener = token?.onCancellationRequested(() => stop.abort());
		const head = state.head.commit;
		try {
			const text = document.getText();
			const file = { head, path, text, known: this.#known, signal: stop.signal };
			return await ask(git.at(state.root), file, { folder, snapshot });
		} catch (error) {
			const { commonDir } = folder;
			if (!(error instanceof GitFailed) || commonDir === undefined || !(await isPartialClone(commonDir)))
				throw error;
			return { is: "partial" };
		} finally {
			listener?.dispose();
		}
	}
}

interface Where {
	readonly folder: FolderModel;
	readonly snapshot: Snapshot;
}

function historyFailure({ history }: Snapshot): NoStory | undefined {
	return history.state === "failed" ? { is: "failed", detail: history.detail } : undefined;
}

/** From the root of the repository, with `/`; undefined outside of it. The way there may lead through links. */
async function pathIn(root: string, file: string): Promise<string | undefined> {
	for (const path of [file, await realpath(file).catch(() => file)]) {
		const inside = relative(root, path).replaceAll("\\", "/");
		if (inside !== "" && !inside.startsWith("../") && !/^([a-z]:|\/)/i.test(inside)) return inside;
	}
	return undefined;
}

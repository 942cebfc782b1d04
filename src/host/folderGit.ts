import path from "node:path";
import * as vscode from "vscode";
import type { GitState } from "../core/snapshot.ts";
import type { Git } from "../sources/git.ts";
import { type Location, locate } from "../sources/locate.ts";
import { gitStateOf, newRepositoryMemory, readRepository } from "../sources/repository.ts";
import type { BuiltInGit } from "./builtInGit.ts";

type Located =
	| { readonly location: Location }
	/** There is no repository to read, and this is why. */
	| { readonly location?: undefined; readonly state: GitState };

/** The repository of one workspace folder, as far as the folder's kind and trust let us ask for it. */
export class FolderGit {
	readonly #folder: vscode.Uri;
	readonly #builtIn: BuiltInGit;
	#memory = newRepositoryMemory();
	#git: { readonly binary: string | undefined; readonly git: Git } | undefined;
	#location: Location | undefined;

	constructor(folder: vscode.Uri, builtIn: BuiltInGit) {
		this.#folder = folder;
		this.#builtIn = builtIn;
	}

	/** Asks git only once for a folder that lies in a repository; runs no git before the workspace is trusted. */
	async locate(signal: AbortSignal): Promise<Located> {
		if (this.#folder.scheme !== "file") return { state: { state: "missing" } };
		if (!vscode.workspace.isTrusted) return { state: { state: "untrusted" } };
		if (this.#location) return { location: this.#location };
		try {
			this.#location = await locate(await this.#openGit(), signal);
		} catch (error) {
			return { state: gitStateOf(error) };
		}
		return this.#location ? { location: this.#location } : { state: { state: "outside" } };
	}

	/** `root` is the folder that holds the intent. */
	async read(location: Location, root: string, signal: AbortSignal): Promise<GitState> {
		const below = path.relative(location.root, root).split(path.sep).join("/");
		const state = await readRepository(await this.#openGit(), location, {
			memory: this.#memory,
			folder: below === "" ? "" : `${below}/`,
			signal,
		});
		// The repository may have moved or gone: ask anew next time.
		if (state.state !== "ready") {
			this.#location = undefined;
			this.#memory = newRepositoryMemory();
		}
		return state;
	}

	async #openGit(): Promise<Git> {
		// Loaded here, so that starting up costs nothing that Restricted Mode or a folder without git never needs.
		const { openGit } = await import("../sources/git.ts");
		const binary = this.#builtIn.path;
		if (!this.#git || this.#git.binary !== binary)
			this.#git = { binary, git: openGit(this.#folder.fsPath, binary === undefined ? {} : { binary }) };
		return this.#git.git;
	}
}

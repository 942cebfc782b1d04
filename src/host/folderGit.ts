import * as vscode from "vscode";
import type { GitState } from "../core/snapshot.ts";
import { changedFiles } from "../sources/changedFiles.ts";
import type { Git } from "../sources/git.ts";
import { type Location, locate } from "../sources/locate.ts";
import { gitStateOf, newRepositoryMemory, readRepository } from "../sources/repository.ts";
import type { BuiltInGit } from "./builtInGit.ts";
import { settingsFor } from "./settings.ts";

/** Where git keeps what concerns a folder. */
export type Located =
	| { readonly location: Location }
	/** There is no repository to read, and this is why. */
	| { readonly location?: undefined; readonly state: GitState };

/** From the git root to the folder that holds the intent, with a trailing `/`; empty at the root. */
export function prefixOf(location: Location, root: string): string {
	// It lies at the root or in the workspace folder; git knows the way to that through links, too.
	return root === location.root ? "" : location.prefix;
}

/** The repository of one workspace folder, as far as the folder's kind and trust let us ask for it. */
export class FolderGit {
	readonly #folder: vscode.Uri;
	readonly #builtIn: BuiltInGit;
	#memory = newRepositoryMemory();
	#git: { readonly binary: string | undefined; readonly git: Git } | undefined;
	#location: Location | undefined;
	/** Of the last two commits that were asked about: what lies between two commits never changes. */
	#changedFiles: { readonly key: string; readonly files: Promise<readonly string[]> } | undefined;

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

	/** git itself, for those who ask it other questions; undefined where it mustn't or can't be asked. */
	async git(signal: AbortSignal): Promise<Git | undefined> {
		const { location } = await this.locate(signal);
		return location && (await this.#openGit());
	}

	/** `root` is the folder that holds the intent. */
	async read(location: Location, root: string, signal: AbortSignal): Promise<GitState> {
		const state = await readRepository(await this.#openGit(), location, {
			memory: this.#memory,
			folder: prefixOf(location, root),
			defaultBranch: settingsFor(this.#folder).defaultBranch,
			signal,
		});
		// The repository may have moved or gone: ask anew next time.
		if (state.state !== "ready") {
			this.#location = undefined;
			this.#memory = newRepositoryMemory();
		}
		return state;
	}

	/** Paths from the git root that a branch has changed since it left another; by commits of both. */
	async changedFiles(tip: string, since: string): Promise<readonly string[]> {
		const root = this.#location?.root;
		if (root === undefined) return [];
		const key = `${root} ${tip} ${since}`;
		if (this.#changedFiles?.key !== key)
			this.#changedFiles = { key, files: changedFiles((await this.#openGit()).at(root), tip, since) };
		const { files } = this.#changedFiles;
		try {
			return await files;
		} catch (error) {
			this.#changedFiles = undefined;
			throw error;
		}
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

import * as vscode from "vscode";
import { computeSnapshot, type SnapshotInput } from "../core/computeSnapshot.ts";
import type { OnDemand, Snapshot } from "../core/snapshot.ts";
import type { BackgroundParser } from "../sources/backgroundParser.ts";
import type { Files } from "../sources/files.ts";
import { readSources, type Sources } from "../sources/readSources.ts";
import { type FolderGit, type Located, prefixOf } from "./folderGit.ts";
import { overlay } from "./openDocuments.ts";
import { Readings } from "./readings.ts";
import { filesOfFolder } from "./workspaceFiles.ts";

/** What one look at a workspace folder found. */
export interface FolderLook {
	/** All of the snapshot but what is found on demand. */
	readonly input: Omit<SnapshotInput, keyof OnDemand>;
	/** The folder that holds the intent. */
	readonly root: vscode.Uri;
	/** From the git root to that folder, with a trailing `/`; empty at the root. */
	readonly prefix: string;
	/** What the input was read from, by file: with what is typed and not saved yet. */
	readonly texts: ReadonlyMap<string, string>;
}

/**
 * Looks at one workspace folder: the team's files, git, and what the files say. A module that is loaded when the first
 * look begins, for it brings the parsers along, which starting up needn't wait for.
 */
export class FolderReader {
	readonly readings: Readings;
	readonly #folder: Pick<vscode.WorkspaceFolder, "uri" | "name">;
	readonly #git: FolderGit;
	#files: { readonly root: string; readonly files: Files } | undefined;

	constructor(
		folder: Pick<vscode.WorkspaceFolder, "uri" | "name">,
		git: FolderGit,
		parser: BackgroundParser,
	) {
		this.#folder = folder;
		this.#git = git;
		this.readings = new Readings(parser);
	}

	async look(located: Located, signal: AbortSignal): Promise<FolderLook> {
		const { uri, name } = this.#folder;
		const { location } = located;
		const files = this.#filesIn(location?.root);
		const sources = overlay(await readSources(files, this.#path, location?.root), uri);
		const git = location ? await this.#git.read(location, sources.root, signal) : located.state;
		const said = await this.readings.read(sources);
		return {
			input: {
				folder: name,
				today: localDay(new Date()),
				git,
				elsewhere: git.state === "ready" ? this.readings.readElsewhere(git.elsewhere) : [],
				...said,
			},
			root: uri.with({ path: vscode.Uri.file(sources.root).path }),
			prefix: location ? prefixOf(location, sources.root) : "",
			texts: textsOf(sources),
		};
	}

	snapshot({ input }: FolderLook, found: OnDemand): Snapshot {
		return computeSnapshot({ ...input, ...found });
	}

	get #path(): string {
		const { uri } = this.#folder;
		return uri.scheme === "file" ? uri.fsPath : uri.path;
	}

	#filesIn(gitRoot: string | undefined): Files {
		const root = gitRoot ?? this.#path;
		if (this.#files?.root !== root) this.#files = { root, files: filesOfFolder(this.#folder.uri, root) };
		return this.#files.files;
	}
}

function textsOf({
	intentFile,
	why,
	checkIns,
	postMortems,
	deepDives,
}: Sources): ReadonlyMap<string, string> {
	const files = [...why, ...checkIns, ...postMortems, ...deepDives];
	const texts = new Map(files.map(({ file, text }) => [file, text]));
	if (intentFile && "text" in intentFile) texts.set(intentFile.path, intentFile.text);
	return texts;
}

/** The day on the user's calendar. */
function localDay(now: Date): string {
	const two = (value: number) => String(value).padStart(2, "0");
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

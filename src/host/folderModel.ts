import { isDeepStrictEqual } from "node:util";
import * as vscode from "vscode";
import type { ReadIntent } from "../core/intent/parse.ts";
import type { LanguageFile } from "../core/language/languageFile.ts";
import type { Place } from "../core/model.ts";
import {
	computeSnapshot,
	type GitState,
	type Snapshot,
	type SnapshotInput,
	unasked,
} from "../core/snapshot.ts";
import type { BackgroundParser } from "../sources/backgroundParser.ts";
import { HumanError } from "../sources/errors.ts";
import type { Files } from "../sources/files.ts";
import type { Git } from "../sources/git.ts";
import type { Location } from "../sources/locate.ts";
import type { Sources } from "../sources/readSources.ts";
import { readSources } from "../sources/readSources.ts";
import type { BuiltInGit } from "./builtInGit.ts";
import { Coalescer } from "./coalesce.ts";
import { Disposables } from "./disposables.ts";
import type { Editable } from "./editFile.ts";
import { FolderGit, prefixOf } from "./folderGit.ts";
import { overlay } from "./openDocuments.ts";
import { type PartName, Parts } from "./parts.ts";
import { rangesIn } from "./ranges.ts";
import { Readings, type Said } from "./readings.ts";
import { onDidChangeSettings } from "./settings.ts";
import { type Watched, watch } from "./watch.ts";
import { filesOfFolder } from "./workspaceFiles.ts";

/** Short enough to feel instant, long enough for one checkout to be one run. */
const pace = { quiet: 20, atMost: 200 };

/** Milliseconds that a file watcher may take to begin. */
const watcherStart = 500;

interface Surroundings {
	readonly git: BuiltInGit;
	readonly log: vscode.LogOutputChannel;
	readonly parser: BackgroundParser;
	/** Path of a folder of our own. */
	readonly storage: string;
}

/**
 * One workspace folder: everything that may have changed is a trigger, every trigger leads to the same reading of the
 * world, and each reading to one snapshot.
 */
export class FolderModel implements vscode.Disposable {
	readonly uri: vscode.Uri;
	readonly name: string;
	readonly #disposables = new Disposables();
	readonly #changed = this.#disposables.add(new vscode.EventEmitter<Snapshot>());
	readonly onDidChange = this.#changed.event;
	/** Files may have been changed that nobody has committed yet. */
	readonly onDidTouchFiles: vscode.Event<void>;
	readonly log: vscode.LogOutputChannel;
	readonly storage: string;
	readonly #parts = this.#disposables.add(new Parts(this));
	readonly #readings: Readings;
	readonly #coalescer: Coalescer;
	readonly #git: FolderGit;
	readonly #builtIn: BuiltInGit;
	#files: { readonly root: string; readonly files: Files } | undefined;
	#watching: { readonly key: string; readonly disposable: vscode.Disposable } | undefined;
	#late: NodeJS.Timeout | undefined;
	#root: vscode.Uri;
	#texts: ReadonlyMap<string, string> = new Map();
	#snapshot: Snapshot | undefined;
	#input: Omit<SnapshotInput, PartName> | undefined;
	#commonDir: string | undefined;
	#prefix = "";

	constructor(folder: vscode.WorkspaceFolder, { git, log, parser, storage }: Surroundings) {
		this.uri = this.#root = folder.uri;
		this.name = folder.name;
		this.log = log;
		this.storage = storage;
		this.#readings = new Readings(parser);
		this.#git = new FolderGit(folder.uri, git);
		this.#builtIn = git;
		this.onDidTouchFiles = git.onDidChange;
		this.#coalescer = this.#disposables.add(new Coalescer((signal) => this.#refresh(signal), pace));
		const trigger = () => this.#coalescer.trigger();
		this.#disposables.add(git.onDidChange(trigger));
		this.#disposables.add(
			this.#parts.onDidChange(() => this.#input && this.#take(this.#compute(this.#input))),
		);
		this.#disposables.add(vscode.workspace.onDidGrantWorkspaceTrust(trigger));
		this.#disposables.add(onDidChangeSettings(trigger));
		this.#disposables.add(vscode.window.onDidChangeWindowState(({ focused }) => focused && trigger()));
		this.#disposables.add(
			vscode.workspace.onDidChangeTextDocument(({ document }) => {
				if (this.#isOurs(document.uri)) trigger();
			}),
		);
		this.#watch(undefined);
		this.#coalescer.now();
	}

	/** Undefined until the folder was read for the first time. */
	get snapshot(): Snapshot | undefined {
		return this.#snapshot;
	}

	/** The git folder that this folder's work tree shares with others; undefined where there is no git to ask. */
	get commonDir(): string | undefined {
		return this.#commonDir;
	}

	/** From the git root to the folder that holds the intent, with a trailing `/`; empty at the root. */
	get prefix(): string {
		return this.#prefix;
	}

	/** Has a part of the snapshot found that is found on demand; it comes, and stays true, as all else. */
	want(name: PartName): void {
		this.#parts.want(name);
	}

	/** Has a part that was wanted look at everything anew. */
	again(name: PartName): void {
		this.#parts.again(name);
	}

	/** Ends what a part is at, where that takes long; it keeps what it found so far. */
	stop(name: PartName): void {
		this.#parts.stop(name);
	}

	/** Resolves when everything was read again. */
	refreshed(): Promise<void> {
		return this.#coalescer.now();
	}

	/** What the snapshot was read from, by file: with what is typed and not saved yet. */
	get texts(): ReadonlyMap<string, string> {
		return this.#texts;
	}

	/** Reads alignment.yaml, once for the snapshot and for whoever else asks about the same text. */
	readIntent(text: string, file: string): ReadIntent {
		return this.#readings.readIntent(text, file);
	}

	/** What the language features need to know of alignment.yaml. */
	readLanguage(text: string, file: string): Promise<LanguageFile> {
		return this.#readings.readLanguage(text, file);
	}

	/** `file` as the snapshot names it. */
	uriOf(file: string): vscode.Uri {
		return vscode.Uri.joinPath(this.#root, file);
	}

	/** git in this folder; undefined outside of a repository, without git, and in Restricted Mode. */
	git(): Promise<Git | undefined> {
		return this.#git.git(this.#coalescer.signal);
	}

	/** Absolute path of the folder that everything we write must lie in, whatever links say. */
	get writeRoot(): string {
		const git = this.#snapshot?.git;
		return git?.state === "ready" ? git.root : this.#root.fsPath;
	}

	/** A YAML file of the folder's, to be edited. */
	editable(file: string, schema: Editable["schema"]): Editable {
		return { uri: this.uriOf(file), root: this.writeRoot, schema };
	}

	/**
	 * Files that the current branch has changed, committed or not, as paths from the git root. Asked for only where
	 * somebody answers: it costs a process. What git can't say in time is left out, for nothing depends on it.
	 */
	async changedFiles(): Promise<readonly string[]> {
		const { git, branch } = this.#snapshot ?? {};
		if (git?.state !== "ready") return [];
		const commitOf = (name: string | undefined) => git.branches.find((each) => each.name === name)?.commit;
		const [tip, since] = [commitOf(branch?.name), commitOf(git.defaultBranch)];
		const committed =
			tip === undefined || since === undefined || tip === since ? [] : this.#committed(tip, since);
		return [...new Set([...(await committed), ...this.uncommitted()])];
	}

	uncommitted(): readonly string[] {
		const { git } = this.#snapshot ?? {};
		if (git?.state !== "ready") return [];
		const root = vscode.Uri.file(git.root);
		return this.#builtIn
			.uncommitted(root)
			.filter(({ path }) => path.startsWith(`${root.path}/`))
			.map(({ path }) => path.slice(root.path.length + 1));
	}

	async #committed(tip: string, since: string): Promise<readonly string[]> {
		try {
			return await this.#git.changedFiles(tip, since);
		} catch (error) {
			this.log.warn("changed files", error instanceof Error ? error : String(error));
			return [];
		}
	}

	/** Where a place of the snapshot stands in its file. */
	rangeOf({ file, from, to }: Place): vscode.Range {
		return rangesIn(this.#texts.get(file) ?? "")({ from, to });
	}

	dispose(): void {
		clearTimeout(this.#late);
		this.#watching?.disposable.dispose();
		this.#disposables.dispose();
	}

	async #refresh(signal: AbortSignal): Promise<void> {
		try {
			const input = await this.#read(signal);
			if (signal.aborted) return;
			this.#input = input;
			this.#take(this.#compute(input));
		} catch (error) {
			if (error instanceof HumanError && error.code === "aborted") return;
			this.log.error(this.name, error instanceof Error ? error : String(error));
		}
	}

	#take(snapshot: Snapshot): void {
		if (isSame(snapshot, this.#snapshot)) return;
		this.#snapshot = snapshot;
		this.#changed.fire(snapshot);
	}

	async #read(signal: AbortSignal): Promise<Omit<SnapshotInput, PartName>> {
		const located = await this.#git.locate(signal);
		const gitRoot = located.location?.root;
		this.#commonDir = located.location?.commonDir;
		this.#watch(located.location);
		const sources = overlay(await readSources(this.#filesIn(gitRoot), this.#folderPath, gitRoot), this.uri);
		this.#prefix = located.location ? prefixOf(located.location, sources.root) : "";
		const git = located.location
			? await this.#git.read(located.location, sources.root, signal)
			: located.state;
		return this.#inputOf(sources, git, await this.#readings.read(sources));
	}

	#compute(input: Omit<SnapshotInput, PartName>): Snapshot {
		return computeSnapshot({ ...input, ...this.#parts.states });
	}

	#inputOf(sources: Sources, git: GitState, said: Said): Omit<SnapshotInput, PartName> {
		this.#root = this.uri.with({ path: uriPath(sources.root) });
		this.#texts = textsOf(sources);
		return {
			folder: this.name,
			today: localDay(new Date()),
			git,
			elsewhere: git.state === "ready" ? this.#readings.readElsewhere(git.elsewhere) : [],
			...said,
		};
	}

	get #folderPath(): string {
		return this.uri.scheme === "file" ? this.uri.fsPath : this.uri.path;
	}

	#filesIn(gitRoot: string | undefined): Files {
		const root = gitRoot ?? this.#folderPath;
		if (this.#files?.root !== root) this.#files = { root, files: filesOfFolder(this.uri, root) };
		return this.#files.files;
	}

	/** Watches the team's files in the folder and at the git root, and what git changes. */
	#watch(location: Location | undefined): void {
		const gitRoot = location?.root;
		const key = [gitRoot, ...(location?.watch ?? [])].join("\n");
		if (this.#watching?.key === key) return;
		this.#watching?.disposable.dispose();
		const roots = [this.uri, ...(gitRoot === undefined ? [] : [vscode.Uri.file(gitRoot)])];
		const watched: Watched[] = [...new Map(roots.map((root) => [root.toString(), root])).values()].flatMap(
			(folder) => [
				{ folder, pattern: "{alignment.yaml,alignment.yml,.alignment,.git}" },
				{ folder: vscode.Uri.joinPath(folder, ".alignment"), pattern: "**" },
			],
		);
		if (location) watched.push(...gitWatched(location));
		this.#watching = { key, disposable: watch(watched, (uri) => this.#onDisk(uri)) };
		// Watchers start in another process: what changes until then is seen by looking once more.
		clearTimeout(this.#late);
		this.#late = setTimeout(() => this.#coalescer.trigger(), watcherStart);
	}

	#onDisk(uri: vscode.Uri): void {
		// A folder that was not there when its watcher began may not be watched: begin again.
		if (uri.path.endsWith("/.alignment")) {
			this.#watching?.disposable.dispose();
			this.#watching = undefined;
		}
		this.#coalescer.trigger();
	}

	#isOurs(uri: vscode.Uri): boolean {
		return [...this.#texts.keys()].some((file) => this.uriOf(file).toString() === uri.toString());
	}
}

/** Parts are replaced when something in them changes, and are too large to be compared. */
function isSame(snapshot: Snapshot, old: Snapshot | undefined): boolean {
	if (old === undefined) return false;
	const parts = Object.keys(unasked) as PartName[];
	return parts.every((name) => snapshot[name] === old[name]) && isDeepStrictEqual(snapshot, old);
}

/** Files by their folder, which is there when they aren't; and all branches, which may lie in folders of folders. */
function gitWatched({ watch, paths, reftable }: Location): Watched[] {
	const files = watch.map((path) => {
		const uri = vscode.Uri.file(path);
		return {
			folder: vscode.Uri.joinPath(uri, ".."),
			pattern: uri.path.slice(uri.path.lastIndexOf("/") + 1),
		};
	});
	return reftable ? files : [...files, { folder: vscode.Uri.file(paths["refs/heads"]), pattern: "**" }];
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

function uriPath(root: string): string {
	return vscode.Uri.file(root).path;
}

/** The day on the user's calendar. */
function localDay(now: Date): string {
	const two = (value: number) => String(value).padStart(2, "0");
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

import { setImmediate } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import * as vscode from "vscode";
import type { Place } from "../core/model.ts";
import { type Snapshot, unasked } from "../core/snapshot.ts";
import type { BackgroundParser } from "../sources/backgroundParser.ts";
import { HumanError } from "../sources/errors.ts";
import type { Git } from "../sources/git.ts";
import type { BuiltInGit } from "./builtInGit.ts";
import { Coalescer } from "./coalesce.ts";
import { Disposables } from "./disposables.ts";
import type { Editable } from "./editFile.ts";
import { FolderGit } from "./folderGit.ts";
import type { FolderLook, FolderReader } from "./folderReader.ts";
import { FolderWatch } from "./folderWatch.ts";
import { type PartName, Parts } from "./parts.ts";
import { rangesIn } from "./ranges.ts";
import type { Readings } from "./readings.ts";
import { onDidChangeSettings } from "./settings.ts";

/** Short enough to feel instant, long enough for one checkout to be one run. */
const pace = { quiet: 20, atMost: 200 };

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
	readonly #parser: BackgroundParser;
	readonly #coalescer: Coalescer;
	readonly #git: FolderGit;
	readonly #builtIn: BuiltInGit;
	readonly #watch: FolderWatch;
	#loading: Promise<FolderReader> | undefined;
	#last: { readonly reader: FolderReader; readonly look: FolderLook } | undefined;
	#snapshot: Snapshot | undefined;
	#commonDir: string | undefined;

	constructor(folder: vscode.WorkspaceFolder, { git, log, parser, storage }: Surroundings) {
		this.uri = folder.uri;
		this.name = folder.name;
		this.log = log;
		this.storage = storage;
		this.#parser = parser;
		this.#git = new FolderGit(folder.uri, git);
		this.#builtIn = git;
		this.onDidTouchFiles = git.onDidChange;
		this.#coalescer = this.#disposables.add(new Coalescer((signal) => this.#refresh(signal), pace));
		const trigger = () => this.#coalescer.trigger();
		this.#disposables.add(git.onDidChange(trigger));
		this.#disposables.add(this.#parts.onDidChange(() => this.#publish()));
		this.#disposables.add(vscode.workspace.onDidGrantWorkspaceTrust(trigger));
		this.#disposables.add(onDidChangeSettings(trigger));
		this.#disposables.add(vscode.window.onDidChangeWindowState(({ focused }) => focused && trigger()));
		this.#disposables.add(
			vscode.workspace.onDidChangeTextDocument(({ document }) => {
				if (this.#isOurs(document.uri)) trigger();
			}),
		);
		this.#watch = this.#disposables.add(new FolderWatch(folder.uri, trigger));
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
		return this.#last?.look.prefix ?? "";
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
		return this.#last?.look.texts ?? new Map();
	}

	/** What parses the team's files, once for the snapshot and for whoever else asks about the same text. */
	async readings(): Promise<Readings> {
		return (await this.#reader()).readings;
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
		return rangesIn(this.texts.get(file) ?? "")({ from, to });
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	get #root(): vscode.Uri {
		return this.#last?.look.root ?? this.uri;
	}

	#reader(): Promise<FolderReader> {
		this.#loading ??= this.#load();
		return this.#loading;
	}

	/** In the next turn: VS Code reads modules without waiting, and git has its process to start before. */
	async #load(): Promise<FolderReader> {
		await setImmediate();
		const { FolderReader } = await import("./folderReader.ts");
		return new FolderReader(this, this.#git, this.#parser);
	}

	async #refresh(signal: AbortSignal): Promise<void> {
		try {
			const [located, reader] = await Promise.all([this.#git.locate(signal), this.#reader()]);
			this.#commonDir = located.location?.commonDir;
			this.#watch.follow(located.location);
			const look = await reader.look(located, signal);
			if (signal.aborted) return;
			this.#last = { reader, look };
			this.#publish();
		} catch (error) {
			if (error instanceof HumanError && error.code === "aborted") return;
			this.log.error(this.name, error instanceof Error ? error : String(error));
		}
	}

	#publish(): void {
		if (!this.#last) return;
		const snapshot = this.#last.reader.snapshot(this.#last.look, this.#parts.states);
		if (isSame(snapshot, this.#snapshot)) return;
		this.#snapshot = snapshot;
		this.#changed.fire(snapshot);
	}

	#isOurs(uri: vscode.Uri): boolean {
		return [...this.texts.keys()].some((file) => this.uriOf(file).toString() === uri.toString());
	}
}

/** Parts are replaced when something in them changes, and are too large to be compared. */
function isSame(snapshot: Snapshot, old: Snapshot | undefined): boolean {
	if (old === undefined) return false;
	const parts = Object.keys(unasked) as PartName[];
	return parts.every((name) => snapshot[name] === old[name]) && isDeepStrictEqual(snapshot, old);
}

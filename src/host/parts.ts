import * as vscode from "vscode";
import { type OnDemand, type Snapshot, unasked } from "../core/snapshot.ts";
import type { Git } from "../sources/git.ts";
import { Disposables } from "./disposables.ts";

export type PartName = keyof OnDemand;

/** Finds one part of a folder's snapshot and keeps it true from then on. It handles its own errors: they are states. */
export interface Part<State> extends vscode.Disposable {
	/** Replaced as a whole when something in it changes, so that equal is the same. */
	readonly state: State;
	readonly onDidChange: vscode.Event<void>;
	/** Looks at everything anew, where it could have missed something. */
	again?(): void;
	/** Ends what takes long, and keeps what is known so far. */
	stop?(): void;
}

/** The folder that a part is of; its snapshot says what the part depends on. */
export interface PartFolder {
	readonly uri: vscode.Uri;
	readonly snapshot: Snapshot | undefined;
	readonly onDidChange: vscode.Event<Snapshot>;
	readonly commonDir: string | undefined;
	/** From the git root to the folder that holds the intent, with a trailing `/`; empty at the root. */
	readonly prefix: string;
	readonly log: vscode.LogOutputChannel;
	/** Path of a folder of our own for caches; it may not exist yet, and may be deleted at any time. */
	readonly storage: string;
	/** Where a file is that the snapshot names. */
	uriOf(file: string): vscode.Uri;
	/** Paths from the git root that differ from the last commit, as far as VS Code's git has looked. */
	uncommitted(): readonly string[];
	/** Undefined outside of a repository, without git, and in Restricted Mode. */
	git(): Promise<Git | undefined>;
	/** Files that the current branch changed, as paths from the git root; empty where git can't say. */
	changedFiles(): Promise<readonly string[]>;
	/** Files may have been changed that nobody has committed yet. */
	readonly onDidTouchFiles: vscode.Event<void>;
	/** Has another part found as well, for one that builds on it. */
	want(name: PartName): void;
}

type Loaders = { readonly [Name in PartName]: (folder: PartFolder) => Promise<Part<OnDemand[Name]>> };

// Loaded when they are wanted, so that starting up doesn't pay for them.
const loaders: Loaders = {
	debt: async (folder) => new (await import("./debtPart.ts")).DebtPart(folder),
	history: async (folder) => new (await import("./historyPart.ts")).HistoryPart(folder),
	lines: async (folder) => new (await import("./linesPart.ts")).LinesPart(folder),
	touched: async (folder) => new (await import("./touchedPart.ts")).TouchedPart(folder),
	remote: async (folder) => new (await import("./remotePart.ts")).RemotePart(folder),
	past: async (folder) => new (await import("./pastPart.ts")).PastPart(folder),
};

/** The parts of one folder's snapshot that are found on demand. */
export class Parts implements vscode.Disposable {
	readonly #disposables = new Disposables();
	readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
	readonly onDidChange = this.#changed.event;
	readonly #folder: PartFolder;
	readonly #wanted = new Set<PartName>();
	readonly #found = new Map<PartName, Pick<Part<unknown>, "again" | "stop">>();
	#states: OnDemand = unasked;
	#disposed = false;

	constructor(folder: PartFolder) {
		this.#folder = folder;
	}

	get states(): OnDemand {
		return this.#states;
	}

	/** From now on, until the folder goes. */
	want(name: PartName): void {
		if (this.#wanted.has(name) || this.#disposed) return;
		this.#wanted.add(name);
		this.#load(name).catch((error: unknown) => this.#folder.log.error(name, error as Error));
	}

	again(name: PartName): void {
		this.#found.get(name)?.again?.();
	}

	stop(name: PartName): void {
		this.#found.get(name)?.stop?.();
	}

	dispose(): void {
		this.#disposed = true;
		this.#disposables.dispose();
	}

	async #load<Name extends PartName>(name: Name): Promise<void> {
		const part = await loaders[name](this.#folder);
		if (this.#disposed) {
			part.dispose();
			return;
		}
		this.#disposables.add(part);
		this.#found.set(name, part);
		const take = () => {
			this.#states = { ...this.#states, [name]: part.state };
			this.#changed.fire();
		};
		this.#disposables.add(part.onDidChange(take));
		take();
	}
}

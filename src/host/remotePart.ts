import { isDeepStrictEqual } from "node:util";
import * as vscode from "vscode";
import type { RemoteState } from "../core/branch/remote.ts";
import { HumanError } from "../sources/errors.ts";
import { newObjectMemory } from "../sources/recordsElsewhere.ts";
import { type RemoteBranches, readRemoteBranches } from "../sources/remoteBranches.ts";
import { Coalescer } from "./coalesce.ts";
import { Disposables } from "./disposables.ts";
import type { Part, PartFolder } from "./parts.ts";
import { watch } from "./watch.ts";

/** A fetch writes many refs. */
const pace = { quiet: 100, atMost: 1000 };

interface Place {
	readonly root: string;
	readonly commonDir: string;
	readonly defaultBranch: string;
	readonly folder: string;
}

/** The branches that remotes had when they were last fetched: read again when a fetch or the default branch moved one. */
export class RemotePart implements Part<RemoteState> {
	readonly #disposables = new Disposables();
	readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
	readonly onDidChange = this.#changed.event;
	readonly #folder: PartFolder;
	readonly #coalescer: Coalescer;
	readonly #memory = newObjectMemory();
	#state: RemoteState = { state: "reading" };
	#known: { readonly key: string; readonly read: RemoteBranches } | undefined;
	/** What the snapshot said when git was last asked; undefined when it is to be asked again. */
	#seen: string | undefined;
	#watching: { readonly commonDir: string; readonly disposable: vscode.Disposable } | undefined;

	constructor(folder: PartFolder) {
		this.#folder = folder;
		this.#coalescer = this.#disposables.add(new Coalescer((signal) => this.#refresh(signal), pace));
		this.#disposables.add(
			folder.onDidChange(() => {
				if (this.#wanted().key !== this.#seen) this.#coalescer.trigger();
			}),
		);
		this.#disposables.add(vscode.window.onDidChangeWindowState(({ focused }) => focused && this.again()));
		this.#coalescer.trigger();
	}

	get state(): RemoteState {
		return this.#state;
	}

	again(): void {
		this.#seen = undefined;
		this.#coalescer.trigger();
	}

	dispose(): void {
		this.#watching?.disposable.dispose();
		this.#disposables.dispose();
	}

	#wanted(): { readonly key: string; readonly place?: Place } {
		const { git } = this.#folder.snapshot ?? {};
		const { commonDir, prefix: folder } = this.#folder;
		if (git?.state !== "ready" || git.defaultBranch === undefined || commonDir === undefined)
			return { key: "none" };
		const { root, defaultBranch } = git;
		const tip = git.branches.find(({ name }) => name === defaultBranch)?.commit;
		return {
			key: [root, defaultBranch, folder, tip].join("\n"),
			place: { root, commonDir, defaultBranch, folder },
		};
	}

	async #refresh(signal: AbortSignal): Promise<void> {
		if (!this.#folder.snapshot) return;
		const { key, place } = this.#wanted();
		this.#seen = key;
		try {
			const git = place && (await this.#folder.git())?.at(place.root);
			if (signal.aborted) return;
			if (!git || !place) return this.#take({ state: "none" });
			this.#watch(place.commonDir);
			const { defaultBranch, folder } = place;
			const known = this.#known?.key === place.root ? this.#known.read : undefined;
			const memory = this.#memory;
			const read = await readRemoteBranches(git, { defaultBranch, folder, memory, known, signal });
			if (signal.aborted || (read === known && this.#state.state === "known")) return;
			this.#known = { key: place.root, read };
			this.#take({ state: "known", branches: read.branches, leftOut: read.leftOut });
		} catch (error) {
			if (signal.aborted) return;
			this.#seen = undefined;
			if (!(error instanceof HumanError)) this.#folder.log.error("remote branches", error as Error);
			this.#take({ state: "failed", detail: (error as Error).message });
		}
	}

	#watch(commonDir: string): void {
		if (this.#watching?.commonDir === commonDir) return;
		this.#watching?.disposable.dispose();
		const folder = vscode.Uri.file(commonDir);
		const watched = [
			{ folder, pattern: "packed-refs" },
			{ folder: vscode.Uri.joinPath(folder, "refs", "remotes"), pattern: "**" },
			{ folder: vscode.Uri.joinPath(folder, "reftable"), pattern: "tables.list" },
		];
		this.#watching = { commonDir, disposable: watch(watched, () => this.again()) };
	}

	/** Equal is the same: so that nobody draws again what is there. */
	#take(state: RemoteState): void {
		if (isDeepStrictEqual(state, this.#state)) return;
		this.#state = state;
		this.#changed.fire();
	}
}

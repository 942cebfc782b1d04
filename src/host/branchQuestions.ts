import * as vscode from "vscode";
import { candidateOf, type Decision, isToAsk, type Never } from "../core/branch/creation.ts";
import type { Branch, Snapshot } from "../core/snapshot.ts";
import { type AskedBranches, openAskedBranches } from "../sources/askedBranches.ts";
import { Coalescer } from "./coalesce.ts";
import { Disposables } from "./disposables.ts";
import type { FolderModel } from "./folderModel.ts";
import { HeadWatch } from "./headWatch.ts";
import { onDidChangeSettings, settingsFor } from "./settings.ts";

/** Somebody should be asked why this branch exists: now, and only once. */
export interface BranchQuestion {
	readonly folder: FolderModel;
	readonly branch: string;
}

interface Surroundings {
	readonly folders: { readonly all: readonly FolderModel[]; readonly onDidChange: vscode.Event<void> };
	/** Path of a folder of our own. */
	readonly storage: string;
	readonly log: vscode.LogOutputChannel;
	/** Milliseconds that HEAD has to rest on a branch first: whoever moves on, or renames, is left alone. */
	readonly calm?: number;
}

/** A question that nobody answers holds back the next one for this long: its notification is out of sight by then. */
const openFor = 15_000;

interface RepositoryMemory {
	readonly asked: AskedBranches;
	/** The names of the last look. */
	names: string;
	looked: Promise<void>;
}

/** Notices in every folder when HEAD is on a new branch, and asks once, in one of all windows. */
export class BranchQuestions implements vscode.Disposable {
	readonly #disposables = new Disposables();
	readonly #surroundings: Surroundings;
	readonly #calm: number;
	readonly #put: (question: BranchQuestion) => Promise<void>;
	readonly #coalescer: Coalescer;
	readonly #memories = new Map<string, RepositoryMemory>();
	readonly #heads = new WeakMap<FolderModel, HeadWatch>();
	readonly #said = new WeakMap<FolderModel, string>();
	#open: NodeJS.Timeout | undefined;

	/** `put` asks the user, and resolves when that was answered or dismissed. */
	constructor(surroundings: Surroundings, put: (question: BranchQuestion) => Promise<void>) {
		this.#surroundings = surroundings;
		this.#put = put;
		this.#calm = surroundings.calm ?? 1500;
		const pace = { quiet: this.#calm, atMost: 2 * this.#calm };
		this.#coalescer = this.#disposables.add(new Coalescer((signal) => this.#look(signal), pace));
		const trigger = () => this.#coalescer.trigger();
		this.#disposables.add(surroundings.folders.onDidChange(() => this.#notice()));
		this.#disposables.add(onDidChangeSettings(trigger));
		this.#disposables.add(vscode.window.onDidChangeWindowState(({ focused }) => focused && trigger()));
		this.#disposables.add(vscode.workspace.onDidChangeTextDocument((event) => this.#begin(event)));
		this.#notice();
	}

	/** What the user never wants to be asked about in this folder's repository. */
	async silenced(folder: FolderModel): Promise<readonly Never[]> {
		return (await this.#memoryOf(folder)?.asked.silenced()) ?? [];
	}

	async silence(folder: FolderModel, never: Never): Promise<void> {
		await this.#memoryOf(folder)?.asked.silence(never);
	}

	/** Takes it back, and asks again about the one branch that was meant. */
	async askAgain(folder: FolderModel, nevers: readonly Never[]): Promise<void> {
		const asked = this.#memoryOf(folder)?.asked;
		for (const never of nevers) {
			await asked?.unsilence(never);
			if ("branch" in never) await asked?.release(never.branch);
		}
		this.#coalescer.trigger();
	}

	dispose(): void {
		clearTimeout(this.#open);
		this.#disposables.dispose();
	}

	#notice(): void {
		for (const folder of this.#surroundings.folders.all) {
			const { snapshot } = folder;
			// A repository without alignment.yaml costs nothing.
			if (!snapshot || snapshot.intent.state === "none") continue;
			this.#headOf(folder).follow(snapshot, Date.now());
			this.#learn(folder, snapshot);
			this.#coalescer.trigger();
		}
	}

	/** At once, and not when it is time to ask: what is born meanwhile would pass for old. */
	#learn(folder: FolderModel, { git }: Snapshot): void {
		const memory = git.state === "ready" ? this.#memoryOf(folder) : undefined;
		if (git.state !== "ready" || !memory) return;
		const names = git.branches.map(({ name }) => name);
		const joined = names.join("\n");
		if (memory.names === joined) return;
		memory.names = joined;
		memory.looked = memory.looked
			.then(() => memory.asked.look(names, new Date().toISOString()))
			.catch((error: unknown) => this.#fail(error));
	}

	#begin({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
		if (contentChanges.length === 0 || document.uri.scheme !== "file") return;
		for (const folder of this.#surroundings.folders.all) {
			const head = this.#headOf(folder);
			if (head.hasBegun || !document.uri.path.startsWith(`${folder.uri.path}/`)) continue;
			head.begin();
			this.#coalescer.trigger();
		}
	}

	async #look(signal: AbortSignal): Promise<void> {
		try {
			for (const folder of this.#surroundings.folders.all)
				if (this.#open === undefined) await this.#consider(folder, signal);
		} catch (error) {
			this.#fail(error);
		}
	}

	async #consider(folder: FolderModel, signal: AbortSignal): Promise<void> {
		const head = this.#headOf(folder);
		if (!head.hasBegun || settingsFor(folder.uri).whyPrompt === "off") return;
		if (!head.hasRested(this.#calm, Date.now())) {
			this.#coalescer.trigger();
			return;
		}
		const branch = await this.#branchToAsk(folder);
		if (!branch || !vscode.window.state.focused) return;
		// HEAD may have moved on, and the news not have come yet.
		await folder.refreshed();
		const still = await this.#branchToAsk(folder);
		if (still?.name !== branch.name || signal.aborted) return;
		if (await this.#memoryOf(folder)?.asked.claim(still)) void this.#ask({ folder, branch: still.name });
	}

	async #branchToAsk(folder: FolderModel): Promise<Branch | undefined> {
		const memory = this.#memoryOf(folder);
		if (!folder.snapshot || !memory) return undefined;
		let decision = candidateOf(folder.snapshot, settingsFor(folder.uri).ignoredBranches);
		if (decision.ask) {
			await memory.looked;
			const { branch } = decision;
			decision = isToAsk(branch, await memory.asked.recall(branch), new Date().toISOString());
		} else if (decision.branch) await this.#settle(folder, decision.branch, memory.asked);
		this.#say(folder, decision);
		return decision.ask ? decision.branch : undefined;
	}

	/** What a reflog tells expires after some months; then this branch would look like a new one. */
	async #settle(folder: FolderModel, branch: Branch, asked: AskedBranches): Promise<void> {
		if (!this.#said.get(folder)?.startsWith(`${branch.name}: `)) await asked.claim(branch);
	}

	async #ask(question: BranchQuestion): Promise<void> {
		const close = () => {
			clearTimeout(this.#open);
			this.#open = undefined;
			this.#coalescer.trigger();
		};
		this.#open = setTimeout(close, openFor);
		try {
			await this.#put(question);
		} catch (error) {
			this.#fail(error);
		} finally {
			close();
		}
	}

	#headOf(folder: FolderModel): HeadWatch {
		const head = this.#heads.get(folder) ?? new HeadWatch();
		this.#heads.set(folder, head);
		return head;
	}

	#memoryOf({ commonDir }: FolderModel): RepositoryMemory | undefined {
		if (commonDir === undefined) return undefined;
		let memory = this.#memories.get(commonDir);
		if (!memory) {
			const asked = openAskedBranches(this.#surroundings.storage, commonDir);
			memory = { asked, names: "", looked: Promise.resolve() };
			this.#memories.set(commonDir, memory);
		}
		return memory;
	}

	/** For whoever wonders why nothing was asked. */
	#say(folder: FolderModel, decision: Decision): void {
		const name = folder.snapshot?.branch?.name ?? "";
		const text = `${name}: ${decision.ask ? "new" : decision.because}`;
		if (this.#said.get(folder) === text) return;
		this.#said.set(folder, text);
		this.#surroundings.log.debug(folder.name, text);
	}

	#fail(error: unknown): void {
		this.#surroundings.log.error("asking why", error instanceof Error ? error : String(error));
	}
}

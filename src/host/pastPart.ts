import { relative } from "node:path";
import { setImmediate } from "node:timers/promises";
import * as vscode from "vscode";
import type { PastIntent, PastState } from "../core/history/past.ts";
import { parseIntent } from "../core/intent/parse.ts";
import type { Intent } from "../core/model.ts";
import { HumanError } from "../sources/errors.ts";
import { type IntentVersion, readIntentVersions } from "../sources/intentVersions.ts";
import { Recent } from "../sources/recent.ts";
import { Coalescer } from "./coalesce.ts";
import { Disposables } from "./disposables.ts";
import type { Part, PartFolder } from "./parts.ts";

/** Older versions are no part of what is agreed on today. */
const mostVersions = 60;

/** Nobody looks while they type. */
const pace = { quiet: 50, atMost: 500 };

/** What `alignment.yaml` said before; read again when HEAD has moved. */
export class PastPart implements Part<PastState> {
	readonly #disposables = new Disposables();
	readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
	readonly onDidChange = this.#changed.event;
	readonly #folder: PartFolder;
	readonly #coalescer: Coalescer;
	readonly #parsed = new Recent<string, Intent | "unreadable">(2 * mostVersions);
	#state: PastState = { state: "reading" };
	#read: string | undefined;

	constructor(folder: PartFolder) {
		this.#folder = folder;
		this.#coalescer = this.#disposables.add(new Coalescer((signal) => this.#refresh(signal), pace));
		this.#disposables.add(folder.onDidChange(() => this.#trigger()));
		this.#trigger();
	}

	get state(): PastState {
		return this.#state;
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	#trigger(): void {
		const wanted = this.#wanted();
		if (wanted !== undefined && `${wanted.tip} ${wanted.file}` === this.#read) return;
		this.#coalescer.trigger();
	}

	/** Undefined where there is no history to read. */
	#wanted(): { readonly root: string; readonly tip: string; readonly file: string } | undefined {
		const { git, intent } = this.#folder.snapshot ?? {};
		if (git?.state !== "ready" || git.head.kind === "unborn" || intent?.state !== "known") return undefined;
		const path = relative(git.root, this.#folder.uriOf(intent.file).fsPath);
		return { root: git.root, tip: git.head.commit, file: path.replaceAll("\\", "/") };
	}

	async #refresh(signal: AbortSignal): Promise<void> {
		if (!this.#folder.snapshot) return;
		const wanted = this.#wanted();
		const git = wanted && (await this.#folder.git());
		if (!wanted || !git) {
			this.#read = undefined;
			this.#take({ state: "none" });
			return;
		}
		try {
			const { root, tip, file } = wanted;
			const versions = await readIntentVersions(git.at(root), { tip, file, most: mostVersions, signal });
			const intents = await this.#intentsOf(versions, signal);
			if (signal.aborted) return;
			this.#read = `${tip} ${file}`;
			this.#take({ state: "known", versions: intents });
		} catch (error) {
			if (signal.aborted) return;
			this.#read = undefined;
			if (!(error instanceof HumanError)) this.#folder.log.error("past", error as Error);
			this.#take({ state: "failed", detail: (error as Error).message });
		}
	}

	async #intentsOf(versions: readonly IntentVersion[], signal: AbortSignal): Promise<readonly PastIntent[]> {
		const intents: PastIntent[] = [];
		for (const { commit, at, blob, text } of versions) {
			if (signal.aborted) break;
			let intent = this.#parsed.get(blob);
			if (intent === undefined) {
				intent = parseIntent(text, "").intent ?? "unreadable";
				this.#parsed.set(blob, intent);
				// Each takes some milliseconds: others come in between.
				await setImmediate();
			}
			if (intent !== "unreadable") intents.push({ commit, at, intent });
		}
		return intents;
	}

	#take(state: PastState): void {
		if (state.state === this.#state.state && state.state === "none") return;
		this.#state = state;
		this.#changed.fire();
	}
}

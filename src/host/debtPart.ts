import { setImmediate } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import * as vscode from "vscode";
import { aligner } from "../core/debt/align.ts";
import type { DebtEntry, DebtState } from "../core/debt/debtState.ts";
import { alignmentKey, countByGoal, type Entries, entries } from "../core/debt/entries.ts";
import { HumanError } from "../sources/errors.ts";
import { Coalescer } from "./coalesce.ts";
import { DebtChangeLog } from "./debtChanges.ts";
import { DebtDocuments } from "./debtDocuments.ts";
import { DebtFiles } from "./debtFiles.ts";
import { type Looked, lookAtAll, lookAtSome } from "./debtLook.ts";
import { type DebtScope, debtScope } from "./debtScope.ts";
import { Disposables } from "./disposables.ts";
import type { Part, PartFolder } from "./parts.ts";
import { onDidChangeDebtSettings } from "./settings.ts";

/** Waits for a pause in typing; a long rebase is looked at once in a while. */
const pace = { quiet: 150, atMost: 1500 };

/** Milliseconds of work after which others come in between. */
const slice = 8;

/** Finds a folder's debt, keeps it true, and says what it serves. */
export class DebtPart implements Part<DebtState> {
	readonly #disposables = new Disposables();
	readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
	readonly onDidChange = this.#changed.event;
	readonly #folder: PartFolder;
	readonly #coalescer: Coalescer;
	readonly #changes: DebtChangeLog;
	readonly #files = new DebtFiles();
	readonly #documents = new DebtDocuments(this.#files);
	#state: DebtState = { state: "unasked" };
	#scope: DebtScope | undefined;
	#stop = new AbortController();
	#looked: Looked = { gaps: [] };
	#entries: { readonly key: string; readonly made: Entries } | undefined;

	constructor(folder: PartFolder) {
		this.#folder = folder;
		this.#coalescer = this.#disposables.add(new Coalescer((signal) => this.#look(signal), pace));
		// The first look waits for the intent alone.
		const trigger = () => (this.#scope ? this.#coalescer.trigger() : void this.#coalescer.now());
		this.#changes = this.#disposables.add(new DebtChangeLog(folder.uri, trigger));
		this.#disposables.add(folder.onDidChange(trigger));
		this.#disposables.add(onDidChangeDebtSettings(folder.uri, trigger));
		void this.#coalescer.now();
	}

	get state(): DebtState {
		return this.#state;
	}

	again(): void {
		this.#changes.lookAtEverything();
	}

	stop(): void {
		this.#stop.abort();
	}

	dispose(): void {
		this.#stop.abort();
		this.#disposables.dispose();
	}

	async #look(signal: AbortSignal): Promise<void> {
		const hidden = this.#hidden();
		if (hidden) return this.#take(hidden);
		try {
			await this.#lookAtChanges(signal);
			if (!signal.aborted) await this.#publish("known", signal);
		} catch (error) {
			if (signal.aborted) return;
			if (!(error instanceof HumanError)) this.#folder.log.error("debt", error as Error);
			this.#scope = undefined;
			this.#take({ state: "failed", detail: (error as Error).message });
		}
	}

	/** The state where nothing is to be looked for. */
	#hidden(): DebtState | undefined {
		if (this.#folder.uri.scheme !== "file") return { state: "virtual" };
		if (!vscode.workspace.isTrusted) return { state: "untrusted" };
		return this.#folder.snapshot?.intent.state === "known" ? undefined : { state: "unasked" };
	}

	async #lookAtChanges(signal: AbortSignal): Promise<void> {
		const scope = await debtScope(this.#folder);
		if (signal.aborted) return;
		const before = this.#scope;
		this.#scope = scope;
		if (before && before.options.folder !== scope.options.folder) this.#files.clear();
		const { paths, documents, everything } = this.#changes.take();
		const enough =
			!everything && before?.key === scope.key && (await lookAtSome(this.#files, scope, paths, signal));
		if (!enough) await this.#scan(scope, signal);
		await this.#documents.read(documents, scope);
	}

	async #scan(scope: DebtScope, signal: AbortSignal): Promise<void> {
		this.#stop = new AbortController();
		this.#documents.forget();
		const stop = this.#stop.signal;
		try {
			this.#looked = await lookAtAll(this.#files, scope, {
				signal: AbortSignal.any([signal, stop]),
				onSome: () => this.#publish("scanning", signal),
			});
		} catch (error) {
			if (!stop.aborted || signal.aborted) throw error;
			const gap = vscode.l10n.t(
				"The scan was stopped before it had looked at all files. Refresh to scan again.",
			);
			this.#looked = { gaps: [gap] };
		}
	}

	async #publish(state: "scanning" | "known", signal: AbortSignal): Promise<void> {
		const { snapshot } = this.#folder;
		if (snapshot?.intent.state !== "known" || !this.#scope) return;
		const { intent } = snapshot.intent;
		const items = await this.#entriesNow(signal);
		if (signal.aborted) return;
		this.#take({
			state,
			root: this.#scope.options.folder,
			items,
			byGoal: countByGoal(items, intent, () => []),
			...this.#looked,
		});
	}

	async #entriesNow(signal: AbortSignal): Promise<readonly DebtEntry[]> {
		const { intent, today } = this.#folder.snapshot ?? {};
		if (intent?.state !== "known" || today === undefined) return [];
		const key = alignmentKey(intent.intent, today, "");
		if (this.#entries?.key !== key)
			this.#entries = { key, made: entries(aligner(intent.intent, today), new Map(), this.#entries?.made) };
		const { made } = this.#entries;
		const items: DebtEntry[] = [];
		let until = performance.now() + slice;
		for (const item of this.#files.all()) {
			items.push(made.of(item));
			if (performance.now() < until) continue;
			await setImmediate();
			if (signal.aborted) break;
			until = performance.now() + slice;
		}
		return items;
	}

	#take(state: DebtState): void {
		if (isSame(this.#state, state)) return;
		this.#state = state;
		this.#changed.fire();
	}
}

/** Entries are the same as long as nothing about them changes. */
function isSame(a: DebtState, b: DebtState): boolean {
	if (a.state !== b.state) return false;
	if (!("items" in a && "items" in b)) return "detail" in a && "detail" in b ? a.detail === b.detail : true;
	return (
		a.items.length === b.items.length &&
		a.items.every((entry, at) => entry === b.items[at]) &&
		isDeepStrictEqual({ ...a, items: [] }, { ...b, items: [] })
	);
}

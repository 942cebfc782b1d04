import { isDeepStrictEqual } from "node:util";
import * as vscode from "vscode";
import type { DebtState } from "../core/debt/debtState.ts";
import type { TrendStep } from "../core/debt/trend.ts";
import { HumanError } from "../sources/errors.ts";
import { Coalescer } from "./coalesce.ts";
import { DebtAligned } from "./debtAligned.ts";
import { DebtChangeLog } from "./debtChanges.ts";
import { DebtDocuments } from "./debtDocuments.ts";
import { DebtFiles } from "./debtFiles.ts";
import { filesOf, type Looked, lookAtAll, lookAtFiles } from "./debtLook.ts";
import { type BranchDifference, DebtPast } from "./debtPast.ts";
import { type DebtScope, debtScope } from "./debtScope.ts";
import { Disposables } from "./disposables.ts";
import type { Part, PartFolder } from "./parts.ts";
import { onDidChangeDebtSettings } from "./settings.ts";

/** Waits for a pause in typing; a long rebase is looked at once in a while. */
const pace = { quiet: 150, atMost: 1500 };

/** Beyond that many changed files, scanning everything is faster. */
const mostChanged = 5000;

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
	readonly #aligned = new DebtAligned();
	readonly #past: DebtPast;
	#branch: BranchDifference | undefined;
	#steps: readonly TrendStep[] = [];

	constructor(folder: PartFolder) {
		this.#folder = folder;
		this.#past = new DebtPast(folder, this.#files);
		this.#coalescer = this.#disposables.add(new Coalescer((signal) => this.#look(signal), pace));
		// The first look waits for the intent alone.
		const trigger = () => (this.#scope ? this.#coalescer.trigger() : void this.#coalescer.now());
		this.#changes = this.#disposables.add(new DebtChangeLog(folder.uri, trigger));
		this.#disposables.add(folder.onDidChange(trigger));
		this.#disposables.add(folder.onDidTouchFiles(trigger));
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
			const scope = await debtScope(this.#folder);
			if (signal.aborted) return;
			await this.#lookAtChanges(scope, signal);
			// What takes longer to know comes on top of it.
			if (this.#state.state === "scanning" || this.#state.state === "unasked")
				await this.#publish("known", signal);
			await this.#compare(scope, signal);
			await this.#publish("known", signal);
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

	async #lookAtChanges(scope: DebtScope, signal: AbortSignal): Promise<void> {
		const before = this.#scope;
		this.#scope = scope;
		if (before && before.options.folder !== scope.options.folder) this.#files.clear();
		const { paths, documents, everything } = this.#changes.take();
		const switched = await this.#past.switched(scope, signal);
		const enough =
			!everything &&
			before?.key === scope.key &&
			switched !== undefined &&
			(await this.#lookAtSome(scope, { paths, switched }, signal));
		if (!enough) await this.#scan(scope, signal);
		await this.#documents.read(documents, scope);
	}

	/** False when that is too much. */
	async #lookAtSome(
		scope: DebtScope,
		{ paths, switched }: { readonly paths: Iterable<string>; readonly switched: readonly string[] },
		signal: AbortSignal,
	): Promise<boolean> {
		const asked = await filesOf(this.#files, scope, paths);
		if (asked === undefined || asked.size + switched.length > mostChanged) return false;
		for (const file of await lookAtFiles(this.#files, scope, new Set([...asked, ...switched]), signal))
			if (asked.has(file)) this.#past.edited.add(file);
		return true;
	}

	/** With other commits; what git can't say is left out, and the rest shown nevertheless. */
	async #compare(scope: DebtScope, signal: AbortSignal): Promise<void> {
		const { git } = this.#folder.snapshot ?? {};
		// A rebase goes through many commits that nobody looks at.
		if (signal.aborted || (git?.state === "ready" && git.operation)) return;
		this.#branch = await this.#past.branch(scope, signal);
		// The first trend takes a while; later ones are there at once, and belong to what else has changed.
		if (this.#steps.length === 0) await this.#publish("known", signal);
		this.#steps = await this.#past.trend(scope, signal);
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
		const known = { intent, today: snapshot.today, branch: this.#branch, steps: this.#steps };
		const aligned = await this.#aligned.of(this.#files.all(), known, signal);
		if (signal.aborted) return;
		this.#take({ state, root: this.#scope.options.folder, ...aligned, ...this.#looked });
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

import * as vscode from "vscode";
import type { OnDemand } from "../core/snapshot.ts";
import { Coalescer } from "./coalesce.ts";
import { Disposables } from "./disposables.ts";
import type { Part, PartFolder } from "./parts.ts";

/** Nobody waits for it, and each look may cost a process. */
const pace = { quiet: 150, atMost: 1000 };

/** The files that the current branch changed: those of its commits, and those that aren't committed yet. */
export class TouchedPart implements Part<OnDemand["touched"]> {
	readonly #disposables = new Disposables();
	readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
	readonly onDidChange = this.#changed.event;
	readonly #folder: PartFolder;
	#state: OnDemand["touched"] = { state: "reading" };

	constructor(folder: PartFolder) {
		this.#folder = folder;
		const coalescer = this.#disposables.add(new Coalescer((signal) => this.#refresh(signal), pace));
		this.#disposables.add(folder.onDidChange(() => coalescer.trigger()));
		this.#disposables.add(folder.onDidTouchFiles(() => coalescer.trigger()));
		coalescer.trigger();
	}

	get state(): OnDemand["touched"] {
		return this.#state;
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	async #refresh(signal: AbortSignal): Promise<void> {
		const branch = this.#folder.snapshot?.branch;
		const files = branch && !branch.isDefault ? await this.#folder.changedFiles() : undefined;
		// Another branch by now: its own look follows.
		if (signal.aborted || branch?.name !== this.#folder.snapshot?.branch?.name) return;
		const next: OnDemand["touched"] =
			branch && files ? { state: "known", branch: branch.name, files: [...files].sort() } : { state: "none" };
		if (JSON.stringify(next) === JSON.stringify(this.#state)) return;
		this.#state = next;
		this.#changed.fire();
	}
}

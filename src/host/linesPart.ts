import * as vscode from "vscode";
import type { OnDemand } from "../core/snapshot.ts";
import type { Part, PartFolder } from "./parts.ts";

export class LinesPart implements Part<OnDemand["lines"]> {
	readonly #changed = new vscode.EventEmitter<void>();
	readonly onDidChange = this.#changed.event;
	readonly state: OnDemand["lines"] = { state: "unasked" };
	readonly folder: PartFolder;

	constructor(folder: PartFolder) {
		this.folder = folder;
	}

	dispose(): void {
		this.#changed.dispose();
	}
}

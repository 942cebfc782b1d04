import type * as vscode from "vscode";

/** Holds what must be disposed together; `add` returns its argument, so that things are registered at birth. */
export class Disposables implements vscode.Disposable {
	readonly #items = new Set<vscode.Disposable>();

	add<T extends vscode.Disposable>(item: T): T {
		this.#items.add(item);
		return item;
	}

	dispose(): void {
		for (const item of this.#items) item.dispose();
		this.#items.clear();
	}
}

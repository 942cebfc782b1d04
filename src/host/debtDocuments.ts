import * as vscode from "vscode";
import { type DebtItem, itemSteps } from "../core/debt/items.ts";
import { languageOf } from "../core/debt/languages.ts";
import { tagSyntax } from "../core/debt/tags.ts";
import { scannable } from "../sources/debtScan.ts";
import { patiently } from "../sources/patiently.ts";
import type { DebtFiles } from "./debtFiles.ts";
import { debtFile } from "./debtPlaces.ts";
import type { DebtScope } from "./debtScope.ts";

/** Reads open documents for their debt, in this process: what is typed counts before it is saved. */
export class DebtDocuments {
	readonly #files: DebtFiles;
	/** Whether files that held no debt when all was scanned are looked at: git may ignore them. */
	readonly #seen = new Map<string, boolean>();

	constructor(files: DebtFiles) {
		this.#files = files;
	}

	async read(documents: readonly vscode.TextDocument[], scope: DebtScope): Promise<void> {
		this.#dropClosed(scope);
		const found: { readonly file: string; readonly items: readonly DebtItem[] }[] = [];
		for (const document of documents) {
			const file = debtFile({ root: scope.options.folder }, document.uri);
			if (file !== undefined) found.push({ file, items: await itemsOf(document, file, scope) });
		}
		const seen = await this.#scannable(found, scope);
		for (const { file, items } of found) if (seen(file)) this.#files.setTyped(file, items);
	}

	/** What git ignores may have changed. */
	forget(): void {
		this.#seen.clear();
	}

	#dropClosed({ options: { folder } }: DebtScope): void {
		const dirty = new Set(
			vscode.workspace.textDocuments.flatMap(({ isDirty, uri }) =>
				isDirty ? (debtFile({ root: folder }, uri) ?? []) : [],
			),
		);
		for (const file of this.#files.typed) if (!dirty.has(file)) this.#files.dropTyped(file);
	}

	async #scannable(
		found: readonly { readonly file: string; readonly items: readonly DebtItem[] }[],
		{ options }: DebtScope,
	): Promise<(file: string) => boolean> {
		const isKnown = (file: string) => this.#files.holds(file) || this.#seen.has(file);
		const doubtful = found.filter(({ file, items }) => items.length > 0 && !isKnown(file));
		if (doubtful.length > 0) {
			const asked = doubtful.map(({ file }) => file);
			const seen = await scannable(options, asked);
			for (const file of asked) this.#seen.set(file, seen.has(file));
		}
		return (file) => this.#files.holds(file) || this.#seen.get(file) !== false;
	}
}

/** Longer documents are not read, as longer files aren't. */
const longest = 2_000_000;

async function itemsOf(
	document: vscode.TextDocument,
	file: string,
	{ options }: DebtScope,
): Promise<readonly DebtItem[]> {
	const text = document.getText();
	const language = languageOf(file, { id: document.languageId, text });
	if (language === undefined || text.length > longest) return [];
	return patiently(itemSteps(text, file, language, tagSyntax(options.tags)));
}

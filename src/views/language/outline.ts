import * as vscode from "vscode";
import { namedIn } from "../../core/language/facts.ts";
import type { OutlineEntry } from "../../core/language/outline.ts";
import type { RefKind } from "../../core/model.ts";
import { Disposables } from "../../host/disposables.ts";
import type { Folders } from "../../host/folders.ts";
import { type LanguageFiles, type Located, readable, selector } from "./languageFiles.ts";
import { kindTitle } from "./refText.ts";

/** The outline and breadcrumbs of a file, and a search over everything in the workspace. */
export function registerOutline(files: LanguageFiles, folders: Folders): vscode.Disposable {
	const disposables = new Disposables();
	disposables.add(
		vscode.languages.registerDocumentSymbolProvider(selector, {
			async provideDocumentSymbols(document, token) {
				const now = await files.read(document, token);
				// While something is half typed, the outline stays as it was.
				const file = now && readable(now);
				return file ? file.outline.map((entry) => symbolOf(file, entry)) : [];
			},
		}),
	);
	disposables.add(
		vscode.languages.registerWorkspaceSymbolProvider({
			provideWorkspaceSymbols: (query) => folders.all.flatMap((folder) => symbolsIn(folder, query)),
		}),
	);
	return disposables;
}

function symbolOf(file: Located, entry: OutlineEntry): vscode.DocumentSymbol {
	const { name, detail, is, whole, at, children } = entry;
	const symbol = new vscode.DocumentSymbol(
		// VS Code refuses symbols without a name.
		name || "?",
		detail,
		iconOf(is),
		file.rangeOf(whole),
		file.rangeOf(at),
	);
	symbol.children = children.map((child) => symbolOf(file, child));
	return symbol;
}

function symbolsIn(folder: Folders["all"][number], query: string): vscode.SymbolInformation[] {
	const state = folder.snapshot?.intent;
	if (state?.state !== "known") return [];
	const { intent, file } = state;
	const kinds = ["problem", "objective", "key result", "engineering goal"] as const;
	return namedIn(intent, kinds).flatMap(({ ref, kind, title, at }) => {
		// The name holds the title too: VS Code looks for what was typed in names alone.
		const name = `${ref}: ${title}`;
		if (!matches(name, query)) return [];
		const location = new vscode.Location(folder.uriOf(file), folder.rangeOf({ file, ...at }));
		return [new vscode.SymbolInformation(name, iconOf(kind), kindTitle(kind), location)];
	});
}

/** Whether the characters of `query` come in this order: VS Code ranks what is left. */
function matches(name: string, query: string): boolean {
	const text = name.toLowerCase();
	let at = 0;
	for (const char of query.toLowerCase().replace(/^#|\s+/g, "")) {
		at = text.indexOf(char, at) + 1;
		if (at === 0) return false;
	}
	return true;
}

function iconOf(is: OutlineEntry["is"] | RefKind): vscode.SymbolKind {
	switch (is) {
		case "section":
			return vscode.SymbolKind.Namespace;
		case "problem":
			return vscode.SymbolKind.Event;
		case "objective":
			return vscode.SymbolKind.Class;
		case "key result":
			return vscode.SymbolKind.Number;
		case "engineering goal":
			return vscode.SymbolKind.Module;
		case "entry":
			return vscode.SymbolKind.Key;
		case "key":
			return vscode.SymbolKind.Property;
	}
}

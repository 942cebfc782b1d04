import * as vscode from "vscode";
import type { DebtEntry } from "../../core/debt/debtState.ts";
import { debtFile, debtUri } from "../../host/debtPlaces.ts";
import { Disposables } from "../../host/disposables.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import { rangeIn } from "../../host/ranges.ts";
import { type FlagKind, flagSettingsFor, onDidChangeSettings } from "../../host/settings.ts";
import { isolated } from "../../host/words.ts";
import { type Flagged, flagged } from "./flags.ts";

/** Codes of diagnostics, by what is flagged. */
export const flagCodes: Readonly<Record<FlagKind, string>> = {
	unaligned: "debt-unaligned",
	dangling: "debt-dangling",
	overdue: "debt-overdue",
};

const severities: Readonly<Record<FlagKind, vscode.DiagnosticSeverity>> = {
	unaligned: vscode.DiagnosticSeverity.Hint,
	dangling: vscode.DiagnosticSeverity.Warning,
	overdue: vscode.DiagnosticSeverity.Information,
};

/** Flags debt in the editor, as quietly as the settings say. */
export function registerDebtDiagnostics(folders: Folders): vscode.Disposable {
	const disposables = new Disposables();
	const collection = disposables.add(vscode.languages.createDiagnosticCollection("alignment debt"));
	const shown = new Map<string, readonly vscode.Diagnostic[]>();
	const publish = () => {
		const now = new Map(folders.all.flatMap((folder) => [...diagnosticsOf(folder)]));
		for (const uri of shown.keys()) if (!now.has(uri)) collection.delete(vscode.Uri.parse(uri));
		for (const [uri, diagnostics] of now)
			if (!isSame(shown.get(uri), diagnostics)) collection.set(vscode.Uri.parse(uri), diagnostics);
		shown.clear();
		for (const [uri, diagnostics] of now) shown.set(uri, diagnostics);
	};
	disposables.add(folders.onDidChange(publish));
	disposables.add(onDidChangeSettings(publish));
	// An open document says on which columns items stand; a closed one is no longer open.
	disposables.add(vscode.workspace.onDidOpenTextDocument(publish));
	disposables.add(vscode.workspace.onDidCloseTextDocument(publish));
	publish();
	return disposables;
}

function diagnosticsOf(folder: FolderModel): ReadonlyMap<string, readonly vscode.Diagnostic[]> {
	const { debt } = folder.snapshot ?? {};
	const found = new Map<string, readonly vscode.Diagnostic[]>();
	if (!debt || !("root" in debt)) return found;
	const documents = new Map<string, vscode.TextDocument>();
	for (const document of vscode.workspace.textDocuments) {
		const file = debtFile(debt, document.uri);
		if (file !== undefined) documents.set(file, document);
	}
	const { scope, kinds } = flagSettingsFor(folder.uri);
	for (const [file, flags] of flagged(debt, scope, kinds, (each) => documents.has(each))) {
		const document = documents.get(file);
		found.set(
			debtUri(debt, file).toString(),
			flags.map((flag) => diagnosticOf(flag, document)),
		);
	}
	return found;
}

function diagnosticOf(
	{ entry, kind }: Flagged,
	document: vscode.TextDocument | undefined,
): vscode.Diagnostic {
	const { item } = entry;
	const place = kind === "dangling" ? (item.goalAt ?? item.at) : item.at;
	// Without its text only the line is known.
	const range = document ? rangeIn(document, place) : new vscode.Range(item.line, 0, item.line, 0);
	const diagnostic = new vscode.Diagnostic(range, messageOf(entry, kind), severities[kind]);
	diagnostic.source = "Alignment";
	diagnostic.code = flagCodes[kind];
	return diagnostic;
}

function messageOf({ item, alignment }: DebtEntry, kind: FlagKind): string {
	const { l10n } = vscode;
	switch (kind) {
		case "unaligned":
			return l10n.t("This serves no engineering goal. Link it to one, or pay it when you come by.");
		case "dangling":
			return alignment.didYouMean === undefined
				? l10n.t("There is no engineering goal “{0}”.", isolated(item.goal ?? ""))
				: l10n.t(
						"There is no engineering goal “{0}”. Did you mean “{1}”?",
						isolated(item.goal ?? ""),
						alignment.didYouMean,
					);
		case "overdue":
			return l10n.t("This was to be paid by {0}.", item.by ?? "");
	}
}

function isSame(a: readonly vscode.Diagnostic[] | undefined, b: readonly vscode.Diagnostic[]): boolean {
	return (
		a?.length === b.length &&
		a.every((one, i) => {
			const other = b[i];
			return (
				other && one.range.isEqual(other.range) && one.message === other.message && one.code === other.code
			);
		})
	);
}

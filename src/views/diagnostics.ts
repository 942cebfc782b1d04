import * as vscode from "vscode";
import type { Finding } from "../core/finding.ts";
import { isShape } from "../core/language/shape.ts";
import { Disposables } from "../host/disposables.ts";
import type { FolderModel } from "../host/folderModel.ts";
import type { Folders } from "../host/folders.ts";
import { messageOf, severityOf } from "../host/messages.ts";
import { isShapeShownElsewhere, onMayBeShownElsewhere } from "../host/yamlValidation.ts";

/** Shows what the team's files got wrong, where it stands; but not what another extension shows there already. */
export function registerDiagnostics(folders: Folders): vscode.Disposable {
	const disposables = new Disposables();
	const collection = disposables.add(vscode.languages.createDiagnosticCollection("alignment"));
	const publish = () => {
		collection.clear();
		for (const folder of folders.all) publishFolder(collection, folder);
	};
	disposables.add(folders.onDidChange(publish));
	disposables.add(onMayBeShownElsewhere(publish));
	publish();
	return disposables;
}

function publishFolder(collection: vscode.DiagnosticCollection, folder: FolderModel): void {
	const byFile = new Map<string, vscode.Diagnostic[]>();
	const isHeldBack = isShapeShownElsewhere() ? isShape : () => false;
	for (const finding of folder.snapshot?.findings ?? []) {
		if (isHeldBack(finding)) continue;
		const diagnostics = byFile.get(finding.file) ?? [];
		byFile.set(finding.file, [...diagnostics, diagnosticOf(finding, folder)]);
	}
	for (const [file, diagnostics] of byFile) collection.set(folder.uriOf(file), diagnostics);
}

function diagnosticOf(finding: Finding, folder: FolderModel): vscode.Diagnostic {
	const range = folder.rangeOf(finding);
	const diagnostic = new vscode.Diagnostic(range, messageOf(finding), severityOf(finding));
	diagnostic.source = "Alignment";
	diagnostic.code = finding.code;
	if (finding.code === "duplicate-id") {
		const first = new vscode.Location(
			folder.uriOf(finding.file),
			folder.rangeOf({ file: finding.file, ...finding.firstAt }),
		);
		diagnostic.relatedInformation = [
			new vscode.DiagnosticRelatedInformation(first, vscode.l10n.t("It stands here first.")),
		];
	}
	return diagnostic;
}

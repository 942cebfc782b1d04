import * as vscode from "vscode";
import type { Snapshot } from "../core/snapshot.ts";
import { Disposables } from "../host/disposables.ts";
import type { Folders } from "../host/folders.ts";
import { severityOf } from "../host/messages.ts";

/** The state of `alignment.yaml`, in the status bar's language corner while the file is open. */
export function registerLanguageStatus(folders: Folders): vscode.Disposable {
	const disposables = new Disposables();
	const item = disposables.add(
		vscode.languages.createLanguageStatusItem("alignment.intent", {
			pattern: "**/alignment.{yaml,yml}",
		}),
	);
	item.name = vscode.l10n.t("Alignment");
	const render = () => {
		const snapshot = folders.active?.snapshot;
		if (snapshot) draw(item, snapshot);
	};
	disposables.add(folders.onDidChange(render));
	render();
	return disposables;
}

function draw(item: vscode.LanguageStatusItem, snapshot: Snapshot): void {
	const { l10n } = vscode;
	item.busy = false;
	item.text = summary(snapshot);
	const findings = snapshot.intent.state === "none" ? [] : findingsOf(snapshot, snapshot.intent.file);
	const errors = findings.filter((f) => severityOf(f) === vscode.DiagnosticSeverity.Error);
	item.severity =
		errors.length > 0
			? vscode.LanguageStatusSeverity.Error
			: findings.length > 0
				? vscode.LanguageStatusSeverity.Warning
				: vscode.LanguageStatusSeverity.Information;
	if (findings.length === 0) {
		item.detail = l10n.t("Nothing to mend");
		item.command = undefined;
		return;
	}
	item.detail =
		findings.length === 1 ? l10n.t("1 thing to mend") : l10n.t("{0} things to mend", findings.length);
	item.command = { command: "workbench.actions.view.problems", title: l10n.t("Show") };
}

function findingsOf({ findings }: Snapshot, file: string) {
	return findings.filter((finding) => finding.file === file);
}

function summary({ intent }: Snapshot): string {
	const { l10n } = vscode;
	switch (intent.state) {
		case "none":
			return l10n.t("Not in use in this folder");
		case "unreadable":
			return l10n.t("Can't be read");
		case "known":
			return intent.stale
				? l10n.t("Can't be read; its last good state is shown")
				: l10n.t(
						"{0} problems, {1} objectives, {2} engineering goals",
						intent.intent.problems.size,
						intent.intent.objectives.size,
						intent.intent.goals.size,
					);
	}
}

import * as vscode from "vscode";
import { Disposables } from "./disposables.ts";

/** Red Hat's YAML extension: it holds our files against the JSON Schemas that we contribute. */
const validator = "redhat.vscode-yaml";

/** Whether somebody else shows what is wrong with the shape of a YAML file. */
export function isShapeShownElsewhere(): boolean {
	// Opening any YAML file activates it, and nobody is told when that happens: so being there counts.
	if (vscode.extensions.getExtension(validator) === undefined) return false;
	return vscode.workspace.getConfiguration("yaml").get("validate") !== false;
}

/** Calls back when the answer may be another one. */
export function onMayBeShownElsewhere(changed: () => void): vscode.Disposable {
	const disposables = new Disposables();
	disposables.add(vscode.extensions.onDidChange(changed));
	disposables.add(
		vscode.workspace.onDidChangeConfiguration((event) => {
			if (event.affectsConfiguration("yaml.validate")) changed();
		}),
	);
	return disposables;
}

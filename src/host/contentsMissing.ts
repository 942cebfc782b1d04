import * as vscode from "vscode";

/** What to do where a clone was made without the contents of old files. */
export function contentsMissing(): string {
	return vscode.l10n.t(
		"This clone doesn't have the contents of old files. Fetch them with `git fetch --refetch --no-filter`, or open a full clone.",
	);
}

import * as vscode from "vscode";
import type { Snapshot } from "../../core/snapshot.ts";
import type { Words } from "../../host/words.ts";

export function wordsOf({ today }: Pick<Snapshot, "today">): Words {
	return { l10n: vscode.l10n, locale: vscode.env.language, today };
}

import * as vscode from "vscode";
import type { Ref } from "../../core/model.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { withoutIcons } from "../../host/words.ts";

interface Pick extends vscode.QuickPickItem {
	readonly ref?: Ref;
}

/** One of what was agreed on; undefined when the user thought better of it. */
export async function pickRef({ snapshot }: FolderModel): Promise<Ref | undefined> {
	if (snapshot?.intent.state !== "known") return undefined;
	const { l10n } = vscode;
	const { problems, objectives, keyResults, goals } = snapshot.intent.intent;
	const group = (label: string, rows: Iterable<readonly [Ref, { readonly title: string }]>): Pick[] => {
		const items = [...rows].map(([ref, { title }]) => ({
			label: withoutIcons(title),
			description: ref,
			ref,
		}));
		return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
	};
	const picked = await vscode.window.showQuickPick(
		[
			...group(l10n.t("Problems"), problems),
			...group(l10n.t("Objectives"), objectives),
			...group(l10n.t("Key results"), keyResults),
			...group(l10n.t("Engineering Goals"), goals),
		],
		{ title: l10n.t("Open Story"), placeHolder: l10n.t("What became of…"), matchOnDescription: true },
	);
	return picked?.ref;
}

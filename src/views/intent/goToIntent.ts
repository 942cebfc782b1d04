import * as vscode from "vscode";
import type { Intent, Span } from "../../core/model.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import { openPlace } from "../../host/openPlace.ts";
import { back, pickOne } from "../../host/steps.ts";

interface Destination extends vscode.QuickPickItem {
	readonly folder: FolderModel;
	readonly file: string;
	readonly at: Span;
}

/** Goes to anything that `alignment.yaml` names, by any part of its title or id. */
export async function goToIntent(folders: Folders): Promise<void> {
	const { l10n } = vscode;
	const { all } = folders;
	const items = all.flatMap((folder) => destinations(folder, all.length > 1));
	const frame = { title: l10n.t("Go to Intent"), step: 1, total: 1 };
	const picked = await pickOne(frame, {
		placeholder: l10n.t("A problem, objective, key result or engineering goal"),
		items,
	});
	if (picked !== undefined && picked !== back)
		await openPlace(picked.folder, { file: picked.file, ...picked.at });
}

function destinations(folder: FolderModel, named: boolean): readonly Destination[] {
	const state = folder.snapshot?.intent;
	if (state?.state !== "known") return [];
	return entries(state.intent).map(({ icon, title, ref, kind, at }) => ({
		label: `$(${icon}) ${title}`,
		description: ref,
		detail: named ? `${kind} · ${folder.name}` : kind,
		folder,
		file: state.file,
		at,
	}));
}

function entries({ problems, objectives, keyResults, goals }: Intent) {
	const { l10n } = vscode;
	const row =
		(icon: string, kind: string) => (entry: { title: string; id: string; at: Span; ref?: string }) => ({
			icon,
			kind,
			title: entry.title.replaceAll("$(", "$\u200B("),
			ref: entry.ref ?? entry.id,
			at: entry.at,
		});
	return [
		...[...problems.values()].map(row("account", l10n.t("Problem"))),
		...[...objectives.values()].map(row("target", l10n.t("Objective"))),
		...[...keyResults.values()].map(row("graph-line", l10n.t("Key result"))),
		...[...goals.values()].map(row("tools", l10n.t("Engineering goal"))),
	];
}

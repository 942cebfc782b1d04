import * as vscode from "vscode";
import type { FolderModel } from "../../host/folderModel.ts";
import { openCommit } from "../../host/openCommit.ts";
import { openPlace } from "../../host/openPlace.ts";
import type { MeasuresModel, Opens } from "../../webview/measures/model.ts";

/** Opens what the page links to: nothing that it doesn't show. */
export async function openFromPage(
	folder: FolderModel | undefined,
	{ what, name, toSide }: Opens & { readonly toSide: boolean },
	model: MeasuresModel,
): Promise<void> {
	const { snapshot } = folder ?? {};
	if (!folder || !snapshot || !isShown({ what, name }, model)) return;
	const column = toSide ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
	switch (what) {
		case "commit":
			if (snapshot.git.state === "ready") await openCommit(snapshot.git.root, name);
			return;
		case "record":
			return openPlace(folder, { file: name, from: 0, to: 0 }, column);
		case "ref": {
			if (snapshot.intent.state !== "known") return;
			const { file, intent } = snapshot.intent;
			const at = intent.keyResults.get(name)?.at;
			if (at) await openPlace(folder, { file, ...at }, column);
		}
	}
}

function isShown({ what, name }: Opens, { measures, brought }: MeasuresModel): boolean {
	const details = [...measures, ...(brought ? [brought] : [])].flatMap((one) => one.details);
	const rows = measures.flatMap(({ chart }) => (chart?.kind === "progress" ? chart.rows : []));
	const cells = details.flatMap(({ tables }) => tables.flatMap((table) => table.rows.flat()));
	return [...rows, ...cells].some(({ open }) => open?.what === what && open.name === name);
}

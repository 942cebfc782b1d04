import * as vscode from "vscode";
import { intentSchema } from "../../core/intent/schema.ts";
import { editYaml } from "../../host/editFile.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { IntentNode } from "./nodes.ts";

const mime = "application/vnd.code.tree.alignment.intent";

interface Element {
	readonly folder: FolderModel;
	readonly node?: IntentNode;
}

/** Dropping an engineering goal onto a key result says that the goal supports it. */
export function supportByDrag(fail: (error: unknown) => void): vscode.TreeDragAndDropController<Element> {
	return {
		dragMimeTypes: [mime],
		dropMimeTypes: [mime],
		handleDrag(dragged, transfer) {
			const goals = dragged.filter(({ node }) => node?.kind === "engineering goal");
			if (goals.length > 0) transfer.set(mime, new vscode.DataTransferItem(goals));
		},
		async handleDrop(target, transfer) {
			const goals = transfer.get(mime)?.value as readonly Element[] | undefined;
			if (!goals || target?.node?.kind !== "key result") return;
			try {
				for (const { folder, node } of goals)
					if (node && folder === target.folder) await support(folder, node.id, target.node.id);
			} catch (error) {
				fail(error);
			}
		},
	};
}

async function support(folder: FolderModel, goal: string, keyResult: string): Promise<void> {
	const state = folder.snapshot?.intent;
	if (state?.state !== "known") return;
	if (state.intent.goals.get(goal)?.supports.includes(keyResult)) return;
	await editYaml(folder.editable(state.file, intentSchema), [
		{ append: ["engineering_goals", goal, "supports"], value: keyResult },
	]);
}

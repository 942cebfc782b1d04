import * as vscode from "vscode";
import { type ItemRow, itemRows } from "../../host/debtRow.ts";
import { internalCommands } from "../../ids.ts";
import type { DebtElement } from "./elements.ts";

const mime = "application/vnd.code.tree.alignment.debt";

/** Dropping items onto a goal, or onto one of its items, links them to it. */
export function linkByDrag(fail: (error: unknown) => void): vscode.TreeDragAndDropController<DebtElement> {
	return {
		dragMimeTypes: [mime],
		dropMimeTypes: [mime],
		handleDrag(dragged, transfer) {
			const rows = dragged.flatMap((row) => itemRows(row));
			if (rows.length > 0) transfer.set(mime, new vscode.DataTransferItem(rows));
		},
		async handleDrop(target, transfer) {
			const dropped = transfer.get(mime)?.value as readonly ItemRow[] | undefined;
			const goal = target && goalOf(target);
			const rows = dropped?.filter(
				({ folder, entry }) => folder === target?.folder && entry.item.goal !== goal,
			);
			if (goal === undefined || !rows?.length) return;
			try {
				await vscode.commands.executeCommand(internalCommands.linkDebtTo, goal, rows);
			} catch (error) {
				fail(error);
			}
		},
	};
}

function goalOf(element: DebtElement): string | undefined {
	for (let at: DebtElement | undefined = element; at; at = at.parent)
		if (at.kind === "group" && at.group.by === "goal" && at.group.isKnown) return at.group.name;
	return undefined;
}

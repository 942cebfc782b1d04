import * as vscode from "vscode";
import type { EngineeringGoal } from "../../core/model.ts";
import type { Folders } from "../../host/folders.ts";
import { plainMarkdown } from "../../host/plainMarkdown.ts";
import { textOf } from "./debtCommands.ts";

/** Brackets behind a word, up to what is typed in them. */
const inBrackets = /[^\s(]\s?\([^()]*?\b(goal|by):\s*([\w-]*)$/i;

/** Ids of goals after `goal:` and the period's last day after `by:`, in comments; one look at the line elsewhere. */
export function debtCompletion(folders: Folders): vscode.CompletionItemProvider {
	return {
		provideCompletionItems(document, position) {
			const before = document.lineAt(position.line).text.slice(0, position.character);
			const [, key = "", typed = ""] = inBrackets.exec(before) ?? [];
			if (key === "") return undefined;
			const text = textOf(folders, document);
			const state = text?.folder.snapshot?.intent;
			const offset = document.offsetAt(position);
			const isInItem = text?.items.some(
				({ bracketsAt, at, extent }) => at.to <= offset && offset <= Math.max(bracketsAt?.to ?? 0, extent.to),
			);
			// Brackets that aren't closed yet are no brackets: then the tag before them has to do.
			if (!text || state?.state !== "known" || !(isInItem ?? false)) return undefined;
			const range = new vscode.Range(position.translate(0, -typed.length), position);
			if (key.toLowerCase() === "by") return lastDay(state.intent.period?.to, range);
			return [...state.intent.goals.values()].map((goal) => goalItem(goal, range));
		},
	};
}

function goalItem({ id, title, because }: EngineeringGoal, range: vscode.Range): vscode.CompletionItem {
	const item = new vscode.CompletionItem(
		{ label: id, description: title },
		vscode.CompletionItemKind.Reference,
	);
	item.range = range;
	item.filterText = `${id} ${title}`;
	item.insertText = id;
	if (because !== undefined) item.documentation = new vscode.MarkdownString(plainMarkdown(because));
	return item;
}

function lastDay(day: string | undefined, range: vscode.Range): vscode.CompletionItem[] {
	if (day === undefined) return [];
	const item = new vscode.CompletionItem(
		{ label: day, description: vscode.l10n.t("the period's last day") },
		vscode.CompletionItemKind.Value,
	);
	item.range = range;
	return [item];
}

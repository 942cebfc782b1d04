import * as vscode from "vscode";
import type { Alignment } from "../../core/debt/align.ts";
import type { DebtItem } from "../../core/debt/items.ts";
import { identityOf } from "../../core/debt/items.ts";
import type { Intent, KeyResult } from "../../core/model.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import type { Folders } from "../../host/folders.ts";
import { plainMarkdown } from "../../host/plainMarkdown.ts";
import { rangeIn } from "../../host/ranges.ts";
import { language } from "../../host/webviewPage.ts";
import { amount, goalKindName, number, type Words } from "../../host/words.ts";
import { commands } from "../../ids.ts";
import { textNearDebt } from "./debtCommands.ts";
import { flagCodes } from "./debtDiagnostics.ts";
import { itemAt } from "./debtText.ts";

/** Says over a debt item which goal it counts for, why that matters and which number it carries. */
export function debtHover(folders: Folders): vscode.HoverProvider {
	return {
		provideHover(document, position) {
			const text = textNearDebt(folders, document, position);
			const item = text && itemAt(text, position);
			const { snapshot } = text?.folder ?? {};
			if (!item || snapshot?.intent.state !== "known" || !rangeIn(document, item.extent).contains(position))
				return undefined;
			const alignment = alignmentOf(snapshot, item);
			const markdown =
				alignment &&
				hoverText({ item, alignment, flags: flagsAt(document, position) }, snapshot, snapshot.intent.intent);
			return markdown && new vscode.Hover(markdown, rangeIn(document, item.extent));
		},
	};
}

function alignmentOf({ debt }: Snapshot, item: DebtItem): Alignment | undefined {
	const entries = "items" in debt ? debt.items : [];
	const identity = identityOf(item);
	return entries.find((each) => each.item.file === item.file && identityOf(each.item) === identity)
		?.alignment;
}

/** What VS Code says above our hover. */
function flagsAt(document: vscode.TextDocument, position: vscode.Position): ReadonlySet<unknown> {
	const flags = vscode.languages.getDiagnostics(document.uri).filter(({ range }) => range.contains(position));
	return new Set(flags.map(({ code }) => code));
}

interface Hovered {
	readonly item: DebtItem;
	readonly alignment: Alignment;
	readonly flags: ReadonlySet<unknown>;
}

function hoverText(
	{ item: { goal: named, by }, alignment, flags }: Hovered,
	snapshot: Snapshot,
	intent: Intent,
): vscode.MarkdownString {
	const { l10n } = vscode;
	const words: Words = { l10n, locale: language(), today: snapshot.today };
	const markdown = new vscode.MarkdownString();
	markdown.isTrusted = { enabledCommands: [commands.linkDebt] };
	const goal = alignment.goal === undefined ? undefined : intent.goals.get(alignment.goal);
	const paragraphs: string[] = [];
	if (goal) {
		const kind = goal.kind ? ` · ${goalKindName(goal.kind, words)}` : "";
		paragraphs.push(`**${plainMarkdown(goal.title)}**${kind}`);
		if (goal.because !== undefined) paragraphs.push(plainMarkdown(goal.because));
		for (const ref of goal.supports) {
			const result = intent.keyResults.get(ref);
			if (result) paragraphs.push(plainMarkdown(supportText(result, snapshot, words)));
		}
		if (alignment.state === "by path")
			paragraphs.push(plainMarkdown(l10n.t("Counts for it by its path, {0}.", alignment.glob ?? "")));
	} else if (alignment.state === "dangling") {
		if (!flags.has(flagCodes.dangling))
			paragraphs.push(plainMarkdown(l10n.t("There is no engineering goal “{0}”.", named ?? "")));
	} else if (!flags.has(flagCodes.unaligned)) paragraphs.push(l10n.t("Serves no engineering goal."));
	if (alignment.overdue && !flags.has(flagCodes.overdue))
		paragraphs.push(l10n.t("It was to be paid by {0}.", by ?? ""));
	const label = goal ? l10n.t("Link to another goal…") : l10n.t("Link to a goal…");
	paragraphs.push(`[${label}](command:${commands.linkDebt})`);
	return markdown.appendMarkdown(paragraphs.join("\n\n"));
}

/** `Carries p95 search time: now 1,900 ms, promised 800 ms` */
function supportText(
	{ ref, title, from, to, unit }: KeyResult,
	{ readings }: Snapshot,
	words: Words,
): string {
	const { l10n } = words;
	const now = readings.get(ref)?.at(-1)?.value;
	if (to === undefined) return l10n.t("Carries {0}", title);
	if (now === undefined)
		return from === undefined
			? l10n.t("Carries {0}: promised {1}", title, amount(to, unit, words))
			: l10n.t("Carries {0}: from {1} to {2}", title, number(from, words), amount(to, unit, words));
	return l10n.t("Carries {0}: now {1}, promised {2}", title, number(now, words), amount(to, unit, words));
}

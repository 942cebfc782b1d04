import * as vscode from "vscode";
import type { Snapshot } from "../../core/snapshot.ts";
import type { Folders } from "../../host/folders.ts";
import type { LineStories } from "../../host/lineStories.ts";
import { plainMarkdown } from "../../host/plainMarkdown.ts";
import { rangeIn } from "../../host/ranges.ts";
import { language } from "../../host/webviewPage.ts";
import { ago, dayOf, type Words } from "../../host/words.ts";
import { HumanError } from "../../sources/errors.ts";
import { textNearDebt } from "./debtCommands.ts";
import { itemAt } from "./debtText.ts";

/**
 * Says over a debt item how old it is and which commit brought it, never who. A hover of its own: git is asked when it
 * is opened, and what is known without git doesn't wait.
 */
export function debtAgeHover(folders: Folders): vscode.HoverProvider {
	let loading: Promise<LineStories> | undefined;
	const load = async () => {
		const { LineStories } = await import("../../host/lineStories.ts");
		return new LineStories(folders);
	};
	const originOf = async (document: vscode.TextDocument, line: number, token: vscode.CancellationToken) => {
		loading ??= load();
		try {
			return await (await loading).origin(document, line, token);
		} catch (error) {
			// What git can't say is left out; the hover that needs no git stands beside it.
			if (error instanceof HumanError) return undefined;
			throw error;
		}
	};
	return {
		async provideHover(document, position, token) {
			const text = textNearDebt(folders, document, position);
			const item = text && itemAt(text, position);
			if (!item) return undefined;
			const range = rangeIn(document, item.extent);
			if (!range.contains(position)) return undefined;
			const { snapshot } = text.folder;
			const origin = await originOf(document, item.line, token);
			if (!origin || !snapshot) return undefined;
			const said = origin.state === "committed" ? ageText(origin.commit, snapshot) : notCommitted();
			return new vscode.Hover(new vscode.MarkdownString(said), range);
		},
	};
}

function notCommitted(): string {
	return vscode.l10n.t("Not committed yet.");
}

interface Commit {
	readonly subject: string;
	/** In seconds since 1970. */
	readonly at: number;
	readonly isFirst: boolean;
}

/** `Written 3 weeks ago: Drop answers by version` */
function ageText({ at, subject, isFirst }: Commit, { today }: Snapshot): string {
	const { l10n } = vscode;
	const words: Words = { l10n, locale: language(), today };
	const day = dayOf(new Date(at * 1000).toISOString()) ?? today;
	const when = day >= today ? l10n.t("today") : ago(day, words);
	// What stands in the first commit that there is may be older.
	return plainMarkdown(
		isFirst
			? l10n.t("Here since {0} or longer: {1}", when, subject)
			: l10n.t("Written {0}: {1}", when, subject),
	);
}

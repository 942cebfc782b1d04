import * as vscode from "vscode";
import { contentsMissing } from "../../host/contentsMissing.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { LineStories, NoStory } from "../../host/lineStories.ts";
import { plainMarkdown } from "../../host/plainMarkdown.ts";
import { commands, internalCommands } from "../../ids.ts";
import { HumanError } from "../../sources/errors.ts";
import type { StoryLinks } from "./links.ts";
import { tellLine } from "./tellLine.ts";
import { wordsOf } from "./wordsOf.ts";

/** Why a line is there, with links; or why that can't be said. */
export async function hoverOf(
	stories: LineStories,
	document: vscode.TextDocument,
	line: number,
	token: vscode.CancellationToken,
): Promise<vscode.MarkdownString | undefined> {
	const told = await stories.line(document, line, token).catch((error: unknown): NoStory => {
		if (error instanceof HumanError) return { is: "failed", detail: error.message };
		throw error;
	});
	if (!told) return undefined;
	const paragraphs =
		"is" in told
			? [plainMarkdown(whyNot(told))]
			: tellLine(told.story, linksIn(told.folder), wordsOf(told.snapshot));
	const text = new vscode.MarkdownString(paragraphs.join("\n\n"));
	text.isTrusted = {
		enabledCommands: [internalCommands.openPlace, internalCommands.openCommit, commands.openStory],
	};
	return text;
}

function linksIn(folder: FolderModel): StoryLinks {
	const uri = folder.uri.toString();
	const link = (markdown: string, command: string, ...args: readonly unknown[]) => {
		const query = encodeURIComponent(JSON.stringify(args)).replaceAll("(", "%28").replaceAll(")", "%29");
		return `[${markdown}](command:${command}?${query})`;
	};
	return {
		story: (ref, markdown) => link(markdown, commands.openStory, uri, ref),
		file: (file, markdown) =>
			folder.texts.has(file)
				? link(markdown, internalCommands.openPlace, uri, { file, from: 0, to: 0 })
				: markdown,
		commit: (id, markdown) => link(markdown, internalCommands.openCommit, uri, id),
	};
}

export function whyNot(reason: NoStory): string {
	const { l10n } = vscode;
	if (reason.is === "failed") return reason.detail;
	if (reason.is === "partial") return contentsMissing();
	if (reason.is === "nested")
		return l10n.t(
			"This file belongs to the repository in “{0}”. Open that folder to see where its lines come from.",
			reason.repository,
		);
	switch (reason.git) {
		case "untrusted":
			return l10n.t("In Restricted Mode git is not run, so that nobody can say where this line comes from.");
		case "missing":
			return l10n.t("There is no git here to say where this line comes from.");
		case "outside":
			return l10n.t("This folder is not in a git repository, so that its lines have no history.");
		case "failed":
			return l10n.t("Git can't say where this line comes from. The card “This Branch” says what is wrong.");
		case "unborn":
			return l10n.t("Nothing is committed yet.");
		case "other":
			return l10n.t("This file is in another repository than alignment.yaml.");
	}
}

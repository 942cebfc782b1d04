import * as vscode from "vscode";
import type { Subject } from "../../core/deepDive/brief.ts";
import type { RitualDocument } from "../../core/model.ts";
import { registerCommand } from "../../host/commands.ts";
import { Disposables } from "../../host/disposables.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import { heedLesson } from "../../host/heedLesson.ts";
import { Proposals } from "../../host/proposal.ts";
import type { RecordFiles } from "../../host/recordFiles.ts";
import { belowRoot, showPreview } from "../../host/ritualFiles.ts";
import { shownAmong } from "../../host/shownFile.ts";
import { withoutIcons } from "../../host/words.ts";
import { commands, internalCommands } from "../../ids.ts";
import { chooseSubject, prepareDeepDive, refreshDeepDive } from "./deepDive.ts";
import { completeAction, heedHere, retireLesson } from "./noteCommands.ts";
import { PeriodReviews } from "./periodReview.ts";
import { chooseRelease, refreshPostMortem, writePostMortem } from "./postMortem.ts";
import type { RitualElement } from "./ritualsTree.ts";
import { askRoomQuestion, useRoomAnswer } from "./roomCommands.ts";

interface Surroundings {
	readonly folders: Folders;
	readonly records: RecordFiles;
	readonly log: vscode.LogOutputChannel;
}

/** Commands of the team's rituals: deep dives, post-mortems, and what became of both. */
export function registerRitualCommands({ folders, records, log }: Surroundings): vscode.Disposable {
	const disposables = new Disposables();
	const proposals = disposables.add(new Proposals());
	const reviews = disposables.add(new PeriodReviews());
	const add = <Arguments extends unknown[]>(id: string, run: (...args: Arguments) => Promise<void>) =>
		disposables.add(registerCommand(id, log, run));
	const onRow = (id: string, run: (element: RitualElement) => Promise<void>) =>
		add(id, async (element?: RitualElement) => {
			if (element?.row) await run(element);
		});

	add(commands.prepareDeepDive, async (from?: unknown) => {
		const folder = folderOf(folders, from);
		const subject = folder && (subjectFrom(folder, from) ?? (await chooseSubject(folder)));
		const file = folder && subject && (await prepareDeepDive(folder, subject, proposals));
		if (folder && file !== undefined) await openToWrite(folder, file);
	});
	add(commands.writePostMortem, async (uri?: unknown, tag?: unknown) => {
		const folder = typeof uri === "string" ? folders.of(uri) : folders.active;
		const release = folder && (typeof tag === "string" && tag !== "" ? tag : await chooseRelease(folder));
		const file = folder && release !== undefined && (await writePostMortem(folder, release, proposals));
		if (folder && file) await openToWrite(folder, file);
	});
	add(commands.refreshDocument, async (from?: unknown) => {
		const found = await documentOf(folders, from);
		if (!found) return;
		const { folder, document } = found;
		if (document.kind === "deep dive") await refreshDeepDive(folder, document, proposals);
		else await refreshPostMortem(folder, document, proposals);
	});
	add(commands.askInDeepDive, async () => {
		if (folders.active) await askRoomQuestion(folders.active);
	});
	add(commands.useDeepDiveAnswer, async () => {
		if (folders.active) await useRoomAnswer(folders.active);
	});
	add(commands.reviewPeriod, async () => {
		if (folders.active) await reviews.show(folders.active);
	});
	add(commands.savePeriodReview, async () => {
		const folder = folders.active;
		const file = folder && (await reviews.save(folder, proposals));
		if (folder && file !== undefined) await vscode.window.showTextDocument(folder.uriOf(file));
	});
	onRow(commands.completeAction, completeAction);
	onRow(commands.retireLesson, retireLesson);
	onRow(commands.heedLesson, (element) => heedHere(element, records));
	onRow(commands.openDocumentSource, async ({ folder, row }) => {
		if (row?.document) await vscode.window.showTextDocument(folder.uriOf(row.document.file));
	});
	add(internalCommands.heedLesson, async (uri: string, text: string) => {
		const folder = folders.of(uri);
		if (folder) await heedLesson(records, folder, text);
	});
	add(internalCommands.readDocument, async (uri: string, file: string) => {
		const folder = folders.of(uri);
		if (folder) await showPreview(folder.uriOf(file));
	});
	return disposables;
}

/** The text, and beside it how it reads. */
async function openToWrite(folder: FolderModel, file: string): Promise<void> {
	await vscode.window.showTextDocument(folder.uriOf(file), { preview: false });
	await vscode.commands.executeCommand("markdown.showPreviewToSide", folder.uriOf(file));
}

/** What a menu hands over: a row of a tree of ours, or a folder of the explorer. */
function folderOf(folders: Folders, from: unknown): FolderModel | undefined {
	if (from instanceof vscode.Uri) {
		const workspace = vscode.workspace.getWorkspaceFolder(from);
		return workspace && folders.of(workspace.uri.toString());
	}
	return isRow(from) ? from.folder : folders.active;
}

function subjectFrom(folder: FolderModel, from: unknown): Subject | undefined {
	if (from instanceof vscode.Uri) {
		const path = vscode.workspace.asRelativePath(from, false);
		return { folder: belowRoot(folder) + (path === from.path ? "" : path) };
	}
	if (!isRow(from)) return undefined;
	const { kind, id } = from.node ?? {};
	return id !== undefined && (kind === "problem" || kind === "engineering goal" || kind === "key result")
		? { ref: id }
		: undefined;
}

function isRow(from: unknown): from is {
	readonly folder: FolderModel;
	readonly node?: { readonly kind?: string; readonly id?: string };
} {
	return typeof from === "object" && from !== null && "folder" in from;
}

interface Found {
	readonly folder: FolderModel;
	readonly document: RitualDocument;
}

/** The document of a row, of a file in the explorer, in the editor, or that the user chooses. */
async function documentOf(folders: Folders, from: unknown): Promise<Found | undefined> {
	if (isRow(from) && "row" in from) {
		const { folder, row } = from as RitualElement;
		return row?.document && { folder, document: row.document };
	}
	const all = folders.all.flatMap((folder) =>
		(folder.snapshot?.documents ?? []).map((document): Found => ({ folder, document })),
	);
	const uriOf = ({ folder, document }: Found) => folder.uriOf(document.file);
	if (from instanceof vscode.Uri) return all.find((found) => uriOf(found).toString() === from.toString());
	const shown = shownAmong(all, uriOf);
	if (shown || all.length === 0) return shown;
	const items = all.toReversed().map((found) => ({
		label: withoutIcons(found.document.title ?? found.document.file),
		description: withoutIcons(found.document.file),
		found,
	}));
	const placeHolder = vscode.l10n.t("Which document?");
	return (await vscode.window.showQuickPick(items, { placeHolder }))?.found;
}

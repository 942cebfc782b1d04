import * as vscode from "vscode";
import { rankServes } from "../../core/branch/rank.ts";
import { proposedWhy } from "../../core/branch/recordProposal.ts";
import { recordChanges } from "../../core/branch/recordText.ts";
import { intentSchema } from "../../core/intent/schema.ts";
import { registerCommand } from "../../host/commands.ts";
import { Disposables } from "../../host/disposables.ts";
import { editYaml } from "../../host/editFile.ts";
import type { Folders } from "../../host/folders.ts";
import type { RecordFiles } from "../../host/recordFiles.ts";
import { back, type StepFrame } from "../../host/steps.ts";
import { isolated, withoutIcons } from "../../host/words.ts";
import { commands, internalCommands } from "../../ids.ts";
import { FileFailed } from "../../sources/errors.ts";
import { type Draft, Drafts, draftOf, emptyDraft, fieldsOf } from "./answerDraft.ts";
import { evidenceFor } from "./answerEvidence.ts";
import { askWhy } from "./answerFields.ts";
import { askProblem } from "./answerProblem.ts";
import { askRest } from "./answerRest.ts";
import { chooseServes, type ServesChoice } from "./answerServes.ts";
import { type AnswerTarget, targetOf } from "./answerTarget.ts";

export interface AnswerContext {
	readonly folders: Folders;
	readonly records: RecordFiles;
	readonly log: vscode.LogOutputChannel;
	/** Of the workspace: where answers are kept that somebody left half-way. */
	readonly memento: vscode.Memento;
}

export function registerAnswerWhy({ folders, records, log, memento }: AnswerContext): vscode.Disposable {
	const disposables = new Disposables();
	const drafts = new Drafts(memento);
	disposables.add(
		registerCommand(commands.answerWhy, log, async (uri?: string, branch?: string) => {
			const target = await targetOf(folders, text(uri), text(branch));
			if (!target) return;
			const key = `${target.folder.uri.toString()}#${target.branch}`;
			const answer = await ask(target, drafts.get(key), (draft) => drafts.set(key, draft));
			if (!answer) return;
			await save(target, answer, records);
			await drafts.set(key, undefined);
		}),
	);
	disposables.add(
		registerCommand(internalCommands.confirmGuess, log, async () => {
			const target = await targetOf(folders);
			const serves = target?.snapshot.branch?.serves;
			// What was pressed may be older than what is known now: then the question is asked in full.
			if (target && serves?.how.by === "guess")
				await save(target, { ...emptyDraft, serves: serves.said }, records);
			else await vscode.commands.executeCommand(commands.answerWhy);
		}),
	);
	return disposables;
}

/** A menu passes what it stands on; only words of our own are arguments. */
function text(argument: unknown): string | undefined {
	return typeof argument === "string" ? argument : undefined;
}

/** Both steps, back and forth, until it is to be written or the user leaves. */
async function ask(
	target: AnswerTarget,
	kept: Draft | undefined,
	keep: (draft: Draft) => Thenable<void>,
): Promise<Draft | undefined> {
	const ranked = rankServes(target.intent, await evidenceFor(target));
	const frameOf = (step: number): StepFrame => ({
		title: withoutIcons(vscode.l10n.t("Why does {0} exist?", isolated(target.branch))),
		step,
		total: 2,
	});
	let draft = kept ?? (target.record ? draftOf(target.record) : emptyDraft);
	const change = (next: Draft) => {
		draft = next;
		void keep(next);
	};
	let isChosen = draft.serves.length > 0;
	for (;;) {
		const served = await askServes(frameOf, target, { ranked, draft, isChosen });
		if (served === undefined) return undefined;
		if (served === back) continue;
		if (JSON.stringify(served) !== JSON.stringify(draft)) change(served);
		isChosen = true;
		const rest = await askRest(frameOf(2), target, draft, change);
		if (rest !== back) return rest;
	}
}

async function askServes(frameOf: (step: number) => StepFrame, target: AnswerTarget, choice: ServesChoice) {
	const { draft } = choice;
	const answer = await chooseServes(frameOf(1), choice);
	if (answer === undefined || answer === back) return answer;
	if (!("next" in answer)) return withServes(target, draft, answer.refs);
	if (answer.next === "none") {
		const { why, ...rest } = draft;
		return askWhy(frameOf(2), { ...rest, serves: "none", ...(draft.ownWhy && why !== undefined && { why }) });
	}
	const problem = await askProblem(frameOf(2), target.intent);
	if (problem === undefined || problem === back) return problem;
	const added = [...draft.added.filter(({ id }) => id !== problem.id), problem];
	return withServes(target, { ...draft, added }, [...answer.refs, problem.id]);
}

/** What is served, in the order in which it was said; the why follows from it until somebody writes one. */
function withServes({ intent }: AnswerTarget, draft: Draft, refs: readonly string[]): Draft {
	const before = draft.serves === "none" ? [] : draft.serves.filter((ref) => refs.includes(ref));
	const serves = [...before, ...refs.filter((ref) => !before.includes(ref))];
	const added = draft.added.filter(({ id }) => serves.includes(id));
	const isSame = serves.length > 0 && JSON.stringify(serves) === JSON.stringify(draft.serves);
	if (draft.ownWhy || isSame) return { ...draft, serves, added };
	const { why: _, ...rest } = draft;
	const why = proposedWhy(intent, serves) ?? added[0]?.title;
	return { ...rest, serves, added, ...(why !== undefined && { why }) };
}

/** Writes what is new into alignment.yaml first: a record that names it is of use only then. */
async function save(target: AnswerTarget, draft: Draft, records: RecordFiles): Promise<void> {
	const { folder, branch, intentFile } = target;
	if (draft.added.length > 0) {
		const changes = draft.added.map(({ id, title }) => ({ insert: ["problems"], key: id, value: { title } }));
		await editYaml(folder.editable(intentFile, intentSchema), changes);
	}
	const { record } = target;
	if (!record) {
		await nobodyElse(target);
		await records.create(folder, { branch, ...fieldsOf(draft) });
		return;
	}
	const { why: _why, rework: _rework, ...rest } = record;
	await records.change(folder, record.file, recordChanges(record, { ...rest, branch, ...fieldsOf(draft) }));
}

/** Another window, or a pull, may have brought an answer while this one was written. */
async function nobodyElse({ folder, branch }: AnswerTarget): Promise<void> {
	await folder.refreshed();
	const record = folder.snapshot?.work.find(({ name }) => name === branch)?.record;
	if (!record) return;
	const message = vscode.l10n.t(
		"{0} answers for this branch meanwhile. Look at it; “Answer the Why” then starts from what you have said.",
		record.file,
	);
	throw new FileFailed("file-changed", folder.uriOf(record.file).fsPath, message);
}

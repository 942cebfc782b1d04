import * as vscode from "vscode";
import { partOf } from "../../core/intent/links.ts";
import { registerCommand } from "../../host/commands.ts";
import { Disposables } from "../../host/disposables.ts";
import { askOnBranch } from "../../host/recordQuestions.ts";
import { askText, back, type StepFrame } from "../../host/steps.ts";
import { isolated, withoutIcons } from "../../host/words.ts";
import { commands } from "../../ids.ts";
import { type AnswerTarget, targetOf } from "./answerTarget.ts";
import type { AnswerContext } from "./answerWhy.ts";

/** Engineers as problem solvers: "Ask a Question" and "Propose an Alternative", on the branch or on its problem. */
export function registerQuestions({
	folders,
	records,
	log,
}: Pick<AnswerContext, "folders" | "records" | "log">): vscode.Disposable {
	const disposables = new Disposables();
	const add = (id: string, ask: (target: AnswerTarget) => Promise<string | undefined>) => {
		disposables.add(
			registerCommand(id, log, async (row?: unknown) => {
				const { folder, problem } = rowOf(row);
				const target = await targetOf(folders, folder);
				if (!target || (problem !== undefined && !isServed(target, problem))) return;
				const text = await ask(target);
				if (text !== undefined) await askOnBranch(records, target.folder, target.branch, text);
			}),
		);
	};
	add(commands.askQuestion, askForQuestion);
	add(commands.proposeAlternative, askForAlternative);
	return disposables;
}

/** A row of the Intent tree, as far as it is one: the palette passes nothing. */
function rowOf(row: unknown): { readonly folder?: string; readonly problem?: string } {
	if (typeof row !== "object" || row === null || !("node" in row) || !("folder" in row)) return {};
	const { folder, node } = row as { folder?: { uri?: vscode.Uri }; node?: { kind?: string; id?: string } };
	return {
		...(folder?.uri && { folder: folder.uri.toString() }),
		...(node?.kind === "problem" && node.id !== undefined && { problem: node.id }),
	};
}

/** A question about a problem is asked where somebody works on it; else it is said how to get there. */
function isServed({ snapshot, intent, branch }: AnswerTarget, problem: string): boolean {
	const { said = [], how } = snapshot.branch?.serves ?? {};
	const refs = said === "none" || how?.by === "guess" ? [] : said;
	if ([...refs, ...partOf(intent, refs)].includes(problem)) return true;
	const others = (snapshot.servedBy.get(problem) ?? []).map(({ branch: name }) => isolated(name));
	const { l10n } = vscode;
	const about = isolated(intent.problems.get(problem)?.title ?? problem);
	const way =
		others.length > 0
			? l10n.t("Switch to {0}, and ask there.", others.slice(0, 3).join(", "))
			: l10n.t("No branch serves it yet: answer the why of one that does, and ask there.");
	const sentence = l10n.t(
		"{0} doesn't serve “{1}”, and questions are kept with the work they are about.",
		isolated(branch),
		about,
	);
	void vscode.window.showInformationMessage(`${sentence} ${way}`);
	return false;
}

async function askForQuestion({ branch }: AnswerTarget): Promise<string | undefined> {
	const { l10n } = vscode;
	const answer = await askText(frameOf(l10n.t("Ask a question about {0}", isolated(branch))), {
		prompt: l10n.t("It is kept with the branch, and stays open until somebody answers it."),
		placeholder: l10n.t("Do we need fuzzy matching at all?"),
		problemOf: needed,
	});
	return answer === back ? undefined : answer;
}

/** An alternative is a question that carries its proposal, so that its answer says what became of it. */
async function askForAlternative({ branch }: AnswerTarget): Promise<string | undefined> {
	const { l10n } = vscode;
	const answer = await askText(frameOf(l10n.t("Propose an alternative to {0}", isolated(branch))), {
		prompt: l10n.t("What could be done instead? It is kept as a question: “Could we … instead?”"),
		placeholder: l10n.t("remember the searches of the last hour"),
		problemOf: needed,
	});
	if (answer === undefined || answer === back) return undefined;
	return /[?？؟]$/.test(answer) ? answer : l10n.t("Could we {0} instead?", answer.replace(/[.!。]+$/, ""));
}

function needed(text: string): string | undefined {
	return text === "" ? vscode.l10n.t("Write a sentence, or press Escape.") : undefined;
}

function frameOf(title: string): StepFrame {
	return { title: withoutIcons(title), step: 1, total: 1 };
}

import type * as vscode from "vscode";
import { Disposables } from "../../host/disposables.ts";
import { type AnswerContext, registerAnswerWhy } from "./answerWhy.ts";
import { registerBranchPicker } from "./branchPicker.ts";
import { registerCopyPullRequest } from "./copyPullRequest.ts";
import { registerQuestions } from "./questionCommands.ts";
import { registerServesTrailer } from "./serveTrailer.ts";
import { registerStartWork, type StartWorkContext } from "./startWork.ts";
import { registerSuspectCommands } from "./suspectCommands.ts";

/** The commands that answer the why, ask about it, carry it elsewhere, or lead onto a branch that has one. */
export function registerWhyCommands(context: AnswerContext & StartWorkContext): vscode.Disposable {
	const { folders, git, log } = context;
	const disposables = new Disposables();
	disposables.add(registerAnswerWhy(context));
	disposables.add(registerQuestions(context));
	disposables.add(registerStartWork(context));
	disposables.add(registerBranchPicker({ folders, git, log }));
	disposables.add(registerCopyPullRequest(folders, log));
	disposables.add(registerServesTrailer({ folders, git, log }));
	disposables.add(registerSuspectCommands(context));
	return disposables;
}

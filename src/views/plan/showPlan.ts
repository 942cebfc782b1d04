import * as vscode from "vscode";
import { tell } from "../../host/commands.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import type { Folders } from "../../host/folders.ts";
import { openPlace } from "../../host/openPlace.ts";
import { language, openPage } from "../../host/webviewPage.ts";
import { commands } from "../../ids.ts";
import type { ModelMessage } from "../../webview/modelMessage.ts";
import { type FromPlan, fromPlan, type PlanAction } from "../../webview/plan/messages.ts";
import type { PlanModel } from "../../webview/plan/model.ts";
import { chooseOption, chooseSupports } from "./chooseInPlan.ts";
import { planModel } from "./planModel.ts";

export interface PlanSurroundings {
	readonly extensionUri: vscode.Uri;
	readonly folders: Folders;
	readonly log: vscode.LogOutputChannel;
}

/** Fills a panel with a folder's plan, and keeps it true. */
export function showPlan(
	panel: vscode.WebviewPanel,
	folder: string,
	{ extensionUri, folders, log }: PlanSurroundings,
): void {
	const { webview } = panel;
	const compute = () => planModel(folders.of(folder)?.snapshot, folder, vscode.l10n, language());
	// What was agreed on then, what has landed since, and what the debt is now.
	for (const part of ["past", "history", "debt"] as const) folders.of(folder)?.want(part);
	let last = "";
	const post = () => {
		if (!folders.of(folder)) {
			panel.dispose();
			return;
		}
		const model = compute();
		const text = JSON.stringify(model);
		// A hidden page drops messages; it asks again when it is shown.
		if (!panel.visible || text === last) return;
		last = text;
		void webview.postMessage({ type: "model", model } satisfies ModelMessage<PlanModel>);
	};
	const answer = async (message: FromPlan) => {
		const at = folders.of(folder);
		if (message.type === "ready") {
			last = "";
			post();
		} else if (message.type === "open") await open(at, message.ref);
		else await run(at, message.action, message.about);
	};
	const listeners = [
		folders.onDidChange(post),
		webview.onDidReceiveMessage((data: unknown) => {
			const message = fromPlan.safeParse(data);
			if (message.success)
				answer(message.data).catch((error: unknown) => tell(error, commands.planPeriod, log));
		}),
	];
	panel.onDidDispose(() => vscode.Disposable.from(...listeners).dispose());
	const icon = (name: string) => vscode.Uri.joinPath(extensionUri, "media", name);
	panel.iconPath = { light: icon("mapLight.svg"), dark: icon("mapDark.svg") };
	openPage(webview, extensionUri, {
		name: "plan",
		title: vscode.l10n.t("Plan the Period"),
		model: compute(),
	});
}

/** Beside the page, so that both sides see what is written. */
async function open(folder: FolderModel | undefined, ref: string): Promise<void> {
	const state = folder?.snapshot?.intent;
	if (!folder || state?.state !== "known") return;
	const { problems, objectives, keyResults, goals } = state.intent;
	const entry = problems.get(ref) ?? objectives.get(ref) ?? keyResults.get(ref) ?? goals.get(ref);
	if (entry) await openPlace(folder, { file: state.file, ...entry.at }, vscode.ViewColumn.Beside);
}

async function run(
	folder: FolderModel | undefined,
	action: PlanAction,
	about: string | undefined,
): Promise<void> {
	if (!folder) return;
	switch (action) {
		case "chooseSupports":
			return chooseSupports(folder, about ?? "");
		case "chooseOption":
			return chooseOption(folder, about ?? "");
		case "addKeyResult":
			// What a row of the Intent tree would hand over.
			await vscode.commands.executeCommand(commands.addKeyResult, {
				folder,
				node: { kind: "objective", id: about },
			});
			return;
		default:
			await vscode.commands.executeCommand(commandOf[action], { folder });
	}
}

const commandOf: Readonly<
	Record<Exclude<PlanAction, "chooseSupports" | "chooseOption" | "addKeyResult">, string>
> = {
	createIntent: commands.createIntent,
	openIntent: commands.openIntent,
	commit: commands.commitToGoals,
	startNextPeriod: commands.startNextPeriod,
	addProblem: commands.addProblem,
	addObjective: commands.addObjective,
	addGoal: commands.addGoal,
	openMap: commands.openMap,
};

import * as vscode from "vscode";
import { intentSchema } from "../../core/intent/schema.ts";
import type { EngineeringGoal, Intent } from "../../core/model.ts";
import { optionChanges, supportChanges } from "../../core/planning/choose.ts";
import type { YamlChange } from "../../core/yamlEditChange.ts";
import type { YamlText } from "../../core/yamlText.ts";
import { editYaml } from "../../host/editFile.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { back, pickMany, pickOne, type StepFrame } from "../../host/steps.ts";
import { withoutIcons } from "../../host/words.ts";

/** Lets the user mark the key results that a goal supports. */
export async function chooseSupports(folder: FolderModel, id: string): Promise<void> {
	const { intent, goal } = goalIn(folder, id);
	if (!intent || !goal) return;
	const items = [...intent.keyResults.values()].map(({ ref, title, objective }) => ({
		label: withoutIcons(title),
		description: withoutIcons(intent.objectives.get(objective)?.title ?? ref),
		ref,
	}));
	const picked = await pickMany(frameOf(goal), {
		placeholder: vscode.l10n.t("Which key results does it help to move?"),
		items,
		selected: items.filter(({ ref }) => goal.supports.includes(ref)),
	});
	if (picked === undefined || picked === back) return;
	await edit(folder, (yaml) =>
		supportChanges(
			yaml,
			id,
			picked.map(({ ref }) => ref),
		),
	);
}

/** Lets the user choose one of a goal's options. */
export async function chooseOption(folder: FolderModel, id: string): Promise<void> {
	const { goal } = goalIn(folder, id);
	if (!goal) return;
	const items = goal.options.map(({ title, effort, speed, quality, cost }) => ({
		label: withoutIcons(title),
		description: effort === undefined ? "" : withoutIcons(effort),
		detail: [
			speed && vscode.l10n.t("speed {0}", speed),
			quality && vscode.l10n.t("quality {0}", quality),
			cost && vscode.l10n.t("cost {0}", cost),
		]
			.filter(Boolean)
			.join(" · "),
		title,
	}));
	const active = items[goal.options.findIndex(({ chosen }) => chosen)];
	const picked = await pickOne(frameOf(goal), {
		placeholder: vscode.l10n.t("Which option is it going to be?"),
		items,
		...(active && { active }),
	});
	if (picked === undefined || picked === back) return;
	await edit(folder, (yaml) => optionChanges(yaml, id, picked.title));
}

function goalIn(folder: FolderModel, id: string): { intent?: Intent; goal?: EngineeringGoal } {
	const state = folder.snapshot?.intent;
	if (state?.state !== "known") return {};
	const goal = state.intent.goals.get(id);
	return { intent: state.intent, ...(goal && { goal }) };
}

function frameOf({ title }: EngineeringGoal): StepFrame {
	return { title: withoutIcons(title), step: 1, total: 1 };
}

async function edit(
	folder: FolderModel,
	changesOf: (yaml: YamlText) => readonly YamlChange[],
): Promise<void> {
	const state = folder.snapshot?.intent;
	if (state?.state !== "known") return;
	const readings = await folder.readings();
	const { yaml } = readings.readIntent(folder.texts.get(state.file) ?? "", state.file);
	if (yaml) await editYaml(folder.editable(state.file, intentSchema), changesOf(yaml));
}

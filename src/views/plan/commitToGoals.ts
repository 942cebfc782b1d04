import * as vscode from "vscode";
import { intentSchema } from "../../core/intent/schema.ts";
import { type AgreementRole, agreementRoles, type Intent } from "../../core/model.ts";
import { agreeChanges } from "../../core/planning/agree.ts";
import { editYaml } from "../../host/editFile.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { settingsFor } from "../../host/settings.ts";
import { askText, back, pickOne, runSteps, type Step } from "../../host/steps.ts";
import { withoutIcons } from "../../host/words.ts";

interface Committing {
	readonly role?: AgreementRole;
	readonly who?: string;
}

/** Asks who commits to the goals as they are, and writes it into `agreed`. */
export async function commitToGoals(folder: FolderModel): Promise<void> {
	const state = folder.snapshot?.intent;
	if (state?.state !== "known" || !folder.snapshot) return;
	const { today } = folder.snapshot;
	const steps = [pickRole(state.intent), askWho(state.intent, settingsFor(folder.uri).by)];
	const committing = await runSteps<Committing>(vscode.l10n.t("Commit to These Goals"), steps, {});
	if (committing?.who === undefined || committing.role === undefined) return;
	const readings = await folder.readings();
	const { yaml } = readings.readIntent(folder.texts.get(state.file) ?? "", state.file);
	if (!yaml) return;
	const changes = agreeChanges(yaml, { who: committing.who, role: committing.role, on: today });
	await editYaml(folder.editable(state.file, intentSchema), changes);
	await folder.refreshed();
}

function pickRole(intent: Intent): Step<Committing> {
	return async (committing, frame) => {
		const { l10n } = vscode;
		const labels = { product: l10n.t("Product"), engineering: l10n.t("Engineering") };
		const items = agreementRoles.map((role) => {
			const names = intent.agreed.filter((each) => each.role === role).map(({ who }) => withoutIcons(who));
			return { label: labels[role], description: names.join(", "), role };
		});
		const placeholder = l10n.t("For which side?");
		const active = items.find(({ role }) => role === committing.role);
		const picked = await pickOne(frame, { placeholder, items, ...(active && { active }) });
		return picked === undefined || picked === back ? picked : { ...committing, role: picked.role };
	};
}

function askWho(intent: Intent, by: string | undefined): Step<Committing> {
	return async (committing, frame) => {
		const { l10n } = vscode;
		const before = intent.agreed.find(({ role }) => role === committing.role)?.who;
		const who = await askText(frame, {
			prompt: l10n.t("Who commits? A role says more than a name, and lasts longer."),
			placeholder: l10n.t("Head of Product"),
			value: committing.who ?? before ?? by ?? "",
			problemOf: (text) => (text === "" ? l10n.t("Say who, such as “Head of Product”.") : undefined),
		});
		return typeof who === "string" ? { ...committing, who } : who;
	};
}

import * as vscode from "vscode";
import { kindOf } from "../../core/intent/links.ts";
import { slug } from "../../core/intent/slug.ts";
import type { Intent } from "../../core/model.ts";
import { type Answer, askText, back, type StepFrame } from "../../host/steps.ts";
import type { NewProblem } from "./answerDraft.ts";

/** Asks for a problem that isn't in alignment.yaml yet; its id is proposed from its title. */
export async function askProblem(frame: StepFrame, intent: Intent): Promise<Answer<NewProblem>> {
	const { l10n } = vscode;
	const title = await askText(frame, {
		prompt: l10n.t("What do users struggle with, in their words?"),
		placeholder: l10n.t("Shoppers give up when search takes longer than two seconds"),
		problemOf: (text) => (text === "" ? l10n.t("A problem needs a title.") : undefined),
	});
	if (title === undefined || title === back) return title;
	const id = await askText(frame, {
		prompt: l10n.t("Its id in alignment.yaml"),
		value: freeId(slug(title), intent),
		problemOf: (text) => idProblem(text, intent),
	});
	return id === undefined || id === back ? id : { id, title };
}

function freeId(proposal: string, intent: Intent): string {
	const base = proposal.split("-").slice(0, 5).join("-") || "problem";
	for (let count = 1; ; count++) {
		const id = count === 1 ? base : `${base}-${count}`;
		if (idProblem(id, intent) === undefined) return id;
	}
}

function idProblem(id: string, intent: Intent): string | undefined {
	const { l10n } = vscode;
	if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(id) || id === "none")
		return l10n.t("Ids are lower-case words joined by dashes, such as slow-search.");
	return kindOf(intent, id) === undefined ? undefined : l10n.t("“{0}” names something already.", id);
}

import * as vscode from "vscode";
import { kindOf } from "../../core/intent/links.ts";
import { intentSchema } from "../../core/intent/schema.ts";
import { slug } from "../../core/intent/slug.ts";
import { goalKinds, type Intent, type Ref } from "../../core/model.ts";
import type { YamlChange, YamlFields } from "../../core/yamlEditChange.ts";
import { editYaml } from "../../host/editFile.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { openPlace } from "../../host/openPlace.ts";
import { askText, back, pickMany, pickOne, runSteps, type Step } from "../../host/steps.ts";

/** What a new entry is made from; each kind uses its part. */
interface Draft {
	readonly intent: Intent;
	/** The objective of a key result. */
	readonly objective?: string;
	readonly title?: string;
	readonly id?: string;
	readonly fields: YamlFields;
}

export type EntryKind = "problem" | "objective" | "key result" | "engineering goal";

/** What is known of a new entry before anybody is asked. */
export interface KnownOfEntry {
	/** The one to which a key result goes. */
	readonly objective?: string;
	/** Proposed. */
	readonly title?: string;
}

/** Asks for a new entry of `alignment.yaml`, writes it and shows it. */
export async function addEntry(
	folder: FolderModel,
	kind: EntryKind,
	{ objective, title }: KnownOfEntry = {},
): Promise<void> {
	const state = folder.snapshot?.intent;
	if (state?.state !== "known") return;
	const start: Draft = {
		intent: state.intent,
		fields: {},
		...(objective !== undefined && { objective }),
		...(title !== undefined && { title }),
	};
	const draft = await runSteps(titleOf(kind), stepsOf(kind, objective !== undefined), start);
	if (draft?.id === undefined || draft.title === undefined) return;
	const value = { title: draft.title, ...draft.fields };
	await editYaml(folder.editable(state.file, intentSchema), [
		insertion(kind, draft.id, draft.objective, value),
	]);
	await show(folder, kind === "key result" ? `${draft.objective}.${draft.id}` : draft.id);
}

function insertion(
	kind: EntryKind,
	key: string,
	objective: string | undefined,
	value: YamlFields,
): YamlChange {
	switch (kind) {
		case "problem":
			return { insert: ["problems"], key, value };
		case "objective":
			return { insert: ["objectives"], key, value };
		case "key result":
			return { insert: ["objectives", objective ?? "", "key_results"], key, value };
		case "engineering goal":
			return { insert: ["engineering_goals"], key, value };
	}
}

/** Opens the place where `ref` stands, once the new text was read. */
export async function show(folder: FolderModel, ref: Ref): Promise<void> {
	await folder.refreshed();
	const state = folder.snapshot?.intent;
	if (state?.state !== "known") return;
	const { problems, objectives, keyResults, goals } = state.intent;
	const entry = problems.get(ref) ?? objectives.get(ref) ?? keyResults.get(ref) ?? goals.get(ref);
	if (entry) await openPlace(folder, { file: state.file, ...entry.at });
}

function titleOf(kind: EntryKind): string {
	const { l10n } = vscode;
	switch (kind) {
		case "problem":
			return l10n.t("Add User Problem");
		case "objective":
			return l10n.t("Add Objective");
		case "key result":
			return l10n.t("Add Key Result");
		case "engineering goal":
			return l10n.t("Add Engineering Goal");
	}
}

function stepsOf(kind: EntryKind, objectiveKnown: boolean): readonly Step<Draft>[] {
	const { l10n } = vscode;
	switch (kind) {
		case "problem":
			return [
				askTitle(l10n.t("What do users struggle with? One sentence, in their words.")),
				askId,
				askField(
					"who",
					l10n.t("Who has this problem? Leave it empty if you don't know yet."),
					(intent) => intent.audience,
				),
			];
		case "objective":
			return [
				askTitle(l10n.t("What gets better for users? One sentence.")),
				askId,
				pickRefs("solves", l10n.t("Which problems does it solve?"), (intent) =>
					[...intent.problems.values()].map(refItem),
				),
			];
		case "key result":
			return [
				...(objectiveKnown ? [] : [pickObjective]),
				askTitle(l10n.t("What is measured? A few words, such as “p95 search time”.")),
				askId,
				askField("unit", l10n.t("In which unit? For example ms or %. May be empty."), units),
				askNumber("from", l10n.t("Where does it stand at the start of the period? May be empty.")),
				askNumber("to", l10n.t("Where should it stand at the end? May be empty.")),
			];
		case "engineering goal":
			return [
				askTitle(l10n.t("What has to get better in the code? One sentence.")),
				askId,
				pickKind,
				askField("because", l10n.t("Why, in words that a product manager understands?"), () => []),
				pickRefs("supports", l10n.t("Which key results does it help to move?"), (intent) =>
					[...intent.keyResults.values()].map((keyResult) => refItem({ ...keyResult, id: keyResult.ref })),
				),
			];
	}
}

function askTitle(prompt: string): Step<Draft> {
	return async (draft, frame) => {
		const title = await askText(frame, {
			prompt,
			...(draft.title !== undefined && { value: draft.title }),
			problemOf: (text) => (text === "" ? vscode.l10n.t("A title is needed.") : undefined),
		});
		return typeof title === "string" ? { ...draft, title } : title;
	};
}

const askId: Step<Draft> = async (draft, frame) => {
	const { l10n } = vscode;
	const id = await askText(frame, {
		prompt: l10n.t("Its id: short lower-case words joined by dashes. Everything else refers to it by this."),
		value: freeId(draft, draft.id ?? shortSlug(draft.title ?? "")),
		problemOf: (text) => idProblem(draft, text),
	});
	return typeof id === "string" ? { ...draft, id } : id;
};

/** The first words of a title, as many as make a handy id. */
function shortSlug(title: string): string {
	return slug(title).split("-").filter(Boolean).slice(0, 3).join("-");
}

function freeId(draft: Draft, wanted: string): string {
	for (let number = 1; ; number++) {
		const id = number === 1 ? wanted : `${wanted}-${number}`;
		if (wanted === "" || !isTaken(draft, id)) return id;
	}
}

function idProblem(draft: Draft, id: string): string | undefined {
	const { l10n } = vscode;
	if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(id)) return l10n.t("Lower-case letters, digits and dashes only.");
	if (id === "none")
		return l10n.t("“none” can't be an id: `serves: none` says that a branch serves nothing.");
	return isTaken(draft, id) ? l10n.t("“{0}” is the id of something else already.", id) : undefined;
}

function isTaken({ intent, objective }: Draft, id: string): boolean {
	if (objective !== undefined) return intent.keyResults.has(`${objective}.${id}`);
	return kindOf(intent, id) !== undefined;
}

function askField(
	key: string,
	prompt: string,
	proposals: (intent: Intent) => readonly string[],
): Step<Draft> {
	return async (draft, frame) => {
		const [first] = proposals(draft.intent);
		const value = await askText(frame, {
			prompt,
			...(first !== undefined && { placeholder: first }),
			...(typeof draft.fields[key] === "string" && { value: draft.fields[key] }),
		});
		return typeof value === "string" ? withField(draft, key, value === "" ? undefined : value) : value;
	};
}

function askNumber(key: string, prompt: string): Step<Draft> {
	return async (draft, frame) => {
		const value = await askText(frame, {
			prompt,
			...(typeof draft.fields[key] === "number" && { value: String(draft.fields[key]) }),
			problemOf: (text) =>
				text === "" || Number.isFinite(Number(text))
					? undefined
					: vscode.l10n.t("A number, such as 800 or 2.6."),
		});
		if (typeof value !== "string") return value;
		return withField(draft, key, value === "" ? undefined : Number(value));
	};
}

function withField(draft: Draft, key: string, value: YamlFields[string]): Draft {
	return { ...draft, fields: { ...draft.fields, [key]: value } };
}

function units(intent: Intent): readonly string[] {
	return [...intent.keyResults.values()].flatMap(({ unit }) => unit ?? []);
}

interface RefItem extends vscode.QuickPickItem {
	readonly ref: Ref;
}

function refItem({ id, title }: { readonly id: Ref; readonly title: string }): RefItem {
	return { label: title, description: id, ref: id };
}

/** Lets the user mark what the entry is linked with; skipped where there is nothing to mark. */
function pickRefs(
	key: string,
	placeholder: string,
	items: (intent: Intent) => readonly RefItem[],
): Step<Draft> {
	return async (draft, frame) => {
		const choices = items(draft.intent);
		if (choices.length === 0) return draft;
		const picked = await pickMany(frame, { placeholder, items: choices, selected: [] });
		if (picked === undefined || picked === back) return picked;
		return withField(draft, key, picked.length === 0 ? undefined : picked.map(({ ref }) => ref));
	};
}

const pickObjective: Step<Draft> = async (draft, frame) => {
	const items = [...draft.intent.objectives.values()].map(refItem);
	const picked = await pickOne(frame, { placeholder: vscode.l10n.t("Of which objective?"), items });
	return picked === undefined || picked === back ? picked : { ...draft, objective: picked.ref };
};

const pickKind: Step<Draft> = async (draft, frame) => {
	const items = goalKinds.map((kind) => ({ label: kind }));
	const picked = await pickOne(frame, { placeholder: vscode.l10n.t("What sort of goal is it?"), items });
	return picked === undefined || picked === back ? picked : withField(draft, "kind", picked.label);
};

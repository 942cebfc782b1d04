import * as vscode from "vscode";
import { intentSchema } from "../../core/intent/schema.ts";
import type { Intent, Ref } from "../../core/model.ts";
import { carryOver, doneIn, type EndOfPeriod, leftAlone } from "../../core/planning/carryOver.ts";
import { nextPeriod, type ProposedPeriod } from "../../core/planning/nextPeriod.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { planEdit } from "../../core/yamlEdit.ts";
import { isRefused } from "../../core/yamlEditChange.ts";
import { isDay } from "../../core/yamlSchema.ts";
import { editYaml } from "../../host/editFile.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { archivePeriod } from "../../host/periodFiles.ts";
import { askText, back, pickMany, runSteps, type Step } from "../../host/steps.ts";
import { withoutIcons } from "../../host/words.ts";

interface Start {
	readonly period: ProposedPeriod;
	/** Refs of what ends; undefined until it was asked. */
	readonly ends?: ReadonlySet<Ref>;
}

/**
 * Keeps this period's `alignment.yaml` under `.alignment/periods/`, and makes the next one's of it: what goes on stays,
 * and starts where it stands now. One undo takes the edit back; both files are shown side by side.
 */
export async function startNextPeriod(folder: FolderModel): Promise<void> {
	const { snapshot } = folder;
	if (snapshot?.intent.state !== "known") return;
	const { intent, file } = snapshot.intent;
	const end = endOfPeriod(snapshot);
	const started = await runSteps<Start>(
		vscode.l10n.t("Start the Next Period"),
		[askName, askDay("from", intent), askDay("to", intent), pickWhatGoesOn(intent, end)],
		{ period: nextPeriod(intent.period ?? {}) },
	);
	if (started?.ends === undefined) return;
	const text = folder.texts.get(file) ?? "";
	const { yaml } = (await folder.readings()).readIntent(text, file);
	if (!yaml) return;
	const changes = carryOver(yaml, intent, { ...end, period: started.period, ends: started.ends });
	const editable = folder.editable(file, intentSchema);
	// Nothing is archived for an edit that will be refused: then it is refused here.
	const isRefusedAnyway = isRefused(planEdit(text, changes, intentSchema));
	const archive = isRefusedAnyway ? undefined : await archivePeriod(folder, intent.period, text);
	await editYaml(editable, changes);
	await folder.refreshed();
	if (archive === undefined) return;
	const title = `${withoutIcons(intent.period?.name ?? archive)} ↔ ${withoutIcons(started.period.name ?? file)}`;
	await vscode.commands.executeCommand("vscode.diff", folder.uriOf(archive), folder.uriOf(file), title);
}

function endOfPeriod({ readings, debt }: Snapshot): EndOfPeriod {
	const latest = [...readings].flatMap(([ref, values]): [Ref, number][] => {
		const last = values.at(-1);
		return last ? [[ref, last.value]] : [];
	});
	const counts =
		debt.state === "known" ? [...debt.byGoal].map(([id, { count }]) => [id, count] as const) : [];
	return { readings: new Map(latest), debt: new Map(counts) };
}

const askName: Step<Start> = async (start, frame) => {
	const { l10n } = vscode;
	const name = await askText(frame, {
		prompt: l10n.t("What is the next period called?"),
		placeholder: l10n.t("2027-Q1"),
		value: start.period.name ?? "",
		problemOf: (text) => (text === "" ? l10n.t("A name is needed, such as “2027-Q1”.") : undefined),
	});
	return typeof name === "string" ? { ...start, period: { ...start.period, name } } : name;
};

function askDay(key: "from" | "to", { period: old }: Intent): Step<Start> {
	return async (start, frame) => {
		const { l10n } = vscode;
		const { from } = start.period;
		const day = await askText(frame, {
			prompt: key === "from" ? l10n.t("Its first day") : l10n.t("Its last day"),
			placeholder: "YYYY-MM-DD",
			value: start.period[key] ?? "",
			problemOf: (text) => {
				if (!isDay(text)) return l10n.t("A day such as 2027-01-01.");
				if (key === "to" && from !== undefined && text < from) return l10n.t("It begins on {0}.", from);
				if (key === "from" && old?.from !== undefined && text <= old.from)
					return l10n.t("The period before it began on {0}.", old.from);
				return undefined;
			},
		});
		return typeof day === "string" ? { ...start, period: { ...start.period, [key]: day } } : day;
	};
}

interface RefItem extends vscode.QuickPickItem {
	readonly ref?: Ref;
}

function pickWhatGoesOn(intent: Intent, end: EndOfPeriod): Step<Start> {
	return async (start, frame) => {
		const { l10n } = vscode;
		const ends = start.ends ?? doneIn(intent, end);
		const items = itemsOf(intent, end);
		const picked = await pickMany(frame, {
			placeholder: l10n.t("What goes on? What isn't marked ends with this period; the archive keeps it."),
			items,
			selected: items.filter(({ ref }) => ref !== undefined && !ends.has(ref)),
		});
		if (picked === undefined || picked === back) return picked;
		const goesOn = new Set(picked.map(({ ref }) => ref));
		const ending = items.flatMap(({ ref }) => (ref !== undefined && !goesOn.has(ref) ? [ref] : []));
		return { ...start, ends: new Set(ending) };
	};
}

function itemsOf(intent: Intent, end: EndOfPeriod): readonly RefItem[] {
	const { l10n } = vscode;
	const done = doneIn(intent, end);
	const heading = (label: string): RefItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
	const row = (ref: Ref, title: string, doneWords: string): RefItem => ({
		label: withoutIcons(title),
		description: done.has(ref) ? doneWords : ref,
		ref,
	});
	const alone = new Set(leftAlone(intent, done).map(({ id }) => id));
	return [
		heading(l10n.t("Objectives and key results")),
		...[...intent.objectives.values()].flatMap((objective) => [
			row(objective.id, objective.title, l10n.t("all key results reached")),
			...objective.keyResults.map(({ ref, title }) => row(ref, `— ${title}`, l10n.t("reached"))),
		]),
		heading(l10n.t("Engineering goals")),
		...[...intent.goals.values()].map(({ id, title }) => ({
			...row(id, title, l10n.t("debt paid")),
			...(alone.has(id) && { description: l10n.t("all that it supports is reached") }),
		})),
		heading(l10n.t("Problems")),
		...[...intent.problems.values()].map(({ id, title }) => row(id, title, l10n.t("solved"))),
	];
}

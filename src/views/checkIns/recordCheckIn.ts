import * as vscode from "vscode";
import type { CheckInFields } from "../../core/checkIns/checkInText.ts";
import { type BadScore, scoreOf } from "../../core/checkIns/scoreOf.ts";
import { type KeyResultReading, oldestReadings, staleReadings } from "../../core/checkIns/staleReadings.ts";
import { fewestAnswers } from "../../core/measures/scores.ts";
import type { CheckIn } from "../../core/model.ts";
import { numberOf } from "../../core/typedNumber.ts";
import { writeCheckIns } from "../../host/checkInFiles.ts";
import { settingsFor } from "../../host/settings.ts";
import {
	type Answer,
	askText,
	back,
	numberProblem,
	pickMany,
	runSteps,
	type Step,
	type StepFrame,
} from "../../host/steps.ts";
import { ago, amount, isolated, type Words, withoutIcons } from "../../host/words.ts";
import type { CheckInTarget } from "./checkInCommands.ts";

type ScoreKind = "satisfaction" | "morale";

interface Row extends vscode.QuickPickItem {
	readonly asks: KeyResultReading | ScoreKind | "note";
}

/** Asks for what somebody can read today, key results whose reading is old first, and writes it as one new file. */
export async function recordCheckIn(target: CheckInTarget): Promise<void> {
	const title = vscode.l10n.t("Record Check-in");
	const words = wordsOf(target);
	const rows = rowsOf(target, words);
	let selected: readonly Row[] = rows.filter(({ picked }) => picked);
	for (;;) {
		const chosen = await pickMany<Row>(
			{ title, step: 1, total: Math.max(2, selected.length + 1) },
			{
				placeholder: vscode.l10n.t("What can you read today? Marked is what was read long ago."),
				items: rows,
				selected,
			},
		);
		if (chosen === undefined || chosen === back) return;
		selected = rows.filter((row) => chosen.includes(row));
		const answered = await askAll(title, selected, target, words);
		if (answered === back) continue;
		if (answered) await write(target, answered);
		return;
	}
}

async function write({ folder }: CheckInTarget, draft: CheckInFields): Promise<void> {
	const { readings, satisfaction, morale, note } = draft;
	const isEmpty = readings.size === 0 && !satisfaction && !morale && note === undefined;
	if (isEmpty) {
		vscode.window.setStatusBarMessage(vscode.l10n.t("Nothing was read, so no check-in was written."), 5000);
		return;
	}
	const [file = ""] = await writeCheckIns(folder, [draft]);
	vscode.window.setStatusBarMessage(vscode.l10n.t("$(check) The check-in is in {0}", file), 5000);
}

function wordsOf({ snapshot }: CheckInTarget): Words {
	return { l10n: vscode.l10n, locale: vscode.env.language, today: snapshot.today };
}

function rowsOf({ snapshot, folder }: CheckInTarget, words: Words): readonly Row[] {
	const { l10n } = vscode;
	const { remindAfter } = settingsFor(folder.uri);
	const stale = new Set(staleReadings(snapshot, remindAfter).map(({ keyResult }) => keyResult.ref));
	const results = oldestReadings(snapshot).map(
		(reading): Row => ({
			label: withoutIcons(reading.keyResult.title),
			description: lastRead(reading, words),
			iconPath: new vscode.ThemeIcon("graph-line"),
			picked: stale.has(reading.keyResult.ref),
			asks: reading,
		}),
	);
	return [
		...results,
		{
			label: l10n.t("How content customers are"),
			iconPath: new vscode.ThemeIcon("smiley"),
			asks: "satisfaction",
		},
		{ label: l10n.t("How content the team is"), iconPath: new vscode.ThemeIcon("heart"), asks: "morale" },
		{ label: l10n.t("What the numbers don't say"), iconPath: new vscode.ThemeIcon("note"), asks: "note" },
	];
}

function lastRead({ keyResult, last }: KeyResultReading, words: Words): string {
	const { l10n } = words;
	if (!last) return l10n.t("never read");
	const value = amount(last.value, keyResult.unit, words);
	return last.on === words.today
		? l10n.t("{0}, today", value)
		: l10n.t("{0}, {1}", value, ago(last.on, words));
}

/** One step for each chosen row, which shows again what was said there; Back from the first leads to the choice. */
async function askAll(
	title: string,
	rows: readonly Row[],
	target: CheckInTarget,
	words: Words,
): Promise<Answer<CheckInFields>> {
	let isBack = false;
	let draft: CheckInFields = { on: target.snapshot.today, readings: new Map() };
	const steps = rows.map(
		({ asks }, index): Step<CheckInFields> =>
			async (_, frame) => {
				const shown: StepFrame = { ...frame, step: index + 2, total: rows.length + 1 };
				const answer =
					asks === "note"
						? await askNote(shown, draft)
						: typeof asks === "string"
							? await askScore(shown, draft, asks, target)
							: await askReading(shown, draft, asks, words);
				if (answer !== undefined && answer !== back) draft = answer;
				if (answer !== back || index > 0) return answer;
				isBack = true;
				return undefined;
			},
	);
	const answered = await runSteps(title, steps, draft);
	return isBack ? back : answered;
}

async function askReading(
	frame: StepFrame,
	draft: CheckInFields,
	reading: KeyResultReading,
	words: Words,
): Promise<Answer<CheckInFields>> {
	const { l10n } = vscode;
	const { ref, title, unit, to } = reading.keyResult;
	const target = to === undefined ? "" : l10n.t("The target is {0}.", amount(to, unit, words));
	const old = draft.readings.get(ref);
	const text = await askText(frame, {
		prompt: l10n.t("{0}: what is it now? Last: {1}. {2}", isolated(title), lastRead(reading, words), target),
		placeholder: l10n.t("Empty: not today"),
		value: old === undefined ? "" : String(old),
		problemOf: numberProblem,
	});
	if (text === undefined || text === back) return text;
	const readings = new Map(draft.readings);
	const value = numberOf(text);
	if (value === undefined) readings.delete(ref);
	else readings.set(ref, value);
	return { ...draft, readings };
}

async function askScore(
	frame: StepFrame,
	draft: CheckInFields,
	kind: ScoreKind,
	{ snapshot }: CheckInTarget,
): Promise<Answer<CheckInFields>> {
	const { l10n } = vscode;
	const scale = usualScale(snapshot.checkIns, kind);
	const old = draft[kind];
	const text = await askText(frame, {
		prompt:
			kind === "satisfaction"
				? l10n.t("How content are customers? The average score, its scale, and how many answered.")
				: l10n.t(
						"How content is the team? The average score, its scale, and how many answered: it is shown from {0} answers on.",
						fewestAnswers,
					),
		placeholder: l10n.t("Such as: {0}. Empty: not today", "4.2 of 5, 12"),
		value: old ? `${old.score} of ${old.of}${old.answers === undefined ? "" : `, ${old.answers}`}` : "",
		problemOf: (typed) => {
			const score = typed === "" ? undefined : scoreOf(typed, scale);
			return typeof score === "string" ? whatIsWrong(score) : undefined;
		},
	});
	if (text === undefined || text === back) return text;
	const { [kind]: _, ...rest } = draft;
	const score = text === "" ? undefined : scoreOf(text, scale);
	return typeof score === "object" ? { ...rest, [kind]: score } : rest;
}

function usualScale(checkIns: readonly CheckIn[], kind: ScoreKind): number | undefined {
	return checkIns.findLast((each) => each[kind])?.[kind]?.of;
}

function whatIsWrong(bad: BadScore): string {
	const { l10n } = vscode;
	switch (bad) {
		case "unclear":
			return l10n.t("Write the score and its scale, such as {0}.", "4.2 of 5, 12");
		case "no scale":
			return l10n.t("Say the scale's upper end, too, such as {0}.", "4.2 of 5");
		case "above scale":
			return l10n.t("A score can't be above its scale.");
		case "bad answers":
			return l10n.t("How many answered is a whole number, such as 12.");
	}
}

async function askNote(frame: StepFrame, draft: CheckInFields): Promise<Answer<CheckInFields>> {
	const { l10n } = vscode;
	const text = await askText(frame, {
		prompt: l10n.t("What don't the numbers say?"),
		placeholder: l10n.t("The campaign took the index down on Wednesday"),
		value: draft.note ?? "",
	});
	if (text === undefined || text === back) return text;
	const { note: _, ...rest } = draft;
	return text === "" ? rest : { ...rest, note: text };
}

import * as vscode from "vscode";
import { movableResults } from "../../core/branch/recordProposal.ts";
import { partOf } from "../../core/intent/links.ts";
import type { KeyResult, Ref } from "../../core/model.ts";
import { relevantLessons } from "../../core/rituals/relevance.ts";
import { openPlace } from "../../host/openPlace.ts";
import { type Answer, back, pickOne, type StepFrame } from "../../host/steps.ts";
import { language } from "../../host/webviewPage.ts";
import { amount, isolated, number, reworkReasonName, type Words, withoutIcons } from "../../host/words.ts";
import type { Draft } from "./answerDraft.ts";
import { askExpected, askOutcomes, askRework, askWhy } from "./answerFields.ts";
import type { AnswerTarget } from "./answerTarget.ts";

interface RestRow extends vscode.QuickPickItem {
	/** Absent for the row that writes. */
	readonly edit?: (draft: Draft) => Promise<Answer<Draft>>;
}

/**
 * Shows all that can be said besides, as it stands, below the row that writes it. A chosen row is edited and comes back
 * here. `changed` hears of every change, so that leaving loses nothing.
 */
export async function askRest(
	frame: StepFrame,
	target: AnswerTarget,
	start: Draft,
	changed: (draft: Draft) => void,
): Promise<Answer<Draft>> {
	let draft = start;
	for (;;) {
		const rows = restRows(frame, target, draft);
		const [write] = rows;
		const row = await pickOne<RestRow>(frame, {
			placeholder: vscode.l10n.t("Enter writes it. Everything else is optional."),
			items: rows,
			...(write && { active: write }),
		});
		if (row === undefined || row === back) return row;
		if (row.edit === undefined) return draft;
		const edited = await row.edit(draft);
		if (edited === undefined) return undefined;
		if (edited === back) continue;
		draft = edited;
		changed(draft);
	}
}

function restRows(frame: StepFrame, target: AnswerTarget, draft: Draft): RestRow[] {
	const { l10n } = vscode;
	const words: Words = { l10n, locale: language(), today: target.snapshot.today };
	const { intent } = target;
	const isNone = draft.serves === "none";
	return [
		{
			label: target.record ? l10n.t("Write the changes") : l10n.t("Write it"),
			description: withoutIcons(summaryOf(target, draft)),
			iconPath: new vscode.ThemeIcon("check"),
		},
		...lessonRows(target, draft),
		{ label: l10n.t("Optional"), kind: vscode.QuickPickItemKind.Separator },
		{
			label: isNone ? l10n.t("Because") : l10n.t("The user problem, in a sentence"),
			detail: withoutIcons(draft.why ?? l10n.t("not said")),
			iconPath: new vscode.ThemeIcon("quote"),
			edit: (now) => askWhy(frame, now),
		},
		...resultsOf(target, draft).map((result) => ({
			label: withoutIcons(l10n.t("Move {0}", isolated(result.title))),
			detail: expectedText(result, draft, words),
			iconPath: new vscode.ThemeIcon("graph-line"),
			edit: (now: Draft) => askExpected(frame, now, result, words),
		})),
		{
			label: l10n.t("What users will be able to do"),
			detail: withoutIcons(draft.outcomes.join(" · ") || l10n.t("not said")),
			iconPath: new vscode.ThemeIcon("arrow-right"),
			edit: (now) => askOutcomes(frame, now, intent),
		},
		{
			label: l10n.t("Rework"),
			detail: withoutIcons(reworkText(draft) ?? l10n.t("no rework")),
			iconPath: new vscode.ThemeIcon("history"),
			edit: (now) => askRework(frame, now, branchesOf(target)),
		},
	];
}

/** What earlier work taught about the same thing: the most relevant lesson, to be read before building. */
function lessonRows({ folder, snapshot, branch, record }: AnswerTarget, { serves }: Draft): RestRow[] {
	const { intent, lessons, touched } = snapshot;
	if (serves === "none" || intent.state !== "known") return [];
	const files = touched.state === "known" && touched.branch === branch ? touched.files : [];
	const partOfThat = partOf(intent.intent, serves);
	const [first] = relevantLessons(lessons, {
		said: serves,
		partOf: partOfThat,
		files,
		heeded: record?.heeded ?? [],
	});
	if (!first) return [];
	const { text, file, release, at } = first.lesson;
	const { l10n } = vscode;
	return [
		{ label: l10n.t("Learned before"), kind: vscode.QuickPickItemKind.Separator },
		{
			label: withoutIcons(text),
			description: withoutIcons(release === undefined ? "" : l10n.t("post-mortem of {0}", isolated(release))),
			iconPath: new vscode.ThemeIcon("lightbulb"),
			edit: async () => {
				await openPlace(folder, { file, ...at });
				return back;
			},
		},
	];
}

/** What it serves, so that Enter is pressed on something that can be read. */
function summaryOf({ intent }: AnswerTarget, { serves, added }: Draft): string {
	if (serves === "none") return vscode.l10n.t("serves nothing on purpose");
	const titleOf = (ref: Ref) =>
		(intent.problems.get(ref) ?? intent.keyResults.get(ref) ?? intent.goals.get(ref))?.title ??
		added.find(({ id }) => id === ref)?.title ??
		ref;
	return serves.map((ref) => isolated(titleOf(ref))).join(" · ");
}

/** Those that it can move, and those of which a number is expected already. */
function resultsOf({ intent }: AnswerTarget, { serves, expects }: Draft): readonly KeyResult[] {
	const refs = [...movableResults(intent, serves === "none" ? [] : serves), ...expects.map(([ref]) => ref)];
	return [...new Set(refs)].flatMap((ref) => intent.keyResults.get(ref) ?? []);
}

/** `2,400 → 1,500 → 800 ms`: from, what this branch should bring, to. */
function expectedText({ ref, from, to, unit }: KeyResult, { expects }: Draft, words: Words): string {
	const { l10n } = vscode;
	const expected = expects.find(([of]) => of === ref)?.[1];
	const start = from === undefined ? "?" : unit === "%" ? amount(from, unit, words) : number(from, words);
	const end = to === undefined ? "?" : amount(to, unit, words);
	if (expected === undefined)
		return from === undefined && to === undefined ? l10n.t("not said") : `${start} → ${end}`;
	return l10n.t("{0} → this branch: {1} → {2}", start, amount(expected, unit, words), end);
}

function reworkText({ rework }: Draft): string | undefined {
	if (rework === undefined) return undefined;
	const because = rework.because && reworkReasonName(rework.because, vscode);
	return [rework.of && isolated(rework.of), because].filter(Boolean).join(": ") || undefined;
}

/** The newest first: what is done again is seldom old. */
function branchesOf({ snapshot: { git }, branch }: AnswerTarget): readonly string[] {
	if (git.state !== "ready") return [];
	return git.branches
		.filter(({ name }) => name !== branch && name !== git.defaultBranch)
		.toSorted((a, b) => Date.parse(b.committed) - Date.parse(a.committed))
		.map(({ name }) => name);
}

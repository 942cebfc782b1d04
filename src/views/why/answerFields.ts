import * as vscode from "vscode";
import { proposedOutcomes } from "../../core/branch/recordProposal.ts";
import { type Intent, type KeyResult, type Ref, reworkReasons, type WhyRecord } from "../../core/model.ts";
import { numberOf } from "../../core/typedNumber.ts";
import { type Answer, askText, back, numberProblem, pickOne, type StepFrame } from "../../host/steps.ts";
import { amount, isolated, reworkReasonName, type Words, withoutIcons } from "../../host/words.ts";
import type { Draft } from "./answerDraft.ts";

// The optional parts of an answer, one at a time. Each gives the draft back with its part changed.

export async function askWhy(frame: StepFrame, draft: Draft): Promise<Answer<Draft>> {
	const isNone = draft.serves === "none";
	const { l10n } = vscode;
	const text = await askText(frame, {
		prompt: isNone
			? l10n.t("Why does it serve nothing, in a sentence?")
			: l10n.t("What is the user problem, in a sentence?"),
		placeholder: isNone
			? l10n.t("Only the formatter's new version; nobody will notice")
			: l10n.t("Shoppers on phones wait 2.4 s for the first result"),
		value: draft.why ?? "",
	});
	if (text === undefined || text === back) return text;
	const { why: _, ...rest } = draft;
	return { ...rest, ownWhy: true, ...(text !== "" && { why: text }) };
}

export async function askExpected(
	frame: StepFrame,
	draft: Draft,
	result: KeyResult,
	words: Words,
): Promise<Answer<Draft>> {
	const { l10n } = vscode;
	const old = draft.expects.find(([ref]) => ref === result.ref)?.[1];
	const text = await askText(frame, {
		prompt: l10n.t(
			"{0}: to what number should this branch bring it? {1}",
			isolated(result.title),
			journey(result, words),
		),
		placeholder: l10n.t("Empty: it says nothing of this number"),
		value: old === undefined ? "" : String(old),
		problemOf: numberProblem,
	});
	if (text === undefined || text === back) return text;
	const value = numberOf(text);
	const others = draft.expects.filter(([ref]) => ref !== result.ref);
	return { ...draft, expects: value === undefined ? others : [...others, [result.ref, value]] };
}

/** `From 2,400 ms to 800 ms.` */
function journey({ from, to, unit }: KeyResult, words: Words): string {
	const { l10n } = vscode;
	const said = (value: number) => amount(value, unit, words);
	if (from !== undefined && to !== undefined) return l10n.t("It goes from {0} to {1}.", said(from), said(to));
	if (to !== undefined) return l10n.t("The target is {0}.", said(to));
	return from === undefined ? "" : l10n.t("It started at {0}.", said(from));
}

/** One outcome after the other; those of the problems are proposed. */
export async function askOutcomes(frame: StepFrame, draft: Draft, intent: Intent): Promise<Answer<Draft>> {
	const { l10n } = vscode;
	const serves: readonly Ref[] = draft.serves === "none" ? [] : draft.serves;
	const proposals = proposedOutcomes(intent, serves).filter((text) => !draft.outcomes.includes(text));
	const rows = [
		{ label: l10n.t("Write one…"), iconPath: new vscode.ThemeIcon("edit"), does: "write" } as const,
		...draft.outcomes.map((text) => ({
			label: withoutIcons(text),
			description: l10n.t("take away"),
			iconPath: new vscode.ThemeIcon("check"),
			does: "remove" as const,
			text,
		})),
		...proposals.map((text) => ({
			label: withoutIcons(text),
			description: l10n.t("from the problem"),
			iconPath: new vscode.ThemeIcon("add"),
			does: "add" as const,
			text,
		})),
	];
	const placeholder = l10n.t("What will users be able to do?");
	const row =
		rows.length === 1 ? rows[0] : await pickOne<(typeof rows)[number]>(frame, { placeholder, items: rows });
	if (row === undefined || row === back) return row;
	if (row.does === "remove")
		return { ...draft, outcomes: draft.outcomes.filter((text) => text !== row.text) };
	if (row.does === "add") return { ...draft, outcomes: [...draft.outcomes, row.text] };
	const text = await askText(frame, {
		prompt: placeholder,
		placeholder: l10n.t("A repeated search answers at once"),
	});
	if (text === undefined || text === back) return text;
	return text === "" ? draft : { ...draft, outcomes: [...draft.outcomes, text] };
}

interface ReworkRow extends vscode.QuickPickItem {
	readonly of?: string;
	readonly isNone?: boolean;
}

/** Which branch's work is done again, and why. */
export async function askRework(
	frame: StepFrame,
	draft: Draft,
	branches: readonly string[],
): Promise<Answer<Draft>> {
	const { l10n } = vscode;
	const none: ReworkRow = { label: l10n.t("It is no rework"), isNone: true };
	const nobodys: ReworkRow = { label: l10n.t("Of something else") };
	const named = branches.map(
		(of): ReworkRow => ({ label: withoutIcons(of), iconPath: new vscode.ThemeIcon("git-branch"), of }),
	);
	const was = [...named, nobodys].find(({ of }) => of === draft.rework?.of);
	const row = await pickOne<ReworkRow>(frame, {
		placeholder: l10n.t("Which branch's work is done again?"),
		items: [...named, nobodys, none],
		...(draft.rework && was && { active: was }),
	});
	if (row === undefined || row === back) return row;
	if (row.isNone) {
		const { rework: _, ...rest } = draft;
		return rest;
	}
	const reasons = reworkReasons.map((because) => ({ label: reworkReasonName(because, vscode), because }));
	const active = reasons.find(({ because }) => because === draft.rework?.because);
	const reason = await pickOne<(typeof reasons)[number]>(frame, {
		placeholder: l10n.t("Why has it to be done again?"),
		items: reasons,
		...(active && { active }),
	});
	if (reason === undefined || reason === back) return reason;
	const rework: WhyRecord["rework"] = {
		...(row.of !== undefined && { of: row.of }),
		because: reason.because,
	};
	return { ...draft, rework };
}

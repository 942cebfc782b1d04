import { kindOf } from "../intent/links.ts";
import type { Intent, KeyResult, Problem, Ref, WhyRecord } from "../model.ts";
import type { BranchView } from "../snapshot.ts";
import { markdownCode, markdownText } from "./pullRequestMarkdown.ts";

/** How the description speaks; `vscode.l10n` is such an `l10n`. */
export interface Speech {
	readonly l10n: { t(message: string, ...args: (string | number)[]): string };
	/** A value with its unit. */
	amount(value: number, unit: string | undefined): string;
}

const most = { problems: 3, evidence: 2 } as const;

/**
 * Markdown that tells a reviewer what user problem this solves, how it moves the numbers and what users will be able
 * to do: what is known, in that order, as a person would write it. Undefined where nothing is known; a guess is no
 * knowledge.
 */
export function pullRequestText(intent: Intent, branch: BranchView, speech: Speech): string | undefined {
	const { serves, record } = branch;
	const isSaid = serves.how.by !== "guess" && serves.how.by !== "nobody";
	const said = isSaid && serves.said !== "none" ? serves.said : [];
	const known: Known = {
		intent,
		speech,
		said,
		partOf: said.length > 0 ? serves.partOf : [],
		...(record && { record }),
	};
	const onPurpose = isSaid && serves.said === "none" ? nothingOnPurpose(known) : [];
	// Debt that this branch pays belongs after the goals, once there is any to link.
	const paragraphs = [
		...onPurpose,
		...(onPurpose.length > 0 ? [] : problemText(known)),
		...numberText(known),
		...outcomeText(known),
		...goalText(known),
		...reworkText(known),
		...questionText(known),
	];
	return paragraphs.length === 0 ? undefined : `${paragraphs.join("\n\n")}\n`;
}

interface Known {
	readonly intent: Intent;
	readonly speech: Speech;
	readonly said: readonly Ref[];
	readonly partOf: readonly Ref[];
	readonly record?: WhyRecord;
}

function nothingOnPurpose({ record, speech: { l10n } }: Known): string[] {
	const none = l10n.t("This solves no user problem and moves no key result, on purpose.");
	return [record?.why === undefined ? none : `${none} ${sentence(record.why)}`];
}

/** Whom it helps, and why; what the record says outranks the evidence of the agreement. */
function problemText(known: Known): string[] {
	const { speech, record } = known;
	const problems = problemsOf(known).slice(0, most.problems);
	const evidence = problems.flatMap((problem) => problem.evidence).slice(0, most.evidence);
	const why = record?.why === undefined ? evidence : [record.why];
	const sentences = [...problems.map((problem) => whom(problem, speech)), ...why.map(sentence)];
	return sentences.length === 0 ? [] : [sentences.join(" ")];
}

function problemsOf({ intent, said, partOf }: Known): readonly Problem[] {
	return [...said, ...partOf].flatMap((ref) => intent.problems.get(ref) ?? []);
}

function whom({ who, title }: Problem, { l10n }: Speech): string {
	return who === undefined
		? sentence(title)
		: l10n.t("This helps {0}. {1}", markdownText(who), sentence(title));
}

function numberText(known: Known): string[] {
	const sentences = keyResultsOf(known).map((result) => keyResultText(result, known));
	if (sentences.length > 0) return [listed(sentences)];
	const { intent, said, partOf, speech } = known;
	const objectives = [...said, ...partOf].flatMap((ref) => intent.objectives.get(ref) ?? []);
	if (objectives.length === 0) return [];
	const names = objectives.map(({ title }) => sentence(title));
	return [speech.l10n.t("It is part of a bigger promise: {0}", names.join(" "))];
}

/** Those that were said or are expected to move; where only a goal was said, those that it supports. */
function keyResultsOf({ intent, said, partOf, record }: Known): readonly KeyResult[] {
	const named = [...said, ...(record?.expects.keys() ?? [])];
	const pick = (refs: readonly Ref[]) =>
		[...new Set(refs)].flatMap((ref) => intent.keyResults.get(ref) ?? []);
	const results = pick(named);
	return results.length > 0 ? results : pick(partOf);
}

function keyResultText(result: KeyResult, { speech, record }: Known): string {
	const { l10n } = speech;
	const { from, to, unit } = result;
	const title = markdownText(result.title);
	const shown = (value: number) => markdownText(speech.amount(value, unit));
	const expected = record?.expects.get(result.ref);
	if (expected === undefined) {
		if (to === undefined) return l10n.t("It works towards {0}.", title);
		if (from === undefined || from === to)
			return l10n.t("It works towards a promise: {0} at {1}.", title, shown(to));
		return l10n.t("It works towards a promise: {0} from {1} to {2}.", title, shown(from), shown(to));
	}
	const after = shown(expected);
	const step =
		from === undefined
			? l10n.t("{0} should reach {1}.", title, after)
			: l10n.t("{0} should go from {1} to {2}.", title, shown(from), after);
	if (to === undefined) return step;
	const promise =
		to === expected ? l10n.t("That is what we promised.") : l10n.t("We promised {0}.", shown(to));
	return `${step} ${promise}`;
}

/** What the record says that users will be able to do, else what solving the problem was to bring. */
function outcomeText(known: Known): string[] {
	const { l10n } = known.speech;
	const own = (known.record?.outcomes ?? []).map(sentence);
	if (own.length === 1) return [l10n.t("Once this is in: {0}", own[0] ?? "")];
	if (own.length > 1) return [`${l10n.t("Once this is in:")}\n\n${bullets(own)}`];
	// What the whole problem is about, and more than one branch may bring.
	const aims = problemsOf(known).flatMap((problem) => problem.outcomes.map(sentence));
	return aims.length === 0 ? [] : [l10n.t("The aim: {0}", aims.join(" "))];
}

function goalText({ intent, said, speech: { l10n } }: Known): string[] {
	const goals = said.flatMap((ref) => intent.goals.get(ref) ?? []);
	const alone = said.every((ref) => kindOf(intent, ref) === "engineering goal");
	return goals.map(({ title, because }) => {
		const goal = alone
			? l10n.t("It serves an engineering goal: {0}", sentence(title))
			: l10n.t("It serves an engineering goal, too: {0}", sentence(title));
		return because === undefined ? goal : `${goal} ${sentence(because)}`;
	});
}

function reworkText({ record, speech: { l10n } }: Known): string[] {
	if (record?.rework === undefined) return [];
	const { of, because } = record.rework;
	const reasons = {
		"changed requirements": l10n.t("the requirements changed"),
		miscommunication: l10n.t("we misunderstood each other"),
		defect: l10n.t("it had a defect"),
		learning: l10n.t("we learned something since"),
	};
	const reason = because && reasons[because];
	const name = of === undefined ? undefined : markdownCode(of);
	if (name !== undefined && reason) return [l10n.t("It does the work of {0} again: {1}.", name, reason)];
	if (name !== undefined) return [l10n.t("It does the work of {0} again.", name)];
	return reason ? [l10n.t("It does earlier work again: {0}.", reason)] : [];
}

function questionText({ record, speech: { l10n } }: Known): string[] {
	const open = record?.questions.filter(({ answer }) => answer === undefined) ?? [];
	const asked = open.map(({ ask, by }) =>
		by === undefined ? markdownText(ask) : l10n.t("{0} ({1} asks)", markdownText(ask), markdownText(by)),
	);
	if (asked.length === 0) return [];
	if (asked.length === 1) return [l10n.t("One question is still open: {0}", asked[0] ?? "")];
	return [`${l10n.t("These questions are still open:")}\n\n${bullets(asked)}`];
}

function listed(sentences: readonly string[]): string {
	return sentences.length === 1 ? (sentences[0] ?? "") : bullets(sentences);
}

function bullets(lines: readonly string[]): string {
	return lines.map((line) => `- ${line}`).join("\n");
}

function sentence(text: string): string {
	const safe = markdownText(text);
	return /[.!?…。！？]["”’)]*$/.test(safe) ? safe : `${safe}.`;
}

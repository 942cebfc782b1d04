// The form that edits what was written down about the branch.

import { movableResults } from "../../core/branch/recordProposal.ts";
import type { KeyResult, Ref, WhyRecord } from "../../core/model.ts";
import { amount, isolated } from "../../host/words.ts";
import type { Field, Form } from "../../webview/card/model.ts";
import type { BlockContext } from "./blocks.ts";

/** More would be a page of numbers; the record itself has room for them. */
const mostNumbers = 6;

export function whyForm(record: WhyRecord, context: BlockContext): Form {
	const { l10n } = context.words;
	const isNone = record.serves === "none";
	return {
		key: "why",
		label: l10n.t("Edit"),
		edit: "why",
		fields: [
			{
				name: "why",
				label: isNone
					? l10n.t("Why does it serve nothing?")
					: l10n.t("What is the user problem, in a sentence?"),
				value: fieldOf(record, "why"),
				look: "lines",
			},
			...expectedFields(record, context),
			{
				name: "outcomes",
				label: l10n.t("What will users be able to do?"),
				value: fieldOf(record, "outcomes"),
				look: "lines",
				hint: l10n.t("One a line"),
			},
		],
		save: l10n.t("Save"),
		cancel: l10n.t("Cancel"),
		more: { key: "serves", label: l10n.t("Change what it serves"), action: { do: "answerWhy" } },
	};
}

/** What a field of the form says of a record; what its user sees, and what it is held against when it is saved. */
export function fieldOf({ why, outcomes, expects }: WhyRecord, name: string): string {
	if (name === "why") return why ?? "";
	if (name === "outcomes") return outcomes.join("\n");
	const value = expects.get(name.slice("expects ".length));
	return value === undefined ? "" : String(value);
}

export function linesOf(text: string): readonly string[] {
	return text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => line !== "");
}

function expectedFields(record: WhyRecord, context: BlockContext): Field[] {
	const { intent, words } = context;
	const serves: readonly Ref[] = record.serves === undefined || record.serves === "none" ? [] : record.serves;
	const refs = new Set([...record.expects.keys(), ...movableResults(intent, serves)]);
	const results = [...refs].flatMap((ref) => intent.keyResults.get(ref) ?? []);
	return results.slice(0, mostNumbers).map((result): Field => {
		const name = `expects ${result.ref}`;
		const hint = journey(result, context);
		return {
			name,
			label: words.l10n.t("{0}: to what number?", isolated(result.title)),
			value: fieldOf(record, name),
			look: "number",
			...(hint !== undefined && { hint }),
		};
	});
}

function journey({ from, to, unit }: KeyResult, { words }: BlockContext): string | undefined {
	const { l10n } = words;
	const said = (value: number) => amount(value, unit, words);
	if (from !== undefined && to !== undefined) return l10n.t("It goes from {0} to {1}.", said(from), said(to));
	if (to !== undefined) return l10n.t("The target is {0}.", said(to));
	return from === undefined ? undefined : l10n.t("It started at {0}.", said(from));
}

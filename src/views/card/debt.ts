// What the card says of debt: how much there is for a goal, and what this branch did about it.

import { burnDown } from "../../core/debt/burnDown.ts";
import type { BranchDebt, DebtEntry } from "../../core/debt/debtState.ts";
import type { EngineeringGoal } from "../../core/model.ts";
import { burnDownText, debtAndTarget, debtCount } from "../../host/debtWords.ts";
import { isolated, number, type Words } from "../../host/words.ts";
import type { DebtRow, GoalDebt, Section } from "../../webview/card/model.ts";
import type { BlockContext } from "./blocks.ts";

/** `31 of 40 → 10` */
export function debtAside(goal: EngineeringGoal, { debt, words }: BlockContext): string | undefined {
	const known = debt?.byGoal.get(goal.id);
	return known && (known.count > 0 || goal.debt) ? debtCount(known.count, goal.debt, words) : undefined;
}

/** Undefined where there is nothing to say of a goal's debt. */
export function goalDebt(goal: EngineeringGoal, { debt, words }: BlockContext): GoalDebt | undefined {
	const known = debt?.byGoal.get(goal.id);
	if (!debt || !known) return undefined;
	const { added, paid } = deeds(debt.branch, (entry) => entry.alignment.goal === goal.id);
	if (known.count + added + paid === 0 && !goal.debt) return undefined;
	const count = debtAndTarget(known.count, goal.debt, words);
	const picture = burnDown(known, goal.debt);
	return {
		count,
		...changeWords(added, paid, words),
		...(picture && {
			picture: {
				points: picture.points,
				...(picture.target !== undefined && { target: picture.target }),
				tone: picture.tone,
				spoken: words.l10n.t(
					"Debt of {0}: {1}. {2}",
					isolated(goal.title),
					burnDownText(picture, words),
					count,
				),
			},
		}),
	};
}

/** `−5 paid`, `+2 on this branch` */
function changeWords(added: number, paid: number, words: Words): Pick<GoalDebt, "paid" | "added"> {
	const { l10n } = words;
	const plus = (count: number) => `+${number(count, words)}`;
	const minus = `−${number(paid, words)}`;
	if (added > 0 && paid > 0)
		return { paid: l10n.t("{0} paid", minus), added: l10n.t("{0} on this branch", plus(added)) };
	return {
		...(paid > 0 && { paid: l10n.t("{0} paid on this branch", minus) }),
		...(added > 0 && { added: l10n.t("{0} on this branch", plus(added)) }),
	};
}

/** What this branch did to debt, by goal in the intent's order; what serves none comes last. */
export function debtSections({ debt, intent, words }: BlockContext): Section[] {
	const branch = debt?.branch;
	if (!branch || branch.added.length + branch.paid.length + branch.touched.length === 0) return [];
	const { l10n } = words;
	const rows = [...intent.goals.values()].map(({ id, title }) =>
		debtRow({ key: `debt:${id}`, title, goal: id }, deeds(branch, goalIs(id)), words),
	);
	const none = { key: "debt:none", title: l10n.t("No goal yet") };
	const all = [...rows, debtRow(none, deeds(branch, goalIs(undefined)), words)];
	return [
		{
			key: "debt",
			tone: "plain",
			heading: l10n.t("Debt on this branch"),
			button: { key: "debt", label: l10n.t("Show"), action: { do: "showDebt" } },
			blocks: [{ kind: "debt", key: "debt-rows", rows: all.filter((row) => row !== undefined) }],
		},
	];
}

const goalIs = (goal: string | undefined) => (entry: DebtEntry) => entry.alignment.goal === goal;

interface Deeds {
	readonly added: number;
	readonly paid: number;
	readonly touched: number;
}

function deeds(branch: BranchDebt | undefined, counts: (entry: DebtEntry) => boolean): Deeds {
	const count = (entries: readonly DebtEntry[] = []) => entries.filter(counts).length;
	return { added: count(branch?.added), paid: count(branch?.paid), touched: count(branch?.touched) };
}

function debtRow(
	{ key, title, goal }: { readonly key: string; readonly title: string; readonly goal?: string },
	{ added, paid, touched }: Deeds,
	words: Words,
): DebtRow | undefined {
	const { l10n } = words;
	if (added + paid + touched === 0) return undefined;
	return {
		key,
		title,
		open: { do: "showDebt", ...(goal !== undefined && { goal }) },
		...(paid > 0 && { paid: l10n.t("{0} paid", `−${number(paid, words)}`) }),
		...(added > 0 && { added: l10n.t("{0} added", `+${number(added, words)}`) }),
		...(touched > 0 && { touched: l10n.t("{0} touched", number(touched, words)) }),
	};
}

// Counts of debt as people say them, in the user's language.

import type { BurnDown } from "../core/debt/burnDown.ts";
import type { EngineeringGoal } from "../core/model.ts";
import { number, shortDay, type Words } from "./words.ts";

type Target = EngineeringGoal["debt"];

/** `31 of 40 → 10`: now, at the start of the period, and the target, as far as they are known. */
export function debtCount(count: number, debt: Target, words: Words): string {
	const { l10n } = words;
	const now = number(count, words);
	const [from, to] = [debt?.from, debt?.to].map((value) => value !== undefined && number(value, words));
	if (from && to) return l10n.t("{0} of {1} → {2}", now, from, to);
	if (from) return l10n.t("{0} of {1}", now, from);
	return to ? l10n.t("{0} → {1}", now, to) : now;
}

/** `31 debt items` */
export function debtItems(count: number, words: Words): string {
	return count === 1 ? words.l10n.t("1 debt item") : words.l10n.t("{0} debt items", number(count, words));
}

/** `31 debt items, target 10` */
export function debtAndTarget(count: number, debt: Target, words: Words): string {
	const { l10n } = words;
	if (debt?.to === undefined) return debtItems(count, words);
	const target = number(debt.to, words);
	return count === 1
		? l10n.t("1 debt item, target {0}", target)
		: l10n.t("{0} debt items, target {1}", number(count, words), target);
}

/** `40 on 1 Oct, 31 on 23 Nov` */
export function burnDownText({ first, last }: BurnDown, words: Words): string {
	return words.l10n.t(
		"{0} on {1}, {2} on {3}",
		number(first.count, words),
		shortDay(first.on, words),
		number(last.count, words),
		shortDay(last.on, words),
	);
}

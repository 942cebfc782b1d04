import { measuresOf } from "../../core/measures/measuresOf.ts";
import type { L10n, Words } from "../../host/words.ts";
import type { Exported } from "./exportMeasures.ts";
import { type MeasuresInput, measuresModel } from "./measuresModel.ts";
import { namedBefore, rangeOf } from "./periods.ts";
import { scopeOf } from "./scopes.ts";

/** The page, with the values that it was made from. */
export type PageOfMeasures = Exported;

/** Measures what is chosen, and makes the page of it. */
export function pageOf(input: Omit<MeasuresInput, "measures">, l10n: L10n, locale: string): PageOfMeasures {
	const { snapshot, selection } = input;
	if (snapshot?.intent.state !== "known")
		return { model: measuresModel(input, l10n, locale), measures: undefined };
	const words: Words = { l10n, locale, today: snapshot.today };
	const period = rangeOf(selection, snapshot, words);
	const measures = measuresOf(snapshot, {
		period,
		...(selection.compare && { compare: namedBefore(period) }),
		...scopeOf(selection.scope),
	});
	return { model: measuresModel({ ...input, measures }, l10n, locale), measures };
}

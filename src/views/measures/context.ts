import type { Change } from "../../core/history/history.ts";
import { titleOf } from "../../core/intent/links.ts";
import type { Measures } from "../../core/measures/measures.ts";
import type { Intent, Ref } from "../../core/model.ts";
import { isolated, list, type Words } from "../../host/words.ts";

/** What every part of the page is made from. */
export interface MeasuresContext {
	readonly words: Words;
	readonly intent: Intent;
	readonly measures: Measures;
	/** By their commits. */
	readonly changes: ReadonlyMap<string, Change>;
}

/** What a change serves, in its entries' titles; an id that names nothing any more stands for itself. */
export function servesOf({ serves }: Change, { intent, words }: MeasuresContext): string {
	if (serves.said === "none") return words.l10n.t("nothing, on purpose");
	if (serves.said.length === 0) return words.l10n.t("unknown");
	return list(
		serves.said.map((ref) => isolated(titleFor(ref, intent))),
		words,
	);
}

export function titleFor(ref: Ref, intent: Intent): string {
	return titleOf(intent, ref) ?? ref;
}

// What the branch was said to serve has changed its meaning since: says what, and asks whether it is still right.

import { suspectOf } from "../../core/branch/suspect.ts";
import type { PastState } from "../../core/history/past.ts";
import type { Facet, FacetChange, IntentChange } from "../../core/intent/changes.ts";
import type { BranchView } from "../../core/snapshot.ts";
import { amount, isolated, list, number, type Words } from "../../host/words.ts";
import type { Block, Section } from "../../webview/card/model.ts";
import type { BlockContext } from "./blocks.ts";

/** Longer values are shown by the difference alone. */
const longestValue = 40;
/** Of more entries the difference tells. */
const mostEntries = 2;

export function suspectSections(branch: BranchView, past: PastState, context: BlockContext): Section[] {
	const suspect = suspectOf(branch, past);
	if (!suspect) return [];
	const { l10n } = context.words;
	const shown = suspect.changes.slice(0, mostEntries);
	const more = suspect.changes.length - shown.length;
	const compare = { key: "suspect", label: l10n.t("Compare"), action: { do: "showSuspect" } } as const;
	const blocks: Block[] = [
		...shown.map((change, at): Block => {
			const facets = change.facets.map((facet) => facetText(facet, unitOf(change, context), context.words));
			return {
				kind: "line",
				text: l10n.t("“{0}” has changed: {1}", isolated(change.title), list(facets, context.words)),
				...(at === shown.length - 1 && { button: compare }),
				...(at === shown.length - 1 && more > 0 && { hint: l10n.t("and {0} more", more) }),
			};
		}),
		{
			kind: "line",
			button: { key: "still-right", label: l10n.t("Still right"), action: { do: "stillRight" } },
			other: { key: "revise", label: l10n.t("Revise"), action: { do: "answerWhy" } },
		},
	];
	return [{ key: "suspect", tone: "notice", blocks }];
}

function unitOf({ ref }: IntentChange, { intent }: BlockContext): string | undefined {
	return intent.keyResults.get(ref)?.unit;
}

function facetText({ key, was, is }: FacetChange, unit: string | undefined, words: Words): string {
	const { l10n } = words;
	const name = facetName(key, words);
	const isAmount = key === "from" || key === "to";
	const [before, after] = [was, is].map((value) => shownFacet(value, isAmount ? unit : undefined, words));
	if (before !== undefined && after !== undefined) return l10n.t("{0} from {1} to {2}", name, before, after);
	if (was === undefined && after !== undefined) return l10n.t("{0} is {1} now", name, after);
	return is === undefined ? l10n.t("{0} is gone", name) : name;
}

/** Undefined for what is too long for a line, and for what isn't there. */
function shownFacet(value: Facet | undefined, unit: string | undefined, words: Words): string | undefined {
	if (typeof value === "number")
		return unit === undefined ? number(value, words) : amount(value, unit, words);
	return typeof value === "string" && value.length <= longestValue ? isolated(value) : undefined;
}

function facetName(key: string, { l10n }: Words): string {
	const names: Readonly<Record<string, string>> = {
		title: l10n.t("the title"),
		who: l10n.t("who has it"),
		outcomes: l10n.t("the outcomes"),
		solves: l10n.t("what it solves"),
		unit: l10n.t("the unit"),
		from: l10n.t("the start"),
		to: l10n.t("the target"),
		kind: l10n.t("the kind"),
		because: l10n.t("the reason"),
		supports: l10n.t("what it supports"),
		"debt.to": l10n.t("the target for debt"),
	};
	return names[key] ?? key;
}

import type { PastState } from "../../core/history/past.ts";
import type { Facet, FacetChange, IntentChange } from "../../core/intent/changes.ts";
import type { AgreementRole, Intent } from "../../core/model.ts";
import { agreementState, type Signed } from "../../core/planning/agreement.ts";
import { isolated, list, number, shortDay, type Words } from "../../host/words.ts";
import type { Agreement, AgreementLine } from "../../webview/plan/model.ts";

/** Who stands by the goals, who hasn't agreed again since they changed, and who never has. */
export function agreementSection(intent: Intent, past: PastState, words: Words): Agreement {
	const { l10n } = words;
	const { signed, missing } = agreementState(intent, past);
	const never = missing.filter((role) => !signed.some(({ agreement }) => agreement.role === role));
	return {
		heading: l10n.t("Agreement"),
		lines: [
			...signed.map((each, index) => signedLine(each, index, words)),
			...never.map((role) => missingLine(role, words)),
		],
	};
}

function signedLine({ agreement, since = [] }: Signed, index: number, words: Words): AgreementLine {
	const { l10n } = words;
	const { who, on } = agreement;
	const day = on === undefined ? undefined : shortDay(on, words);
	const agreed =
		day === undefined ? l10n.t("{0} agreed", isolated(who)) : l10n.t("{0} agreed on {1}", isolated(who), day);
	const key = `agreed:${index}`;
	if (since.length === 0) return { key, tone: "stands", text: agreed, changes: [] };
	const count = since.length === 1 ? l10n.t("1 change since") : l10n.t("{0} changes since", since.length);
	return {
		key,
		tone: "changed",
		text: `${agreed} · ${count}`,
		changes: since.map((change) => changeText(change, words)),
		button: {
			label: l10n.t("Agree again"),
			action: "commit",
			spoken: l10n.t("Agree again: {0}", isolated(who)),
		},
	};
}

function missingLine(role: AgreementRole, { l10n }: Words): AgreementLine {
	const texts: Readonly<Record<AgreementRole, string>> = {
		product: l10n.t("Nobody has agreed for product yet"),
		engineering: l10n.t("Nobody has agreed for engineering yet"),
	};
	return { key: `missing:${role}`, tone: "missing", text: texts[role], changes: [] };
}

function changeText({ change, title, facets }: IntentChange, words: Words): string {
	const { l10n } = words;
	const name = isolated(title);
	switch (change) {
		case "added":
			return l10n.t("{0} is new", name);
		case "removed":
			return l10n.t("{0} is gone", name);
		case "changed":
			return l10n.t("{0}: {1}", name, facets.map((facet) => facetText(facet, words)).join("; "));
	}
}

function facetText({ key, was, is }: FacetChange, words: Words): string {
	const { l10n } = words;
	const [before, after] = [shown(was, words), shown(is, words)];
	if (before === undefined) return l10n.t("{0} is now {1}", key, after ?? "");
	if (after === undefined) return l10n.t("{0} was {1}", key, before);
	return l10n.t("{0} {1} → {2}", key, before, after);
}

function shown(facet: Facet | undefined, words: Words): string | undefined {
	if (facet === undefined) return undefined;
	if (typeof facet === "number") return number(facet, words);
	return typeof facet === "string" ? isolated(facet) : list(facet.map(isolated), words);
}

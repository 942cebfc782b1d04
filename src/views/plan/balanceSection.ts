import type { Capacity } from "../../core/model.ts";
import type { Plan } from "../../core/planning/plan.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { isolated, list, number, type Words } from "../../host/words.ts";
import type { Balance, Bar } from "../../webview/plan/model.ts";

/** The agreed split of work beside what engineering asks for; undefined where neither is known. */
export function balanceSection({ intent }: Snapshot, { demand }: Plan, words: Words): Balance | undefined {
	const capacity = intent.state === "known" ? intent.intent.capacity : undefined;
	const notes = demandNotes(demand, words);
	if (!capacity && notes.length === 0) return undefined;
	return { heading: words.l10n.t("Capacity"), bars: capacity ? [agreedBar(capacity, words)] : [], notes };
}

function agreedBar({ product, engineering }: Capacity, words: Words): Bar {
	const { l10n } = words;
	const percent = (value: number) => `${number(value, words)}\u00a0%`;
	return {
		label: l10n.t("Agreed"),
		parts: [
			{ kind: "product", share: product, text: l10n.t("product {0}", percent(product)) },
			{ kind: "engineering", share: engineering, text: l10n.t("engineering {0}", percent(engineering)) },
		],
		spoken: l10n.t("Agreed: {0} product, {1} engineering", percent(product), percent(engineering)),
	};
}

function demandNotes({ alone, blended, unknown, share }: Plan["demand"], words: Words): string[] {
	const { l10n } = words;
	const days = (count: number) =>
		count === 1
			? l10n.t("1 working day")
			: l10n.t("{0} working days", number(Math.round(count * 10) / 10, words));
	const busy =
		share !== undefined && share > 0 && alone > 0
			? l10n.t(
					"One person's engineering share of this period is {0}: they keep {1} people busy.",
					days(share),
					number(Math.round((alone / share) * 10) / 10, words),
				)
			: undefined;
	return [
		...(blended > 0 ? [l10n.t("Goals that carry key results ask for {0}.", days(blended))] : []),
		...(alone > 0
			? [
					[l10n.t("Goals that engineering carries alone ask for {0}.", days(alone)), busy]
						.filter(Boolean)
						.join(" "),
				]
			: []),
		...(unknown.length > 0
			? [
					l10n.t(
						"Nobody has estimated {0}.",
						list(
							unknown.map(({ title }) => isolated(title)),
							words,
						),
					),
				]
			: []),
	];
}

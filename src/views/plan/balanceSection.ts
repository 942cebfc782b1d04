import { type Split, workKinds } from "../../core/measures/measures.ts";
import { measuresOf } from "../../core/measures/measuresOf.ts";
import { periodBefore, usualPeriod } from "../../core/measures/ranges.ts";
import type { Capacity } from "../../core/model.ts";
import type { Plan } from "../../core/planning/plan.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { isolated, list, number, type Words } from "../../host/words.ts";
import { type Balance, type Bar, barKinds } from "../../webview/plan/model.ts";

/** The agreed split of work beside what landed and what engineering asks for; undefined where nothing is known. */
export function balanceSection(snapshot: Snapshot, { demand }: Plan, words: Words): Balance | undefined {
	const { intent } = snapshot;
	const capacity = intent.state === "known" ? intent.intent.capacity : undefined;
	const notes = demandNotes(demand, words);
	const bars = [...(capacity ? [agreedBar(capacity, words)] : []), ...landedBars(snapshot, words)];
	if (bars.length === 0 && notes.length === 0) return undefined;
	return { heading: words.l10n.t("Capacity"), bars, notes };
}

/** How the changes of this period and of the one before were split; none where nothing landed or nobody knows. */
function landedBars(snapshot: Snapshot, words: Words): readonly Bar[] {
	const { l10n } = words;
	if (snapshot.intent.state !== "known" || snapshot.history.state !== "known") return [];
	const period = usualPeriod(snapshot.intent.intent, snapshot.today);
	const now = l10n.t("Landed in this period");
	const before = l10n.t("Landed in the period before");
	return [
		...landedBar(now, measuresOf(snapshot, { period }).balance.whole, words),
		...landedBar(before, measuresOf(snapshot, { period: periodBefore(period) }).balance.whole, words),
	];
}

function landedBar(label: string, { changes }: Split, words: Words): readonly Bar[] {
	const { l10n } = words;
	if (workKinds.every((kind) => changes[kind] === 0)) return [];
	const percent = (share: number) => `${number(Math.round(share * 100), words)}\u00a0%`;
	const texts = {
		product: (share: string) => l10n.t("product {0}", share),
		blended: (share: string) => l10n.t("both {0}", share),
		engineering: (share: string) => l10n.t("engineering {0}", share),
		unknown: (share: string) => l10n.t("neither {0}", share),
	};
	const shares = { ...changes, unknown: changes.unknown + changes.none };
	const parts = barKinds
		.filter((kind) => shares[kind] > 0)
		.map((kind) => ({ kind, share: shares[kind] * 100, text: texts[kind](percent(shares[kind])) }));
	const spoken = l10n.t("{0}: {1}", label, parts.map(({ text }) => text).join(", "));
	return [{ label, parts, spoken }];
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

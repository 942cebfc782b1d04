// Where the period's work went, in short. Loaded when it is first shown: starting up doesn't pay for measures.

import { measuresOf } from "../../core/measures/measuresOf.ts";
import { usualPeriod } from "../../core/measures/ranges.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { type L10n, number } from "../../host/words.ts";
import type { Section } from "../../webview/card/model.ts";

/** Product to engineering against what was agreed; absent while there is too little to tell. */
export function balanceSection(snapshot: Snapshot, l10n: L10n, locale: string): Section | undefined {
	const { intent, history, today } = snapshot;
	if (intent.state !== "known" || history.state !== "known") return undefined;
	const { balance } = measuresOf(snapshot, { period: usualPeriod(intent.intent, today) });
	const { value } = balance.changes.now;
	if (value === undefined) return undefined;
	const words = { l10n, locale, today };
	const ratio = (share: number) => {
		const product = Math.round(share * 100);
		return l10n.t("{0} : {1}", number(product, words), number(100 - product, words));
	};
	return {
		key: "balance",
		tone: "period",
		heading: l10n.t("Balance"),
		aside: ratio(value),
		blocks: [
			{
				kind: "line",
				text:
					balance.agreed === undefined
						? l10n.t("product to engineering")
						: l10n.t("product to engineering, agreed {0}", ratio(balance.agreed)),
				button: { key: "measures", label: l10n.t("Measures"), action: { do: "openMeasures" } },
			},
		],
	};
}

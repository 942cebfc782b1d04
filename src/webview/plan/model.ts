// What the plan draws: every string is localised and every number formatted before it comes here.

import type { PlanAction } from "./messages.ts";

export interface PlanModel {
	/** `empty` says in its notice what there is to do. */
	readonly state: "loading" | "empty" | "plan";
	/** URI of the workspace folder, by which the panel finds it again. */
	readonly folder: string;
	readonly title: string;
	/** `Lumen Shop · 1 Oct to 31 Dec` */
	readonly aside?: string;
	readonly buttons: readonly Button[];
	readonly notice?: { readonly text: string; readonly button?: Button };
	readonly agreement?: Agreement;
	readonly balance?: Balance;
	/** Over the two columns. */
	readonly heads?: { readonly product: Head; readonly engineering: Head };
	readonly rows: readonly Row[];
	/** What no row of the two columns has a place for. */
	readonly below: readonly Row[];
	readonly unsolved?: { readonly heading: string; readonly problems: readonly Card[] };
}

export interface Head {
	readonly title: string;
	readonly button: Button;
}

export interface Button {
	readonly label: string;
	readonly action: PlanAction;
	/** What it is about, where that is one thing: an id. */
	readonly about?: string;
	/** Said in place of the label where several are called the same. */
	readonly spoken?: string;
}

export interface Agreement {
	readonly heading: string;
	readonly lines: readonly AgreementLine[];
}

export interface AgreementLine {
	readonly key: string;
	readonly tone: "stands" | "changed" | "missing";
	readonly text: string;
	/** What changed since, in whole sentences. */
	readonly changes: readonly string[];
	readonly button?: Button;
}

/** Splits of work, one bar each, and what they mean. */
export interface Balance {
	readonly heading: string;
	readonly bars: readonly Bar[];
	readonly notes: readonly string[];
}

export interface Bar {
	readonly label: string;
	/** In percent; together at most 100. */
	readonly parts: readonly { readonly kind: BarKind; readonly share: number; readonly text: string }[];
	/** The whole bar in words. */
	readonly spoken: string;
}

export const barKinds = ["product", "blended", "engineering", "unknown"] as const;
export type BarKind = (typeof barKinds)[number];

/** An objective beside the engineering goals that carry it. */
export interface Row {
	readonly key: string;
	readonly isBlended: boolean;
	readonly product?: Card;
	readonly engineering: readonly Card[];
	/** Goals that stand in a row above, and carry this objective, too; or that nothing stands on this side. */
	readonly also?: string;
}

export interface Card {
	readonly key: string;
	readonly title: string;
	/** The owner or the kind. */
	readonly aside?: string;
	readonly text?: string;
	readonly results: readonly Result[];
	readonly lines: readonly string[];
	/** What is missing before anybody can commit to it. */
	readonly gaps: readonly string[];
	readonly questions?: Questions;
	readonly buttons: readonly Button[];
}

/** A key result: where it starts, and where it should go. */
export interface Result {
	readonly key: string;
	readonly title: string;
	readonly value: string;
}

export interface Questions {
	/** `2 questions, 1 open` */
	readonly heading: string;
	readonly items: readonly { readonly ask: string; readonly aside: string; readonly answer?: string }[];
}

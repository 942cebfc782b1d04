import type { MeasureKey } from "./model.ts";

/** How the page is looked at, apart from what it says. */
export interface Look {
	/** The detail that is open: `rework:definition`. */
	readonly open: string | undefined;
	/** The measures whose charts are shown as tables. */
	readonly asTables: ReadonlySet<MeasureKey>;
	/** Room for each measure's chart, in px. */
	readonly widths: Readonly<Record<MeasureKey, number>>;
}

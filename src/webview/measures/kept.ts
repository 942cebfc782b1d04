import { type MeasureKey, type MeasuresModel, measureKeys, type Selection } from "./model.ts";

/** What the page keeps of itself while it is hidden, and through a reload of the window. */
export interface Kept {
	readonly folder: string;
	readonly selection: Selection;
	readonly open: string | undefined;
	readonly asTables: readonly MeasureKey[];
	/** px from the top. */
	readonly scroll: number;
}

/** What was kept, as far as it is sound; the selection is what the model was made for. */
export function soundKept(kept: unknown, { folder, selection }: MeasuresModel): Kept {
	const said = (typeof kept === "object" && kept !== null ? kept : {}) as Partial<
		Record<keyof Kept, unknown>
	>;
	const asTables = Array.isArray(said.asTables) ? said.asTables : [];
	return {
		folder,
		selection,
		open: typeof said.open === "string" ? said.open : undefined,
		asTables: measureKeys.filter((key) => asTables.includes(key)),
		scroll: typeof said.scroll === "number" && said.scroll >= 0 ? said.scroll : 0,
	};
}

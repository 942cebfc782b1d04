import type { Measure, MeasuresModel } from "../../webview/measures/model.ts";

/** The last page of a folder, as it is kept between sessions. */
export interface KeptPage {
	/** Of the extension, and of its texts. */
	readonly version: string;
	readonly language: string;
	readonly model: MeasuresModel;
}

/** A page without what is long and shown on request only. */
export function keepPage(model: MeasuresModel, texts: Pick<KeptPage, "version" | "language">): KeptPage {
	const measures = model.measures.map((measure) => ({
		...measure,
		details: measure.details.filter(({ tables }) => tables.length === 0),
	}));
	return { ...texts, model: { ...model, measures } };
}

/** The page with what was kept in place of what is still being read, if that is of the same choice. */
export function withKept(
	model: MeasuresModel,
	kept: KeptPage | undefined,
	now: Pick<KeptPage, "version" | "language">,
): MeasuresModel {
	if (kept?.version !== now.version || kept.language !== now.language) return model;
	if (JSON.stringify(kept.model.selection) !== JSON.stringify(model.selection)) return model;
	if (model.state === "loading") {
		const { progress: _, ...rest } = kept.model;
		return { ...rest, ...(model.progress && { progress: model.progress }) };
	}
	if (model.state !== "measures") return model;
	const of = (measure: Measure) =>
		measure.isReading ? (kept.model.measures.find(({ key }) => key === measure.key) ?? measure) : measure;
	return { ...model, measures: model.measures.map(of) };
}

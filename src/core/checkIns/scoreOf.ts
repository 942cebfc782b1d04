import type { Score } from "../model.ts";
import { numberOf } from "../typedNumber.ts";

/** Why a text is no score. */
export type BadScore = "unclear" | "no scale" | "above scale" | "bad answers";

/**
 * A score as people type it: `4.2 of 5, 130 answers`, `4.2/5 (130)`, or `4.2` on the scale that was used before.
 */
export function scoreOf(text: string, usualScale: number | undefined): Score | BadScore {
	const [, score = "", of, answers] =
		/^([-+]?[\d.]+)\s*(?:(?:\/|of|von)\s*([\d.]+))?\s*(?:[,;(]\s*(\S+?)\s*(?:answers?)?\)?)?$/i.exec(
			text.trim(),
		) ?? [];
	const value = numberOf(score);
	if (score === "" || value === undefined) return "unclear";
	const scale = of === undefined ? usualScale : numberOf(of);
	if (scale === undefined || scale <= 0) return "no scale";
	if (value > scale) return "above scale";
	if (answers === undefined) return { score: value, of: scale };
	const count = numberOf(answers);
	if (count === undefined || !Number.isInteger(count) || count < 0) return "bad answers";
	return { score: value, of: scale, answers: count };
}

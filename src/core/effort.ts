/** Working days in one of each unit. */
const units: Readonly<Record<string, number>> = { h: 1 / 8, d: 1, w: 5, m: 20, q: 60, y: 240 };

const pattern =
	/^(?:about|ca\.?|~)?\s*(\d+(?:[.,]\d+)?|an?|one|two|three|half an?)(?:\s*[-–]\s*(\d+(?:[.,]\d+)?))?\s*(?:person|working|work)?[ -]?(h|d|w|m|q|y)(?:rs?|ours?|ays?|ks?|eeks?|os?|onths?|uarters?|ears?)?\.?$/i;

const words: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3 };

/**
 * Working days in an effort as teams write it: `3 weeks`, `1.5 d`, `a month`, `2-3 weeks` (its middle). A week counts
 * five of them, a month twenty. Undefined for anything else, such as `large`.
 */
export function effortDays(text: string): number | undefined {
	const [, least = "", most, unit = ""] = pattern.exec(text.trim()) ?? [];
	const days = units[unit.toLowerCase()];
	if (days === undefined) return undefined;
	const from = amount(least);
	return ((from + (most === undefined ? from : amount(most))) / 2) * days;
}

function amount(text: string): number {
	const word = text.toLowerCase();
	return words[word] ?? (word.startsWith("half") ? 0.5 : Number(text.replace(",", ".")));
}

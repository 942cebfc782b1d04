export type Scale = (value: number) => number;

/** Maps `from`…`to` onto `start`…`end`; a domain without extent lies in the middle. */
export function linear(from: number, to: number, start: number, end: number): Scale {
	if (from === to) return () => rounded((start + end) / 2);
	return (value) => rounded(start + ((value - from) / (to - from)) * (end - start));
}

/** Tenths of a pixel are enough, and keep a picture small. */
export function rounded(value: number): number {
	return Math.round(value * 10) / 10;
}

/** About how wide a text of a chart is, in px: charts are drawn where nothing can be measured. */
export function textWidth(text: string): number {
	return [...text].reduce((sum, character) => sum + (character > "\u024f" ? 13 : 6.6), 0);
}

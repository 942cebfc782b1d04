import type { KeyResult, Ref } from "../../core/model.ts";
import type { Reading, Snapshot } from "../../core/snapshot.ts";
import { ago, amount, daysBetween, isolated, number, type Words } from "../../host/words.ts";
import type { KeyResultBlock, ProgressLine, Size } from "../../webview/card/model.ts";

/** Older readings say so. */
const freshDays = 28;

export interface KeyResultContext {
	readonly words: Words;
	readonly intentFile: string;
	readonly readings: Snapshot["readings"];
	/** Where this branch says that key results should be afterwards. */
	readonly expects: ReadonlyMap<Ref, number>;
}

/** One key result as a progress line from → now → to. */
export function keyResultBlock(result: KeyResult, size: Size, context: KeyResultContext): KeyResultBlock {
	const { words } = context;
	const reading = context.readings.get(result.ref)?.at(-1);
	const expected = context.expects.get(result.ref);
	const stale = reading !== undefined && daysBetween(reading.on, words.today) > freshDays;
	const line = progressLine(result, { reading, expected, stale }, words);
	return {
		kind: "keyResult",
		key: keyOfResult(result.ref),
		title: result.title,
		size,
		open: { do: "openPlace", file: context.intentFile, offset: result.at.from },
		...valueText(result, reading, size === "small" && line !== undefined, words),
		isRead: reading !== undefined,
		...(line && { line }),
		notes: [
			...(line ? [] : withoutLine(result, expected, words)),
			...(reading && stale ? [words.l10n.t("read {0}", ago(reading.on, words))] : []),
		],
		spoken: spoken(result, { reading, expected, stale }, words),
	};
}

export function keyOfResult(ref: Ref): string {
	return `key-result:${ref}`;
}

interface Known {
	readonly reading: Reading | undefined;
	readonly expected: number | undefined;
	readonly stale: boolean;
}

function progressLine(result: KeyResult, known: Known, words: Words): ProgressLine | undefined {
	const { from, to } = result;
	if (from === undefined || to === undefined || from === to) {
		return undefined;
	}
	const share = (value: number) => Math.min(1, Math.max(0, (value - from) / (to - from)));
	const { reading, expected } = known;
	const now = reading && share(reading.value);
	return {
		from: number(from, words),
		to: number(to, words),
		...(now !== undefined && { now }),
		tone: known.stale ? "stale" : now === 1 ? "reached" : "fresh",
		...(expected !== undefined && {
			expected: { at: share(expected), text: words.l10n.t("this branch: {0}", number(expected, words)) },
		}),
	};
}

/** Where the line has no numbers under it, the target stands beside the value. */
function valueText(result: KeyResult, reading: Reading | undefined, withTarget: boolean, words: Words) {
	const { to, unit } = result;
	const target = withTarget && to !== undefined ? amount(to, unit, words) : undefined;
	if (!reading) {
		const { l10n } = words;
		return { value: target === undefined ? l10n.t("not read yet") : l10n.t("target {0}", target) };
	}
	return target === undefined
		? { value: amount(reading.value, unit, words) }
		: { value: number(reading.value, words), target };
}

/** What the ends of the line would have said. */
function withoutLine(result: KeyResult, expected: number | undefined, words: Words): string[] {
	const { l10n } = words;
	const { from, to, unit } = result;
	const said = (value: number) => amount(value, unit, words);
	return [
		...(from !== undefined && to === undefined ? [l10n.t("started at {0}", said(from))] : []),
		...(to !== undefined
			? [from === to ? l10n.t("stay at {0}", said(to)) : l10n.t("target {0}", said(to))]
			: []),
		...(expected !== undefined ? [l10n.t("this branch: {0}", said(expected))] : []),
	];
}

function spoken(result: KeyResult, { reading, expected, stale }: Known, words: Words): string {
	const { l10n } = words;
	const said = (value: number) => amount(value, result.unit, words);
	const title = isolated(result.title);
	return [
		reading === undefined
			? l10n.t("{0} has not been read yet.", title)
			: stale
				? l10n.t("{0} was at {1}, {2}.", title, said(reading.value), ago(reading.on, words))
				: l10n.t("{0} is at {1}.", title, said(reading.value)),
		result.from !== undefined && l10n.t("It started at {0}.", said(result.from)),
		result.to !== undefined && l10n.t("The target is {0}.", said(result.to)),
		expected !== undefined && l10n.t("This branch should bring it to {0}.", said(expected)),
	]
		.filter((sentence) => sentence !== false)
		.join(" ");
}

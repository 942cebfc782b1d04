// Which days a choice means, and which ones it is compared with.

import type { DayRange } from "../../core/measures/measures.ts";
import { periodBefore, usualPeriod } from "../../core/measures/ranges.ts";
import type { Day } from "../../core/model.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import type { Words } from "../../host/words.ts";
import type { ChoiceGroup, Selection } from "../../webview/measures/model.ts";
import { rangeName } from "./say.ts";
import { monthName, monthsOf } from "./ticks.ts";

/** Months further back are reached by choosing days. */
const mostMonths = 24;

export function periodChoices(snapshot: Snapshot, words: Words): ChoiceGroup[] {
	const { l10n } = words;
	const own = ownPeriod(snapshot);
	const months = monthsOf(firstDay(snapshot), snapshot.today).reverse().slice(0, mostMonths);
	return [
		{
			choices: [
				...(own
					? [
							{ value: "this", label: rangeName(own, words) },
							{ value: "before", label: rangeName(namedBefore(own), words) },
						]
					: []),
				{ value: "90", label: l10n.t("Last 90 days") },
				{ value: "all", label: l10n.t("From the beginning") },
				{ value: "custom", label: l10n.t("Choose days…") },
			],
		},
		...(months.length > 0
			? [
					{
						label: l10n.t("Months"),
						choices: months.map((month) => ({ value: `month:${month}`, label: monthName(month, words) })),
					},
				]
			: []),
	];
}

/** The days of a choice; of what means nothing any more those of the first one. */
export function rangeOf({ period, from, to }: Selection, snapshot: Snapshot, words: Words): DayRange {
	const { today } = snapshot;
	const own = ownPeriod(snapshot);
	if (period === "before" && own) return namedBefore(own);
	if (period === "all") return { from: firstDay(snapshot), to: today, name: words.l10n.t("the whole time") };
	if (period === "custom" && from !== undefined && to !== undefined && isDay(from) && isDay(to))
		return from <= to ? { from, to } : { from: to, to: from };
	const [, month] = /^month:(\d{4}-(?:0[1-9]|1[0-2]))$/.exec(period) ?? [];
	if (month !== undefined)
		return { from: `${month}-01`, to: lastOfMonth(month), name: monthName(month, words) };
	if (period !== "90" && own) return own;
	return { ...usualPeriod(undefined, today), name: words.l10n.t("the last 90 days") };
}

/** Who wants to choose days starts from those that are shown. */
export function withDays(chosen: Selection, { from, to }: DayRange): Selection {
	return chosen.period === "custom" ? { from, to, ...chosen } : chosen;
}

/** What the intent says, where it says both ends. */
function ownPeriod({ intent, today }: Snapshot): DayRange | undefined {
	if (intent.state !== "known") return undefined;
	const range = usualPeriod(intent.intent, today);
	return range.from === intent.intent.period?.from && range.to === intent.intent.period?.to
		? range
		: undefined;
}

/** The one before, named where the name counts quarters or halves. */
export function namedBefore(range: DayRange): DayRange {
	const name = nameBefore(range.name);
	return { ...periodBefore(range), ...(name !== undefined && { name }) };
}

/** `2026-Q4` → `2026-Q3`, `2026-H1` → `2025-H2` */
function nameBefore(name: string | undefined): string | undefined {
	const [, year, between, kind, number] = /^(\d{4})([-\s]?)([QH])([1-4])$/.exec(name ?? "") ?? [];
	if (year === undefined) return undefined;
	const last = kind === "Q" ? 4 : 2;
	return number === "1"
		? `${Number(year) - 1}${between}${kind}${last}`
		: `${year}${between}${kind}${Number(number) - 1}`;
}

/** Of the first change or check-in that is known; today where there is none. */
function firstDay({ history, checkIns, today }: Snapshot): Day {
	const landed = history.state === "known" ? history.changes.at(-1)?.landedOn : undefined;
	const days = [landed, checkIns[0]?.on].filter((day) => day !== undefined && day <= today);
	return days.sort()[0] ?? today;
}

function lastOfMonth(month: string): Day {
	const [year = 0, number = 1] = month.split("-").map(Number);
	return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

function isDay(day: string): boolean {
	const date = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

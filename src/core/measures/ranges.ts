import type { Day, Intent } from "../model.ts";
import { addDays } from "../planning/nextPeriod.ts";
import type { DayRange, TrendStep } from "./measures.ts";

/** Days that are measured where nobody says otherwise and the intent has no period. */
const usualDays = 90;
/** Beyond half a year, weeks are too many to look at. */
const mostWeekDays = 184;

/** The intent's own period, or the last 90 days where it says none. */
export function usualPeriod(intent: Intent | undefined, today: Day): DayRange {
	const { name, from, to } = intent?.period ?? {};
	if (from !== undefined && to !== undefined && from <= to)
		return { from, to, ...(name !== undefined && { name }) };
	return { from: addDays(today, 1 - usualDays), to: today };
}

/** The days just before, as many of them; whole months before whole months. */
export function periodBefore({ from, to }: DayRange): DayRange {
	const end = addDays(from, -1);
	const next = addDays(to, 1);
	if (from.endsWith("-01") && next.endsWith("-01")) {
		const months = monthOf(next) - monthOf(from);
		return { from: firstOfMonth(monthOf(from) - months), to: end };
	}
	return { from: addDays(from, daysBetween(next, from)), to: end };
}

export function usualStep({ from, to }: DayRange): TrendStep {
	return daysBetween(from, to) > mostWeekDays ? "month" : "week";
}

/** The weeks, from Monday, or the months of a range; the first and the last one as far as they lie in it. */
export function stepsOf({ from, to }: DayRange, by: TrendStep): readonly DayRange[] {
	const steps: DayRange[] = [];
	for (let first = from; first <= to; ) {
		const end = by === "month" ? addDays(firstOfMonth(monthOf(first) + 1), -1) : sundayAfter(first);
		const last = end < to ? end : to;
		steps.push({ from: first, to: last });
		first = addDays(last, 1);
	}
	return steps;
}

/** Negative where `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

export function isWithin({ from, to }: DayRange, day: Day): boolean {
	return from <= day && day <= to;
}

/** How much of a range has passed at the end of a day, 0 to 1. */
export function elapsedOn(range: DayRange, day: Day): number {
	const all = daysBetween(range.from, range.to) + 1;
	return Math.min(1, Math.max(0, (daysBetween(range.from, day) + 1) / all));
}

function sundayAfter(day: Day): Day {
	return addDays(day, (7 - new Date(day).getUTCDay()) % 7);
}

/** Months since the year 0. */
function monthOf(day: Day): number {
	const [year = 0, month = 0] = day.split("-").map(Number);
	return year * 12 + month - 1;
}

function firstOfMonth(months: number): Day {
	return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}-01`;
}

import type { Day } from "../../core/model.ts";
import type { Words } from "../../host/words.ts";
import type { Axis, Tick } from "../../webview/measures/model.ts";

/** 1, 2 or 5 times a power of ten: the smallest such step that takes at most `most` steps. */
export function niceStep(extent: number, most: number): number {
	if (!(extent > 0)) return 1;
	const rough = extent / most;
	const power = 10 ** Math.floor(Math.log10(rough));
	const factor = [1, 2, 5, 10].find((one) => one * power >= rough * (1 - 1e-9)) ?? 10;
	return Number((factor * power).toPrecision(12));
}

/** An axis from a round number to a round number that holds all values, with its labels. */
export function niceAxis(
	values: readonly number[],
	{ from: least, most = 4, label }: { from?: number; most?: number; label: (at: number) => string },
): Axis {
	const low = least ?? Math.min(...values, 0);
	const high = Math.max(...values, low);
	const step = niceStep(high - low, most);
	const from = Number((Math.floor(low / step) * step).toPrecision(12));
	const steps = Math.max(1, Math.ceil((high - from) / step - 1e-9));
	const ticks = Array.from({ length: steps + 1 }, (_, index): Tick => {
		const at = Number((from + index * step).toPrecision(12));
		return { at, label: label(at) };
	});
	return { from, to: ticks.at(-1)?.at ?? from, ticks };
}

/** Days since a day; the unit of every axis of time. */
export function daysSince(day: Day, since: Day): number {
	return (Date.parse(day) - Date.parse(since)) / 86_400_000;
}

/** Months by their names where they begin; days where the time is shorter than that. */
export function timeAxis(from: Day, to: Day, words: Words): Axis {
	const length = Math.max(1, daysSince(to, from));
	const ticks = length > 45 ? monthTicks(from, to, words) : dayTicks(from, length, words);
	return { from: 0, to: length, ticks };
}

function monthTicks(from: Day, to: Day, { locale }: Words): Tick[] {
	const spansYears = from.slice(0, 4) !== to.slice(0, 4);
	const short = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
	const withYear = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
	return monthsOf(from, to).map((month, index) => {
		const first = `${month}-01`;
		const day = first < from ? from : first;
		const format = spansYears && (index === 0 || month.endsWith("-01")) ? withYear : short;
		return { at: daysSince(day, from), label: format.format(Date.parse(day)) };
	});
}

function dayTicks(from: Day, length: number, { locale }: Words): Tick[] {
	const format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
	const every = length > 14 ? 7 : length > 6 ? 2 : 1;
	const count = Math.floor(length / every) + 1;
	return Array.from({ length: count }, (_, index) => {
		const at = index * every;
		return { at, label: format.format(Date.parse(from) + at * 86_400_000) };
	});
}

/** `2026-10` of every month that has a day between the two. */
export function monthsOf(from: Day, to: Day): string[] {
	const months: string[] = [];
	for (let month = from.slice(0, 7); month <= to.slice(0, 7) && months.length < 1200; ) {
		months.push(month);
		const [year = 0, number = 0] = month.split("-").map(Number);
		month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
	}
	return months;
}

/** `November 2026` */
export function monthName(month: string, { locale }: Words): string {
	return new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(
		Date.parse(`${month}-01`),
	);
}

import type { Day, Period } from "../model.ts";

/** A period as it is proposed; each part where it can be told. */
export type ProposedPeriod = Pick<Period, "name" | "from" | "to">;

const dayLength = 86_400_000;

/** The period that follows: as long as the one before in months, or else in days, and counted on by name. */
export function nextPeriod(period: ProposedPeriod): ProposedPeriod {
	const { from, to } = period;
	const name = period.name === undefined ? undefined : nextName(period.name);
	const named = name === undefined ? {} : { name };
	if (to === undefined) return named;
	const start = addDays(to, 1);
	if (from === undefined || from > to) return { ...named, from: start };
	return { ...named, from: start, to: addDays(sameLength(from, start), -1) };
}

/** The first day after a period that begins at `start` and lasts as long as the one from `from` up to `start`. */
function sameLength(from: Day, start: Day): Day {
	const months = monthsBetween(from, start);
	if (months > 0 && addMonths(from, months) === start) return addMonths(start, months);
	return addDays(start, Math.round((Date.parse(start) - Date.parse(from)) / dayLength));
}

/** `2026-Q4` → `2027-Q1`, `2026-H1` → `2026-H2`, `2026-12` → `2027-01`, `Sprint 9` → `Sprint 10`. */
export function nextName(name: string): string | undefined {
	const part = /^(.*?)(\d{4})(\W?)([QHqhTt]?)(\d{1,2})$/.exec(name);
	if (part) {
		const [, before = "", year = "", between = "", letter = "", number = ""] = part;
		const most = { Q: 4, T: 3, H: 2, "": 12 }[letter.toUpperCase()] ?? 12;
		const isLast = Number(number) >= most;
		const next = String(isLast ? 1 : Number(number) + 1).padStart(number.length, "0");
		return `${before}${isLast ? Number(year) + 1 : year}${between}${letter}${next}`;
	}
	const season = /^([QHT])(\d)(\W+)(\d{4})$/i.exec(name);
	if (season) {
		const [, letter = "", number = "", between = "", year = ""] = season;
		const isLast = Number(number) >= ({ Q: 4, T: 3, H: 2 }[letter.toUpperCase()] ?? 4);
		return `${letter}${isLast ? 1 : Number(number) + 1}${between}${isLast ? Number(year) + 1 : year}`;
	}
	const counted = /^(.*?)(\d{1,9})$/.exec(name);
	return counted ? `${counted[1]}${Number(counted[2]) + 1}` : undefined;
}

export function addDays(day: Day, days: number): Day {
	return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
}

function monthsBetween(from: Day, to: Day): number {
	const [fromYear = 0, fromMonth = 0] = from.split("-").map(Number);
	const [toYear = 0, toMonth = 0] = to.split("-").map(Number);
	return (toYear - fromYear) * 12 + toMonth - fromMonth;
}

/** Past the 28th a month may be too short for it: then the result is another day, and nothing is equal to it. */
function addMonths(day: Day, months: number): Day {
	const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
	return new Date(Date.UTC(year, month - 1 + months, date)).toISOString().slice(0, 10);
}

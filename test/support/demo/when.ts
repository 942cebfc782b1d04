/** A moment in the year 2026 on the team's clock: `MM-DD HH:MM`. */
export type When = string;

const summerTimeEnds = "10-25 03:00";

function offsetHours(when: When): number {
	return when < summerTimeEnds ? 2 : 1;
}

/** Seconds since 1970. */
export function epoch(when: When): number {
	const [month, day, hour, minute] = when.split(/[- :]/).map(Number) as [number, number, number, number];
	return Date.UTC(2026, month - 1, day, hour - offsetHours(when), minute) / 1000;
}

/** As git writes it: `1780000000 +0200`. */
export function gitDate(when: When): string {
	return `${epoch(when)} +0${offsetHours(when)}00`;
}

/** ISO 8601 in UTC: `2026-11-18T08:11:00Z`. */
export function instant(when: When): string {
	return `${new Date(epoch(when) * 1000).toISOString().slice(0, 19)}Z`;
}

/** `YYYY-MM-DD`. */
export function dayOf(when: When): string {
	return `2026-${when.slice(0, 5)}`;
}

export function minutesBefore(when: When, minutes: number): When {
	const local = new Date((epoch(when) + offsetHours(when) * 3600 - minutes * 60) * 1000).toISOString();
	return `${local.slice(5, 10)} ${local.slice(11, 16)}`;
}

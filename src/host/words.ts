// Numbers, days and names as people say them, in the user's language.

import type { Day, GoalKind, ReworkReason } from "../core/model.ts";

/** Translates whole sentences with `{0}`; `vscode.l10n` is one. */
export interface L10n {
	t(message: string, ...args: (string | number)[]): string;
}

/** What every part of the card needs to speak. */
export interface Words {
	readonly l10n: L10n;
	readonly locale: string;
	readonly today: Day;
}

// Written out in full: a key result of 99.95 must not be rounded to 100.
const exact = { maximumFractionDigits: 10 } as const;

/** Making one takes as long as writing a hundred numbers. */
const formats = new Map<string, Intl.NumberFormat>();

export function number(value: number, { locale }: Words): string {
	let format = formats.get(locale);
	if (!format) {
		format = new Intl.NumberFormat(locale, exact);
		formats.set(locale, format);
	}
	return format.format(value);
}

/** A value with its unit, which stays on the same line. */
export function amount(value: number, unit: string | undefined, words: Words): string {
	if (unit === "%") {
		return new Intl.NumberFormat(words.locale, { ...exact, style: "percent" }).format(value / 100);
	}
	return unit ? `${number(value, words)}\u00a0${unit}` : number(value, words);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The day of an instant where the user is; absent for what is no instant. */
export function dayOf(instant: string): Day | undefined {
	const date = new Date(instant);
	if (Number.isNaN(date.getTime())) {
		return undefined;
	}
	const two = (part: number) => String(part).padStart(2, "0");
	return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** `today`, `3 days`, `5 weeks`: how old something is. */
export function age(instant: string | undefined, { locale, today }: Words): string | undefined {
	const born = instant === undefined ? undefined : dayOf(instant);
	if (born === undefined) {
		return undefined;
	}
	const days = Math.max(0, daysBetween(born, today));
	if (days === 0) {
		return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(0, "day");
	}
	const { count, unit } = roughly(days);
	return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
}

/** `5 weeks ago` */
export function ago(day: Day, { locale, today }: Words): string {
	const { count, unit } = roughly(daysBetween(day, today));
	return new Intl.RelativeTimeFormat(locale).format(-count, unit);
}

function roughly(days: number): { count: number; unit: "day" | "week" | "month" | "year" } {
	if (days < 14) {
		return { count: days, unit: "day" };
	}
	if (days < 70) {
		return { count: Math.floor(days / 7), unit: "week" };
	}
	if (days < 730) {
		return { count: Math.floor(days / 30.44), unit: "month" };
	}
	return { count: Math.floor(days / 365.25), unit: "year" };
}

/** `31 Dec` */
export function shortDay(day: Day, { locale }: Words): string {
	return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(
		Date.parse(day),
	);
}

/** `December 31, 2026`, as the language has it. */
export function longDay(day: Day, { locale }: Words): string {
	const parts = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
	return new Intl.DateTimeFormat(locale, parts).format(Date.parse(day));
}

/** `a, b, and c` */
export function list(items: readonly string[], { locale }: Words): string {
	return new Intl.ListFormat(locale, { type: "conjunction" }).format(items);
}

/** Text of a user inside a sentence of ours: its direction, or a U+202E in it, ends where it ends. */
export function isolated(text: string): string {
	return `\u2068${text}\u2069`;
}

export function goalKindName(kind: GoalKind, { l10n }: Words): string {
	const names: Readonly<Record<GoalKind, string>> = {
		scalability: l10n.t("scalability"),
		availability: l10n.t("availability"),
		performance: l10n.t("performance"),
		maintainability: l10n.t("maintainability"),
		quality: l10n.t("quality"),
		security: l10n.t("security"),
	};
	return names[kind];
}

/** Text of a user where VS Code would make icons of `$(…)`. */
export function withoutIcons(text: string): string {
	return text.replaceAll("$(", "$\u2060(");
}

export function reworkReasonName(reason: ReworkReason, { l10n }: Pick<Words, "l10n">): string {
	const names: Readonly<Record<ReworkReason, string>> = {
		"changed requirements": l10n.t("changed requirements"),
		miscommunication: l10n.t("miscommunication"),
		defect: l10n.t("defect"),
		learning: l10n.t("learning"),
	};
	return names[reason];
}

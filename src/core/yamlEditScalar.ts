// How a string is written as a scalar, so that every reader of YAML gets the same string back.

export type Quoting = "plain" | "double" | "single";

/** Where a scalar stands: a key and whatever is in a flow collection have to stay on one line. */
export interface ScalarPlace {
	readonly inFlow: boolean;
	readonly quoting: Quoting;
	/** What to quote with where plain won't do. */
	readonly fallback: Exclude<Quoting, "plain">;
	/** A date is meant as one, so it may stay plain. */
	readonly isDate?: boolean;
}

export function scalarText(value: string | number | boolean | null, place: ScalarPlace): string {
	if (typeof value !== "string") return String(value);
	const { quoting, fallback } = place;
	if (quoting === "plain" && isPlain(value, place)) return value;
	const wanted = quoting === "plain" ? fallback : quoting;
	return wanted === "single" && !needsEscape.test(value)
		? `'${value.replaceAll("'", "''")}'`
		: doubleQuoted(value);
}

/** The lines of a literal block and its header; undefined for strings that it can't hold beyond doubt. */
export function literalOf(
	value: string,
): { readonly header: string; readonly lines: readonly string[] } | undefined {
	const body = value.endsWith("\n") ? value.slice(0, -1) : value;
	const lines = body.split("\n");
	const isSafe = lines.every((line) => !needsEscape.test(line) && !/^\s+$|\s$/.test(line));
	if (lines.length < 2 || !isSafe || /^\s|\n$/.test(body)) return undefined;
	return { header: value.endsWith("\n") ? "|" : "|-", lines };
}

function isPlain(value: string, { inFlow, isDate = false }: ScalarPlace): boolean {
	if (needsEscape.test(value) || readsAsSyntax.test(value) || readsAsGlob.test(value)) return false;
	if (inFlow && /[,[\]{}]/.test(value)) return false;
	return (isDate && readsAsDate.test(value)) || !readsAsOther.test(value);
}

/** Control characters, lone surrogates, line breaks of any standard, and what makes text look other than it is. */
const needsEscape = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u200b\u2028\u2029\u2060\ufeff\ufffe\uffff]/u;

/** Indicators at the beginning, spaces at the ends, `: `, ` #`, a colon at the end, the markers of documents. */
const readsAsSyntax = /^$|^[-?:,[\]{}#&*!|>'"%@`=]|^\.\.\.|^<<$|^\s|\s$|:(?=\s|$)|\s#/;

/** Patterns are quoted by custom: a star in front would be an alias. */
const readsAsGlob = /[*{}[\]]/;

/** A day or an instant. */
const readsAsDate = /^\d{4}-\d\d-\d\d(?:$|[Tt]\d\d:\d\d)/;

/** Nulls, truths, numbers and dates of YAML 1.1 and 1.2; whatever begins like a number is held to be one. */
const readsAsOther =
	/^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?\.(?:inf|nan))$|^[-+]?\.?\d[\d_,.:]*(?:e[-+]?\d*)?$|^[-+]?0[box][\da-f_]*$|^\d+-\d+-\d+(?:$|[t\s]+\d)/i;

function doubleQuoted(value: string): string {
	const escapes = new RegExp(needsEscape, "gu");
	// JSON leaves alone some characters that YAML breaks lines at or that can't be seen.
	return JSON.stringify(value).replace(
		escapes,
		(char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}

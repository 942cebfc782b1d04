import type { Ref, Said } from "../model.ts";

const key = "Serves";

/**
 * The commit message with a trailer that says what the commit serves. A trailer that is there already gets what it
 * lacks; everything else stays byte for byte. What a trailer is, and where trailers stand, is as git has it: they are
 * the last paragraph, never the first one, before the comments at the end.
 */
export function withServesTrailer(message: string, serves: Said): string {
	const wanted = serves === "none" ? ["none"] : serves;
	if (wanted.length === 0) return message;
	const parts = partsOf(message);
	const trailers = trailerBlock(parts.body);
	const own = trailers?.filter(({ name }) => name.toLowerCase() === key.toLowerCase()) ?? [];
	const [first] = own;
	if (!first) return added(parts, `${key}: ${wanted.join(", ")}`, trailers !== undefined);
	const said = own.flatMap(({ value }) => listed(value));
	const all = union(said, wanted);
	if (all.length === said.length && all.every((ref, at) => ref === said[at])) return message;
	return replaced(parts, own, `${key}: ${all.join(", ")}`);
}

/** What the message's trailers say that it serves; undefined where they don't say. */
export function servesInTrailers(message: string): readonly Ref[] | undefined {
	const own =
		trailerBlock(partsOf(message).body)?.filter(({ name }) => name.toLowerCase() === "serves") ?? [];
	return own.length === 0 ? undefined : [...new Set(own.flatMap(({ value }) => listed(value)))];
}

interface Parts {
	/** Lines with their line ends, up to the last one that is neither blank nor a comment. */
	readonly body: readonly string[];
	/** What follows: blank lines, comments, a diff below scissors. */
	readonly rest: string;
	readonly lineEnd: string;
}

function partsOf(message: string): Parts {
	const lines = message.match(/[^\n]*\n|[^\n]+$/g) ?? [];
	const scissors = lines.findIndex((line) => /^# -+ >8 -+\s*$/.test(line));
	let end = scissors < 0 ? lines.length : scissors;
	while (end > 0 && isIgnored(lines[end - 1] ?? "")) end -= 1;
	return {
		body: lines.slice(0, end),
		rest: lines.slice(end).join(""),
		lineEnd: /\r\n/.test(message) ? "\r\n" : "\n",
	};
}

function isBlank(line: string): boolean {
	return line.trim() === "";
}

/** git writes a blank after the sign; `#123` is a user's own text. */
function isComment(line: string): boolean {
	return /^#(\s|$)/.test(line);
}

function isIgnored(line: string): boolean {
	return isBlank(line) || isComment(line);
}

interface Trailer {
	readonly name: string;
	/** On one line, whatever it was folded over. */
	readonly value: string;
	/** Its lines in the body: from, and up to but without. */
	readonly from: number;
	readonly to: number;
}

/** Lines that git itself writes; with one of them, a paragraph may hold other lines, too. */
const byGit = /^(Signed-off-by: |\(cherry picked from commit )/;

/** The trailers of the last paragraph; undefined when that paragraph is prose. */
function trailerBlock(body: readonly string[]): readonly Trailer[] | undefined {
	const title = body.findIndex((line) => isBlank(line));
	const start = body.findLastIndex((line) => isBlank(line)) + 1;
	if (title < 0 || start === body.length) return undefined;
	const trailers: Trailer[] = [];
	let others = 0;
	let known = 0;
	for (let at = start; at < body.length; at++) {
		const line = body[at] ?? "";
		if (isComment(line)) continue;
		if (byGit.test(line)) known += 1;
		const last = trailers.at(-1);
		const [, name, value] = /^([A-Za-z0-9-]+)[ \t]*:(.*)$/s.exec(line) ?? [];
		if (name !== undefined) trailers.push({ name, value: (value ?? "").trim(), from: at, to: at + 1 });
		else if (/^[ \t]/.test(line) && last?.to === at)
			trailers[trailers.length - 1] = { ...last, value: `${last.value} ${line.trim()}`, to: at + 1 };
		else if (!byGit.test(line)) others += 1;
	}
	if (trailers.length + known === 0) return undefined;
	return others === 0 || (known > 0 && trailers.length * 3 >= others) ? trailers : undefined;
}

function listed(value: string): string[] {
	return value
		.split(",")
		.map((item) => item.trim())
		.filter((item) => item !== "");
}

/** Whoever serves something doesn't serve nothing. */
function union(said: readonly string[], wanted: readonly string[]): readonly string[] {
	const all = [...new Set([...said, ...wanted])];
	return all.length > 1 ? all.filter((ref) => ref !== "none") : all;
}

function added({ body, rest, lineEnd }: Parts, trailer: string, hasBlock: boolean): string {
	// Two line ends leave room for the subject, which is still to be written.
	if (body.length === 0) return `${lineEnd}${lineEnd}${trailer}${rest === "" ? "" : lineEnd}${rest}`;
	const text = body.join("");
	const isEnded = text.endsWith("\n");
	const gap = (isEnded ? "" : lineEnd) + (hasBlock ? "" : lineEnd);
	return `${text}${gap}${trailer}${isEnded ? lineEnd : ""}${rest}`;
}

/** The first one says it all, and the others go. */
function replaced({ body, rest }: Parts, own: readonly Trailer[], trailer: string): string {
	const lines = body.flatMap((line, at) => {
		const of = own.find(({ from, to }) => at >= from && at < to);
		if (!of) return [line];
		if (of !== own[0] || at !== of.from) return [];
		return [trailer + lineEndOf(body[of.to - 1] ?? "")];
	});
	// The last line had no line end, and may have gone.
	const text = lines.join("");
	return (lineEndOf(body.at(-1) ?? "") === "" ? text.replace(/\r?\n$/, "") : text) + rest;
}

function lineEndOf(line: string): string {
	return /\r?\n$/.exec(line)?.[0] ?? "";
}

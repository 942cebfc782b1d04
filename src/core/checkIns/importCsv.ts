import type { CheckIn, Day, Intent, Ref, Score } from "../model.ts";
import { numberOf } from "../typedNumber.ts";
import { isDay } from "../yamlSchema.ts";
import type { CheckInFields } from "./checkInText.ts";
import type { CsvRow } from "./csv.ts";

/** What a name of the file stands for; `skip` where the user doesn't want it. */
export type Meaning = Ref | "satisfaction" | "morale" | "note" | "skip";

/** What a row or a cell was left out for. */
export type ImportProblem =
	| { readonly line: number; readonly code: "bad-date" | "bad-number"; readonly text: string }
	| { readonly line: number; readonly code: "no-name" | "score-parts" }
	/** That day has another value already, in this file or in a check-in. */
	| { readonly line: number; readonly code: "other-value"; readonly ref: string; readonly value: number };

export interface Import {
	/** One a day, oldest first. */
	readonly checkIns: readonly CheckInFields[];
	readonly problems: readonly ImportProblem[];
	/** Readings that are recorded already, just so. */
	readonly known: number;
}

/** How a file is laid out: one reading a row, or one day a row. */
export interface Layout {
	readonly kind: "long" | "wide";
	/** Names in it that may be key results, in order: the values of a column, or the heads of columns. */
	readonly names: readonly string[];
	readonly rows: readonly CsvRow[];
	/** Columns of a long file, or the day's column of a wide one. */
	readonly day: number;
	readonly name: number;
	readonly value: number;
	readonly heads: readonly string[];
}

const dayHeads = /^(date|day|on|datum|tag)$/i;
const nameHeads = /^(key[ _-]?result|kr|name|metric|measure|id|ref)$/i;
const valueHeads = /^(value|reading|wert)$/i;

/** Undefined where no head says which column has the days, or nothing else is there. */
export function layoutOf(rows: readonly CsvRow[]): Layout | undefined {
	const [head, ...rest] = rows;
	if (!head) return undefined;
	const heads = head.cells;
	const find = (pattern: RegExp) => heads.findIndex((each) => pattern.test(each));
	const [day, name, value] = [find(dayHeads), find(nameHeads), find(valueHeads)];
	if (day < 0 || heads.length < 2) return undefined;
	const isLong = name >= 0 && value >= 0;
	const names = isLong
		? rest.map(({ cells }) => cells[name] ?? "")
		: heads.filter((each, at) => at !== day && !scoreParts.test(each));
	return {
		kind: isLong ? "long" : "wide",
		names: [...new Set(names.filter((each) => each !== ""))],
		...{ rows: rest, day, name, value, heads },
	};
}

/** `morale answers`, `satisfaction of`: parts of the score beside them. */
const scoreParts = /^(satisfaction|morale)[ _-](of|scale|answers)$/i;

/** What a name surely means; undefined where the user has to say. */
export function meaningOf(name: string, intent: Intent): Meaning | undefined {
	const same = (text: string) => plain(text) === plain(name);
	for (const word of ["satisfaction", "morale", "note"] as const) if (same(word)) return word;
	if (same("customer satisfaction")) return "satisfaction";
	if (same("team morale")) return "morale";
	if (intent.keyResults.has(name)) return name;
	const alike = [...intent.keyResults.values()].filter(
		({ ref, id, title }) => same(ref) || same(id) || same(title),
	);
	return alike.length === 1 ? alike[0]?.ref : undefined;
}

function plain(text: string): string {
	return text
		.toLowerCase()
		.replace(/[\s_.-]+/g, " ")
		.trim();
}

interface OpenDay {
	readonly readings: Map<Ref, number>;
	satisfaction?: Score;
	morale?: Score;
	note?: string;
}

interface Cell {
	readonly line: number;
	readonly day: Day;
	readonly meaning: Meaning;
	readonly text: string;
	/** Of a score in a wide file. */
	readonly of?: string;
	readonly answers?: string;
}

/** What check-ins a file makes, beside those that are there. Nothing of what is there changes. */
export function importCheckIns(
	layout: Layout,
	meanings: ReadonlyMap<string, Meaning>,
	present: readonly CheckIn[],
): Import {
	const problems: ImportProblem[] = [];
	const days = new Map<Day, OpenDay>();
	let known = 0;
	for (const cell of cellsOf(layout, meanings, problems)) {
		const open = days.get(cell.day) ?? { readings: new Map<Ref, number>() };
		const there = present.filter(({ on }) => on === cell.day);
		const result = take(cell, open, there);
		if (result === "known") known += 1;
		else if (result) problems.push(result);
		if (open.readings.size > 0 || open.satisfaction || open.morale || open.note !== undefined)
			days.set(cell.day, open);
	}
	return {
		checkIns: [...days].sort(([a], [b]) => a.localeCompare(b)).map(([on, open]) => ({ on, ...open })),
		problems: problems.sort((a, b) => a.line - b.line),
		known,
	};
}

function* cellsOf(
	{ kind, rows, day: dayAt, name, value, heads }: Layout,
	meanings: ReadonlyMap<string, Meaning>,
	problems: ImportProblem[],
): Iterable<Cell> {
	for (const { line, cells } of rows) {
		const day = dayIn(cells[dayAt] ?? "");
		if (day === undefined) {
			problems.push({ line, code: "bad-date", text: cells[dayAt] ?? "" });
			continue;
		}
		if (kind === "long") {
			const meaning = meanings.get(cells[name] ?? "");
			if (cells[name] === "" || cells[name] === undefined) problems.push({ line, code: "no-name" });
			else if (meaning) yield { line, day, meaning, text: cells[value] ?? "" };
			continue;
		}
		for (const [at, head] of heads.entries()) {
			const meaning = at === dayAt ? undefined : meanings.get(head);
			const text = cells[at] ?? "";
			if (meaning && text !== "") yield { line, day, meaning, text, ...partsOf(meaning, heads, cells) };
		}
	}
}

/** What stands in the columns beside a score's own. */
function partsOf(
	meaning: Meaning,
	heads: readonly string[],
	cells: readonly string[],
): { readonly of?: string; readonly answers?: string } {
	const part = (...names: readonly string[]) =>
		cells[heads.findIndex((head) => names.some((each) => plain(head) === `${meaning} ${each}`))];
	const [of, answers] = [part("of", "scale"), part("answers")];
	return { ...(of !== undefined && { of }), ...(answers !== undefined && { answers }) };
}

/** Lays a cell to its day; says what is wrong with it, or that it is known. */
function take(cell: Cell, open: OpenDay, there: readonly CheckIn[]): ImportProblem | "known" | undefined {
	const { line, meaning, text } = cell;
	if (meaning === "skip") return undefined;
	if (meaning === "note") {
		if (there.some(({ note }) => note === text)) return "known";
		open.note = open.note === undefined || open.note === text ? text : `${open.note}\n${text}`;
		return undefined;
	}
	const isScore = meaning === "satisfaction" || meaning === "morale";
	const [, first = text, scale] = (isScore && /^(.+?)\s*(?:\/|of)\s*(.+)$/i.exec(text)) || [];
	const value = readNumber(first);
	if (value === undefined) return { line, code: "bad-number", text };
	const ofDay = isScore
		? [...there, open].map((each) => each[meaning]?.score)
		: [...there, open].map(({ readings }) => readings.get(meaning));
	const other = ofDay.find((each) => each !== undefined);
	if (other !== undefined)
		return other === value ? "known" : { line, code: "other-value", ref: meaning, value: other };
	if (!isScore) {
		open.readings.set(meaning, value);
		return undefined;
	}
	const of = readNumber(scale ?? cell.of ?? "");
	const answers = cell.answers ? readNumber(cell.answers) : undefined;
	if (of === undefined || value > of || (cell.answers && answers === undefined))
		return { line, code: "score-parts" };
	open[meaning] = { score: value, of, ...(answers !== undefined && { answers }) };
	return undefined;
}

/** `2026-11-20`, `2026/11/20` and `20.11.2026`; what may be another day in another country is none. */
function dayIn(text: string): Day | undefined {
	const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?$/.exec(text) ?? [];
	const [, day2, month2, year2] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
	const two = (part: string | undefined) => (part ?? "").padStart(2, "0");
	const found = `${year ?? year2}-${two(month ?? month2)}-${two(day ?? day2)}`;
	return isDay(found) ? found : undefined;
}

/** A number, also with a decimal comma or a percent sign; not where a comma might as well part thousands. */
function readNumber(text: string): number | undefined {
	const bare = text.replace(/\s*%$/, "");
	return numberOf(/^[-+]?\d+,(?:\d{1,2}|\d{4,})$/.test(bare) ? bare.replace(",", ".") : bare);
}

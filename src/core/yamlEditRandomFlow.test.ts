// Random scalars and flow collections for property tests, laid out at random, with their known values. Strings, keys
// and comments carry marks (`m7`, `k8`), so that a test can tell whose text an edit took away.

export type Value = string | number | boolean | null | readonly Value[] | ReadonlyMap<string, Value>;
export type Path = readonly (string | number)[];

/** A mark in the text, and the path of what it is or what its comment is about. */
export interface Mark {
	readonly mark: string;
	readonly owner: Path;
	/** A comment "inside" is about a collection as a whole, one "below" is deeper than the entry that it follows. */
	readonly is: "value" | "above" | "behind" | "inside" | "below";
}

/** Makes choices from random bytes; once they are used up, the simplest ones. */
export interface Dice {
	/** A whole number below `choices`. */
	pick(choices: number): number;
	/** True in one of `of` cases. */
	rarely(of: number): boolean;
	oneOf<T>(...choices: readonly [T, ...T[]]): T;
}

export function diceFrom(bytes: Uint8Array): Dice {
	let next = 0;
	const pick = (choices: number) => (bytes[next++] ?? 0) % choices;
	return {
		pick,
		rarely: (of) => pick(of) === of - 1,
		oneOf: (...choices) => choices[pick(choices.length)] ?? choices[0],
	};
}

/** A print in the making. */
export interface Print extends Dice {
	readonly eol: string;
	readonly marks: Mark[];
	/** Of every entry and item so far. */
	readonly paths: Path[];
	/** What can be referred to; undefined where there are to be no anchors. */
	readonly anchors: Map<string, Value> | undefined;
	count: number;
}

/** A printed value: in a block with the rest of its last line, in a flow collection without. */
export interface Printed {
	readonly text: string;
	readonly value: Value;
	/** It ends with a block scalar, to which deeper lines below would belong. */
	readonly isOpen?: boolean;
	/** Blank lines below would belong to it, too. */
	readonly keeps?: boolean;
}

export function mark(print: Print, owner: Path, is: Mark["is"]): string {
	const made = `m${print.count++}`;
	print.marks.push({ mark: made, owner, is });
	return made;
}

export function comment(print: Print, column: number, owner: Path, is: Mark["is"]): string {
	const odd = print.oneOf("", " \t: [", " 'a", " - {", " é ☃", ' "');
	return `${" ".repeat(column)}# ${mark(print, owner, is)}${odd}${print.eol}`;
}

/** What may follow on a line: spaces, a comment. */
export function lineRest(print: Print, owner: Path): string {
	if (print.rarely(4)) return print.oneOf(" ", "  ", "\t", "   ") + comment(print, 0, owner, "behind");
	return (print.rarely(8) ? "  " : "") + print.eol;
}

export function newKey(print: Print): { readonly text: string; readonly value: string } {
	const name = `k${print.count++}`;
	const plain = { text: name, value: name };
	return print.oneOf(
		plain,
		{ text: `"${name}"`, value: name },
		{ text: `'${name} x'`, value: `${name} x` },
		{ text: `"${name}: \\u2603"`, value: `${name}: ☃` },
		{ text: `${name} é/*`, value: `${name} é/*` },
		plain,
	);
}

export function anchored(print: Print, printed: Printed): Printed {
	if (print.anchors === undefined || !print.rarely(3)) return printed;
	const name = `a${print.count++}`;
	print.anchors.set(name, printed.value);
	return { ...printed, text: `&${name} ${printed.text}` };
}

export function aliased(print: Print): Printed | undefined {
	if (print.anchors === undefined || print.anchors.size === 0 || !print.rarely(3)) return undefined;
	const [name, value] = [...print.anchors][print.pick(print.anchors.size)] ?? ["", null];
	return { text: `*${name} `, value };
}

/** A scalar that begins on a line of its own or another's; continued lines stand at `column` or deeper. */
export function scalar(print: Print, path: Path, inFlow: boolean, column: number): Printed {
	const kind = print.pick(12);
	if (kind < 3) return bareScalar(print);
	const name = mark(print, path, "value");
	const line = () => print.eol + " ".repeat(column + print.pick(3));
	if (kind <= 6) {
		const text = name + print.oneOf("%", " a'b", ' "x"', " é ☃ 😀", "-x", ":y", "#z", " (a) & b", "/**");
		return { text, value: text };
	}
	if (kind === 7 && !inFlow) return { text: `${name} two${line()}lines`, value: `${name} two lines` };
	const value = name + print.oneOf(": x", " # no", "", " {a}, [b]", " - x", " | > %", "*&!", " yes", ".");
	if (kind === 8) return { text: `'${value}'''`, value: `${value}'` };
	if (kind === 9) return { text: `"${value}\\n\\u00e9\\""`, value: `${value}\né"` };
	if (kind === 10) return { text: `"${value}+${line()}x"`, value: `${value}+ x` };
	return { text: `"${value}"`, value };
}

function bareScalar(print: Print): Printed {
	return print.oneOf<Printed>(
		{ text: "12", value: 12 },
		{ text: "1.50", value: 1.5 },
		{ text: "-3", value: -3 },
		{ text: "true", value: true },
		{ text: "~", value: null },
		{ text: "null", value: null },
		{ text: "2026-10-02", value: "2026-10-02" },
		{ text: '"12"', value: "12" },
		{ text: "yes", value: "yes" },
		{ text: "''", value: "" },
	);
}

export function flow(print: Print, path: Path, depth: number, column: number): Printed {
	return print.rarely(2) ? flowMap(print, path, depth, column) : flowList(print, path, depth, column);
}

export function flowMap(print: Print, path: Path, depth: number, column: number): Printed {
	const entries = new Map<string, Value>();
	const inner = flowParts(print, path, column, (_, own) => {
		const key = newKey(print);
		const at = own(key.value);
		const printed = flowValue(print, at, depth, column);
		entries.set(key.value, printed.value);
		const isTight = key.text.endsWith('"') && print.rarely(4);
		return { text: `${key.text}:${isTight ? "" : " "}${printed.text}`, at };
	});
	return { text: `{${inner}}`, value: entries };
}

function flowList(print: Print, path: Path, depth: number, column: number): Printed {
	const items: Value[] = [];
	const inner = flowParts(print, path, column, (i, own) => {
		const at = own(i);
		const printed = flowValue(print, at, depth, column);
		items.push(printed.value);
		return { text: printed.text, at };
	});
	return { text: `[${inner}]`, value: items };
}

function flowValue(print: Print, path: Path, depth: number, column: number): Printed {
	if (depth > 0 && print.rarely(4)) return flow(print, path, depth - 1, column);
	return aliased(print) ?? anchored(print, scalar(print, path, true, column));
}

/** Everything between the brackets: on one line, or on many with comments. */
function flowParts(
	print: Print,
	path: Path,
	column: number,
	part: (i: number, own: (step: string | number) => Path) => { readonly text: string; readonly at: Path },
): string {
	const count = print.pick(4);
	const isLong = print.rarely(3);
	const pad = isLong ? "" : print.oneOf(" ", "", "  ");
	const indent = " ".repeat(column + print.pick(3));
	const trails = print.rarely(3);
	let text = isLong ? print.eol : pad;
	for (let i = 0; i < count; i++) {
		const { text: own, at } = part(i, (step) => {
			print.paths.push([...path, step]);
			return [...path, step];
		});
		const isLast = i === count - 1;
		const comma = isLast && !trails ? "" : ",";
		if (isLong) {
			const above = print.rarely(4) ? comment(print, indent.length, at, "above") : "";
			text += above + indent + own + comma + lineRest(print, at);
		} else text += own + comma + (isLast ? "" : " ");
	}
	return text + (isLong ? indent : pad);
}

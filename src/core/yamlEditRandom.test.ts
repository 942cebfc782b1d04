import {
	aliased,
	anchored,
	comment,
	type Dice,
	flow,
	flowMap,
	lineRest,
	type Mark,
	mark,
	newKey,
	type Path,
	type Print,
	type Printed,
	scalar,
	type Value,
} from "./yamlEditRandomFlow.test.ts";

/** A random YAML file with its known value, laid out at random: comments everywhere, any line ending, BOM or not. */
export interface RandomFile {
	readonly text: string;
	readonly value: ReadonlyMap<string, Value>;
	readonly marks: readonly Mark[];
	/** Every path but the root's. */
	readonly paths: readonly Path[];
}

export function randomFile(dice: Dice, withAnchors: boolean): RandomFile {
	const eol = dice.rarely(3) ? "\r\n" : "\n";
	const anchors = withAnchors ? new Map<string, Value>() : undefined;
	const print: Print = { ...dice, eol, marks: [], paths: [], anchors, count: 0 };
	const bom = dice.rarely(6) ? "\uFEFF" : "";
	const start = dice.rarely(8) ? `---${eol}` : "";
	const header = dice.rarely(3) ? comment(print, 0, [], "inside") + eol.repeat(dice.pick(2)) : "";
	const isFlow = dice.rarely(8);
	const depth = 1 + dice.pick(2);
	const root = isFlow ? flowMap(print, [], depth, 0) : blockMap(print, { path: [], column: 0, depth });
	const end = isFlow ? eol : dice.rarely(12) ? `...${eol}` : "";
	const gap = root.keeps === true ? "" : eol;
	const footer = dice.rarely(4) ? gap + comment(print, 0, [], "inside") : "";
	const text = bom + start + header + root.text + end + footer;
	const isUnended = dice.rarely(3) && root.keeps !== true;
	return {
		text: isUnended ? text.replace(/(?:\r?\n)+$/, "") : text,
		value: root.value as ReadonlyMap<string, Value>,
		marks: print.marks,
		paths: print.paths,
	};
}

/** Where a block collection is printed. */
interface Block {
	readonly path: Path;
	readonly column: number;
	/** How many levels may be below. */
	readonly depth: number;
	/** The first line stands behind a dash. */
	readonly isBehindDash?: boolean;
}

function blockMap(print: Print, block: Block): Printed {
	const entries = new Map<string, Value>();
	const count = 1 + print.pick(3);
	const printed = blockParts(print, block, count, (_, own) => {
		const key = newKey(print);
		const at = own(key.value);
		const value = valueUnder(print, { ...block, path: at }, ":");
		entries.set(key.value, value.value);
		const colon = print.rarely(12) ? " :" : ":";
		const isExplicit = print.rarely(16);
		const before = isExplicit ? `? ${key.text}${print.eol}${" ".repeat(block.column)}:` : key.text + colon;
		return { ...value, text: before + value.text };
	});
	return { ...printed, value: entries };
}

function blockList(print: Print, block: Block): Printed {
	const items: Value[] = [];
	const printed = blockParts(print, block, 1 + print.pick(3), (i, own) => {
		const value = valueUnder(print, { ...block, path: own(i) }, "-");
		items.push(value.value);
		return { ...value, text: `-${value.text}` };
	});
	return { ...printed, value: items };
}

function blockParts(
	print: Print,
	{ path, column, isBehindDash = false }: Block,
	count: number,
	part: (i: number, own: (step: string | number) => Path) => Printed,
): Printed {
	let text = "";
	let last: Printed = { text: "", value: null };
	for (let i = 0; i < count; i++) {
		let at: Path = path;
		const marks = print.marks.length;
		const printed = part(i, (step) => {
			at = [...path, step];
			print.paths.push(at);
			return at;
		});
		const inner = print.marks.splice(marks);
		const isShared = i === 0 && isBehindDash;
		const isHeader = i === 0 && path.length === 0;
		if (!isShared) text += linesAbove(print, at, column, last, isHeader) + " ".repeat(column);
		print.marks.push(...inner);
		text += printed.text;
		last = printed;
		if (last.isOpen !== true && print.rarely(8))
			text += comment(print, column + 1 + print.pick(3), at, "below");
	}
	return { ...last, text };
}

/** Blank lines and comments above; a comment with a blank line below it is about the whole collection. */
function linesAbove(print: Print, at: Path, column: number, last: Printed, isHeader: boolean): string {
	let text = "";
	if (last.keeps !== true && print.rarely(4)) text += print.eol.repeat(1 + print.pick(2));
	if (print.rarely(8)) text += comment(print, column, at.slice(0, -1), "inside") + print.eol;
	// Directly above the first entry stands what is about the file.
	if (!print.rarely(3) || isHeader) return text;
	text += comment(print, column, at, "above");
	return print.rarely(3) ? text + comment(print, column, at, "above") : text;
}

/** What stands behind a colon or a dash, to the end of its last line. */
function valueUnder(print: Print, block: Block, after: ":" | "-"): Printed {
	const { path, column, depth } = block;
	const space = " ".repeat(print.rarely(4) ? 1 + print.pick(3) : 1);
	const kind = print.pick(depth > 0 ? 10 : 6);
	if (kind >= 6) return collectionUnder(print, { ...block, depth: depth - 1 }, after, kind >= 8);
	if (kind === 5 && depth > 0) return withRest(print, path, space, flow(print, path, depth - 1, column + 1));
	if (kind === 4) return blockScalar(print, path, column, space);
	const alias = aliased(print);
	if (alias !== undefined) return withRest(print, path, space, alias);
	if (kind === 3 && print.rarely(3)) return { text: lineRest(print, path), value: null };
	const value = anchored(print, scalar(print, path, false, column + 1));
	const below = print.eol + " ".repeat(column + 1 + print.pick(3));
	return withRest(print, path, print.rarely(10) ? below : space, value);
}

function withRest(print: Print, path: Path, space: string, { text, value }: Printed): Printed {
	return { text: space + text + lineRest(print, path), value };
}

function collectionUnder(
	print: Print,
	{ path, column, depth }: Block,
	after: ":" | "-",
	isList: boolean,
): Printed {
	const make = isList ? blockList : blockMap;
	const name = print.anchors !== undefined && print.rarely(3) ? `a${print.count++}` : undefined;
	if (after === "-" && name === undefined && !print.rarely(4)) {
		const gap = print.rarely(4) ? 1 + print.pick(3) : 1;
		const inner = make(print, { path, column: column + 1 + gap, depth, isBehindDash: true });
		return { ...inner, text: " ".repeat(gap) + inner.text };
	}
	const least = isList && after === ":" ? 0 : 1;
	const deeper = column + (print.rarely(3) ? least + print.pick(4) : 2);
	const rest = (name === undefined ? "" : ` &${name}`) + lineRest(print, path);
	const inner = make(print, { path, column: deeper, depth });
	if (name !== undefined) print.anchors?.set(name, inner.value);
	return { ...inner, text: rest + inner.text };
}

function blockScalar(print: Print, path: Path, column: number, space: string): Printed {
	const indent = " ".repeat(column + 1 + print.pick(3));
	const [style, joint] = print.oneOf<[string, string]>(["|", "\n"], ["|", "\n"], [">", " "]);
	const chomp = print.oneOf("", "-", "+");
	const name = mark(print, path, "value");
	const header = space + style + chomp + lineRest(print, path);
	const lines = print.rarely(2) ? [`${name} # no comment`, "- x: y"] : [`${name} # no comment`];
	const blanks = chomp === "+" ? print.pick(3) : 0;
	const end = chomp === "-" ? "" : "\n".repeat(1 + blanks);
	const body = lines.map((line) => indent + line + print.eol).join("") + print.eol.repeat(blanks);
	return { text: header + body, value: lines.join(joint) + end, isOpen: true, keeps: chomp === "+" };
}

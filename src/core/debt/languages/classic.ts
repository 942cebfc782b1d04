// SQL, Fortran, Ada, Pascal, Basic, COBOL, assembly and others with a longer history.
import {
	anyCase,
	block,
	doubling,
	type Found,
	grammar,
	line,
	quoted,
	region,
	type Scene,
	skip,
	spanning,
	text,
} from "../grammar.ts";
import { searched } from "../scene.ts";
import { character, nestedStars, slashes, stars } from "./c.ts";

const sqlStops = /['\\]/g;

/**
 * A string of SQL: `''` is a quote. A backslash escapes one in some dialects, so `\'` ends a string only where
 * the statement goes on as after a value.
 */
function sqlStringEnd({ text: source }: Scene, from: number): number {
	sqlStops.lastIndex = from;
	while (sqlStops.test(source)) {
		const after = sqlStops.lastIndex;
		if (source[after - 1] === "'") {
			if (source[after] !== "'") return after;
			sqlStops.lastIndex = after + 1;
		} else if (source[after] !== "'") sqlStops.lastIndex = after + (source[after] === "\\" ? 1 : 0);
		else if (/^[ \t]*(?:[,;)]|\|\||\r|\n|$)/.test(source.slice(after + 1, after + 40))) return after + 1;
		else sqlStops.lastIndex = after + 1;
	}
	return source.length;
}

function dollarQuotedEnd(scene: Scene, from: number, [tag = ""]: Found): number {
	const end = searched(scene, () => scene.text.indexOf(tag, from));
	return end < 0 ? -1 : end + tag.length;
}

export const sql = grammar(
	line("--"),
	nestedStars,
	line(/(?<=^[ \t]*)#(?=\s)/, { mark: "" }),
	region("'", sqlStringEnd),
	region(/(?<![\w$])\$(?:[A-Za-z_]\w{0,60})?\$/, dollarQuotedEnd),
	doubling('"'),
	doubling("`"),
);

const fortranStrings = [doubling('"', { oneLine: true }), doubling("'", { oneLine: true })];
export const fortran = grammar(line("!"), ...fortranStrings);
/** Fixed form: a letter in the first column makes the line a comment. */
export const fortranFixed = grammar(
	line(/^[cC*dD](?![\w]*[=(])/, { mark: "C" }),
	line("!"),
	...fortranStrings,
);

const tick = skip(/(?<!\w)'[^\r\n]'/);
export const ada = grammar(line("--"), tick, doubling('"', { oneLine: true }));
export const vhdl = grammar(line("--"), stars, tick, doubling('"', { oneLine: true }));

export const pascal = grammar(
	skip(/\{\$[^}\r\n]{0,500}\}/),
	block("{", "}"),
	block("(*", "*)"),
	slashes,
	text("'''", "'''"),
	doubling("'", { oneLine: true }),
);

const statementStart = String.raw`(?=[rR])(?<=(?:^|:)[ \t]*)`;
export const basic = grammar(
	line(/'+/, { mark: "'" }),
	line(new RegExp(`${statementStart}${anyCase("rem")}(?=\\s|$)`), { mark: "" }),
	doubling('"', { oneLine: true }),
);

export const cobol = grammar(
	line(/(?<=^.{6})[*/](?!>)/, { mark: "      *" }),
	line("*>"),
	doubling('"', { oneLine: true }),
	doubling("'", { oneLine: true }),
);

export const assembly = grammar(
	line(";"),
	slashes,
	stars,
	line(/(?<!\S)[#@](?=\s|#|$)|(?<=^[ \t]*)#(?!\w)/, { mark: "#" }),
	quoted('"'),
	skip(/'(?:\\.|[^'\\\r\n])'?/),
);

export const matlab = grammar(
	block(/(?<=^[ \t]*)%\{(?=[ \t]*$)/, "%}", { nested: "%{" }),
	line("%"),
	line(/\.\.\.(?=[ \t])/, { mark: "" }),
	doubling('"', { oneLine: true }),
	text(/(?<![\w)\]}'.])'/, "'", { doubled: true, oneLine: true }),
);

export const octave = grammar(
	block(/(?<=^[ \t]*)%\{(?=[ \t]*$)/, "%}"),
	block(/(?<=^[ \t]*)#\{(?=[ \t]*$)/, "#}"),
	line("%"),
	line("#"),
	quoted('"'),
	text(/(?<![\w)\]}'.])'/, "'", { doubled: true, oneLine: true }),
);

export const nim = grammar(
	block(/#{1,2}\[/, ([open = ""]) => (open.length > 2 ? "]##" : "]#"), { marks: ["#[", "]#"], nested: "#[" }),
	line("#"),
	text('"""', '"""'),
	text(/(?<=\w)"/, '"', { doubled: true, oneLine: true }),
	quoted('"'),
	character,
);

export const verilog = grammar(slashes, stars, quoted('"'));
export const smalltalk = grammar(text("'", "'", { doubled: true }), block('"', '"'));
export const abap = grammar(
	line(/^\*/, { mark: "*" }),
	line('"'),
	text("'", "'", { doubled: true, oneLine: true }),
	spanning("`"),
	text("|", "|", { escapes: "\\", oneLine: true }),
);
export const stata = grammar(
	stars,
	line(/(?<=^|\s)\/\//, { mark: "//" }),
	line(/(?<=^[ \t]*)\*/, { mark: "*" }),
	quoted('"'),
);
export const sas = grammar(
	stars,
	block(/(?<=(?:^|;)[ \t]*)\*/, ";", { marks: ["*", ";"] }),
	doubling('"'),
	doubling("'"),
);
export const nsis = grammar(line(/(?<!\S)[;#]/, { mark: ";" }), stars, quoted('"'), quoted("'"), quoted("`"));

// Configuration and data.
import { endOfLine, nextLine } from "../ends.ts";
import {
	block,
	bracketed,
	doubling,
	enter,
	type Grammar,
	grammar,
	holed,
	later,
	leave,
	line,
	quoted,
	type Scene,
	skip,
	spanning,
	text,
} from "../grammar.ts";
import { lazily } from "../lazily.ts";
import { heredocEnd } from "../scene.ts";
import { stars } from "./c.ts";

/** `#` at the start of a line or after white space. */
const spacedHash = line(/(?<!\S)#/, { mark: "#" });
export const hash = line("#");
/** `#` as the first character of a line. */
const firstHash = line(/(?<=^[ \t]*)#/, { mark: "#" });

/** The lines that are deeper than the one which holds the `|` or `>`. */
function blockScalarEnd({ text: source }: Scene, from: number): number {
	const header = source.lastIndexOf("\n", from - 2) + 1;
	const parent = indentOfKey(source.slice(header, endOfLine(source, header)));
	let end = from;
	for (let at = from; at < source.length; ) {
		const lineEnd = endOfLine(source, at);
		const content = source.slice(at, lineEnd);
		const indent = content.search(/\S/);
		if (indent >= 0 && (indent <= parent || /^(?:---|\.\.\.)(?:\s|$)/.test(content))) break;
		end = lineEnd;
		at = nextLine(source, at);
	}
	return end;
}

/** The column of the key that a block scalar is the value of, or of the dash before it; -1 for a whole document. */
function indentOfKey(header: string): number {
	const [, indent = "", dashes = ""] = /^( *)((?:- +)*)/.exec(header) ?? [];
	if (header.startsWith("---")) return -1;
	const key = header.slice(indent.length + dashes.length);
	if (!/^[|>]/.test(key)) return indent.length + dashes.length;
	return indent.length + Math.max(0, dashes.trimEnd().length - 1);
}

const blockStart = String.raw`(?<=[:\-?][ \t]+(?:[!&]\S{1,60}[ \t]+)*)`;
const blockTail = String.raw`[+\-\d]{0,2}(?=[ \t]*(?:[ \t]#[^\r\n]*)?$)`;
const valueStart = String.raw`(?<=(?:^|[-:?,[{]|(?:^|[\s])[!&]\S{1,60})[ \t]*)`;
export const yaml: Grammar = grammar(
	spacedHash,
	later(new RegExp(`${blockStart}\\|${blockTail}`), blockScalarEnd),
	later(new RegExp(`${blockStart}>${blockTail}`), blockScalarEnd),
	text(new RegExp(`${valueStart}"`), '"', { escapes: "\\" }),
	text(new RegExp(`${valueStart}'`), "'", { doubled: true }),
);

export const toml = grammar(
	hash,
	spanning('"""'),
	text("'''"),
	quoted('"'),
	text("'", "'", { oneLine: true }),
);

export const ini = grammar(line(/(?<!\S)[;](?=\s|$|;)|(?<=^[ \t]*);/, { mark: ";" }), spacedHash);
export const properties = grammar(firstHash, line(/(?<=^[ \t]*)!/, { mark: "" }));
export const hashAtStart = grammar(firstHash);
export const hashSpaced = grammar(spacedHash, quoted('"'), quoted("'"));

/** `#` at a line's start only; a heredoc's body is the program's that it is given to. */
export const docker = grammar(
	firstHash,
	later(/<<(-?)(["']?)([A-Za-z_]\w*)\2/, (scene, from, [, dash, , tag = ""]) =>
		heredocEnd(scene, from, tag, { indented: dash === "-", alone: true }),
	),
);

const terraformCode: () => Grammar = lazily(() => terraform);
const terraformHole = [skip(/[$%]{2}\{/), enter(/[$%]\{/, bracketed(terraformCode, "{", "}"))];
export const terraform: Grammar = grammar(
	hash,
	line("//"),
	stars,
	later(/<<-?([A-Za-z_]\w*)/, (scene, from, [, tag = ""]) =>
		heredocEnd(scene, from, tag, { indented: true, alone: true }),
	),
	enter('"', holed('"', leave("\n"), ...terraformHole)),
);

export const make = grammar(
	skip(/\\#/),
	spacedHash,
	line(/(?<=^[^\t\s][^\r\n]{0,500}[^\s\\])#/, { mark: "#" }),
	quoted('"'),
	quoted("'"),
);

export const cmake = grammar(
	block(/#\[(=*)\[/, ([, equals = ""]) => `]${equals}]`, { marks: ["#[[", "]]"] }),
	hash,
	text(/\[(=*)\[/, ([, equals = ""]) => `]${equals}]`),
	spanning('"'),
);

export const vim = grammar(
	line(/(?<=^[ \t]*)"|(?<=\s)"(?=[^"\r\n]{0,500}$)/, { mark: '"' }),
	line(/(?<=^[ \t]*|\s)#(?=\s)/, { mark: "" }),
	quoted('"'),
	doubling("'", { oneLine: true }),
);

// Python, Lua, PowerShell and others that are read rather than compiled.
import {
	anyCase,
	block,
	bracketed,
	doubling,
	enter,
	type Form,
	type Grammar,
	grammar,
	holed,
	leave,
	line,
	quoted,
	region,
	skip,
	spanning,
	text,
} from "../grammar.ts";
import { lazily } from "../lazily.ts";
import { regexEnd, valueStarts } from "../scene.ts";
import { hash } from "./data.ts";

const formatPrefix = String.raw`(?<=\b(?:[fFtT][rR]?|[rR][fFtT]))`;

/** `#` in a hole is a format, never a comment. */
const pythonHole: () => Grammar = lazily(() => grammar(leave("}"), enter("{", pythonHole), ...pythonTexts));
const formatted = (quote: string, ...more: readonly Form[]): Form =>
	enter(new RegExp(formatPrefix + quote), holed(quote, ...more, skip("{{"), enter("{", pythonHole)));
const pythonTexts: readonly Form[] = [
	formatted('"""'),
	formatted("'''"),
	formatted('"', leave("\n")),
	formatted("'", leave("\n")),
	spanning('"""'),
	spanning("'''"),
	quoted('"'),
	quoted("'"),
];
export const python: Grammar = grammar(hash, ...pythonTexts);

export const lua = grammar(
	block(/--\[(=*)\[/, ([, equals = ""]) => `]${equals}]`, { marks: ["--[[", "]]"] }),
	line("--"),
	text(/\[(=*)\[/, ([, equals = ""]) => `]${equals}]`),
	quoted('"'),
	quoted("'"),
);

export const r = grammar(
	line(/#+'?/, { mark: "#" }),
	text(
		/(?<=\b[rR])(["'])(-*)([([{])/,
		([, quote = "", dashes = "", open = ""]) => `${{ "(": ")", "[": "]" }[open] ?? "}"}${dashes}${quote}`,
	),
	spanning('"'),
	spanning("'"),
	spanning("`"),
);

const juliaCode: () => Grammar = lazily(() => julia);
const juliaHole = enter("$(", bracketed(juliaCode, "(", ")"));
export const julia: Grammar = grammar(
	block("#=", "=#", { nested: "#=" }),
	hash,
	text(/(?<=\braw)"""/, '"""'),
	enter('"""', holed('"""', juliaHole)),
	text(/(?<=\b\w+)"/, '"', { escapes: "\\" }),
	enter('"', holed('"', juliaHole)),
	enter("`", holed("`", juliaHole)),
	skip(/'(?:\\[^\r\n][^'\r\n]{0,10}|[^'\\\r\n]{1,2})'/),
);

export const powershell: Grammar = grammar(
	block("<#", "#>"),
	line(/(?<![\w`$-])#/, { mark: "#" }),
	skip(/`[\s\S]/),
	text(/@"[ \t]*$/, '\n"@'),
	text(/@'[ \t]*$/, "\n'@"),
	text('"', '"', { escapes: "`", doubled: true }),
	text("'", "'", { doubled: true }),
);

export const batch = grammar(
	line(new RegExp(`(?=[rR])(?<=(?:^|[&|(])[ \\t]*@?)${anyCase("rem")}(?=\\s|$)`), { mark: "REM" }),
	line(/(?<=^[ \t]*)::/, { mark: "::" }),
);

export const tcl = grammar(
	line(/(?<=(?:^|[;{])[ \t]*)#/, { mark: "#", continued: true }),
	skip(/\\[\s\S]/),
	spanning('"'),
);

export const awk = grammar(hash, quoted('"'), region("/", regexEnd, valueStarts("in return print")));

export const applescript = grammar(block("(*", "*)", { nested: "(*" }), line("--"), hash, spanning('"'));

export const gdscript = grammar(hash, spanning('"""'), spanning("'''"), quoted('"'), quoted("'"));
/** `#` comments and plain strings: jq, nginx, Puppet, Meson, … */
export const hashScript = grammar(hash, text("'''"), quoted('"'), quoted("'"));
export const autohotkey = grammar(
	block(/(?<=^[ \t]*)\/\*/, "*/", { marks: ["/*", "*/"] }),
	line(/(?<!\S);/, { mark: ";" }),
	doubling('"', { oneLine: true }),
);

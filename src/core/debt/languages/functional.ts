// Haskell, OCaml, Lisp and their families.
import {
	block,
	bracketed,
	doubling,
	enter,
	type Grammar,
	grammar,
	holed,
	line,
	quoted,
	region,
	skip,
	spanning,
	text,
} from "../grammar.ts";
import { lazily } from "../lazily.ts";
import { searched } from "../scene.ts";
import { character, slashes } from "./c.ts";

/** Two dashes or more, unless they are part of an operator such as `-->`. */
const dashes = line(/(?<![!#$%&*+./<=>?@\\^|~:-])--+(?![!#$%&*+./<=>?@\\^|~:])/, { mark: "--" });
const braces = block("{-", "-}", { nested: "{-" });
/** After an identifier an apostrophe is part of it. */
const apart = skip(/(?<![\w'])'(?:\\[^\r\n][^'\r\n]{0,10}|[^'\\\r\n]{1,2})'/);

export const haskell = grammar(braces, dashes, quoted('"'), apart);
export const elm = grammar(braces, line("--"), spanning('"""'), quoted('"'), apart);
export const lean = grammar(block("/-", "-/", { nested: "/-" }), line("--"), spanning('"'), apart);

const parens = block("(*", "*)", { nested: "(*", strings: true });
export const ocaml = grammar(
	parens,
	text(/\{(?:%[\w.]+ ?)?([a-z_]{0,30})\|/, ([, id = ""]) => `|${id}}`),
	spanning('"'),
	apart,
);
export const sml = grammar(block("(*", "*)", { nested: "(*" }), spanning('"'));
export const coq = grammar(block("(*", "*)", { nested: "(*", strings: true }), doubling('"'));
export const mathematica = grammar(block("(*", "*)", { nested: "(*" }), spanning('"'));

const fsharpCode: () => Grammar = lazily(() => fsharp);
const fsharpHoles = [skip("{{"), enter("{", bracketed(fsharpCode, "{", "}"))];
export const fsharp: Grammar = grammar(
	skip("(*)"),
	block("(*", "*)", { nested: "(*", strings: true }),
	slashes,
	enter(
		/(?<=\$)"""/,
		lazily(() => holed('"""', ...fsharpHoles)()),
	),
	text('"""', '"""'),
	text(/(?<=@)"/, '"', { doubled: true }),
	enter(/(?<=\$)"/, holed('"', ...fsharpHoles)),
	spanning('"'),
	apart,
	text("``", "``", { oneLine: true }),
);

const lispBlock = block("#|", "|#", { nested: "#|" });
const hereString = region(/#<<(?=\S)/, (scene, from) => {
	const tag = /^\S+/.exec(scene.text.slice(from, from + 100))?.[0] ?? "";
	const end = searched(scene, () => scene.text.indexOf(`\n${tag}`, from));
	return end < 0 ? -1 : end + 1 + tag.length;
});
export const lisp = grammar(
	lispBlock,
	skip(/#\\[\s\S]/),
	hereString,
	line(";"),
	spanning('"'),
	text("|", "|", { oneLine: true }),
);
export const emacsLisp = grammar(skip(/(?<![\w-])\?\\?[";]/), line(";"), spanning('"'));
export const clojure = grammar(skip(/\\[\s\S]/), line(";"), spanning('"'));
export const semicolons = grammar(line(";"), quoted('"'));

export const erlang = grammar(line("%"), skip(/\$(?:\\[\s\S]|[^\s\\])/), spanning('"'), spanning("'"));
export const prolog = grammar(
	line("%"),
	block("/*", "*/"),
	skip(/(?<=\b0)'(?:\\[\s\S]|''|[\s\S])/),
	spanning('"'),
	text("'", "'", { escapes: "\\", doubled: true }),
);
export const rescript = grammar(
	slashes,
	block("/*", "*/", { nested: "/*" }),
	spanning('"'),
	spanning("`"),
	character,
);

const dhallCode: () => Grammar = lazily(() => dhall);
export const purescript: Grammar = grammar(braces, dashes, spanning('"""'), quoted('"'), apart);
export const dhall: Grammar = grammar(
	braces,
	line("--"),
	enter("''", holed("''", enter("${", bracketed(dhallCode, "{", "}")))),
	spanning('"'),
);

// Languages whose comments look like those of C.
import { endOfLine } from "../ends.ts";
import {
	block,
	bracketed,
	enter,
	type Form,
	type Found,
	type Grammar,
	grammar,
	holed,
	later,
	leave,
	line,
	quoted,
	region,
	skip,
	spanning,
	text,
} from "../grammar.ts";
import { lazily } from "../lazily.ts";
import { heredocEnd, regexEnd, valueStarts } from "../scene.ts";

export const slashes = line("//");
export const stars = block("/*", "*/");
export const nestedStars = block("/*", "*/", { nested: "/*" });
/** One character or escape between apostrophes; anything else after an apostrophe is no literal. */
export const character = skip(/'(?:\\[^\r\n][^'\r\n]{0,10}|[^'\\\r\n]{1,2})'/);

/** Apostrophes inside numbers are separators. */
const apostrophe = quoted(/(?<!\b\d[\w']{0,40})'/);

export const c = grammar(
	line("//", { continued: true }),
	stars,
	text(/(?<=\b(?:u8|[uUL])?R)"([^()\\\s]{0,16})\(/, ([, tag = ""]) => `)${tag}"`),
	quoted('"'),
	apostrophe,
);

/** With both kinds of quotes and nothing else to know of. */
export const plainC = grammar(slashes, stars, quoted('"'), quoted("'"));

/** As above, and `#` starts a comment as well. */
export const hashC = grammar(slashes, stars, line("#"), quoted('"'), quoted("'"));

export const nestedC = grammar(slashes, nestedStars, quoted('"'), character);

export const java = grammar(slashes, stars, spanning('"""'), quoted('"'), quoted("'"));

export const go = grammar(slashes, stars, text("`"), quoted('"'), quoted("'"));

/** The end of a raw string from its start: `"##` from `##"`. */
const reversed = ([start = ""]: Found) => start.replace(/^(#+)(.*)$/, "$2$1");

const rustPrefix = String.raw`(?<=\b(?:b|c)?r)`;
export const rust = grammar(
	slashes,
	nestedStars,
	text(new RegExp(`${rustPrefix}#+"`), reversed),
	text(new RegExp(`${rustPrefix}"`), '"'),
	spanning('"'),
	character,
);

export const zig = grammar(
	slashes,
	region("\\\\", ({ text }, from) => endOfLine(text, from)),
	quoted('"'),
	quoted("'"),
);

/** A string with holes that ends on its line, recovering at the line's end. */
function oneLineHoled(close: string, ...holes: readonly Form[]): () => Grammar {
	return holed(close, leave("\n"), ...holes);
}

const csharpCode: () => Grammar = lazily(() => csharp);
const csharpHole = [skip("{{"), enter("{", bracketed(csharpCode, "{", "}"))];
const verbatimHoles = lazily(() => grammar(skip('""'), leave('"'), ...csharpHole));
export const csharp = grammar(
	slashes,
	stars,
	text(/(?<!@)"{3,}/),
	enter(/(?<=\$@|@\$)"/, () => verbatimHoles()),
	text(/(?<=@)"/, '"', { doubled: true }),
	enter(/(?<=\$)"/, oneLineHoled('"', ...csharpHole)),
	quoted('"'),
	quoted("'"),
);

const kotlinCode: () => Grammar = lazily(() => kotlin);
const kotlinHole = enter("${", bracketed(kotlinCode, "{", "}"));
export const kotlin = grammar(
	slashes,
	nestedStars,
	enter(
		'"""',
		lazily(() => grammar(leave(/"{3,}/), kotlinHole)),
	),
	enter('"', oneLineHoled('"', kotlinHole)),
	character,
);

const scalaCode: () => Grammar = lazily(() => scala);
const scalaHole = [skip("$$"), enter("${", bracketed(scalaCode, "{", "}"))];
export const scala = grammar(
	slashes,
	nestedStars,
	enter(
		/(?<=\w)"""/,
		lazily(() => grammar(leave(/"{3,}/), ...scalaHole)),
	),
	text('"""', '"""'),
	enter(/(?<=\w)"/, oneLineHoled('"', ...scalaHole)),
	quoted('"'),
	character,
	quoted("`"),
);

const swiftCode: () => Grammar = lazily(() => swift);
const swiftHole = enter("\\(", bracketed(swiftCode, "(", ")"));
export const swift = grammar(
	slashes,
	nestedStars,
	text(/(?<!#)#+(?:"""|")/, reversed),
	enter(
		'"""',
		lazily(() => grammar(swiftHole, skip(/\\[\s\S]/), leave('"""'))),
	),
	enter(
		'"',
		lazily(() => grammar(swiftHole, skip(/\\[^\r\n]/), leave('"'), leave("\n"))),
	),
	text(/(?<!#)#+\//, reversed),
	region(/\/(?=[^\s/*])/, regexEnd, valueStarts("return case in if else throw try await")),
);

const dartCode: () => Grammar = lazily(() => dart);
const dartHole = enter("${", bracketed(dartCode, "{", "}"));
export const dart = grammar(
	slashes,
	nestedStars,
	text(/(?<=\br)'(?:'')?/),
	text(/(?<=\br)"(?:"")?/),
	enter("'''", holed("'''", dartHole)),
	enter('"""', holed('"""', dartHole)),
	enter("'", oneLineHoled("'", dartHole)),
	enter('"', oneLineHoled('"', dartHole)),
);

const groovyCode: () => Grammar = lazily(() => groovy);
const groovyHole = enter("${", bracketed(groovyCode, "{", "}"));
export const groovy = grammar(
	slashes,
	stars,
	spanning("'''"),
	enter('"""', holed('"""', groovyHole)),
	enter('"', oneLineHoled('"', groovyHole)),
	quoted("'"),
	text("$/", "/$"),
	region(/\//, regexEnd, valueStarts("return case in assert")),
);

export const d = grammar(
	slashes,
	block("/+", "+/", { nested: "/+" }),
	stars,
	text("`"),
	text(/(?<=\br)"/, '"'),
	text(/(?<=\bq)"([A-Za-z_]\w*)$/, ([, tag = ""]) => `\n${tag}"`),
	spanning('"'),
	quoted("'"),
);

const phpCode: () => Grammar = lazily(() => php);
const phpBraces = bracketed(phpCode, "{", "}");
/** PHP between its tags; `leave("?>")` is the way out. */
export const php: Grammar = grammar(
	leave("?>"),
	line("//", { until: "?>" }),
	line(/#(?!\[)/, { mark: "#", until: "?>" }),
	stars,
	later(/<<<[ \t]*(["']?)([A-Za-z_]\w*)\1(?=[ \t]*$)/, (scene, from, [, , tag = ""]) =>
		heredocEnd(scene, from, tag, { indented: true, alone: false }),
	),
	enter('"', holed('"', enter(/\{(?=\$)/, phpBraces), enter("${", phpBraces))),
	spanning("'"),
	spanning("`"),
);

export const haxe = grammar(slashes, stars, region(/~\//, regexEnd), spanning('"'), spanning("'"));

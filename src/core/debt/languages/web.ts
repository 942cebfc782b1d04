// JavaScript, TypeScript and what grew around them.
import {
	block,
	bracketed,
	enter,
	type Form,
	type Grammar,
	grammar,
	holed,
	leave,
	line,
	quoted,
	region,
	type Scene,
	skip,
	spanning,
	swap,
	text,
} from "../grammar.ts";
import { lazily } from "../lazily.ts";
import { regexEnd, searched, significantBefore, valueStarts } from "../scene.ts";
import { slashes, stars } from "./c.ts";

const valueStartsHere = valueStarts(
	"return typeof instanceof case in of delete void throw new do else yield await default extends",
);

/** Template literals with code in them, regex literals, strings; `code` is what stands in the holes. */
function scriptForms(code: () => Grammar): readonly Form[] {
	return [
		slashes,
		stars,
		enter("`", holed("`", enter("${", bracketed(code, "{", "}")))),
		region("/", regexEnd, valueStartsHere),
		quoted('"'),
		quoted("'"),
	];
}

export const typescript: Grammar = grammar(...scriptForms(() => typescript));

/** JavaScript and TypeScript with JSX in it. */
export const jsx: Grammar = grammar(
	enter(
		/<(?=[A-Za-z_$>])/,
		() => tagWithEnd(),
		(scene, at) => tagStarts(scene, at) && hasEndTag(scene, at),
	),
	enter(/<(?=[A-Za-z_$])/, () => tagAlone(), tagStarts),
	...scriptForms(() => jsx),
);

const jsxHole = enter(
	"{",
	bracketed(() => jsx, "{", "}"),
);
const tagForms = [slashes, stars, text('"'), text("'"), jsxHole, leave("/>")];
const tagAlone = lazily(() => grammar(...tagForms, leave(">")));
const tagWithEnd = lazily(() =>
	grammar(
		...tagForms,
		swap(">", () => children()),
	),
);
const endTag = lazily(() => grammar(leave(">")));
const children: () => Grammar = lazily(() =>
	grammar(
		jsxHole,
		swap("</", endTag),
		enter(/<(?=[A-Za-z_$>])/, tagWithEnd, hasEndTag),
		enter(/<(?=[A-Za-z_$])/, tagAlone),
	),
);

function tagStarts(scene: Scene, at: number): boolean {
	const before = scene.text.charAt(significantBefore(scene, at));
	return before !== "<" && before !== ")" && before !== "}" && valueStartsHere(scene, at);
}

/** Whether a tag has an end tag further on: a type parameter has none, and a tag that closes itself needs none. */
function hasEndTag(scene: Scene, at: number): boolean {
	const { text: source, memo } = scene;
	const name = /^[\w.$:-]*/.exec(source.slice(at + 1, at + 100))?.[0] ?? "";
	const end = `</${name}`;
	let last = memo.get(end);
	if (last === undefined) {
		last = searched(scene, () => source.lastIndexOf(end));
		memo.set(end, last);
	}
	return last > at;
}

export const json = grammar(slashes, stars, quoted('"'), quoted("'"));

const addressStops = /["')\r\n]/g;
/** The address in `url(http://…)` has no quotes. */
const address = region(/\burl\(/, ({ text: source, endless }, from) => {
	if (from <= (endless.get("url") ?? -1)) return -1;
	addressStops.lastIndex = from;
	if (addressStops.test(source) && source[addressStops.lastIndex - 1] === ")") return addressStops.lastIndex;
	endless.set("url", addressStops.lastIndex > 0 ? addressStops.lastIndex - 1 : source.length);
	return -1;
});

export const css = grammar(address, stars, quoted('"'), quoted("'"));
export const scss = grammar(address, slashes, stars, quoted('"'), quoted("'"));

export const graphql = grammar(line("#"), spanning('"""'), quoted('"'));

const coffeeCode: () => Grammar = lazily(() => coffee);
const coffeeHole = enter("#{", bracketed(coffeeCode, "{", "}"));
export const coffee: Grammar = grammar(
	block(/###(?!#)/, "###", { marks: ["###", "###"] }),
	line("#"),
	spanning("'''"),
	enter('"""', holed('"""', coffeeHole)),
	text("///", "///", { escapes: "\\" }),
	region(/\/(?!\s)/, regexEnd, valueStarts("return typeof in of when then and or not is isnt if unless")),
	enter('"', holed('"', coffeeHole)),
	spanning("'"),
);

const nixCode: () => Grammar = lazily(() => nix);
const nixHole = enter("${", bracketed(nixCode, "{", "}"));
export const nix: Grammar = grammar(
	line("#"),
	stars,
	enter(
		"''",
		lazily(() => grammar(skip(/''(?:\$|\\[\s\S]|')/), skip("$$"), nixHole, leave("''"))),
	),
	enter('"', holed('"', nixHole)),
);

export const jsonnet = grammar(
	slashes,
	stars,
	line("#"),
	text(/\|\|\|-?$/, "|||"),
	spanning('"'),
	spanning("'"),
);
export const cue = grammar(slashes, spanning('"""'), spanning("'''"), quoted('"'), quoted("'"));
export const qsharp = grammar(slashes, quoted('"'));
export const pug = grammar(line(/(?<=^[ \t]*)\/\/-?/, { mark: "//-" }));
export const haml = grammar(line(/(?<=^[ \t]*)-#/, { mark: "-#" }));

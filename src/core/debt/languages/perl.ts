import {
	block,
	enter,
	type Found,
	type Grammar,
	grammar,
	later,
	line,
	region,
	type Scene,
	skip,
	spanning,
} from "../grammar.ts";
import { delimitedEnd, heredocEnd, regexEnd, significantBefore, valueStarts } from "../scene.ts";

const pod = block(/^=[A-Za-z]\w*/, "\n=cut");

/** `q(…)`, `m{…}`, `s/…/…/`: one part or two between delimiters of one's choice. */
function quoteLikeEnd(scene: Scene, from: number, [, operator = "", spaced, tight]: Found): number {
	const open = spaced || tight || "";
	const first = delimitedEnd(scene, from, open);
	if (first < 0 || !/^(?:s|tr|y)$/.test(operator)) return withFlags(scene.text, first);
	if (!"([{<".includes(open)) return withFlags(scene.text, delimitedEnd(scene, first, open));
	const next = /\s*(\S)/y;
	next.lastIndex = first;
	const second = next.exec(scene.text)?.[1];
	if (second === undefined) return first;
	const end = delimitedEnd(scene, next.lastIndex, second);
	const after = withFlags(scene.text, end);
	// The flag `e` makes code of the second part.
	return after > 0 && scene.text.slice(end, after).includes("e") ? next.lastIndex : after;
}

function withFlags(text: string, end: number): number {
	if (end < 0) return end;
	const flags = /[a-z]*/y;
	flags.lastIndex = end;
	flags.test(text);
	return flags.lastIndex;
}

/** Not a hash's key (`{s}`, `s => 1`), a variable, a method, or a file test. */
const quoteLike =
	/(?<![\w$@%&>:{*-]|sub )(q[qwxr]?|m|s|tr|y)(?:\s+([^\s\w#=,;)])|(?!\s|=>|[\w,;)=}.])([^\s\w]))/;
/** A comma is a delimiter where no list can go on. */
const commaQuoted = /(?=[msty])(?<=[~({][ \t]*)(m|s|tr|y)()(,)/;

const valueStartsHere = valueStarts(
	"return and or not if unless while until x lt gt le ge eq ne cmp split grep map push join",
);

/** After `=~` a regex may span lines. */
function matchEnd(scene: Scene, from: number): number {
	const bound = scene.text[significantBefore(scene, from - 1)] === "~";
	return withFlags(scene.text, bound ? delimitedEnd(scene, from, "/") : regexEnd(scene, from));
}

export const perl: Grammar = grammar(
	pod,
	enter(/^__(?:END|DATA)__$/, () => grammarOfPod),
	line(/(?<!\$)#/, { mark: "#" }),
	skip(/\$(?:["'`/&;#]|\{\^\w+\})/),
	later(/<<(~?)(?:(["'])([^"'\r\n]{1,60})\2|([A-Za-z_]\w*))/, (scene, from, found) =>
		heredocEnd(scene, from, found[3] ?? found[4] ?? "", { indented: found[1] === "~", alone: true }),
	),
	region(quoteLike, quoteLikeEnd),
	region(commaQuoted, quoteLikeEnd),
	region("/", matchEnd, valueStartsHere),
	spanning('"'),
	spanning("'"),
	spanning("`"),
);

/** After the end of the program there is only documentation. */
const grammarOfPod = grammar(pod);

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
	line,
	region,
	type Scene,
	skip,
	spanning,
} from "../grammar.ts";
import { lazily } from "../lazily.ts";
import { delimitedEnd, heredocEnd, regexEnd, valueStarts } from "../scene.ts";

const rubyCode: () => Grammar = lazily(() => ruby);
const hole = enter("#{", bracketed(rubyCode, "{", "}"));

const keywords = "return if elsif unless while until when and or not then do else in case puts";
const valueStartsHere = valueStarts(keywords);

/** `puts /x/` is a call with a regex, `a / b` a division. */
function regexStarts(scene: Scene, at: number): boolean {
	const { text } = scene;
	if (valueStartsHere(scene, at)) return true;
	return /[\w?!]\s$/.test(text.slice(Math.max(0, at - 2), at)) && !/[\s=]/.test(text.charAt(at + 1));
}

/** `<<~TAG`, `<<-TAG`, `<<TAG`; the last is an operator unless the tag is in capitals or quotes. */
const heredoc: Form = later(
	/(?<![\w)\]}<])<<(?:[~-]?(["'`])([^"'`\r\n]{1,60})\1|[~-]([A-Za-z_]\w*)|([A-Z_][A-Z0-9_]*)\b)|(?<=\w)[ (]<<[~-](["'`]?)([A-Z_]\w*)\5/,
	(scene, from, found: Found) => {
		const tag = found[2] ?? found[3] ?? found[4] ?? found[6] ?? "";
		return heredocEnd(scene, from, tag, { indented: true, alone: true });
	},
);

/** `%w[…]`, `%q(…)`, `%(…)`, not the operator. */
const percent = region(
	/(?<![\w)\]}"']\s?)%(?:[qQwWiIrsx]([^\w\s])|([([{<|!]))/,
	(scene, from, [, named, bare = ""]) => delimitedEnd(scene, from, named ?? bare),
);
const percentAfterCall = region(/(?<=\w )%[qQwWiIrsx]([([{<|!/])/, (scene, from, [, open = ""]) =>
	delimitedEnd(scene, from, open),
);

/** Also Crystal. */
export const ruby: Grammar = grammar(
	block(/^=begin\b/, "\n=end"),
	region(/^__END__$/, ({ text }) => text.length),
	line("#"),
	skip(/(?<![\w)\]}"'])\?\\?["'#`/]/),
	skip(/\$["'`/~]/),
	heredoc,
	percent,
	percentAfterCall,
	region("/", regexEnd, regexStarts),
	enter('"', holed('"', hole)),
	enter("`", holed("`", hole)),
	spanning("'"),
);

const elixirCode: () => Grammar = lazily(() => elixir);
const elixirHole = enter("#{", bracketed(elixirCode, "{", "}"));
const pairs: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "<": ">" };

function sigilEnd({ text }: Scene, from: number, [, open = ""]: Found): number {
	const close = pairs[open] ?? open;
	let at = text.indexOf(close, from);
	while (at > 0 && text[at - 1] === "\\") at = text.indexOf(close, at + 1);
	return at < 0 ? endOfLine(text, from) : at + close.length;
}

export const elixir: Grammar = grammar(
	line("#"),
	skip(/(?<!\w)\?\\?["'#]/),
	region(/~[a-zA-Z]+("""|'''|[/|"'([{<])/, sigilEnd),
	enter('"""', holed('"""', elixirHole)),
	spanning("'''"),
	enter('"', holed('"', elixirHole)),
	spanning("'"),
);

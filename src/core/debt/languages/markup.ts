// Languages of marked-up text, and the languages inside them.
import {
	anyCase,
	block,
	bracketed,
	type Closing,
	type Embedded,
	embed,
	enter,
	type Form,
	type Found,
	type Grammar,
	grammar,
	leave,
	line,
	region,
	type Scene,
	skip,
	text,
} from "../grammar.ts";
import { lazily } from "../lazily.ts";
import { searched } from "../scene.ts";
import { java, php } from "./c.ts";
import { yaml } from "./data.ts";
import { ruby } from "./ruby.ts";
import { css, json, jsx, pug, scss, typescript } from "./web.ts";

const marked = block("<!--", "-->");

const tagStops = /["'>]/g;
/** From a tag's name to behind its `>`; quotes hide what is in them. */
function tagEnd({ text: source }: Scene, from: number): number {
	tagStops.lastIndex = from;
	while (tagStops.test(source)) {
		const character = source.charAt(tagStops.lastIndex - 1);
		if (character === ">") return tagStops.lastIndex;
		const quote = source.indexOf(character, tagStops.lastIndex);
		if (quote < 0) break;
		tagStops.lastIndex = quote + 1;
	}
	return source.length;
}

const tag = region(/<\/?[A-Za-z]/, tagEnd);

/** What is between `<name …>` and `</name`, in the language that its attributes say. */
function element(
	name: string,
	languageOf: (attributes: string) => Grammar | undefined,
	condition = "(?=[\\s>/])",
): Form {
	const end = new RegExp(`</${anyCase(name)}`, "g");
	return embed(new RegExp(`<${anyCase(name)}${condition}`), (scene, after): Embedded => {
		const from = tagEnd(scene, after);
		const attributes = scene.text.slice(after, Math.min(from, after + 500));
		if (attributes.endsWith("/>")) return { from, to: from, grammar: undefined };
		end.lastIndex = from;
		const to = end.test(scene.text) ? end.lastIndex - name.length - 2 : scene.text.length;
		return { from, to, grammar: languageOf(attributes) };
	});
}

function attribute(attributes: string, name: string): string | undefined {
	return new RegExp(`\\b${name}\\s*=\\s*["']?([\\w/+.-]*)`).exec(attributes)?.[1]?.toLowerCase();
}

function scriptLanguage(attributes: string): Grammar | undefined {
	const type = attribute(attributes, "lang") ?? attribute(attributes, "type") ?? "";
	if (/^(?:ts|.*typescript)$/.test(type)) return typescript;
	if (/json|importmap|speculationrules/.test(type)) return json;
	if (/^$|javascript|ecmascript|module|babel|[jt]sx/.test(type)) return jsx;
	return /html|template/.test(type) ? html : undefined;
}

function styleLanguage(attributes: string): Grammar {
	return /scss|less|sass|stylus/.test(attribute(attributes, "lang") ?? attribute(attributes, "type") ?? "")
		? scss
		: css;
}

const pageForms: readonly Form[] = [
	marked,
	text("<![CDATA[", "]]>"),
	element("script", scriptLanguage),
	element("style", styleLanguage),
	tag,
];

export const html: Grammar = grammar(...pageForms);
export const xml = grammar(marked, text("<![CDATA[", "]]>"), tag);

const mustache = embed("{{", (scene, from) => between(scene, from, "}}", jsx));

function between(scene: Scene, from: number, close: string, inside: Grammar): Embedded | undefined {
	const to = searched(scene, () => scene.text.indexOf(close, from));
	return to < 0 ? undefined : { from, to, grammar: inside };
}

/** A Vue component's template in another language than HTML. */
const foreignTemplate = element(
	"template",
	(attributes) => (attribute(attributes, "lang") === "pug" ? pug : undefined),
	"(?=[^>]{0,200}\\blang=)",
);
const plainPart = (name: string) => element(name, () => undefined);

export const vue = grammar(foreignTemplate, plainPart("docs"), plainPart("i18n"), mustache, ...pageForms);

/** Markup with code in braces, in text and in tags. */
function bracedPage(...more: readonly Form[]): Grammar {
	const inside = bracketed(() => jsx, "{", "}");
	const braces = [skip(/\{(?:\/\w+[ \t]*(?=\})|:\w+)/), enter(/\{[#@]?/, inside)];
	const quotes = ['"', "'"].map((quote) =>
		enter(
			quote,
			lazily(() => grammar(leave(quote), ...braces)),
		),
	);
	const inTag = lazily(() => grammar(...quotes, ...braces, leave(">")));
	return grammar(
		...more,
		...pageForms.filter((form) => form !== tag),
		enter(/<\/?(?=[A-Za-z])/, inTag),
		...braces,
	);
}

export const svelte = bracedPage();

function frontMatter(fence: string, language: Grammar): Form {
	return embed(new RegExp(`(?<![\\s\\S])${fence}[ \\t]*$`), (scene, from) =>
		between(scene, from, `\n${fence}`, language),
	);
}

export const astro = bracedPage(frontMatter("---", typescript));

function fenceEnd({ text: source }: Scene, from: number, [fence = ""]: Found): number {
	const most = Math.min(fence.length, 100);
	const end = new RegExp(`^[ \\t>]*${fence.charAt(0)}{${most},}[ \\t]*$`, "gm");
	end.lastIndex = from;
	return end.test(source) ? end.lastIndex : source.length;
}

const longestCode = 2000;

/** Inline code ends with as many backticks as it starts with, in the same paragraph. */
function inlineCodeEnd({ text: source }: Scene, from: number, [ticks = ""]: Found): number {
	const rest = source.slice(from, from + longestCode);
	const paragraph = rest.slice(0, /\r?\n[ \t]*\r?\n/.exec(rest)?.index);
	for (const match of paragraph.matchAll(/`+/g))
		if (match[0].length === ticks.length) return from + match.index + ticks.length;
	return from;
}

/** At the start of a line, or of an item of a list. */
const lineStart = String.raw`(?<=^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)`;
const fences = [
	region(new RegExp(`${lineStart}\`{3,}(?=[^\`\\r\\n]*$)`), fenceEnd),
	region(new RegExp(`${lineStart}~{3,}`), fenceEnd),
];
const reference: Closing = ([, , open = ""]) => ({ "(": ")" })[open] ?? open;
const markdownForms = [
	frontMatter("---", yaml),
	...fences,
	region(/`+/, inlineCodeEnd),
	skip(/\\[`<]/),
	marked,
	block(/(?<=^[ \t]{0,3})\[(\/\/|_|comment)\]:[ \t]*#[ \t]*([("'])/, reference),
];

export const markdown = grammar(...markdownForms);
export const mdx = grammar(
	...markdownForms,
	enter(
		"{",
		bracketed(() => jsx, "{", "}"),
	),
);

const templateComments = [block("{#", "#}"), block(/\{%-?\s*comment\b[^%\r\n]*%\}/, "{% endcomment")];
export const jinja = grammar(...templateComments, ...pageForms);
export const handlebars = grammar(
	block(/\{\{~?!--/, "--", { marks: ["{{!--", "--}}"] }),
	block(/\{\{~?!/, "}}"),
	...pageForms,
);

const phpMode = () => php;
const phpTag = enter(/<\?(?:php\b|=|(?!xml))/, phpMode);
export const phpPage = grammar(phpTag, ...pageForms);
export const blade = grammar(block("{{--", "--}}"), phpTag, ...pageForms);
export const erb = grammar(
	block("<%#", "%>"),
	skip("<%%"),
	embed(/<%[-=]?/, (scene, from) => between(scene, from, "%>", ruby)),
	...pageForms,
);
export const ejs = grammar(
	block("<%#", "%>"),
	embed(/<%[-=_]?/, (scene, from) => between(scene, from, "%>", jsx)),
	...pageForms,
);
export const jsp = grammar(
	block("<%--", "--%>"),
	embed(/<%[!=@]?/, (scene, from) => between(scene, from, "%>", java)),
	...pageForms,
);
export const razor = grammar(block("@*", "*@"), ...pageForms);

export const latex = grammar(
	block("\\begin{comment}", "\\end{comment}"),
	text(
		/\\begin\{(verbatim|Verbatim|lstlisting|minted)(\*?)\}/,
		([, name = "", star = ""]) => `\\end{${name}${star}}`,
	),
	text(/\\verb\*?([|!+"#/])/, ([, quote = ""]) => quote),
	skip(/\\[\s\S]/),
	line("%"),
);

export const restructured = grammar(line(/(?<=^[ \t]*)\.\.(?=[ \t](?![[_|]|[\w:.+-]+::))/, { mark: ".." }));
export const asciidoc = grammar(
	block(/^\/{4,}$/, ([fenceOf = ""]) => `\n${fenceOf}`),
	line(/^\/\/(?!\/)/, { mark: "//" }),
);
export const org = grammar(
	text(/^#\+(?:BEGIN|begin)_(\w+)/, ([, name = ""]) => `_${name}`),
	line(/(?<=^[ \t]*)#(?=\s)/, { mark: "#" }),
);

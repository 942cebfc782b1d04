import { escapeRegExp } from "./program.ts";

/** The tags that mark debt where the team says nothing else. */
export const defaultTags: readonly string[] = ["TODO", "FIXME", "HACK", "XXX", "DEBT"];

/**
 * Where a tag counts, which is what users of Todo Tree and of `no-warning-comments` expect, with few false items:
 * - at the start of a comment's line, behind any decoration (`*`, `-`, `//`, `1.`, `[ ]`), as a whole word:
 *   `TODO text`, `TODO: text`, `TODO(…) text`, `@TODO`, and `@todo` or `\todo` in lower case;
 * - further on in a line only as `TODO:`, `TODO(…):` or `TODO(goal:…)`, not behind a quote, which mentions it.
 * Never in an identifier, a path or an assignment, and never in lower case without `@`.
 */
export interface TagSyntax {
	/** As they are written, without repeats. */
	readonly tags: readonly string[];
	/** What at least one of stands in every text that `anywhere` finds something in. */
	readonly literals: readonly string[];
	/** Finds whatever could be a tag, in any text; `source` is also a pattern for ripgrep. */
	readonly anywhere: RegExp;
	/** The tag at a line's start: groups `lead` and `tag`, which holds the `@`. */
	readonly atStart: RegExp;
	/** A tag further on: group `tag`. */
	readonly within: RegExp;
	/** More tags behind the first, as in `TODO/FIXME`, or what looks like one, as in `TODO/MAYBE:`; sticky. */
	readonly more: RegExp;
	/** The tag that a spelling stands for. */
	named(spelling: string): string;
}

const letter = String.raw`[\p{L}\p{N}_$]`;
/** What comes before a line's first word. */
const lead = String.raw`[\s*/#;!%|+=~>•–—.:([{-]*(?:\d{1,3}[.)]\s+)?(?:\[[ xX]?\]\s*)?(?:\*{1,2}|<\w{1,10}>)?`;
/** What may follow a tag at a line's start: no part of a name, a path or an assignment. */
const tail = String.raw`(?=$|[\s:(![?,;…—–)*\]}]|[.-](?:$|[\s.-])|['"](?!\w)|[/|&+](?:\s|TAGS|\p{Lu}{2,}\s*[:(])|</)(?!\s*[-+*/|&:]?=(?![=>]))`;
const call = String.raw`\([^()\r\n]{0,200}`;
/** What must follow a tag further on. */
const strictTail = String.raw`(?=:(?![:=/])|${call}\):(?!:)|${call}\bgoal:)`;

export function tagSyntax(wanted: readonly string[] = defaultTags): TagSyntax {
	const tags = [...new Set(wanted.filter((tag) => tag.trim() !== ""))];
	// The longest first, or `TODO` would take the start of `TODO!`.
	const upper = alternatives(tags);
	const lowered = tags.map((tag) => tag.toLowerCase()).filter((tag) => !tags.includes(tag));
	const lower = alternatives(lowered);
	const names = new Map(tags.map((tag) => [tag.toLowerCase(), tag]));
	return {
		tags,
		literals: [...tags, ...lowered.flatMap((tag) => [`@${tag}`, `\\${tag}`])],
		anywhere: new RegExp(String.raw`(?:${bounded(tags)})|[@\\](?:${lower})`, "g"),
		atStart: new RegExp(
			`^(?<lead>${lead})(?<tag>[@\\\\]?(?:${upper})|[@\\\\](?:${lower}))(?!${letter})${tail.replace("TAGS", `(?:${upper})`)}`,
			"u",
		),
		within: new RegExp(`(?<=^|[\\s([{*—>])${quoted}[@\\\\]?(?<tag>${upper})${strictTail}`, "gu"),
		more: new RegExp(`(?:\\s*[/|,&+]\\s*(?:${upper})(?!${letter})|[/|&+]\\p{Lu}{2,}(?=\\s*[:(]))+`, "uy"),
		named: (spelling) =>
			tags.includes(spelling) ? spelling : (names.get(spelling.toLowerCase()) ?? spelling),
	};
}

/** Where what a sticky pattern finds at `at` ends; `at` where it finds nothing. */
export function endOf(pattern: RegExp, text: string, at: number): number {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : at;
}

/** No place behind an opening quote and a comment's own marks: `looks like "// TODO: call"` mentions one. */
const quoted = "(?<!(?:^|[\\s([{])[\"'`“„«][\\s/*#;!%-]{0,9})";

/** A pattern that nothing matches when there is no literal. */
function alternatives(literals: readonly string[]): string {
	const longestFirst = [...literals].sort((a, b) => b.length - a.length);
	return longestFirst.map((literal) => escapeForUnicode(literal)).join("|") || "(?!)";
}

function bounded(tags: readonly string[]): string {
	const each = [...tags]
		.sort((a, b) => b.length - a.length)
		.map((tag) => {
			const before = /^\w/.test(tag) ? "\\b" : "";
			return `${before}${escapeForUnicode(tag)}${/\w$/.test(tag) ? "\\b" : ""}`;
		});
	return each.join("|") || "(?!)";
}

/** Without the escapes that Unicode patterns and other engines refuse. */
function escapeForUnicode(literal: string): string {
	return escapeRegExp(literal).replace(/\\([-/])/g, "$1");
}

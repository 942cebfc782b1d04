import type { Span } from "./model.ts";

/**
 * The YAML between the `---` lines that a Markdown text begins with: undefined when it begins with something else,
 * "unclosed" when the second line is missing.
 */
export function frontMatterOf(text: string): Span | "unclosed" | undefined {
	const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
	if (opening === null) return undefined;
	const from = opening[0].length;
	const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(from));
	return closing === null ? "unclosed" : { from, to: from + closing.index };
}

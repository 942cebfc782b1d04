import type { Span } from "./model.ts";
import { isRefused, type PlannedEdit, type Refused } from "./yamlEditChange.ts";

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

/**
 * Plans an edit of a Markdown text's front matter by the plan of its YAML; a text without any gets one. One that never
 * ends is refused.
 */
export function planFrontMatter(
	text: string,
	plan: (yaml: string) => PlannedEdit | Refused,
): PlannedEdit | Refused {
	const within = frontMatterOf(text);
	if (within === "unclosed") return { refused: { code: "yaml-broken", reason: "UNCLOSED_FRONT_MATTER" } };
	const start = text.startsWith("\uFEFF") ? 1 : 0;
	const part = within ?? { from: start, to: start };
	const planned = plan(text.slice(part.from, part.to));
	if (isRefused(planned)) return planned;
	const whole = (yaml: string) => text.slice(0, part.from) + yaml + text.slice(part.to);
	if (within)
		return {
			edits: planned.edits.map(({ from, to, insert }) => ({
				from: from + part.from,
				to: to + part.from,
				insert,
			})),
			text: whole(planned.text),
		};
	const lineBreak = /\r?\n/.exec(text)?.[0] ?? "\n";
	const insert = `---\n${planned.text.replace(/\r?\n?$/, "")}\n---\n\n`.replaceAll("\n", lineBreak);
	return { edits: [{ from: start, to: start, insert }], text: whole(insert) };
}

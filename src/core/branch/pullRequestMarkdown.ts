// Other people's text inside Markdown of ours: shown as it is, and never more than text.

/** Invisible, and nothing is linked across it. */
const joiner = "\u2060";

/**
 * Text in one line that means nothing to Markdown, to HTML, or to a forge: it mentions nobody, links nowhere, closes
 * no issue. Only what would mean something is escaped, so that it can be read in the source, too.
 */
export function markdownText(text: string): string {
	return plain(text)
		.replace(/[\\`*[\]<|~$]/g, "\\$&")
		.replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
		.replace(/&(?=#?\w+;)/g, "\\&")
		.replace(/^(?=[-+#>=])(?!#\d)/, "\\")
		.replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2")
		.replace(/@(?=\w)/g, `@${joiner}`)
		.replace(/([#!%])(?=\d)/g, `$1${joiner}`)
		.replace(/\b(GH-)(?=\d)/gi, `$1${joiner}`)
		.replace(/:(?=\/\/)/g, `:${joiner}`)
		.replace(/\b(www)\.(?=\w)/gi, `$1${joiner}.`);
}

/** A name as code: nothing in it means anything. */
export function markdownCode(text: string): string {
	const code = plain(text);
	const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
	const fence = "`".repeat(longest + 1);
	const gap = code.startsWith("`") || code.endsWith("`") ? " " : "";
	return `${fence}${gap}${code}${gap}${fence}`;
}

/** One line, without what is invisible and changes how the rest is read. */
function plain(text: string): string {
	return text
		.replace(/\s+/gu, " ")
		.replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "")
		.trim();
}

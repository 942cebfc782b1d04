import { type CodeFile, extensionOf } from "./imports.ts";
import { baseOf, folderOf } from "./pathIndex.ts";

/**
 * What a part is for, as its authors say at the top of the file, or of the file that speaks for the folder: one
 * sentence. Undefined where they say nothing.
 */
export function purposeOf(part: string, files: readonly CodeFile[]): string | undefined {
	const folder = part.endsWith("/") ? part.slice(0, -1) : undefined;
	const speakers =
		folder === undefined
			? files.filter(({ path }) => path === part)
			: files
					.filter(({ path }) => folderOf(path) === folder)
					.map((file) => ({ file, rank: rankOf(file, baseOf(folder)) }))
					.filter(({ rank }) => rank >= 0)
					.sort((a, b) => a.rank - b.rank)
					.map(({ file }) => file);
	for (const file of speakers) {
		const said = openingSentence(file);
		if (said !== undefined) return said;
	}
	return undefined;
}

/** Which file speaks for its folder, the best first; negative for those that only speak for themselves. */
function rankOf({ path, text }: CodeFile, folder: string): number {
	const stem = baseOf(path).replace(/\.\w+$/, "");
	if (["__init__", "doc", "package-info", "mod", "lib"].includes(stem)) return 0;
	if (stem === "index" || /^\/\/ Package \w+ /.test(text)) return 1;
	return stem === folder ? 2 : -1;
}

/** Texts that stand at the top of files and say nothing about them. */
const noise = /copyright|license|licence|spdx|eslint|prettier|@ts-|generated|use strict|coding[:=]|^!|^ *@/i;

const longest = 160;

/** The first sentence of the comment or docstring that a file begins with. */
export function openingSentence({ path, text }: CodeFile): string | undefined {
	const extension = extensionOf(path);
	const start = text.replace(/^\uFEFF?(?:#![^\n]*\n)?(?:\s*["']use \w+["'];?)?\s*/, "");
	const comment =
		extension === "py" || extension === "pyi"
			? (/^[rRuU]?("""|''')([\s\S]*?)\1/.exec(start)?.[2] ?? linesOf(start, "#"))
			: (/^\/\*\*?([\s\S]*?)\*\//.exec(start)?.[1] ??
				linesOf(start, /^(?:rb|sh|bash|ex|exs|pl|r|yaml|tf)$/.test(extension) ? "#" : "//"));
	if (comment === undefined) return undefined;
	const plain = comment.replace(/^[ \t]*\*?[ \t]*/gm, "").split(/\n\s*\n/)[0] ?? "";
	const said = plain
		.replace(/\s+/g, " ")
		.replace(/^Package \w+ (\w)/, (_, first: string) => first.toUpperCase())
		.trim();
	if (said === "" || noise.test(said)) return undefined;
	const sentence = /^.*?[.!?](?=\s|$)/.exec(said)?.[0] ?? said;
	return sentence.length > longest ? undefined : sentence;
}

function linesOf(text: string, mark: "#" | "//"): string | undefined {
	const lines: string[] = [];
	for (const line of text.split("\n")) {
		if (!line.startsWith(mark)) break;
		lines.push(line.replace(/^(?:#|\/\/)[/!]?[ \t]*/, ""));
	}
	return lines.length === 0 ? undefined : lines.join("\n");
}

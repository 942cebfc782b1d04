import { indentOf, isSilent, Lines } from "./lines.ts";

/** Lines to fold, from 0; the last one is included. */
export interface Fold {
	readonly from: number;
	readonly to: number;
	readonly isComment: boolean;
}

/** What is indented below a line, brackets over several lines, and comments; by the lines alone, so it always works. */
export function foldsIn(text: string): readonly Fold[] {
	const lines = new Lines(text);
	return [...blocks(lines), ...comments(lines)].sort((a, b) => a.from - b.from);
}

function blocks(lines: Lines): readonly Fold[] {
	const folds: Fold[] = [];
	const open: { readonly line: number; readonly depth: number }[] = [];
	let last = -1;
	const close = (depth: number) => {
		for (let top = open.at(-1); top !== undefined && top.depth >= depth; top = open.at(-1)) {
			open.pop();
			if (last > top.line) folds.push({ from: top.line, to: last, isComment: false });
		}
	};
	for (let line = 0; line < lines.count; line++) {
		const words = lines.at(line);
		if (isSilent(words)) continue;
		const depth = depthOf(words);
		// What closes a bracket belongs to the line that opened it.
		const isCloser = /^\s*[\]}]/.test(words);
		close(isCloser ? depth + 1 : depth);
		if (!isCloser) open.push({ line, depth });
		last = line;
	}
	close(0);
	return folds;
}

/** A dash may stand as far left as the key that it belongs to, and is deeper all the same. */
function depthOf(line: string): number {
	const indent = indentOf(line);
	return 2 * indent + (line[indent] === "-" ? 1 : 0);
}

function comments(lines: Lines): readonly Fold[] {
	const folds: Fold[] = [];
	let from = -1;
	for (let line = 0; line <= lines.count; line++) {
		const isComment = line < lines.count && /^\s*#/.test(lines.at(line));
		if (isComment && from < 0) from = line;
		if (isComment) continue;
		if (from >= 0 && line - from > 1) folds.push({ from, to: line - 1, isComment: true });
		from = -1;
	}
	return folds;
}

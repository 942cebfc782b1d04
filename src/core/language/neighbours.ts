import { indentOf, isSilent, type Lines, scalarIn, type Token, tokensOf } from "./lines.ts";

/** An ancestor of the cursor: a key or a dash that it stands below or behind. */
export interface Ancestor {
	readonly token: Token;
	readonly line: number;
	/** Number of a dash among its like. */
	index: number;
}

export interface Neighbours {
	readonly ancestors: readonly Ancestor[];
	readonly column: number;
	/** Number of the item, where the line begins with a dash. */
	readonly index: number;
	readonly keys: ReadonlySet<string>;
	readonly items: ReadonlySet<string>;
}

/** What the lines above and below say about a line whose first word stands at a column. */
export function neighbours(lines: Lines, line: number, first: Pick<Token, "column" | "is">): Neighbours {
	const ancestors: Ancestor[] = [];
	const keys = new Set<string>();
	const items = new Set<string>();
	let limit: Pick<Token, "column" | "is"> = first;
	let index = 0;
	for (
		let above = line - 1;
		above >= 0 && (limit.column > 0 || limit.is === "dash" || ancestors.length === 0);
		above--
	) {
		const text = lines.at(above);
		if (indentOf(text) > limit.column || isSilent(text)) continue;
		for (const token of tokensOf(text).toReversed()) {
			if (token.column > limit.column) continue;
			if (isParent(token, limit)) {
				ancestors.unshift({ token, line: above, index: 0 });
				limit = token;
			} else if (token.is === limit.is) {
				const [innermost] = ancestors;
				if (token.is === "dash" && innermost?.token.is === "dash") innermost.index++;
				else if (token.is === "dash" && ancestors.length === 0) index++;
				if (ancestors.length > 0) continue;
				if (token.is === "key") keys.add(token.name);
				else items.add(scalarIn(text.slice(token.after)));
			}
		}
	}
	const below =
		first.is === "key" ? keysBelow(lines, line, first.column) : itemsBelow(lines, line, first.column);
	for (const name of below) (first.is === "key" ? keys : items).add(name);
	return { ancestors, column: first.column, index, keys, items };
}

/** Dashes may stand right below the key that they belong to. */
function isParent(token: Token, child: Pick<Token, "column" | "is">): boolean {
	return token.column < child.column || (child.is === "dash" && token.is === "key");
}

/** Keys that stand in the same column further down. */
export function keysBelow(lines: Lines, line: number, column: number): ReadonlySet<string> {
	const names = new Set<string>();
	for (const text of linesBelow(lines, line, column)) {
		const [token] = tokensOf(text);
		if (token?.column === column && token.is === "key") names.add(token.name);
	}
	return names;
}

function itemsBelow(lines: Lines, line: number, column: number): ReadonlySet<string> {
	const items = new Set<string>();
	for (const text of linesBelow(lines, line, column)) {
		const [token] = tokensOf(text);
		if (token?.column !== column) continue;
		if (token.is !== "dash") break;
		items.add(scalarIn(text.slice(token.after)));
	}
	return items;
}

function* linesBelow(lines: Lines, line: number, column: number): Iterable<string> {
	for (let below = line + 1; below < lines.count; below++) {
		const text = lines.at(below);
		if (isSilent(text)) continue;
		const indent = indentOf(text);
		if (indent < column) return;
		if (indent === column) yield text;
	}
}

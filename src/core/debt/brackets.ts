import type { Day, Span } from "../model.ts";
import { isDay } from "../yamlSchema.ts";
import { copied } from "./copied.ts";

/** What stands in a tag's brackets: `(goal:incremental-index, search-team, by:2026-12-31)`, in any order. */
export interface Brackets {
	readonly goal?: string;
	/** The id after `goal:`. */
	readonly goalAt?: Span;
	readonly assignee?: string;
	readonly by?: Day;
	/** What stands after `by:` and is no day. */
	readonly badBy?: { readonly value: string; readonly at: Span };
	/** From bracket to bracket; absent when there are none. */
	readonly bracketsAt?: Span;
}

const adjacent = /^\(([^()\r\n]{0,200})\)/;
/** Behind a space they could as well be a remark. */
const apart = /^[ \t](?=\([^()\r\n]{0,200}(?:\)[ \t]*:|\b(?:goal|by):))\(([^()\r\n]{0,200})\)/;

/** Reads the brackets that `rest` starts with; `from` is where it stands in the text. */
export function readBrackets(rest: string, from: number): Brackets {
	const match = adjacent.exec(rest) ?? apart.exec(rest);
	if (match?.[1] === undefined) return {};
	const [whole, inside] = [match[0], match[1]];
	const start = from + whole.length - inside.length - 1;
	const brackets: { -readonly [Key in keyof Brackets]: Brackets[Key] } = {
		bracketsAt: { from: start - 1, to: from + whole.length },
	};
	const others: string[] = [];
	for (const part of inside.matchAll(/[^,;]+/g)) {
		const at = start + part.index;
		if (!readGoal(part[0], at, brackets) && !readDay(part[0], at, brackets)) others.push(part[0].trim());
	}
	const assignee = others.filter(Boolean).join(", ");
	if (assignee !== "") brackets.assignee = copied(assignee);
	return brackets;
}

type Draft = { -readonly [Key in keyof Brackets]: Brackets[Key] };

/** The first goal counts. */
function readGoal(part: string, from: number, brackets: Draft): boolean {
	const match = /^(\s*goal:\s*)(\S*)/i.exec(part);
	if (match?.[1] === undefined || match[2] === undefined) return false;
	if (match[2] !== "" && brackets.goal === undefined) {
		const at = from + match[1].length;
		brackets.goal = copied(match[2]);
		brackets.goalAt = { from: at, to: at + match[2].length };
	}
	return true;
}

function readDay(part: string, from: number, brackets: Draft): boolean {
	const match = /^(\s*by:\s*)(.*?)\s*$/i.exec(part);
	if (match?.[1] === undefined || match[2] === undefined) return false;
	const at = from + match[1].length;
	if (isDay(match[2])) brackets.by = copied(match[2]);
	else if (match[2] !== "")
		brackets.badBy = { value: copied(match[2]), at: { from: at, to: at + match[2].length } };
	return true;
}

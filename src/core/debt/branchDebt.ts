import type { DebtItem } from "./items.ts";

/** What happened to debt between two states of the same files. */
export interface DebtDifference {
	readonly added: readonly DebtItem[];
	/** As they stood before. */
	readonly paid: readonly DebtItem[];
	/** As they stand now: their lines changed, they were reworded, or linked to another goal. */
	readonly touched: readonly DebtItem[];
}

/**
 * What was added, paid and touched. Items are the same by text and goal, wherever they stand, so that moved code
 * changes nothing. Of those that are left, a new and an old one are the same item touched when they have the same
 * text, or the same file and tag and most words in common.
 */
export function compareDebt(before: readonly DebtItem[], after: readonly DebtItem[]): DebtDifference {
	const rest: Rest = { before: new Set(before), after: new Set(after) };
	const touched = new Set<DebtItem>();
	const exact = ({ text, goal, file, look }: DebtItem) => JSON.stringify([text, goal ?? "", file, look]);
	const elsewhere = ({ text, goal, look }: DebtItem) => JSON.stringify([text, goal ?? "", look]);
	pair(rest, exact);
	pair(rest, elsewhere);
	const keys: readonly ((item: DebtItem) => string | undefined)[] = [
		({ text, goal, file }) => JSON.stringify([text, goal ?? "", file]),
		({ text, goal }) => JSON.stringify([text, goal ?? ""]),
		({ text, file }) => (text === "" ? undefined : JSON.stringify([text, file])),
		({ text }) => (text === "" ? undefined : text),
	];
	for (const key of keys) for (const item of pair(rest, key)) touched.add(item);
	for (const item of pairReworded(rest)) touched.add(item);
	return {
		added: after.filter((item) => rest.after.has(item)),
		paid: before.filter((item) => rest.before.has(item)),
		touched: after.filter((item) => touched.has(item)),
	};
}

/** What has no counterpart yet. */
interface Rest {
	readonly before: Set<DebtItem>;
	readonly after: Set<DebtItem>;
}

/** Takes items of the same key from both sides, one for one; those of now. */
function pair(rest: Rest, keyOf: (item: DebtItem) => string | undefined): readonly DebtItem[] {
	const waiting = grouped(rest.before, keyOf);
	const paired: DebtItem[] = [];
	for (const item of rest.after) {
		const key = keyOf(item);
		const old = key === undefined ? undefined : waiting.get(key)?.shift();
		if (old === undefined) continue;
		rest.before.delete(old);
		rest.after.delete(item);
		paired.push(item);
	}
	return paired;
}

function grouped(
	items: Iterable<DebtItem>,
	keyOf: (item: DebtItem) => string | undefined,
): Map<string, DebtItem[]> {
	const groups = new Map<string, DebtItem[]>();
	for (const item of items) {
		const key = keyOf(item);
		if (key === undefined) continue;
		const group = groups.get(key);
		if (group) group.push(item);
		else groups.set(key, [item]);
	}
	return groups;
}

/** At least this share of the words of both is the same. */
const likeness = 0.6;

/** More of them in one file are no rewording by hand. */
const mostInFile = 50;

function pairReworded(rest: Rest): readonly DebtItem[] {
	const old = grouped(rest.before, placeOf);
	const paired: DebtItem[] = [];
	for (const [place, items] of grouped(rest.after, placeOf)) {
		const candidates = old.get(place) ?? [];
		if (items.length > mostInFile || candidates.length > mostInFile) continue;
		for (const item of items) {
			const at = candidates.findIndex((candidate) => alike(candidate.text, item.text) >= likeness);
			const [found] = at < 0 ? [] : candidates.splice(at, 1);
			if (found === undefined) continue;
			rest.before.delete(found);
			rest.after.delete(item);
			paired.push(item);
		}
	}
	return paired;
}

function placeOf({ file, tag }: DebtItem): string {
	return `${tag} ${file}`;
}

/** Dice's coefficient of the words of two texts, from 0 to 1. */
function alike(a: string, b: string): number {
	const [one, other] = [a, b].map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
	if (!one?.size || !other?.size) return 0;
	return (2 * [...one].filter((word) => other.has(word)).length) / (one.size + other.size);
}

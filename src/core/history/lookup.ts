import type { Day, Ref, WhyRecord } from "../model.ts";
import type { Change, History } from "./history.ts";

/** A change that serves something. */
export interface ServingChange {
	readonly change: Change;
	/** False where links bring it along from what was said. */
	readonly outright: boolean;
}

/** Tables of one history, made when they are first asked for. */
interface Index {
	byCommit?: ReadonlyMap<string, Change>;
	byRef?: ReadonlyMap<Ref, readonly ServingChange[]>;
	takingBack?: readonly Change[];
	byBranch?: ReadonlyMap<string, readonly Change[]>;
}

const indexes = new WeakMap<readonly Change[], Index>();

function indexOf({ changes }: Pick<History, "changes">): Index {
	const known = indexes.get(changes) ?? {};
	indexes.set(changes, known);
	return known;
}

/** The change that brought a commit onto the default branch; undefined for one that isn't there. */
export function changeOf(history: Pick<History, "changes">, commit: string): Change | undefined {
	const index = indexOf(history);
	index.byCommit ??= new Map(
		history.changes.flatMap((change) => change.commits.map((id) => [id, change] as const)),
	);
	return index.byCommit.get(commit);
}

/** The changes that serve a problem, objective, key result or goal, newest first. */
export function changesServing(history: Pick<History, "changes">, ref: Ref): readonly ServingChange[] {
	const index = indexOf(history);
	index.byRef ??= byRef(history.changes);
	return index.byRef.get(ref) ?? [];
}

function byRef(changes: readonly Change[]): ReadonlyMap<Ref, readonly ServingChange[]> {
	const found = new Map<Ref, ServingChange[]>();
	const add = (ref: Ref, serving: ServingChange) => {
		const list = found.get(ref);
		if (list) list.push(serving);
		else found.set(ref, [serving]);
	};
	for (const change of changes) {
		const { said, partOf } = change.serves;
		if (said === "none") continue;
		for (const ref of said) add(ref, { change, outright: true });
		for (const ref of partOf) add(ref, { change, outright: false });
	}
	return found;
}

/** What landed on these days, both inclusive, newest first; an absent day is an open end. */
export function changesBetween(
	{ changes }: Pick<History, "changes">,
	{ from, to }: { readonly from?: Day; readonly to?: Day },
): readonly Change[] {
	return changes.filter(
		({ landedOn }) => (from === undefined || landedOn >= from) && (to === undefined || landedOn <= to),
	);
}

/** The change that took this one back, and was not taken back itself. */
export function takenBackBy(history: Pick<History, "changes">, change: Change): Change | undefined {
	const index = indexOf(history);
	index.takingBack ??= history.changes.filter(({ reverts }) => reverts !== undefined);
	return index.takingBack.find(
		({ reverts = "", landed, commit }) =>
			change.commits.includes(reverts) &&
			landed >= change.landed &&
			!index.takingBack?.some((other) => other.reverts === commit && other.landed >= landed),
	);
}

/** A branch as its tip and its record tell. */
export interface BranchTip {
	readonly name: string;
	/** ISO 8601. */
	readonly committed: string;
	readonly record?: WhyRecord;
}

/**
 * Whether what is on a branch has landed though its commits are not on the default branch, as squashes and rebases
 * leave it: a change brought its record, and nothing was committed on it since.
 */
export function hasLanded(
	history: Pick<History, "changes">,
	{ name, committed, record }: BranchTip,
): boolean {
	const index = indexOf(history);
	index.byBranch ??= byBranch(history.changes);
	const tip = Date.parse(committed) / 1000;
	return (index.byBranch.get(name) ?? []).some(
		(change) => change.landed >= tip && recordsOf(change).some((each) => isSame(each, name, record)),
	);
}

/** A later branch of the same name has a record of its own. */
function isSame({ branch, created }: WhyRecord, name: string, record: WhyRecord | undefined): boolean {
	return branch === name && (record?.created === undefined || record.created === created);
}

/** The records that a branch of this name brought, newest first. */
export function recordsOfBranch(history: Pick<History, "changes">, name: string): readonly WhyRecord[] {
	const index = indexOf(history);
	index.byBranch ??= byBranch(history.changes);
	return (index.byBranch.get(name) ?? []).flatMap(recordsOf).filter(({ branch }) => branch === name);
}

function recordsOf({ record, otherRecords = [] }: Change): readonly WhyRecord[] {
	return record ? [record, ...otherRecords] : otherRecords;
}

function byBranch(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
	const found = new Map<string, Change[]>();
	for (const change of changes)
		for (const { branch } of recordsOf(change)) found.set(branch, [...(found.get(branch) ?? []), change]);
	return found;
}

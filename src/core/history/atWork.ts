import { idsInNames } from "../branch/guess.ts";
import type { RemoteBranch } from "../branch/remote.ts";
import { recordOf, standingLinks } from "../branch/serves.ts";
import type { Intent, Ref, Said, WhyRecord } from "../model.ts";
import type { Snapshot } from "../snapshot.ts";
import type { History } from "./history.ts";
import { hasLanded, recordsOfBranch } from "./lookup.ts";
import { broughtAlong } from "./serve.ts";

/** A branch that serves something and hasn't landed. */
export interface BranchAtWork {
	readonly name: string;
	/** The remote that has it, where this clone has no branch of that name. */
	readonly remote?: string;
	/** False where links bring it along from what was said. */
	readonly outright: boolean;
	readonly record?: WhyRecord;
}

/** As git calls it: `feat/x`, or `origin/feat/x`. */
export function fullName({ name, remote }: Pick<BranchAtWork, "name" | "remote">): string {
	return remote === undefined ? name : `${remote}/${name}`;
}

/** The branches at work on a ref: this clone's in the order of the snapshot, then those that only remotes have. */
export function branchesAtWorkOn(ref: Ref, snapshot: Snapshot): readonly BranchAtWork[] {
	return [...localOn(ref, snapshot), ...(remoteServing(snapshot).get(ref) ?? [])];
}

function localOn(ref: Ref, { servedBy, work, git, history }: Snapshot): readonly BranchAtWork[] {
	const branches = git.state === "ready" ? git.branches : [];
	return (servedBy.get(ref) ?? []).flatMap(({ branch: name, outright }): BranchAtWork[] => {
		const record = work.find((view) => view.name === name)?.record;
		const known = record ? { record } : {};
		const committed = branches.find((branch) => branch.name === name)?.committed;
		const tip = committed === undefined ? undefined : { name, committed, ...known };
		if (tip && history.state === "known" && hasLanded(history, tip)) return [];
		return [{ name, outright, ...known }];
	});
}

type Serving = ReadonlyMap<Ref, readonly BranchAtWork[]>;

const nothing: Serving = new Map();
const known = new WeakMap<Snapshot, Serving>();

/**
 * What branches serve that only remotes have: by their record, a standing link, or an id that stands whole in their
 * name, as for what has landed, for nobody is here who could be asked.
 */
function remoteServing(snapshot: Snapshot): Serving {
	const { remote, intent, git, history } = snapshot;
	// Until history is known, what was squashed would seem to be at work.
	if (remote.state !== "known" || intent.state !== "known" || history.state === "reading") return nothing;
	const before = known.get(snapshot);
	if (before) return before;
	const local = new Set(git.state === "ready" ? git.branches.map(({ name }) => name) : []);
	const landed = history.state === "known" ? history : undefined;
	const others = remote.branches.filter(({ name }) => !local.has(name));
	const serving = servingOf(others, intent.intent, landed);
	known.set(snapshot, serving);
	return serving;
}

function servingOf(branches: readonly RemoteBranch[], intent: Intent, history: History | undefined): Serving {
	const found = new Map<Ref, BranchAtWork[]>();
	const saidBy = saidByRemote(intent);
	for (const branch of branches) {
		const record = recordOfRemote(branch, intent, history);
		const said = saidBy(branch.name, record);
		if (said === undefined || said === "none") continue;
		const shown = { name: branch.name, remote: branch.remote, ...(record && { record }) };
		if (history && hasLanded(history, { ...branch, ...(record && { record }) })) continue;
		const add = (ref: Ref, outright: boolean) =>
			found.set(ref, [...(found.get(ref) ?? []), { ...shown, outright }]);
		for (const ref of said) add(ref, true);
		for (const ref of broughtAlong(intent, said)) add(ref, false);
	}
	return found;
}

/** The newest; of a branch that goes on after a part of it landed, its record may be on the default branch. */
function recordOfRemote(
	{ name, records }: RemoteBranch,
	intent: Intent,
	history: History | undefined,
): WhyRecord | undefined {
	const all = [...(history ? recordsOfBranch(history, name) : []), ...records];
	return recordOf(name, {
		intent,
		branch: () => undefined,
		recordsFor: () => all,
		defaultBranch: undefined,
	});
}

function saidByRemote(intent: Intent): (branch: string, record: WhyRecord | undefined) => Said | undefined {
	const linkOf = standingLinks(intent);
	const idIn = idsInNames(intent);
	return (branch, record) => {
		const said = record?.serves ?? linkOf(branch)?.serves;
		if (said !== undefined) return said;
		const ref = idIn(branch);
		return ref === undefined ? undefined : [ref];
	};
}

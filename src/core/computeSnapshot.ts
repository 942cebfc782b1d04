import { type BranchFacts, recordOf, servesOf } from "./branch/serves.ts";
import type { Finding } from "./finding.ts";
import type { Action, CheckIn, Day, Intent, Lesson, Ref, RitualDocument, WhyRecord } from "./model.ts";
import {
	type Branch,
	type BranchView,
	type GitState,
	headBranch,
	type IntentState,
	type OnDemand,
	type Reading,
	type Repository,
	type Service,
	type Snapshot,
} from "./snapshot.ts";

/** Everything that a snapshot is computed from; `today` is the day where the user is. */
export interface SnapshotInput extends OnDemand {
	readonly folder: string;
	readonly today: Day;
	readonly intent: IntentState;
	readonly git: GitState;
	/** Why records in the work tree. */
	readonly records: readonly WhyRecord[];
	/** Why records that stand on the tips of these branches, and not in the work tree. */
	readonly elsewhere: readonly { readonly branches: readonly string[]; readonly record: WhyRecord }[];
	readonly checkIns: readonly CheckIn[];
	readonly lessons: readonly Lesson[];
	readonly actions: readonly Action[];
	readonly documents: readonly RitualDocument[];
	readonly findings: readonly Finding[];
}

export function computeSnapshot(input: SnapshotInput): Snapshot {
	const { folder, today, intent, git, records, lessons, actions, documents, findings } = input;
	const { debt, history, lines, past, remote, touched } = input;
	const checkIns = [...input.checkIns].sort((a, b) => a.on.localeCompare(b.on));
	const facts = intent.state === "known" ? branchFacts(intent.intent, input) : undefined;
	const branch = git.state === "ready" ? currentBranch(git, facts) : undefined;
	const work = facts && git.state === "ready" ? branchesAtWork(git, facts, branch) : [];
	return {
		folder,
		today,
		intent,
		git,
		...(branch && { branch }),
		work,
		records,
		servedBy: servedBy(work),
		readings: readings(checkIns),
		checkIns,
		lessons,
		actions,
		documents: [...documents].sort((a, b) => (a.on ?? "").localeCompare(b.on ?? "")),
		findings,
		debt,
		history,
		lines,
		past,
		remote,
		touched,
	};
}

function branchFacts(intent: Intent, { git, records, elsewhere }: SnapshotInput): BranchFacts {
	const branches = git.state === "ready" ? git.branches : [];
	const byName = new Map(branches.map((branch) => [branch.name, branch]));
	const onTips = new Map<string, WhyRecord[]>();
	for (const { branches: names, record } of elsewhere)
		for (const name of names) onTips.set(name, [...(onTips.get(name) ?? []), record]);
	const head = git.state === "ready" ? headBranch(git) : undefined;
	return {
		intent,
		branch: (name) => byName.get(name),
		// The work tree is one branch's: what others see of it is only what names them.
		recordsFor: (name) =>
			name === head
				? records
				: [...(onTips.get(name) ?? []), ...records.filter((record) => record.branch === name)],
		defaultBranch: git.state === "ready" ? git.defaultBranch : undefined,
	};
}

function currentBranch(git: Repository, facts: BranchFacts | undefined): BranchView | undefined {
	const name = headBranch(git);
	if (name === undefined) return undefined;
	return branchView(git.branches.find((branch) => branch.name === name) ?? { name }, git, facts);
}

function branchView(
	{ name, born }: Pick<Branch, "name" | "born">,
	git: Repository,
	facts: BranchFacts | undefined,
): BranchView {
	const record = facts && recordOf(name, facts);
	return {
		name,
		isDefault: name === git.defaultBranch,
		...(born !== undefined && { born }),
		...(record && { record }),
		serves: facts ? servesOf(name, facts) : { how: { by: "nobody" }, said: [], unknown: [], partOf: [] },
	};
}

function branchesAtWork(git: Repository, facts: BranchFacts, current: BranchView | undefined): BranchView[] {
	return git.branches
		.filter(({ name, atWork }) => atWork || name === current?.name)
		.map((branch) => (branch.name === current?.name ? current : branchView(branch, git, facts)));
}

function servedBy(work: readonly BranchView[]): ReadonlyMap<Ref, readonly Service[]> {
	const served = new Map<Ref, Service[]>();
	const add = (ref: Ref, service: Service) => served.set(ref, [...(served.get(ref) ?? []), service]);
	for (const { name, serves } of work) {
		const { said, partOf, how } = serves;
		if (said === "none" || how.by === "guess") continue;
		for (const ref of said) add(ref, { branch: name, outright: true });
		for (const ref of partOf) add(ref, { branch: name, outright: false });
	}
	return served;
}

function readings(checkIns: readonly CheckIn[]): ReadonlyMap<Ref, readonly Reading[]> {
	const byRef = new Map<Ref, Reading[]>();
	for (const { on, readings: values } of checkIns)
		for (const [ref, value] of values) byRef.set(ref, [...(byRef.get(ref) ?? []), { on, value }]);
	return byRef;
}

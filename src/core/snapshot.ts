import type { RemoteState } from "./branch/remote.ts";
import { type BranchFacts, recordOf, servesOf } from "./branch/serves.ts";
import type { DebtState } from "./debt/debtState.ts";
import type { Finding } from "./finding.ts";
import type { HistoryState } from "./history/history.ts";
import type { LinesState } from "./history/lines.ts";
import type { PastState } from "./history/past.ts";
import type {
	Action,
	CheckIn,
	Day,
	Intent,
	Lesson,
	Ref,
	RitualDocument,
	Said,
	Span,
	WhyRecord,
} from "./model.ts";

/** All that is known about one workspace folder at one moment: the one value that every view reads. */
export interface Snapshot extends OnDemand {
	/** Display name of the workspace folder. */
	readonly folder: string;
	readonly today: Day;
	readonly intent: IntentState;
	readonly git: GitState;
	/** The branch that HEAD is on, or that is being rebased; absent when there is none. */
	readonly branch?: BranchView;
	/** The branches at work, and the current one whether it has work yet or not; in git's order. */
	readonly work: readonly BranchView[];
	/** Why records in the work tree, whatever branch they are about. */
	readonly records: readonly WhyRecord[];
	/** The branches at work that serve each ref, by any source but a guess. */
	readonly servedBy: ReadonlyMap<Ref, readonly Service[]>;
	/** Readings of each key result, oldest first. */
	readonly readings: ReadonlyMap<Ref, readonly Reading[]>;
	/** Oldest first. */
	readonly checkIns: readonly CheckIn[];
	readonly lessons: readonly Lesson[];
	readonly actions: readonly Action[];
	/** Deep dives and post-mortems, oldest first; those without a day come first. */
	readonly documents: readonly RitualDocument[];
	readonly findings: readonly Finding[];
}

/** What costs more to know than a refresh may, and is therefore found once somebody wants it. */
export interface OnDemand {
	readonly debt: DebtState;
	readonly history: HistoryState;
	readonly lines: LinesState;
	readonly past: PastState;
	readonly remote: RemoteState;
	readonly touched: TouchedState;
}

/** What is known of the files that the current branch changed. */
export type TouchedState =
	/** Nobody wanted to know yet. */
	| { readonly state: "unasked" }
	| { readonly state: "reading" }
	/** There is no branch, or it is the default one. */
	| { readonly state: "none" }
	/** Paths from the git root, sorted: committed on the branch, or not committed yet. */
	| { readonly state: "known"; readonly branch: string; readonly files: readonly string[] };

export const unasked: OnDemand = {
	debt: { state: "unasked" },
	history: { state: "unasked" },
	lines: { state: "unasked" },
	past: { state: "unasked" },
	remote: { state: "unasked" },
	touched: { state: "unasked" },
};

export interface Service {
	readonly branch: string;
	/** False where links bring it along from what was said. */
	readonly outright: boolean;
}

export interface Reading {
	readonly on: Day;
	readonly value: number;
}

export type IntentState =
	| { readonly state: "none" }
	/** `stale`: the file can't be read now; this is what it said when it last could. */
	| { readonly state: "known"; readonly file: string; readonly intent: Intent; readonly stale: boolean }
	/** The file exists and has never been readable in this session. */
	| { readonly state: "unreadable"; readonly file: string };

export type GitState =
	/** Restricted Mode: no git is run. */
	| { readonly state: "untrusted" }
	/** There is no git program on this machine, or none on a file system like this one. */
	| { readonly state: "missing" }
	| { readonly state: "outside" }
	/** git answered with an error that only the user can mend, such as `dubious ownership`. */
	| { readonly state: "failed"; readonly detail: string }
	| ({ readonly state: "ready" } & Repository);

/** What git says of one repository, as far as the snapshot needs it. */
export interface Repository {
	/** Absolute path of the work tree's root. */
	readonly root: string;
	readonly head: Head;
	readonly operation?: Operation;
	/** `main`, `master`, or what the remote says; absent when there is none. */
	readonly defaultBranch?: string;
	readonly branches: readonly Branch[];
	readonly linkedWorktree: boolean;
	readonly submodule: boolean;
	/** Why records that are not in this work tree: from other branches' tips. */
	readonly elsewhere: readonly RecordElsewhere[];
}

export type Head =
	| { readonly kind: "branch"; readonly name: string; readonly commit: string }
	/** No commit yet. */
	| { readonly kind: "unborn"; readonly name: string }
	/** `was` is the branch that a rebase or bisect set aside. */
	| { readonly kind: "detached"; readonly commit: string; readonly was?: string };

export type Operation = "rebase" | "merge" | "cherry-pick" | "revert" | "bisect";

/** A local branch. */
export interface Branch {
	readonly name: string;
	readonly commit: string;
	/** False once its tip is part of the default branch. */
	readonly atWork: boolean;
	/** Instant of the tip's commit, ISO 8601. */
	readonly committed: string;
	readonly birth?: Birth;
	/** Name of the branch it was created from, where git still knows. */
	readonly createdFrom?: string;
	/** Instant at which it was created, where git still knows, ISO 8601. */
	readonly born?: string;
	/** Paths of why records that this branch added since it left the default branch. */
	readonly addedRecords: readonly string[];
}

/** How a branch came to be, as far as its reflog still tells. */
export interface Birth {
	/**
	 * `here`: created in this clone; `remote`: somebody's branch, fetched; `renamed` and `copied`: from another
	 * local branch, whose link it inherits; `unknown`: the reflog is empty, expired or absent.
	 */
	readonly how: "here" | "remote" | "clone" | "renamed" | "copied" | "unknown";
	/** What git wrote as its start: a branch, `origin/main`, a tag, a commit. */
	readonly from?: string;
	/** ISO 8601. */
	readonly at?: string;
}

/** The text of a why record as it stands on the tips of branches. */
export interface RecordElsewhere {
	readonly branches: readonly string[];
	readonly file: string;
	readonly text: string;
}

export interface BranchView {
	readonly name: string;
	readonly isDefault: boolean;
	readonly born?: string;
	readonly record?: WhyRecord;
	readonly serves: Serves;
}

/** What a branch serves, and how we know. */
export interface Serves {
	readonly how: Provenance;
	/** Said outright, and existing. */
	readonly said: Said;
	/** Said outright, but naming nothing that exists. */
	readonly unknown: readonly Ref[];
	/** Brought along by links from what was said; never repeats `said`. */
	readonly partOf: readonly Ref[];
}

export type Provenance =
	| { readonly by: "record"; readonly file: string }
	| { readonly by: "standing link"; readonly pattern: string; readonly at: Span }
	/** `words` are those of the branch's name that matched. */
	| { readonly by: "guess"; readonly words: readonly string[] }
	| { readonly by: "inherited"; readonly from: string; readonly through: "record" | "standing link" }
	| { readonly by: "nobody" };

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

/** The branch that HEAD is on, or that a rebase or bisect set aside for the moment. */
export function headBranch({ head }: Repository): string | undefined {
	return head.kind === "detached" ? head.was : head.name;
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

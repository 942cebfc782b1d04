import { isIgnored } from "../branch/creation.ts";
import type { Day, EngineeringGoal, Intent, Problem, Ref } from "../model.ts";
import type { BranchView, Snapshot } from "../snapshot.ts";
import { branchesAtWorkOn } from "./atWork.ts";
import type { Change, History } from "./history.ts";
import { changesBetween, changesServing } from "./lookup.ts";

/** What may be missing between promises and work; each can be switched off by itself. */
export const healthKinds = [
	"promises without work",
	"work without promise",
	"idle problems",
	"stale branches",
	"rising debt",
] as const;
export type HealthKind = (typeof healthKinds)[number];

/** Something between promises and work that the team would want to know. */
export type HealthRow =
	/** A key result or goal of the running period that no branch serves and no change served since it began. */
	| { readonly kind: "promises without work"; readonly ref: Ref; readonly since: Day }
	/** A branch at work of which nobody said what it serves. */
	| { readonly kind: "work without promise"; readonly branch: string }
	/** Changes since a day, newest first, of which nobody said what they serve; `of` how many. */
	| {
			readonly kind: "work without promise";
			readonly changes: readonly Change[];
			readonly of: number;
			readonly since: Day;
	  }
	/** No branch serves it, and no change did for that many weeks; `last` is the newest that ever did. */
	| {
			readonly kind: "idle problems";
			readonly problem: string;
			readonly weeks: number;
			readonly last?: Change;
	  }
	/** A branch at work without a commit for that many whole weeks. */
	| {
			readonly kind: "stale branches";
			readonly branch: string;
			readonly weeks: number;
			readonly record?: string;
	  }
	| {
			readonly kind: "rising debt";
			readonly goal: string;
			readonly from: number;
			readonly to: number;
			readonly since: Day;
	  };

export interface HealthRules {
	readonly shown: ReadonlySet<HealthKind>;
	/** After how many weeks without work a problem is idle and a branch stale. */
	readonly weeks: number;
	/** Globs of branches that are nobody's piece of work. */
	readonly ignoredBranches: readonly string[];
}

/** Shares below this are everyday life: not everything that lands is promised. */
const mostUnpromised = 0.2;
/** Of fewer changes a share says nothing. */
const fewestChanges = 5;

const day = 24 * 60 * 60 * 1000;
const week = 7 * day;

/** In the order of `healthKinds`; what isn't known yet says nothing. */
export function healthOf(snapshot: Snapshot, rules: HealthRules): readonly HealthRow[] {
	if (snapshot.intent.state !== "known") return [];
	const { intent } = snapshot.intent;
	const history = snapshot.history.state === "known" ? snapshot.history : undefined;
	// Somebody else's branch may be at work on it.
	const isSettled = snapshot.remote.state !== "reading";
	const rows: Readonly<Record<HealthKind, () => readonly HealthRow[]>> = {
		"promises without work": () =>
			history && isSettled ? promisesWithoutWork(snapshot, intent, history) : [],
		"work without promise": () => [
			...branchesWithoutPromise(snapshot, rules),
			...(history ? changesWithoutPromise(snapshot, intent, history, rules) : []),
		],
		"idle problems": () => (history && isSettled ? idleProblems(snapshot, intent, history, rules) : []),
		"stale branches": () => staleBranches(snapshot, rules),
		"rising debt": () => risingDebt(snapshot, intent),
	};
	return healthKinds.filter((kind) => rules.shown.has(kind)).flatMap((kind) => rows[kind]());
}

/** The first day of a period that runs today. */
function runningSince({ period }: Intent, today: Day): Day | undefined {
	if (period?.from === undefined || period.from > today) return undefined;
	return period.to !== undefined && period.to < today ? undefined : period.from;
}

function promisesWithoutWork(snapshot: Snapshot, intent: Intent, history: History): readonly HealthRow[] {
	const since = runningSince(intent, snapshot.today);
	// A period that has hardly begun owes no work yet.
	if (since === undefined || Date.parse(snapshot.today) - Date.parse(since) < week) return [];
	const promises: readonly Ref[] = [...intent.keyResults.keys(), ...intent.goals.keys()];
	return promises
		.filter((ref) => branchesAtWorkOn(ref, snapshot).length === 0 && !servedSince(history, ref, since))
		.map((ref) => ({ kind: "promises without work", ref, since }));
}

function servedSince(history: History, ref: Ref, since: Day): boolean {
	return changesServing(history, ref).some(({ change }) => change.landedOn >= since);
}

function branchesWithoutPromise({ work }: Snapshot, rules: HealthRules): readonly HealthRow[] {
	return work
		.filter((view) => isSomebodysWork(view, rules) && saysNothing(view))
		.map(({ name }) => ({ kind: "work without promise", branch: name }));
}

function isSomebodysWork({ name, isDefault }: BranchView, { ignoredBranches }: HealthRules): boolean {
	return !isDefault && !isIgnored(name, ignoredBranches);
}

/** A guess is nobody's word. */
function saysNothing({ serves: { said, how } }: BranchView): boolean {
	return said !== "none" && (said.length === 0 || how.by === "guess");
}

function changesWithoutPromise(
	{ today }: Snapshot,
	intent: Intent,
	history: History,
	{ weeks, ignoredBranches }: HealthRules,
): readonly HealthRow[] {
	const since = runningSince(intent, today) ?? dayBefore(today, weeks);
	const landed = changesBetween(history, { from: since }).filter(
		({ branch, size }) => !size?.isAgreement && (branch === undefined || !isIgnored(branch, ignoredBranches)),
	);
	const changes = landed.filter(({ serves: { said } }) => said !== "none" && said.length === 0);
	if (landed.length < fewestChanges || changes.length <= mostUnpromised * landed.length) return [];
	return [{ kind: "work without promise", changes, of: landed.length, since }];
}

function idleProblems(
	snapshot: Snapshot,
	intent: Intent,
	history: History,
	{ weeks }: HealthRules,
): readonly HealthRow[] {
	const since = dayBefore(snapshot.today, weeks);
	// What this clone doesn't have, or what is younger than that, can't be idle for so long.
	const oldest = history.changes.at(-1)?.landedOn;
	if (oldest === undefined || oldest > since) return [];
	return [...intent.problems.values()]
		.filter(
			({ id }: Problem) => branchesAtWorkOn(id, snapshot).length === 0 && !servedSince(history, id, since),
		)
		.map(({ id }) => {
			const last = changesServing(history, id)[0]?.change;
			return { kind: "idle problems", problem: id, weeks, ...(last && { last }) };
		});
}

function staleBranches({ git, work, branch, today }: Snapshot, rules: HealthRules): readonly HealthRow[] {
	if (git.state !== "ready") return [];
	const views = new Map(work.map((view) => [view.name, view]));
	return git.branches.flatMap(({ name, committed }): HealthRow[] => {
		const view = views.get(name);
		const weeks = Math.floor((Date.parse(today) + day - Date.parse(committed)) / week);
		if (!view || name === branch?.name || !isSomebodysWork(view, rules) || !(weeks >= rules.weeks)) return [];
		const record = view.record?.file;
		return [{ kind: "stale branches", branch: name, weeks, ...(record !== undefined && { record }) }];
	});
}

function risingDebt({ debt }: Snapshot, intent: Intent): readonly HealthRow[] {
	if (debt.state !== "known") return [];
	return [...intent.goals.values()].flatMap(({ id }: EngineeringGoal): HealthRow[] => {
		const trend = debt.byGoal.get(id)?.trend ?? [];
		const [first, last] = [trend[0], trend.at(-1)];
		if (!first || !last || last.count <= first.count) return [];
		return [{ kind: "rising debt", goal: id, from: first.count, to: last.count, since: first.on }];
	});
}

function dayBefore(today: Day, weeks: number): Day {
	return new Date(Date.parse(today) - weeks * week).toISOString().slice(0, 10);
}

import * as vscode from "vscode";
import { burnDown } from "../../core/debt/burnDown.ts";
import { settledDebt } from "../../core/debt/settled.ts";
import { branchesAtWorkOn, fullName } from "../../core/history/atWork.ts";
import { objectivesSolving, titleOf } from "../../core/intent/links.ts";
import type {
	EngineeringGoal,
	Intent,
	KeyResult,
	Objective,
	Place,
	Problem,
	Ref,
	Span,
} from "../../core/model.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { burnDownText, debtAndTarget, debtCount } from "../../host/debtWords.ts";
import { storyNodes } from "./storyNodes.ts";

/** A row of the Intent tree, as a value. */
export interface IntentNode {
	/** Stays the same over refreshes, so that the tree keeps what is open and selected. */
	readonly id: string;
	readonly label: string;
	readonly description?: string | undefined;
	/** Read out after the label where the description is too short to be understood. */
	readonly spoken?: string;
	readonly icon: string;
	/** How many branches at work serve it; a badge, because a long title leaves no room for words. */
	readonly branches?: number;
	/** Something is missing here that the team would want to know. */
	readonly marked?: boolean;
	/** Lines of the tooltip. */
	readonly more: readonly string[];
	/** Where it stands in the file. */
	readonly at?: Span;
	/** What it tells of, where it leads to a story. */
	readonly story?: Ref;
	/** What it opens instead. */
	readonly open?:
		| { readonly place: Place }
		| { readonly command: string; readonly arguments: readonly unknown[] };
	readonly kind:
		| "group"
		| "problem"
		| "objective"
		| "key result"
		| "engineering goal"
		| "standing link"
		/** What became of it. */
		| "story"
		| "agreement"
		| "check-in"
		| "health";
	readonly children: readonly IntentNode[];
}

interface Known {
	readonly intent: Intent;
	readonly snapshot: Snapshot;
	readonly number: Intl.NumberFormat;
}

/** Everything agreed, as rows: problems, objectives with their key results, engineering goals, the agreement, standing links. */
export function intentNodes(snapshot: Snapshot): readonly IntentNode[] {
	if (snapshot.intent.state !== "known") return [];
	const { l10n } = vscode;
	const { intent } = snapshot.intent;
	const known: Known = { intent, snapshot, number: new Intl.NumberFormat(vscode.env.language) };
	return [
		group(
			"problems",
			l10n.t("Problems"),
			[...intent.problems.values()].map((p) => problemNode(p, known)),
		),
		group(
			"objectives",
			l10n.t("Objectives"),
			[...intent.objectives.values()].map((o) => objectiveNode(o, known)),
		),
		group(
			"goals",
			l10n.t("Engineering Goals"),
			[...intent.goals.values()].map((g) => goalNode(g, known)),
		),
		group("agreement", l10n.t("Agreement"), agreementNodes(intent)),
		group("branches", l10n.t("Standing Links"), standingLinkNodes(intent)),
	].filter((node) => node.children.length > 0);
}

function group(id: string, label: string, children: readonly IntentNode[]): IntentNode {
	return {
		id,
		label,
		description: String(children.length),
		icon: groupIcons[id] ?? "list-tree",
		more: [],
		kind: "group",
		children,
	};
}

const groupIcons: Readonly<Record<string, string>> = {
	problems: "account",
	objectives: "target",
	goals: "tools",
	agreement: "calendar",
	branches: "git-branch",
};

function problemNode(problem: Problem, { intent, snapshot }: Known): IntentNode {
	const { l10n } = vscode;
	const solved = objectivesSolving(intent, problem.id).length > 0;
	const branches = branchesServing(snapshot, problem.id, "carried");
	return {
		id: problem.id,
		label: problem.title,
		description: solved ? undefined : l10n.t("no objective solves it"),
		branches: branches.length,
		icon: "account",
		marked: !solved,
		more: [
			...(problem.who === undefined ? [] : [l10n.t("Who: {0}", problem.who)]),
			...problem.evidence.map((evidence) => l10n.t("Evidence: {0}", evidence)),
			...problem.outcomes.map((outcome) => `→ ${outcome}`),
			...branchLines(branches),
		],
		at: problem.at,
		kind: "problem",
		children: storiesOf(snapshot, problem.id),
	};
}

function objectiveNode(objective: Objective, known: Known): IntentNode {
	const { l10n } = vscode;
	const branches = branchesServing(known.snapshot, objective.id, "carried");
	const idle = branches.length === 0;
	return {
		id: objective.id,
		label: objective.title,
		description: idle ? l10n.t("no branch serves it") : undefined,
		branches: branches.length,
		icon: "target",
		marked: idle,
		more: [
			...(objective.owner === undefined ? [] : [l10n.t("Owner: {0}", objective.owner)]),
			...objective.solves.map((id) => l10n.t("Solves: {0}", titleOf(known.intent, id) ?? id)),
			...branchLines(branches),
		],
		at: objective.at,
		kind: "objective",
		children: objective.keyResults.map((keyResult) => keyResultNode(keyResult, known)),
	};
}

function keyResultNode(keyResult: KeyResult, { snapshot, number }: Known): IntentNode {
	const { l10n } = vscode;
	const { from, to, unit } = keyResult;
	const latest = snapshot.readings.get(keyResult.ref)?.at(-1);
	const shown = (value: number) => number.format(value);
	const withUnit = (text: string) => (unit === undefined ? text : l10n.t("{0} {1}", text, unit));
	const now = latest?.value ?? from;
	const description =
		now === undefined || to === undefined ? undefined : withUnit(`${shown(now)} → ${shown(to)}`);
	const branches = branchesServing(snapshot, keyResult.ref, "carried");
	return {
		id: keyResult.ref,
		label: keyResult.title,
		...(description !== undefined && { description }),
		...(now !== undefined &&
			to !== undefined && {
				spoken: l10n.t("now {0}, promised {1}", withUnit(shown(now)), withUnit(shown(to))),
			}),
		branches: branches.length,
		icon: "graph-line",
		more: [
			...(from === undefined ? [] : [l10n.t("From: {0}", withUnit(shown(from)))]),
			latest === undefined
				? l10n.t("Now: not read yet")
				: l10n.t("Now: {0}, read on {1}", withUnit(shown(latest.value)), latest.on),
			...(to === undefined ? [] : [l10n.t("To: {0}", withUnit(shown(to)))]),
			...branchLines(branches),
		],
		at: keyResult.at,
		kind: "key result",
		children: storiesOf(snapshot, keyResult.ref),
	};
}

function goalNode(goal: EngineeringGoal, { intent, snapshot }: Known): IntentNode {
	const { l10n } = vscode;
	const branches = branchesServing(snapshot, goal.id, "outright");
	const debt = debtTexts(goal, snapshot);
	return {
		id: goal.id,
		label: goal.title,
		description: joined([goal.kind, debt?.count], " · "),
		...(debt && { spoken: joined([goal.kind, debt.spoken], ", ") ?? "" }),
		branches: branches.length,
		icon: "tools",
		more: [
			...(goal.because === undefined ? [] : [goal.because]),
			...goal.supports.map((ref) => l10n.t("Supports: {0}", titleOf(intent, ref) ?? ref)),
			...goal.paths.map((path) => l10n.t("Code: {0}", path)),
			...(debt ? [debt.line] : []),
			...branchLines(branches),
		],
		at: goal.at,
		kind: "engineering goal",
		children: storiesOf(snapshot, goal.id),
	};
}

/** A goal's count of debt, with its target and its course; undefined until it is known. */
function debtTexts(goal: EngineeringGoal, { debt, today }: Snapshot) {
	const known = settledDebt(debt)?.byGoal.get(goal.id);
	if (!known || (known.count === 0 && !goal.debt)) return undefined;
	const words = { l10n: vscode.l10n, locale: vscode.env.language, today };
	const spoken = debtAndTarget(known.count, goal.debt, words);
	const course = burnDown(known, goal.debt);
	return {
		count: debtCount(known.count, goal.debt, words),
		spoken,
		line: course ? words.l10n.t("{0}: {1}", spoken, burnDownText(course, words)) : spoken,
	};
}

function joined(parts: readonly (string | undefined)[], separator: string): string | undefined {
	return parts.filter((part) => part !== undefined).join(separator) || undefined;
}

function agreementNodes({ period, capacity, agreed, rituals }: Intent): readonly IntentNode[] {
	const { l10n } = vscode;
	const row = (id: string, label: string, description: string, icon: string, at: Span): IntentNode => {
		return { id: `agreement/${id}`, label, description, icon, more: [], at, kind: "agreement", children: [] };
	};
	const rows: IntentNode[] = [];
	if (period) {
		const days = [period.from, period.to].filter((day) => day !== undefined).join(" – ");
		rows.push(
			row(
				"period",
				period.name ?? l10n.t("Period"),
				period.name === undefined ? days : days,
				"calendar",
				period.at,
			),
		);
	}
	if (capacity) {
		const split = l10n.t("{0}% product, {1}% engineering", capacity.product, capacity.engineering);
		rows.push(row("capacity", l10n.t("Capacity"), split, "pie-chart", capacity.at));
	}
	for (const [index, { who, on, at }] of agreed.entries())
		rows.push(
			row(
				`agreed/${index}`,
				who,
				on === undefined ? l10n.t("agreed") : l10n.t("agreed on {0}", on),
				"check",
				at,
			),
		);
	if (rituals) {
		const rhythm = [
			rituals.checkIn === undefined ? undefined : l10n.t("check-in {0}", rituals.checkIn),
			rituals.deepDive === undefined ? undefined : l10n.t("deep dive {0}", rituals.deepDive),
			rituals.postMortem === undefined ? undefined : l10n.t("post-mortem {0}", rituals.postMortem),
		].filter((part) => part !== undefined);
		rows.push(row("rituals", l10n.t("Rituals"), rhythm.join(", "), "sync", rituals.at));
	}
	return rows;
}

function standingLinkNodes(intent: Intent): readonly IntentNode[] {
	const { l10n } = vscode;
	return intent.branches.map(({ pattern, serves, at }) => {
		const titles = serves === "none" ? [] : serves.map((ref) => titleOf(intent, ref) ?? ref);
		return {
			id: `branches/${pattern}`,
			label: pattern,
			description: serves === "none" ? l10n.t("nothing on purpose") : titles.join(", "),
			icon: "git-branch",
			more: titles,
			at,
			kind: "standing link",
			children: [],
		} satisfies IntentNode;
	});
}

/** `carried` counts what links bring along too: work on a goal carries the key result, the objective and the problem. */
function branchesServing(snapshot: Snapshot, ref: Ref, how: "outright" | "carried"): readonly string[] {
	return branchesAtWorkOn(ref, snapshot)
		.filter(({ outright }) => outright || how === "carried")
		.map(fullName);
}

function branchLines(branches: readonly string[]): readonly string[] {
	const { l10n } = vscode;
	return branches.length === 0 ? [] : [l10n.t("Branches at work: {0}", branches.join(", "))];
}

function storiesOf(snapshot: Snapshot, ref: Ref): readonly IntentNode[] {
	return storyNodes(snapshot, ref, { l10n: vscode.l10n, locale: vscode.env.language, today: snapshot.today });
}

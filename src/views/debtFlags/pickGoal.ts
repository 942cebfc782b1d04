import * as vscode from "vscode";
import type { DebtItem } from "../../core/debt/items.ts";
import { type Proposal, proposer } from "../../core/debt/propose.ts";
import type { Intent } from "../../core/model.ts";
import type { FolderModel } from "../../host/folderModel.ts";
import { back, pickOne } from "../../host/steps.ts";
import { withoutIcons } from "../../host/words.ts";
import { commands } from "../../ids.ts";

type Wanted = Pick<DebtItem, "text" | "file">;

const key = "alignment.debt.recentGoals";
const mostRecent = 10;

/** Which goals were chosen in this workspace, the latest first. */
export interface RecentGoals {
	get(): readonly string[];
	add(goal: string): void;
}

export function recentGoals(memento: vscode.Memento): RecentGoals {
	const get = () => memento.get<readonly string[]>(key, []);
	return {
		get,
		add: (goal) =>
			void memento.update(key, [goal, ...get().filter((each) => each !== goal)].slice(0, mostRecent)),
	};
}

interface GoalItem extends vscode.QuickPickItem {
	readonly goal?: string;
}

/** Asks which goal some debt is for, the likeliest first; undefined when the user leaves, or without any intent. */
export async function pickGoal(
	folder: FolderModel,
	items: readonly Wanted[],
	recent: RecentGoals,
): Promise<string | undefined> {
	const state = folder.snapshot?.intent;
	if (state?.state !== "known") return undefined;
	const { l10n } = vscode;
	const create: GoalItem = { label: `$(add) ${l10n.t("Add Engineering Goal…")}`, alwaysShow: true };
	const [only] = items;
	const title =
		items.length === 1 && only && only.text !== ""
			? l10n.t("Link “{0}” to a goal", shortened(only.text))
			: l10n.t("Link debt to a goal");
	const picked = await pickOne<GoalItem>(
		{ title: withoutIcons(title), step: 1, total: 1 },
		{
			placeholder: l10n.t("Which engineering goal is it for?"),
			items: [...ranked(state.intent, items, recent), create],
		},
	);
	if (picked === undefined || picked === back) return undefined;
	const goal = picked === create ? await addGoal(folder, only?.text) : picked.goal;
	if (goal !== undefined) recent.add(goal);
	return goal;
}

/** Lets the user write a new goal, starting from what the debt says; its id, or undefined when they leave. */
export async function addGoal(folder: FolderModel, text: string | undefined): Promise<string | undefined> {
	const goals = () => {
		const state = folder.snapshot?.intent;
		return state?.state === "known" ? [...state.intent.goals.keys()] : [];
	};
	const before = new Set(goals());
	await vscode.commands.executeCommand(commands.addGoal, { folder, title: text });
	await folder.refreshed();
	return goals().find((id) => !before.has(id));
}

function ranked(intent: Intent, items: readonly Wanted[], recent: RecentGoals): readonly GoalItem[] {
	const propose = proposer(intent, { recent: recent.get() });
	const sums = new Map<string, { score: number; because: Set<Proposal["because"][number]> }>();
	for (const item of items.length > 0 ? items : [{ text: "", file: "" }])
		for (const { goal, score, because } of propose(item)) {
			const sum = sums.get(goal) ?? { score: 0, because: new Set() };
			sums.set(goal, { score: sum.score + score, because: new Set([...sum.because, ...because]) });
		}
	return [...sums]
		.sort(([, a], [, b]) => b.score - a.score)
		.map(([goal, { because }]) => ({
			label: withoutIcons(intent.goals.get(goal)?.title ?? goal),
			description: goal,
			...(because.size > 0 && { detail: reasons(because) }),
			goal,
		}));
}

function reasons(because: ReadonlySet<Proposal["because"][number]>): string {
	const { l10n } = vscode;
	const texts = {
		path: l10n.t("near its code"),
		words: l10n.t("shares words"),
		recent: l10n.t("chosen recently"),
	};
	return [...because].map((each) => texts[each]).join(" · ");
}

function shortened(text: string): string {
	return text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text;
}

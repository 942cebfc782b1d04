// What the rows of the Tech Debt tree say.

import { burnDown } from "../../core/debt/burnDown.ts";
import type { DebtEntry, KnownDebt } from "../../core/debt/debtState.ts";
import { type Deed, deedOf, effectOf } from "../../core/debt/effect.ts";
import type { DebtGroup, ShownState } from "../../core/debt/shown.ts";
import { titleOf } from "../../core/intent/links.ts";
import type { EngineeringGoal, Intent, Ref } from "../../core/model.ts";
import { burnDownText, debtAndTarget, debtCount, debtItems } from "../../host/debtWords.ts";
import { isolated, list, number, shortDay, type Words } from "../../host/words.ts";

/** A row, before it is a TreeItem. Its strings hold text of users. */
export interface RowText {
	readonly label: string;
	readonly description: string;
	/** Read out after the label. */
	readonly spoken: string;
	/** Id of a codicon. */
	readonly icon: string;
	readonly look?: "warning" | "quiet" | "good";
	/** Lines of the tooltip below the label. */
	readonly more: readonly string[];
}

export interface RowContext {
	readonly intent: Intent;
	readonly debt: KnownDebt;
	/** What the branch paid. */
	readonly paid: ReadonlySet<DebtEntry>;
	/** Key results that the branch serves. */
	readonly served: ReadonlySet<Ref>;
	/** Whether less than the workspace is shown. */
	readonly isNarrow: boolean;
	readonly words: Words;
}

export function groupText(group: DebtGroup, context: RowContext): RowText {
	const { words } = context;
	const count = group.entries.length;
	const plain = {
		description: number(count, words),
		spoken: debtItems(count, words),
		more: [debtItems(count, words), ...foundBy(context)],
	};
	switch (group.by) {
		case "goal":
			return group.isKnown
				? goalText(group.name, count, context)
				: unknownGoalText(group.name, group.entries, context);
		case "unaligned":
			return {
				...plain,
				label: words.l10n.t("No goal yet"),
				icon: "circle-dashed",
				look: "quiet",
				more: [words.l10n.t("They name no engineering goal, and no goal's paths hold them."), ...plain.more],
			};
		case "file": {
			const slash = group.name.lastIndexOf("/");
			const folder = slash < 0 ? [] : [group.name.slice(0, slash)];
			const label = group.name.slice(slash + 1);
			return { ...plain, label, description: [...folder, plain.description].join(" · "), icon: "file" };
		}
		case "tag":
			return { ...plain, label: group.name, icon: tagIcon(group.name) };
		case "state": {
			const { label, icon, look } = stateLook(group.name, words);
			return { ...plain, label, icon, ...(look && { look }) };
		}
	}
}

function goalText(id: string, shown: number, context: RowContext): RowText {
	const { intent, debt, isNarrow, words } = context;
	const { l10n } = words;
	const goal = intent.goals.get(id);
	const all = debt.byGoal.get(id) ?? { count: shown, trend: [] };
	const count = debtCount(all.count, goal?.debt, words);
	const spoken = debtAndTarget(all.count, goal?.debt, words);
	const picture = burnDown(all, goal?.debt);
	return {
		label: goal?.title ?? id,
		description: isNarrow ? l10n.t("{0} shown · {1}", number(shown, words), count) : count,
		spoken: isNarrow ? l10n.t("{0} shown of {1}", number(shown, words), spoken) : spoken,
		icon: "tools",
		more: [
			...(goal ? aboutGoal(goal, intent, words) : []),
			picture ? l10n.t("{0}: {1}", spoken, burnDownText(picture, words)) : spoken,
			...foundBy(context),
		],
	};
}

function aboutGoal(goal: EngineeringGoal, intent: Intent, words: Words): readonly string[] {
	const { l10n } = words;
	return [
		...(goal.because === undefined ? [] : [goal.because]),
		...goal.supports.map((ref) => l10n.t("Supports: {0}", titleOf(intent, ref) ?? ref)),
	];
}

function unknownGoalText(id: string, entries: readonly DebtEntry[], { words }: RowContext): RowText {
	const { l10n } = words;
	const meant = entries.find(({ alignment }) => alignment.didYouMean)?.alignment.didYouMean;
	const said = l10n.t("{0} · no such goal", number(entries.length, words));
	return {
		label: id,
		description: said,
		spoken: l10n.t("{0}, no such goal", debtItems(entries.length, words)),
		icon: "warning",
		look: "warning",
		more: [
			l10n.t("alignment.yaml has no engineering goal with this id."),
			...(meant === undefined ? [] : [l10n.t("Did you mean {0}?", meant)]),
		],
	};
}

/** `inFile`: the row stands below its file. */
export function entryText(entry: DebtEntry, context: RowContext, inFile = false): RowText {
	const { paid, served, intent, words } = context;
	const { l10n } = words;
	const { item, alignment } = entry;
	const deed = deedOf(entry, paid);
	const effect = effectOf(deed, entry, served, intent);
	const place = `${item.file}:${item.line + 1}`;
	const notes = [
		...(deed === "paid" ? [] : trouble(entry, words)),
		...(deed
			? [
					effect
						? l10n.t("{0}, {1}", deedName(deed, words), doesName(effect.does, words))
						: deedName(deed, words),
				]
			: []),
	];
	return {
		label: item.text || l10n.t("{0} without a word", item.tag),
		description: [...notes, inFile ? `:${item.line + 1}` : place].join(" · "),
		spoken: [item.tag, ...notes, place].join(", "),
		...entryLook(entry, deed),
		more: [
			...(deed === "paid" ? [] : trouble(entry, words)),
			...aboutAlignment(entry, context),
			...(effect ? [effectSentence(effect.does, effect.keyResults, context)] : []),
			...(item.assignee === undefined ? [] : [l10n.t("For: {0}", item.assignee)]),
			...(item.by === undefined || alignment.overdue ? [] : [l10n.t("By: {0}", shortDay(item.by, words))]),
			l10n.t("{0} in {1}", item.tag, place),
		],
	};
}

/** What is wrong with an item. */
function trouble({ item, alignment }: DebtEntry, words: Words): readonly string[] {
	const { l10n } = words;
	return [
		...(alignment.overdue && item.by !== undefined
			? [l10n.t("overdue since {0}", shortDay(item.by, words))]
			: []),
		...(alignment.state === "dangling" ? [l10n.t("no goal {0}", isolated(item.goal ?? ""))] : []),
	];
}

function aboutAlignment({ alignment }: DebtEntry, { intent, words }: RowContext): readonly string[] {
	const { l10n } = words;
	if (alignment.didYouMean !== undefined) return [l10n.t("Did you mean {0}?", alignment.didYouMean)];
	const goal = alignment.goal === undefined ? undefined : intent.goals.get(alignment.goal);
	if (!goal) return [];
	const how =
		alignment.glob === undefined
			? l10n.t("Goal: {0}", goal.title)
			: l10n.t("Goal: {0}, by its path {1}", goal.title, alignment.glob);
	return [how, ...aboutGoal(goal, intent, words)];
}

function effectSentence(
	does: "helps" | "hurts",
	refs: readonly Ref[],
	{ intent, words }: RowContext,
): string {
	const titles = list(
		refs.map((ref) => isolated(titleOf(intent, ref) ?? ref)),
		words,
	);
	return does === "helps"
		? words.l10n.t("Paid on this branch: that helps {0}", titles)
		: words.l10n.t("Added on this branch: that hurts {0}", titles);
}

export function deedName(deed: Deed, { l10n }: Words): string {
	const names = { added: l10n.t("added"), touched: l10n.t("touched"), paid: l10n.t("paid") };
	return names[deed];
}

function doesName(does: "helps" | "hurts", { l10n }: Words): string {
	return does === "helps" ? l10n.t("helps") : l10n.t("hurts");
}

function entryLook(entry: DebtEntry, deed: Deed | undefined): Pick<RowText, "icon" | "look"> {
	if (deed === "paid") return { icon: "pass", look: "good" };
	if (entry.alignment.overdue) return { icon: "watch", look: "warning" };
	if (entry.alignment.state === "dangling") return { icon: "warning", look: "warning" };
	const icon = tagIcon(entry.item.tag);
	return entry.alignment.state === "unaligned" ? { icon, look: "quiet" } : { icon };
}

function tagIcon(tag: string): string {
	const icons: Readonly<Record<string, string>> = {
		TODO: "circle-large-outline",
		FIXME: "bug",
		HACK: "beaker",
		XXX: "flame",
		DEBT: "credit-card",
	};
	return icons[tag] ?? "tag";
}

function stateLook(state: ShownState, { l10n }: Words): Pick<RowText, "label" | "icon" | "look"> {
	switch (state) {
		case "overdue":
			return { label: l10n.t("Overdue"), icon: "watch", look: "warning" };
		case "dangling":
			return { label: l10n.t("Names a goal that doesn't exist"), icon: "warning", look: "warning" };
		case "unaligned":
			return { label: l10n.t("No goal yet"), icon: "circle-dashed", look: "quiet" };
		case "by path":
			return { label: l10n.t("Under a goal's paths"), icon: "folder" };
		case "aligned":
			return { label: l10n.t("Names its goal"), icon: "link" };
	}
}

function foundBy({ debt, words }: RowContext): readonly string[] {
	return debt.engine === undefined ? [] : [words.l10n.t("Found by {0}", debt.engine)];
}

import * as vscode from "vscode";
import { likeliest, type Ranked } from "../../core/branch/rank.ts";
import type { Ref } from "../../core/model.ts";
import { Disposables } from "../../host/disposables.ts";
import type { Answer, StepFrame } from "../../host/steps.ts";
import { withoutIcons } from "../../host/words.ts";
import type { Draft, NewProblem } from "./answerDraft.ts";
import { reasonText } from "./answerEvidence.ts";

/** What the first step can come to. */
export type ServesAnswer =
	| { readonly refs: readonly Ref[] }
	/** What was marked by then, and what to ask next. */
	| { readonly refs: readonly Ref[]; readonly next: "new problem" | "none" };

export interface ServesItem extends vscode.QuickPickItem {
	readonly ref?: Ref;
	readonly next?: "new problem" | "none";
}

export interface ServesChoice {
	readonly ranked: readonly Ranked[];
	readonly draft: Draft;
	/** Whether what the draft serves was chosen by somebody, and isn't to be dropped by a mere Enter elsewhere. */
	readonly isChosen: boolean;
}

/**
 * Asks what the branch serves. Several can be marked; Enter takes what is marked. Where nobody has marked anything yet,
 * Enter takes the row that it is pressed on, as it does in every other list.
 */
export function chooseServes(frame: StepFrame, choice: ServesChoice): Promise<Answer<ServesAnswer>> {
	const pick = vscode.window.createQuickPick<ServesItem>();
	const rows = servesRows(choice);
	pick.title = frame.title;
	pick.step = frame.step;
	pick.totalSteps = frame.total;
	pick.placeholder = vscode.l10n.t("What does it serve? Space marks several.");
	pick.canSelectMany = true;
	pick.matchOnDescription = true;
	pick.ignoreFocusOut = true;
	pick.items = rows.items;
	pick.selectedItems = rows.marked;
	if (rows.marked.length === 0) pick.activeItems = rows.items.slice(0, 1);
	return ask(pick, rows.marked, choice.isChosen);
}

function ask(
	pick: vscode.QuickPick<ServesItem>,
	marked: readonly ServesItem[],
	isChosen: boolean,
): Promise<Answer<ServesAnswer>> {
	const disposables = new Disposables();
	disposables.add(pick);
	let proposed = isChosen ? undefined : marked;
	let before = marked;
	const isProposal = (items: readonly ServesItem[]) =>
		proposed?.length === items.length && proposed.every((item) => items.includes(item));
	return new Promise((resolve) => {
		const settle = (answer: Answer<ServesAnswer>) => {
			resolve(answer);
			disposables.dispose();
		};
		disposables.add(
			pick.onDidChangeSelection((items) => {
				const news = items.filter((item) => !before.includes(item));
				before = items;
				// One mark more; “all” marks these rows, too, and means none of them.
				const next = news.length === 1 ? news[0]?.next : undefined;
				if (next) settle({ refs: refsOf(proposed ? [] : items), next });
				else if (!isProposal(items)) proposed = undefined;
			}),
		);
		disposables.add(
			pick.onDidChangeValue((value) => {
				// Whoever types looks for something else than what we proposed.
				if (proposed === undefined) return;
				proposed = before = value === "" ? marked : [];
				pick.selectedItems = proposed;
			}),
		);
		disposables.add(
			pick.onDidAccept(() => {
				const [active] = pick.activeItems;
				if (active?.next) {
					settle({ refs: refsOf(proposed ? [] : pick.selectedItems), next: active.next });
					return;
				}
				const refs = refsOf(accepted(pick, proposed !== undefined));
				if (refs.length > 0) settle({ refs });
			}),
		);
		disposables.add(pick.onDidHide(() => settle(undefined)));
		pick.show();
	});
}

/** What Enter means. */
function accepted(pick: vscode.QuickPick<ServesItem>, isUntouched: boolean): readonly ServesItem[] {
	const { selectedItems, activeItems, value } = pick;
	const [active] = activeItems;
	if (value === "") {
		const isElsewhere = active !== undefined && !selectedItems.includes(active);
		return (isUntouched || refsOf(selectedItems).length === 0) && isElsewhere ? [active] : selectedItems;
	}
	if (active) return [...new Set([...selectedItems, active])];
	const found = matching(pick);
	const [first] = found;
	if (found.length > 1 && first) {
		pick.activeItems = [first];
		return [];
	}
	return [...new Set([...selectedItems, ...found])];
}

/** The rows that the filter leaves, by its own rule. */
function matching({ items, value }: vscode.QuickPick<ServesItem>): readonly ServesItem[] {
	const wanted = value.trim().toLowerCase();
	return items.filter(({ label, description = "", ref, next }) => {
		const isRow = ref !== undefined || next !== undefined;
		return isRow && [label, description].some((text) => text.toLowerCase().includes(wanted));
	});
}

function refsOf(items: readonly ServesItem[]): readonly Ref[] {
	return items.flatMap(({ ref }) => ref ?? []);
}

/** The rows, and those of them that are marked from the start. */
export function servesRows({ ranked, draft }: ServesChoice): {
	items: readonly ServesItem[];
	marked: readonly ServesItem[];
} {
	const { l10n } = vscode;
	const said = draft.serves === "none" ? [] : draft.serves;
	const known = new Set(ranked.map(({ ref }) => ref));
	const added = draft.added.map(addedRow);
	const lost = said
		.filter((ref) => !known.has(ref) && !draft.added.some(({ id }) => id === ref))
		.map(lostRow);
	const rows = [...added, ...lost, ...ranked.map(rankedRow)];
	const start = said.length > 0 || draft.serves === "none" ? said : likeliest(ranked);
	const marked = rows.filter(({ ref }) => ref !== undefined && start.includes(ref));
	const items: readonly ServesItem[] = [
		...marked,
		...rows.filter((row) => !marked.includes(row)),
		{ label: l10n.t("Something else"), kind: vscode.QuickPickItemKind.Separator },
		{
			label: l10n.t("New problem…"),
			iconPath: new vscode.ThemeIcon("add"),
			next: "new problem",
			alwaysShow: true,
		},
		{
			label: l10n.t("None, because…"),
			iconPath: new vscode.ThemeIcon("circle-slash"),
			next: "none",
			alwaysShow: true,
		},
	];
	return { items, marked };
}

const icons = { problem: "account", "key result": "graph-line", "engineering goal": "tools" } as const;

function rankedRow({ ref, kind, title, reasons: [reason] }: Ranked): ServesItem {
	const { l10n } = vscode;
	const why = reason && reasonText(reason, l10n);
	return {
		label: withoutIcons(title),
		description: withoutIcons(why === undefined ? ref : l10n.t("{0} · {1}", ref, why)),
		iconPath: new vscode.ThemeIcon(icons[kind]),
		ref,
	};
}

function addedRow({ id, title }: NewProblem): ServesItem {
	return {
		label: withoutIcons(title),
		description: vscode.l10n.t("{0} · new, not written yet", id),
		iconPath: new vscode.ThemeIcon(icons.problem),
		ref: id,
	};
}

/** Said before, and naming nothing now: nobody should lose it by an Enter. */
function lostRow(ref: Ref): ServesItem {
	return {
		label: withoutIcons(ref),
		description: vscode.l10n.t("not in alignment.yaml"),
		iconPath: new vscode.ThemeIcon("question"),
		ref,
	};
}

import * as vscode from "vscode";
import {
	type DebtChoice,
	type DebtGrouping,
	debtGroupings,
	type ShownScope,
	shownScopes,
} from "../../core/debt/shown.ts";

const key = "alignment.debt.shown";

/** What the user chose to see, kept for the workspace. */
export class Choices implements vscode.Disposable {
	readonly #memento: vscode.Memento;
	readonly #changed = new vscode.EventEmitter<void>();
	readonly onDidChange = this.#changed.event;
	#choice: DebtChoice;

	constructor(memento: vscode.Memento) {
		this.#memento = memento;
		const kept = memento.get<Partial<DebtChoice>>(key);
		this.#choice = {
			scope: shownScopes.find((scope) => scope === kept?.scope) ?? "branch",
			grouping: debtGroupings.find((grouping) => grouping === kept?.grouping) ?? "goal",
			filter: typeof kept?.filter === "string" ? kept.filter : "",
		};
	}

	get choice(): DebtChoice {
		return this.#choice;
	}

	choose(choice: Partial<DebtChoice>): void {
		const next = { ...this.#choice, ...choice };
		const keys = ["scope", "grouping", "filter"] as const;
		if (keys.every((each) => next[each] === this.#choice[each])) return;
		this.#choice = next;
		void this.#memento.update(key, next);
		this.#changed.fire();
	}

	dispose(): void {
		this.#changed.dispose();
	}
}

export function scopeName(scope: ShownScope): string {
	const { l10n } = vscode;
	const names = {
		branch: l10n.t("this branch"),
		"open files": l10n.t("open files"),
		workspace: l10n.t("workspace"),
	};
	return names[scope];
}

export function groupingName(grouping: DebtGrouping): string {
	const { l10n } = vscode;
	const names = {
		goal: l10n.t("by goal"),
		file: l10n.t("by file"),
		tag: l10n.t("by tag"),
		state: l10n.t("by state"),
	};
	return names[grouping];
}

export async function pickScope(choices: Choices): Promise<void> {
	const { l10n } = vscode;
	const details = {
		branch: l10n.t("Added, touched or paid since the branch left the default branch"),
		"open files": l10n.t("Files that have a tab"),
		workspace: l10n.t("All files"),
	};
	const items = shownScopes.map((scope) => ({
		...marked(scopeName(scope), scope === choices.choice.scope),
		detail: details[scope],
		scope,
	}));
	const picked = await vscode.window.showQuickPick(items, { placeHolder: l10n.t("Show the debt of…") });
	if (picked) choices.choose({ scope: picked.scope });
}

export async function pickGrouping(choices: Choices): Promise<void> {
	const items = debtGroupings.map((grouping) => ({
		...marked(groupingName(grouping), grouping === choices.choice.grouping),
		grouping,
	}));
	const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("Group debt…") });
	if (picked) choices.choose({ grouping: picked.grouping });
}

function marked(label: string, isChosen: boolean): vscode.QuickPickItem {
	return isChosen ? { label, description: vscode.l10n.t("now") } : { label };
}

/** Milliseconds without a key after which the tree follows. */
const pause = 80;

/** The tree follows what is typed; leaving with Escape brings back what it showed before. */
export function typeFilter(choices: Choices): void {
	const input = vscode.window.createInputBox();
	const before = choices.choice.filter;
	let timer: NodeJS.Timeout | undefined;
	let isAccepted = false;
	input.value = before;
	input.title = vscode.l10n.t("Filter Tech Debt");
	input.placeholder = vscode.l10n.t("Words of its text, file, tag or goal");
	input.onDidChangeValue((filter) => {
		clearTimeout(timer);
		timer = setTimeout(() => choices.choose({ filter: filter.trim() }), pause);
	});
	input.onDidAccept(() => {
		isAccepted = true;
		input.hide();
	});
	input.onDidHide(() => {
		clearTimeout(timer);
		choices.choose({ filter: isAccepted ? input.value.trim() : before });
		input.dispose();
	});
	input.show();
}

// What the Tech Debt tree holds for one folder.

import type { DebtEntry } from "../../core/debt/debtState.ts";
import { servedKeyResults } from "../../core/debt/effect.ts";
import {
	byFile,
	type DebtChoice,
	type DebtGroup,
	groupDebt,
	type OpenFiles,
	type ShownScope,
	shownDebt,
} from "../../core/debt/shown.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import type { Words } from "../../host/words.ts";
import type { RowContext } from "./rowTexts.ts";

export interface Contents {
	readonly scope: ShownScope;
	readonly groups: readonly DebtGroup[];
	/** How many items are shown, and of how many without the filter. */
	readonly shown: number;
	readonly of: number;
	readonly context: RowContext;
}

/** Undefined where no debt is known. */
export function contentsOf(
	snapshot: Snapshot,
	choice: DebtChoice,
	open: OpenFiles,
	words: Words,
): Contents | undefined {
	const { debt, intent: state, branch } = snapshot;
	if (!("items" in debt) || state.state !== "known") return undefined;
	const { intent } = state;
	const scope = scopeOf(choice.scope, snapshot);
	const entries = shownDebt(debt, { scope, filter: choice.filter }, { intent, open });
	const all = shownDebt(debt, { scope, filter: "" }, { intent, open });
	const isNarrow = scope !== "workspace" || choice.filter !== "";
	return {
		scope,
		groups: groupDebt(entries, choice.grouping, intent, !isNarrow),
		shown: entries.length,
		of: all.length,
		context: {
			intent,
			debt,
			paid: new Set(debt.branch?.paid),
			served: servedKeyResults(branch, intent),
			isNarrow,
			words,
		},
	};
}

/** Where there is no branch that could be compared with another, all is shown. */
export function scopeOf(scope: ShownScope, { branch, git }: Pick<Snapshot, "branch" | "git">): ShownScope {
	if (scope !== "branch") return scope;
	return git.state === "ready" && branch && !branch.isDefault ? "branch" : "workspace";
}

/** More than that in one group stand below their files. */
const mostInGroup = 100;

export function childrenOf(group: DebtGroup): readonly DebtGroup[] | readonly DebtEntry[] {
	return group.by !== "file" && group.entries.length > mostInGroup ? byFile(group.entries) : group.entries;
}

export function isGroup(child: DebtGroup | DebtEntry): child is DebtGroup {
	return "by" in child;
}

/** Why there is nothing to show; undefined where there is something, or nothing is known yet. */
export type Lack = "untrusted" | "virtual" | "nothing" | "nothing here" | "nothing open" | "no match";

export function lackOf({ debt }: Snapshot, contents: Contents | undefined): Lack | undefined {
	if (debt.state === "untrusted" || debt.state === "virtual") return debt.state;
	if (!contents || debt.state !== "known" || contents.groups.length > 0) return undefined;
	if (contents.of > 0) return "no match";
	if (contents.scope === "workspace") return "nothing";
	if (contents.scope === "open files") return "nothing open";
	return contents.context.debt.branch ? "nothing here" : undefined;
}

import { setImmediate } from "node:timers/promises";
import { aligner } from "../core/debt/align.ts";
import type { BranchDebt, DebtEntry, KnownDebt } from "../core/debt/debtState.ts";
import { alignmentKey, countByGoal, type Entries, entries, type OnBranch } from "../core/debt/entries.ts";
import type { DebtItem } from "../core/debt/items.ts";
import { type TrendStep, trendsOf } from "../core/debt/trend.ts";
import type { Day, Intent } from "../core/model.ts";
import type { BranchDifference } from "./debtPast.ts";

/** Milliseconds of work after which others come in between. */
const slice = 8;

export interface AligningWith {
	readonly intent: Intent;
	readonly today: Day;
	readonly branch: BranchDifference | undefined;
	readonly steps: readonly TrendStep[];
}

export type Aligned = Pick<KnownDebt, "items" | "byGoal" | "branch">;

/** Says what items serve; anew only where an intent could align them otherwise. */
export class DebtAligned {
	#made: { readonly key: string; readonly entries: Entries } | undefined;

	/** Takes long for tens of thousands of items, and then lets others come in between; then what it gives is partial. */
	async of(items: readonly DebtItem[], using: AligningWith, signal: AbortSignal): Promise<Aligned> {
		const { intent, today, branch, steps } = using;
		const made = this.#entries(intent, today);
		const onBranch = marksOf(branch);
		const all: DebtEntry[] = [];
		let until = performance.now() + slice;
		for (const item of items) {
			all.push(made.of(item, onBranch.get(item)));
			if (performance.now() < until) continue;
			await setImmediate();
			if (signal.aborted) break;
			until = performance.now() + slice;
		}
		return {
			items: all,
			byGoal: countByGoal(all, intent, trendsOf(steps, intent, today)),
			...(branch && { branch: branchDebt(branch, made, onBranch) }),
		};
	}

	#entries(intent: Intent, today: Day): Entries {
		const key = alignmentKey(intent, today);
		if (this.#made?.key !== key)
			this.#made = { key, entries: entries(aligner(intent, today), this.#made?.entries) };
		return this.#made.entries;
	}
}

function marksOf(branch: BranchDifference | undefined): ReadonlyMap<DebtItem, OnBranch> {
	return new Map([
		...(branch?.added ?? []).map((item) => [item, "added"] as const),
		...(branch?.touched ?? []).map((item) => [item, "touched"] as const),
	]);
}

function branchDebt(
	{ since, added, paid, touched }: BranchDifference,
	made: Entries,
	onBranch: ReadonlyMap<DebtItem, OnBranch>,
): BranchDebt {
	const entriesOf = (items: readonly DebtItem[]) => items.map((item) => made.of(item, onBranch.get(item)));
	return { since, added: entriesOf(added), paid: entriesOf(paid), touched: entriesOf(touched) };
}

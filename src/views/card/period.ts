// What the period promised, in short: for the default branch, and where no branch is known.

import { branchesAtWorkOn } from "../../core/history/atWork.ts";
import type { Objective } from "../../core/model.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { shortDay } from "../../host/words.ts";
import type { Section } from "../../webview/card/model.ts";
import { type BlockContext, goalBlock, objectiveBlock, problemBlock } from "./blocks.ts";

/** The objectives with their key results; where there are none, the problems; then the engineering goals. */
export function periodSections(snapshot: Snapshot, context: BlockContext): Section[] {
	const { intent, words } = context;
	const { l10n } = words;
	const objectives = [...intent.objectives.values()].map((objective) => ({
		...objectiveBlock({ objective, keyResults: objective.keyResults }, "small", context),
		...atWork(objective, snapshot, context),
	}));
	const problems = [...intent.problems.values()].map((problem) => problemBlock(problem, "small", context));
	const goals = [...intent.goals.values()].map((goal) => goalBlock(goal, "small", context));
	const aside = ends(context);
	const promises: Section = {
		key: "period",
		tone: "period",
		heading: intent.period?.name ?? (objectives.length > 0 ? l10n.t("Objectives") : l10n.t("Problems")),
		...(aside !== undefined && { aside }),
		blocks: objectives.length > 0 ? objectives : problems,
	};
	return [
		...(promises.blocks.length > 0 ? [promises] : []),
		...(goals.length > 0
			? [{ key: "goals", tone: "period", heading: l10n.t("Engineering goals"), blocks: goals } as const]
			: []),
	];
}

function ends({ intent, words }: BlockContext): string | undefined {
	const last = intent.period?.to;
	if (last === undefined) {
		return undefined;
	}
	const day = shortDay(last, words);
	return words.today > last ? words.l10n.t("ended {0}", day) : words.l10n.t("until {0}", day);
}

function atWork(
	objective: Objective,
	snapshot: Snapshot,
	{ words: { l10n } }: BlockContext,
): { aside?: string } {
	const count = branchesAtWorkOn(objective.id, snapshot).length;
	if (count === 0) return {};
	return { aside: count === 1 ? l10n.t("1 branch") : l10n.t("{0} branches", count) };
}

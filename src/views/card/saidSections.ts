// What was said outright comes first, and large.

import type { Ref } from "../../core/model.ts";
import type { Block, Section, Size } from "../../webview/card/model.ts";
import { type BlockContext, byKind, goalBlock, type Named, objectiveBlock, problemBlock } from "./blocks.ts";
import { keyResultBlock } from "./keyResult.ts";

/** So many of a kind are shown in full; the rest by title. */
const inFull = 2;
const keyResultsInFull = 3;

export function saidSections(refs: readonly Ref[], context: BlockContext): Section[] {
	const named = withKeyResults(byKind(refs, context.intent));
	const sections = [
		...named.problems.slice(0, inFull).map((problem) => section(problemBlock(problem, "large", context))),
		...named.objectives.slice(0, inFull).map((shown) => section(objectiveBlock(shown, "medium", context))),
		...keyResultSections(named, context),
		...named.goals.slice(0, inFull).map((goal) => section(goalBlock(goal, "medium", context))),
	];
	return [...enlarged(sections), ...alsoSections(named, context)];
}

/** An objective that was said without any of its key results means all of them. */
function withKeyResults(named: Named): Named {
	const objectives = named.objectives.map(({ objective, keyResults }) => ({
		objective,
		keyResults: keyResults.length > 0 ? keyResults : objective.keyResults,
	}));
	return { ...named, objectives };
}

function keyResultSections({ keyResults }: Named, context: BlockContext): Section[] {
	if (keyResults.length === 0) {
		return [];
	}
	const { l10n } = context.words;
	const size = (index: number): Size => (index < keyResultsInFull ? "medium" : "small");
	return [
		{
			key: "key-results",
			tone: "said",
			heading: keyResults.length === 1 ? l10n.t("Key result") : l10n.t("Key results"),
			blocks: keyResults.map((result, index) => keyResultBlock(result, size(index), context)),
		},
	];
}

function alsoSections(named: Named, context: BlockContext): Section[] {
	const blocks: Block[] = [
		...named.problems.slice(inFull).map((problem) => problemBlock(problem, "small", context)),
		...named.objectives.slice(inFull).map((shown) => objectiveBlock(shown, "small", context)),
		...named.goals.slice(inFull).map((goal) => goalBlock(goal, "small", context)),
	];
	return blocks.length > 0
		? [{ key: "also", tone: "said", heading: context.words.l10n.t("Also"), blocks }]
		: [];
}

/** Whatever comes first is the card's headline. */
function enlarged(sections: readonly Section[]): Section[] {
	return sections.map((section, index) => {
		const [first, ...rest] = section.blocks;
		return index === 0 && first && "size" in first
			? { ...section, blocks: [{ ...first, size: "large" }, ...rest] }
			: section;
	});
}

function section(block: Block & { readonly key: string }): Section {
	return { key: block.key, tone: "said", blocks: [block] };
}

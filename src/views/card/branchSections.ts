// What the card says of one branch: what was said outright, what that is part of, why, and what is left to learn.

import { titleOf } from "../../core/intent/links.ts";
import type { Ref } from "../../core/model.ts";
import type { BranchView } from "../../core/snapshot.ts";
import { isolated, list } from "../../host/words.ts";
import type { CardAction } from "../../webview/card/messages.ts";
import type { Block, CardState, Line, Section } from "../../webview/card/model.ts";
import { type BlockContext, blocksOf, byKind, type Named } from "./blocks.ts";
import { debtSections } from "./debt.ts";
import { nameOf, offerAnswer, offerConfirm, offerOwn } from "./offers.ts";
import { questionSections } from "./questionSections.ts";
import { saidSections } from "./saidSections.ts";
import { type Learned, lessonSections, whySections } from "./whySections.ts";

/** More than this is listed by title alone. */
const partOfInFull = 4;

export interface BranchSections {
	readonly state: CardState;
	/** What the branch serves, in one sentence. */
	readonly announce: string;
	readonly sections: readonly Section[];
}

export function branchSections(branch: BranchView, learned: Learned, context: BlockContext): BranchSections {
	const { said, partOf, unknown, how } = branch.serves;
	const { l10n } = context.words;
	const rest = (drawn: readonly Section[]) => [
		...drawn,
		...debtSections(context),
		...whySections(branch.record, keysOf(drawn), context),
		...questionSections(branch.record, context),
		...lessonSections(branch, learned, context),
	];
	if (said === "none") {
		const text = l10n.t("Serves nothing on purpose.");
		return { state: "none", announce: text, sections: rest([plain("none", [quiet(text)])]) };
	}
	if (said.length === 0 && unknown.length > 0) {
		return { state: "unknown", announce: unknownText(branch, context), sections: rest([]) };
	}
	if (said.length === 0) {
		const text = l10n.t("Nobody has said yet whom this helps.");
		const offer = offerAnswer(context.words);
		return {
			state: "unaligned",
			announce: text,
			sections: rest([plain("unaligned", [quiet(text), line(offer)])]),
		};
	}
	const first = titleOf(context.intent, said[0] ?? "") ?? "";
	const apart = partOfSections(said, partOf, context);
	if (how.by === "guess") {
		const announce = l10n.t("Looks like {0}", isolated(first));
		return { state: "guess", announce, sections: rest([guessSection(said, context), ...apart]) };
	}
	return { state: "aligned", announce: first, sections: rest([...saidSections(said, context), ...apart]) };
}

function keysOf(sections: readonly Section[]): ReadonlySet<string> {
	const blocks = sections.flatMap((section) => section.blocks);
	const nested = blocks.flatMap((block) => (block.kind === "objective" ? block.keyResults : []));
	const keys = [...blocks, ...nested].flatMap((block) => ("key" in block ? block.key : []));
	return new Set(keys);
}

function guessSection(said: readonly Ref[], context: BlockContext): Section {
	const { words } = context;
	const offer = offerConfirm(words);
	return {
		key: "guess",
		tone: "plain",
		heading: words.l10n.t("Looks like"),
		blocks: [
			...blocksOf(byKind(said, context.intent), "small", context),
			line({ text: words.l10n.t("from the branch's name"), ...offer }),
		],
	};
}

function partOfSections(said: readonly Ref[], brought: readonly Ref[], context: BlockContext): Section[] {
	if (brought.length === 0) {
		return [];
	}
	const size = brought.length > partOfInFull ? "small" : "medium";
	const blocks = blocksOf(withNumbers(byKind(brought, context.intent), said), size, context);
	return [{ key: "part-of", tone: "apart", heading: context.words.l10n.t("Part of"), blocks }];
}

/** Which number should move, even where only the problem was said: an objective brings its key results in short. */
function withNumbers(named: Named, said: readonly Ref[]): Named {
	const objectives = named.objectives.map((shown) => {
		const all = shown.objective.keyResults;
		const isDrawn = shown.keyResults.length > 0 || all.some(({ ref }) => said.includes(ref));
		return isDrawn ? shown : { ...shown, keyResults: all, inShort: true };
	});
	return { ...named, objectives };
}

/** How we know what the branch serves, unless a record says so or nobody does. */
export function provenanceLine({ serves: { how } }: BranchView, context: BlockContext): Line | undefined {
	const { l10n } = context.words;
	switch (how.by) {
		case "standing link":
			return { text: l10n.t("from the pattern {0}", isolated(how.pattern)), ...offerOwn(context.words) };
		case "inherited":
			return { text: l10n.t("inherited from {0}", isolated(how.from)), ...offerOwn(context.words) };
		default:
			return undefined;
	}
}

/** Warns of what was said to be served and names nothing. */
export function unknownSection({ serves }: BranchView, context: BlockContext): Section[] {
	if (serves.unknown.length === 0) return [];
	const button = {
		key: "unknown",
		label: context.words.l10n.t("Open"),
		action: whereSaid(serves.how, context.intentFile),
	};
	const text = unknownText({ serves }, context);
	return [{ key: "unknown", tone: "notice", blocks: [line({ text, button })] }];
}

function unknownText({ serves }: Pick<BranchView, "serves">, { words, intentFile }: BlockContext): string {
	const names = list(serves.unknown.map(isolated), words);
	const file = nameOf(intentFile);
	return serves.how.by === "record"
		? words.l10n.t("The why record names {0}, which {1} doesn't know.", names, file)
		: words.l10n.t("The branch is said to serve {0}, which {1} doesn't know.", names, file);
}

function whereSaid(how: BranchView["serves"]["how"], intentFile: string): CardAction {
	switch (how.by) {
		case "record":
			return { do: "openPlace", file: how.file, offset: 0 };
		case "standing link":
			return { do: "openPlace", file: intentFile, offset: how.at.from };
		default:
			return { do: "openIntent" };
	}
}

function plain(key: string, blocks: readonly Block[]): Section {
	return { key, tone: "plain", blocks };
}

function quiet(text: string): Block {
	return { kind: "sentence", text, isQuiet: true };
}

function line(content: Line): Block {
	return { kind: "line", ...content };
}

// Snapshot → card: which of its states the card is in, and what it says then.

import { settledDebt } from "../../core/debt/settled.ts";
import type { BranchView, IntentState, Snapshot } from "../../core/snapshot.ts";
import { age, isolated, type L10n, type Words } from "../../host/words.ts";
import type { CardModel, Head, Section } from "../../webview/card/model.ts";
import type { BlockContext } from "./blocks.ts";
import { branchSections, provenanceLine, unknownSection } from "./branchSections.ts";
import { gitCard, underway } from "./gitStates.ts";
import { nameOf, openWrong } from "./offers.ts";
import { periodSections } from "./period.ts";
import { suspectSections } from "./suspectSections.ts";
import type { Learned } from "./whySections.ts";

/** What the card shows of a snapshot; without one it is still being computed. `balance` ends the period's overview. */
export function cardModel(
	snapshot: Snapshot | undefined,
	l10n: L10n,
	locale: string,
	balance?: Section,
): CardModel {
	if (!snapshot) {
		const text = l10n.t("Reading the branch…");
		return card("loading", text, [sentenceSection(text)]);
	}
	const words: Words = { l10n, locale, today: snapshot.today };
	if (snapshot.intent.state !== "known") {
		return withoutIntent(snapshot, snapshot.intent, words);
	}
	return withIntent(snapshot, snapshot.intent, words, balance);
}

type KnownIntent = Extract<IntentState, { state: "known" }>;

function withoutIntent(
	snapshot: Snapshot,
	intent: Exclude<IntentState, KnownIntent>,
	words: Words,
): CardModel {
	const { l10n } = words;
	if (intent.state === "none") {
		const text = l10n.t("{0} has no alignment.yaml yet.", isolated(snapshot.folder));
		return card("no-intent", text, [
			sentenceSection(text, {
				key: "create",
				label: l10n.t("Create alignment.yaml"),
				action: { do: "createIntent" },
			}),
		]);
	}
	const text = l10n.t("{0} can't be read.", nameOf(intent.file));
	return card("unreadable", text, [
		sentenceSection(text, {
			key: "open",
			label: l10n.t("Show what is wrong"),
			action: openWrong(intent.file, snapshot.findings),
		}),
	]);
}

function withIntent(
	snapshot: Snapshot,
	known: KnownIntent,
	words: Words,
	balance: Section | undefined,
): CardModel {
	const debt = settledDebt(snapshot.debt);
	const context: BlockContext = {
		words,
		intent: known.intent,
		intentFile: known.file,
		readings: snapshot.readings,
		expects: snapshot.branch?.record?.expects ?? new Map(),
		...(debt && { debt }),
	};
	const stale = known.stale ? [staleSection(known.file, snapshot, words)] : [];
	const period = () => periodSections(snapshot, context);

	const noBranch = gitCard(snapshot, words);
	if (noBranch) {
		return { ...noBranch, sections: [...stale, ...noBranch.sections, ...period()] };
	}
	const branch = snapshot.branch;
	if (!branch) {
		// A ready repository always has a branch, a commit or an unborn HEAD: `gitCard` spoke of the others.
		return card("loading", "", [...stale, ...period()]);
	}
	const head = branchHead(branch, snapshot, words);
	if (branch.isDefault) {
		const line = { text: words.l10n.t("Every branch starts here.") };
		const overview = [...stale, ...period(), ...(balance ? [balance] : [])];
		return { ...card("default", branch.name, overview), head: { ...head, line } };
	}
	return branchCard({ snapshot, branch, head, stale }, context);
}

interface OnBranch {
	readonly snapshot: Snapshot;
	readonly branch: BranchView;
	readonly head: Head;
	readonly stale: readonly Section[];
}

function branchCard({ snapshot, branch, head, stale }: OnBranch, context: BlockContext): CardModel {
	const { state, announce, sections } = branchSections(branch, learnedOn(branch, snapshot), context);
	const line = provenanceLine(branch, context);
	return {
		state,
		head: { ...head, ...(line && { line }) },
		announce: `${isolated(branch.name)}: ${announce}`,
		sections: [
			...stale,
			...unknownSection(branch, context),
			...suspectSections(branch, snapshot.past, context),
			...sections,
		],
	};
}

function learnedOn({ name }: BranchView, { lessons, touched }: Snapshot): Learned {
	return { lessons, files: touched.state === "known" && touched.branch === name ? touched.files : [] };
}

function branchHead(branch: BranchView, { git }: Snapshot, words: Words): Head {
	const aside = underway(git, words) ?? (branch.isDefault ? undefined : age(branch.born, words));
	return { name: branch.name, isBranch: true, ...(aside !== undefined && { aside }) };
}

function staleSection(file: string, { findings }: Snapshot, { l10n }: Words): Section {
	return {
		key: "stale",
		tone: "notice",
		blocks: [
			{
				kind: "line",
				text: l10n.t("{0} has errors; this is what it last said.", nameOf(file)),
				button: { key: "stale", label: l10n.t("Open"), action: openWrong(file, findings) },
			},
		],
	};
}

function card(state: CardModel["state"], announce: string, sections: readonly Section[]): CardModel {
	return { state, announce, sections };
}

function sentenceSection(text: string, button?: NonNullable<Section["button"]>): Section {
	return {
		key: "state",
		tone: "plain",
		blocks: [
			{ kind: "sentence", text, isQuiet: false },
			...(button ? [{ kind: "line", button } as const] : []),
		],
	};
}

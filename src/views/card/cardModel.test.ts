import { deepEqual, equal, ok } from "node:assert/strict";
import {
	intent,
	onBranch,
	ready,
	samples,
	searchCache,
	snapshotOf,
} from "../../../test/support/cardPreview/samples.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import type { Block, CardModel, Section } from "../../webview/card/model.ts";
import { cardModel } from "./cardModel.ts";

const l10n = {
	t: (message: string, ...args: (string | number)[]) =>
		message.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)])),
};

function card(snapshot: Snapshot | undefined): CardModel {
	return cardModel(snapshot, l10n, "en");
}

/** The keys of a card's sections, in their order. */
function order({ sections }: CardModel): string[] {
	return sections.map(({ key }) => key);
}

function section(model: CardModel, key: string): Section {
	const found = model.sections.find((candidate) => candidate.key === key);
	ok(found, `no section ${key} in ${order(model)}`);
	return found;
}

function plain(text: string | undefined): string | undefined {
	return text?.replace(/[\u2068\u2069]/g, "");
}

function only<K extends Block["kind"]>(of: Section, kind: K): Extract<Block, { kind: K }>[] {
	return of.blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);
}

describe("card model", () => {
	it("begins with whom the branch helps, then the numbers, what that is part of, and the why", () => {
		deepEqual(order(card(samples.record)), [
			"problem:slow-search",
			"key-results",
			"part-of",
			"why",
			"questions",
			"lessons",
		]);
	});

	it("enlarges whatever was said first", () => {
		const sizes = ["record", "key-result", "goal"].map(
			(sample) => card(samples[sample]).sections[0]?.blocks[0],
		);
		deepEqual(
			sizes.map((block) => block && "size" in block && [block.kind, block.size]),
			[
				["problem", "large"],
				["keyResult", "large"],
				["goal", "large"],
			],
		);
	});

	it("keeps what links brought along apart from what was said", () => {
		const apart = section(card(samples.record), "part-of");
		equal(apart.tone, "apart");
		deepEqual(
			apart.blocks.map((block) => "key" in block && block.key),
			["objective:find-it-fast", "goal:incremental-index"],
		);
	});

	it("shows the numbers of an objective in short where nobody named one, and in full what the branch expects", () => {
		const model = card(onBranch({ said: ["slow-search"], record: searchCache }));
		const [objective] = only(section(model, "part-of"), "objective");
		deepEqual(
			objective?.keyResults.map(({ key, size }) => [key, size]),
			[
				["key-result:find-it-fast.search-p95", "medium"],
				["key-result:find-it-fast.search-exits", "small"],
			],
		);
	});

	it("shows two problems in full and lists the rest", () => {
		const model = card(samples.many);
		deepEqual(order(model).slice(0, 5), [
			"problem:slow-search",
			"problem:basket-loss",
			"objective:keep-the-basket",
			"goal:incremental-index",
			"also",
		]);
		deepEqual(
			only(section(model, "also"), "problem").map(({ title }) => title),
			[...intent.problems.values()].slice(2).map(({ title }) => title),
		);
	});

	it("says what a goal is good for", () => {
		const [goal] = only(section(card(samples.goal), "goal:one-basket"), "goal");
		equal(goal?.because, "Every basket fix is made three times, and forgotten once");
		equal(
			goal?.supports?.replace(/[\u2068\u2069]/g, ""),
			"Supports Baskets that end in an order and Complaints about the basket",
		);
	});

	it("says how it knows, unless a record says it", () => {
		const line = (sample: string) => card(samples[sample]).head?.line?.text?.replace(/[\u2068\u2069]/g, "");
		equal(line("record"), undefined);
		equal(line("key-result"), "from the pattern feat/search-*");
		equal(line("goal"), "inherited from tech/baskets");
	});

	it("names an expectation in words where no line shows it", () => {
		const expects = new Map([["keep-the-basket.finished", 50]]);
		const model = card(onBranch({ said: ["slow-search"], record: { ...searchCache, expects } }));
		deepEqual(
			only(section(model, "why"), "line").map(({ text }) => text?.replace(/[\u2068\u2069]/g, "")),
			["Expects Baskets that end in an order at 50%"],
		);
	});

	it("says what is reworked and why", () => {
		const rework = { of: "feat/search-v1", because: "defect" } as const;
		const model = card(onBranch({ said: "none", record: { ...searchCache, rework, expects: new Map() } }));
		equal(only(section(model, "why"), "line")[0]?.text, "Reworks \u2068feat/search-v1\u2069: defect");
	});

	it("asks what is open, and folds up what is answered", () => {
		const questions = [
			{ ask: "Fuzzy?", answer: "No", saved: "3 weeks" },
			{ ask: "Cached?", by: "Search team", on: "2026-11-20" },
			{ ask: "Where?" },
		];
		const asked = section(card(onBranch({ record: { ...searchCache, questions } })), "questions");
		equal(asked.heading, "2 open questions");
		deepEqual(
			only(asked, "question").map(({ ask, aside, form }) => [ask, plain(aside), form?.about]),
			[
				["Cached?", "Search team · Nov 20", "Cached?"],
				["Where?", undefined, "Where?"],
			],
		);
		const [answered] = only(asked, "answered");
		equal(answered?.label, "1 answered question");
		deepEqual(
			answered?.questions.map(({ ask, answer, aside, form }) => [ask, answer, plain(aside), form]),
			[["Fuzzy?", "No", "saved 3 weeks", undefined]],
		);
	});

	it("lets a question be asked wherever there is a record, and nowhere else", () => {
		equal(section(card(samples.none), "questions").form?.edit, "ask");
		ok(!order(card(samples.unaligned)).includes("questions"));
	});

	it("lets the why be edited with the numbers that the branch can move", () => {
		const form = section(card(samples.record), "why").form;
		deepEqual(
			form?.fields.map(({ name, value, hint }) => [name, value, hint]),
			[
				["why", searchCache.why, undefined],
				["expects find-it-fast.search-p95", "1500", "It goes from 2,400\u00a0ms to 800\u00a0ms."],
				["expects find-it-fast.search-exits", "", "It goes from 38% to 20%."],
				["outcomes", "", "One a line"],
			],
		);
		deepEqual(form?.more?.action, { do: "answerWhy" });
	});

	it("offers what there is to say", () => {
		const offers = (sample: string) =>
			card(samples[sample])
				.sections.flatMap(({ blocks }) => blocks)
				.flatMap((block) => (block.kind === "line" ? [block.button?.action.do, block.other?.action.do] : []))
				.filter((action) => action !== undefined);
		deepEqual(offers("unaligned"), ["answerWhy"]);
		deepEqual(offers("guess"), ["confirmGuess", "answerWhy"]);
		equal(card(samples.goal).head?.line?.button?.action.do, "answerWhy");
	});

	it("brings back a lesson where it applies, and nowhere else", () => {
		const [lesson] = only(section(card(samples.record), "lessons"), "lesson");
		equal(lesson?.source.replace(/[\u2068\u2069]/g, ""), "Post-mortem of v1.4 · same goal");
		ok(!order(card(samples.goal)).includes("lessons"));
	});

	it("names what a record names in vain, and opens the record", () => {
		const model = card(samples.unknown);
		deepEqual(order(model), ["unknown", "why", "questions"]);
		const [line] = only(section(model, "unknown"), "line");
		equal(
			line?.text?.replace(/[\u2068\u2069]/g, ""),
			"The why record names slow-serach, which alignment.yaml doesn't know.",
		);
		deepEqual(line?.button?.action, { do: "openPlace", file: searchCache.file, offset: 0 });
	});

	it("says on top that the file has errors, and opens the first of them", () => {
		const model = card({
			...onBranch({}),
			intent: { state: "known", file: "alignment.yaml", intent, stale: true },
			findings: [{ code: "conflict-markers", file: "alignment.yaml", from: 17, to: 24 }],
		});
		equal(order(model)[0], "stale");
		deepEqual(only(section(model, "stale"), "line")[0]?.button?.action, {
			do: "openPlace",
			file: "alignment.yaml",
			offset: 17,
		});
	});

	it("shows the period's promises on the default branch and wherever no branch is known", () => {
		for (const sample of ["default", "detached", "unborn", "untrusted", "missing", "outside", "failed"]) {
			const period = section(card(samples[sample]), "period");
			equal(period.heading, "2026-Q4", sample);
			equal(period.aside, "until Dec 31", sample);
			equal(only(period, "objective").length, 2, sample);
		}
	});

	it("says when the period has ended", () => {
		equal(
			section(card(snapshotOf({ git: ready(), today: "2027-01-01", branch: onMain() })), "period").aside,
			"ended Dec 31",
		);
	});

	it("says in the place of its age what is under way", () => {
		equal(card(samples.hostile).head?.aside, "rebasing");
		equal(card(samples.record).head?.aside, "3 days");
	});

	it("says which branch a bisect has set aside", () => {
		const head = { kind: "detached", commit: "3f2a91c04be8", was: "feat/x" } as const;
		const model = card(snapshotOf({ git: ready({ head, operation: "bisect" }) }));
		deepEqual(model.head, { name: "3f2a91c", isBranch: false, aside: "bisecting" });
		equal(
			only(section(model, "state"), "sentence")[0]?.text,
			"On this commit; \u2068feat/x\u2069 is set aside.",
		);
	});

	it("gives git's own words", () => {
		const [output] = only(section(card(samples.failed), "state"), "output");
		ok(output?.text.includes("git config --global --add safe.directory /work/lumen"));
	});

	it("announces the branch and what it serves", () => {
		equal(
			card(samples.record).announce,
			"\u2068feat/search-cache\u2069: Shoppers give up when search takes longer than two seconds",
		);
	});
});

function onMain() {
	const { branch } = onBranch({ name: "main", isDefault: true });
	ok(branch);
	return branch;
}

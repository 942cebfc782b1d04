// One snapshot for each thing that the card can have to say.

import type { BranchDebt, DebtEntry, DebtState } from "../../../src/core/debt/debtState.ts";
import { partOf } from "../../../src/core/intent/links.ts";
import { parseIntent } from "../../../src/core/intent/parse.ts";
import type { Intent, Lesson, Said, WhyRecord } from "../../../src/core/model.ts";
import {
	type BranchView,
	type GitState,
	type Provenance,
	type Snapshot,
	unasked,
} from "../../../src/core/snapshot.ts";
import type { SavedMessage } from "../../../src/webview/card/messages.ts";

export const today = "2026-11-23";

const yaml = `version: 1
product: Lumen Shop
period: { name: 2026-Q4, from: 2026-10-01, to: 2026-12-31 }
problems:
  slow-search:
    title: Shoppers give up when search takes longer than two seconds
    who: First-time buyers on phones
    outcomes: [They see their first result within a second]
  basket-loss:
    title: Shoppers abandon a basket they can't edit
    who: Returning buyers
    outcomes: [They change a basket without starting over]
  sharing:
    title: Designers can't share a list of lamps
    who: Interior designers
  returns: { title: Half of the lamps that come back were never switched on, who: Customer care }
objectives:
  find-it-fast:
    title: Shoppers find what they want on the first try
    owner: Product
    solves: [slow-search]
    key_results:
      search-p95: { title: p95 search time, unit: ms, from: 2400, to: 800 }
      search-exits: { title: Visits that end on search, unit: "%", from: 38, to: 20 }
  keep-the-basket:
    title: Shoppers keep the basket they filled
    solves: [basket-loss]
    key_results:
      finished: { title: Baskets that end in an order, unit: "%", from: 41, to: 55 }
      uptime: { title: Checkout answers, unit: "%", from: 99.95, to: 99.95 }
      complaints: { title: Complaints about the basket, unit: a week, to: 3 }
engineering_goals:
  incremental-index:
    title: Index changes incrementally
    kind: scalability
    because: A full reindex blocks releases two days a week
    supports: [find-it-fast.search-p95]
    debt: { from: 40, to: 10 }
  one-basket:
    title: One basket service instead of three
    kind: maintainability
    because: Every basket fix is made three times, and forgotten once
    supports: [keep-the-basket.finished, keep-the-basket.complaints]
branches:
  "feat/search-*": [find-it-fast.search-p95]
  "release/**": none
`;

export const intent: Intent = parsed(yaml);

function parsed(text: string): Intent {
	const read = parseIntent(text, "alignment.yaml");
	if (!read.intent) {
		throw new Error(JSON.stringify(read.findings));
	}
	return read.intent;
}

export const searchCache: WhyRecord = {
	file: ".alignment/why/2026-11-20-feat-search-cache.yaml",
	branch: "feat/search-cache",
	created: "2026-11-20T10:11:00Z",
	serves: ["slow-search", "find-it-fast.search-p95", "find-it-fast.search-exits"],
	why: "Shoppers on phones wait 2.4 s for the first result; most repeat a search from the last hour.",
	expects: new Map([["find-it-fast.search-p95", 1500]]),
	outcomes: [],
	questions: [{ ask: "Do we need fuzzy matching at all?", by: "Search team", on: "2026-11-20" }],
};

const lessons: readonly Lesson[] = [
	{
		file: ".alignment/post-mortems/v1.4.md",
		index: 0,
		at: { from: 40, to: 120 },
		release: "v1.4",
		text: "Load-test the index before a campaign.",
		applies: ["incremental-index"],
	},
];

interface OnBranch extends Partial<Omit<BranchView, "serves">> {
	readonly said?: Said;
	readonly unknown?: readonly string[];
	readonly how?: Provenance;
}

const commit = "3f2a91c04be8d1f7a6b5c4d3e2f1a0b9c8d7e6f5";

export function ready(more: Partial<Extract<GitState, { state: "ready" }>> = {}): GitState {
	return {
		state: "ready",
		root: "/work/lumen",
		head: { kind: "branch", name: "feat/search-cache", commit },
		defaultBranch: "main",
		branches: [],
		linkedWorktree: false,
		submodule: false,
		elsewhere: [],
		...more,
	};
}

export function snapshotOf(more: Partial<Snapshot> = {}): Snapshot {
	return {
		...unasked,
		folder: "lumen-shop",
		today,
		intent: { state: "known", file: "alignment.yaml", intent, stale: false },
		git: ready(),
		work: [],
		records: [],
		servedBy: new Map([
			[
				"find-it-fast",
				[
					{ branch: "feat/search-cache", outright: false },
					{ branch: "feat/search-index", outright: false },
				],
			],
		]),
		readings: new Map([
			[
				"find-it-fast.search-p95",
				[
					{ on: "2026-10-05", value: 2400 },
					{ on: "2026-11-16", value: 1900 },
				],
			],
			["find-it-fast.search-exits", [{ on: "2026-10-19", value: 38 }]],
			["keep-the-basket.finished", [{ on: "2026-11-16", value: 56.5 }]],
			["keep-the-basket.uptime", [{ on: "2026-11-16", value: 99.95 }]],
		]),
		checkIns: [],
		lessons,
		actions: [],
		documents: [],
		findings: [],
		...more,
	};
}

/** A snapshot on a branch; what it is part of follows from what was said. */
export function onBranch(branch: OnBranch, more: Partial<Snapshot> = {}): Snapshot {
	const { said = [], unknown = [], how, ...view } = branch;
	return snapshotOf({
		branch: {
			name: "feat/search-cache",
			isDefault: false,
			born: `${today}T08:00:00`,
			...view,
			serves: {
				how: how ?? (view.record ? { by: "record", file: view.record.file } : { by: "nobody" }),
				said,
				unknown,
				partOf: said === "none" ? [] : partOf(intent, said),
			},
		},
		...more,
	});
}

/** So many items that count for a goal, or for none. */
function debtOf(count: number, goal?: string): readonly DebtEntry[] {
	return Array.from({ length: count }, (_, line) => ({
		item: {
			tag: "TODO",
			text: `${goal ?? "none"} ${line}`,
			file: "src/a.ts",
			at: { from: line, to: line },
			extent: { from: line, to: line },
			line,
			ordinal: 0,
			look: 0,
		},
		alignment: goal ? { state: "aligned", goal, overdue: false } : { state: "unaligned", overdue: false },
	}));
}

export function knownDebt(counts: readonly number[], branch?: Omit<BranchDebt, "since">): DebtState {
	const days = ["2026-10-01", "2026-10-09", "2026-10-18", "2026-10-27", "2026-11-05", "2026-11-14", today];
	const trend = counts.map((count, at) => ({ on: days[at] ?? today, count }));
	const goals = [...intent.goals.keys()];
	return {
		state: "known",
		root: "/work/lumen",
		items: [],
		byGoal: new Map(goals.map((goal, at) => [goal, at === 0 ? { count: counts.at(-1) ?? 0, trend } : none])),
		gaps: [],
		engine: "ripgrep",
		...(branch && { branch: { since: commit, ...branch } }),
	};
}

const none = { count: 0, trend: [] };

const dubious = `fatal: detected dubious ownership in repository at '/work/lumen'
To add an exception for this directory, call:

	git config --global --add safe.directory /work/lumen`;

export const samples: Readonly<Record<string, Snapshot | undefined>> = {
	record: onBranch({ born: "2026-11-20T10:00:00", record: searchCache, said: searchCache.serves ?? [] }),
	debt: onBranch(
		{ born: "2026-11-20T10:00:00", record: searchCache, said: searchCache.serves ?? [] },
		{
			debt: knownDebt([40, 39, 36, 37, 34, 32, 31], {
				added: debtOf(2, "incremental-index"),
				paid: debtOf(5, "incremental-index"),
				touched: [],
			}),
		},
	),
	"debt-more": onBranch(
		{ name: "feat/search-index", said: ["incremental-index"] },
		{
			debt: knownDebt([40, 41, 41, 44, 43, 46, 47], {
				added: [...debtOf(7, "incremental-index"), ...debtOf(1, "one-basket"), ...debtOf(1)],
				paid: debtOf(1),
				touched: [...debtOf(3, "one-basket"), ...debtOf(12)],
			}),
		},
	),
	suspect: onBranch(
		{ born: "2026-11-20T10:00:00", record: searchCache, said: searchCache.serves ?? [] },
		{
			past: {
				state: "known",
				versions: [
					{ commit: "b", at: Date.parse("2026-11-22T10:00:00Z") / 1000, intent },
					{
						commit: "a",
						at: Date.parse("2026-10-01T10:00:00Z") / 1000,
						intent: parsed(
							yaml
								.replace("from: 2400, to: 800", "from: 2400, to: 1500")
								.replace("who: First-time buyers on phones", "who: Interior designers"),
						),
					},
				],
			},
		},
	),
	"debt-default": onBranch({ name: "main", isDefault: true }, { debt: knownDebt([40, 31]) }),
	"key-result": onBranch({
		name: "feat/search-index",
		born: "2026-11-22T10:00:00",
		said: ["find-it-fast.search-p95"],
		how: { by: "standing link", pattern: "feat/search-*", at: { from: 10, to: 20 } },
	}),
	goal: onBranch({
		name: "tech/one-basket",
		born: "2026-10-20T10:00:00",
		said: ["one-basket"],
		how: { by: "inherited", from: "tech/baskets", through: "record" },
	}),
	many: onBranch({
		name: "feature/JIRA-12345_a-very-long-branch-name-that-somebody-typed/with_all_the_details-of-the-ticket",
		born: "2026-05-01T10:00:00",
		record: {
			...searchCache,
			serves: [],
			rework: { of: "feat/search-v1", because: "changed requirements" },
			outcomes: ["A repeated search answers at once"],
			expects: new Map([
				["keep-the-basket.finished", 50],
				["find-it-fast.search-p95", 1500],
			]),
		},
		said: ["slow-search", "basket-loss", "sharing", "returns", "keep-the-basket", "incremental-index"],
	}),
	guess: onBranch({
		name: "fix/basket-edit",
		said: ["basket-loss"],
		how: { by: "guess", words: ["basket"] },
	}),
	unaligned: onBranch({ name: "fix/checkout-typo" }),
	questions: onBranch({
		born: "2026-11-20T10:00:00",
		said: ["slow-search"],
		record: {
			...searchCache,
			outcomes: ["A repeated search answers at once", "They can go back to what they searched for"],
			questions: [
				{ ask: "Do we need fuzzy matching at all?", by: "Search team", on: "2026-11-20" },
				{ ask: "Could we keep the searches of the last hour on the phone instead?", on: "2026-11-21" },
				{
					ask: "Is two seconds measured on 3G?",
					by: "Product",
					answer: "Yes, and on a phone of 2021.",
					saved: "3 weeks",
				},
			],
		},
	}),
	none: onBranch({
		name: "chore/formatter",
		record: {
			...searchCache,
			serves: "none",
			why: "Only the formatter's new version; nobody will notice.",
			questions: [],
			expects: new Map(),
		},
		said: "none",
	}),
	unknown: onBranch({
		name: "feat/lost",
		record: { ...searchCache, questions: [] },
		unknown: ["slow-serach"],
	}),
	hostile: onBranch(
		{
			name: "feat/\u202egnp.exe<img/src=x>",
			said: ["slow-search"],
			how: { by: "inherited", from: "a\u202eb", through: "record" },
		},
		{ git: ready({ operation: "rebase" }) },
	),
	stale: onBranch(
		{ born: "2026-11-20T10:00:00", said: ["slow-search"], record: { ...searchCache, questions: [] } },
		{ intent: { state: "known", file: "alignment.yaml", intent, stale: true } },
	),
	default: onBranch({ name: "main", isDefault: true }),
	detached: snapshotOf({ git: ready({ head: { kind: "detached", commit } }) }),
	unborn: snapshotOf({ git: ready({ head: { kind: "unborn", name: "main" } }) }),
	untrusted: snapshotOf({ git: { state: "untrusted" } }),
	missing: snapshotOf({ git: { state: "missing" } }),
	outside: snapshotOf({ git: { state: "outside" } }),
	failed: snapshotOf({ git: { state: "failed", detail: dubious } }),
	"no-intent": snapshotOf({ intent: { state: "none" } }),
	unreadable: snapshotOf({ intent: { state: "unreadable", file: "alignment.yaml" } }),
	loading: undefined,
};

/** Samples with something open, as one gets there: what to press, what to type and what the extension answers. */
export interface Opened {
	readonly sample: string;
	readonly press: readonly string[];
	readonly type?: { readonly into: string; readonly text: string };
	readonly answer?: SavedMessage;
}

export const opened: Readonly<Record<string, Opened>> = {
	edit: { sample: "record", press: ["open:why"] },
	"edit-number": {
		sample: "record",
		press: ["open:why"],
		type: { into: "expects find-it-fast.search-exits", text: "1,5" },
		answer: {
			type: "saved",
			form: "why",
			error: {
				text: "Write it as a number, such as 1500 or 0.5.",
				field: "expects find-it-fast.search-exits",
			},
		},
	},
	ask: {
		sample: "none",
		press: ["open:ask"],
		type: { into: "ask", text: "Why now?" },
		answer: {
			type: "saved",
			form: "ask",
			error: {
				text: "There is no space left to write /work/lumen/.alignment/why/x.yaml. Free some, and try again.",
			},
		},
	},
	answer: {
		sample: "questions",
		press: ["open:answer:0:Do we need fuzzy matching at all?", "fold:answered"],
		type: { into: "answer", text: "No" },
	},
};

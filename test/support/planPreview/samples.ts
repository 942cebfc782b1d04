import { computeSnapshot } from "../../../src/core/computeSnapshot.ts";
import type { PastIntent } from "../../../src/core/history/past.ts";
import { parseIntent } from "../../../src/core/intent/parse.ts";
import type { Intent, WhyRecord } from "../../../src/core/model.ts";
import { type Snapshot, unasked } from "../../../src/core/snapshot.ts";

const text = `version: 1
product: Lumen Shop
period: { name: 2026-Q4, from: 2026-10-01, to: 2026-12-31 }
problems:
  slow-search: { title: Shoppers give up when search takes longer than two seconds, who: First-time buyers on phones }
  checkout-edits: { title: Shoppers abandon a basket they can't edit, who: First-time buyers on phones }
  returns-unclear: { title: Buyers can't tell whether a lamp may be returned, who: First-time buyers on phones }
objectives:
  find-it-fast:
    title: Shoppers find what they want on the first try
    owner: Product
    solves: [slow-search]
    key_results:
      search-p95: { title: p95 search time, unit: ms, from: 2400, to: 800 }
      search-exits: { title: Visits that end on search, unit: "%", from: 38, to: 20 }
  buy-with-ease:
    title: A basket is easy to change and quick to pay
    owner: Product
    solves: [checkout-edits]
    key_results:
      phone-orders: { title: Phone visits that end in an order, unit: "%", from: 1.8, to: 2.6 }
      orders-changed: { title: Orders changed after checkout, unit: per week }
  whole-rooms:
    title: Designers buy rooms, not lamps
    owner: Sales
engineering_goals:
  incremental-index:
    title: Index changes incrementally
    kind: scalability
    because: A full reindex blocks releases two days a week
    supports: [find-it-fast.search-p95]
    debt: { from: 40, to: 10 }
    options:
      - { title: Change data capture, effort: 3 weeks, speed: high, quality: high, cost: medium, chosen: true }
      - { title: Faster full reindex, effort: 1 week, speed: medium, quality: low, cost: low }
  light-pages:
    title: Every page weighs less than 300 kB
    kind: performance
    because: Phones on a train wait nine seconds for the first picture
    supports: [find-it-fast.search-exits, buy-with-ease.phone-orders]
    options:
      - { title: Load pictures late, effort: 1 week }
      - { title: Serve them smaller, effort: 2 weeks }
  no-card-data:
    title: No card data outside the payment service
    kind: security
    because: One leaked log would stop all card payments for weeks
    options:
      - { title: Mask them at the source, effort: 30 days }
capacity: { product: 70, engineering: 30 }
agreed:
  - { who: Head of Product, role: product, on: 2026-10-02 }
  - { who: Head of Support, on: 2026-11-20 }
`;

const record: WhyRecord = {
	file: ".alignment/why/2026-11-20-feat-search-cache.yaml",
	branch: "feat/search-cache",
	serves: ["slow-search", "find-it-fast.search-p95"],
	expects: new Map(),
	outcomes: [],
	questions: [
		{
			ask: "Do we need fuzzy matching at all?",
			by: "Search team",
			on: "2026-11-20",
			answer: "No",
			saved: "3 weeks",
		},
		{ ask: "Could we remember the searches of the last hour instead?", by: "Search team", on: "2026-11-21" },
	],
};

function intentOf(yaml: string): Intent {
	const { intent, findings } = parseIntent(yaml, "alignment.yaml");
	if (!intent || findings.length > 0) throw new Error(JSON.stringify(findings));
	return intent;
}

function version(day: string, yaml: string): PastIntent {
	return { commit: day, at: Date.parse(day) / 1000, intent: intentOf(yaml) };
}

function snapshotOf(more: Partial<Snapshot>): Snapshot {
	const computed = computeSnapshot({
		...unasked,
		folder: "lumen-shop",
		today: "2026-11-23",
		intent: { state: "known", file: "alignment.yaml", intent: intentOf(text), stale: false },
		git: { state: "outside" },
		records: [record],
		elsewhere: [],
		checkIns: [],
		lessons: [],
		actions: [],
		documents: [],
		findings: [],
		past: {
			state: "known",
			versions: [
				version("2026-11-20", text),
				version(
					"2026-10-02",
					text.replace("to: 800", "to: 1000").replace(/ {2}- \{ who: Head of Support.*\n/, ""),
				),
			],
		},
	});
	return { ...computed, ...more };
}

/** What a plan may be about. */
export const samples: Readonly<Record<string, Snapshot | undefined>> = {
	shop: snapshotOf({}),
	first: snapshotOf({
		intent: {
			state: "known",
			file: "alignment.yaml",
			intent: intentOf(
				"version: 1\nproblems:\n  first-problem: { title: Say here what users struggle with }\n",
			),
			stale: false,
		},
	}),
	none: snapshotOf({ intent: { state: "none" } }),
	loading: undefined,
};

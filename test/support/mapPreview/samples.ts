// One snapshot for each thing that the map can have to say: the demo's size, five nodes, a hundred, and what is missing.

import { computeSnapshot } from "../../../src/core/computeSnapshot.ts";
import { parseIntent } from "../../../src/core/intent/parse.ts";
import type { WhyRecord } from "../../../src/core/model.ts";
import { type Branch, type GitState, type Snapshot, unasked } from "../../../src/core/snapshot.ts";
import { mapModel } from "../../../src/views/map/mapModel.ts";
import type { MapModel } from "../../../src/webview/map/model.ts";
import { lumenShopYaml } from "../../fixtures/lumenShop.ts";
import { english } from "../english.ts";
import { hundredYaml } from "./hundred.ts";
import { shopYaml } from "./shop.ts";

const today = "2026-11-23";

function branch(name: string, born = "2026-11-20T10:00:00Z"): Branch {
	return { name, commit: "c0ffee", atWork: true, committed: "2026-11-22T10:00:00Z", born, addedRecords: [] };
}

export function record(
	branch: string,
	serves: WhyRecord["serves"],
	more: Partial<WhyRecord> = {},
): WhyRecord {
	const file = `.alignment/why/2026-11-20-${branch.replace(/[^a-z0-9]+/gi, "-")}.yaml`;
	return {
		file,
		branch,
		...(serves && { serves }),
		expects: new Map(),
		outcomes: [],
		questions: [],
		...more,
	};
}

interface Made {
	readonly yaml: string;
	readonly branches?: readonly string[];
	readonly records?: readonly WhyRecord[];
	readonly git?: GitState;
	readonly stale?: boolean;
	readonly readings?: Readonly<Record<string, number>>;
}

export function snapshotOf({
	yaml,
	branches = [],
	records = [],
	git,
	stale = false,
	readings = {},
}: Made): Snapshot {
	const { intent, findings } = parseIntent(yaml, "alignment.yaml");
	if (!intent) throw new Error(JSON.stringify(findings));
	const head = branches[0] ?? "main";
	return computeSnapshot({
		...unasked,
		folder: "lumen-shop",
		today,
		intent: { state: "known", file: "alignment.yaml", intent, stale },
		git: git ?? {
			state: "ready",
			root: "/work/lumen",
			head: { kind: "branch", name: head, commit: "c0ffee" },
			defaultBranch: "main",
			branches: [{ ...branch("main"), atWork: false }, ...branches.map((name) => branch(name))],
			linkedWorktree: false,
			submodule: false,
			elsewhere: [],
		},
		records: [...records],
		elsewhere: records.map((made) => ({ branches: [made.branch], record: made })),
		checkIns: [{ file: "x.yaml", on: "2026-11-16", readings: new Map(Object.entries(readings)) }],
		lessons: [],
		actions: [],
		documents: [],
		findings,
	});
}

const shop: Made = {
	yaml: shopYaml,
	branches: [
		"feat/search-cache",
		"feat/search-words",
		"fix/checkout-typo",
		"tech/one-order-model",
		"feat/promised-hour",
		"feat/room-list",
		"perf/light-pages-pictures",
		"docs/returns-page",
		"feat/points",
		"feat/wishlist",
		"arm64-images",
		"release/1.5",
	],
	records: [
		record("feat/search-cache", ["slow-search", "find-it-fast.search-p95"], {
			why: "Shoppers on phones wait 2.4 s for the first result",
			by: "Search team",
		}),
		record("tech/one-order-model", ["one-order-model"], { by: "Checkout team" }),
		record("feat/promised-hour", ["keep-the-promise.on-time", "dates-we-can-trust"]),
		record("feat/room-list", ["whole-rooms.designer-revenue"]),
		record("docs/returns-page", ["returns-unclear"]),
		record("feat/points", ["loyalty"]),
	],
	readings: {
		"find-it-fast.search-p95": 1900,
		"find-it-fast.search-exits": 35,
		"own-words.empty-searches": 9,
		"buy-with-ease.phone-orders": 2.1,
		"keep-the-promise.on-time": 91,
	},
};

export const samples: Readonly<Record<string, Snapshot | undefined>> = {
	shop: snapshotOf(shop),
	five: snapshotOf({
		yaml: `version: 1
problems:
  slow-search: { title: Shoppers give up when search takes longer than two seconds, who: First-time buyers }
objectives:
  find-it-fast:
    title: Shoppers find what they want on the first try
    owner: Product
    solves: [slow-search]
    key_results:
      search-p95: { title: p95 search time, unit: ms, from: 2400, to: 800 }
engineering_goals:
  incremental-index:
    title: Index changes incrementally
    kind: scalability
    supports: [find-it-fast.search-p95]
`,
		branches: ["feat/search-cache"],
		records: [record("feat/search-cache", ["incremental-index"])],
		readings: { "find-it-fast.search-p95": 1900 },
	}),
	hundred: snapshotOf(hundredYaml()),
	hostile: snapshotOf({
		yaml: lumenShopYaml.replace(
			"Designers can't share a list of lamps",
			"</script><img src=x onerror=alert(1)> שלום",
		),
		branches: ["feat/\u202egnp.exe<img/src=x>", "a`b`$(id)|c;%PATH%", `feat/${"very-long-".repeat(9)}name`],
	}),
	untrusted: snapshotOf({ yaml: lumenShopYaml, git: { state: "untrusted" } }),
	stale: snapshotOf({ ...shop, stale: true }),
	bare: snapshotOf({ yaml: "version: 1\nproblems:\n  one: { title: A problem that stands alone }\n" }),
	empty: snapshotOf({ yaml: "version: 1\nproduct: Lumen Shop\n" }),
	none: { ...snapshotOf({ yaml: "version: 1\n" }), intent: { state: "none" } },
	unreadable: {
		...snapshotOf({ yaml: "version: 1\n" }),
		intent: { state: "unreadable", file: "alignment.yaml" },
	},
	loading: undefined,
};

/** What the map shows of a sample. */
export function mapOf(name: keyof typeof samples & string): MapModel {
	return mapModel({ snapshot: samples[name], folder: "file:///lumen-shop" }, english, "en");
}

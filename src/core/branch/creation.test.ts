import assert from "node:assert/strict";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import { computeSnapshot } from "../computeSnapshot.ts";
import type { WhyRecord } from "../model.ts";
import {
	type Birth,
	type Branch,
	type GitState,
	type Head,
	type Repository,
	type Snapshot,
	unasked,
} from "../snapshot.ts";
import { candidateOf, isToAsk, type Never, patternLike, type Silence } from "./creation.ts";

const learned = "2026-11-20T10:00:00.500Z";
const later = "2026-11-20T11:00:00+00:00";
const now = "2026-11-20T12:00:00.000Z";

const branchOf = (name: string, birth?: Birth): Branch => ({
	name,
	commit: name,
	atWork: true,
	committed: later,
	addedRecords: [],
	...(birth && { birth }),
});

const here = (from?: string): Birth => ({ how: "here", at: later, ...(from !== undefined && { from }) });

interface Row {
	readonly it: string;
	/** HEAD is on it; `feat/a` unless given. */
	readonly name?: string;
	readonly birth?: Birth;
	readonly others?: readonly string[];
	readonly git?: Partial<Repository>;
	readonly state?: GitState;
	readonly intent?: Snapshot["intent"];
	readonly records?: readonly Partial<WhyRecord>[];
	/** Undefined where it is asked. */
	readonly because?: Silence;
}

const head = (name: string): Head => ({ kind: "branch", name, commit: name });

function snapshotOf(row: Row): Snapshot {
	const name = row.name ?? "feat/a";
	const others = row.others ?? ["main"];
	const git: GitState = row.state ?? {
		state: "ready",
		root: "/shop",
		head: head(name),
		defaultBranch: "main",
		branches: [branchOf(name, row.birth), ...others.map((other) => branchOf(other))],
		linkedWorktree: false,
		submodule: false,
		elsewhere: [],
		...row.git,
	};
	const intent = row.intent ?? { state: "known", file: "alignment.yaml", intent: lumenShop(), stale: false };
	const records = (row.records ?? []).map((record, at) => ({
		file: `.alignment/why/${at}.yaml`,
		branch: name,
		expects: new Map(),
		outcomes: [],
		questions: [],
		...record,
	}));
	return computeSnapshot({
		...unasked,
		folder: "shop",
		today: "2026-11-20",
		intent,
		git,
		records,
		elsewhere: [],
		checkIns: [],
		lessons: [],
		actions: [],
		documents: [],
		findings: [],
	});
}

const ignored = ["release/**", "dependabot/**", "snyk-*", "l10n_*"];

const rows: readonly Row[] = [
	{ it: "created from HEAD", birth: here("main") },
	{ it: "created from nobody knows where", birth: here() },
	{ it: "without a reflog", birth: { how: "unknown" } },
	{ it: "whose birth was never asked for" },
	{ it: "created from the remote's main", birth: here("origin/main") },
	{
		it: "created from the remote's main by its full name",
		birth: { how: "remote", from: "origin/main", at: later },
	},
	{ it: "stacked on a branch of the remote", birth: here("origin/feat/b") },
	{
		it: "named like the end of a local branch",
		name: "a",
		birth: here("feat/a"),
		others: ["main", "feat/a"],
	},
	{ it: "that a standing link gives something to serve", name: "feat/search-x", birth: here() },
	{
		it: "of which a record says nothing about what it serves, elsewhere",
		birth: here(),
		records: [{ branch: "b" }],
	},
	{ it: "with a name that looks like a flag", name: "-x", birth: here() },
	{ it: "without a default branch beside it", birth: here(), others: ["b"], git: without("defaultBranch") },

	{ it: "somebody's", birth: { how: "remote", from: "origin/feat/a", at: later }, because: "from a remote" },
	{
		it: "somebody's, under another name",
		birth: { how: "remote", from: "origin/b" },
		because: "from a remote",
	},
	{ it: "tracked by its short name", birth: here("origin/feat/a"), because: "from a remote" },
	{ it: "of another remote", birth: here("ada/feat/a"), because: "from a remote" },
	{ it: "what was just fetched", birth: here("FETCH_HEAD"), because: "from a remote" },
	{ it: "the clone's own", birth: { how: "clone", at: later }, because: "cloned" },
	{ it: "renamed", birth: { how: "renamed", from: "feat/b", at: later }, because: "renamed" },
	{ it: "copied", birth: { how: "copied", from: "feat/b", at: later }, because: "copied" },

	{ it: "main", name: "main", others: [], birth: here(), because: "default branch" },
	{
		it: "the first one of all",
		name: "trunk2",
		birth: here(),
		others: [],
		git: without("defaultBranch"),
		because: "only branch",
	},
	{ it: "of a release", name: "release/1.2", birth: here(), because: "ignored" },
	{ it: "of a bot", name: "dependabot/npm/zod-4", birth: here(), because: "ignored" },
	{ it: "of another bot", name: "snyk-fix-1", birth: here(), because: "ignored" },

	{ it: "with a record", birth: here(), records: [{ serves: ["slow-search"] }], because: "answered" },
	{
		it: "with a record that doesn't say what it serves",
		birth: here(),
		records: [{ why: "x" }],
		because: "answered",
	},
	{
		it: "that a standing link gives nothing to serve",
		name: "chore/none",
		birth: here(),
		because: "nothing on purpose",
		intent: servingNothing("chore/*"),
	},

	{
		it: "in a rebase",
		git: { operation: "rebase", head: { kind: "detached", commit: "c", was: "feat/a" } },
		because: "under way",
	},
	...(["merge", "cherry-pick", "revert", "bisect"] as const).map(
		(operation): Row => ({
			it: `in a ${operation}`,
			birth: here(),
			git: { operation },
			because: "under way",
		}),
	),
	{ it: "no branch", git: { head: { kind: "detached", commit: "c" } }, because: "no branch" },
	{ it: "no commit yet", git: { head: { kind: "unborn", name: "docs" } }, because: "no branch" },
	{ it: "Restricted Mode", state: { state: "untrusted" }, because: "restricted" },
	{ it: "no git", state: { state: "missing" }, because: "no repository" },
	{ it: "no alignment.yaml", intent: { state: "none" }, birth: here(), because: "no intent" },
	{
		it: "an alignment.yaml that can't be read",
		intent: { state: "unreadable", file: "alignment.yaml" },
		because: "no intent",
	},
];

function without(key: "defaultBranch"): Partial<Repository> {
	return { [key]: undefined } as unknown as Partial<Repository>;
}

function servingNothing(pattern: string): Snapshot["intent"] {
	const branches = [{ pattern, at: { from: 0, to: 0 }, serves: "none" as const }];
	return { state: "known", file: "alignment.yaml", intent: { ...lumenShop(), branches }, stale: false };
}

describe("candidateOf", () => {
	for (const row of rows)
		it(`${row.because === undefined ? "asks about a branch" : "is silent:"} ${row.it}`, () => {
			const decision = candidateOf(snapshotOf(row), ignored);
			assert.equal(decision.ask ? undefined : decision.because, row.because);
			if (decision.ask) assert.equal(decision.branch.name, row.name ?? "feat/a");
		});
});

describe("isToAsk", () => {
	const cases: readonly [
		name: string,
		birth: Birth | undefined,
		memory: { wasThere?: boolean; asked?: boolean; never?: readonly Never[] } | "none",
		because?: Silence,
	][] = [
		["new", here("main"), {}],
		["new, without a reflog", { how: "unknown" }, {}],
		["new, on a clock that is wrong", { how: "here", at: "2020-01-01T00:00:00Z" }, {}],
		["old", { how: "here", at: "2026-11-20T09:00:00Z" }, { wasThere: true }, "known before"],
		["old, without a reflog", { how: "unknown" }, { wasThere: true }, "known before"],
		["a name used again", here("main"), { wasThere: true }],
		["old, from the future", { how: "here", at: "2027-01-01T00:00:00Z" }, { wasThere: true }, "known before"],
		["asked", here("main"), { asked: true }, "asked"],
		["nothing remembered", here("main"), "none", "forgetful"],
		["never this one", here(), { never: [{ branch: "feat/a" }] }, "never"],
		["never another one", here(), { never: [{ branch: "feat/b" }, { branch: "feat/*" }] }],
		["never its like", here(), { never: [{ like: "feat/**" }] }, "never"],
		["never other likes", here(), { never: [{ like: "feat*" }, { like: "spike/**" }] }],
	];
	for (const [name, birth, memory, because] of cases)
		it(name, () => {
			const remembered =
				memory === "none" ? undefined : { learned, wasThere: false, asked: false, never: [], ...memory };
			const decision = isToAsk(branchOf("feat/a", birth), remembered, now);
			assert.equal(decision.ask ? undefined : decision.because, because);
		});
});

describe("patternLike", () => {
	for (const [name, pattern] of [
		["spike/lasers", "spike/**"],
		["ada/spike/lasers", "ada/spike/**"],
		["PROJ-12-lasers", "PROJ-*"],
		["wip_x", "wip_*"],
		["größer-werden", "größer-*"],
		["lasers", undefined],
		["-x", undefined],
		["$(id)", undefined],
		["a{b,c}/d", "a{b,c}/**"],
		["!(x)/d", "!(x)/**"],
		["#x/d", "#x/**"],
	] as const)
		it(`${name} → ${pattern ?? "nothing"}`, () => {
			assert.equal(patternLike(name), pattern);
			if (pattern === undefined) return;
			const memory = { learned, wasThere: false, asked: false, never: [{ like: pattern }] };
			assert.equal(isToAsk(branchOf(name), memory, now).ask, false);
			assert.equal(isToAsk(branchOf("other/name"), memory, now).ask, true);
		});
});

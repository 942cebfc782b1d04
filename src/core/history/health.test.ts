import assert from "node:assert/strict";
import { lumenShopYaml } from "../../../test/fixtures/lumenShop.ts";
import { computeSnapshot } from "../computeSnapshot.ts";
import { parseIntent } from "../intent/parse.ts";
import type { Said } from "../model.ts";
import { type Branch, type Snapshot, unasked } from "../snapshot.ts";
import { type HealthKind, type HealthRules, healthKinds, healthOf } from "./health.ts";
import type { Change } from "./history.ts";

describe("the health of promises and work", () => {
	const today = "2026-11-20";

	const yaml = `version: 1
period: { from: 2026-10-01, to: 2026-12-31 }
problems:
  slow-search: { title: Slow search }
  late-parcels: { title: Late parcels }
objectives:
  find-it-fast:
    title: Find it fast
    solves: [slow-search]
    key_results:
      p95: { title: p95, from: 2, to: 1 }
engineering_goals:
  fresh-index: { title: Fresh index, supports: [find-it-fast.p95] }
  calm-logs: { title: Calm logs }
branches:
  "chore/**": none
`;

	interface Scene {
		readonly yaml?: string;
		readonly today?: string;
		/** Name, what its record says, day of its tip. */
		readonly branches?: readonly (readonly [name: string, serves: Said | undefined, committed?: string])[];
		/** Day, what it serves, what that brings along. */
		readonly changes?: readonly (readonly [on: string, said: Said, partOf?: readonly string[]])[];
		readonly history?: Snapshot["history"];
		readonly trend?: Readonly<Record<string, readonly number[]>>;
	}

	function snapshotOf(scene: Scene): Snapshot {
		const { intent } = parseIntent(scene.yaml ?? yaml, "alignment.yaml");
		assert.ok(intent);
		const branches = (scene.branches ?? []).map(
			([name, , committed = today]): Branch => ({
				name,
				commit: name,
				atWork: name !== "main",
				committed: `${committed}T12:00:00Z`,
				addedRecords: [],
			}),
		);
		const elsewhere = (scene.branches ?? []).flatMap(([branch, serves]) => {
			if (serves === undefined) return [];
			const file = `.alignment/why/${branch}.yaml`;
			const record = { file, branch, serves, expects: new Map(), outcomes: [], questions: [] };
			return [{ branches: [branch], record }];
		});
		return computeSnapshot({
			...unasked,
			folder: "shop",
			today: scene.today ?? today,
			intent: { state: "known", file: "alignment.yaml", intent, stale: false },
			git: {
				state: "ready",
				root: "/shop",
				head: { kind: "branch", name: "main", commit: "main" },
				defaultBranch: "main",
				branches,
				linkedWorktree: false,
				submodule: false,
				elsewhere: [],
			},
			records: [],
			elsewhere,
			checkIns: [],
			lessons: [],
			actions: [],
			documents: [],
			findings: [],
			history: scene.history ?? historyOf(scene.changes ?? []),
			...(scene.trend && { debt: debtOf(scene.trend) }),
		});
	}

	function historyOf(changes: NonNullable<Scene["changes"]>): Snapshot["history"] {
		const found = changes.map(
			([landedOn, said, partOf = []], at): Change => ({
				commit: `${at}`,
				how: "squash",
				commits: [`${at}`],
				subject: `Change ${at}`,
				began: 0,
				landed: Date.parse(landedOn) / 1000,
				landedOn,
				authors: 1,
				serves: { by: "record", said, partOf },
			}),
		);
		return { state: "known", branch: "main", tip: "0", changes: found, releases: [], missing: [] };
	}

	function debtOf(trend: NonNullable<Scene["trend"]>): Snapshot["debt"] {
		const byGoal = Object.entries(trend).map(([goal, counts]) => {
			const days = counts.map((count, at) => ({ on: `2026-10-0${at + 1}`, count }));
			return [goal, { count: counts.at(-1) ?? 0, trend: days }] as const;
		});
		return { state: "known", root: "/shop", items: [], gaps: [], byGoal: new Map(byGoal) };
	}

	function rows(scene: Scene, rules: Partial<HealthRules> = {}): readonly string[] {
		const found = healthOf(snapshotOf(scene), {
			shown: new Set(healthKinds),
			weeks: 6,
			ignoredBranches: ["release/**"],
			...rules,
		});
		return found.map((row) => {
			if ("ref" in row) return `promise ${row.ref}`;
			if ("changes" in row) return `unpromised ${row.changes.length}/${row.of} since ${row.since}`;
			if ("problem" in row) return `idle ${row.problem} ${row.last?.landedOn ?? "never"}`;
			if ("goal" in row) return `debt ${row.goal} ${row.from}-${row.to}`;
			return row.kind === "stale branches" ? `stale ${row.branch} ${row.weeks}` : `unsaid ${row.branch}`;
		});
	}

	const only = (kind: HealthKind) => ({ shown: new Set([kind]) });
	const old = ["2026-01-10", "none"] as const;

	const table: readonly {
		readonly it: string;
		readonly scene: Scene;
		readonly rules?: Partial<HealthRules>;
		readonly rows: readonly string[];
	}[] = [
		{
			it: "misses work on every promise of a running period",
			scene: { changes: [old, ["2026-09-30", ["calm-logs"]]] },
			rules: only("promises without work"),
			rows: ["promise find-it-fast.p95", "promise fresh-index", "promise calm-logs"],
		},
		{
			it: "takes work on a goal for work on the key result that it supports",
			scene: {
				changes: [["2026-10-01", ["fresh-index"], ["find-it-fast.p95"]], old],
				branches: [["a", ["calm-logs"]]],
			},
			rules: only("promises without work"),
			rows: [],
		},
		{
			it: "asks for no work in the first week",
			scene: { changes: [old], today: "2026-10-05" },
			rules: only("promises without work"),
			rows: [],
		},
		{
			it: "asks for none after the period",
			scene: { changes: [old], today: "2027-01-01" },
			rules: only("promises without work"),
			rows: [],
		},
		{
			it: "names branches of which nobody said anything, guessed or not",
			scene: {
				branches: [
					["main", undefined],
					["feat/x", undefined],
					["feat/slow-search", undefined],
					["feat/y", "none"],
					["feat/z", ["slow-search"]],
					["chore/tidy", undefined],
					["release/1.2", undefined],
				],
			},
			rules: only("work without promise"),
			rows: ["unsaid feat/x", "unsaid feat/slow-search"],
		},
		{
			it: "counts what landed in the period and serves nothing",
			scene: {
				changes: [
					["2026-11-01", []],
					["2026-10-20", []],
					["2026-10-10", "none"],
					["2026-10-09", ["slow-search"]],
					["2026-10-01", ["slow-search"]],
					["2026-09-30", []],
				],
			},
			rules: only("work without promise"),
			rows: ["unpromised 2/5 since 2026-10-01"],
		},
		{
			it: "lets a few land without",
			scene: { changes: [["2026-11-01", []], ...Array(4).fill(["2026-10-10", ["slow-search"]])] },
			rules: only("work without promise"),
			rows: [],
		},
		{
			it: "looks back some weeks where no period runs",
			scene: {
				yaml: yaml.replace(/^period.*\n/m, ""),
				changes: [...Array(5).fill(["2026-10-09", []]), ["2026-10-08", []]],
			},
			rules: only("work without promise"),
			rows: ["unpromised 5/5 since 2026-10-09"],
		},
		{
			it: "finds problems idle that nobody served for long",
			scene: { changes: [["2026-10-08", ["slow-search"]], old] },
			rules: only("idle problems"),
			rows: ["idle slow-search 2026-10-08", "idle late-parcels never"],
		},
		{
			it: "finds none idle that somebody serves, or served lately, outright or not",
			scene: {
				changes: [["2026-10-09", ["fresh-index"], ["slow-search"]], old],
				branches: [["a", ["late-parcels"]]],
			},
			rules: only("idle problems"),
			rows: [],
		},
		{
			it: "finds none idle in a history that is younger than that",
			scene: { changes: [["2026-11-01", "none"]] },
			rules: only("idle problems"),
			rows: [],
		},
		{
			it: "finds branches stale, but for those that nobody works on",
			scene: {
				branches: [
					["main", undefined, "2026-01-01"],
					["feat/new", "none", "2026-10-15"],
					["feat/old", "none", "2026-10-09"],
					["release/1.2", undefined, "2026-01-01"],
				],
			},
			rules: only("stale branches"),
			rows: ["stale feat/old 6"],
		},
		{
			it: "has another patience where the team says so",
			scene: { branches: [["feat/old", "none", "2026-11-01"]] },
			rules: { ...only("stale branches"), weeks: 2 },
			rows: ["stale feat/old 2"],
		},
		{
			it: "sees debt rise, not fall",
			scene: { trend: { "fresh-index": [3, 9, 4], "calm-logs": [4, 9, 4], gone: [1, 2] } },
			rules: only("rising debt"),
			rows: ["debt fresh-index 3-4"],
		},
		{
			it: "says nothing of what isn't known",
			scene: { history: { state: "reading" }, branches: [["a", ["slow-search"]]] },
			rows: [],
		},
		{
			it: "says nothing that is switched off",
			scene: {
				changes: [old],
				branches: [["feat/x", undefined, "2026-01-01"]],
				trend: { "calm-logs": [1, 2] },
			},
			rules: { shown: new Set() },
			rows: [],
		},
	];
	for (const { it: name, scene, rules, rows: expected } of table)
		it(name, () => assert.deepEqual(rows(scene, rules), expected));

	it("says nothing without an intent", () => {
		const snapshot = { ...snapshotOf({ yaml: lumenShopYaml }), intent: { state: "none" } as const };
		assert.deepEqual(healthOf(snapshot, { shown: new Set(healthKinds), weeks: 6, ignoredBranches: [] }), []);
	});
});

import assert from "node:assert/strict";
import { lumenShop } from "../../../test/fixtures/lumenShop.ts";
import { computeSnapshot } from "../computeSnapshot.ts";
import type { Lesson, Ref, WhyRecord } from "../model.ts";
import { type Snapshot, unasked } from "../snapshot.ts";
import type { Change, History } from "./history.ts";
import { servingBy } from "./serve.ts";
import { storyOf } from "./story.ts";
import { fileChapters, traceLine } from "./trace.ts";

const at = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000;
const p95 = "find-it-fast.search-p95";

function record(branch: string, fields: Partial<WhyRecord> = {}): WhyRecord {
	return {
		file: `.alignment/why/${branch.replace("/", "-")}.yaml`,
		branch,
		expects: new Map(),
		outcomes: [],
		questions: [],
		...fields,
	};
}

function change(commit: string, landedOn: string, fields: Partial<Change> = {}): Change {
	const { record: why } = fields;
	return {
		commit,
		how: "squash",
		commits: [commit],
		subject: commit,
		began: at(landedOn) - 86_400,
		landed: at(landedOn),
		landedOn,
		authors: 1,
		serves: why?.serves
			? { by: "record", said: why.serves, partOf: [] }
			: { by: "nobody", said: [], partOf: [] },
		...fields,
	};
}

const cache = record("feat/search-cache", {
	serves: ["slow-search"],
	created: "2026-06-20T10:00:00Z",
	why: "Shoppers wait",
	expects: new Map([[p95, 1500]]),
	questions: [{ ask: "Fuzzy?", answer: "No", saved: "3 weeks" }],
});
const index = record("debt/index", { serves: ["incremental-index"], rework: { because: "learning" } });

const changes: readonly Change[] = [
	change("again", "2026-10-01", { reverts: "undo" }),
	change("housekeeping", "2026-09-05", { record: record("chore/lint", { serves: "none" }) }),
	change("undo", "2026-09-03", { reverts: "tried" }),
	change("tried", "2026-09-01", {
		record: record("feat/tried", { serves: ["slow-search"] }),
		release: "v1.2.0",
	}),
	change("index", "2026-08-01", { record: index, release: "v1.1.0" }),
	change("cache", "2026-07-01", {
		how: "merge",
		commits: ["cache", "cache-1", "cache-2"],
		record: cache,
		release: "v1.0.0",
	}),
	change("gone", "2026-06-15", { record: record("feat/points", { serves: ["loyalty"] }) }),
	change("old", "2026-05-01"),
];

const history: History = {
	branch: "main",
	tip: "again",
	changes: changes.map(servingBy(lumenShop())),
	releases: [
		{ tag: "v1.0.0", commit: "cache", at: at("2026-07-10"), on: "2026-07-10" },
		{ tag: "v1.1.0", commit: "index", at: at("2026-08-10"), on: "2026-08-10" },
		{ tag: "v1.2.0", commit: "tried", at: at("2026-09-02"), on: "2026-09-02" },
	],
	missing: [],
};

const lesson = (text: string, fields: Partial<Lesson> = {}): Lesson => ({
	...{ file: ".alignment/post-mortems/v1.0.0.md", index: 0, at: { from: 0, to: 0 }, text, applies: [] },
	release: "v1.0.0",
	...fields,
});

function snapshotOf(
	readings: readonly (readonly [string, number])[] = [],
	known: Partial<History> = {},
): Snapshot {
	return computeSnapshot({
		...unasked,
		folder: "shop",
		today: "2026-11-25",
		intent: { state: "known", file: "alignment.yaml", intent: lumenShop(), stale: false },
		git: {
			state: "ready",
			root: "/shop",
			head: { kind: "branch", name: "feat/words", commit: "words" },
			defaultBranch: "main",
			branches: ["main", "feat/words"].map((name) => ({
				name,
				commit: name,
				atWork: name !== "main",
				committed: "2026-11-20T10:00:00Z",
				addedRecords: [],
			})),
			linkedWorktree: false,
			submodule: false,
			elsewhere: [],
		},
		records: [record("feat/words", { serves: ["basket-loss"], expects: new Map([[p95, 900]]) })],
		elsewhere: [],
		checkIns: readings.map(([on, value]) => ({
			file: `.alignment/check-ins/${on}.yaml`,
			on,
			readings: new Map([[p95, value]]),
		})),
		lessons: [lesson("Load-test first"), lesson("Old", { retired: "done" })],
		actions: [],
		documents: [
			{
				file: ".alignment/post-mortems/v1.0.0.md",
				kind: "post-mortem",
				release: "v1.0.0",
				about: [],
				questions: [],
			},
		],
		findings: [],
		history: { state: "known", ...history, ...known },
	});
}

const trace = (id: string, snapshot = snapshotOf(), isFirst = false) =>
	traceLine({ state: "committed", commit: { id, subject: id, at: 0, isFirst } }, snapshot);

describe("the story of a line", () => {
	it("leads from a commit of a merged branch to its change, record, problem, question, release and lesson", () => {
		const story = trace("cache-1");
		assert.ok(story.is === "landed");
		assert.equal(story.change.commit, "cache");
		assert.equal(story.release?.on, "2026-07-10");
		assert.equal(story.served?.record?.why, "Shoppers wait");
		assert.deepEqual(
			story.served?.problems.map(({ id }) => id),
			["slow-search"],
		);
		assert.deepEqual(
			story.questions.map(({ ask }) => ask),
			["Fuzzy?"],
		);
		assert.deepEqual(
			story.lessons.map(({ text }) => text),
			["Load-test first"],
		);
		assert.equal(story.postMortem, ".alignment/post-mortems/v1.0.0.md");
	});

	const measured: readonly {
		readonly it: string;
		readonly readings: readonly (readonly [string, number])[];
		readonly says: readonly [number | undefined, number | undefined, string | undefined];
	}[] = [
		{ it: "never", readings: [], says: [undefined, undefined, undefined] },
		{ it: "only before", readings: [["2026-06-30", 2400]], says: [2400, undefined, undefined] },
		{
			it: "after it landed, before users had it",
			readings: [["2026-07-05", 2300]],
			says: [2300, undefined, undefined],
		},
		{ it: "on the day of the release", readings: [["2026-07-10", 2300]], says: [2300, undefined, undefined] },
		{
			it: "since, and it fell far enough",
			readings: [
				["2026-06-30", 2400],
				["2026-07-20", 1500],
			],
			says: [2400, 1500, "reached"],
		},
		{
			it: "since, and the last one counts",
			readings: [
				["2026-07-20", 1400],
				["2026-08-20", 1600],
			],
			says: [undefined, 1600, "not reached"],
		},
	];
	for (const { it: name, readings, says } of measured)
		it(`knows what was measured ${name}`, () => {
			const story = trace("cache", snapshotOf(readings));
			assert.ok(story.is === "landed");
			const [expected] = story.expected;
			assert.equal(expected?.value, 1500);
			assert.deepEqual([expected?.before?.value, expected?.now?.value, expected?.verdict], says);
		});

	it("says what a change took back, and by what it was taken back, as long as it is", () => {
		const [tried, undo, again] = ["tried", "undo", "again"].map((id) => trace(id));
		assert.ok(tried?.is === "landed" && undo?.is === "landed" && again?.is === "landed");
		assert.equal(tried.takenBackBy, undefined);
		assert.equal(undo.takesBack?.commit, "tried");
		assert.equal(undo.takenBackBy?.commit, "again");
		assert.equal(again.takesBack?.commit, "undo");
	});

	it("tells what nobody wrote down from what is older than any record", () => {
		const [old, undo] = [trace("old"), trace("undo")];
		assert.ok(old.is === "landed" && undo.is === "landed");
		assert.deepEqual([old.isOlderThanRecords, old.served], [true, undefined]);
		assert.deepEqual([undo.isOlderThanRecords, undo.served], [false, undefined]);
	});

	it("keeps ids that left the agreement, and nothing on purpose", () => {
		const [gone, none] = [trace("gone"), trace("housekeeping")];
		assert.ok(gone.is === "landed" && none.is === "landed");
		assert.deepEqual(gone.served?.gone, ["loyalty"]);
		assert.equal(none.served?.said, "none");
	});

	it("is that of the branch where it isn't landed or committed yet", () => {
		for (const story of [
			trace("elsewhere"),
			traceLine({ state: "uncommitted" }, snapshotOf([["2026-11-01", 1900]])),
		]) {
			assert.ok(story.is === "at work" || story.is === "uncommitted");
			assert.equal(story.branch?.name, "feat/words");
			assert.deepEqual(
				story.served?.problems.map(({ id }) => id),
				["basket-loss"],
			);
			assert.deepEqual(
				story.aims.map(({ value }) => value),
				[900],
			);
		}
	});

	it("ends where the history of a shallow clone ends", () => {
		assert.equal(trace("old", snapshotOf([], { missing: ["commits"] }), true).is, "cut off");
		assert.equal(trace("old", snapshotOf(), true).is, "landed");
	});

	it("becomes chapters of a file, newest first", () => {
		const snapshot = snapshotOf();
		const stories = [
			...["old", "cache-1", "cache-2", "cache", "words"].map((id) => trace(id, snapshot)),
			traceLine({ state: "uncommitted" }, snapshot),
		];
		assert.deepEqual(
			fileChapters(stories).map(({ is, landed, lines }) => [landed?.change.commit ?? is, lines]),
			[
				["uncommitted", 1],
				["at work", 1],
				["cache", 3],
				["old", 1],
			],
		);
	});
});

describe("what became of", () => {
	const table: readonly {
		readonly ref: Ref;
		readonly landed: readonly string[];
		readonly atWork: readonly string[];
		readonly firstWhy: string | undefined;
		readonly days: number | undefined;
		readonly again: readonly string[];
	}[] = [
		{
			ref: "slow-search",
			landed: ["tried", "index", "cache"],
			atWork: [],
			firstWhy: "2026-06-20",
			days: 20,
			again: ["index"],
		},
		{ ref: p95, landed: ["index"], atWork: [], firstWhy: "2026-07-31", days: 10, again: ["index"] },
		{
			ref: "incremental-index",
			landed: ["index"],
			atWork: [],
			firstWhy: "2026-07-31",
			days: 10,
			again: ["index"],
		},
		{
			ref: "find-it-fast",
			landed: ["tried", "index", "cache"],
			atWork: [],
			firstWhy: "2026-06-20",
			days: 20,
			again: ["index"],
		},
		{
			ref: "basket-loss",
			landed: [],
			atWork: ["feat/words"],
			firstWhy: undefined,
			days: undefined,
			again: [],
		},
		{ ref: "lonely-problem", landed: [], atWork: [], firstWhy: undefined, days: undefined, again: [] },
	];
	for (const { ref, landed, atWork, firstWhy, days, again } of table)
		it(ref, () => {
			const story = storyOf(ref, snapshotOf());
			assert.deepEqual(
				story?.landed.map(({ change: { commit } }) => commit),
				landed,
			);
			assert.deepEqual(
				story?.atWork.map(({ name }) => name),
				atWork,
			);
			assert.equal(story?.firstWhy, firstWhy);
			assert.equal(story?.daysToRelease, days);
			assert.deepEqual(
				story?.doneAgain.map(({ commit }) => commit),
				again,
			);
		});

	it("counts debt and rework where they are known", () => {
		const snapshot: Snapshot = {
			...snapshotOf(),
			debt: {
				state: "known",
				root: "/shop",
				items: [],
				byGoal: new Map([["incremental-index", { count: 31, trend: [] }]]),
				gaps: [],
			},
			lines: {
				state: "known",
				since: "2026-06-01",
				tip: "again",
				window: 21,
				shallow: false,
				files: [
					{
						commit: "index",
						landed: 0,
						path: "a",
						added: 30,
						deleted: 0,
						reworked: [{ by: "tried", at: 0, lines: 6 }],
					},
					{ commit: "old", landed: 0, path: "a", added: 99, deleted: 0, reworked: [] },
				],
			},
		};
		const story = storyOf("incremental-index", snapshot);
		assert.deepEqual(
			story?.debt.map(({ goal, now }) => [goal, now]),
			[["incremental-index", 31]],
		);
		assert.deepEqual(story?.rework, { window: 21, lines: 30, reworked: 6 });
	});

	it("nothing that is no part of the agreement", () => {
		assert.equal(storyOf("loyalty", snapshotOf()), undefined);
	});
});

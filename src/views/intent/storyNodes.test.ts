import assert from "node:assert/strict";
import { landedChange, landedLines, recordOf, saying, snapshotOf } from "../../../test/fixtures/landed.ts";
import { english } from "../../../test/support/english.ts";
import type { RemoteBranch } from "../../core/branch/remote.ts";
import type { Change } from "../../core/history/history.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { storyNodes } from "./storyNodes.ts";

const words = { l10n: english, locale: "en", today: "2026-11-20" };

const theirs = (name: string): RemoteBranch => ({
	...{ remote: "origin", name, commit: name, committed: "2026-11-10T10:00:00Z" },
	records: [recordOf(name, { serves: ["slow-search"], created: "2026-11-05T10:00:00Z" })],
});

const remote = (...names: readonly string[]): Pick<Snapshot, "remote"> => ({
	remote: { state: "known", branches: names.map(theirs), leftOut: 0 },
});

const cached: Change = landedChange("Cache answers", "2026-10-01", saying(["slow-search"]));

describe("the rows of a story in the Intent tree", () => {
	const rows = (snapshot: Snapshot) =>
		storyNodes(snapshot, "slow-search", words).map(({ label, description }) =>
			[label, ...(description === undefined ? [] : [description])].join(": ").replace(/[\u2066-\u2069]/g, ""),
		);

	const table: readonly {
		readonly it: string;
		readonly snapshot: Snapshot;
		readonly rows: readonly string[];
	}[] = [
		{ it: "are none where nobody ever worked on it", snapshot: snapshotOf(), rows: [] },
		{
			it: "are none until the history is known",
			snapshot: { ...snapshotOf({ changes: [cached] }), history: { state: "reading" } },
			rows: [],
		},
		{
			it: "say who is at work where nothing has landed",
			snapshot: { ...snapshotOf(), ...remote("topic/a") },
			rows: ["1 branch at work: origin/topic/a", "Nothing has landed yet: work began on November 5, 2026"],
		},
		{
			it: "name three branches and count the others",
			snapshot: { ...snapshotOf(), ...remote("a", "b", "c", "d", "e") },
			rows: [
				"5 branches at work: origin/a, origin/b, origin/c and 2 more",
				"Nothing has landed yet: work began on November 5, 2026",
			],
		},
		{
			it: "show no icon that a branch's name asks for",
			snapshot: { ...snapshotOf(), ...remote("topic/$(alert)") },
			rows: [
				"1 branch at work: origin/topic/$\u2060(alert)",
				"Nothing has landed yet: work began on November 5, 2026",
			],
		},
		{
			it: "give rework as its number, however high it is",
			snapshot: snapshotOf({
				changes: [cached],
				files: [landedLines("Cache answers", "2026-10-01", 340, { reworked: 204 })],
			}),
			rows: [
				"1 change landed: last on October 1, 2026",
				"In no release yet",
				"Done again within 21 days: 60% of 340 lines",
			],
		},
		{
			it: "say what lines and what records say of rework, each for itself",
			snapshot: snapshotOf({
				changes: [
					{
						...cached,
						record: recordOf("feat/cache", { rework: { because: "learning" }, serves: ["slow-search"] }),
						release: "v1.0.0",
					},
				],
				releases: [{ tag: "v1.0.0", commit: "Cache answers", at: 0, on: "2026-10-10" }],
				files: [landedLines("Cache answers", "2026-10-01", 340)],
			}),
			rows: [
				"1 change landed: last on October 1, 2026",
				"First released in v1.0.0: 11 days from the first why",
				"Done again within 21 days: 0% of 340 lines",
				"1 change did earlier work again",
			],
		},
	];
	for (const { it: name, snapshot, rows: expected } of table)
		it(name, () => assert.deepEqual(rows(snapshot), expected));
});

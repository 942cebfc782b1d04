import assert from "node:assert/strict";
import { landedChange, landedLines, recordOf, saying, snapshotOf } from "../../../test/fixtures/landed.ts";
import { english } from "../../../test/support/english.ts";
import { storyOf } from "../../core/history/story.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { tellStory } from "./tellStory.ts";

const words = { l10n: english, locale: "en", today: "2026-11-20" };
const links = {
	story: (ref: string, text: string) => `[${text}](story:${ref})`,
	file: (file: string, text: string) => `[${text}](file:${file})`,
	commit: (_id: string, text: string) => text,
};

function told(snapshot: Snapshot, ref = "slow-search"): string {
	const story = storyOf(ref, snapshot);
	assert.ok(story);
	return tellStory(story, snapshot, links, words);
}

const remote: Snapshot["remote"] = {
	state: "known",
	leftOut: 12,
	branches: [
		{
			...{ remote: "origin", name: "topic/a", commit: "c", committed: "2026-11-19T10:00:00Z" },
			records: [recordOf("topic/a", { serves: ["slow-search"], why: "Shoppers *wait*" })],
		},
		{ remote: "origin", name: "feat/x](y)", commit: "d", committed: "2026-11-18T10:00:00Z", records: [] },
	],
};

describe("the page of a story", () => {
	it("names branches that only a remote has as what they are, and says how many were not looked at", () => {
		const page = told({ ...snapshotOf(), remote });
		assert.match(page, /2 branches are at work on it now\./);
		assert.match(page, /`origin\/topic\/a`\S*: Shoppers \\\*wait\\\* \(on origin, not in this clone\)/);
		assert.match(page, /`origin\/feat\/x\]\(y\)`/);
		assert.match(page, /12 older branches on remotes were not looked at/);
	});

	it("says where branches on remotes couldn't be read", () => {
		const page = told({ ...snapshotOf(), remote: { state: "failed", detail: "git is *gone*" } });
		assert.match(page, /Branches on remotes can't be told: git is \\\*gone\\\*/);
	});

	it("gives rework as its number, however high", () => {
		const page = told(
			snapshotOf({
				changes: [landedChange("a", "2026-10-01", saying(["slow-search"]))],
				files: [landedLines("a", "2026-10-01", 340, { reworked: 170 })],
			}),
		);
		assert.match(page, /50% of 340 lines were written again within 21 days of landing\./);
	});
});

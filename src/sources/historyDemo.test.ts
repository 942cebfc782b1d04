import assert from "node:assert/strict";
import path from "node:path";
import { makeDemo } from "../../test/support/demo/make.ts";
import { releases } from "../../test/support/demo/releases.ts";
import { landedWorks } from "../../test/support/demo/story/landed.ts";
import { epoch as seconds, type When } from "../../test/support/demo/when.ts";
import { bornAt, commitsOf, type Work } from "../../test/support/demo/work.ts";
import { isolated, makeFolder } from "../../test/support/repository.ts";
import { servesNobody } from "../core/history/changes.ts";
import { changeOf, changesServing } from "../core/history/lookup.ts";
import { releaseTags } from "../core/history/releases.ts";
import { servingBy } from "../core/history/serve.ts";
import { parseIntent } from "../core/intent/parse.ts";
import type { Intent } from "../core/model.ts";
import { openGit } from "./git.ts";
import type { Timeline } from "./history/timeline.ts";
import { readHistory } from "./history.ts";

const landings = { merge: "merge", "pull request": "merge", squash: "squash", rebase: "rebase" } as const;

describe("the history of the demo repository", function () {
	this.timeout(60_000);

	let timeline: Timeline;
	let intent: Intent;

	before(async () => {
		const demo = path.join(makeFolder(), "demo");
		await makeDemo(demo);
		const git = openGit(demo, { environment: isolated() });
		const found = await readHistory(git, {
			branch: "main",
			commonDir: path.join(demo, ".git"),
			folder: "",
			isRelease: releaseTags([]),
			known: async () => undefined,
		});
		assert.ok(found);
		timeline = found;
		const { text } = await git.run("cat-file", { args: ["blob"], refs: ["main:alignment.yaml"] });
		const parsed = parseIntent(text, "alignment.yaml").intent;
		assert.ok(parsed);
		intent = parsed;
	});

	const landedAt = (work: Work): When => work.lands?.on ?? commitsOf(work)[0]?.on ?? "";
	const works = landedWorks.toSorted((a, b) => (landedAt(a) < landedAt(b) ? 1 : -1));

	it("is what the story says, change by change", () => {
		const expected = works.map((work) => {
			const on = landedAt(work);
			const commits = commitsOf(work);
			const how = work.branch && work.lands ? landings[work.lands.how] : "direct";
			const named = how === "merge" || work.why ? (work.formerly ?? work.branch) : undefined;
			return {
				how,
				commits: { merge: commits.length + 1, rebase: commits.length, squash: 1, direct: 1 }[how],
				branch: named ?? "-",
				landed: seconds(on),
				serves: work.why?.serves ?? [],
				release: releases.find((release) => release.on >= on)?.tag ?? "-",
				expects: work.why?.expects ?? {},
				reverts: work.reverts ?? "-",
			};
		});
		const byTime = new Map(works.map((work) => [seconds(landedAt(work)), work.id]));
		const actual = timeline.changes.map((change) => {
			const taken = change.reverts === undefined ? undefined : changeOf(timeline, change.reverts);
			return {
				how: change.how,
				commits: change.commits.length,
				branch: change.branch ?? "-",
				landed: change.landed,
				serves: change.serves.said,
				release: change.release ?? "-",
				expects: Object.fromEntries(change.record?.expects ?? []),
				reverts: (taken && byTime.get(taken.landed)) ?? "-",
			};
		});
		assert.deepEqual(actual, expected);
	});

	it("began with the first commit of each, by one team", () => {
		for (const [at, change] of timeline.changes.entries()) {
			const work = works[at];
			assert.ok(work);
			const squashed = work.lands?.how === "squash";
			const first = squashed ? landedAt(work) : (commitsOf(work)[0]?.on ?? bornAt(work));
			assert.equal(change.began, seconds(first), work.id);
			assert.equal(change.authors, 1, work.id);
		}
	});

	it("lacks nothing, and names all releases", () => {
		assert.deepEqual(timeline.missing, []);
		assert.deepEqual(
			timeline.releases.map(({ tag }) => tag),
			releases.map(({ tag }) => tag),
		);
	});

	it("brings along what today's links say", () => {
		const changes = timeline.changes.map(servingBy(intent));
		const serving = changesServing({ changes }, "find-it-fast.search-p95");
		assert.ok(serving.length >= 5);
		for (const { change, outright } of serving) {
			const said = change.serves.said;
			assert.equal(outright, said !== "none" && said.includes("find-it-fast.search-p95"));
			if (!outright) assert.ok(change.serves.partOf.includes("find-it-fast.search-p95"));
		}
		const { release } = timeline.changes.at(-1) ?? {};
		assert.equal(changes.filter((change) => change.release === release).length, 5);
		// Told twice, it is the same.
		const again = changes.map(servingBy(intent));
		assert.ok(again.every((change, at) => change === changes[at]));
		assert.ok(changes.some(({ serves }) => serves === servesNobody));
	});
});

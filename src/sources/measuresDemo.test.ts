import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { makeDemo } from "../../test/support/demo/make.ts";
import { isolated, makeFolder } from "../../test/support/repository.ts";
import { computeSnapshot } from "../core/computeSnapshot.ts";
import { releaseTags } from "../core/history/releases.ts";
import { servingBy } from "../core/history/serve.ts";
import { parseIntent } from "../core/intent/parse.ts";
import type { Measures } from "../core/measures/measures.ts";
import { measuresOf } from "../core/measures/measuresOf.ts";
import { periodBefore, usualPeriod } from "../core/measures/ranges.ts";
import { parseCheckIn } from "../core/rituals/checkIn.ts";
import { unasked } from "../core/snapshot.ts";
import { openGit } from "./git.ts";
import { openHistoryCache } from "./history/cache.ts";
import { countSizes, readHistory } from "./history.ts";
import { lineLivesOf, openLinesCache, readLineAges } from "./lineLives.ts";

const today = "2026-11-20";

describe("the measures of the demo repository", function () {
	this.timeout(60_000);

	let measures: Measures;
	let people: readonly string[];
	const storage = makeFolder("storage");

	before(async () => {
		const demo = path.join(makeFolder(), "demo");
		await makeDemo(demo);
		const commonDir = path.join(demo, ".git");
		const git = openGit(demo, { environment: isolated() });
		const text = async (file: string) =>
			(await git.run("cat-file", { args: ["blob"], refs: [`main:${file}`] })).text;
		const { intent } = parseIntent(await text("alignment.yaml"), "alignment.yaml");
		assert.ok(intent);
		const known = async () => undefined;
		const found = await readHistory(git, {
			branch: "main",
			commonDir,
			folder: "",
			isRelease: releaseTags([]),
			known,
		});
		assert.ok(found);
		const timeline = await countSizes(git, found, { since: 0, commonDir });
		await openHistoryCache({ storage, commonDir, folder: "" }).write(timeline);
		const ages = await readLineAges(git, { tip: timeline.tip, since: "2026-05-01", commonDir });
		await openLinesCache(storage, commonDir).write(ages);
		const files = (await git.run("ls-files", { args: ["-z"], paths: [".alignment/check-ins"] })).text.split(
			"\0",
		);
		const checkIns = await Promise.all(
			files.filter(Boolean).map(async (file) => parseCheckIn(await text(file), file, intent).checkIn),
		);
		const period = usualPeriod(intent, today);
		const snapshot = computeSnapshot({
			...{
				folder: "demo",
				today,
				git: { state: "outside" },
				records: [],
				elsewhere: [],
				lessons: [],
				findings: [],
			},
			...{ actions: [], documents: [], checkIns: checkIns.flatMap((each) => each ?? []) },
			...unasked,
			intent: { state: "known", file: "alignment.yaml", intent, stale: false },
			history: { state: "known", ...timeline, changes: timeline.changes.map(servingBy(intent)) },
			lines: { state: "known", ...lineLivesOf(ages, 21) },
		});
		measures = measuresOf(snapshot, { period, compare: periodBefore(period) });
		const who = await git.run("log", { args: ["--all", "--format=%an%n%ae%n%cn%n%ce"] });
		// `Product` is a name in the demo, and a word.
		people = [...new Set(who.text.split("\n"))].filter((name) => /[ @]/.test(name));
	});

	it("has each of the five, with its sample", () => {
		const { rework, time, balance, outcomes, satisfaction, morale } = measures;
		for (const { now } of [
			...[rework.share, rework.declared, rework.reverts, time.toLanding.median, time.toRelease.median],
			...[balance.changes, balance.lines, satisfaction.latest, morale.latest],
		]) {
			assert.equal(now.notEnough, undefined, now.definition);
			assert.ok(now.value !== undefined && now.sample.size >= 5, `${now.definition} of ${now.sample.size}`);
		}
		assert.ok(outcomes.keyResults.some(({ pace }) => pace === "on pace" || pace === "reached"));
		assert.ok(outcomes.keyResults.some(({ pace }) => pace === "behind"));
		assert.ok(outcomes.hit.sample.size > 0);
		assert.ok(rework.share.before?.value !== undefined);
		assert.ok((measures.brought.saved?.days?.value ?? 0) > 0);
	});

	it("names nobody, in no number, no export and no file that is kept", async () => {
		assert.ok(people.length >= 4, `${people.length} names`);
		const kept = [JSON.stringify(measures)];
		for (const folder of ["history", "lines"])
			for (const name of await readdir(path.join(storage, folder)))
				kept.push(await readFile(path.join(storage, folder, name), "latin1"));
		assert.equal(kept.length, 3);
		for (const person of people)
			for (const text of kept) assert.ok(!text.includes(person), `${person} is in what is kept`);
	});
});

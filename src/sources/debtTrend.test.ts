import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeDemo } from "../../test/support/demo/make.ts";
import { makeFolder, makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { aligner } from "../core/debt/align.ts";
import { type TrendStep, trendsOf } from "../core/debt/trend.ts";
import { parseIntent } from "../core/intent/parse.ts";
import { sampleDays } from "./debt/samples.ts";
import { scanDebt } from "./debtScan.ts";
import { readTrend } from "./debtTrend.ts";
import { type Git, openGit } from "./git.ts";

describe("sampleDays", () => {
	for (const [from, today, days] of [
		["2026-11-20", "2026-11-20", []],
		["2026-12-01", "2026-11-20", []],
		["nonsense", "2026-11-20", []],
		["2026-11-19", "2026-11-20", ["2026-11-19"]],
		["2026-11-06", "2026-11-20", ["2026-11-06", "2026-11-13"]],
		["2026-11-05", "2026-11-20", ["2026-11-05", "2026-11-12", "2026-11-19"]],
	] as const)
		it(`${from} to ${today}`, () => assert.deepEqual(sampleDays(from, today), days));

	it("are few in a period of years, whole weeks apart", () => {
		const days = sampleDays("2024-01-01", "2026-11-20");
		assert.ok(days.length <= 12, String(days.length));
		assert.equal(days[0], "2024-01-01");
	});
});

describe("the trend of debt", () => {
	let shop: TestRepository;
	let runs: string[];
	let cache: string;

	beforeEach(async () => {
		shop = await makeRepository();
		runs = [];
		cache = join(makeFolder(), "debt", "cache.json");
	});

	const git = () =>
		openGit(shop.root, { environment: shop.environment, onSpawn: ([name = ""]) => runs.push(name) });

	/** `MM-DD` of a commit's instant, at noon. */
	async function commit(day: string, files: Readonly<Record<string, string>>): Promise<void> {
		await shop.write(files);
		await shop.git("add", "--all");
		const at = new Date(`2026-${day}T12:00:00`).toISOString();
		await shop.git("-c", "alias.at=!f() { GIT_COMMITTER_DATE=$1 git commit -qm x; }; f", "at", at);
	}

	async function trend(
		from: string,
		more: { git?: Git; exclude?: readonly string[] } = {},
	): Promise<string[]> {
		const steps = await read(from, more);
		return steps.map(
			({ on, counts }) =>
				`${on} ${counts
					.map(({ file, goal = "-", count }) => `${file} ${goal} ${count}`)
					.sort()
					.join(", ")}`,
		);
	}

	async function read(
		from: string,
		more: { git?: Git; exclude?: readonly string[] } = {},
	): Promise<readonly TrendStep[]> {
		return readTrend(more.git ?? git(), {
			head: await shop.git("rev-parse", "HEAD"),
			from,
			today: "2026-10-16",
			cache,
			options: { folder: shop.root, ...(more.exclude && { exclude: more.exclude }) },
		});
	}

	async function history(): Promise<void> {
		await commit("09-28", { "a.ts": "// TODO: a\n// TODO(goal:g): b" });
		await commit("10-02", { "a.ts": "// TODO: a", "b.ts": "// TODO: c\n// TODO: d", "x/b.ts": "// TODO: x" });
		await commit("10-09", { "b.ts": "// TODO: c", "a.ts": "// TODO: a\nconst a = 1;" });
	}

	it("says how each week differs from what follows it", async () => {
		await history();
		assert.deepEqual(await trend("2026-10-01"), [
			"2026-10-15 ",
			"2026-10-08 b.ts - 1",
			"2026-10-01 a.ts g 1, b.ts - -2, x/b.ts - -1",
		]);
		assert.deepEqual(runs, ["log", "diff-tree", "cat-file"]);
	});

	it("reads nothing twice, in this session or another", async () => {
		await history();
		const first = await read("2026-10-01");
		runs = [];
		assert.deepEqual(await read("2026-10-01"), first);
		assert.deepEqual(runs, ["log", "diff-tree"]);
	});

	for (const [what, damage] of [
		["is corrupt", async () => writeFile(cache, "{")],
		["is empty", async () => writeFile(cache, "")],
		["says something else", async () => writeFile(cache, '{"version":1,"blobs":[["a",[1]]]}')],
		[
			"is of another version",
			async () => {
				const text = await readFile(cache, "utf8");
				await writeFile(cache, text.replace('"version":', '"version":9'));
			},
		],
	] as const)
		it(`is right when the cache ${what}`, async () => {
			await history();
			const first = await read("2026-10-01");
			await damage();
			runs = [];
			assert.deepEqual(await read("2026-10-01"), first);
			assert.deepEqual(runs, ["log", "diff-tree", "cat-file"]);
		});

	it("does without a cache where it can't be written", async () => {
		await history();
		await mkdir(cache, { recursive: true });
		await writeFile(join(cache, "in-the-way"), "");
		assert.equal((await trend("2026-10-01")).length, 3);
	});

	it("leaves out what settings exclude", async () => {
		await history();
		assert.deepEqual(
			(await trend("2026-10-01", { exclude: ["x"] })).at(-1),
			"2026-10-01 a.ts g 1, b.ts - -2",
		);
	});

	it("begins with the first commit, and knows nothing of the days before", async () => {
		await commit("10-10", { "a.ts": "// TODO: a" });
		assert.deepEqual(await trend("2026-10-01"), ["2026-10-15 "]);
	});

	it("begins where a shallow clone does", async () => {
		await history();
		const origin = shop;
		const folder = join(makeFolder(), "shallow");
		await shop.git("clone", "--quiet", "--depth=2", `file://${shop.root}`, folder);
		shop = { ...origin, root: folder };
		const steps = await trend("2026-10-01", { git: openGit(folder, { environment: origin.environment }) });
		assert.deepEqual(steps, ["2026-10-15 ", "2026-10-08 b.ts - 1"]);
	});

	it("stays within its folder: a link or a submodule is no file", async () => {
		const other = await makeRepository("other");
		await other.commit({ "a.ts": "// TODO: theirs" });
		await commit("09-28", { "a.ts": "// TODO: a" });
		await shop.submodule(other, "lib.ts");
		await commit("10-05", {});
		assert.deepEqual(await trend("2026-10-01"), ["2026-10-15 ", "2026-10-08 ", "2026-10-01 "]);
	});
});

describe("the trend of the demo's debt", function () {
	this.timeout(60_000);

	it("goes from what alignment.yaml says of the period's start to what a scan finds", async () => {
		const demo = join(makeFolder(), "demo");
		await makeDemo(demo);
		const git = openGit(demo);
		const { intent } = parseIntent(await readFile(join(demo, "alignment.yaml"), "utf8"), "alignment.yaml");
		assert.ok(intent?.period?.from !== undefined);
		const today = "2026-11-20";
		const { text } = await git.run("rev-parse", { args: ["HEAD"] });
		const steps = await readTrend(git, {
			head: text.trim(),
			from: intent.period.from,
			today,
			cache: join(makeFolder(), "cache.json"),
			options: { folder: demo },
		});
		const align = aligner(intent, today);
		const counts = new Map<string, number>();
		for await (const { items } of scanDebt({ folder: demo, git })) {
			for (const item of items) {
				const { goal = "" } = align(item);
				counts.set(goal, (counts.get(goal) ?? 0) + 1);
			}
		}
		const trendOf = trendsOf(steps, intent, today);
		for (const { id, debt } of intent.goals.values()) {
			const trend = trendOf(id, counts.get(id) ?? 0);
			if (debt?.from !== undefined) assert.equal(trend[0]?.count, debt.from, id);
		}
		const index = trendOf("incremental-index", counts.get("incremental-index") ?? 0);
		assert.deepEqual([index[0]?.count, index.at(-1)?.count], [40, 31]);
		assert.ok(index.length <= 13);
	});
});

import assert from "node:assert/strict";
import { chmod, mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolder, makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { releaseTags } from "../core/history/releases.ts";
import { openGit } from "./git.ts";
import { type HistoryCache, openHistoryCache } from "./history/cache.ts";
import { pack, unpack } from "./history/packed.ts";
import type { Timeline } from "./history/timeline.ts";
import { countSizes, readHistory } from "./history.ts";

describe("reading history", function () {
	this.timeout(60_000); // Many real gits.

	const nothing = async () => undefined;

	interface Reader {
		sized(timeline: Timeline, since?: number): Promise<Timeline>;
		readonly spawned: string[];
		read(known?: () => Promise<Timeline | undefined>): Promise<Timeline>;
		readMaybe(): Promise<Timeline | undefined>;
	}

	function readerOf(shop: TestRepository, folder = ""): Reader {
		const spawned: string[] = [];
		const git = openGit(shop.root, {
			environment: shop.environment,
			onSpawn: ([name = ""]) => spawned.push(name),
		});
		const question = {
			branch: "main",
			commonDir: path.join(shop.root, ".git"),
			folder,
			isRelease: releaseTags([]),
		};
		return {
			spawned,
			sized: (timeline, since = 1_000_000_000) =>
				countSizes(git, timeline, { since, commonDir: question.commonDir }),
			readMaybe: () => readHistory(git, { ...question, known: nothing }),
			async read(known = nothing) {
				spawned.length = 0;
				const timeline = await readHistory(git, { ...question, known });
				assert.ok(timeline);
				return timeline;
			},
		};
	}

	/** Steps that a repository of a team may take, one after the other. */
	const steps: readonly ((shop: TestRepository) => Promise<unknown>)[] = [
		(shop) => shop.commit({ a: "a\n" }, "Start"),
		(shop) => shop.git("tag", "v1.0.0"),
		(shop) => branch(shop, "feat/a", "a", "b"),
		(shop) => shop.git("merge", "--quiet", "--no-ff", "--no-edit", "feat/a"),
		(shop) => shop.commit({ c: "c\n" }, "Reverts nothing (#4)"),
		(shop) => shop.git("revert", "--no-edit", "HEAD"),
		(shop) => rebase(shop, "feat/b", "d", "e"),
		(shop) => rebase(shop, "feat/c", "f"),
		(shop) => shop.git("tag", "v1.1.0"),
		(shop) => shop.git("commit", "--quiet", "--amend", "--allow-empty", "-m", "Amended"),
		(shop) => shop.git("reset", "--quiet", "--hard", "HEAD~2"),
		(shop) => shop.git("tag", "--delete", "v1.0.0"),
		(shop) => branch(shop, "feat/d", "g", "h"),
		(shop) => shop.git("merge", "--quiet", "--ff-only", "feat/d"),
		(shop) => shop.git("branch", "release/2.0", "HEAD~1"),
		(shop) => branch(shop, "feat/e", "i"),
		(shop) => shop.git("switch", "--quiet", "release/2.0"),
		(shop) => shop.commit({ fix: "x\n" }, "Fix"),
		(shop) => shop.git("tag", "v2.0.0"),
		(shop) => shop.git("switch", "--quiet", "main"),
		(shop) => shop.git("merge", "--quiet", "--no-ff", "--no-edit", "feat/e", "release/2.0"),
		(shop) => shop.git("tag", "--force", "v1.1.0", "HEAD~1"),
	];

	async function branch(shop: TestRepository, name: string, ...files: string[]) {
		await shop.branch(name);
		for (const file of files) await shop.commit({ [file]: `${file}\n`, ...record(name) }, `Add ${file}`);
		await shop.git("switch", "--quiet", "main");
	}

	async function rebase(shop: TestRepository, name: string, ...files: string[]) {
		await branch(shop, name, ...files);
		await shop.commit({}, `Meanwhile of ${name}`);
		await shop.git("switch", "--quiet", name);
		await shop.git("rebase", "--quiet", "main");
		await shop.git("switch", "--quiet", "main");
		await shop.git("merge", "--quiet", "--ff-only", name);
	}

	const record = (name: string) => ({
		[`.alignment/why/${name.replace("/", "-")}.yaml`]: `branch: ${name}\nserves: [slow-search]\nexpects: { a.b: 2 }\n`,
	});

	it("goes on from what is known as if it had read everything anew", async () => {
		const shop = await makeRepository();
		const reader = readerOf(shop);
		let known: Timeline | undefined;
		for (const [at, step] of steps.entries()) {
			await step(shop);
			const anew = await reader.sized(await reader.read());
			const on = await reader.sized(await reader.read(async () => known));
			assert.deepEqual(on, anew, `after step ${at}`);
			known = await unpack(pack(on));
			assert.deepEqual(known, anew, `packed after step ${at}`);
		}
	});

	it("costs one process while nothing moves, and gives back what is known", async () => {
		const shop = await makeRepository();
		for (const step of steps.slice(0, 5)) await step(shop);
		const reader = readerOf(shop);
		const known = await reader.read();
		assert.deepEqual(reader.spawned.sort(), ["cat-file", "cat-file", "for-each-ref", "log", "log"]);
		assert.equal(await reader.read(async () => known), known);
		assert.deepEqual(reader.spawned, ["for-each-ref"]);
		const sized = await reader.sized(known);
		reader.spawned.length = 0;
		assert.equal(await reader.sized(sized), sized);
		assert.deepEqual(reader.spawned, []);
		await shop.git("tag", "v7.0.0");
		const tagged = await reader.read(async () => sized);
		assert.equal(tagged.changes[0]?.release, "v7.0.0");
		assert.deepEqual(reader.spawned, ["for-each-ref"]);
	});

	it("counts no sizes of what landed long ago", async () => {
		const shop = await makeRepository();
		await shop.commit({ a: "a\n" }, "Old");
		await shop.commit({ b: "b\n" }, "New");
		const reader = readerOf(shop);
		const timeline = await reader.read();
		const { changes } = await reader.sized(timeline, timeline.changes[0]?.landed);
		assert.deepEqual(
			changes.map(({ size }) => size?.added),
			[1, undefined],
		);
	});

	it("knows none where the branch has no commit", async () => {
		const shop = await makeRepository();
		assert.equal(await readerOf(shop).readMaybe(), undefined);
	});

	it("reads records below the folder of the intent", async () => {
		const shop = await makeRepository();
		await shop.commit({ ".alignment/why/x.yaml": "branch: no\n", a: "a\n" }, "Root");
		await shop.commit({ "web/.alignment/why/y.yaml": "branch: feat/y\nserves: none\n" }, "Web");
		const { changes } = await readerOf(shop, "web/").read();
		assert.deepEqual(
			changes.map(({ record: own }) => own?.file),
			[".alignment/why/y.yaml", undefined],
		);
	});

	describe("begins", () => {
		async function apart() {
			const shop = await makeRepository();
			await shop.commit({}, "Start");
			await shop.git("update-ref", "refs/remotes/origin/main", "HEAD");
			const subject = async () => (await readerOf(shop).read()).changes[0]?.subject;
			return { shop, subject };
		}

		it("here, where something waits to be pushed", async () => {
			const { shop, subject } = await apart();
			await shop.commit({}, "Here");
			assert.equal(await subject(), "Here");
		});

		it("on the remote, where more has landed", async () => {
			const { shop, subject } = await apart();
			await shop.commit({}, "There");
			await shop.git("update-ref", "refs/remotes/origin/main", "HEAD");
			await shop.git("reset", "--quiet", "--hard", "HEAD~1");
			assert.equal(await subject(), "There");
		});

		it("on the remote, where the two went apart", async () => {
			const { shop, subject } = await apart();
			await shop.commit({}, "There");
			await shop.git("update-ref", "refs/remotes/origin/main", "HEAD");
			await shop.git("reset", "--quiet", "--hard", "HEAD~1");
			await shop.commit({}, "Here");
			assert.equal(await subject(), "There");
		});

		it("on the remote, where there is no branch of that name here", async () => {
			const { shop, subject } = await apart();
			await shop.branch("feat/a");
			await shop.git("branch", "--quiet", "-D", "main");
			assert.equal(await subject(), "Start");
		});
	});

	describe("keeps it", () => {
		interface Kept {
			readonly storage: string;
			readonly cache: HistoryCache;
			readonly timeline: Timeline;
			file(): Promise<string>;
		}

		async function kept(): Promise<Kept> {
			const shop = await makeRepository();
			for (const step of steps.slice(0, 5)) await step(shop);
			const storage = makeFolder("storage");
			const cache = openHistoryCache({ storage, commonDir: path.join(shop.root, ".git"), folder: "" });
			const timeline = await readerOf(shop).read();
			await cache.write(timeline);
			const file = async () => {
				const [name = ""] = await readdir(path.join(storage, "history"));
				return path.join(storage, "history", name);
			};
			return { storage, cache, timeline, file };
		}

		it("whole, and nothing beside it", async () => {
			const { cache, timeline, storage } = await kept();
			assert.deepEqual(await cache.read(), timeline);
			await cache.write(timeline);
			assert.equal((await readdir(path.join(storage, "history"))).length, 1);
		});

		it("and does without what is damaged, wherever that is", async () => {
			const { cache, file, timeline } = await kept();
			const name = await file();
			const bytes = await readFile(name);
			for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 200)) {
				const damaged = Buffer.from(bytes);
				damaged[at] = (damaged[at] ?? 0) ^ 0x40;
				await writeFile(name, damaged);
				assert.equal(await cache.read(), undefined, `byte ${at}`);
			}
			for (const length of [0, 1, 19, 40, 60, bytes.length - 1]) {
				await writeFile(name, bytes.subarray(0, length));
				assert.equal(await cache.read(), undefined, `${length} bytes`);
			}
			await writeFile(name, bytes.toString("latin1").replace(/history \d/, "history 1"), "latin1");
			assert.equal(await cache.read(), undefined);
			await cache.write(timeline);
			assert.deepEqual(await cache.read(), timeline);
		});

		it("not where the disk refuses", async () => {
			const { storage, timeline } = await kept();
			const place = { commonDir: "/nowhere/.git", folder: "" };
			const blocked = path.join(storage, "file");
			await writeFile(blocked, "");
			const cache = openHistoryCache({ storage: blocked, ...place });
			await cache.write(timeline);
			assert.equal(await cache.read(), undefined);
			const locked = path.join(storage, "locked");
			await mkdir(locked);
			await chmod(locked, 0o500);
			const other = openHistoryCache({ storage: locked, ...place });
			await other.write(timeline);
			// Who may do everything is refused nothing.
			if (process.getuid?.() !== 0) assert.equal(await other.read(), undefined);
		});

		it("for each folder that holds an intent, and for no more repositories than fit", async () => {
			const { storage, timeline } = await kept();
			const home = path.join(storage, "history");
			for (let at = 0; at < 20; at += 1) {
				const place = { storage, commonDir: `/nowhere/${at}/.git`, folder: at % 2 ? "web/" : "" };
				await openHistoryCache(place).write(timeline);
				for (const name of await readdir(home)) {
					const earlier = new Date(Date.now() - 60_000);
					await utimes(path.join(home, name), earlier, earlier);
				}
			}
			assert.equal((await readdir(home)).length, 16);
		});
	});
});

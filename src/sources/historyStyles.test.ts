import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import path from "node:path";
import { makeFolder, makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { changeOf, takenBackBy } from "../core/history/lookup.ts";
import { releaseTags } from "../core/history/releases.ts";
import { GitFailed } from "./errors.ts";
import { openGit } from "./git.ts";
import { pack, unpack } from "./history/packed.ts";
import type { Timeline } from "./history/timeline.ts";
import { countSizes, readHistory } from "./history.ts";

/** What a change is, in a line: `how branch commits said: subject`, what is absent as `-`. */
type Row = string;

describe("changes of", function () {
	this.timeout(60_000); // Many real gits.

	async function read(
		shop: TestRepository,
		folder = shop.root,
		globs: readonly string[] = [],
	): Promise<Timeline> {
		const git = openGit(folder, { environment: shop.environment });
		const common = await git.run("rev-parse", { args: ["--path-format=absolute", "--git-common-dir"] });
		const commonDir = common.text.trim();
		const timeline = await readHistory(git, {
			branch: "main",
			commonDir,
			folder: "",
			isRelease: releaseTags(globs),
			known: async () => undefined,
		});
		assert.ok(timeline);
		return countSizes(git, timeline, { since: 1_000_000_000, commonDir });
	}

	/** Newest first, without the commit that every repository here starts with. */
	function rows({ changes }: Timeline): readonly Row[] {
		return changes.slice(0, -1).map(({ how, branch = "-", commits, serves, subject }) => {
			const said = serves.said === "none" ? "none" : serves.said.join(",") || "-";
			return `${how} ${branch} ${commits.length} ${said}: ${subject}`;
		});
	}

	async function started(): Promise<TestRepository> {
		const shop = await makeRepository();
		await shop.commit({ "start.txt": "a\n" }, "Start");
		return shop;
	}

	const record = (branch: string, serves: string, more = "") => ({
		[`.alignment/why/2026-11-20-${branch.replaceAll("/", "-")}.yaml`]: `branch: ${branch}\nby: Ada\nserves: ${serves}\n${more}`,
	});

	/** A branch with one commit a name, the first of which brings its record. */
	async function branch(shop: TestRepository, name: string, serves: string | undefined, ...files: string[]) {
		await shop.branch(name, "main");
		for (const [at, file] of files.entries())
			await shop.commit(
				{ [file]: `${file}\n`, ...(at === 0 && serves !== undefined && record(name, serves)) },
				`Add ${file}`,
			);
	}

	async function onMain(shop: TestRepository, ...args: string[]) {
		await shop.git("switch", "--quiet", "main");
		await shop.git(...args);
	}

	const merge = (shop: TestRepository, ...names: string[]) =>
		onMain(shop, "merge", "--quiet", "--no-ff", "--no-edit", ...names);

	const table: readonly {
		readonly it: string;
		readonly make: (shop: TestRepository) => Promise<void>;
		readonly rows: readonly Row[];
	}[] = [
		{
			it: "a merge",
			make: async (shop) => {
				await branch(shop, "feat/a", "[slow-search]", "a", "b");
				await onMain(shop, "commit", "--quiet", "--allow-empty", "-m", "Direct");
				await merge(shop, "feat/a");
			},
			rows: ["merge feat/a 3 slow-search: Merge branch 'feat/a'", "direct - 1 -: Direct"],
		},
		{
			it: "a pull request of a forge",
			make: async (shop) => {
				await branch(shop, "feat/a", undefined, "a");
				await onMain(
					shop,
					"merge",
					"--quiet",
					"--no-ff",
					"-m",
					"Merge pull request #7 from lumen/feat/a",
					"feat/a",
				);
			},
			rows: ["merge feat/a 2 -: Merge pull request #7 from lumen/feat/a"],
		},
		{
			it: "squashes",
			make: async (shop) => {
				await branch(shop, "feat/a", "none", "a", "b");
				await onMain(shop, "merge", "--quiet", "--squash", "feat/a");
				await shop.git("commit", "--quiet", "-m", "Letters");
				await branch(shop, "feat/c", undefined, "c");
				await onMain(shop, "merge", "--quiet", "--squash", "feat/c");
				await shop.git(
					"commit",
					"--quiet",
					"-m",
					"More letters (#12)\n\n* Add c\n\nServes: slow-search, a.b",
				);
			},
			rows: ["squash - 1 slow-search,a.b: More letters (#12)", "squash feat/a 1 none: Letters"],
		},
		{
			it: "a rebase, its record in the middle",
			make: async (shop) => {
				await branch(shop, "feat/a", undefined, "a");
				await shop.commit({ b: "b\n", ...record("feat/a", "[late-parcels]") }, "Add b");
				await shop.commit({ c: "c\n" }, "Add c");
				await onMain(shop, "commit", "--quiet", "--allow-empty", "-m", "Direct");
				await shop.git("switch", "--quiet", "feat/a");
				await shop.git("rebase", "--quiet", "main");
				await onMain(shop, "merge", "--quiet", "--ff-only", "feat/a");
			},
			rows: ["rebase feat/a 3 late-parcels: Add c", "direct - 1 -: Direct"],
		},
		{
			it: "two rebases, one right after the other",
			make: async (shop) => {
				await branch(shop, "feat/a", "[slow-search]", "a", "b");
				await branch(shop, "feat/c", "[late-parcels]", "c", "d");
				await onMain(shop, "commit", "--quiet", "--allow-empty", "-m", "Direct");
				await shop.git("switch", "--quiet", "feat/c");
				await shop.git("rebase", "--quiet", "--onto", "main", "main~1");
				await shop.git("switch", "--quiet", "feat/a");
				await shop.git("rebase", "--quiet", "main");
				await shop.git("switch", "--quiet", "feat/c");
				await shop.git("rebase", "--quiet", "--onto", "feat/a", "main");
				await onMain(shop, "merge", "--quiet", "--ff-only", "feat/c");
			},
			rows: [
				"rebase feat/c 2 late-parcels: Add d",
				"rebase feat/a 2 slow-search: Add b",
				"direct - 1 -: Direct",
			],
		},
		{
			it: "rebased commits, by their trailers",
			make: async (shop) => {
				await shop.branch("feat/a");
				for (const [file, serves] of ["slow-search", "slow-search", "late-parcels"].entries())
					await shop.commit({ [`${file}`]: "x\n" }, `Add ${file}\n\nServes: ${serves}`);
				await onMain(shop, "commit", "--quiet", "--allow-empty", "-m", "Direct");
				await shop.git("switch", "--quiet", "feat/a");
				await shop.git("rebase", "--quiet", "main");
				await onMain(shop, "merge", "--quiet", "--ff-only", "feat/a");
			},
			rows: ["direct - 1 late-parcels: Add 2", "rebase - 2 slow-search: Add 1", "direct - 1 -: Direct"],
		},
		{
			it: "picked commits, each for itself",
			make: async (shop) => {
				await branch(shop, "feat/a", undefined, "a", "b");
				await onMain(shop, "cherry-pick", "-x", "feat/a~1", "feat/a");
			},
			rows: ["direct - 1 -: Add b", "direct - 1 -: Add a"],
		},
		{
			it: "commits straight onto main, whatever they say of others",
			make: async (shop) => {
				await shop.commit({ a: "a\n" }, "A\n\nServes: none");
				await shop.commit({ b: "b\n" }, "B\n\nServes: <b>x</b>, slow-search");
				await shop.commit({ c: "c\n" }, "Serves: nobody");
			},
			rows: ["direct - 1 -: Serves: nobody", "direct - 1 slow-search: B", "direct - 1 none: A"],
		},
		{
			it: "a branch that was merged into another first",
			make: async (shop) => {
				await branch(shop, "feat/inner", "[late-parcels]", "i", "j");
				await branch(shop, "feat/outer", "[slow-search]", "a");
				await shop.git("merge", "--quiet", "--no-ff", "--no-edit", "feat/inner");
				await merge(shop, "feat/outer");
			},
			rows: ["merge feat/outer 5 slow-search,late-parcels: Merge branch 'feat/outer'"],
		},
		{
			it: "an octopus",
			make: async (shop) => {
				await branch(shop, "feat/a", "[slow-search]", "a");
				await branch(shop, "feat/b", "none", "b");
				await branch(shop, "feat/c", undefined, "c", "d");
				await merge(shop, "feat/a", "feat/b", "feat/c");
			},
			rows: ["merge feat/a 5 slow-search: Merge branches 'feat/a', 'feat/b' and 'feat/c'"],
		},
		{
			it: "main merged into a branch, and that into main",
			make: async (shop) => {
				await branch(shop, "feat/a", "[slow-search]", "a");
				await onMain(shop, "commit", "--quiet", "--allow-empty", "-m", "Direct");
				await shop.git("switch", "--quiet", "feat/a");
				await shop.git("merge", "--quiet", "--no-edit", "main");
				await merge(shop, "feat/a");
			},
			rows: ["merge feat/a 3 slow-search: Merge branch 'feat/a'", "direct - 1 -: Direct"],
		},
		{
			it: "somebody else's main, pulled by a merge",
			make: async (shop) => {
				await shop.git("branch", "theirs");
				await shop.commit({ a: "a\n" }, "Mine");
				await shop.git("switch", "--quiet", "theirs");
				await shop.commit({ b: "b\n" }, "Theirs");
				await onMain(shop, "merge", "--quiet", "-m", "Merge branch 'main' of ../shop", "theirs");
			},
			rows: ["merge - 2 -: Merge branch 'main' of ../shop", "direct - 1 -: Mine"],
		},
		{
			it: "a branch that goes on after it landed",
			make: async (shop) => {
				await branch(shop, "feat/a", "[slow-search]", "a");
				await merge(shop, "feat/a");
				await shop.git("switch", "--quiet", "feat/a");
				await shop.commit({ b: "b\n", ...record("feat/a", "[late-parcels]") }, "Add b");
				await merge(shop, "feat/a");
			},
			rows: [
				"merge feat/a 2 late-parcels: Merge branch 'feat/a'",
				"merge feat/a 2 slow-search: Merge branch 'feat/a'",
			],
		},
		{
			it: "a branch whose record was rewritten and renamed on it",
			make: async (shop) => {
				await branch(shop, "feat/a", "[slow-search]", "a");
				await shop.git("mv", ".alignment/why/2026-11-20-feat-a.yaml", ".alignment/why/other.yaml");
				await shop.commit({}, "Rename");
				await shop.commit({ ".alignment/why/other.yaml": "branch: feat/a\nserves: none\n" }, "Rewrite");
				await merge(shop, "feat/a");
			},
			rows: ["merge feat/a 4 none: Merge branch 'feat/a'"],
		},
		{
			it: "records that can't be read, or lie elsewhere",
			make: async (shop) => {
				await shop.commit({ ".alignment/why/a.yaml": "branch: [", "why/b.yaml": "branch: x\n" }, "A");
				await shop.commit({ ".alignment/why/deep/c.yaml": "branch: feat/deep\nserves: none\n" }, "C");
			},
			rows: ["squash feat/deep 1 none: C", "direct - 1 -: A"],
		},
	];
	for (const { it: name, make, rows: expected } of table)
		it(name, async () => {
			const shop = await started();
			await make(shop);
			const timeline = await read(shop);
			assert.deepEqual(rows(timeline), expected);
			assert.deepEqual(await unpack(pack(timeline)), timeline);
		});

	it("records without who wrote them", async () => {
		const shop = await started();
		const asked = "questions:\n  - { ask: Why?, by: Ada, on: 2026-11-20 }\n";
		await shop.commit(record("feat/a", "none", asked), "A (#1)");
		const { changes } = await read(shop);
		assert.equal(JSON.stringify(changes).includes("Ada"), false);
		assert.deepEqual(changes[0]?.record?.questions, [{ ask: "Why?", on: "2026-11-20" }]);
	});

	it("several authors, counted and not named", async () => {
		const shop = await started();
		await branch(shop, "feat/a", undefined, "a");
		await shop.git("commit", "--quiet", "--allow-empty", "--author=Ada <ada@x.example>", "-m", "B");
		await shop.git("commit", "--quiet", "--allow-empty", "-m", "C\n\nCo-authored-by: Eve <Eve@x.example>");
		await merge(shop, "feat/a");
		const timeline = await read(shop);
		assert.equal(timeline.changes[0]?.authors, 3);
		assert.doesNotMatch(JSON.stringify(timeline), /ada|eve|search@/i);
	});

	it("lines and files, against main before them", async () => {
		const shop = await started();
		const lines = Array.from({ length: 20 }, (_, at) => `line ${at}\n`);
		await shop.commit({ "long.txt": lines.join("") }, "Long");
		await branch(shop, "feat/a", undefined, "a", "b");
		await shop.git("mv", "long.txt", "moved.txt");
		await shop.commit({ a: "other\nlines\n", "picture.png": "\0\0\0" }, "Move");
		await merge(shop, "feat/a");
		const { changes } = await read(shop);
		assert.deepEqual(
			changes.map(({ size }) => size),
			[
				{ files: 4, added: 3, deleted: 0 },
				{ files: 1, added: 20, deleted: 0 },
				{ files: 1, added: 1, deleted: 0 },
			],
		);
	});

	it("whether it only kept the agreement's own files", async () => {
		const shop = await started();
		await shop.commit({ ".alignment/check-ins/2026-01-02.yaml": "on: 2026-01-02\n" }, "Check-in");
		await shop.commit({ "shop/.alignment/why/a.yaml": "", "shop/alignment.yaml": "version: 1\n" }, "Agree");
		await shop.commit({ ".alignment/deep-dives/a.md": "", "index.ts": "" }, "Work");
		const { changes } = await read(shop);
		assert.deepEqual(
			changes.slice(0, 3).map(({ subject, size }) => [subject, size?.isAgreement]),
			[
				["Work", undefined],
				["Agree", true],
				["Check-in", true],
			],
		);
	});

	describe("what was taken back:", () => {
		async function reverts(shop: TestRepository) {
			const timeline = await read(shop);
			return timeline.changes.flatMap((change) => {
				const taken = change.reverts && changeOf(timeline, change.reverts);
				return taken ? [`${change.subject} | ${taken.subject}`] : [];
			});
		}

		it("a direct commit, a revert, and a merge", async () => {
			const shop = await started();
			await shop.commit({ a: "a\n" }, "A");
			await shop.git("revert", "--no-edit", "HEAD");
			await shop.git("revert", "--no-edit", "HEAD");
			await branch(shop, "feat/b", undefined, "b", "c");
			await merge(shop, "feat/b");
			await shop.git("revert", "--no-edit", "-m", "1", "HEAD");
			const timeline = await read(shop);
			const [, merged, again, , first] = timeline.changes;
			assert.deepEqual(await reverts(shop), [
				`Revert "Merge branch 'feat/b'" | Merge branch 'feat/b'`,
				`${again?.subject} | Revert "A"`,
				`Revert "A" | A`,
			]);
			assert.ok(merged && first && again);
			assert.equal(takenBackBy(timeline, merged)?.commit, timeline.changes[0]?.commit);
			assert.equal(takenBackBy(timeline, first), undefined);
		});

		it("a pull request by its number, in a pull request", async () => {
			const shop = await started();
			await shop.commit({ a: "a\n" }, "A (#12)");
			await shop.commit({ b: "b\n" }, 'Revert "A (#12)" (#13)\n\nReverts lumen/shop#12');
			await shop.branch("revert-13");
			await shop.commit(
				{ b: "c\n" },
				`Revert "Revert"\n\nThis reverts commit ${await shop.git("rev-parse", "main")}.`,
			);
			await onMain(
				shop,
				"merge",
				"--no-ff",
				"--quiet",
				"-m",
				"Merge pull request #14 from lumen/revert-13",
				"revert-13",
			);
			assert.deepEqual(await reverts(shop), [
				'Merge pull request #14 from lumen/revert-13 | Revert "A (#12)" (#13)',
				'Revert "A (#12)" (#13) | A (#12)',
			]);
		});

		it("nothing that a squash only tells of its branch", async () => {
			const shop = await started();
			await shop.commit({ a: "a\n" }, "A");
			const id = await shop.git("rev-parse", "HEAD");
			await shop.commit({ b: "b\n" }, `B (#2)\n\n* Revert "A"\n\nThis reverts commit ${id}.`);
			assert.deepEqual(await reverts(shop), []);
		});
	});

	describe("releases:", () => {
		async function released(shop: TestRepository, globs: readonly string[] = []) {
			const { changes } = await read(shop, shop.root, globs);
			return changes.map(({ subject, release = "-" }) => `${subject}: ${release}`);
		}

		it("the first tag that has it, of any kind, in any spelling of a version", async () => {
			const shop = await started();
			await shop.git("tag", "release-1.0");
			await shop.commit({}, "A");
			await shop.git("tag", "v1.1.0-rc.1");
			await shop.git("tag", "nightly");
			await shop.commit({}, "B");
			await shop.git("tag", "-a", "v1.1.0", "-m", "One");
			await shop.git("tag", "-a", "v1.1.1", "-m", "Again");
			await shop.git("tag", "v9.9.9", "HEAD^{tree}");
			await shop.commit({}, "C");
			assert.deepEqual(await released(shop), ["C: -", "B: v1.1.0", "A: v1.1.0", "Start: release-1.0"]);
			assert.deepEqual(await released(shop, ["night-*", "{x,v1}.*"]), [
				"C: -",
				"B: v1.1.0",
				"A: v1.1.0-rc.1",
				"Start: v1.1.0-rc.1",
			]);
		});

		it("of a branch beside main, with what was picked for it", async () => {
			const shop = await started();
			await shop.branch("release/1.0");
			await shop.git("switch", "--quiet", "main");
			await shop.commit({ a: "a\n" }, "A");
			await shop.commit({ b: "b\n" }, "B");
			await shop.commit({ c: "c\n" }, "C");
			await shop.git("switch", "--quiet", "release/1.0");
			await shop.git("cherry-pick", "-x", "main~1");
			await shop.git("tag", "-a", "v1.0.0", "-m", "One");
			await shop.git("switch", "--quiet", "main");
			await shop.git("tag", "-a", "v1.1.0", "-m", "Two", "main~1");
			assert.deepEqual(await released(shop), ["C: -", "B: v1.0.0", "A: v1.1.0", "Start: v1.0.0"]);
		});

		it("of a branch that was merged back", async () => {
			const shop = await started();
			await shop.branch("release/1.0");
			await shop.commit({ fix: "x\n" }, "Fix");
			await shop.git("tag", "v1.0.0");
			await onMain(shop, "commit", "--quiet", "--allow-empty", "-m", "A");
			await merge(shop, "release/1.0");
			assert.deepEqual(await released(shop), ["Merge branch 'release/1.0': -", "A: -", "Start: v1.0.0"]);
		});

		it("in the middle of a rebase hold none of it", async () => {
			const shop = await started();
			await branch(shop, "feat/a", "none", "a", "b");
			await onMain(shop, "commit", "--quiet", "--allow-empty", "-m", "Direct");
			await shop.git("switch", "--quiet", "feat/a");
			await shop.git("rebase", "--quiet", "main");
			await onMain(shop, "merge", "--quiet", "--ff-only", "feat/a");
			await shop.git("tag", "v1.0.0", "main~1");
			assert.deepEqual(await released(shop), ["Add b: -", "Direct: v1.0.0", "Start: v1.0.0"]);
		});
	});

	describe("what a clone lacks:", () => {
		async function served(): Promise<TestRepository> {
			const shop = await started();
			await branch(shop, "feat/a", "[slow-search]", "a", "b");
			await merge(shop, "feat/a");
			await branch(shop, "feat/c", "[late-parcels]", "c");
			await merge(shop, "feat/c");
			await shop.git("config", "uploadpack.allowFilter", "true");
			return shop;
		}

		async function clone(shop: TestRepository, ...args: string[]): Promise<string> {
			const folder = path.join(makeFolder(), "clone");
			await shop.git("clone", "--quiet", ...args, `file://${shop.root}`, folder);
			return folder;
		}

		it("nothing", async () => {
			const shop = await served();
			const timeline = await read(shop, await clone(shop));
			assert.deepEqual(timeline.missing, []);
			assert.deepEqual(timeline.changes, (await read(shop)).changes);
		});

		it("commits, in a shallow one", async () => {
			const shop = await served();
			const { missing, changes } = await read(shop, await clone(shop, "--depth=2"));
			assert.deepEqual(missing, ["commits"]);
			assert.deepEqual(
				changes.map(({ branch: name, size, serves }) => [name, size?.added, serves.by]),
				[
					["feat/c", 4, "record"],
					["feat/a", undefined, "record"],
				],
			);
		});

		it("contents and folders, in one that has neither", async () => {
			const shop = await served();
			const { missing, changes } = await read(shop, await clone(shop, "--filter=tree:0", "--no-checkout"));
			assert.deepEqual(missing, ["contents"]);
			assert.deepEqual(
				changes.map(({ how, record: own, size }) => [how, own, size]),
				[
					["merge", undefined, undefined],
					["merge", undefined, undefined],
					["direct", undefined, undefined],
				],
			);
		});

		it("contents, in a partial one", async () => {
			const shop = await served();
			const { missing, changes } = await read(shop, await clone(shop, "--filter=blob:none", "--no-checkout"));
			assert.deepEqual(missing, ["contents"]);
			assert.deepEqual(
				changes.map(({ how, branch: name, record: own }) => [how, name, own]),
				[
					["merge", "feat/c", undefined],
					["merge", "feat/a", undefined],
					["direct", undefined, undefined],
				],
			);
		});
	});

	it("tells the records that a partial clone still has at its tip", async () => {
		const shop = await started();
		await branch(shop, "feat/a", "[slow-search]", "a");
		await merge(shop, "feat/a");
		await branch(shop, "feat/gone", "[slow-search]", "b");
		await merge(shop, "feat/gone");
		await onMain(shop, "rm", "--quiet", ".alignment/why/2026-11-20-feat-gone.yaml");
		await shop.commit({}, "Tidy up");
		await shop.git("config", "uploadpack.allowFilter", "true");
		const folder = path.join(makeFolder(), "clone");
		await shop.git("clone", "--quiet", "--filter=blob:none", `file://${shop.root}`, folder);
		const timeline = await read(shop, folder);
		assert.deepEqual(timeline.missing, ["contents"]);
		assert.deepEqual(rows(timeline), [
			"direct - 1 -: Tidy up",
			"merge feat/gone 2 -: Merge branch 'feat/gone'",
			"merge feat/a 2 slow-search: Merge branch 'feat/a'",
		]);
	});

	describe("what a damaged repository lacks is no partial clone's lack:", () => {
		/** Without the object behind a name. */
		async function damaged(name: string): Promise<TestRepository> {
			const shop = await started();
			await branch(shop, "feat/a", "[slow-search]", "a");
			await shop.commit({ a: "b\n" }, "Change a");
			await merge(shop, "feat/a");
			const id = await shop.git("rev-parse", name);
			await rm(path.join(shop.root, ".git", "objects", id.slice(0, 2), id.slice(2)), { force: true });
			return shop;
		}

		it("a record fails the whole", async () => {
			const shop = await damaged("feat/a:.alignment/why/2026-11-20-feat-a.yaml");
			await assert.rejects(read(shop), /why record [0-9a-f]{40} is missing/);
		});

		it("a file fails the counting", async () => {
			const shop = await damaged("main~0:a");
			await assert.rejects(read(shop), GitFailed);
		});
	});

	it("a history that grafts put together", async () => {
		const old = await started();
		await old.commit({ a: "a\n" }, "Long ago");
		const shop = await makeRepository();
		await shop.commit({ a: "a\n" }, "Imported");
		await shop.commit({ b: "b\n" }, "Since then");
		await shop.git("fetch", "--quiet", old.root, "main");
		const subjects = async () => (await read(shop)).changes.map(({ subject }) => subject);
		assert.deepEqual(await subjects(), ["Since then", "Imported"]);
		await shop.git("replace", "--graft", "main~1", "FETCH_HEAD");
		assert.deepEqual(await subjects(), ["Since then", "Imported", "Long ago", "Start"]);
	});
});

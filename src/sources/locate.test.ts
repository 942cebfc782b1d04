import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { isolated, makeFolder, makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { GitFailed, GitMissing } from "./errors.ts";
import { openGit } from "./git.ts";
import { locate } from "./locate.ts";

describe("locate", function () {
	this.timeout(10_000); // Many real gits.

	let shop: TestRepository;

	beforeEach(async () => {
		shop = await makeRepository();
	});

	const locateIn = (folder: string) => locate(openGit(folder, { environment: isolated() }));

	it("finds the repository of its root, without a commit", async () => {
		const location = await locateIn(shop.root);
		assert.equal(location?.root, shop.root);
		assert.equal(location?.prefix, "");
		assert.equal(location?.linkedWorktree, false);
		assert.equal(location?.superproject, undefined);
		assert.equal(location?.paths.HEAD, path.join(shop.root, ".git", "HEAD"));
	});

	it("costs one process", async () => {
		const spawned: string[] = [];
		const git = openGit(shop.root, {
			environment: isolated(),
			onSpawn: ([name]) => spawned.push(name ?? ""),
		});
		await locate(git);
		assert.deepEqual(spawned, ["rev-parse"]);
	});

	it("finds it from a folder below the root, with spaces and line breaks in its name", async () => {
		const folder = path.join(shop.root, "pack ages", "line\nbreak");
		await mkdir(folder, { recursive: true });
		const location = await locateIn(folder);
		assert.equal(location?.root, shop.root);
		assert.equal(location?.prefix, "pack ages/line\nbreak/");
	});

	it("knows a linked work tree, whose HEAD is its own and whose branches are shared", async () => {
		await shop.commit();
		const linked = await shop.worktree("feat/search");
		const location = await locateIn(linked.root);
		assert.equal(location?.root, linked.root);
		assert.equal(location?.linkedWorktree, true);
		assert.equal(location?.commonDir, path.join(shop.root, ".git"));
		assert.equal(location?.paths.HEAD, path.join(shop.root, ".git", "worktrees", "linked", "HEAD"));
		assert.equal(location?.paths["refs/heads"], path.join(shop.root, ".git", "refs", "heads"));
		assert.ok(location?.watch.includes(path.join(shop.root, ".git", "reftable", "tables.list")));
	});

	it("knows a submodule", async () => {
		const library = await makeRepository("library");
		await library.commit();
		const inside = await shop.submodule(library, "vendor/library");
		const location = await locateIn(inside.root);
		assert.equal(location?.root, inside.root);
		assert.equal(location?.superproject, shop.root);
		assert.equal(location?.linkedWorktree, false);
	});

	it("says undefined outside of git", async () => {
		assert.equal(await locateIn(makeFolder()), undefined);
	});

	it("says undefined under a .git folder that is none", async () => {
		const folder = makeFolder();
		await mkdir(path.join(folder, ".git"));
		assert.equal(await locateIn(folder), undefined);
	});

	it("fails without git", async () => {
		const git = openGit(shop.root, { binary: "/nowhere/git tool", environment: isolated() });
		await assert.rejects(locate(git), (error) => error instanceof GitMissing && error.code === "git-missing");
	});

	const failures: readonly [name: string, spoil: () => Promise<string>, code: string, detail: RegExp][] = [
		["a folder that is gone", async () => path.join(shop.root, "gone"), "git-failed", /no folder/],
		[
			"a bare repository",
			async () => (await makeRepository("bare", ["--bare"])).root,
			"no-work-tree",
			/^fatal: this operation must be run in a work tree$/,
		],
		["the .git folder", async () => path.join(shop.root, ".git"), "no-work-tree", /work tree/],
		[
			"a .git file that points nowhere",
			async () => {
				const folder = makeFolder();
				await writeFile(path.join(folder, ".git"), "gitdir: /nowhere/at/all\n");
				return folder;
			},
			"git-failed",
			/^fatal: not a git repository: /,
		],
		[
			"a damaged HEAD",
			async () => {
				await writeFile(path.join(shop.root, ".git", "HEAD"), "\0\0\0");
				return shop.root;
			},
			"git-failed",
			/^fatal: not a git repository/,
		],
		[
			"a damaged config",
			async () => {
				await writeFile(path.join(shop.root, ".git", "config"), "[core\n");
				return shop.root;
			},
			"git-failed",
			/^fatal: bad config/,
		],
		[
			"a repository without objects",
			async () => {
				await rm(path.join(shop.root, ".git", "objects"), { recursive: true });
				return shop.root;
			},
			"git-failed",
			/^fatal: not a git repository/,
		],
	];

	for (const [name, spoil, code, detail] of failures) {
		it(`fails with git's own words in ${name}`, async () => {
			const folder = await spoil();
			await assert.rejects(locateIn(folder), (error) => {
				assert.ok(error instanceof GitFailed);
				assert.equal(error.code, code);
				assert.match(error.detail, detail);
				return true;
			});
		});
	}
});

import assert from "node:assert/strict";
import { chmod, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolder, makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { named, readerOf } from "../../test/support/repositoryReader.ts";
import { openGit } from "./git.ts";
import { locate } from "./locate.ts";
import { newRepositoryMemory, readRepository } from "./repository.ts";

describe("readRepository", function () {
	this.timeout(10_000); // Many real gits.

	let shop: TestRepository;
	let first: string;

	beforeEach(async () => {
		shop = await makeRepository();
		await shop.commit({ "search.ts": "one\n" });
		first = await shop.git("rev-parse", "HEAD");
	});

	it("knows a repository without any commit", async () => {
		const empty = await makeRepository();
		const repository = await readerOf(empty).ready();
		assert.deepEqual(repository, {
			state: "ready",
			root: empty.root,
			head: { kind: "unborn", name: "main" },
			branches: [],
			linkedWorktree: false,
			submodule: false,
			elsewhere: [],
		});
	});

	it("gives a linked work tree its own HEAD and the shared branches", async () => {
		const linked = await shop.worktree("feat/search");
		await linked.commit();
		const repository = await readerOf(linked).ready();
		assert.partialDeepStrictEqual(repository.head, { kind: "branch", name: "feat/search" });
		assert.equal(repository.root, linked.root);
		assert.equal(repository.linkedWorktree, true);
		assert.deepEqual(
			repository.branches.map(({ name, atWork }) => [name, atWork]),
			[
				["feat/search", true],
				["main", false],
			],
		);
	});

	it("knows a submodule", async () => {
		const outer = await makeRepository("outer");
		const inside = await outer.submodule(shop, "vendor/shop");
		const repository = await readerOf(inside).ready();
		assert.equal(repository.submodule, true);
		assert.equal(repository.defaultBranch, "main");
	});

	it("takes any name of a branch", async () => {
		const names = [
			"$(id)",
			"a;b",
			"a`b`",
			"<img/src=x>",
			["$", "{{}}"].join(""),
			"%PATH%",
			"a|b",
			'a"b',
			"CON",
			"(command)",
			"feat/\u202Eabc",
			"suche/größe",
			"refs/heads/main",
			"MERGE_HEAD",
		];
		for (const name of names) {
			await shop.git("branch", name, "main");
			await shop.git("symbolic-ref", "HEAD", `refs/heads/${name}`);
			await shop.write({ [`.alignment/why/${names.indexOf(name)}.yaml`]: name });
			await shop.git("add", "--all");
			await shop.git("commit", "--quiet", "-m", "A record");
			await shop.git("rm", "-r", "--quiet", "--cached", ".alignment");
			await rm(path.join(shop.root, ".alignment"), { recursive: true });
		}
		await shop.git("update-ref", "refs/heads/-x", "HEAD");
		await shop.git("update-ref", "refs/heads/--output=stolen", "HEAD");
		const { ready } = readerOf(shop);
		for (const name of [...names, "main"]) {
			await shop.git("symbolic-ref", "HEAD", `refs/heads/${name}`);
			const repository = await ready();
			assert.partialDeepStrictEqual(repository.head, { kind: "branch", name });
			assert.equal(repository.operation, undefined);
		}
		const repository = await ready();
		assert.equal(repository.branches.length, names.length + 3);
		for (const name of names) assert.equal(named(repository, name)?.createdFrom, "main", name);
		assert.deepEqual(repository.elsewhere.map(({ text }) => text).sort(), [...names].sort());
	});

	it("fails with git's own words where an object is missing", async () => {
		await writeFile(path.join(shop.root, ".git", "refs", "heads", "broken"), `${"1".repeat(40)}\n`);
		const state = await readerOf(shop).read();
		assert.equal(state.state, "failed");
		assert.match(state.state === "failed" ? state.detail : "", /^fatal: missing object 1{40} for refs/);
	});

	it("says that git is missing", async () => {
		assert.deepEqual(await readerOf(shop, "", "/nowhere/git").read(), { state: "missing" });
	});

	it("fails with git's own words where the folder belongs to somebody else", async function () {
		if (process.platform === "win32") this.skip(); // A shell script stands in for git.
		const binary = path.join(makeFolder(), "git tool");
		await writeFile(binary, '#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec git "$@"\n');
		await chmod(binary, 0o755);
		const state = await readerOf(shop, "", binary).read();
		assert.equal(state.state, "failed");
		assert.match(state.state === "failed" ? state.detail : "", /^fatal: detected dubious ownership/);
	});

	it("throws when it is aborted", async () => {
		const git = openGit(shop.root, { environment: shop.environment });
		const location = await locate(git);
		assert.ok(location);
		const question = { memory: newRepositoryMemory(), folder: "", signal: AbortSignal.abort() };
		await assert.rejects(readRepository(git, location, question), { code: "aborted" });
	});

	describe("runs few processes", () => {
		it("two while nothing changes", async () => {
			await shop.branch("feat/a");
			await shop.commit();
			const { ready, spawned } = readerOf(shop);
			await ready();
			await ready();
			assert.deepEqual([...spawned].sort(), ["for-each-ref", "log"]);
		});

		it("one while nothing changes on the default branch", async () => {
			const { ready, spawned } = readerOf(shop);
			await ready();
			await ready();
			assert.deepEqual(spawned, ["for-each-ref"]);
		});

		it("four after a commit on the current branch", async () => {
			await shop.branch("feat/a", "main");
			const { ready, spawned } = readerOf(shop);
			await ready();
			await shop.commit();
			await ready();
			assert.deepEqual([...spawned].sort(), ["for-each-ref", "for-each-ref", "log", "log"]);
		});

		it("no more for 1,000 branches than for two", async () => {
			const tree = await shop.git("rev-parse", "HEAD^{tree}");
			const commits = await Promise.all(
				["one", "two"].map((message) => shop.git("commit-tree", tree, "-p", first, "-m", message)),
			);
			const packed = Array.from(
				{ length: 1000 },
				(_, at) => `${commits[at % 2]} refs/heads/feat/${String(at).padStart(4, "0")}`,
			);
			await writeFile(path.join(shop.root, ".git", "packed-refs"), `${packed.join("\n")}\n`);
			const { ready, spawned } = readerOf(shop);
			const repository = await ready();
			assert.equal(repository.branches.length, 1001);
			assert.ok(spawned.length <= 7, spawned.join(" "));
			await ready();
			assert.ok(spawned.length <= 2, spawned.join(" "));
		});
	});
});

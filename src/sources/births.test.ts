import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import path from "node:path";
import { makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { named, readerOf } from "../../test/support/repositoryReader.ts";

describe("readRepository, on births,", function () {
	this.timeout(10_000); // Many real gits.

	let shop: TestRepository;
	let first: string;

	beforeEach(async () => {
		shop = await makeRepository();
		await shop.commit({ "search.ts": "one\n" });
		first = await shop.git("rev-parse", "HEAD");
	});

	type Case = readonly [name: string, act: () => Promise<unknown>, createdFrom: string | undefined];
	const cases: readonly Case[] = [
		["switch -c", () => shop.branch("feat/a"), "main"],
		["a named start", () => shop.branch("feat/a", "main"), "main"],
		["branch, without moving", () => shop.git("branch", "feat/a"), "main"],
		["a work tree", () => shop.worktree("feat/a"), "main"],
		["a tag", async () => [await shop.git("tag", "v1.0"), await shop.branch("feat/a", "v1.0")], "v1.0"],
		["a commit", () => shop.branch("feat/a", first), undefined],
		[
			"no branch",
			async () => [await shop.git("checkout", "--quiet", "--detach"), await shop.branch("feat/a")],
			undefined,
		],
		["another branch", async () => [await shop.branch("feat/b"), await shop.branch("feat/a")], "feat/b"],
		[
			"a branch on the remote",
			async () => {
				await shop.git("update-ref", "refs/remotes/origin/main", first);
				await shop.branch("feat/a", "origin/main");
			},
			"main",
		],
		[
			"a rename",
			async () => [await shop.branch("feat/b"), await shop.git("branch", "-m", "feat/b", "feat/a")],
			"feat/b",
		],
		[
			"a copy",
			async () => [await shop.branch("feat/b"), await shop.git("branch", "-c", "feat/b", "feat/a")],
			"feat/b",
		],
		["update-ref", () => shop.git("update-ref", "refs/heads/feat/a", first), undefined],
		[
			"no reflog",
			async () => {
				await shop.branch("feat/a");
				await rm(path.join(shop.root, ".git", "logs"), { recursive: true });
			},
			undefined,
		],
	];
	for (const [name, act, expected] of cases) {
		it(name, async () => {
			await act();
			if (named(await readerOf(shop).ready(), "feat/a")?.atWork === false) {
				await shop.git("switch", "--quiet", "feat/a");
			}
			assert.equal(named(await readerOf(shop).ready(), "feat/a")?.createdFrom, expected);
		});
	}

	it("from within the work tree that it was created for", async () => {
		await shop.branch("feat/b");
		const linked = await shop.worktree("feat/a");
		assert.equal(named(await readerOf(linked).ready(), "feat/a")?.createdFrom, "feat/b");
	});

	it("and when, for the branch that HEAD is on and for others at work", async () => {
		await shop.branch("feat/a");
		await shop.commit();
		await shop.branch("feat/b");
		const repository = await readerOf(shop).ready();
		const born = ["feat/a", "feat/b"].map((name) => Date.parse(named(repository, name)?.born ?? ""));
		assert.ok((born[0] ?? 0) < (born[1] ?? 0), String(born));
		assert.equal(named(repository, "feat/b")?.createdFrom, "feat/a");
	});

	it("anew, when a branch was deleted and created again", async () => {
		const { ready } = readerOf(shop);
		await shop.branch("feat/a");
		const before = named(await ready(), "feat/a")?.born;
		await shop.git("switch", "--quiet", "--create", "feat/b");
		await shop.git("branch", "--delete", "--force", "feat/a");
		await shop.branch("feat/a");
		const after = named(await ready(), "feat/a");
		assert.notEqual(after?.born, before);
		assert.equal(after?.createdFrom, "feat/b");
	});
});

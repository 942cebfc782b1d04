import assert from "node:assert/strict";
import { makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { named, readerOf } from "../../test/support/repositoryReader.ts";

describe("readRepository, on branches,", function () {
	this.timeout(10_000); // Many real gits.

	let shop: TestRepository;
	let first: string;

	beforeEach(async () => {
		shop = await makeRepository();
		await shop.commit({ "search.ts": "one\n" });
		first = await shop.git("rev-parse", "HEAD");
	});

	describe("finds the default branch", () => {
		type Case = readonly [name: string, act: () => Promise<unknown>, expected: string | undefined];
		const cases: readonly Case[] = [
			["main", () => shop.branch("master"), "main"],
			["master", () => shop.git("branch", "-m", "main", "master"), "master"],
			["trunk", () => shop.git("branch", "-m", "main", "trunk"), "trunk"],
			["none that we know", () => shop.git("branch", "-m", "main", "stuff"), undefined],
			[
				"the configured one",
				async () => [
					await shop.git("branch", "develop"),
					await shop.git("config", "init.defaultBranch", "develop"),
				],
				"develop",
			],
			[
				"main, where the configured one doesn't exist",
				() => shop.git("config", "init.defaultBranch", "develop"),
				"main",
			],
			[
				"what the remote says, without a branch of that name here",
				async () => {
					await shop.git("update-ref", "refs/remotes/origin/develop", first);
					await shop.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/develop");
				},
				"develop",
			],
			[
				"main, where the remote's answer points nowhere",
				() => shop.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone"),
				"main",
			],
		];
		for (const [name, act, expected] of cases) {
			it(name, async () => {
				await act();
				assert.equal((await readerOf(shop).ready()).defaultBranch, expected);
			});
		}
	});

	describe("says which branches are at work", () => {
		const workOn = async (name: string) => {
			await shop.branch(name, "main");
			await shop.commit();
		};
		type Case = readonly [name: string, act: () => Promise<unknown>, atWork: boolean];
		const cases: readonly Case[] = [
			["one with commits of its own", () => workOn("feat/a"), true],
			["a new one, while it is checked out", () => shop.branch("feat/a"), true],
			["not a new one that nobody is on", () => shop.git("branch", "feat/a"), false],
			["not a merged one", async () => [await workOn("feat/a"), await merge()], false],
			[
				"not one that was merged on the remote",
				async () => {
					await workOn("feat/a");
					await shop.git("update-ref", "refs/remotes/origin/main", "feat/a");
					await shop.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
					await shop.git("switch", "--quiet", "main");
				},
				false,
			],
			["one in another work tree", () => shop.worktree("feat/a"), true],
			["any, where there is no default branch", () => shop.git("branch", "-m", "main", "feat/a"), true],
		];
		const merge = async () => {
			await shop.git("switch", "--quiet", "main");
			await shop.git("merge", "--quiet", "--no-ff", "feat/a");
		};
		for (const [name, act, atWork] of cases) {
			it(name, async () => {
				await act();
				assert.equal(named(await readerOf(shop).ready(), "feat/a")?.atWork, atWork);
			});
		}

		it("never the default branch", async () => {
			assert.equal(named(await readerOf(shop).ready(), "main")?.atWork, false);
		});

		it("and follows a merge from one refresh to the next", async () => {
			await workOn("feat/a");
			const { ready } = readerOf(shop);
			assert.equal(named(await ready(), "feat/a")?.atWork, true);
			await merge();
			assert.equal(named(await ready(), "feat/a")?.atWork, false);
		});
	});
});

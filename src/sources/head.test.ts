import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { canReftable, makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { named, readerOf } from "../../test/support/repositoryReader.ts";

for (const format of ["files", "reftable"]) {
	const needs = format === "files" ? "" : " (needs git 2.45)";
	describe(`readRepository, on HEAD, with refs in ${format}${needs}`, function () {
		this.timeout(10_000); // Many real gits.

		let shop: TestRepository;

		before(async function () {
			if (format === "reftable" && !(await canReftable())) this.skip();
		});

		beforeEach(async () => {
			shop = await makeRepository("shop", format === "files" ? [] : [`--ref-format=${format}`]);
			await shop.commit({ "search.ts": "one\n" });
		});

		async function conflict() {
			await shop.branch("feat/a");
			await shop.commit({ "search.ts": "two\n" });
			await shop.git("switch", "--quiet", "main");
			await shop.commit({ "search.ts": "three\n" });
		}

		async function conflictOnBranch(...rebase: string[]) {
			await conflict();
			await shop.git("switch", "--quiet", "feat/a");
			await shop.fails("rebase", ...rebase, "main");
		}

		async function bisect(...from: string[]) {
			const first = await shop.git("rev-parse", "HEAD");
			for (const text of ["2", "3", "4", "5"]) await shop.commit({ "search.ts": text });
			await shop.git("switch", "--quiet", ...from);
			await shop.git("bisect", "start", "HEAD", first);
		}

		const onMain = { kind: "branch", name: "main" };
		const rebasing = { kind: "detached", was: "feat/a" };
		type Case = readonly [name: string, act: () => Promise<unknown>, head: object, operation?: string];
		const cases: readonly Case[] = [
			["on a branch", async () => {}, onMain],
			["no commit", () => shop.git("switch", "--orphan", "feat/new"), { kind: "unborn", name: "feat/new" }],
			["on no branch", () => shop.git("switch", "--quiet", "--detach"), { kind: "detached" }],
			["rebase", () => conflictOnBranch(), rebasing, "rebase"],
			["rebase by patches", () => conflictOnBranch("--apply"), rebasing, "rebase"],
			["merge", async () => [await conflict(), await shop.fails("merge", "feat/a")], onMain, "merge"],
			[
				"cherry-pick",
				async () => [await conflict(), await shop.fails("cherry-pick", "feat/a")],
				onMain,
				"cherry-pick",
			],
			["revert", async () => [await conflict(), await shop.fails("revert", "feat/a")], onMain, "revert"],
			["bisect from a branch", () => bisect("main"), { kind: "detached", was: "main" }, "bisect"],
			["bisect from no branch", () => bisect("--detach"), { kind: "detached" }, "bisect"],
			["branches that are called like that", () => shop.git("branch", "REVERT_HEAD"), onMain],
		];
		for (const [name, act, head, operation] of cases) {
			it(name, async () => {
				await act();
				const repository = await readerOf(shop).ready();
				assert.partialDeepStrictEqual(repository.head, head);
				assert.equal("was" in repository.head, "was" in head);
				assert.equal(repository.operation, operation);
			});
		}

		it("a cherry-pick in a linked work tree is not under way in the main one", async () => {
			await conflict();
			const linked = await shop.worktree("feat/b");
			await linked.fails("cherry-pick", "feat/a");
			assert.equal((await readerOf(linked).ready()).operation, "cherry-pick");
			assert.equal((await readerOf(shop).ready()).operation, undefined);
		});

		it("births are told", async () => {
			await shop.branch("feat/a");
			const branch = named(await readerOf(shop).ready(), "feat/a");
			assert.equal(branch?.createdFrom, "main");
			assert.match(branch?.born ?? "", /^2026-11-2/);
		});
	});
}

describe("readRepository, on a HEAD", () => {
	it("that names a commit which is not there, fails", async () => {
		const shop = await makeRepository();
		await shop.commit();
		await writeFile(path.join(shop.root, ".git", "HEAD"), `${"1".repeat(40)}\n`);
		const state = await readerOf(shop).read();
		assert.deepEqual(state, { state: "failed", detail: "HEAD names a commit that is not there" });
	});
});

import assert from "node:assert/strict";
import path from "node:path";
import { makeFolder, makeRepository } from "../../test/support/repository.ts";
import { nestedRepository } from "./nestedRepository.ts";
import { isPartialClone } from "./partialClone.ts";

describe("a repository within a repository", function () {
	this.timeout(60_000); // Many real gits.

	it("is the innermost one below the root that has the file", async () => {
		const shop = await makeRepository();
		await shop.commit({ "src/a": "a\n" }, "Start");
		const vendor = await makeRepository("vendor");
		await vendor.commit({ "deep/b": "b\n" }, "Start");
		const inner = await shop.submodule(vendor, "lib/vendor");
		await inner.submodule(vendor, "deep/again");
		await shop.git("worktree", "add", "--quiet", "-b", "other", path.join(shop.root, "trees/other"));
		const table: readonly (readonly [file: string, repository: string | undefined])[] = [
			["src/a", undefined],
			["a", undefined],
			["lib/new", undefined],
			["lib/vendor/deep/b", "lib/vendor"],
			["lib/vendor/deep/again/deep/b", "lib/vendor/deep/again"],
			["trees/other/src/a", "trees/other"],
		];
		for (const [file, repository] of table)
			assert.equal(await nestedRepository(shop.root, file), repository, file);
	});
});

describe("a partial clone", function () {
	this.timeout(60_000);

	it("is one that was made without all contents", async () => {
		const shop = await makeRepository();
		await shop.commit({ a: "a\n" }, "Start");
		await shop.git("config", "uploadpack.allowFilter", "true");
		const table: readonly (readonly [option: string, isPartial: boolean])[] = [
			["--filter=blob:none", true],
			["--filter=tree:0", true],
			["--depth=1", false],
			["--no-local", false],
		];
		for (const [option, isPartial] of table) {
			const folder = path.join(makeFolder(), "clone");
			await shop.git("clone", "--quiet", option, `file://${shop.root}`, folder);
			assert.equal(await isPartialClone(path.join(folder, ".git")), isPartial, option);
		}
		assert.equal(await isPartialClone(path.join(shop.root, "nowhere")), false);
	});
});

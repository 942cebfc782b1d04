import assert from "node:assert/strict";
import { makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { openGit } from "./git.ts";
import { readIntentVersions } from "./intentVersions.ts";

const file = "alignment.yaml";

async function texts(shop: TestRepository, most = 100): Promise<readonly string[]> {
	const git = openGit(shop.root, { environment: shop.environment });
	const tip = await shop.git("rev-parse", "HEAD");
	return (await readIntentVersions(git, { tip, file, most })).map(({ text }) => text);
}

describe("versions of alignment.yaml", function () {
	this.timeout(10_000); // Many real gits.

	let shop: TestRepository;

	beforeEach(async () => {
		shop = await makeRepository();
		await shop.commit({ [file]: "one\n" });
		await shop.commit({ "a.txt": "a\n" });
	});

	it("are those of the commits that changed it, newest first", async () => {
		await shop.commit({ [file]: "two\n" });
		assert.deepEqual(await texts(shop), ["two\n", "one\n"]);
	});

	it("come with a merge as it was merged, and not before", async () => {
		await shop.branch("feat/a");
		await shop.commit({ [file]: "half\n" });
		await shop.commit({ [file]: "whole\n" });
		await shop.git("switch", "--quiet", "main");
		await shop.commit({ "b.txt": "b\n" });
		await shop.git("merge", "--quiet", "--no-ff", "-m", "Merge", "feat/a");
		assert.deepEqual(await texts(shop), ["whole\n", "one\n"]);
	});

	it("leave out where it was deleted", async () => {
		await shop.git("rm", "--quiet", file);
		await shop.commit({}, "Delete it");
		await shop.commit({ [file]: "three\n" });
		assert.deepEqual(await texts(shop), ["three\n", "one\n"]);
	});

	it("are as many as asked for", async () => {
		for (const text of ["2", "3", "4"]) await shop.commit({ [file]: text });
		assert.deepEqual(await texts(shop, 2), ["4", "3"]);
	});

	it("are none where it never was", async () => {
		const bare = await makeRepository("bare");
		await bare.commit({ "a.txt": "a\n" });
		assert.deepEqual(await texts(bare), []);
	});
});

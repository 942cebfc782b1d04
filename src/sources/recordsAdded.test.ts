import assert from "node:assert/strict";
import { makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { named, readerOf } from "../../test/support/repositoryReader.ts";

describe("readRepository, on added records,", function () {
	this.timeout(10_000); // Many real gits.

	let shop: TestRepository;

	beforeEach(async () => {
		shop = await makeRepository();
		await shop.commit({ "search.ts": "one\n" });
	});

	const record = (name: string) => ({ [`.alignment/why/${name}.yaml`]: `branch: ${name}\n` });

	it("since it left the default branch, even where that moved on", async () => {
		await shop.commit(record("old"));
		await shop.branch("feat/a");
		await shop.commit({ ...record("a"), "other.yaml": "", ".alignment/why/notes.md": "" });
		await shop.git("switch", "--quiet", "main");
		await shop.commit(record("main"));
		await shop.git("switch", "--quiet", "feat/a");
		const repository = await readerOf(shop).ready();
		assert.deepEqual(named(repository, "feat/a")?.addedRecords, [".alignment/why/a.yaml"]);
		assert.deepEqual(named(repository, "main")?.addedRecords, []);
	});

	it("below a folder, as paths from there", async () => {
		await shop.branch("feat/a");
		await shop.commit({ "packages/sh op/.alignment/why/a.yaml": "", ".alignment/why/b.yaml": "" });
		const repository = await readerOf(shop, "packages/sh op/").ready();
		assert.deepEqual(named(repository, "feat/a")?.addedRecords, [".alignment/why/a.yaml"]);
	});

	it("while it is being rebased", async () => {
		await shop.branch("feat/a");
		await shop.commit({ ...record("a"), "search.ts": "two\n" });
		await shop.git("switch", "--quiet", "main");
		await shop.commit({ "search.ts": "three\n" });
		await shop.git("switch", "--quiet", "feat/a");
		await shop.fails("rebase", "main");
		const repository = await readerOf(shop).ready();
		assert.deepEqual(named(repository, "feat/a")?.addedRecords, [".alignment/why/a.yaml"]);
	});

	it("on a branch that shares no commit with the default branch", async () => {
		await shop.git("switch", "--quiet", "--orphan", "feat/a");
		await shop.commit(record("a"));
		const repository = await readerOf(shop).ready();
		assert.deepEqual(named(repository, "feat/a")?.addedRecords, [".alignment/why/a.yaml"]);
	});
});

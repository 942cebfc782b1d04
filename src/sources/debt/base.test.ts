import assert from "node:assert/strict";
import { makeRepository, type TestRepository } from "../../../test/support/repository.ts";
import { openGit } from "../git.ts";
import { changedSince, commitDebt, mergeBase } from "./base.ts";
import { objectsIn } from "./blobs.ts";

describe("the debt at another commit", () => {
	let shop: TestRepository;
	let runs: string[];

	beforeEach(async () => {
		shop = await makeRepository();
		runs = [];
	});

	const git = () =>
		openGit(shop.root, {
			environment: shop.environment,
			onSpawn: ([name = ""]) => runs.push(name),
		});

	it("is read in one process, each file once", async () => {
		const odd = "src/--odd ü.ts";
		await shop.commit({
			"a.ts": "// TODO: a",
			[odd]: "// TODO: odd",
			"b.py": "# nothing",
			"c.bin": "\0 TODO",
		});
		const debt = commitDebt(git(), await shop.git("rev-parse", "HEAD"), {});
		const said = async (files: readonly string[]) =>
			(await debt.of(files)).map(({ file, text }) => `${file} ${text}`);
		assert.deepEqual(await said(["a.ts", "gone.ts", odd, "b.py", "c.bin"]), ["a.ts a", `${odd} odd`]);
		assert.deepEqual(await said(["a.ts", "gone.ts"]), ["a.ts a"]);
		assert.deepEqual(runs, ["cat-file"]);
		await said(["a.ts", "new.ts"]);
		assert.deepEqual(runs, ["cat-file", "cat-file"]);
	});

	it("is compared from where the branch left, here or on the remote", async () => {
		await shop.commit({ "a.ts": "1" }, "Root");
		await shop.commit({ "a.ts": "2" }, "Main, as it is here");
		const here = await shop.git("rev-parse", "HEAD");
		await shop.commit({ "a.ts": "3" }, "Main, as it is there");
		const there = await shop.git("rev-parse", "HEAD");
		await shop.branch("feat/x");
		await shop.commit({ "a.ts": "4", "node_modules/m.ts": "1", "b.ts": "1" });
		const head = await shop.git("rev-parse", "HEAD");
		await shop.git("branch", "--force", "main", here);
		assert.equal(await mergeBase(git(), head, "main"), here);
		await shop.git("update-ref", "refs/remotes/origin/main", there);
		assert.equal(await mergeBase(git(), head, "main"), there);
		assert.equal(await mergeBase(git(), head, "--all"), undefined);
		const options = { folder: shop.root, exclude: ["**/node_modules"] };
		assert.deepEqual(await changedSince(git(), { since: there, head }, options), ["a.ts", "b.ts"]);
	});

	it("is compared with nothing, where histories have nothing in common", async () => {
		await shop.commit({ "a.ts": "1" });
		await shop.git("switch", "--quiet", "--orphan", "other");
		await shop.commit({ "a.ts": "2" });
		assert.equal(await mergeBase(git(), await shop.git("rev-parse", "HEAD"), "main"), undefined);
	});
});

describe("objectsIn", () => {
	const id = "a".repeat(40);
	const output = `${id} blob 3\nx\ny\n${id}:a b missing\n${id} blob 9\n123456789\n${id} tree 2\nzz\n${id} blob 0\n\n`;
	for (const size of [1, 7, 1000])
		it(`reads what comes in pieces of ${size} bytes`, async () => {
			async function* pieces() {
				for (let at = 0; at < output.length; at += size) yield Buffer.from(output.slice(at, at + size));
			}
			const found: (string | undefined)[] = [];
			for await (const object of objectsIn(pieces(), 5)) found.push(object?.toString("utf8"));
			assert.deepEqual(found, ["x\ny", undefined, undefined, undefined, ""]);
		});
});

import assert from "node:assert/strict";
import { makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { type Git, openGit } from "./git.ts";
import { changedPaths, treeChanges } from "./treeChanges.ts";

describe("what differs between commits", () => {
	let shop: TestRepository;
	let git: Git;
	let [first, second, third] = ["", "", ""];

	before(async () => {
		shop = await makeRepository();
		git = openGit(shop.root, { environment: shop.environment });
		await shop.commit({ "a.ts": "1", "--output=b ü\t.ts": "1", "gone.ts": "1" });
		first = await shop.git("rev-parse", "HEAD");
		await shop.git("rm", "--quiet", "gone.ts");
		await shop.commit({ "a.ts": "2", "--output=b ü\t.ts": "2", "deep/new.ts": "1" });
		second = await shop.git("rev-parse", "HEAD");
		await shop.commit({}, "Nothing");
		third = await shop.git("rev-parse", "HEAD");
	});

	const all = ["--output=b ü\t.ts", "a.ts", "deep/new.ts", "gone.ts"];

	it("is said by path, whatever paths look like", async () => {
		assert.deepEqual(await changedPaths(git, { before: first, after: second }), all);
		assert.deepEqual(await changedPaths(git, { before: second, after: second }), []);
	});

	it("is said of many pairs in one process, with what stood there", async () => {
		const runs: string[] = [];
		const counting = openGit(shop.root, {
			environment: shop.environment,
			onSpawn: ([name = ""]) => runs.push(name),
		});
		const pairs = [
			{ before: second, after: third },
			{ before: first, after: second },
		];
		const changes = await treeChanges(counting, pairs);
		assert.deepEqual(runs, ["diff-tree"]);
		assert.deepEqual(changes.get(third), []);
		const found = changes.get(second) ?? [];
		assert.deepEqual(
			found.map(({ file }) => file),
			all,
		);
		const blob = async (name: string) => shop.git("rev-parse", name);
		assert.deepEqual(found[1], {
			file: "a.ts",
			before: await blob(`${first}:a.ts`),
			after: await blob(`${second}:a.ts`),
		});
		assert.deepEqual(found[2], { file: "deep/new.ts", after: await blob(`${second}:deep/new.ts`) });
		assert.deepEqual(found[3], { file: "gone.ts", before: await blob(`${first}:gone.ts`) });
	});

	it("is asked of nobody where there is nothing to compare", async () => {
		const runs: string[] = [];
		const onSpawn = ([name = ""]: readonly string[]) => void runs.push(name);
		const counting = openGit(shop.root, { environment: shop.environment, onSpawn });
		assert.deepEqual([...(await treeChanges(counting, [{ before: first, after: first }]))], [[first, []]]);
		assert.deepEqual(runs, []);
	});

	it("runs no program of the repository's config", async () => {
		await shop.write({ ".gitattributes": "*.ts diff=evil filter=evil\n" });
		await shop.git("config", "diff.evil.command", "touch stolen");
		await shop.git("config", "diff.external", "touch stolen");
		await shop.git("config", "diff.evil.textconv", "touch stolen");
		await shop.git("config", "filter.evil.clean", "touch stolen");
		assert.deepEqual(await changedPaths(git, { before: first, after: second }), all);
		assert.equal(await shop.git("ls-files", "--others", "stolen"), "");
	});
});

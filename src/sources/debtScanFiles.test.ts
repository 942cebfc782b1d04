import assert from "node:assert/strict";
import { type OddTree, oddTree } from "./debt/oddTree.ts";
import { testGit } from "./debt/testing.ts";
import { type FileDebt, scanFiles, scannable } from "./debtScan.ts";
import { Aborted } from "./errors.ts";

describe("scanFiles", () => {
	let tree: OddTree;
	before(async () => {
		tree = await oddTree();
	});
	after(() => tree.remove());

	const withDebt = ["src/a.ts", "new file.ts", "[x].ts"];
	const without =
		"plain.ts gone.ts never.ts ignored/a.ts other.gen.ts sub/a.ts dist/a.ts lib.min.js vendor/lib/a.ts";
	const links = "link.ts linked/a.ts broken.ts pipe.ts folder.ts notes.txt binary.ts huge.js";
	const asked = [...withDebt, ...without.split(" "), ...links.split(" "), "src/a.ts"];

	function check(results: readonly FileDebt[], more: readonly string[] = []): void {
		const files = (some: readonly FileDebt[]) => some.map(({ file }) => file).sort();
		assert.deepEqual(files(results), [...new Set([...asked, ...more])].sort());
		assert.deepEqual(files(results.filter(({ items }) => items.length > 0)), [...withDebt, ...more].sort());
	}

	it("gives each file that was asked for, by one process", async () => {
		const { repository, options } = tree;
		repository.runs.length = 0;
		check(await scanFiles(options({ git: repository }), [...asked, "tracked.gen.ts"]), ["tracked.gen.ts"]);
		assert.equal(repository.runs.length, 1);
	});

	it("takes more files than a command line holds, by one process", async () => {
		const { repository, options } = tree;
		repository.runs.length = 0;
		const many = Array.from({ length: 5000 }, (_, i) => `never/${"long".repeat(50)}/${i}.ts`);
		const results = await scanFiles(options({ git: repository }), [...asked, ...many]);
		check(results.filter(({ file }) => !file.startsWith("never/")));
		assert.equal(repository.runs.length, 1);
	});

	it("does without git", async () => check(await scanFiles(tree.options(), asked)));

	it("goes on without git when it fails", async () => {
		const git = testGit(tree.folder, tree.environment, "/nowhere/git");
		check(await scanFiles(tree.options({ git }), asked));
	});

	it("asks git nothing about files that hold no debt, or that are known", async () => {
		const { repository, options } = tree;
		repository.runs.length = 0;
		const files = ["plain.ts", "never.ts", ...withDebt];
		const results = await scanFiles(options({ git: repository }), files, (file) => withDebt.includes(file));
		assert.equal(results.filter(({ items }) => items.length > 0).length, withDebt.length);
		assert.deepEqual(repository.runs, []);
	});

	it("ends when it is aborted", () =>
		assert.rejects(scanFiles(tree.options({ signal: AbortSignal.abort() }), withDebt), Aborted));

	it("says which files would be scanned, whatever they hold", async () => {
		const files = ["plain.ts", "ignored/a.ts", "tracked.gen.ts", "dist/a.ts", "link.ts"];
		const seen = await scannable(tree.options({ git: tree.repository }), files);
		assert.deepEqual([...seen].sort(), ["plain.ts", "tracked.gen.ts"]);
	});

	it("runs nothing for no files", async () => {
		tree.repository.runs.length = 0;
		assert.deepEqual(await scanFiles(tree.options({ git: tree.repository }), []), []);
		assert.equal(tree.repository.runs.length, 0);
	});
});

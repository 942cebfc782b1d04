import assert from "node:assert/strict";
import { symlink } from "node:fs/promises";
import path from "node:path";
import { makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { readRefs } from "./branches.ts";
import { openGit } from "./git.ts";
import { readHead } from "./head.ts";
import { treeFiles } from "./objects.ts";
import { newObjectMemory, readElsewhere } from "./recordsElsewhere.ts";

describe("readElsewhere", function () {
	this.timeout(10_000); // Many real gits.

	let shop: TestRepository;

	beforeEach(async () => {
		shop = await makeRepository();
		await shop.commit({ ".alignment/why/old.yaml": "branch: old\n" });
	});

	/** Reads what other branches than `main` hold, in a memory of its own or in a given one. */
	async function read(memory = newObjectMemory(), folder = "") {
		const spawned: string[] = [];
		const git = openGit(shop.root, {
			environment: shop.environment,
			onSpawn: (argv) => spawned.push(argv.join(" ")),
		});
		const { branches } = await readRefs(git, { reftable: false }, undefined);
		const head = await readHead(git, branches, undefined, undefined);
		spawned.length = 0;
		const others = branches.filter((branch) => branch.name !== "main");
		const question = { head, branches: others, folder, records: ".alignment/why" };
		return { records: await readElsewhere(git, question, memory, undefined), spawned };
	}

	async function onBranch(name: string, files: Record<string, string>, from = "main") {
		await shop.branch(name, from);
		await shop.commit(files);
		await shop.git("switch", "--quiet", "main");
	}

	it("finds the records of other branches, and what they say", async () => {
		await onBranch("feat/a", { ".alignment/why/a.yaml": "branch: feat/a\nwhy: größer\n" });
		assert.deepEqual((await read()).records, [
			{ branches: ["feat/a"], file: ".alignment/why/a.yaml", text: "branch: feat/a\nwhy: größer\n" },
		]);
	});

	it("names a record once for all branches that hold it", async () => {
		await onBranch("feat/a", { ".alignment/why/a.yaml": "branch: feat/a\n" });
		await onBranch("feat/b", { ".alignment/why/b.yaml": "branch: feat/b\n" }, "feat/a");
		await onBranch("feat/c", { ".alignment/why/a.yaml": "branch: feat/a\nwhy: better\n" }, "feat/a");
		const { records } = await read();
		assert.deepEqual(
			records.map(({ file, branches }) => [path.basename(file), [...branches].sort()]),
			[
				["b.yaml", ["feat/b"]],
				["a.yaml", ["feat/c"]],
				["a.yaml", ["feat/a", "feat/b"]],
			],
		);
	});

	it("leaves out what is no file of a record, or is in HEAD", async () => {
		await shop.branch("feat/a");
		await symlink("/etc/passwd", path.join(shop.root, ".alignment", "why", "link.yaml"));
		await shop.commit({
			".alignment/why/old.yaml": "branch: changed\n",
			".alignment/why/notes.md": "",
			".alignment/why/folder.yaml/inner.yaml": "",
			".alignment/why/large.yaml": "#".repeat(70_000),
		});
		await shop.git("switch", "--quiet", "main");
		assert.deepEqual((await read()).records, []);
	});

	it("is content where a branch has none", async () => {
		await shop.git("switch", "--quiet", "--orphan", "feat/a");
		await shop.commit({ ".alignment/why": "a file\n" });
		await shop.branch("feat/b");
		await shop.git("rm", "-r", "--quiet", ".");
		await shop.commit();
		assert.deepEqual((await read()).records, []);
	});

	it("looks below the folder that it is given, whatever its name", async () => {
		await onBranch("feat/a", {
			"sh op/ü/.alignment/why/a.yaml": "here\n",
			".alignment/why/b.yaml": "there\n",
		});
		const { records } = await read(newObjectMemory(), "sh op/ü/");
		assert.deepEqual(
			records.map(({ file, text }) => [file, text]),
			[[".alignment/why/a.yaml", "here\n"]],
		);
		assert.deepEqual((await read(newObjectMemory(), "line\nbreak/")).records, []);
	});

	it("costs no process while no branch moves, and as few for many branches as for one", async () => {
		await onBranch("feat/a", { ".alignment/why/a.yaml": "branch: feat/a\n" });
		const memory = newObjectMemory();
		const one = await read(memory);
		assert.equal(one.spawned.length, 4, one.spawned.join("\n"));
		assert.deepEqual((await read(memory)).spawned, []);
		for (const name of ["b", "c", "d"])
			await onBranch(`feat/${name}`, { [`.alignment/why/${name}.yaml`]: name });
		const more = await read(memory);
		assert.equal(more.spawned.length, 4);
		assert.equal(more.records.length, 4);
	});

	it("takes the newest of too many", async () => {
		const files = Array.from({ length: 520 }, (_, at) => [
			`.alignment/why/2026-${String(at).padStart(4, "0")}.yaml`,
			`${at}`,
		]);
		await onBranch("feat/a", Object.fromEntries(files));
		const { records } = await read();
		assert.equal(records.length, 500);
		assert.equal(records[0]?.text, "519");
	});
});

describe("treeFiles", () => {
	it("reads ids of either length, and stops at what is no tree", () => {
		const entry = (mode: string, name: string, bytes: number) =>
			Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.alloc(bytes, 0xab)]);
		for (const bytes of [20, 32]) {
			const tree = Buffer.concat([
				entry("100644", "a b.yaml", bytes),
				entry("40000", "folder", bytes),
				entry("120000", "link", bytes),
				entry("160000", "submodule", bytes),
				entry("100755", "run", bytes),
			]);
			const id = "ab".repeat(bytes);
			assert.deepEqual(treeFiles(tree, bytes), [
				{ name: "a b.yaml", id },
				{ name: "run", id },
			]);
		}
		assert.deepEqual(treeFiles(Buffer.from("nonsense"), 20), []);
	});
});

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { decide, lastInstant, later, on, snapshotOf } from "../../test/support/branchDecision.ts";
import { isolated, makeFolder, makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { type RepositoryReader, readerOf } from "../../test/support/repositoryReader.ts";
import { run } from "../../test/support/run.ts";
import type { Silence } from "../core/branch/creation.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { type AskedBranches, openAskedBranches } from "./askedBranches.ts";

type Git = TestRepository["git"];

describe("a branch that HEAD is on", function () {
	this.timeout(30_000); // Many real gits.

	describe("while something is under way", () => {
		let shop: TestRepository;
		let reader: RepositoryReader;
		let memory: AskedBranches;

		before(async () => {
			shop = await makeRepository();
			reader = readerOf(shop);
			memory = openAskedBranches(makeFolder("storage"), path.join(shop.root, ".git"));
			await shop.commit({ "a.txt": "a\n" });
			await memory.look(["main"], await lastInstant(shop));
			await shop.branch("feat/a");
			await shop.commit({ "a.txt": "b\n" });
		});

		const states: readonly [
			name: string,
			begin: (git: Git) => Promise<unknown>,
			end: readonly string[],
			because: Silence,
		][] = [
			[
				"a rebase",
				() => shop.fails("rebase", "--quiet", "--exec", "git no-such-command", "main"),
				["rebase", "--abort"],
				"under way",
			],
			["a bisect", (git) => git("bisect", "start"), ["bisect", "reset"], "under way"],
			["a cherry-pick", () => shop.fails("cherry-pick", "HEAD"), ["cherry-pick", "--abort"], "under way"],
			[
				"a detached HEAD",
				(git) => git("checkout", "--quiet", "--detach"),
				["switch", "--quiet", "feat/a"],
				"no branch",
			],
		];
		for (const [name, begin, end, because] of states)
			it(`is silent in ${name}, and asks afterwards`, async () => {
				await begin(shop.git);
				assert.equal(await decide(snapshotOf(await reader.ready()), memory), because);
				await shop.git(...end);
				assert.equal(await decide(snapshotOf(await reader.ready()), memory), "ask");
			});
	});

	it("is silent in a clone of a branch", async () => {
		const remote = await makeRepository("remote");
		await remote.commit();
		await remote.git("branch", "theirs/a");
		const folder = path.join(makeFolder(), "clone");
		const args = ["clone", "--quiet", "--branch", "theirs/a", remote.root, folder];
		assert.equal((await run("git", args, { env: isolated() })).code, 0);
		const clone = readerOf({ ...remote, root: folder });
		const memory = openAskedBranches(makeFolder("storage"), path.join(folder, ".git"));
		await memory.look([], later);
		assert.equal(await decide(snapshotOf(await clone.ready()), memory), "cloned");
	});

	it("notices each of 1,000 branches that a script made, and asks about each once in two windows", async () => {
		const shop = await makeRepository();
		await shop.commit();
		const storage = makeFolder("storage");
		const [one, two] = [0, 1].map(() => openAskedBranches(storage, path.join(shop.root, ".git")));
		assert.ok(one && two);
		const first = await shop.git("rev-parse", "HEAD");
		await Promise.all([one, two].map((window) => window.look(["main"], later)));
		const names = Array.from({ length: 1000 }, (_, at) => `feat/${at}`);
		const packed = names.map((name) => `${first} refs/heads/${name}\n`).sort();
		await writeFile(path.join(shop.root, ".git", "packed-refs"), packed.join(""));
		const reader = readerOf(shop);
		const repository = await reader.ready();
		assert.equal(repository.branches.length, 1001);
		assert.ok(reader.spawned.length <= 6, reader.spawned.join(" "));
		const snapshot = snapshotOf(repository);
		const at = (name: string): Snapshot => ({
			...snapshot,
			git: { state: "ready", ...on(name, repository) },
		});
		let asked = 0;
		const notice = async (name: string) => {
			assert.equal(await decide(at(name), one), "ask", name);
			const branch = repository.branches.find((each) => each.name === name);
			assert.ok(branch);
			const claims = await Promise.all([one.claim(branch), two.claim(branch)]);
			asked += claims.filter(Boolean).length;
		};
		await Promise.all(names.map(notice));
		assert.equal(asked, 1000);
		assert.equal(await decide(at("feat/999"), two), "asked");
	});
});

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { lumenShopYaml } from "../../test/fixtures/lumenShop.ts";
import { readChain } from "../../test/support/chain.ts";
import { makeFolder, makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { type Git, openGit } from "./git.ts";
import { newObjectMemory } from "./recordsElsewhere.ts";
import { mostRemoteBranches, type RemoteBranches, readRemoteBranches } from "./remoteBranches.ts";

describe("branches on remotes", function () {
	this.timeout(60_000); // Many real gits.

	const record = (branch: string, serves: string) => ({
		[`.alignment/why/${branch.replaceAll("/", "-")}.yaml`]: `branch: ${branch}\nserves: ${serves}\n`,
	});

	/** What others push to: a shop on main. */
	async function started(): Promise<TestRepository> {
		const shop = await makeRepository();
		await shop.commit({ "alignment.yaml": lumenShopYaml }, "Start");
		return shop;
	}

	async function branch(shop: TestRepository, name: string, serves?: string, from = "main") {
		await shop.branch(name, from);
		await shop.commit(
			{ [name.replaceAll("/", " ")]: "x\n", ...(serves !== undefined && record(name, serves)) },
			`Work of ${name}`,
		);
		await shop.git("switch", "--quiet", "main");
	}

	/** A clone as somebody else has it. */
	async function cloned(shop: TestRepository): Promise<TestRepository> {
		const root = path.join(makeFolder(), "clone");
		await shop.git("clone", "--quiet", shop.root, root);
		return { ...shop, root, git: (...args) => shop.git("-C", root, ...args) };
	}

	const atWork = async ({ root, environment }: TestRepository, ...refs: readonly string[]) => {
		const chain = await readChain(root, environment);
		return refs.map((ref) => chain.story(ref).filter((fact) => fact.startsWith("at work")));
	};

	it("are at work by their record, a standing link or an id in their name; by nothing else", async () => {
		const shop = await started();
		await branch(shop, "topic/a", "[slow-search]");
		await branch(shop, "feat/search-b");
		await branch(shop, "fix/basket_loss");
		await branch(shop, "topic/basket");
		await branch(shop, "feat/none", "none");
		await branch(shop, "release/1.0");
		const [slow, result, basket, objective] = await atWork(
			await cloned(shop),
			...["slow-search", "find-it-fast.search-p95", "basket-loss", "find-it-fast"],
		);
		assert.deepEqual(slow, ["at work: origin/feat/search-b (linked)", "at work: origin/topic/a"]);
		assert.deepEqual(result, ["at work: origin/feat/search-b"]);
		assert.deepEqual(basket, ["at work: origin/fix/basket_loss"]);
		assert.deepEqual(objective, [
			"at work: origin/feat/search-b (linked)",
			"at work: origin/topic/a (linked)",
		]);
	});

	it("count after this clone's own, and once where it has one of that name", async () => {
		const shop = await started();
		await branch(shop, "topic/a", "[slow-search]");
		await branch(shop, "topic/b", "[slow-search]");
		const clone = await cloned(shop);
		await clone.git("branch", "--quiet", "topic/a", "origin/topic/a");
		await clone.git("commit", "--quiet", "--allow-empty", "-m", "On main");
		assert.deepEqual(await atWork(clone, "slow-search"), [["at work: topic/a", "at work: origin/topic/b"]]);
	});

	it("are not at work once they landed, however that was; and again when they go on", async () => {
		const shop = await started();
		for (const name of ["topic/merged", "topic/squashed", "topic/on", "topic/rebased"])
			await branch(shop, name, "[slow-search]");
		await shop.git("merge", "--quiet", "--no-ff", "--no-edit", "topic/merged");
		for (const name of ["topic/squashed", "topic/on"]) {
			await shop.git("merge", "--quiet", "--squash", name);
			await shop.git("commit", "--quiet", "-m", `Squash of ${name}`);
		}
		await shop.git("cherry-pick", "topic/rebased");
		await shop.git("switch", "--quiet", "topic/on");
		await shop.commit({ more: "more\n" }, "More");
		await shop.git("switch", "--quiet", "main");
		const clone = await cloned(shop);
		assert.deepEqual(await atWork(clone, "slow-search"), [["at work: origin/topic/on"]]);
	});

	it("are not at work where a later branch took their name, but for that one", async () => {
		const shop = await started();
		const named = (created: string) => ({
			[`.alignment/why/${created}.yaml`]: `branch: topic/a\ncreated: ${created}T10:00:00Z\nserves: [slow-search]\n`,
		});
		await shop.branch("topic/a");
		await shop.commit(named("2026-11-01"), "First");
		await shop.git("switch", "--quiet", "main");
		await shop.git("branch", "--quiet", "--move", "topic/a", "old");
		await shop.branch("topic/a");
		await shop.commit(named("2026-11-10"), "Second");
		await shop.git("switch", "--quiet", "main");
		await shop.git("merge", "--quiet", "--squash", "old");
		await shop.git("commit", "--quiet", "-m", "Squash of the first");
		const clone = await cloned(shop);
		assert.deepEqual(await atWork(clone, "slow-search"), [["at work: origin/topic/a"]]);
	});

	interface Reader {
		readonly spawned: string[];
		read(known?: RemoteBranches): Promise<RemoteBranches>;
	}

	function readerOf({ root, environment }: TestRepository): Reader {
		const spawned: string[] = [];
		const git: Git = openGit(root, { environment, onSpawn: ([name = ""]) => spawned.push(name) });
		const memory = newObjectMemory();
		return {
			spawned,
			read(known) {
				spawned.length = 0;
				return readRemoteBranches(git, { defaultBranch: "main", folder: "", memory, known });
			},
		};
	}

	const names = ({ branches }: RemoteBranches) =>
		branches.map(({ remote, name, records }) => `${remote} ${name} ${records.length}`);

	it("of a name that several remotes have are one, the newest", async () => {
		const shop = await started();
		await branch(shop, "topic/a", "[slow-search]");
		const clone = await cloned(shop);
		const fork = await cloned(shop);
		await fork.git("switch", "--quiet", "topic/a");
		await fork.git("commit", "--quiet", "--allow-empty", "-m", "Newer");
		await clone.git("remote", "add", "fork", fork.root);
		await clone.git("remote", "add", "twin", shop.root);
		await clone.git("fetch", "--quiet", "--all");
		assert.deepEqual(names(await readerOf(clone).read()), ["fork topic/a 1"]);
		await clone.git("remote", "remove", "fork");
		assert.deepEqual(names(await readerOf(clone).read()), ["origin topic/a 1"]);
	});

	it("cost one process while nothing moves, and three for a branch that came", async () => {
		const shop = await started();
		await branch(shop, "topic/a", "[slow-search]");
		const clone = await cloned(shop);
		const reader = readerOf(clone);
		const first = await reader.read();
		assert.deepEqual(names(first), ["origin topic/a 1"]);
		assert.equal(await reader.read(first), first);
		assert.deepEqual(reader.spawned, ["for-each-ref"]);
		await branch(shop, "topic/b");
		await clone.git("fetch", "--quiet");
		assert.deepEqual(names(await reader.read(first)), ["origin topic/b 0", "origin topic/a 1"]);
		assert.deepEqual(reader.spawned, ["for-each-ref", "for-each-ref", "cat-file"]);
	});

	it("are read up to the newest of many", async () => {
		const shop = await started();
		await branch(shop, "topic/new");
		const clone = await cloned(shop);
		const old = await clone.git("commit-tree", "-p", "HEAD", "-m", "Old", "HEAD^{tree}");
		const packed = path.join(clone.root, ".git", "packed-refs");
		const before = (await readFile(packed, "utf8")).split("\n").filter((line) => !/^[#^]/.test(line));
		const many = Array.from(
			{ length: mostRemoteBranches + 4 },
			(_, at) => `${old} refs/remotes/origin/old/${at}\n`,
		);
		await writeFile(packed, before.join("\n") + many.join(""));
		const { branches, leftOut } = await readerOf(clone).read();
		assert.equal(branches.length, mostRemoteBranches);
		assert.equal(leftOut, 5);
	});

	it("in a repository without any are none", async () => {
		assert.deepEqual(names(await readerOf(await started()).read()), []);
	});
});

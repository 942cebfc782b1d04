import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { decide, lastInstant, later, on, snapshotOf } from "../../test/support/branchDecision.ts";
import {
	canReftable,
	makeFolder,
	makeRepository,
	type TestRepository,
} from "../../test/support/repository.ts";
import { type RepositoryReader, readerOf } from "../../test/support/repositoryReader.ts";
import type { Silence } from "../core/branch/creation.ts";
import type { Repository } from "../core/snapshot.ts";
import { type AskedBranches, openAskedBranches } from "./askedBranches.ts";

type Git = TestRepository["git"];

interface Way {
	readonly branch: string;
	readonly it: string;
	readonly be: (git: Git, elsewhere: () => string) => Promise<unknown>;
	readonly because?: Silence;
	/** Where no reflog tells. */
	readonly withoutReflog?: Silence | "ask";
}

const quietly = ["--quiet"] as const;

/** In this order, one after the other, in one repository. */
const ways: readonly Way[] = [
	{ branch: "feat/a", it: "switch -c", be: (git) => git("switch", ...quietly, "-c", "feat/a") },
	{ branch: "feat/b", it: "checkout -b", be: (git) => git("checkout", ...quietly, "-b", "feat/b") },
	{ branch: "feat/c", it: "branch, and a switch later", be: (git) => git("branch", "feat/c", "main") },
	{ branch: "c", it: "a name that ends another", be: (git) => git("branch", "c", "feat/c") },
	{
		branch: "feat/d",
		it: "worktree add -b",
		be: (git, at) => git("worktree", "add", ...quietly, "-b", "feat/d", at()),
	},
	{
		branch: "feat/e",
		it: "from the remote's main",
		be: (git) => git("branch", ...quietly, "feat/e", "origin/main"),
	},
	{
		branch: "feat/f",
		it: "from the remote's main by its full name",
		be: (git) => git("branch", ...quietly, "feat/f", "refs/remotes/origin/main"),
	},
	{ branch: "feat/g", it: "from a commit", be: (git) => git("branch", "feat/g", "main~1") },
	{ branch: "feat/h", it: "update-ref", be: (git) => git("update-ref", "refs/heads/feat/h", "main") },
	{
		branch: "old/reborn",
		it: "a name that is used again",
		be: async (git) => {
			await git("branch", ...quietly, "-D", "old/reborn");
			await git("branch", "old/reborn", "main");
		},
		// Nobody looked while it was gone.
		withoutReflog: "known before",
	},
	{
		branch: "theirs/a",
		it: "checkout of a remote branch",
		be: (git) => git("checkout", ...quietly, "theirs/a"),
		because: "from a remote",
	},
	{
		branch: "theirs/b",
		it: "checkout --track",
		be: (git) => git("checkout", ...quietly, "--track", "origin/theirs/b"),
		because: "from a remote",
	},
	{
		branch: "theirs/c",
		it: "worktree add of a remote branch",
		be: (git, at) => git("worktree", "add", ...quietly, at(), "theirs/c"),
		because: "from a remote",
	},
	{
		branch: "theirs/d",
		it: "fetch into a branch",
		be: (git) => git("fetch", ...quietly, "origin", "theirs/d:theirs/d"),
		because: "from a remote",
	},
	{
		branch: "review",
		it: "what was just fetched",
		be: (git) => git("checkout", ...quietly, "-b", "review", "FETCH_HEAD"),
		because: "from a remote",
		withoutReflog: "ask",
	},
	{
		branch: "new/name",
		it: "a rename",
		be: (git) => git("branch", "-m", "old/name", "new/name"),
		because: "renamed",
		withoutReflog: "ask",
	},
	{
		branch: "copy",
		it: "a copy",
		be: (git) => git("branch", "-c", "old/one", "copy"),
		because: "copied",
		withoutReflog: "ask",
	},
	{ branch: "old/one", it: "one that was there", be: async () => {}, because: "known before" },
	{ branch: "main", it: "the default branch", be: async () => {}, because: "default branch" },
	{
		branch: "release/2",
		it: "a release",
		be: (git) => git("branch", "release/2", "main"),
		because: "ignored",
	},
	{
		branch: "dependabot/npm/zod",
		it: "a bot's",
		be: (git) => git("branch", "dependabot/npm/zod", "main"),
		because: "ignored",
	},
];

describe("every way in which a branch is born", function () {
	this.timeout(30_000); // Many real gits.

	let remote: TestRepository;

	before(async () => {
		remote = await makeRepository("remote");
		await remote.commit();
		for (const name of ["a", "b", "c", "d"]) await remote.git("branch", `theirs/${name}`);
	});

	interface Layout {
		readonly it: string;
		readonly config?: readonly string[];
		readonly format?: readonly string[];
		/** Where the window is. */
		readonly window?: (shop: TestRepository) => Promise<TestRepository>;
	}
	const layouts: readonly Layout[] = [
		{ it: "in the main work tree" },
		{ it: "in a linked work tree", window: (shop) => shop.worktree("old/window") },
		{ it: "with reftable", format: ["--ref-format=reftable"] },
		{ it: "without a reflog", config: ["core.logAllRefUpdates", "false"] },
	];
	for (const layout of layouts)
		describe(layout.it, () => {
			const untold = layout.config !== undefined;
			let shop: TestRepository;
			let reader: RepositoryReader;
			let memory: AskedBranches;
			let repository: Repository;

			before(async function () {
				if (layout.format && !(await canReftable())) this.skip(); // This git is too old for it.
				shop = await makeRepository("shop", layout.format ?? []);
				if (layout.config) await shop.git("config", ...layout.config);
				await shop.commit();
				await shop.git("remote", "add", "-f", "origin", remote.root);
				for (const name of ["one", "name", "reborn"]) await shop.git("branch", `old/${name}`);
				const window = (await layout.window?.(shop)) ?? shop;
				// The first look is later than all that is there.
				await shop.commit();
				reader = readerOf(window);
				memory = openAskedBranches(makeFolder("storage"), path.join(shop.root, ".git"));
				const first = await reader.ready();
				await memory.look(
					first.branches.map(({ name }) => name),
					await lastInstant(shop),
				);
				let folders = 0;
				for (const way of ways) await way.be(shop.git, () => path.join(makeFolder(), String(folders++)));
				// With its commit taken back, main holds no branch, so that one look tells all births.
				await shop.git(
					"update-ref",
					"refs/heads/main",
					await shop.git("commit-tree", "-m", "x", "main^{tree}"),
				);
				repository = await reader.ready();
				await memory.look(
					repository.branches.map(({ name }) => name),
					later,
				);
			});

			/** Where no reflog tells, only the branch that HEAD is on is worth a second look. */
			const standOn = async (branch: string) => {
				if (!untold) return on(branch, repository);
				await writeFile(path.join(shop.root, ".git", "HEAD"), `ref: refs/heads/${branch}\n`);
				return reader.ready();
			};

			for (const way of ways) {
				const expected = (untold ? way.withoutReflog : undefined) ?? way.because ?? "ask";
				it(`${way.it}: ${expected}`, async () => {
					const there = repository.branches.some(({ name }) => name === way.branch);
					assert.ok(there, `${way.branch} is not there`);
					assert.equal(await decide(snapshotOf(await standOn(way.branch)), memory), expected);
				});
			}

			it("asks about none twice", async () => {
				const asked: string[] = [];
				for (const { branch } of ways)
					if ((await decide(snapshotOf(on(branch, repository)), memory)) === "ask") asked.push(branch);
				for (const name of asked) {
					const branch = repository.branches.find((each) => each.name === name);
					assert.ok(branch && (await memory.claim(branch)));
					assert.equal(await decide(snapshotOf(on(name, repository)), memory), "asked");
					assert.equal(await memory.claim(branch), false);
				}
			});
		});
});

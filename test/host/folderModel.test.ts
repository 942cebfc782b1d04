import assert from "node:assert/strict";
import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as vscode from "vscode";
import type { Snapshot } from "../../src/core/snapshot.ts";
import { BuiltInGit } from "../../src/host/builtInGit.ts";
import { FolderModel } from "../../src/host/folderModel.ts";
import { extensionId } from "../../src/ids.ts";
import { BackgroundParser } from "../../src/sources/backgroundParser.ts";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { makeFolder, makeRepository } from "../support/repository.ts";
import { storage } from "../support/storage.ts";

const files = { "alignment.yaml": lumenShopYaml };

function builtWorker(): URL {
	const path = vscode.extensions.getExtension(extensionId)?.extensionPath ?? "";
	return pathToFileURL(`${path}/dist/parseWorker.js`);
}

describe("a folder's model", () => {
	const log = vscode.window.createOutputChannel("Alignment tests", { log: true });
	const git = new BuiltInGit();
	const parser = new BackgroundParser(builtWorker());
	const models: FolderModel[] = [];

	/** Without the built-in git extension's hints, so that our own watchers are what is tested. */
	function open(folder: string): FolderModel {
		const model = new FolderModel(
			{ uri: vscode.Uri.file(folder), name: "shop", index: 0 },
			{ git, log, parser, storage },
		);
		models.push(model);
		return model;
	}

	afterEach(() => {
		for (const model of models.splice(0)) model.dispose();
	});

	after(() => {
		parser.dispose();
		log.dispose();
	});

	async function read(folder: string): Promise<Snapshot> {
		const model = open(folder);
		await model.refreshed();
		assert.ok(model.snapshot);
		return model.snapshot;
	}

	/** Resolves with the first snapshot of which `holds` is true, without asking for any. */
	function until(model: FolderModel, holds: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
		return new Promise((resolve, reject) => {
			const late = setTimeout(
				() => reject(new Error(`still ${JSON.stringify(model.snapshot?.git)}`)),
				15_000,
			);
			const look = () => {
				if (!model.snapshot || !holds(model.snapshot)) return;
				clearTimeout(late);
				listener.dispose();
				resolve(model.snapshot);
			};
			const listener = model.onDidChange(look);
			look();
		});
	}

	const states: readonly {
		readonly it: string;
		readonly make: () => Promise<string>;
		readonly git: string;
		readonly head?: string;
		readonly branch: string | undefined;
		readonly said?: "none" | readonly string[];
		readonly intent?: string;
		readonly more?: Readonly<Record<string, unknown>>;
	}[] = [
		{
			it: "a branch with a standing link",
			make: async () => {
				const repository = await makeRepository();
				await repository.commit(files);
				await repository.branch("feat/search-cache");
				return repository.root;
			},
			git: "ready",
			head: "branch",
			branch: "feat/search-cache",
			said: ["find-it-fast.search-p95"],
		},
		{
			it: "a linked worktree",
			make: async () => {
				const repository = await makeRepository();
				await repository.commit(files);
				return (await repository.worktree("fix/basket-totals")).root;
			},
			git: "ready",
			head: "branch",
			branch: "fix/basket-totals",
			said: ["basket-loss"],
			more: { linkedWorktree: true },
		},
		{
			it: "a submodule",
			make: async () => {
				const shop = await makeRepository();
				await shop.commit(files);
				const all = await makeRepository("all");
				await all.commit({ "README.md": "All shops\n" });
				const submodule = await all.submodule(shop, "shop");
				await submodule.branch("feat/search-more");
				return submodule.root;
			},
			git: "ready",
			head: "branch",
			branch: "feat/search-more",
			said: ["find-it-fast.search-p95"],
			more: { submodule: true },
		},
		{
			it: "a detached HEAD",
			make: async () => {
				const repository = await makeRepository();
				await repository.commit(files);
				await repository.git("switch", "--quiet", "--detach");
				return repository.root;
			},
			git: "ready",
			head: "detached",
			branch: undefined,
		},
		{
			it: "a rebase that stopped: the branch that is being rebased",
			make: async () => {
				const repository = await makeRepository();
				await repository.commit(files);
				await repository.branch("feat/search-cache");
				await repository.commit({ "a.txt": "ours\n" });
				await repository.git("switch", "--quiet", "main");
				await repository.commit({ "a.txt": "theirs\n" });
				await repository.git("switch", "--quiet", "feat/search-cache");
				await repository.fails("rebase", "main");
				return repository.root;
			},
			git: "ready",
			head: "detached",
			branch: "feat/search-cache",
			said: ["find-it-fast.search-p95"],
			more: { operation: "rebase" },
		},
		{
			it: "a repository without commits",
			make: async () => {
				const repository = await makeRepository();
				await repository.write(files);
				return repository.root;
			},
			git: "ready",
			head: "unborn",
			branch: "main",
			said: [],
		},
		{
			it: "a folder without git",
			make: async () => {
				const folder = makeFolder("plain");
				await writeFile(path.join(folder, "alignment.yaml"), lumenShopYaml);
				return folder;
			},
			git: "outside",
			branch: undefined,
		},
		{
			it: "a folder below the git root, with the intent at the root",
			make: async () => {
				const repository = await makeRepository();
				await repository.commit({ ...files, "src/a.txt": "a\n" });
				await repository.branch("feat/search-cache");
				return path.join(repository.root, "src");
			},
			git: "ready",
			head: "branch",
			branch: "feat/search-cache",
			said: ["find-it-fast.search-p95"],
		},
		{
			it: "a folder below the git root, with an intent of its own",
			make: async () => {
				const repository = await makeRepository();
				await repository.commit({ "shop/alignment.yml": lumenShopYaml, "alignment.yaml": "version: 1\n" });
				await repository.branch("feat/search-cache");
				return path.join(repository.root, "shop");
			},
			git: "ready",
			head: "branch",
			branch: "feat/search-cache",
			said: ["find-it-fast.search-p95"],
		},
		{
			it: "a repository without alignment.yaml",
			make: async () => {
				const repository = await makeRepository();
				await repository.commit({ "README.md": "Shop\n" });
				return repository.root;
			},
			git: "ready",
			head: "branch",
			branch: "main",
			intent: "none",
		},
		{
			it: "an alignment.yaml that can't be read",
			make: async () => {
				const repository = await makeRepository();
				await repository.commit({ "alignment.yaml": "problems: [\n" });
				return repository.root;
			},
			git: "ready",
			head: "branch",
			branch: "main",
			intent: "unreadable",
		},
		{
			it: "a damaged repository",
			make: async () => {
				const repository = await makeRepository();
				await repository.commit(files);
				await writeFile(path.join(repository.root, ".git", "HEAD"), "nonsense\n");
				return repository.root;
			},
			git: "failed",
			branch: undefined,
		},
	];
	for (const row of states)
		it(row.it, async () => {
			const { git: state, branch, intent } = await read(await row.make());
			assert.equal(intent.state, row.intent ?? "known");
			assert.equal(state.state, row.git);
			if (state.state === "ready") {
				assert.equal(state.head.kind, row.head);
				for (const [key, value] of Object.entries(row.more ?? {})) assert.equal(state[key as "root"], value);
			}
			assert.equal(branch?.name, row.branch);
			if (row.said) assert.deepEqual(branch?.serves.said, row.said);
		});

	it("sees a switch that another program made", async () => {
		const repository = await makeRepository();
		await repository.commit(files);
		const model = open(repository.root);
		await until(model, ({ branch }) => branch?.name === "main");
		await repository.branch("feat/search-cache");
		await until(model, ({ branch }) => branch?.name === "feat/search-cache");
		await repository.git("switch", "--quiet", "main");
		await until(model, ({ branch }) => branch?.name === "main");
	});

	it("ends on the right branch after 100 switches in a row", async () => {
		const repository = await makeRepository();
		await repository.commit(files);
		await repository.git("branch", "feat/search-cache");
		await repository.git("branch", "fix/basket-totals");
		const model = open(repository.root);
		await until(model, ({ branch }) => branch?.name === "main");
		for (let turn = 0; turn < 100; turn++)
			await repository.git("switch", "--quiet", turn % 2 === 0 ? "feat/search-cache" : "fix/basket-totals");
		await until(model, ({ branch }) => branch?.name === "fix/basket-totals");
		await new Promise((resolve) => setTimeout(resolve, 500));
		assert.deepEqual(model.snapshot?.branch?.serves.said, ["basket-loss"]);
	});

	it("sees alignment.yaml made, changed, replaced and deleted", async () => {
		const repository = await makeRepository();
		await repository.commit({ "README.md": "Shop\n" });
		const model = open(repository.root);
		const file = path.join(repository.root, "alignment.yaml");
		await until(model, ({ intent }) => intent.state === "none");
		await writeFile(file, "version: 1\n");
		await until(model, ({ intent }) => intent.state === "known");
		await writeFile(file, lumenShopYaml);
		await until(model, ({ intent }) => intent.state === "known" && intent.intent.problems.size === 3);
		await writeFile(`${file}.new`, "version: 1\nproduct: Lamps\n");
		await rename(`${file}.new`, file);
		await until(model, ({ intent }) => intent.state === "known" && intent.intent.product === "Lamps");
		await rm(file);
		await until(model, ({ intent }) => intent.state === "none");
	});

	it("keeps the last good intent while the file can't be read, and says so", async () => {
		const repository = await makeRepository();
		await repository.commit(files);
		const model = open(repository.root);
		const file = path.join(repository.root, "alignment.yaml");
		await until(model, ({ intent }) => intent.state === "known");
		await writeFile(file, `<<<<<<< ours\n${lumenShopYaml}=======\n>>>>>>> theirs\n`);
		const { intent, findings } = await until(model, (s) => s.intent.state === "known" && s.intent.stale);
		assert.equal(intent.state === "known" && intent.intent.problems.size, 3);
		assert.deepEqual(
			findings.map(({ code }) => code),
			["conflict-markers"],
		);
		await writeFile(file, lumenShopYaml);
		await until(model, (s) => s.intent.state === "known" && !s.intent.stale);
	});

	it("reads a large file in the background", async () => {
		const repository = await makeRepository();
		await repository.commit({ "alignment.yaml": `${lumenShopYaml}\n# ${"x".repeat(100_000)}\n` });
		const { intent } = await read(repository.root);
		assert.equal(intent.state === "known" && intent.intent.problems.size, 3);
	});

	it("sees what is typed and not saved", async () => {
		const repository = await makeRepository();
		await repository.commit(files);
		const model = open(repository.root);
		await until(model, ({ intent }) => intent.state === "known");
		const document = await vscode.workspace.openTextDocument(path.join(repository.root, "alignment.yaml"));
		const editor = await vscode.window.showTextDocument(document);
		await editor.edit((edit) => edit.insert(document.positionAt(0), "vision: Everyone finds a lamp\n"));
		await until(model, ({ intent }) => intent.state === "known" && intent.intent.vision !== undefined);
		await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
		await until(model, ({ intent }) => intent.state === "known" && intent.intent.vision === undefined);
	});

	it("sees a why record as soon as it is written", async () => {
		const repository = await makeRepository();
		await repository.commit(files);
		await repository.branch("spike");
		const model = open(repository.root);
		await until(model, ({ branch }) => branch?.serves.how.by === "nobody");
		await repository.write({
			".alignment/why/2026-11-20-spike.yaml":
				"branch: spike\ncreated: 2026-11-21T11:00:00Z\nserves: [slow-search]\nwhy: Shoppers wait\n",
		});
		const { branch } = await until(model, (s) => s.branch?.serves.how.by === "record");
		assert.equal(branch?.record?.why, "Shoppers wait");
	});
});

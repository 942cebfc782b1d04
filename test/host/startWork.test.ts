// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a branch may have such a name
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import { BuiltInGit } from "../../src/host/builtInGit.ts";
import { FolderModel } from "../../src/host/folderModel.ts";
import { recordFiles } from "../../src/host/recordFiles.ts";
import { BackgroundParser } from "../../src/sources/backgroundParser.ts";
import { HumanError } from "../../src/sources/errors.ts";
import { startWork } from "../../src/views/why/startWork.ts";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { builtWorker } from "../support/builtWorker.ts";
import { allowOutsideRepositories } from "../support/outsideRepositories.ts";
import { makeRepository, type TestRepository } from "../support/repository.ts";
import { storage } from "../support/storage.ts";

const ref = "find-it-fast.search-p95";
const main = { branch: "main", ref: "refs/heads/main" };

describe("starting work", () => {
	const log = vscode.window.createOutputChannel("Alignment tests: starting work", { log: true });
	const git = new BuiltInGit();
	const parser = new BackgroundParser(builtWorker());
	const models: FolderModel[] = [];

	before(async () => {
		await allowOutsideRepositories(true);
		await git.connect();
	});
	afterEach(() => {
		for (const model of models.splice(0)) model.dispose();
	});
	after(async () => {
		await allowOutsideRepositories(false);
		git.dispose();
		parser.dispose();
		log.dispose();
	});

	async function open(builtIn = git): Promise<{ repository: TestRepository; folder: FolderModel }> {
		const repository = await makeRepository();
		await repository.commit({ "alignment.yaml": lumenShopYaml, "a.txt": "a\n" });
		const folder = new FolderModel(
			{ uri: vscode.Uri.file(repository.root), name: "shop", index: 0 },
			{ git: builtIn, log, parser, storage },
		);
		models.push(folder);
		await folder.refreshed();
		return { repository, folder };
	}

	const start = (folder: FolderModel, name: string, base = main, builtIn = git) =>
		startWork(folder, { ref, name, base }, { git: builtIn, records: recordFiles({ git: builtIn, log }) });

	async function recordOf({ root }: TestRepository): Promise<string> {
		const names = await readdir(path.join(root, ".alignment", "why"));
		assert.equal(names.length, 1, names.join());
		return readFile(path.join(root, ".alignment", "why", names[0] ?? ""), "utf8");
	}

	it("creates the branch from its base, moves there, and has said why", async () => {
		const { repository, folder } = await open();
		await repository.branch("other");
		await repository.commit({ "b.txt": "b\n" });
		await start(folder, "feat/search-p95");
		assert.equal(await repository.git("symbolic-ref", "--short", "HEAD"), "feat/search-p95");
		assert.equal(await repository.git("rev-parse", "HEAD"), await repository.git("rev-parse", "main"));
		const text = await recordOf(repository);
		assert.match(text, /^branch: feat\/search-p95\nfrom: main\n/);
		assert.match(text, /^serves: \[find-it-fast\.search-p95\]$/m);
		const { branch } = folder.snapshot ?? {};
		assert.equal(branch?.name, "feat/search-p95");
		assert.equal(branch?.serves.how.by, "record");
		assert.deepEqual(branch?.serves.said, [ref]);
	});

	for (const name of [
		"$(id)",
		"a;b",
		"a`b`",
		"<img/src=x>",
		"${{}}",
		"%PATH%",
		"a|b",
		'a"b',
		"CON",
		"a\u202Eb",
	])
		it(`keeps ${JSON.stringify(name)} a name`, async () => {
			const { repository, folder } = await open();
			await start(folder, name);
			assert.equal(await repository.git("symbolic-ref", "--short", "HEAD"), name);
			assert.deepEqual(folder.snapshot?.branch?.serves.said, [ref]);
			await recordOf(repository);
		});

	it("takes uncommitted changes along", async () => {
		const { repository, folder } = await open();
		await repository.write({ "a.txt": "changed\n" });
		await start(folder, "feat/x");
		assert.equal(await readFile(path.join(repository.root, "a.txt"), "utf8"), "changed\n");
	});

	it("leaves everything as it is where git would lose changes, and says what to do", async () => {
		const { repository, folder } = await open();
		await repository.branch("other");
		await repository.commit({ "a.txt": "theirs\n" });
		await repository.write({ "a.txt": "mine\n" });
		await assert.rejects(start(folder, "feat/x"), (error) => {
			assert.ok(error instanceof HumanError);
			assert.match(error.message, /Commit or stash/);
			return true;
		});
		assert.equal(await repository.git("symbolic-ref", "--short", "HEAD"), "other");
		assert.equal(await repository.git("branch", "--list", "feat/x"), "");
		await assert.rejects(readdir(path.join(repository.root, ".alignment")));
	});

	it("says what to type where VS Code's git isn't there, safe from shells", async () => {
		const without = new BuiltInGit();
		const { folder } = await open(without);
		await assert.rejects(start(folder, "$(id)", main, without), {
			message: /git switch --create '\$\(id\)' main$/,
		});
		without.dispose();
	});
});

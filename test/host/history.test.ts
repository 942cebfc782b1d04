import assert from "node:assert/strict";
import * as vscode from "vscode";
import { branchesAtWorkOn, fullName } from "../../src/core/history/atWork.ts";
import type { History } from "../../src/core/history/history.ts";
import type { Snapshot } from "../../src/core/snapshot.ts";
import { BuiltInGit } from "../../src/host/builtInGit.ts";
import { FolderModel } from "../../src/host/folderModel.ts";
import { BackgroundParser } from "../../src/sources/backgroundParser.ts";
import { healthGroup } from "../../src/views/intent/healthNodes.ts";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { makeFolder, makeRepository } from "../support/repository.ts";

describe("the history of a folder", () => {
	const log = vscode.window.createOutputChannel("Alignment history tests", { log: true });
	const git = new BuiltInGit();
	const parser = new BackgroundParser(new URL("file:///nowhere/parseWorker.js"));
	const models: FolderModel[] = [];

	function open(folder: string, storage = makeFolder("storage")): FolderModel {
		const surroundings = { git, log, parser, storage };
		const model = new FolderModel({ uri: vscode.Uri.file(folder), name: "shop", index: 0 }, surroundings);
		models.push(model);
		model.want("history");
		return model;
	}

	afterEach(() => {
		for (const model of models.splice(0)) model.dispose();
	});

	after(() => {
		parser.dispose();
		log.dispose();
	});

	/** Resolves with the first snapshot of which `holds` is true, without asking for any. */
	function until(model: FolderModel, holds: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
		return new Promise((resolve, reject) => {
			const late = setTimeout(
				() => reject(new Error(`still ${JSON.stringify(model.snapshot?.history)}`)),
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

	async function known(model: FolderModel, holds: (history: History) => boolean): Promise<History> {
		const { history } = await until(
			model,
			(snapshot) => snapshot.history.state === "known" && holds(snapshot.history),
		);
		assert.ok(history.state === "known");
		return history;
	}

	const record = "branch: feat/search-cache\nserves: [slow-search]\n";

	it("grows with commits, tags and the intent", async () => {
		const shop = await makeRepository();
		await shop.commit({ "alignment.yaml": lumenShopYaml }, "Start");
		await shop.branch("feat/search-cache");
		await shop.commit({ ".alignment/why/2026-11-20-feat-search-cache.yaml": record });
		await shop.git("switch", "--quiet", "main");
		await shop.git("merge", "--quiet", "--no-ff", "feat/search-cache");
		const model = open(shop.root);
		const first = await known(model, ({ changes }) => changes[0]?.size !== undefined);
		assert.deepEqual(
			first.changes.map(({ how, branch, serves, size }) => [how, branch, serves.said, size?.added]),
			[
				["merge", "feat/search-cache", ["slow-search"], 2],
				["direct", undefined, [], lumenShopYaml.trimEnd().split("\n").length],
			],
		);
		assert.deepEqual(first.changes[0]?.serves.partOf, ["find-it-fast"]);

		await shop.git("tag", "v1.0.0");
		const released = await known(model, ({ releases }) => releases.length === 1);
		assert.deepEqual(
			released.changes.map(({ release }) => release),
			["v1.0.0", "v1.0.0"],
		);

		await shop.commit({ "a.ts": "a\n" }, "Merge pull request #7 from lumen/chore/x");
		const grown = await known(model, ({ changes }) => changes.length === 3 && !!changes[0]?.size);
		assert.equal(grown.changes[0]?.serves.by, "nobody");
		assert.deepEqual(grown.changes.slice(1), released.changes);

		await shop.write({ "alignment.yaml": `${lumenShopYaml}\nproblems_: {}\n` });
		await model.refreshed();
		const before = model.snapshot?.history;
		await shop.write({ "alignment.yaml": lumenShopYaml.replace("solves: [slow-search]", "solves: []") });
		const told = await known(model, ({ changes }) => changes[1]?.serves.partOf.length === 0);
		assert.notEqual(told, before);
		assert.equal(told.changes[2], grown.changes[2]);
	});

	it("comes with the branches that only a remote has, as they are fetched", async () => {
		const shop = await makeRepository();
		await shop.commit({ "alignment.yaml": lumenShopYaml }, "Start");
		await shop.branch("topic/theirs");
		await shop.commit({ ".alignment/why/theirs.yaml": "branch: topic/theirs\nserves: [slow-search]\n" });
		await shop.git("switch", "--quiet", "main");
		const theirs = await shop.git("rev-parse", "topic/theirs");
		await shop.git("branch", "--quiet", "-D", "topic/theirs");
		await shop.git("update-ref", "refs/remotes/origin/old", "main");
		const model = open(shop.root);
		model.want("remote");
		const names = (snapshot: Snapshot) => branchesAtWorkOn("slow-search", snapshot).map(fullName);
		const first = await until(
			model,
			({ remote, history }) => remote.state === "known" && history.state === "known",
		);
		assert.deepEqual(names(first), []);
		await shop.git("update-ref", "refs/remotes/origin/topic/theirs", theirs);
		await until(model, (snapshot) => names(snapshot).join() === "origin/topic/theirs");
		await shop.git("merge", "--quiet", "--no-ff", "-m", "Merge", theirs);
		await until(model, (snapshot) => names(snapshot).length === 0);
	});

	it("is there at once in the next session", async () => {
		const shop = await makeRepository();
		await shop.commit({ "alignment.yaml": lumenShopYaml }, "Start");
		const storage = makeFolder("storage");
		const first = await known(open(shop.root, storage), ({ changes }) => changes[0]?.size !== undefined);
		await new Promise((resolve) => setTimeout(resolve, 200));
		const again = await known(open(shop.root, storage), () => true);
		assert.deepEqual(again, first);
	});

	it("shows as health what is missing between promises and work, each kind until it is switched off", async () => {
		const shop = await makeRepository();
		await shop.commit({ "alignment.yaml": lumenShopYaml }, "Start");
		await shop.branch("spike/$(alert)");
		await shop.commit({ "a.ts": "a\n" });
		await shop.git("switch", "--quiet", "main");
		const model = open(shop.root);
		assert.equal(healthGroup(model), undefined);
		await known(model, () => true);
		const group = healthGroup(model);
		const branch = group?.children.find(({ id }) => id === "health/unpromised/spike/$(alert)");
		assert.equal(branch?.label.includes("$("), false);
		assert.deepEqual(branch?.open, {
			command: "alignment.answerWhy",
			arguments: [model.uri.toString(), "spike/$(alert)"],
		});
		const settings = vscode.workspace.getConfiguration("alignment.health");
		await settings.update("show", { workWithoutPromise: false }, vscode.ConfigurationTarget.Global);
		try {
			assert.equal(healthGroup(model)?.children.includes(branch) ?? false, false);
			assert.deepEqual(
				(healthGroup(model)?.children ?? []).filter(({ id }) => id.includes("unpromised")),
				[],
			);
		} finally {
			await settings.update("show", undefined, vscode.ConfigurationTarget.Global);
		}
	});

	const none: readonly { readonly it: string; readonly make: () => Promise<string> }[] = [
		{ it: "outside of a repository", make: async () => makeFolder() },
		{ it: "before the first commit", make: async () => (await makeRepository()).root },
		{
			it: "where no branch is the default",
			make: async () => {
				const shop = await makeRepository();
				await shop.branch("feat/a");
				await shop.commit();
				return shop.root;
			},
		},
	];
	for (const { it: name, make } of none)
		it(`is none ${name}`, async () => {
			const { history } = await until(open(await make()), ({ history: { state } }) => state === "none");
			assert.deepEqual(history, { state: "none" });
		});
});

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { BuiltInGit } from "../../src/host/builtInGit.ts";
import { FolderModel } from "../../src/host/folderModel.ts";
import { archivePeriod } from "../../src/host/periodFiles.ts";
import { BackgroundParser } from "../../src/sources/backgroundParser.ts";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { builtWorker } from "../support/builtWorker.ts";
import { makeRepository, type TestRepository } from "../support/repository.ts";
import { storage } from "../support/storage.ts";
import { waitFor } from "../support/waitFor.ts";

describe("planning a period", () => {
	const log = vscode.window.createOutputChannel("Alignment tests", { log: true });
	const git = new BuiltInGit();
	const parser = new BackgroundParser(builtWorker());
	let repository: TestRepository;
	let folder: FolderModel;

	beforeEach(async () => {
		repository = await makeRepository();
		await repository.commit({ "alignment.yaml": lumenShopYaml.replace("to: 800", "to: 1000") });
		await repository.commit({ "alignment.yaml": lumenShopYaml });
		folder = new FolderModel(
			{ uri: vscode.Uri.file(repository.root), name: "shop", index: 0 },
			{ git, log, parser, storage },
		);
		await folder.refreshed();
	});

	afterEach(() => folder.dispose());

	after(() => {
		git.dispose();
		parser.dispose();
		log.dispose();
	});

	const targets = () => {
		const past = folder.snapshot?.past;
		return past?.state === "known"
			? past.versions.map(({ intent }) => intent.keyResults.get("find-it-fast.search-p95")?.to)
			: past?.state;
	};

	it("knows nothing of the past before somebody wants to, then all of it, and what is committed later", async () => {
		assert.equal(targets(), "unasked");
		folder.want("past");
		await waitFor("both versions", () => String(targets()) === "800,1000");
		await repository.commit({ "alignment.yaml": lumenShopYaml.replace("to: 800", "to: 600") });
		await waitFor("the third version", () => String(targets()) === "600,800,1000");
	});

	it("archives a period in a file of its own, byte for byte, and never over another", async () => {
		const text = "version: 1\r\n# é\r\n";
		const period = { at: { from: 0, to: 0 }, name: "2026/Q4: CON" };
		const files = [await archivePeriod(folder, period, text), await archivePeriod(folder, period, "other")];
		assert.deepEqual(files, [".alignment/periods/2026-q4-con.yaml", ".alignment/periods/2026-q4-con-2.yaml"]);
		assert.equal(await readFile(join(repository.root, files[0] ?? ""), "utf8"), text);
	});
});

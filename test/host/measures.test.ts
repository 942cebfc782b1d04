import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { BuiltInGit } from "../../src/host/builtInGit.ts";
import { FolderModel } from "../../src/host/folderModel.ts";
import type { Folders } from "../../src/host/folders.ts";
import { commands, extensionId, panels } from "../../src/ids.ts";
import { BackgroundParser } from "../../src/sources/backgroundParser.ts";
import { exportKinds, writeExport } from "../../src/views/measures/exportMeasures.ts";
import type { KeptPage } from "../../src/views/measures/keptPage.ts";
import { MeasuresPage } from "../../src/views/measures/measuresPage.ts";
import { pageOf } from "../../src/views/measures/pageOf.ts";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { builtWorker } from "../support/builtWorker.ts";
import { makeRepository } from "../support/repository.ts";
import { storage } from "../support/storage.ts";
import { waitFor } from "../support/waitFor.ts";

describe("measures in VS Code", () => {
	const tabs = () =>
		vscode.window.tabGroups.all
			.flatMap((group) => group.tabs)
			.filter(
				({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(panels.measures),
			);

	afterEach(() => vscode.window.tabGroups.close(tabs()));

	it("opens one page, however often it is asked for", async () => {
		await vscode.commands.executeCommand(commands.openMeasures);
		await waitFor("the page", async () => tabs().length === 1);
		await vscode.commands.executeCommand(commands.openMeasures);
		assert.equal(tabs().length, 1);
	});

	it("reads history and lines once it is opened, keeps the page that came of it, and exports it", async () => {
		const log = vscode.window.createOutputChannel("Alignment tests: measures", { log: true });
		const git = new BuiltInGit();
		const parser = new BackgroundParser(builtWorker());
		const repository = await makeRepository();
		await repository.commit({ "alignment.yaml": lumenShopYaml }, "Agree");
		await repository.commit({ "a.txt": "1\n2\n" }, "Begin");
		const folder = new FolderModel(
			{ uri: vscode.Uri.file(repository.root), name: "shop", index: 0 },
			{ git, log, parser, storage },
		);
		const changed = new vscode.EventEmitter<void>();
		const listener = folder.onDidChange(() => changed.fire());
		const kept = new Map<string, unknown>();
		const panel = vscode.window.createWebviewPanel(panels.measures, "Measures", vscode.ViewColumn.Active);
		try {
			await folder.refreshed();
			assert.equal(folder.snapshot?.history.state, "unasked");
			assert.equal(folder.snapshot?.lines.state, "unasked");
			new MeasuresPage(
				panel,
				{ folder: folder.uri.toString() },
				{
					extensionUri: vscode.Uri.file(vscode.extensions.getExtension(extensionId)?.extensionPath ?? ""),
					version: "1",
					folders: { of: () => folder, onDidChange: changed.event } as unknown as Folders,
					log,
					memento: {
						get: (key: string) => kept.get(key),
						update: async (key: string, value: unknown) => void kept.set(key, value),
						keys: () => [...kept.keys()],
					} as vscode.Memento,
				},
			);
			await waitFor("a page to keep", async () => kept.size === 1);
			const [page] = kept.values() as Iterable<KeptPage>;
			assert.match(page?.model.caption ?? "", /2 changes, 0 with a why/);
			assert.equal(page?.model.measures.length, 5);
			await writeAll(folder);
		} finally {
			panel.dispose();
			listener.dispose();
			changed.dispose();
			folder.dispose();
			git.dispose();
			parser.dispose();
			log.dispose();
		}
	});
});

/** Every kind of export, Markdown with its pictures beside it. */
async function writeAll({ snapshot, uri }: FolderModel): Promise<void> {
	const { extensionUri } = vscode.extensions.getExtension(extensionId) ?? {};
	assert.ok(extensionUri);
	const selection = { period: "this", compare: true, scope: "" };
	const input = { snapshot, folder: uri.toString(), selection, isStopped: false };
	const exported = pageOf(input, vscode.l10n, "en");
	const folder = await mkdtemp(join(tmpdir(), "alignment-export-"));
	try {
		for (const kind of exportKinds)
			await writeExport(kind, vscode.Uri.file(join(folder, `our ${kind}`)), exported, extensionUri);
		assert.deepEqual((await readdir(folder)).sort(), [
			"our csv",
			"our json",
			"our markdown",
			"our markdown-pictures",
			"our page",
		]);
		assert.deepEqual(await readdir(join(folder, "our markdown-pictures")), ["outcomes.svg"]);
		assert.match(await readFile(join(folder, "our page"), "utf8"), /@media print/);
		const markdown = await readFile(join(folder, "our markdown"), "utf8");
		assert.match(markdown, /\(our%20markdown-pictures\/outcomes\.svg\)/);
	} finally {
		await rm(folder, { recursive: true });
	}
}

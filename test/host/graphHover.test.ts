import assert from "node:assert/strict";
import * as vscode from "vscode";
import { BuiltInGit, type GitRepository, type HistoryDetails } from "../../src/host/builtInGit.ts";
import { FolderModel } from "../../src/host/folderModel.ts";
import type { Folders } from "../../src/host/folders.ts";
import { plainMarkdown } from "../../src/host/plainMarkdown.ts";
import { BackgroundParser } from "../../src/sources/backgroundParser.ts";
import { describeGraph } from "../../src/views/why/graphHover.ts";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { builtWorker } from "../support/builtWorker.ts";
import { allowOutsideRepositories } from "../support/outsideRepositories.ts";
import { makeRepository } from "../support/repository.ts";
import { storage } from "../support/storage.ts";

const hostile = "[x](command:workbench.action.quit) <img src=x> $(bug) `code`";
const yaml = lumenShopYaml.replace("Designers can't share a list of lamps", JSON.stringify(hostile));

describe("hovers of the Source Control Graph", () => {
	const log = vscode.window.createOutputChannel("Alignment tests: graph", { log: true });
	const git = new BuiltInGit();
	const parser = new BackgroundParser(builtWorker());
	let hover: (message: string) => Promise<string | undefined>;
	let folder: FolderModel;

	before(async () => {
		await allowOutsideRepositories(true);
		await git.connect();
		const repository = await makeRepository();
		await repository.commit({ "alignment.yaml": yaml }, "Agree");
		await repository.branch("feat/search-cache");
		await repository.commit({}, "Keep answers");
		await repository.branch("release/1.0");
		await repository.commit({}, "Name the version");
		await repository.branch("spike/lasers", "main");
		await repository.commit({}, "Try lasers");
		folder = new FolderModel(
			{ uri: vscode.Uri.file(repository.root), name: "shop", index: 0 },
			{ git, log, parser, storage },
		);
		await folder.refreshed();
		let details: HistoryDetails | undefined;
		const recording = {
			describeHistory: (given: HistoryDetails) => {
				details = given;
			},
		};
		describeGraph({ all: [folder] } as unknown as Folders, recording as BuiltInGit);
		const opened = (await git.repositoryOf(folder.uri)) as GitRepository;
		hover = async (message) => details?.provideMessageLinks(opened, message);
	});

	after(async () => {
		await allowOutsideRepositories(false);
		folder.dispose();
		git.dispose();
		parser.dispose();
		log.dispose();
	});

	const table: readonly { readonly message: string; readonly adds: string | undefined }[] = [
		{ message: "Keep answers", adds: "feat/search-cache helps: p95 search time" },
		{ message: "Name the version", adds: "release/1.0 serves nothing on purpose." },
		{ message: "Try lasers", adds: undefined },
		{ message: "Agree", adds: undefined },
		{ message: "Keep answers (#12)", adds: undefined },
		{
			message: "Old\n\nServes: slow-search, gone",
			adds: "Helps: Shoppers give up when search takes longer than two seconds (First-time buyers on phones)",
		},
		{ message: "Old\n\nServes: gone", adds: undefined },
		{ message: "Old\n\nServes: lonely-problem", adds: `Helps: ${hostile}` },
	];
	for (const { message, adds } of table)
		it(`${JSON.stringify(message)}: ${adds ?? "nothing"}`, async () => {
			const shown = await hover(message);
			const text = adds && plainMarkdown(adds);
			assert.equal(shown, text && `${message}\n\n${text}`);
			assert.doesNotMatch(shown ?? "", /(?<!\\)(\$\(|\[x\]\(|<img)/);
		});

	it("is known to VS Code's git", () => {
		const known = new BuiltInGit();
		describeGraph({ all: [folder] } as unknown as Folders, known);
		return known.connect().then(() => known.dispose());
	});
});

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { BranchQuestions } from "../../src/host/branchQuestions.ts";
import { BuiltInGit } from "../../src/host/builtInGit.ts";
import { FolderModel } from "../../src/host/folderModel.ts";
import { extensionId } from "../../src/ids.ts";
import { BackgroundParser } from "../../src/sources/backgroundParser.ts";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { isolated, makeFolder, makeRepository, type TestRepository } from "../support/repository.ts";
import { waitFor } from "../support/waitFor.ts";

/** Long enough for watchers to tell of a move, so that a rest that is interrupted shows. */
const calm = 250;

class CountedGit extends BuiltInGit {
	readonly #path: string;

	constructor(path: string) {
		super();
		this.#path = path;
	}

	override get path(): string {
		return this.#path;
	}
}

interface Window {
	readonly model: FolderModel;
	readonly questions: BranchQuestions;
	/** Branches that its user was asked about. */
	readonly asked: readonly string[];
}

describe("asking why", () => {
	const log = vscode.window.createOutputChannel("Alignment tests", { log: true });
	const git = new BuiltInGit();
	const extension = vscode.extensions.getExtension(extensionId)?.extensionPath ?? "";
	const parser = new BackgroundParser(pathToFileURL(`${extension}/dist/parseWorker.js`));
	const disposables: vscode.Disposable[] = [];
	let storage: string;

	/** One window on a folder; all of a test remember in the same place. */
	async function open(folder: string, builtIn = git): Promise<Window> {
		const uri = vscode.Uri.file(folder);
		const model = new FolderModel({ uri, name: "shop", index: 0 }, { git: builtIn, log, parser, storage });
		const asked: string[] = [];
		const changed = new vscode.EventEmitter<void>();
		const folders = { all: [model], onDidChange: changed.event };
		const questions = new BranchQuestions({ folders, storage, log, calm }, async ({ branch }) => {
			asked.push(branch);
		});
		disposables.push(
			questions,
			model.onDidChange(() => changed.fire()),
			model,
			changed,
		);
		await model.refreshed();
		// Watchers need a moment to begin.
		await passes(600);
		return { model, questions, asked };
	}

	const passes = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
	/** Nothing more is asked within a time in which it would have been. */
	const stays = async (window: Window, ...asked: readonly string[]) => {
		await passes(3 * calm);
		assert.deepEqual(window.asked, asked);
	};
	const untilAsked = (window: Window, branch: string) =>
		waitFor(`the question about ${branch}`, () => window.asked.includes(branch));
	const branches = ({ model }: Window) => {
		const state = model.snapshot?.git;
		return state?.state === "ready" ? state.branches.map(({ name }) => name) : [];
	};

	async function shop(): Promise<TestRepository> {
		const repository = await makeRepository();
		await repository.commit({ "alignment.yaml": lumenShopYaml, "a.txt": "a\n" });
		return repository;
	}

	beforeEach(() => {
		storage = makeFolder("storage");
	});

	afterEach(() => {
		for (const disposable of disposables.splice(0)) disposable.dispose();
	});

	after(() => {
		parser.dispose();
		log.dispose();
	});

	const ways: readonly [name: string, be: (repository: TestRepository) => Promise<unknown>][] = [
		["switch -c", ({ branch }) => branch("feat/a")],
		[
			"branch, and a switch later",
			async ({ git }) => {
				await git("branch", "feat/a");
				await passes(2 * calm);
				await git("switch", "--quiet", "feat/a");
			},
		],
		[
			"a switch, without a reflog",
			async ({ git, branch }) => [
				await git("config", "core.logAllRefUpdates", "false"),
				await branch("feat/a"),
			],
		],
	];
	for (const [name, be] of ways)
		it(`once HEAD has come to rest on a new branch: ${name}`, async () => {
			const repository = await shop();
			const window = await open(repository.root);
			await be(repository);
			await untilAsked(window, "feat/a");
			await repository.commit();
			await repository.git("switch", "--quiet", "main");
			await repository.git("switch", "--quiet", "feat/a");
			await stays(window, "feat/a");
		});

	it("in the work tree that has the branch, whichever window saw it being born", async () => {
		const repository = await shop();
		await repository.git("branch", "old/window");
		const main = await open(repository.root);
		const tree = await repository.worktree("feat/a");
		await waitFor("the branch in the main window", () => branches(main).includes("feat/a"));
		const linked = await open(tree.root);
		await stays(linked);
		await tree.commit();
		await untilAsked(linked, "feat/a");
		await tree.branch("feat/b");
		await untilAsked(linked, "feat/b");
		await waitFor("the second one, too", () => branches(main).includes("feat/b"));
		await stays(main);
	});

	it("not at start-up, but once work begins", async () => {
		const repository = await shop();
		const first = await open(repository.root);
		await waitFor("the first look", () => branches(first).length > 0);
		for (const disposable of disposables.splice(0)) disposable.dispose();
		await repository.branch("feat/a");
		const window = await open(repository.root);
		await stays(window);
		const document = await vscode.workspace.openTextDocument(path.join(repository.root, "a.txt"));
		const editor = await vscode.window.showTextDocument(document);
		await editor.edit((edit) => edit.insert(document.positionAt(0), "b"));
		await untilAsked(window, "feat/a");
		await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
	});

	const silences: readonly [name: string, act: (repository: TestRepository) => Promise<unknown>][] = [
		[
			"a rename right afterwards",
			async ({ branch, git }) => [await branch("feat/a"), await git("branch", "-m", "feat/b")],
		],
		[
			"passing through",
			async ({ branch, git }) => [await branch("feat/c"), await git("switch", "--quiet", "main")],
		],
		["a detached HEAD", ({ git }) => git("switch", "--quiet", "--detach")],
		["a release", ({ branch }) => branch("release/1.2")],
		["a bot's branch", ({ branch }) => branch("dependabot/npm/zod-4")],
		["a branch that was there", ({ git }) => git("switch", "--quiet", "old")],
		[
			"a record that is there before it rests",
			async ({ branch, write }) => {
				await branch("feat/d");
				await write({ ".alignment/why/2026-11-20-feat-d.yaml": "branch: feat/d\nserves: [slow-search]\n" });
			},
		],
	];
	describe("never", () => {
		let repository: TestRepository;
		let window: Window;

		before(async () => {
			storage = makeFolder("storage");
			repository = await shop();
			await repository.git("branch", "old");
			window = await open(repository.root);
			kept.push(...disposables.splice(0));
		});

		after(() => {
			for (const disposable of kept) disposable.dispose();
		});

		const kept: vscode.Disposable[] = [];
		for (const [name, act] of silences)
			it(`for ${name}`, async () => {
				await act(repository);
				await stays(window);
			});
	});

	it("never for what the user silenced, until that is taken back", async () => {
		const repository = await shop();
		const { model, questions, ...window } = await open(repository.root);
		await questions.silence(model, { like: "spike/**" });
		await repository.branch("spike/lasers");
		await stays({ model, questions, ...window });
		assert.deepEqual(await questions.silenced(model), [{ like: "spike/**" }]);
		await questions.askAgain(model, [{ like: "spike/**" }]);
		await untilAsked({ model, questions, ...window }, "spike/lasers");
	});

	it("once between two windows", async () => {
		const repository = await shop();
		const [one, two] = [await open(repository.root), await open(repository.root)];
		const names = ["feat/a", "feat/b", "feat/c", "feat/d"];
		for (const name of names) {
			await repository.branch(name);
			await waitFor(`the question about ${name}`, () => [...one.asked, ...two.asked].includes(name));
		}
		await passes(3 * calm);
		assert.deepEqual([...one.asked, ...two.asked].sort(), names);
	});

	it("sees 1,000 branches that a script makes, with few processes, and asks about those it comes to", async function () {
		if (process.platform === "win32") this.skip(); // The script is one for a shell.
		this.timeout(120_000);
		const repository = await shop();
		const counted = path.join(makeFolder(), "git");
		await writeFile(counted, `#!/bin/sh\necho "$*" >> '${counted}.log'\nexec git "$@"\n`);
		await chmod(counted, 0o755);
		const window = await open(repository.root, new CountedGit(counted));
		const before = await linesOf(`${counted}.log`);
		const delays = monitorEventLoopDelay({ resolution: 5 });
		delays.enable();
		const script = "for i in $(seq 1000); do git branch feat/$i; done";
		await promisify(execFile)("sh", ["-c", script], { cwd: repository.root, env: isolated() });
		await waitFor("all branches", () => branches(window).length === 1001);
		delays.disable();
		const processes = (await linesOf(`${counted}.log`)) - before;
		console.log(`1,000 branches: ${processes} processes, longest block ${Math.round(delays.max / 1e6)} ms`);
		assert.ok(processes < 1000, `${processes} processes`);
		for (const name of ["feat/7", "feat/1000", "feat/7", "feat/500"]) {
			await repository.git("switch", "--quiet", name);
			await untilAsked(window, name);
		}
		await stays(window, "feat/7", "feat/1000", "feat/500");
	});
});

async function linesOf(file: string): Promise<number> {
	return (await readFile(file, "utf8").catch(() => "")).split("\n").length;
}

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import type { DebtEntry, DebtState, KnownDebt } from "../../src/core/debt/debtState.ts";
import { BuiltInGit } from "../../src/host/builtInGit.ts";
import { DebtPart } from "../../src/host/debtPart.ts";
import { debtFile, debtUri } from "../../src/host/debtPlaces.ts";
import { FolderModel } from "../../src/host/folderModel.ts";
import { BackgroundParser } from "../../src/sources/backgroundParser.ts";
import { openGit } from "../../src/sources/git.ts";
import { findRipgrep } from "../../src/sources/ripgrep.ts";
import { builtWorker } from "../support/builtWorker.ts";
import { makeFolder, makeRepository, type TestRepository } from "../support/repository.ts";
import { storage } from "../support/storage.ts";

const yaml = `version: 1
engineering_goals:
  search-index:
    title: Search index in parts
    because: Nightly builds take two hours
    paths: [src/search/**]
  one-cart:
    title: One cart
    because: Two carts disagree
`;

describe("tech debt in a folder's model", () => {
	const log = vscode.window.createOutputChannel("Alignment tests", { log: true });
	const git = new BuiltInGit();
	const parser = new BackgroundParser(builtWorker());
	const models: FolderModel[] = [];

	const files = vscode.workspace.getConfiguration("files");

	// VS Code in a browser otherwise saves what is typed after a second.
	before(() => files.update("autoSave", "off", vscode.ConfigurationTarget.Global));

	afterEach(async () => {
		for (const model of models.splice(0)) model.dispose();
		await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
	});

	after(async () => {
		await files.update("autoSave", undefined, vscode.ConfigurationTarget.Global);
		parser.dispose();
		log.dispose();
	});

	function open(folder: string): FolderModel {
		const model = new FolderModel(
			{ uri: vscode.Uri.file(folder), name: "shop", index: 0 },
			{ git, log, parser, storage },
		);
		models.push(model);
		model.want("debt");
		return model;
	}

	/** Resolves with the first debt that is known and of which `holds` is true. */
	function until(
		model: FolderModel | DebtPart,
		holds: (debt: KnownDebt) => boolean = () => true,
	): Promise<KnownDebt> {
		return new Promise((resolve, reject) => {
			const now = () => (model instanceof DebtPart ? model.state : model.snapshot?.debt);
			const look = () => {
				const debt = now();
				if (debt?.state !== "known" || !holds(debt)) return;
				clearTimeout(late);
				listener.dispose();
				resolve(debt);
			};
			const listener = (model.onDidChange as vscode.Event<unknown>)(look);
			const late = setTimeout(() => {
				listener.dispose();
				reject(new Error(`still ${JSON.stringify(said(now()))}`));
			}, 15_000);
			look();
		});
	}

	function said(debt: DebtState | KnownDebt | undefined): unknown {
		if (!debt || !("items" in debt)) return debt;
		return debt.items.map(({ item, alignment }) => `${item.file}: ${item.text} (${alignment.state})`);
	}

	const code = {
		"alignment.yaml": yaml,
		"src/search/index.ts": "// TODO: read in parts\nexport const parts = 1;\n",
		"src/cart.ts": "// FIXME(goal:one-cart): merge\n// TODO: name it\n// HACK(goal:one-carts): wait\n",
		".gitignore": "dist/\n",
		"dist/out.js": "// TODO: not ours\n",
	};
	const found = [
		"src/cart.ts: merge (aligned)",
		"src/cart.ts: name it (unaligned)",
		"src/cart.ts: wait (dangling)",
		"src/search/index.ts: read in parts (by path)",
	];

	const count = (debt: KnownDebt, goal: string) => debt.byGoal.get(goal)?.count;

	it("finds items, says what they serve and who found them", async () => {
		const { root: folder } = await makeRepository();
		await put(folder, code);
		const debt = await until(open(folder));
		assert.deepEqual(said(debt), found);
		assert.equal(
			debt.engine,
			findRipgrep({ appRoot: vscode.env.appRoot }).length > 0 ? "ripgrep" : "git grep",
		);
		assert.deepEqual(debt.gaps, []);
		assert.deepEqual([count(debt, "search-index"), count(debt, "one-cart")], [1, 1]);
		const uri = vscode.Uri.file(path.join(folder, "src/cart.ts"));
		assert.equal(debtUri(debt, "src/cart.ts").toString(), uri.toString());
		assert.equal(debtFile(debt, uri), "src/cart.ts");
	});

	it("aligns anew when alignment.yaml changes, and keeps what stays as it is", async () => {
		const { root: folder } = await makeRepository();
		await put(folder, code);
		const model = open(folder);
		const before = await until(model);
		await put(folder, { "alignment.yaml": yaml.replace("one-cart:", "one-carts:") });
		const after = await until(model, (debt) => debt.byGoal.has("one-carts"));
		assert.deepEqual(said(after), [
			"src/cart.ts: merge (dangling)",
			"src/cart.ts: name it (unaligned)",
			"src/cart.ts: wait (aligned)",
			"src/search/index.ts: read in parts (by path)",
		]);
		assert.equal(after.items[1], before.items[1]);
	});

	it("follows what is typed, before it is saved, and forgets it with the document", async () => {
		const folder = makeFolder();
		await put(folder, code);
		const model = open(folder);
		await until(model);
		const uri = vscode.Uri.file(path.join(folder, "src/search/index.ts"));
		const editor = await vscode.window.showTextDocument(uri);
		await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "// TODO: typed\n"));
		const typed = await until(model, (debt) => count(debt, "search-index") === 2);
		assert.ok(typed.items.some(({ item }) => item.text === "typed"));
		await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
		await until(model, (debt) => count(debt, "search-index") === 1);
	});

	it("follows files that others make, change, move and delete", async () => {
		const { root: folder } = await makeRepository();
		await put(folder, code);
		const model = open(folder);
		await until(model);
		await put(folder, { "src/search/new.ts": "// TODO: new\n", "dist/more.js": "// TODO: not ours\n" });
		await until(model, (debt) => count(debt, "search-index") === 2);
		await rename(path.join(folder, "src/search"), path.join(folder, "src/finding"));
		const moved = await until(model, (debt) => count(debt, "search-index") === 0);
		await rm(path.join(folder, "src/cart.ts"));
		await until(model, (debt) => count(debt, "one-cart") === 0);
		assert.ok(!moved.items.some(({ item }) => item.file.startsWith("dist/")));
		const last = await until(model, (debt) =>
			debt.items.some(({ item }) => item.file.startsWith("src/finding/")),
		);
		assert.equal(last.items.length, 2);
	});

	it("scans again when what git ignores changes", async () => {
		const { root: folder } = await makeRepository();
		await put(folder, code);
		const model = open(folder);
		await until(model);
		await put(folder, { ".gitignore": "" });
		await until(model, (debt) => debt.items.some(({ item }) => item.file === "dist/out.js"));
	});

	/** What the branch did, as text. */
	function done({ branch }: KnownDebt): readonly string[] {
		if (!branch) return [];
		const { added, paid, touched } = branch;
		const texts = (mark: string, entries: readonly DebtEntry[]) =>
			entries.map(({ item, alignment }) => `${mark} ${item.file} ${item.text} ${alignment.goal ?? "-"}`);
		return [...texts("+", added), ...texts("-", paid), ...texts("~", touched)];
	}

	it("says what the branch's commits and files did, and nothing of what only moved", async () => {
		const shop = await makeRepository();
		const { root: folder } = shop;
		await shop.commit(code);
		const model = open(folder);
		assert.equal((await until(model)).branch, undefined);
		await shop.branch("feat/search");
		await put(folder, { "src/search/index.ts": "export const parts = 2;\n" });
		await shop.git("commit", "--quiet", "--all", "-m", "Pay");
		const paid = "- src/search/index.ts read in parts search-index";
		await until(model, (debt) => done(debt).join() === paid);
		await put(folder, {
			"src/other.ts": "// TODO: name it\n",
			"src/cart.ts": "// FIXME(goal:one-cart): merge\n// HACK(goal:one-carts): wait\n",
		});
		const moved = await until(
			model,
			({ items }) =>
				items
					.filter(({ item }) => item.text === "name it")
					.map(({ item }) => item.file)
					.join() === "src/other.ts",
		);
		assert.deepEqual(done(moved), [paid]);
	});

	it("says what is typed on the branch, before it is saved", async () => {
		const shop = await makeRepository();
		const { root: folder } = shop;
		await shop.commit(code);
		await shop.branch("feat/search");
		const model = open(folder);
		await until(model, ({ branch }) => branch !== undefined);
		const editor = await vscode.window.showTextDocument(vscode.Uri.file(path.join(folder, "src/cart.ts")));
		await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "// TODO(goal:one-cart): typed\n"));
		const typed = await until(model, ({ branch }) => branch?.added.length === 1);
		assert.deepEqual(done(typed), ["+ src/cart.ts typed one-cart"]);
		assert.deepEqual(
			typed.items.filter(({ onBranch }) => onBranch).map(({ item }) => item.text),
			["typed"],
		);
	});

	it("counts since the period's start, also what isn't committed", async () => {
		const shop = await makeRepository();
		const { root: folder } = shop;
		const from = day(-10);
		await put(folder, { ...code, "alignment.yaml": `${yaml}period: { from: ${from}, to: ${day(10)} }\n` });
		await shop.git("add", "--all");
		const at = new Date(`${day(-20)}T12:00:00`).toISOString();
		await shop.git("-c", "alias.at=!f() { GIT_COMMITTER_DATE=$1 git commit -qm Old; }; f", "at", at);
		const model = open(folder);
		await until(model, ({ byGoal }) => byGoal.get("search-index")?.trend.length === 3);
		await put(folder, { "src/search/more.ts": "// TODO: more\n" });
		const debt = await until(model, ({ byGoal }) => byGoal.get("search-index")?.count === 2);
		assert.deepEqual(debt.byGoal.get("search-index")?.trend, [
			{ on: from, count: 1 },
			{ on: day(-3), count: 1 },
			{ on: day(0), count: 2 },
		]);
	});

	it("follows a switch of branches, and runs few processes in a rebase of 500 commits", async function () {
		this.timeout(120_000);
		const shop = await makeRepository();
		const { root: folder } = shop;
		await shop.commit(code);
		const commits = 500;
		addCommits(shop, commits);
		await shop.commit({ "src/main.ts": "// TODO: main\n" });
		const runs: string[] = [];
		const model = open(folder);
		const part = counted(model, runs);
		try {
			await until(part, (debt) => debt.items.some(({ item }) => item.text === "main"));
			await shop.git("switch", "--quiet", "feat/many");
			const last = `+ src/many.ts step ${commits - 1} -`;
			await until(part, (debt) => done(debt).join() === last);
			runs.length = 0;
			await shop.git("rebase", "--quiet", "main");
			const after = await until(
				part,
				(debt) => done(debt).join() === last && debt.items.some(({ item }) => item.text === "main"),
			);
			assert.deepEqual(done(after), [last]);
			assert.ok(runs.length <= 10, `${runs.length} processes: ${runs.join(" ")}`);
		} finally {
			part.dispose();
		}
	});

	/** A branch `feat/many` whose commits all change the text of one item. */
	function addCommits({ root, environment }: TestRepository, count: number): void {
		const data = (text: string) => `data ${text.length}\n${text}\n`;
		const commits = Array.from({ length: count }, (_, i) =>
			[
				"commit refs/heads/feat/many",
				`committer Test <test@example.com> ${1_790_000_000 + i} +0000`,
				`${data(`Step ${i}`)}${i === 0 ? "from refs/heads/main\n" : ""}M 100644 inline src/many.ts`,
				data(`// TODO: step ${i}\n`),
			].join("\n"),
		);
		execFileSync("git", ["fast-import", "--quiet"], { cwd: root, env: environment, input: commits.join("") });
	}

	/** The part alone, by a git that tells of each process. */
	function counted(model: FolderModel, runs: string[]): DebtPart {
		const onSpawn = ([name = ""]: readonly string[]) => void runs.push(name);
		const git = async () =>
			model.commonDir === undefined ? undefined : openGit(model.uri.fsPath, { onSpawn });
		return new DebtPart(
			new Proxy(model, {
				get(target, name) {
					if (name === "git") return git;
					const value: unknown = Reflect.get(target, name, target);
					return typeof value === "function" ? value.bind(target) : value;
				},
			}),
		);
	}

	/** `YYYY-MM-DD`, days from today on. */
	function day(from: number): string {
		const date = new Date();
		date.setDate(date.getDate() + from);
		return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
			.map((part) => String(part).padStart(2, "0"))
			.join("-");
	}

	async function put(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
		for (const [file, text] of Object.entries(files)) {
			await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
			await writeFile(path.join(folder, file), text);
		}
	}
});

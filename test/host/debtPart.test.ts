import assert from "node:assert/strict";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import type { DebtState, KnownDebt } from "../../src/core/debt/debtState.ts";
import { BuiltInGit } from "../../src/host/builtInGit.ts";
import { debtFile, debtUri } from "../../src/host/debtPlaces.ts";
import { FolderModel } from "../../src/host/folderModel.ts";
import { BackgroundParser } from "../../src/sources/backgroundParser.ts";
import { builtWorker } from "../support/builtWorker.ts";
import { makeFolder, makeRepository } from "../support/repository.ts";
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

	afterEach(async () => {
		for (const model of models.splice(0)) model.dispose();
		await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
	});

	after(() => {
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
	function until(model: FolderModel, holds: (debt: KnownDebt) => boolean = () => true): Promise<KnownDebt> {
		return new Promise((resolve, reject) => {
			const look = () => {
				const debt: DebtState | undefined = model.snapshot?.debt;
				if (debt?.state !== "known" || !holds(debt)) return;
				clearTimeout(late);
				listener.dispose();
				resolve(debt);
			};
			const listener = model.onDidChange(look);
			const late = setTimeout(() => {
				listener.dispose();
				reject(new Error(`still ${JSON.stringify(said(model.snapshot?.debt))}`));
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
		assert.equal(debt.engine, "ripgrep");
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

	async function put(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
		for (const [file, text] of Object.entries(files)) {
			await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
			await writeFile(path.join(folder, file), text);
		}
	}
});

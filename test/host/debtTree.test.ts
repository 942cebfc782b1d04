import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import type { KnownDebt } from "../../src/core/debt/debtState.ts";
import type { DebtChoice } from "../../src/core/debt/shown.ts";
import { BuiltInGit } from "../../src/host/builtInGit.ts";
import { itemRows } from "../../src/host/debtRow.ts";
import { FolderModel } from "../../src/host/folderModel.ts";
import type { Folders } from "../../src/host/folders.ts";
import { BackgroundParser } from "../../src/sources/backgroundParser.ts";
import { Choices } from "../../src/views/debt/choices.ts";
import { DebtTree } from "../../src/views/debt/debtTree.ts";
import type { DebtElement } from "../../src/views/debt/elements.ts";
import { builtWorker } from "../support/builtWorker.ts";
import { makeRepository } from "../support/repository.ts";
import { storage } from "../support/storage.ts";
import { waitFor } from "../support/waitFor.ts";

const yaml = `version: 1
engineering_goals:
  search-index: { title: Search index in parts, because: Slow builds, paths: [src/search/**], debt: { from: 5, to: 1 } }
  one-cart: { title: One cart }
`;

const files = {
	"alignment.yaml": yaml,
	"src/search/index.ts": "// TODO: read in $(bug) parts\nexport const parts = 1;\n",
	"src/cart.ts": "// FIXME(goal:one-cart): merge\n// TODO: name it\n// HACK(goal:one-carts): wait\n",
};

describe("the tree of tech debt", () => {
	const log = vscode.window.createOutputChannel("Alignment tests", { log: true });
	const git = new BuiltInGit();
	const parser = new BackgroundParser(builtWorker());
	const disposables: vscode.Disposable[] = [];

	afterEach(() => {
		for (const each of disposables.splice(0)) each.dispose();
	});

	after(() => {
		parser.dispose();
		log.dispose();
	});

	async function open(content: Readonly<Record<string, string>>, choice: Partial<DebtChoice> = {}) {
		const { root } = await makeRepository();
		await put(root, content);
		const model = new FolderModel(
			{ uri: vscode.Uri.file(root), name: "shop", index: 0 },
			{ git, log, parser, storage },
		);
		model.want("debt");
		const kept = new Map<string, unknown>([["alignment.debt.shown", { scope: "workspace", ...choice }]]);
		const memento = {
			keys: () => [...kept.keys()],
			get: (key: string) => kept.get(key),
			update: async (key: string, value: unknown) => void kept.set(key, value),
		} as vscode.Memento;
		const choices = new Choices(memento);
		const tree = new DebtTree({ all: [model], active: model } as unknown as Folders, choices);
		disposables.push(model, choices, tree);
		await known(model);
		tree.refresh();
		return { root, model, choices, tree, kept };
	}

	function known(model: FolderModel, holds: (debt: KnownDebt) => boolean = () => true): Promise<KnownDebt> {
		return waitFor("debt", () => {
			const debt = model.snapshot?.debt;
			return debt?.state === "known" && holds(debt) ? debt : undefined;
		});
	}

	async function put(root: string, content: Readonly<Record<string, string>>): Promise<void> {
		for (const [file, text] of Object.entries(content)) {
			await mkdir(path.dirname(path.join(root, file)), { recursive: true });
			await writeFile(path.join(root, file), text);
		}
	}

	const said = (tree: DebtTree, elements: readonly DebtElement[]) =>
		elements.map((element) => {
			const { label, description } = tree.getTreeItem(element);
			return `${label} | ${description}`;
		});

	it("has a group for each goal, those that don't exist and what has none", async () => {
		const { tree } = await open(files);
		const groups = tree.getChildren();
		assert.deepEqual(said(tree, groups), [
			"Search index in parts | 1 of 5 → 1",
			"One cart | 1",
			"one-carts | 1 · no such goal",
			"No goal yet | 1",
		]);
		const items = groups.flatMap((group) => tree.getChildren(group));
		assert.deepEqual(said(tree, items), [
			"read in $\u2060(bug) parts | src/search/index.ts:1",
			"merge | src/cart.ts:1",
			"wait | no goal \u2068one-carts\u2069 · src/cart.ts:3",
			"name it | src/cart.ts:2",
		]);
		const ids = [...groups, ...items].map((element) => tree.getTreeItem(element).id);
		assert.equal(new Set(ids).size, ids.length);
		assert.deepEqual(
			items.map((item) => tree.getTreeItem(item).contextValue),
			Array(4).fill("debt item"),
		);
		assert.equal(itemRows(items[0], items).length, 4);
		const first = items[0];
		assert.ok(first);
		const { tooltip } = tree.resolveTreeItem(new vscode.TreeItem(""), first);
		assert.ok(tooltip instanceof vscode.MarkdownString);
		assert.match(tooltip.value, /Slow&nbsp;builds/);
	});

	it("keeps a row as its code moves, and draws anew what changed alone", async () => {
		const { tree, model, root } = await open(files);
		const before = tree.getChildren();
		const id = (groups: readonly DebtElement[]) => {
			const item = groups[1] && tree.getChildren(groups[1])[0];
			return item && tree.getTreeItem(item).id;
		};
		const idBefore = id(before);
		const fired: (readonly DebtElement[] | undefined)[] = [];
		disposables.push(tree.onDidChangeTreeData((changed) => fired.push(changed)));
		const moved =
			files["src/cart.ts"].replace("// FIXME", "\n\nlet cart;\n// FIXME").split("// TODO")[0] ?? "";
		const rest = files["src/cart.ts"].split("\n").slice(1).join("\n");
		await put(root, { "src/cart.ts": moved + rest });
		await model.again("debt");
		await known(model, ({ items }) => items.some(({ item }) => item.text === "merge" && item.line === 3));
		assert.equal(tree.refresh(), true);
		assert.equal(id(tree.getChildren()), idBefore);
		assert.ok(idBefore);
		assert.deepEqual(
			fired.map((changed) => changed?.map(({ id: of }) => of)),
			[before.slice(1).map(({ id: of }) => of)],
		);
		assert.equal(tree.refresh(), false);
	});

	it("puts large groups below their files, and finds the rows above an item", async () => {
		const many = (name: string) =>
			Array.from({ length: 60 }, (_, at) => `// TODO: ${name} ${at}\nf();\n`).join("");
		const { tree, model } = await open({
			"alignment.yaml": yaml,
			"src/a.ts": many("a"),
			"src/b.ts": many("b"),
		});
		const unaligned = tree.getChildren().at(-1);
		assert.ok(unaligned);
		assert.deepEqual(said(tree, tree.getChildren(unaligned)), ["a.ts | src · 60", "b.ts | src · 60"]);
		const entry = (await known(model)).items.at(-1);
		const found = entry && tree.find(model, entry);
		assert.ok(found);
		assert.deepEqual(said(tree, [found]), ["b 59 | :119"]);
		const file = tree.getParent(found);
		assert.equal(file && tree.getParent(file)?.id, unaligned.id);
	});

	it("follows what is chosen, and keeps it", async () => {
		const { tree, choices, kept } = await open(files, { grouping: "tag", scope: "open files" });
		assert.deepEqual(tree.getChildren(), []);
		choices.choose({ scope: "workspace", filter: "one" });
		tree.refresh();
		assert.deepEqual(said(tree, tree.getChildren()), ["FIXME | 1", "HACK | 1"]);
		assert.deepEqual(kept.get("alignment.debt.shown"), {
			scope: "workspace",
			grouping: "tag",
			filter: "one",
		});
	});
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a branch may have such a name
import assert from "node:assert/strict";
import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import * as vscode from "vscode";
import { parseWhyRecord } from "../../src/core/branch/whyRecord.ts";
import { BuiltInGit } from "../../src/host/builtInGit.ts";
import { FolderModel } from "../../src/host/folderModel.ts";
import type { Folders } from "../../src/host/folders.ts";
import { recordFiles } from "../../src/host/recordFiles.ts";
import { askOnBranch } from "../../src/host/recordQuestions.ts";
import { BackgroundParser } from "../../src/sources/backgroundParser.ts";
import { saveFromCard } from "../../src/views/card/saveFromCard.ts";
import type { CardSave } from "../../src/webview/card/messages.ts";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { builtWorker } from "../support/builtWorker.ts";
import { allowOutsideRepositories } from "../support/outsideRepositories.ts";
import { makeFolder, makeRepository, type TestRepository } from "../support/repository.ts";
import { storage } from "../support/storage.ts";

const why = path.join(".alignment", "why");

type Typed = Omit<CardSave, "form" | "branch">;

describe("answering, on disk", () => {
	const log = vscode.window.createOutputChannel("Alignment tests: answering", { log: true });
	const git = new BuiltInGit();
	const parser = new BackgroundParser(builtWorker());
	const records = recordFiles({ git, log });
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

	async function open(root: string): Promise<FolderModel> {
		const folder = new FolderModel(
			{ uri: vscode.Uri.file(root), name: "shop", index: 0 },
			{ git, log, parser, storage },
		);
		models.push(folder);
		await folder.refreshed();
		return folder;
	}

	async function onBranch(branch: string): Promise<{ repository: TestRepository; folder: FolderModel }> {
		const repository = await makeRepository();
		await repository.commit({ "alignment.yaml": lumenShopYaml });
		await repository.branch(branch);
		return { repository, folder: await open(repository.root) };
	}

	const list = async ({ root }: TestRepository) => readdir(path.join(root, why)).catch(() => []);
	const content = ({ root }: TestRepository, file: string) => readFile(path.join(root, file), "utf8");

	describe("a new record", () => {
		const names = [
			"$(id)",
			"a;b",
			"a`b`",
			"<img/src=x>",
			"${{}}",
			"%PATH%",
			"a|b",
			'a"b',
			"CON",
			"(command)",
			"feat/\u202Egnp.exe",
			"123",
		];
		for (const branch of names) {
			it(`is the branch's own for ${JSON.stringify(branch)}`, async () => {
				const { repository, folder } = await onBranch(branch);
				const file = await records.create(folder, { branch, serves: ["slow-search"], why: branch });
				assert.match(file, /^\.alignment\/why\/\d{4}-\d\d-\d\d-[\p{L}\p{N}-]+\.yaml$/u);
				const { record, findings } = parseWhyRecord(await content(repository, file), file, undefined);
				assert.deepEqual(findings, []);
				assert.deepEqual([record?.branch, record?.why, record?.from], [branch, branch, "main"]);
				assert.match(record?.created ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
				assert.deepEqual(folder.snapshot?.branch?.record, record);
			});
		}

		it("takes a free name where one is taken, and replaces nothing", async () => {
			const { repository, folder } = await onBranch("a/b");
			const first = await records.create(folder, { branch: "a/b", serves: "none" });
			const before = await content(repository, first);
			const second = await records.create(folder, { branch: "a_b", serves: ["slow-search"] });
			assert.equal(second, first.replace(".yaml", "-2.yaml"));
			assert.equal(await content(repository, first), before);
		});

		for (const isStaged of [false, true]) {
			it(`${isStaged ? "is" : "isn't"} staged where the setting says ${isStaged}`, async () => {
				const { repository, folder } = await onBranch("feat/x");
				const settings = vscode.workspace.getConfiguration("alignment");
				const { Global } = vscode.ConfigurationTarget;
				await settings.update("why.stage", isStaged || undefined, Global);
				try {
					const file = await records.create(folder, { branch: "feat/x", serves: "none" });
					const added = await repository.git("diff", "--cached", "--name-only");
					assert.equal(added, isStaged ? file : "");
				} finally {
					await settings.update("why.stage", undefined, Global);
				}
			});
		}

		it("ignores what a killed one left behind", async () => {
			const { repository, folder } = await onBranch("feat/x");
			await repository.write({ [`${why}/.alignment-0b0e.tmp`]: "branch: feat/x\nserves: no" });
			await folder.refreshed();
			assert.deepEqual([folder.snapshot?.branch?.record, folder.snapshot?.findings], [undefined, []]);
			const file = await records.create(folder, { branch: "feat/x", serves: "none" });
			assert.equal(folder.snapshot?.branch?.record?.file, file);
		});

		const obstacles: readonly [name: string, make: (root: string) => Promise<unknown>, code: string][] = [
			[
				"a file stands where the folder should",
				(root) => writeFile(path.join(root, ".alignment"), "mine"),
				"not-a-file",
			],
			[
				"a link leads out",
				async (root) => symlink(makeFolder(), path.join(root, ".alignment")),
				"outside-repository",
			],
		];
		for (const [name, make, code] of obstacles) {
			it(`isn't written where ${name}`, async () => {
				const { repository, folder } = await onBranch("feat/x");
				await make(repository.root);
				const before = await readdir(repository.root);
				await assert.rejects(records.create(folder, { branch: "feat/x", serves: "none" }), { code });
				assert.deepEqual(await readdir(repository.root), before);
			});
		}
	});

	describe("what is typed into the card", () => {
		const text = `# Ours
branch: feat/x   # the branch
serves: [slow-search]
mood: hopeful
why: 'They wait'
questions:
  - { ask: Fuzzy?, by: Search team }
`;
		const file = ".alignment/why/2026-11-20-feat-x.yaml";

		async function withRecord() {
			const { repository, folder } = await onBranch("feat/x");
			await repository.write({ [file]: text });
			await folder.refreshed();
			const folders = { active: folder } as unknown as Folders;
			const save = (edit: Typed) =>
				saveFromCard({ form: "f", branch: "feat/x", ...edit }, { folders, records, log });
			return { repository, folder, save };
		}

		const edit = (name: string, was: string, is: string): Typed => ({
			edit: "why",
			fields: [{ name, was, is }],
		});

		const rows: readonly [name: string, save: Typed, from: string, to: string][] = [
			["the why", edit("why", "They wait", "They wait long"), "'They wait'", "'They wait long'"],
			[
				"an expected number",
				edit("expects find-it-fast.search-p95", "", "1500"),
				"questions:",
				"expects: { find-it-fast.search-p95: 1500 }\nquestions:",
			],
			[
				"an answer",
				{ edit: "answer", about: "Fuzzy?", fields: [{ name: "answer", was: "", is: "Never" }] },
				"team }",
				"team, answer: Never }",
			],
		];
		for (const [name, save, from, to] of rows) {
			it(`changes ${name} and no other byte`, async () => {
				const card = await withRecord();
				assert.equal(await card.save(save), undefined);
				assert.equal(await content(card.repository, file), text.replace(from, to));
			});
		}

		it("asks a question below the others", async () => {
			const card = await withRecord();
			await card.save({ edit: "ask", fields: [{ name: "ask", was: "", is: "Where?" }] });
			assert.deepEqual(
				card.folder.snapshot?.branch?.record?.questions.map(({ ask }) => ask),
				["Fuzzy?", "Where?"],
			);
			assert.ok((await content(card.repository, file)).startsWith(text));
		});

		it("asks in a record of its own where there is none", async () => {
			const { folder } = await onBranch("spike/lasers");
			await askOnBranch(records, folder, "spike/lasers", "Why?");
			const { record, serves } = folder.snapshot?.branch ?? {};
			assert.deepEqual(
				[record?.questions[0]?.ask, record?.serves, serves?.how.by],
				["Why?", undefined, "nobody"],
			);
		});

		const refusals: readonly [
			name: string,
			meanwhile: (card: { repository: TestRepository; folder: FolderModel }) => Promise<unknown>,
			save: Typed,
			says: RegExp,
		][] = [
			["is no number", async () => {}, edit("expects find-it-fast.search-p95", "", "1,500"), /as a number/],
			[
				"was edited by hand meanwhile",
				({ repository }) => repository.write({ [file]: text.replace("They wait", "Theirs") }),
				edit("why", "They wait", "Mine"),
				/something else by now/,
			],
			[
				"lost its file meanwhile",
				({ repository }) => rm(path.join(repository.root, file)),
				edit("why", "They wait", "Mine"),
				/is gone/,
			],
			[
				"was answered meanwhile",
				({ repository }) => repository.write({ [file]: text.replace("team }", "team, answer: Yes }") }),
				{ edit: "answer", about: "Fuzzy?", fields: [{ name: "answer", was: "", is: "Never" }] },
				/doesn't stand open/,
			],
			[
				"belongs to another branch by now",
				({ repository }) => repository.branch("other"),
				edit("why", "They wait", "Mine"),
				/another branch/,
			],
		];
		for (const [name, meanwhile, save, says] of refusals) {
			it(`isn't saved where it ${name}`, async () => {
				const card = await withRecord();
				await meanwhile(card);
				const before = await content(card.repository, file).catch(() => undefined);
				const error = await card.save(save);
				assert.match(error?.text ?? "", says);
				assert.equal(await content(card.repository, file).catch(() => undefined), before);
			});
		}

		it("isn't written over a record with conflict markers", async () => {
			const card = await withRecord();
			const [head] = text.split("why:");
			await card.folder.refreshed();
			const broken = `${head}<<<<<<< ours\nwhy: A\n=======\nwhy: B\n>>>>>>> theirs\n`;
			await writeFile(path.join(card.repository.root, file), broken);
			const change = records.change(card.folder, file, [{ set: ["why"], to: "Mine" }]);
			await assert.rejects(change, { name: "FileFailed", message: /conflict markers/ });
			assert.equal(await content(card.repository, file), broken);
		});

		it("goes into the open editor, beside what is typed there and not saved", async () => {
			const card = await withRecord();
			const uri = vscode.Uri.file(path.join(card.repository.root, file));
			const document = await vscode.workspace.openTextDocument(uri);
			const typing = new vscode.WorkspaceEdit();
			typing.insert(uri, new vscode.Position(0, 0), "# Mine\n");
			await vscode.workspace.applyEdit(typing);
			assert.equal(await card.save(edit("why", "They wait", "They wait long")), undefined);
			assert.equal(document.getText(), `# Mine\n${text.replace("They wait", "They wait long")}`);
			assert.equal(document.isDirty, true);
			assert.equal(await content(card.repository, file), text);
			await vscode.window.showTextDocument(document);
			await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
		});
	});

	it("keeps the folder as it was when there is nothing to write into", async () => {
		const { repository, folder } = await onBranch("feat/x");
		await mkdir(path.join(repository.root, ".alignment"));
		await writeFile(path.join(repository.root, ".alignment", "why"), "mine");
		await assert.rejects(records.create(folder, { branch: "feat/x", serves: "none" }), {
			name: "FileFailed",
		});
		assert.equal(await readFile(path.join(repository.root, ".alignment", "why"), "utf8"), "mine");
		assert.deepEqual(await list(repository), []);
	});
});

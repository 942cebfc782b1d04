import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { commands } from "../../src/ids.ts";

interface Box {
	readonly inputBox: { value: string };
	status(): Promise<void>;
}

/** In the window's own folder, through the commands of the extension that it runs. */
describe("saying in commits and pull requests whom the branch helps", () => {
	const root = () => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
	const git = (...args: string[]) => promisify(execFile)("git", args, { cwd: root() });
	const branch = "feat/a`b`$(id)";

	before(async () => {
		await git("switch", "--quiet", "--create", branch);
		const folder = path.join(root(), ".alignment", "why");
		await mkdir(folder, { recursive: true });
		await writeFile(
			path.join(folder, "2026-11-20-trailer.yaml"),
			[
				`branch: ${JSON.stringify(branch)}`,
				"serves: [slow-search, find-it-fast.search-p95]",
				"why: Ask @team about <img src=x>",
				"expects: { find-it-fast.search-p95: 1500 }",
				"",
			].join("\n"),
		);
	});

	after(async () => {
		(await box()).inputBox.value = "";
		await rm(path.join(root(), ".alignment"), { recursive: true, force: true });
		await git("switch", "--quiet", "main");
		await git("branch", "--quiet", "-D", branch);
	});

	async function box(): Promise<Box> {
		const exports = await vscode.extensions.getExtension("vscode.git")?.activate();
		const api = exports.getAPI(1);
		return api.getRepository(vscode.Uri.file(root())) ?? (await api.openRepository(vscode.Uri.file(root())));
	}

	it("copies a description that mentions nobody", async () => {
		await vscode.commands.executeCommand(commands.copyPullRequestDescription);
		assert.equal(
			await vscode.env.clipboard.readText(),
			"Shoppers give up when search takes longer than two seconds. Ask @\u2060team about \\<img src=x>.\n\n" +
				"p95 search time should go from 2,400 ms to 1,500 ms. We promised 800 ms.\n",
		);
	});

	it("puts a trailer into the commit box, once, and keeps what stands there", async () => {
		const { inputBox } = await box();
		inputBox.value = "Keep answers\n\nCo-authored-by: A <a@b.c>";
		for (const _ of [1, 2]) await vscode.commands.executeCommand(commands.insertServesTrailer);
		assert.equal(
			inputBox.value,
			"Keep answers\n\nCo-authored-by: A <a@b.c>\nServes: slow-search, find-it-fast.search-p95",
		);
	});

	it("leaves room for the subject in an empty box", async () => {
		const { inputBox } = await box();
		inputBox.value = "";
		await vscode.commands.executeCommand(commands.insertServesTrailer);
		assert.equal(inputBox.value, "\n\nServes: slow-search, find-it-fast.search-p95");
	});
});

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { commands } from "../../src/ids.ts";
import { waitFor } from "../support/waitFor.ts";

/** In the window's own folder, through the commands of the extension that it runs. */
describe("rituals as documents", () => {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	assert.ok(folder);
	const root = folder.uri.fsPath;
	const uriOf = (file: string) => vscode.Uri.joinPath(folder.uri, file);
	const git = (...args: string[]) => promisify(execFile)("git", args, { cwd: root });
	const read = (file: string) => readFile(path.join(root, file), "utf8");
	const write = async (file: string, text: string) => {
		await mkdir(path.dirname(path.join(root, file)), { recursive: true });
		await writeFile(path.join(root, file), text);
	};
	let start: string;

	before(async () => {
		start = (await git("rev-parse", "HEAD")).stdout.trim();
		await write("lamps/index/build.ts", "/** Builds the index. */\nexport const build = 1;\n");
		await write("lamps/app.ts", '// Answers searches.\nimport { build } from "./index/build";\nbuild;\n');
		await git("add", "lamps");
		await git("-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "--quiet", "--message", "Lamps");
		await git("tag", "v9.1.0");
	});

	after(async () => {
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		await git("tag", "--delete", "v9.1.0");
		await git("reset", "--quiet", "--hard", start);
		await rm(path.join(root, ".alignment"), { recursive: true, force: true });
		await rm(path.join(root, "lamps"), { recursive: true, force: true });
	});

	afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

	/** Accepts what a quick pick marks, until something has happened. */
	async function acceptUntil(what: string, done: () => Promise<boolean>): Promise<void> {
		await waitFor(
			what,
			async () => {
				if (await done()) return true;
				await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
				return false;
			},
			20_000,
		);
	}

	async function diveFile(): Promise<string> {
		const folderOfDives = path.join(root, ".alignment", "deep-dives");
		const name = (await readdir(folderOfDives).catch(() => [])).find((each) => each.endsWith("-lamps.md"));
		return name === undefined ? "" : `.alignment/deep-dives/${name}`;
	}

	it("writes a deep dive of a folder, with its picture, and opens it", async () => {
		await vscode.commands.executeCommand(commands.prepareDeepDive, uriOf("lamps"));
		const file = await diveFile();
		const text = await read(file);
		assert.match(text, /^---\nmarp: true\nabout: \["?lamps\/\*\*"?\]\non: /);
		assert.match(text, /\| `app\.ts` \| Answers searches\. \| 3 lines \| `index\/` \|/);
		assert.match(await read(file.replace(/md$/, "svg")), /<svg /);
		await waitFor(
			"the document, and beside it how it reads",
			() => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length >= 2,
		);
		const own = vscode.languages.getDiagnostics(uriOf(file)).filter(({ source }) => source === "Alignment");
		assert.deepEqual(own, []);
	});

	it("shows the difference before it brings a deep dive up to date, and keeps what people wrote", async () => {
		const file = await diveFile();
		const by = "Written by hand, between two blocks.";
		const before = (await read(file)).replace("## What we could do", `${by}\r\n\n## What we could do`);
		await write(file, before);
		await write("lamps/query.ts", "// Finds words.\n");
		await git("add", "lamps");
		await waitFor("the document to be known", async () => {
			await vscode.window.showTextDocument(uriOf(file));
			return vscode.window.activeTextEditor?.document.uri.path.endsWith(".md");
		});
		const done = vscode.commands.executeCommand(commands.refreshDocument);
		await waitFor(
			"the difference",
			async () =>
				vscode.window.tabGroups.all
					.flatMap(({ tabs }) => tabs)
					.some(({ input }) => input instanceof vscode.TabInputTextDiff),
			20_000,
		);
		assert.equal(await read(file), before);
		await acceptUntil("the new text", async () => (await read(file)).includes("`query.ts`"));
		await done;
		const after = await read(file);
		assert.ok(after.includes(`${by}\r\n\n## What we could do`), "mixed line ends stay as they were");
		const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
		assert.ok(!tabs.some(({ input }) => input instanceof vscode.TabInputTextDiff));
	});

	it("writes the post-mortem of a release, and finds two of one", async () => {
		await vscode.commands.executeCommand(commands.writePostMortem, folder.uri.toString(), "v9.1.0");
		const file = ".alignment/post-mortems/v9.1.0.md";
		const text = await read(file);
		assert.match(text, /^---\nrelease: v9\.1\.0\n/);
		assert.match(text, /# Looking back on v9\.1\.0/);
		await write(
			".alignment/post-mortems/z.md",
			"---\nrelease: v9.1.0\nlessons: [{ text: A, applies: [slow-serach] }]\n---\n",
		);
		await waitFor("both findings", () => {
			const codes = vscode.languages
				.getDiagnostics(uriOf(".alignment/post-mortems/z.md"))
				.map(({ code }) => code);
			return codes.includes("double-release") && codes.includes("dangling-reference");
		});
	});

	it("offers ids where a lesson of a deep dive applies", async () => {
		const file = ".alignment/deep-dives/2026-11-01-ids.md";
		await write(file, "---\nlessons:\n  - text: A\n    applies: []\n---\n# Ids\n");
		const document = await vscode.workspace.openTextDocument(uriOf(file));
		const offset = document.getText().indexOf("[]") + 1;
		const list = await waitFor("the ids", async () => {
			const found = await vscode.commands.executeCommand<vscode.CompletionList>(
				"vscode.executeCompletionItemProvider",
				document.uri,
				document.positionAt(offset),
			);
			const labels = found.items.map(({ label }) => (typeof label === "string" ? label : label.label));
			return labels.some((label) => label.includes("slow-search")) ? labels : undefined;
		});
		assert.ok(list.length > 0);
	});
});

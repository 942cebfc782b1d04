import assert from "node:assert/strict";
import * as vscode from "vscode";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { waitFor } from "../support/waitFor.ts";

const file = "src/lamp/index.ts";
const other = "src/lamp/other.ts";
const source = `// TODO: warm the index before a campaign
export const a = 1;
// TODO(goal:incremental-indx): drop only what changed
export const b = "TODO: no comment";
// FIXME(goal:incremental-index, by:2020-01-01): this is late
`;

describe("tech debt in the editor", () => {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	assert.ok(folder);
	const uriOf = (name: string) => vscode.Uri.joinPath(folder.uri, name);
	const run = <T>(command: string, ...args: unknown[]) => vscode.commands.executeCommand<T>(command, ...args);
	const settings = () => vscode.workspace.getConfiguration("alignment.debt");
	let original: Uint8Array;
	let editor: vscode.TextEditor;

	async function write(name: string, text: string | Uint8Array): Promise<void> {
		const content = typeof text === "string" ? new TextEncoder().encode(text) : text;
		await vscode.workspace.fs.writeFile(uriOf(name), content);
	}

	function flags(name = file): readonly vscode.Diagnostic[] {
		return vscode.languages
			.getDiagnostics(uriOf(name))
			.filter(({ source: of, code }) => of === "Alignment" && String(code).startsWith("debt-"));
	}

	/** Resolves when these codes are flagged, in the file's order. */
	const flagged = (...codes: string[]) =>
		waitFor(`the flags ${codes}`, () => {
			const found = [...flags()].sort((a, b) => a.range.start.compareTo(b.range.start));
			return found.map(({ code }) => code).join() === codes.join();
		});

	async function actions(line: number): Promise<vscode.CodeAction[]> {
		const at = new vscode.Range(line, 4, line, 4);
		return run<vscode.CodeAction[]>("vscode.executeCodeActionProvider", uriOf(file), at);
	}

	async function apply(line: number, title: RegExp): Promise<void> {
		const action = (await actions(line)).find((each) => title.test(each.title));
		assert.ok(action, `${title} in ${(await actions(line)).map((each) => each.title).join("\n")}`);
		if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit));
		if (action.command) await run(action.command.command, ...(action.command.arguments ?? []));
	}

	before(async () => {
		original = await vscode.workspace.fs.readFile(uriOf("alignment.yaml"));
		await write("alignment.yaml", lumenShopYaml);
		await write(other, "// HACK(goal:incremental-indx): the same mistake\n");
		await settings().update("flags.scope", "workspace", vscode.ConfigurationTarget.Workspace);
	});

	beforeEach(async () => {
		await write(file, source);
		editor = await vscode.window.showTextDocument(uriOf(file));
		await flagged("debt-unaligned", "debt-dangling", "debt-overdue");
	});

	afterEach(async () => {
		await run("workbench.action.revertAndCloseActiveEditor");
	});

	after(async () => {
		await settings().update("flags.scope", undefined, vscode.ConfigurationTarget.Workspace);
		await run("workbench.action.closeAllEditors");
		await write("alignment.yaml", original);
		await vscode.workspace.fs.delete(uriOf("src/lamp"), { recursive: true });
	});

	it("is flagged where it stands, each kind with its severity", () => {
		const text = (range: vscode.Range) => editor.document.getText(range);
		const found = [...flags()].sort((a, b) => a.range.start.compareTo(b.range.start));
		assert.deepEqual(
			found.map(({ range, severity }) => [text(range), severity]),
			[
				["TODO", vscode.DiagnosticSeverity.Hint],
				["incremental-indx", vscode.DiagnosticSeverity.Warning],
				["FIXME", vscode.DiagnosticSeverity.Information],
			],
		);
	});

	it("is flagged in no other scope, and not where its kind is switched off", async () => {
		const target = vscode.ConfigurationTarget.Workspace;
		await settings().update("flags.kinds", { unaligned: false }, target);
		await flagged("debt-dangling", "debt-overdue");
		await settings().update("flags.kinds", undefined, target);
		await settings().update("flags.scope", "off", target);
		await flagged();
		await settings().update("flags.scope", "workspace", target);
	});

	it("is flagged in files that are open, where that is the scope", async () => {
		const target = vscode.ConfigurationTarget.Workspace;
		await waitFor("the flag of a closed file", () => flags(other).length === 1);
		await settings().update("flags.scope", "openFiles", target);
		await waitFor("no flag in a closed file", () => flags(other).length === 0);
		await flagged("debt-unaligned", "debt-dangling", "debt-overdue");
		await settings().update("flags.scope", "workspace", target);
	});

	it("changes to what was meant, here or everywhere", async () => {
		await apply(2, /^Change to/);
		assert.match(editor.document.lineAt(2).text, /TODO\(goal:incremental-index\): drop/);
		await run("undo");
		assert.equal(editor.document.getText(), source);
		await flagged("debt-unaligned", "debt-dangling", "debt-overdue");
		await apply(2, /^Change all 2/);
		assert.match(editor.document.lineAt(2).text, /TODO\(goal:incremental-index\): drop/);
		const elsewhere = await vscode.workspace.openTextDocument(uriOf(other));
		assert.equal(elsewhere.getText(), "// HACK(goal:incremental-index): the same mistake\n");
		await write(other, "// HACK(goal:incremental-indx): the same mistake\n");
	});

	it("is linked to the goal that most speaks for it, and is gone when it is paid", async () => {
		await apply(0, /^Link to “Index changes incrementally”/);
		assert.equal(
			editor.document.lineAt(0).text,
			"// TODO(goal:incremental-index): warm the index before a campaign",
		);
		await flagged("debt-dangling", "debt-overdue");
		await apply(4, /^Remove this comment/);
		assert.equal(editor.document.getText().includes("FIXME"), false);
	});

	it("completes ids of goals and the period's last day in comments, and nowhere else", async () => {
		const { Reference, Value } = vscode.CompletionItemKind;
		const complete = async (line: number, text: string, of = Reference) => {
			await editor.edit((edit) => edit.insert(new vscode.Position(line, 0), `${text}\n`));
			const at = new vscode.Position(line, text.length);
			const { items } = await run<vscode.CompletionList>(
				"vscode.executeCompletionItemProvider",
				editor.document.uri,
				at,
				":",
			);
			return items.some(({ kind, label }) => kind === of && typeof label !== "string");
		};
		assert.equal(await complete(0, "// TODO(goal:"), true);
		assert.equal(await complete(0, 'const t = "TODO(goal:'), false);
		assert.equal(await complete(0, "// see goal:"), false);
		assert.equal(await complete(0, "// TODO(goal:incremental-index, by:", Value), true);
		assert.equal(await complete(0, "// due by:", Value), false);
	});

	const places: readonly [where: string, column: number, saysDate: boolean][] = [
		["on its tag, where the flag has said that it is overdue", 5, false],
		["on its text", 52, true],
	];
	for (const [where, column, saysDate] of places)
		it(`says over it which goal it counts for, and why: ${where}`, async () => {
			const at = new vscode.Position(4, column);
			const hovers = await run<vscode.Hover[]>("vscode.executeHoverProvider", uriOf(file), at);
			const text = hovers
				.flatMap(({ contents }) => contents)
				.map((content) => (typeof content === "string" ? content : content.value))
				.join("\n")
				.replaceAll("\\", "");
			for (const part of [
				"Index changes incrementally",
				"A full reindex blocks",
				"p95 search time",
				"Not committed yet.",
			])
				assert.ok(text.includes(part), `${part} in ${text}`);
			assert.equal(text.includes("2020-01-01"), saysDate, text);
		});

	it("is tagged at several cursors, and linked where one is on it, in one step that one undo takes back", async () => {
		editor.selections = [0, 1, 3].map((line) => new vscode.Selection(line, 3, line, 3));
		const tagged = run("alignment.tagDebt");
		await waitFor("the tags", async () => {
			if (editor.document.getText() !== source) return true;
			await run("workbench.action.acceptSelectedQuickOpenItem");
			return false;
		});
		await tagged;
		assert.deepEqual(editor.document.getText().split("\n"), [
			"// TODO(goal:incremental-index): warm the index before a campaign",
			"// TODO(goal:incremental-index): ",
			"export const a = 1;",
			"// TODO(goal:incremental-indx): drop only what changed",
			"// TODO(goal:incremental-index): ",
			'export const b = "TODO: no comment";',
			"// FIXME(goal:incremental-index, by:2020-01-01): this is late",
			"",
		]);
		assert.deepEqual(
			editor.selections.map(({ active: { line, character } }) => [line, character]),
			[
				[1, 33],
				[4, 33],
			],
		);
		await run("undo");
		assert.equal(editor.document.getText(), source);
	});

	/** Takes what is proposed in each box until a condition holds. */
	async function accept(until: () => boolean): Promise<void> {
		await waitFor("the answers", async () => {
			if (until()) return true;
			await run("workbench.action.acceptSelectedQuickOpenItem");
			return false;
		});
	}

	it("is linked at several cursors, and paid where it was done, by commands", async () => {
		editor.selections = [0, 2].map((line) => new vscode.Selection(line, 5, line, 5));
		const linked = run("alignment.linkDebt");
		await accept(() => !editor.document.getText().includes("indx"));
		await linked;
		assert.deepEqual(
			[0, 2].map((line) => editor.document.lineAt(line).text),
			[
				"// TODO(goal:incremental-index): warm the index before a campaign",
				"// TODO(goal:incremental-index): drop only what changed",
			],
		);
		editor.selection = new vscode.Selection(4, 5, 4, 5);
		await run("alignment.removeDebtTag");
		assert.equal(editor.document.getText().includes("FIXME"), false);
	});

	it("becomes an engineering goal, with its text for a title, and is linked to it", async () => {
		editor.selection = new vscode.Selection(0, 5, 0, 5);
		const made = run("alignment.createGoalFromDebt");
		await accept(() => editor.document.lineAt(0).text.startsWith("// TODO(goal:"));
		await made;
		const [, id] = /goal:([\w-]+)\)/.exec(editor.document.lineAt(0).text) ?? [];
		const intent = await vscode.workspace.openTextDocument(uriOf("alignment.yaml"));
		const entry = intent.getText().slice(intent.getText().indexOf(`  ${id}:`));
		assert.match(entry, /^ {2}warm-the-index[\w-]*:\s+title: warm the index before a campaign/i);
		await write("alignment.yaml", lumenShopYaml);
	});
});

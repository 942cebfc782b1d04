import assert from "node:assert/strict";
import * as vscode from "vscode";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { waitFor } from "../support/waitFor.ts";

const record = ".alignment/why/2026-11-20-feat-search-cache.yaml";
const files: Readonly<Record<string, string>> = {
	"alignment.yaml": lumenShopYaml.replace(
		"    outcomes:",
		"    evidence:\n      - Interviews, https://research.example/search.\n    outcomes:",
	),
	[record]:
		"branch: feat/search-cache\nserves: [slow-search, find-it-fast.search-p95]\nexpects: { find-it-fast.search-p95: 1500 }\n",
	".alignment/check-ins/2026-11-16.yaml":
		"on: 2026-11-16\nreadings:\n  find-it-fast.search-p95: 1900\nsatisfaction: { score: 4, of: 5 }\n",
	".alignment/post-mortems/v1.md":
		"---\nrelease: v1\nlessons:\n  - { text: Warm the index, applies: [incremental-index] }\n---\n# V1\n",
	"src/search/index.ts": `// TODO(goal:incremental-index): drop only what changed
export const name = "TODO(goal:incremental-index) is no comment";
`,
};

describe("alignment.yaml as a language", () => {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	assert.ok(folder);
	const uriOf = (file: string) => vscode.Uri.joinPath(folder.uri, file);
	const run = <T>(command: string, ...args: unknown[]) => vscode.commands.executeCommand<T>(command, ...args);
	let original: Uint8Array;

	async function write(file: string, text: string | Uint8Array): Promise<void> {
		const content = typeof text === "string" ? new TextEncoder().encode(text) : text;
		await vscode.workspace.fs.writeFile(uriOf(file), content);
	}

	/** The position of the `|` in a piece of a file's text. */
	async function at(file: string, marked: string): Promise<[vscode.Uri, vscode.Position]> {
		const document = await vscode.workspace.openTextDocument(uriOf(file));
		const from = document.getText().indexOf(marked.replace("|", ""));
		assert.ok(from >= 0, `${marked} in\n${document.getText()}`);
		return [document.uri, document.positionAt(from + marked.indexOf("|"))];
	}

	/** Places as `file: the text of their line`. */
	async function shown(locations: readonly (vscode.Location | vscode.LocationLink)[]): Promise<string[]> {
		const texts = locations.map(async (location) => {
			const uri = "uri" in location ? location.uri : location.targetUri;
			const range = "uri" in location ? location.range : location.targetRange;
			const document = await vscode.workspace.openTextDocument(uri);
			const line = document.lineAt(range.start.line).text;
			const name = uri.path.slice(folder?.uri.path.length).replace(/^\//, "");
			const [start, end] = [range.start.character, range.end.character];
			return `${name}: ${line.slice(0, start)}«${document.getText(range)}»${line.slice(end)}`;
		});
		return (await Promise.all(texts)).sort();
	}

	/** Changes a file in its editor, without saving; `afterEach` brings it back. */
	async function type(file: string, text: string): Promise<vscode.TextEditor> {
		const editor = await vscode.window.showTextDocument(uriOf(file));
		const all = new vscode.Range(
			new vscode.Position(0, 0),
			new vscode.Position(editor.document.lineCount, 0),
		);
		assert.ok(await editor.edit((edit) => edit.replace(all, text)));
		return editor;
	}

	/** Resolves when our diagnostics of a file have these codes. */
	async function findings(file: string, ...codes: string[]): Promise<void> {
		await waitFor(`the findings ${codes}`, () => {
			const own = vscode.languages.getDiagnostics(uriOf(file)).filter(({ source }) => source === "Alignment");
			return own.map(({ code }) => code).join() === codes.join();
		});
	}

	before(async () => {
		original = await vscode.workspace.fs.readFile(uriOf("alignment.yaml"));
		for (const [file, text] of Object.entries(files)) await write(file, text);
		await waitFor("the records to be read", async () => {
			const [uri, position] = await at("alignment.yaml", "  slow-|search:");
			const places = await run<vscode.Location[]>("vscode.executeReferenceProvider", uri, position);
			return places.length === 4;
		});
	});

	after(async () => {
		await run("workbench.action.closeAllEditors");
		await write("alignment.yaml", original);
		for (const path of [".alignment", "src"])
			await vscode.workspace.fs.delete(uriOf(path), { recursive: true });
	});

	// Not by reverting: VS Code in a browser saves by itself after a second.
	afterEach(async () => {
		for (const [file, text] of Object.entries(files)) {
			const document = await vscode.workspace.openTextDocument(uriOf(file));
			if (document.getText() !== text) await type(file, text);
			if (document.isDirty) await document.save();
		}
	});

	async function complete(file: string, marked: string): Promise<readonly vscode.CompletionItem[]> {
		const [uri, position] = await at(file, marked);
		const list = await run<vscode.CompletionList>(
			"vscode.executeCompletionItemProvider",
			uri,
			position,
			undefined,
			100,
		);
		// Words of open files come last, from VS Code itself.
		return list.items.filter(({ sortText }) => /^\d{5}$/.test(sortText ?? ""));
	}

	const labels = (items: readonly vscode.CompletionItem[]) =>
		items.map(({ label }) => (typeof label === "string" ? label : label.label));

	it("completes ids, with what they stand for", async () => {
		const items = await complete("alignment.yaml", "solves: [|slow-search]");
		assert.deepEqual(labels(items), ["slow-search", "basket-loss", "lonely-problem"]);
		const [first] = items;
		const text = first?.documentation;
		assert.ok(text instanceof vscode.MarkdownString, "no documentation");
		assert.match(text.value, /Shoppers give up/);
		assert.match(text.value, /find-it-fast|find\\-it\\-fast/);
	});

	it("completes keys, with what they mean, over what is typed of one", async () => {
		await type("alignment.yaml", "version: 1\nproblems:\n  a:\n    ti\n");
		const items = await complete("alignment.yaml", "    ti|");
		assert.deepEqual(labels(items), ["title", "who", "evidence", "outcomes"]);
		const [title] = items;
		assert.ok(title?.range && "inserting" in title.range);
		assert.equal(title.range.inserting.start.character, 4);
		assert.equal(title.range.inserting.end.character, 6);
		assert.ok(title.documentation instanceof vscode.MarkdownString);
		assert.match(title.documentation.value, /one/);
	});

	it("completes branches, and days", async () => {
		await type("alignment.yaml", "version: 1\nagreed:\n  - { who: A, on:  }\nbranches:\n  \n");
		assert.ok(labels(await complete("alignment.yaml", "branches:\n  |")).includes("main"));
		const days = labels(await complete("alignment.yaml", "who: A, on: |"));
		assert.match(days[0] ?? "", /^\d{4}-\d\d-\d\d$/);
	});

	it("completes records", async () => {
		const items = await complete(record, "expects: { |find");
		assert.ok(labels(items).includes("find-it-fast.search-exits"), labels(items).join());
	});

	async function hover(file: string, marked: string): Promise<string> {
		const hovers = await run<vscode.Hover[]>("vscode.executeHoverProvider", ...(await at(file, marked)));
		const contents = hovers.flatMap((each) => each.contents);
		return contents
			.map((content) => (typeof content === "string" ? content : content.value))
			.join("\n")
			.replaceAll("\u00a0", " ")
			.replaceAll("\\", "");
	}

	it("tells of an id its title, kind, links both ways and last reading", async () => {
		const text = await hover(record, "find-it-fast.search|-p95]");
		for (const part of ["p95 search time", "Key result", "From 2,400 ms to 800 ms", "1,900 ms on 2026-11-16"])
			assert.ok(text.includes(part), `${part} in\n${text}`);
		for (const part of [
			"Measures: Shoppers find what they want",
			"Supported by: Index changes incrementally",
		])
			assert.ok(text.includes(part), `${part} in\n${text}`);
	});

	it("tells of each half what it names", async () => {
		const text = await hover(record, "find-it|-fast.search-p95]");
		assert.ok(text.includes("Objective"), text);
	});

	it("tells of a key what it means", async () => {
		const text = await hover("alignment.yaml", "    kin|d: scalability");
		assert.ok(text.includes("What sort of goal it is"), text);
		assert.ok(text.includes("One of: scalability, availability"), text);
	});

	it("goes from a record to the definition", async () => {
		const places = await run<vscode.Location[]>(
			"vscode.executeDefinitionProvider",
			...(await at(record, "serves: [slow|-search")),
		);
		assert.deepEqual(await shown(places), ["alignment.yaml:   «slow-search»:"]);
	});

	it("finds every use, in all files", async () => {
		const places = await run<vscode.Location[]>(
			"vscode.executeReferenceProvider",
			...(await at("alignment.yaml", "      search|-p95:")),
		);
		assert.deepEqual(
			await shown(places),
			[
				".alignment/check-ins/2026-11-16.yaml:   find-it-fast.«search-p95»: 1900",
				`${record}: expects: { find-it-fast.«search-p95»: 1500 }`,
				`${record}: serves: [slow-search, find-it-fast.«search-p95»]`,
				"alignment.yaml:       «search-p95»: { title: p95 search time, unit: ms, from: 2400, to: 800 }",
				'alignment.yaml:   "feat/search-*": [find-it-fast.«search-p95»]',
				"alignment.yaml:     supports: [find-it-fast.«search-p95»]",
			].sort(),
		);
	});

	it("finds tags in comments of source files", async () => {
		const places = await run<vscode.Location[]>(
			"vscode.executeReferenceProvider",
			...(await at("alignment.yaml", "  incremental|-index:")),
		);
		const wanted = "src/search/index.ts: // TODO(goal:«incremental-index»): drop only what changed";
		const found = await shown(places);
		assert.deepEqual(
			found.filter((place) => place.startsWith("src/")),
			[wanted],
		);
	});

	it("highlights an id in its file", async () => {
		const all = await run<vscode.DocumentHighlight[]>(
			"vscode.executeDocumentHighlights",
			...(await at("alignment.yaml", "  slow|-search:")),
		);
		assert.deepEqual(
			all.map(({ kind }) => kind),
			[
				vscode.DocumentHighlightKind.Write,
				vscode.DocumentHighlightKind.Read,
				vscode.DocumentHighlightKind.Read,
			],
		);
	});

	it("outlines the file", async () => {
		const symbols = await run<vscode.DocumentSymbol[]>(
			"vscode.executeDocumentSymbolProvider",
			uriOf("alignment.yaml"),
		);
		const objectives = symbols.find(({ name }) => name === "objectives");
		const [first] = objectives?.children ?? [];
		assert.equal(first?.detail, "Shoppers find what they want on the first try");
		assert.deepEqual(
			first?.children.map(({ name }) => name),
			["search-p95", "search-exits"],
		);
	});

	it("keeps the outline while something is half typed", async () => {
		await type("alignment.yaml", `${files["alignment.yaml"]}rituals: {`);
		const symbols = await run<vscode.DocumentSymbol[]>(
			"vscode.executeDocumentSymbolProvider",
			uriOf("alignment.yaml"),
		);
		assert.ok(symbols.some(({ name }) => name === "objectives"));
	});

	for (const query of ["slow-search", "give up when", "find-it-fast.search"])
		it(`finds “${query}” in the workspace`, async () => {
			const found = await run<vscode.SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", query);
			assert.ok(
				found.some(({ location }) => location.uri.path.endsWith("/alignment.yaml")),
				query,
			);
		});

	it("folds", async () => {
		const folds = await run<vscode.FoldingRange[]>(
			"vscode.executeFoldingRangeProvider",
			uriOf("alignment.yaml"),
		);
		assert.ok(folds.some(({ start, end }) => start === 4 && end > 10));
	});

	it("links evidence", async () => {
		const links = await run<vscode.DocumentLink[]>("vscode.executeLinkProvider", uriOf("alignment.yaml"));
		assert.ok(links.some(({ target }) => target?.toString() === "https://research.example/search"));
	});

	async function rename(file: string, marked: string, to: string): Promise<vscode.WorkspaceEdit> {
		return run<vscode.WorkspaceEdit>("vscode.executeDocumentRenameProvider", ...(await at(file, marked)), to);
	}

	async function texts(): Promise<string> {
		const all = Object.keys(files).map((file) => vscode.workspace.openTextDocument(uriOf(file)));
		return (await Promise.all(all)).map((document) => document.getText()).join("\n");
	}

	for (const [what, marked, to, from, now] of [
		["a problem", "  slow-|search:", "slow-find", /slow-search/g, /slow-find\b/g],
		[
			"an objective, with the first half of its key results",
			"  find-it-|fast:",
			"find-now",
			/find-it-fast/g,
			/find-now\b/g,
		],
		[
			"a key result from where it is used",
			"supports: [find-it-fast.search|-p95]",
			"p95",
			/search-p95/g,
			/\bp95(?! )/g,
		],
		[
			"an engineering goal, with its tags in comments",
			"  incremental|-index:",
			"live-index",
			/incremental-index(?!\) is no)/g,
			/live-index/g,
		],
	] as const)
		it(`renames ${what}, everywhere, and one undo brings all back`, async () => {
			await vscode.window.showTextDocument(uriOf("alignment.yaml"));
			const original = await texts();
			const count = original.match(from)?.length ?? 0;
			const edit = await rename("alignment.yaml", marked, to);
			assert.ok(edit.size > 1 || what === "a problem");
			assert.ok(await vscode.workspace.applyEdit(edit));
			const changed = await texts();
			assert.equal(changed.match(from), null);
			assert.equal(changed.match(now)?.length, count);
			await vscode.window.showTextDocument(uriOf("alignment.yaml"));
			// Undo goes to whatever has the focus, which may be what another test has left open.
			await run("workbench.action.closeQuickOpen");
			await run("workbench.action.focusActiveEditorGroup");
			await run("undo");
			await waitFor("all to be back", async () => (await texts()) === original);
			await run("workbench.action.files.saveAll");
		});

	for (const [to, says] of [
		["Slow Search", /can't be an id/],
		["incremental-index", /already the id of an engineering goal/],
		["basket-loss", /already the id of a problem/],
	] as const)
		it(`refuses to rename to “${to}”`, async () => {
			await assert.rejects(rename("alignment.yaml", "  slow-|search:", to), says);
		});

	it("refuses to rename what is no id", async () => {
		await assert.rejects(rename("alignment.yaml", "title: Shop|pers give up", "a"), /Only ids/);
	});

	it("refuses to rename while alignment.yaml can't be read", async () => {
		await type("alignment.yaml", `${files["alignment.yaml"]}rituals: {`);
		await assert.rejects(rename(record, "serves: [slow-|search", "a"), /can't be read now/);
	});

	async function actions(file: string, marked: string): Promise<readonly vscode.CodeAction[]> {
		const [uri, position] = await at(file, marked);
		const range = new vscode.Range(position, position);
		return run<vscode.CodeAction[]>("vscode.executeCodeActionProvider", uri, range, undefined, 10);
	}

	const mendings: readonly {
		readonly it: string;
		readonly text: string;
		readonly code: string;
		readonly at: string;
		readonly title: RegExp;
		readonly gives: string;
	}[] = [
		{
			it: "a key",
			text: "version: 1\nproduckt: Lamps # ours\n",
			code: "unknown-key",
			at: "prod|uckt",
			title: /Change to “product”/,
			gives: "version: 1\nproduct: Lamps # ours\n",
		},
		{
			it: "a reference",
			text: "version: 1\nproblems:\n  slow: { title: A }\nobjectives:\n  a: { title: A, solves: [slwo] }\n",
			code: "dangling-reference",
			at: "sl|wo",
			title: /Change to “slow”/,
			gives: "version: 1\nproblems:\n  slow: { title: A }\nobjectives:\n  a: { title: A, solves: [slow] }\n",
		},
		{
			it: "a missing problem",
			text: "version: 1\nproblems:\n  slow: { title: A }\nobjectives:\n  a: { title: A, solves: [dark-room] }\n",
			code: "dangling-reference",
			at: "dark|-room",
			title: /Add the problem “dark-room”/,
			gives:
				"version: 1\nproblems:\n  slow: { title: A }\n  dark-room: { title: Dark room }\nobjectives:\n  a: { title: A, solves: [dark-room] }\n",
		},
		{
			it: "capacity",
			text: "version: 1\ncapacity: { product: 70, engineering: 40 }\n",
			code: "capacity-sum",
			at: "product: 7|0",
			title: /Set `engineering` to 30/,
			gives: "version: 1\ncapacity: { product: 70, engineering: 30 }\n",
		},
		{
			it: "a missing version",
			text: "product: Lamps\n",
			code: "missing-key",
			at: "prod|uct",
			title: /Set `version` to 1/,
			gives: "version: 1\nproduct: Lamps\n",
		},
		{
			it: "a number that is meant as text",
			text: "version: 1\nproduct: 1.10\n",
			code: "wrong-type",
			at: "1.1|0",
			title: /in quotes/,
			gives: 'version: 1\nproduct: "1.10"\n',
		},
		{
			it: "an id, with all its uses",
			text: "version: 1\nproblems:\n  Slow Search: { title: A }\nobjectives:\n  a: { title: A, solves: [Slow Search] }\n",
			code: "bad-id",
			at: "Slow| Search:",
			title: /Change to “slow-search”/,
			gives:
				"version: 1\nproblems:\n  slow-search: { title: A }\nobjectives:\n  a: { title: A, solves: [slow-search] }\n",
		},
	];
	for (const row of mendings)
		it(`mends ${row.it}`, async () => {
			const editor = await type("alignment.yaml", row.text);
			await findings("alignment.yaml", row.code);
			// The window learns of findings a moment after us.
			const found = await waitFor(`the action ${row.title}`, async () =>
				(await actions("alignment.yaml", row.at)).find(({ title }) => row.title.test(title)),
			);
			assert.ok(found.edit, "it changes nothing");
			assert.ok(await vscode.workspace.applyEdit(found.edit));
			assert.equal(editor.document.getText(), row.gives);
			await findings("alignment.yaml");
		});

	it("adds what a record names to alignment.yaml", async () => {
		const editor = await type(record, "branch: feat/search-cache\nserves: [dark-room]\n");
		await findings(record, "dangling-reference");
		const found = await waitFor("the action", async () =>
			(await actions(record, "dark|-room")).find(({ title }) => /engineering goal/.test(title)),
		);
		assert.ok(found.edit);
		assert.deepEqual(
			found.edit.entries().map(([uri]) => uri.path.split("/").at(-1)),
			["alignment.yaml"],
		);
		assert.ok(editor.document.isDirty);
	});
});

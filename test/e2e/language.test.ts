import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseIntent } from "../../src/core/intent/parse.ts";
import { makeDemo } from "../support/demo/make.ts";
import { git } from "../support/git.ts";
import { packageFake } from "../support/vscode/fakeExtension.ts";
import type { Workbench } from "../support/vscode/workbench.ts";
import { waitFor } from "../support/waitFor.ts";
import { createFixture, fixture } from "./fixture.ts";

async function openEmpty() {
	const { repository, open } = await fixture();
	const { folder } = await repository({ "alignment.yaml": "" });
	const workbench = await open({ folder });
	await workbench.showContainer();
	const file = join(folder, "alignment.yaml");
	await workbench.openFile(file);
	await workbench.page.locator(".editor-instance .view-lines").first().click();
	return { workbench, text: () => readFile(file, "utf8") };
}

/** Types the beginning of a proposal and takes it; asks for proposals where nothing is typed. */
async function take({ page }: Workbench, label: string, typed = ""): Promise<void> {
	const list = page.locator(".suggest-widget.visible");
	const row = list.locator(".monaco-list-row.focused", {
		has: page.locator(".label-name", { hasText: new RegExp(`^${label}$`) }),
	});
	if (typed === "") await page.keyboard.press("Control+Space");
	else await page.keyboard.type(typed);
	await row.waitFor().catch(async (error) => {
		throw new Error(`No “${label}” among ${await list.allInnerTexts()}`, { cause: error });
	});
	await page.keyboard.press("Enter");
	await row.waitFor({ state: "hidden" });
}

/** Fills the stops of a snippet, one after the other. */
async function fill({ page }: Workbench, ...texts: readonly string[]): Promise<void> {
	for (const text of texts) {
		if (text !== "") await page.keyboard.type(text);
		await page.keyboard.press("Tab");
	}
}

/** A new line at the left margin. */
async function newSection({ page }: Workbench): Promise<void> {
	await page.keyboard.press("End");
	await page.keyboard.press("Enter");
	await page.keyboard.press("Shift+Home");
	await page.keyboard.press("Shift+Home");
	await page.keyboard.press("Delete");
}

describe("writing alignment.yaml", () => {
	it("takes completions and keystrokes alone", async function () {
		this.timeout(180_000);
		const { workbench, text } = await openEmpty();
		const { keyboard } = workbench.page;
		await take(workbench, "version");
		await newSection(workbench);
		await take(workbench, "product", "pro");
		await keyboard.type("Lumen Shop");
		await newSection(workbench);
		await take(workbench, "audience", "aud");
		await keyboard.type("First-time buyers on phones");
		await newSection(workbench);
		await take(workbench, "period", "per");
		await fill(workbench, "2026-Q4", "2026-10-01", "2026-12-31");
		await newSection(workbench);
		await take(workbench, "problems", "prob");
		await fill(workbench, "slow-search", "Shoppers give up when search is slow", "");
		await fill(workbench, "Shoppers see a result within a second");
		await newSection(workbench);
		await take(workbench, "objectives", "obj");
		await fill(workbench, "find-it-fast", "Shoppers find what they want", "", "");
		await fill(workbench, "search-p95", "p95 search time", "", "2400", "800");
		await newSection(workbench);
		await take(workbench, "engineering_goals", "eng");
		await fill(workbench, "incremental-index", "Index changes incrementally", "");
		await workbench.screenshot("language-choices");
		await take(workbench, "performance", "perf");
		await fill(workbench, "A full reindex blocks releases", "", "src/search/**");
		await newSection(workbench);
		await take(workbench, "capacity", "cap");
		await fill(workbench, "60", "40");
		await newSection(workbench);
		await take(workbench, "branches", "bra");
		await fill(workbench, "feat/search-*");
		await keyboard.press("Control+s");

		const written = await waitFor("the file to be saved", async () => {
			const now = await text();
			return now.includes("branches:") && now;
		});
		await workbench.screenshot("language-written");
		const { intent, findings } = parseIntent(written, "alignment.yaml");
		assert.deepEqual(findings, [], written);
		assert.equal(intent?.product, "Lumen Shop", written);
		assert.deepEqual([...(intent?.problems.keys() ?? [])], ["slow-search"]);
		assert.deepEqual(intent?.objectives.get("find-it-fast")?.solves, ["slow-search"]);
		assert.deepEqual(intent?.keyResults.get("find-it-fast.search-p95")?.to, 800);
		assert.deepEqual(intent?.goals.get("incremental-index")?.supports, ["find-it-fast.search-p95"]);
		assert.deepEqual(intent?.goals.get("incremental-index")?.kind, "performance");
		assert.deepEqual(intent?.branches[0]?.serves, ["slow-search"]);
		assert.deepEqual(intent?.period?.to, "2026-12-31");
	});
});

describe("renaming", () => {
	it("changes an engineering goal everywhere in the demo, and one undo brings all back", async function () {
		this.timeout(120_000);
		const { server, open } = await fixture();
		const folder = await server.newFolder("lumen-shop");
		await makeDemo(folder);
		const before = await git(folder, "status", "--porcelain");
		const workbench = await open({ folder });
		const { page } = workbench;
		await workbench.openFile(join(folder, "alignment.yaml"));
		const definition = page.locator(".view-line", { hasText: "incremental-index:" }).first();
		await page.locator(".editor-instance .view-lines").first().click();
		await workbench.run("Go to Line/Column...");
		const lines = (await readFile(join(folder, "alignment.yaml"), "utf8")).split("\n");
		const line = lines.findIndex((each) => each.startsWith("  incremental-index:")) + 1;
		await workbench.answer(`:${line}:6`);
		await definition.waitFor();
		await page.keyboard.press("F2");
		const box = page.locator(".rename-box input");
		await box.waitFor();
		assert.equal(await box.inputValue(), "incremental-index");
		await box.fill("live-index");
		await page.keyboard.press("Enter");
		const tags = async (id: string) => {
			const found = await git(folder, "grep", "--count", `goal:${id}`).catch(() => "");
			return found.split("\n").filter((each) => each !== "").length;
		};
		const wanted = await tags("incremental-index");
		assert.ok(wanted >= 3);
		await waitFor("all places to change", async () => {
			await workbench.run("File: Save All Files");
			return (await tags("live-index")) === wanted;
		});
		await workbench.screenshot("language-renamed");
		assert.equal(await tags("incremental-index"), 0);
		const changed = (await git(folder, "diff", "--name-only")).split("\n");
		assert.ok(changed.includes("alignment.yaml"));
		assert.ok(changed.some((file) => file.startsWith(".alignment/why/")) || changed.length > wanted);
		const { findings } = parseIntent(
			await readFile(join(folder, "alignment.yaml"), "utf8"),
			"alignment.yaml",
		);
		assert.deepEqual(findings, []);

		await page.locator(".editor-instance .view-lines").first().click();
		await page.keyboard.press("Control+z");
		await waitFor("all to be back", async () => {
			await workbench.run("File: Save All Files");
			return (await git(folder, "status", "--porcelain")) === before;
		});
	});
});

describe("beside the Red Hat YAML extension", () => {
	it("leaves the shape of a file to it, and never its references", async function () {
		this.timeout(120_000);
		const vsix = await packageFake("redhat", "vscode-yaml");
		const text = "version: 1\nproduckt: A\nobjectives:\n  a: { title: A, solves: [nobody] }\n";
		for (const [{ repository, open }, wanted] of [
			[await fixture(), 2],
			[await createFixture({ vsix: [vsix] }), 1],
		] as const) {
			const { folder } = await repository({ "alignment.yaml": text });
			const workbench = await open({ folder });
			await workbench.openFile(join(folder, "alignment.yaml"));
			await workbench.page.locator(".squiggly-warning").first().waitFor();
			await workbench.run("View: Toggle Problems");
			await workbench.page.locator(".markers-panel").getByText("There is no problem “nobody”").waitFor();
			const rows = workbench.page.locator(".markers-panel .monaco-list-row");
			const texts = (await rows.allInnerTexts()).filter((row) => /-(key|reference)/.test(row));
			assert.equal(texts.length, wanted, texts.join());
			await workbench.screenshot(`language-problems-${wanted}`);
		}
	});
});

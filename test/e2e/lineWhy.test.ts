import assert from "node:assert/strict";
import { join } from "node:path";
import { makeDemo } from "../support/demo/make.ts";
import type { Workbench } from "../support/vscode/workbench.ts";
import { waitFor } from "../support/waitFor.ts";
import { fixture } from "./fixture.ts";

async function openDemo(): Promise<{ workbench: Workbench; folder: string }> {
	const { server, open } = await fixture();
	const folder = await server.newFolder("lumen-shop");
	await makeDemo(folder);
	const workbench = await open({ folder, width: 1280, height: 900 });
	await workbench.showContainer();
	await (await workbench.webview("alignment.branch")).locator('[data-branch="feat/search-cache"]').waitFor();
	return { workbench, folder };
}

async function goTo({ page }: Workbench, line: number): Promise<void> {
	// An editor that has just been opened may not have the focus yet.
	await waitFor(`line ${line}`, async () => {
		await page.keyboard.press("Control+G");
		const input = page.locator(".quick-input-box input");
		if (!(await input.isVisible())) return false;
		await input.fill(`:${line}`);
		await page.keyboard.press("Enter");
		await page.waitForTimeout(300);
		return page.locator(".statusbar-item", { hasText: `Ln ${line},` }).isVisible();
	});
}

/** The text of the hover that holds `text`. */
async function hover({ page }: Workbench, text: string): Promise<string> {
	const shown = page.locator(".monaco-hover:visible .hover-contents", { hasText: text }).first();
	await shown.waitFor();
	return shown.innerText();
}

/** The document that the Markdown preview shows, once it holds `text`. */
async function preview({ page }: Workbench, text: string): Promise<string> {
	return waitFor(`a preview with “${text}”`, async () => {
		for (const frame of page.frames()) {
			const body = frame.locator(".markdown-body");
			const shown = await body.innerText({ timeout: 500 }).catch(() => "");
			if (shown.includes(text)) return shown;
		}
		return undefined;
	});
}

describe("why a line is here", () => {
	let workbench: Workbench;
	let folder: string;

	beforeEach(async function () {
		this.timeout(180_000);
		({ workbench, folder } = await openDemo());
	});

	it("is told at the cursor, with the problem, the number and what was asked", async () => {
		await workbench.openFile(join(folder, "services/search/index/feed.py"));
		await goTo(workbench, 12);
		await workbench.run("alignment.whyLine");
		const told = await hover(workbench, "Open Commit");
		await workbench.screenshot("line-why-dark");
		assert.match(told, /Read the catalogue in short transactions/);
		assert.match(told, /Shoppers give up when search takes longer/);
		assert.match(told, /p95 search time should .*1,900/s);
		for (const kind of ["light", "hcDark"] as const) {
			await workbench.setTheme(kind);
			await workbench.openFile(join(folder, "services/search/index/feed.py"));
			await workbench.run("alignment.whyLine");
			await hover(workbench, "Open Commit");
			await workbench.screenshot(`line-why-${kind}`);
		}
	});

	it("is told of a whole file, as a page whose links lead to stories", async () => {
		await workbench.openFile(join(folder, "services/search/app.py"));
		await workbench.run("alignment.whyFile");
		const page = await preview(workbench, "Why app.py looks as it does");
		await workbench.screenshot("file-why-dark");
		assert.match(page, /\d+%/);
	});

	it("leads to the story of a problem", async () => {
		await workbench.run("alignment.openStory");
		await workbench.answer("slow-search");
		const page = await preview(workbench, "What landed");
		await workbench.screenshot("story-dark");
		assert.match(page, /changes have landed for it/);
		await workbench.setTheme("light");
		await workbench.screenshot("story-light");
	});
});

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { makeDemo } from "../support/demo/make.ts";
import { git } from "../support/git.ts";
import { waitFor } from "../support/waitFor.ts";
import { fixture } from "./fixture.ts";

const problem = "Shoppers abandon a basket they can't edit";

describe("Start Work on…", () => {
	it("makes the branch and its why in two Enters, and nobody asks", async () => {
		const { server, open } = await fixture();
		const folder = await server.newFolder("lumen-shop");
		await makeDemo(folder);
		const workbench = await open({ folder });
		const { page } = workbench;
		await workbench.showContainer();
		const card = await workbench.webview("alignment.branch");
		await card.locator('[data-branch="feat/search-cache"]').waitFor();
		const tree = await workbench.view("alignment.intent");
		const row = tree.locator(".monaco-list-row", { hasText: problem });
		await row.hover();
		await workbench.screenshot("start-work-row");
		const input = page.locator(".quick-input-widget input").first();
		// While the tree is drawn anew VS Code passes no row, and the command asks what it is for.
		await waitFor("the proposal", async () => {
			await page.keyboard.press("Escape");
			await row.hover();
			await row.locator('.action-label[aria-label^="Start Work on"]').click();
			await input.waitFor();
			return (await input.inputValue()) === "feat/checkout-edits";
		});
		await input.fill("feat/search cache");
		await page.getByText("git allows no blanks").first().waitFor();
		await workbench.screenshot("start-work-invalid");
		await input.fill("feat/checkout-edits");
		await page.getByText("git allows no blanks").first().waitFor({ state: "hidden" });
		await workbench.screenshot("start-work-name");
		await page.keyboard.press("Enter");
		await page.locator(".quick-input-list .monaco-list-row", { hasText: "main" }).first().waitFor();
		await workbench.screenshot("start-work-base");
		await page.keyboard.press("Enter");

		await card.locator('[data-branch="feat/checkout-edits"]').waitFor({ timeout: 15_000 });
		await card.getByText(problem).first().waitFor();
		assert.equal(
			await git(folder, "rev-parse", "feat/checkout-edits"),
			await git(folder, "rev-parse", "main"),
		);
		const records = join(folder, ".alignment", "why");
		const name = (await readdir(records)).find((file) => file.endsWith("-feat-checkout-edits.yaml"));
		assert.ok(name);
		const text = await readFile(join(records, name), "utf8");
		assert.match(text, /^branch: feat\/checkout-edits\nfrom: main\n/);
		assert.match(text, /^serves: \[checkout-edits\]$/m);
		// Longer than it takes to notice a branch and to ask.
		await page.waitForTimeout(4000);
		assert.deepEqual(await workbench.notifications(), []);
		await workbench.screenshot("start-work-done");
	});
});

describe("what the branch is for, outside of our views", () => {
	it("is in the commit box, the status bar, the graph and the picker", async () => {
		const { server, open } = await fixture();
		const folder = await server.newFolder("lumen-shop");
		await makeDemo(folder);
		const workbench = await open({ folder });
		const { page } = workbench;
		await workbench.showContainer();
		const card = await workbench.webview("alignment.branch");
		await card.locator('[data-branch="feat/search-cache"]').waitFor();

		await workbench.run("alignment.insertServesTrailer");
		const box = page.locator(".scm-input");
		await box.getByText("Serves: slow-search, find-it-fast.search-p95").waitFor();
		await workbench.screenshot("trailer");

		const commit = page.locator(".scm-history-view .monaco-list-row", { hasText: "Count what the cache" });
		const helps = page.locator(".workbench-hover-container").getByText("feat/search-cache helps:");
		await waitFor("the hover over the commit", async () => {
			await page.mouse.move(900, 400);
			await commit.hover();
			return helps.waitFor({ timeout: 3000 }).then(
				() => true,
				() => false,
			);
		});
		await workbench.screenshot("graph-hover");

		await page.mouse.move(900, 400);
		await page.locator('.statusbar-item[id="alignment.alignment.alignment.serves"]').hover();
		const hover = page.locator(".workbench-hover-container");
		await hover.getByText("p95 search time should reach 1,500").waitFor();
		await workbench.screenshot("status-bar-hover");

		await workbench.run("alignment.switchBranch");
		const first = page.locator(".quick-input-list .monaco-list-row").first();
		await first.getByText("you are here").waitFor();
		await workbench.screenshot("branch-picker");
		await workbench.answer("edit-order");
		await waitFor(
			"the branch",
			async () => (await git(folder, "symbolic-ref", "--short", "HEAD")) === "feat/edit-order",
		);
		assert.deepEqual(await workbench.notifications(), []);
	});
});

import assert from "node:assert/strict";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import type { Workbench } from "../support/vscode/workbench.ts";
import { waitFor } from "../support/waitFor.ts";
import { createFixture, type Fixture, fixture } from "./fixture.ts";

const question = (branch: string) => `Why does "\u2068${branch}\u2069" exist?`;

/** The questions that wait in a window, in sight or not. */
async function questions({ page }: Workbench): Promise<string[]> {
	const shown = await page.locator(".notifications-toasts .notification-list-item-message").allTextContents();
	return shown.filter((text) => text.startsWith("Why does"));
}

async function untilAsked(workbench: Workbench, branch: string): Promise<void> {
	await waitFor(`the question about ${branch}`, async () =>
		(await questions(workbench)).includes(question(branch)),
	);
	assert.deepEqual(await questions(workbench), [question(branch)]);
	// It slides in.
	await workbench.page.waitForTimeout(500);
}

/** Nothing is asked within a time in which it would have been. */
async function staysQuiet(...windows: readonly Workbench[]): Promise<void> {
	await windows[0]?.page.waitForTimeout(4500);
	for (const window of windows) assert.deepEqual(await questions(window), []);
}

async function press({ page }: Workbench, button: string): Promise<void> {
	await page.locator(".notifications-toasts").getByRole("button", { name: button, exact: true }).click();
}

async function openShop({ repository, open }: Fixture, files: Readonly<Record<string, string>> = {}) {
	const shop = await repository({ "alignment.yaml": lumenShopYaml, ...files });
	const workbench = await open({ folder: shop.folder });
	await workbench.showContainer();
	await (await workbench.webview("alignment.branch")).locator("[data-branch=main]").waitFor();
	return { ...shop, workbench };
}

describe("being asked why", () => {
	it("happens once for a branch that was created in the terminal, and never again after “Not now”", async function () {
		this.timeout(120_000);
		const { workbench, git, folder } = await openShop(await fixture());
		await workbench.inTerminal("git switch -c feat/search-cache");
		await untilAsked(workbench, "feat/search-cache");
		await workbench.screenshot("asking-notification");
		await press(workbench, "Not now");
		await git("switch", "--quiet", "main");
		await git("switch", "--quiet", "feat/search-cache");
		await staysQuiet(workbench);
		await workbench.reload();
		await workbench.showContainer();
		await git("commit", "--quiet", "--allow-empty", "--message", "Work");
		const second = await (await fixture()).open({ folder });
		await second.showContainer();
		await git("commit", "--quiet", "--allow-empty", "--message", "More work");
		await staysQuiet(workbench, second);
		const card = await workbench.webview("alignment.branch");
		await card.locator('[data-branch="feat/search-cache"]').waitFor();
		await workbench.screenshot("asking-not-now");
	});

	it("happens in one of two windows", async () => {
		const { workbench, git, folder } = await openShop(await fixture());
		const second = await (await fixture()).open({ folder });
		await second.showContainer();
		await (await second.webview("alignment.branch")).locator("[data-branch=main]").waitFor();
		await git("switch", "--quiet", "--create", "feat/search-cache");
		const both = async () => [...(await questions(workbench)), ...(await questions(second))];
		await waitFor("the question", async () => (await both()).length > 0);
		await workbench.page.waitForTimeout(4000);
		assert.deepEqual(await both(), [question("feat/search-cache")]);
	});

	it("doesn't happen for main, for somebody's branch, and at start-up", async () => {
		const { workbench, git, folder } = await openShop(await fixture());
		await git("update-ref", "refs/remotes/origin/theirs", "HEAD");
		await git("config", "remote.origin.url", folder);
		await git("config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*");
		await workbench.inTerminal("git checkout theirs");
		await staysQuiet(workbench);
		await workbench.inTerminal("git checkout main");
		await staysQuiet(workbench);
		await workbench.close();
		await git("switch", "--quiet", "--create", "feat/meanwhile");
		const again = await (await fixture()).open({ folder });
		await again.showContainer();
		await staysQuiet(again);
	});

	it("leads to the answer", async () => {
		const { workbench } = await openShop(await fixture());
		await workbench.inTerminal("git switch -c feat/search-cache");
		await untilAsked(workbench, "feat/search-cache");
		await press(workbench, "Answer");
		await workbench.page.locator(".quick-input-title", { hasText: "feat/search-cache" }).waitFor();
		await workbench.screenshot("asking-answer");
	});

	it("stops for branches like one, until that is taken back", async () => {
		const { workbench, git } = await openShop(await fixture());
		const { page } = workbench;
		const rows = page.locator(".quick-input-list .monaco-list-row");
		await git("switch", "--quiet", "--create", "spike/lasers");
		await untilAsked(workbench, "spike/lasers");
		await press(workbench, "Never…");
		await rows.filter({ hasText: "spike/**" }).waitFor();
		await workbench.screenshot("asking-never");
		await rows.filter({ hasText: "spike/**" }).click();
		await git("switch", "--quiet", "--create", "spike/mirrors");
		await staysQuiet(workbench);
		await workbench.run("alignment.askAgain");
		await rows.filter({ hasText: "spike/**" }).getByRole("checkbox").click();
		await workbench.screenshot("asking-again");
		await page.locator(".quick-input-widget").getByRole("button", { name: "OK" }).click();
		await untilAsked(workbench, "spike/mirrors");
	});

	it("shows every name as it is", async () => {
		const { workbench, git } = await openShop(await fixture());
		for (const name of ["$(id)", "<img/src=x>", 'a"b', "feat/\u202Ecba"]) {
			await git("switch", "--quiet", "--create", name, "main");
			await untilAsked(workbench, name);
			await workbench.screenshot(`asking-${name.replace(/\W+/g, "-")}`);
			await press(workbench, "Not now");
		}
	});

	it("is done as the setting says", async () => {
		const own = await createFixture({ settings: { "alignment.why.prompt": "quickPick" } });
		const first = await openShop(own);
		await first.git("switch", "--quiet", "--create", "feat/search-cache");
		await first.workbench.page.locator(".quick-input-title", { hasText: "feat/search-cache" }).waitFor();
		assert.deepEqual(await questions(first.workbench), []);
		await first.workbench.close();

		await own.server.changeSettings({ "alignment.why.prompt": "off" });
		const second = await openShop(own);
		await second.git("switch", "--quiet", "--create", "feat/search-cache");
		await staysQuiet(second.workbench);
		await second.workbench.close();

		await own.server.changeSettings({ "alignment.why.prompt": "card" });
		const third = await openShop(own);
		await third.workbench.run("View: Show Explorer");
		await third.git("switch", "--quiet", "--create", "feat/search-cache");
		const card = await third.workbench.webview("alignment.branch");
		await card.locator('[data-branch="feat/search-cache"]').waitFor();
		await third.workbench.screenshot("asking-card");
		assert.deepEqual(await questions(third.workbench), []);
	});
});

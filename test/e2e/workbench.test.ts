import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { fixture } from "./fixture.ts";

describe("a window on a repository", () => {
	it("shows our views", async () => {
		const { repository, open } = await fixture();
		const { folder } = await repository({ "alignment.yaml": "version: 1\nproduct: Lumen Shop\n" });
		const workbench = await open({ folder });
		await workbench.showContainer();
		assert.ok(await workbench.view("alignment.intent"));
		await workbench.screenshot("first-window");
	});

	it("shows in Intent what came while nobody saw it", async () => {
		const { repository, open } = await fixture();
		const { folder } = await repository({ "alignment.yaml": lumenShopYaml });
		// Tall enough for every row of the tree: those out of sight don't exist.
		const workbench = await open({ folder, height: 1500 });
		const { page } = workbench;
		const row = (title: string) => page.locator(".monaco-list-row", { hasText: title });
		const changeTo = async (title: string) => {
			const problems = `problems:\n  news:\n    title: ${title}\n`;
			await writeFile(join(folder, "alignment.yaml"), lumenShopYaml.replace("problems:\n", problems));
			// Long enough to be taken up while the view is hidden; nothing in sight says so.
			await page.waitForTimeout(1500);
		};
		await workbench.showContainer();
		await row("Engineering Goals").waitFor();
		// On its title, for the buttons beside it show up under the mouse.
		const header = page.locator(".pane-header .title", { hasText: "Intent" });
		await header.click();
		await row("Engineering Goals").waitFor({ state: "hidden" });
		await changeTo("Came while collapsed");
		await header.click();
		await row("Came while collapsed").waitFor();
		await page.keyboard.press("Control+Shift+E");
		await row("alignment.yaml").waitFor();
		await changeTo("Came while elsewhere");
		await workbench.showContainer();
		await row("Came while elsewhere").waitFor();
		assert.equal(await row("Came while collapsed").count(), 0);
	});
});

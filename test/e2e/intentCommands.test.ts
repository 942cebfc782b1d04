import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { waitFor } from "../support/waitFor.ts";
import { fixture } from "./fixture.ts";

async function openShop() {
	const { repository, open } = await fixture();
	const { folder } = await repository({ "alignment.yaml": lumenShopYaml });
	// Tall enough for every row of the tree: those out of sight don't exist.
	const workbench = await open({ folder, height: 1500 });
	await workbench.showContainer();
	await workbench.page.getByText("Engineering Goals").first().waitFor();
	const file = join(folder, "alignment.yaml");
	return { workbench, file, text: () => readFile(file, "utf8") };
}

describe("adding to alignment.yaml", () => {
	it("adds a problem, with an id from its title, and leaves the rest as it was", async () => {
		const { workbench, text } = await openShop();
		await workbench.run("alignment.addProblem");
		await workbench.answers("Buyers can't see a lamp in their own room", undefined, "Buyers at home");
		await waitFor("the new problem in the file", async () => (await text()).includes("own room"));
		const entry = `  buyers-can-t:
    title: Buyers can't see a lamp in their own room
    who: Buyers at home
`;
		assert.equal((await text()).replace(entry, ""), lumenShopYaml);
		await workbench.screenshot("added-problem");
	});

	it("adds a key result to the objective that was chosen", async () => {
		const { workbench, text } = await openShop();
		await workbench.run("alignment.addKeyResult");
		await workbench.answers("keep-the-basket", "Orders a week", undefined, "orders", "40", "60");
		await waitFor("the new key result in the file", async () => (await text()).includes("Orders a week"));
		const line = '      orders-a-week: { title: Orders a week, unit: "orders", from: 40, to: 60 }\n';
		assert.equal((await text()).replace(line, ""), lumenShopYaml);
	});

	it("says that a goal supports a key result when it is dropped onto it, and one undo takes it back", async () => {
		const { workbench, text } = await openShop();
		const row = (name: string) => workbench.page.locator(".monaco-list-row", { hasText: name }).first();
		// The last of what comes later: from then on no row is drawn anew.
		await row("Health").waitFor();
		await row("Index changes incrementally").dragTo(row("Visits that end on search"));
		const supports = "supports: [find-it-fast.search-p95, find-it-fast.search-exits]";
		await waitFor("the goal's new key result", async () => (await text()).includes(supports));
		await row("Index changes incrementally").click();
		await workbench.page.locator('.tab.active[data-resource-name="alignment.yaml"]').waitFor();
		await workbench.page.locator(".editor-container .view-lines").click();
		await workbench.page.keyboard.press("ControlOrMeta+z");
		await workbench.page.keyboard.press("ControlOrMeta+s");
		await waitFor("the file as it was", async () => (await text()) === lumenShopYaml);
	});

	it("goes to anything by a part of its title", async () => {
		const { workbench } = await openShop();
		await workbench.run("alignment.goToIntent");
		await workbench.page.locator(".quick-input-widget input.input").fill("end in an order");
		await workbench.page.keyboard.press("Enter");
		await workbench.page.locator('.tab.active[data-resource-name="alignment.yaml"]').waitFor();
		await workbench.page.locator(".view-line", { hasText: "finished:" }).first().waitFor();
	});
});

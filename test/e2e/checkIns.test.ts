import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { waitFor } from "../support/waitFor.ts";
import { fixture } from "./fixture.ts";

describe("recording a check-in", () => {
	it("asks for what was read long ago, lets one go back, checks what is typed, and writes one new file", async function () {
		this.timeout(120_000);
		const today = new Date();
		const year = today.getFullYear();
		const text = lumenShopYaml.replace(
			/period: .*/,
			`period: { name: this year, from: ${year - 1}-01-01, to: ${year + 1}-12-31 }`,
		);
		const { repository, open } = await fixture();
		const { folder } = await repository({
			"alignment.yaml": text,
			".alignment/check-ins/2026-01-05.yaml":
				"readings: { find-it-fast.search-p95: 2400 }\nmorale: { score: 3.4, of: 5, answers: 7 }\n",
		});
		const workbench = await open({ folder, height: 1500 });
		const { page } = workbench;
		await workbench.showContainer();
		const due = page.locator(".monaco-list-row", { hasText: "Check-in due" }).first();
		await due.waitFor();
		await workbench.screenshot("check-in-due");
		await due.click();

		const box = page.locator(".quick-input-widget");
		const input = box.locator("input.input");
		const step = (count: number, total: number) =>
			box.locator(".quick-input-title", { hasText: `${count}/${total}` }).waitFor();
		await step(1, 4);
		// Two were never read and one long ago: all three are marked. Morale is asked for as well.
		await box.getByText("How content the team is").click();
		await workbench.screenshot("check-in-choice");
		await page.keyboard.press("Enter");
		await step(2, 5);
		await input.fill("many");
		await box.getByText("Write it as a number, such as 1500 or 0.5.").waitFor();
		await workbench.screenshot("check-in-no-number");
		await input.fill("30.5");
		await page.keyboard.press("Enter");
		await step(3, 5);
		await box.locator('a.action-label[aria-label^="Back"]').click();
		await step(2, 5);
		assert.equal(await input.inputValue(), "30.5");
		await page.keyboard.press("Enter");
		await step(3, 5);
		await page.keyboard.press("Enter");
		await step(4, 5);
		await box.getByText("Last: 2,400", { exact: false }).waitFor();
		await input.fill("1900");
		await page.keyboard.press("Enter");
		await step(5, 5);
		await input.fill("4, 6");
		await workbench.screenshot("check-in-morale");
		await page.keyboard.press("Enter");
		await box.waitFor({ state: "hidden" });

		const home = join(folder, ".alignment", "check-ins");
		const two = (part: number) => String(part).padStart(2, "0");
		const day = `${year}-${two(today.getMonth() + 1)}-${two(today.getDate())}`;
		await waitFor("the new check-in", async () => (await readdir(home)).includes(`${day}.yaml`));
		assert.equal(
			await readFile(join(home, `${day}.yaml`), "utf8"),
			`on: ${day}\nreadings: { find-it-fast.search-exits: 30.5, find-it-fast.search-p95: 1900 }\n` +
				"morale: { score: 4, of: 5, answers: 6 }\n",
		);
		// One key result is still unread.
		await page.locator(".monaco-list-row", { hasText: "1 key result was never read" }).first().waitFor();
	});
});

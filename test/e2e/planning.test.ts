import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { makeDemo } from "../support/demo/make.ts";
import { accessibilityProblems } from "../support/vscode/accessibility.ts";
import { themeKinds } from "../support/vscode/versions.ts";
import type { Workbench } from "../support/vscode/workbench.ts";
import { waitFor } from "../support/waitFor.ts";
import { type Fixture, fixture } from "./fixture.ts";

async function plan(workbench: Workbench): Promise<Frame> {
	const frame = await workbench.webview("Plan the Period");
	await frame.locator(".row").first().waitFor();
	return frame;
}

async function openDemo({ server, open }: Fixture, size: { width?: number; height?: number } = {}) {
	const folder = await server.newFolder("lumen-shop");
	await makeDemo(folder);
	const workbench = await open({ folder, ...size });
	// The command is there once the extension has read the folder.
	await workbench.showContainer();
	await (await workbench.webview("alignment.branch")).locator("[data-branch]").waitFor();
	await workbench.run("alignment.planPeriod");
	const text = () => readFile(join(folder, "alignment.yaml"), "utf8");
	return { folder, workbench, text, frame: await plan(workbench) };
}

describe("planning the period", () => {
	it("is right in any colours, narrow and wide, and axe-core finds nothing", async function () {
		this.timeout(180_000);
		const { workbench, frame } = await openDemo(await fixture());
		await frame.locator(".fold").first().click();
		for (const kind of themeKinds) {
			await workbench.setTheme(kind);
			for (const width of [900, 1500]) {
				await workbench.page.setViewportSize({ width, height: 1000 });
				await workbench.page.waitForTimeout(300);
				await workbench.screenshot(`plan-${kind}-${width}`);
				assert.deepEqual(await accessibilityProblems(frame), [], `${kind}, ${width} px`);
			}
		}
	});

	it("writes what is chosen on the page into alignment.yaml, and shows it", async () => {
		const { workbench, frame, text } = await openDemo(await fixture());
		const before = await text();
		await frame.locator('[data-run="chooseOption"][data-about="one-order-model"]').click();
		await workbench.answer("Generate the model");
		await frame.locator(".fact", { hasText: "Generate the model from one schema" }).waitFor();
		const line = "speed: medium, quality: high, cost: low";
		const chosen = before.replace(
			`${line} }\n      - { title: One`,
			`${line}, chosen: true }\n      - { title: One`,
		);
		// The page shows what is typed; the file follows.
		await waitFor("the file", async () => (await text()) === chosen);
	});

	it("adds who commits to the goals", async () => {
		const { workbench, frame, text } = await openDemo(await fixture());
		const before = await text();
		await frame.getByText("Commit to These Goals").click();
		await workbench.answer("Engineering");
		const who = workbench.page.locator(".quick-input-box input");
		await waitFor(
			"the one who agreed before",
			async () => (await who.inputValue()) === "Head of Engineering",
		);
		await workbench.answer("Head of Platform");
		await frame.locator(".line", { hasText: "Head of Platform" }).waitFor();
		const added = (await text()).split("\n").filter((row) => !before.split("\n").includes(row));
		assert.match(
			added.join("\n"),
			/^ {2}- \{ who: Head of Platform, role: engineering, on: \d{4}-\d\d-\d\d \}$/,
		);
		await workbench.screenshot("plan-committed");
	});

	it("starts the next period of what goes on, and archives this one", async () => {
		const { workbench, folder, frame, text } = await openDemo(await fixture(), { width: 1400, height: 900 });
		const before = await text();
		await frame.getByText("Start the Next Period").click();
		for (const value of ["2027-Q1", "2027-01-01", "2027-03-31"]) {
			const input = workbench.page.locator(".quick-input-box input");
			await waitFor(value, async () => (await input.inputValue()) === value);
			await workbench.page.keyboard.press("Enter");
		}
		await workbench.page.locator(".quick-input-list .monaco-list-row").first().waitFor();
		await workbench.screenshot("plan-goes-on");
		await workbench.page.keyboard.press("Enter");
		await workbench.page.locator('.tab.active[aria-label*="2026-Q4"]').waitFor();
		await workbench.screenshot("plan-next-period");
		assert.equal(await readFile(join(folder, ".alignment/periods/2026-q4.yaml"), "utf8"), before);
		const after = await text();
		assert.match(after, /^period: \{ name: 2027-Q1, from: 2027-01-01, to: 2027-03-31 \}$/m);
		assert.doesNotMatch(after, /^agreed:/m);
		assert.match(after, /^# Changes only when the agreement changes\./m);
		assert.deepEqual(await workbench.notifications(), []);
	});
});

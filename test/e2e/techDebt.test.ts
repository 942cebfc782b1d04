import assert from "node:assert/strict";
import type { Frame } from "playwright-core";
import { makeDemo } from "../support/demo/make.ts";
import { accessibilityProblems } from "../support/vscode/accessibility.ts";
import { themeKinds } from "../support/vscode/versions.ts";
import type { Workbench } from "../support/vscode/workbench.ts";
import { waitFor } from "../support/waitFor.ts";
import { fixture } from "./fixture.ts";

const view = "alignment.debt";

async function openDemo(width = 1280) {
	const { server, open } = await fixture();
	const folder = await server.newFolder("lumen-shop");
	await makeDemo(folder);
	const workbench = await open({ folder, width, height: 900 });
	await workbench.showContainer();
	return { folder, workbench };
}

/** The rows, once one of them says this. */
function rows(workbench: Workbench, says: RegExp): Promise<string[]> {
	return waitFor(`a row that says ${says}`, async () => {
		const texts = await workbench.rows(view);
		return texts.some((text) => says.test(text)) && texts;
	});
}

/** Leaves the room in the side bar to the view. */
async function alone(workbench: Workbench): Promise<void> {
	await workbench.view(view);
	for (const name of ["This Branch", "Intent", "Rituals"]) {
		const header = workbench.page.locator(`.pane-header[aria-label^="${name}"]`);
		// In the middle lie the view's buttons, once the mouse is there.
		if ((await header.getAttribute("aria-expanded")) === "true")
			await header.click({ position: { x: 12, y: 10 } });
	}
}

async function choose(workbench: Workbench, command: string, label: string): Promise<void> {
	await workbench.run(command);
	const row = workbench.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: label }).first();
	await row.click();
}

async function burnDown(frame: Frame): Promise<string | null> {
	const picture = frame.locator("svg.burn-down").first();
	await picture.waitFor({ timeout: 20_000 });
	return picture.getAttribute("aria-label");
}

describe("Tech Debt", () => {
	it("shows what the branch did, groups, filters, goes through it and exports it", async function () {
		this.timeout(180_000);
		const { workbench } = await openDemo();
		await alone(workbench);
		await rows(workbench, /Index changes incrementally .*31 of 40 → 10/);
		await workbench.screenshot("debt-branch");

		await choose(workbench, "alignment.chooseDebtScope", "workspace");
		await rows(workbench, /Index changes incrementally 31 of 40 → 10/);
		await workbench.screenshot("debt-workspace");

		await choose(workbench, "alignment.groupDebt", "by state");
		await rows(workbench, /^Overdue \d/);
		await workbench.screenshot("debt-by-state");
		await choose(workbench, "alignment.groupDebt", "by file");
		await rows(workbench, /carrier\.go services\/checkout\/delivery/);

		await workbench.run("alignment.filterDebt");
		const input = workbench.page.locator(".quick-input-widget input");
		await input.fill("not atomic");
		await rows(workbench, /not atomic between these two lines/);
		await workbench.page.keyboard.press("Enter");
		await workbench.screenshot("debt-filtered");

		await workbench.run("alignment.nextDebt");
		await workbench.page.locator('.tab.active[data-resource-name="builder.py"]').waitFor();
		const selected = (await workbench.view(view)).locator(".monaco-list-row.selected");
		await selected.filter({ hasText: "not atomic between" }).waitFor();

		await choose(workbench, "alignment.exportDebt", "CSV");
		const line = workbench.page.locator(".editor-container .view-line");
		await line.filter({ hasText: "file,line,tag,text,state,goal" }).first().waitFor();
		assert.equal((await line.filter({ hasText: "not atomic between these two lines" }).count()) >= 1, true);
		await workbench.run("alignment.clearDebtFilter");
		await rows(workbench, /carrier\.go services\/checkout\/delivery/);
		assert.deepEqual(await workbench.notifications(), []);
	});

	it("is right in any colours: the view, and the card with the burn-down, in which axe-core finds nothing", async function () {
		this.timeout(180_000);
		const { workbench } = await openDemo();
		const frame = await workbench.webview("alignment.branch");
		assert.match((await burnDown(frame)) ?? "", /Index changes incrementally.*: 40 on Oct 1, 31 on/);
		const text = (await frame.locator("body").innerText()).replace(/\s+/g, " ");
		assert.match(text, /31 debt items, target 10/);
		assert.match(text, /Debt on this branch/);
		await frame.locator("svg.burn-down").first().scrollIntoViewIfNeeded();
		for (const kind of themeKinds) {
			await workbench.setTheme(kind);
			assert.deepEqual(await accessibilityProblems(frame), [], kind);
			await workbench.screenshot(`debt-card-${kind}`);
		}
		await alone(workbench);
		await rows(workbench, /31 of 40 → 10/);
		for (const kind of themeKinds) {
			await workbench.setTheme(kind);
			await workbench.screenshot(`debt-${kind}`);
		}
	});

	it("opens the goal's debt from the card, and shows the burn-down in the goal's hover", async () => {
		const { workbench } = await openDemo();
		const frame = await workbench.webview("alignment.branch");
		await burnDown(frame);
		await frame.locator('[data-key="press:debt:incremental-index"]').click();
		await workbench.page
			.locator(".pane .monaco-list-row.selected")
			.filter({ hasText: "Index changes incrementally" })
			.waitFor();
		await frame.getByText("Index changes incrementally").first().click();
		const id = workbench.page
			.locator(".view-line span")
			.filter({ hasText: /^incremental-index$/ })
			.first();
		await id.hover();
		const hover = workbench.page.locator(".monaco-hover").filter({ hasText: "31 debt items, target 10" });
		await hover.first().waitFor();
		await workbench.screenshot("debt-hover");
		assert.ok(await hover.locator('img[src^="data:image/svg+xml"]').count());
	});
});

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { makeDemo } from "../support/demo/make.ts";
import { git } from "../support/git.ts";
import { accessibilityProblems } from "../support/vscode/accessibility.ts";
import { themeKinds } from "../support/vscode/versions.ts";
import type { Workbench } from "../support/vscode/workbench.ts";
import { waitFor } from "../support/waitFor.ts";
import { fixture } from "./fixture.ts";

async function measures(workbench: Workbench): Promise<Frame> {
	const frame = await workbench.webview("Measures");
	await frame.locator('[data-state="measures"]').waitFor();
	await frame.locator(".progress-line").waitFor({ state: "detached" });
	return frame;
}

async function openDemo(size: { width?: number; height?: number } = {}) {
	const { server, open } = await fixture();
	const folder = await server.newFolder("lumen-shop");
	await makeDemo(folder);
	const workbench = await open({ folder, ...size });
	// Once the card is there, the commands are.
	await workbench.showContainer();
	await workbench.webview("alignment.branch");
	await workbench.run("alignment.openMeasures");
	const frame = await measures(workbench);
	await workbench.run("View: Toggle Primary Side Bar Visibility");
	return { folder, workbench, frame };
}

/** The whole page, not only what the window shows of it. */
async function picture(workbench: Workbench, frame: Frame, name: string): Promise<void> {
	const { page } = workbench;
	const before = page.viewportSize() ?? { width: 1280, height: 800 };
	const height = Number(await frame.evaluate("document.documentElement.scrollHeight"));
	await page.setViewportSize({ width: before.width, height: Math.min(4000, height + 110) });
	await page.waitForTimeout(300);
	await workbench.screenshot(name);
	await page.setViewportSize(before);
}

function measure(frame: Frame, key: string) {
	return frame.locator(`section.measure.${key}`);
}

function isWide(frame: Frame): Promise<unknown> {
	return frame.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
}

const focusedKey = (frame: Frame) => frame.evaluate("document.activeElement?.getAttribute('data-key')");

describe("measures", () => {
	it("are right in every kind of theme, narrow and wide, and axe-core finds nothing", async function () {
		this.timeout(240_000);
		const { workbench, frame } = await openDemo({ width: 1448, height: 900 });
		await measure(frame, "timeToMarket").getByText("The changes").click();
		const toggle = frame.locator('[data-table="balance"]');
		for (const kind of themeKinds) {
			await workbench.page.setViewportSize({ width: 1448, height: 900 });
			await workbench.setTheme(kind);
			for (const width of [600, 1400]) {
				await workbench.page.setViewportSize({ width: width + 48, height: 900 });
				for (const look of ["charts", "table"]) {
					await toggle.click();
					await workbench.page.waitForTimeout(300);
					assert.deepEqual(await accessibilityProblems(frame), [], `${kind}, ${width} px, ${look}`);
					await picture(workbench, frame, `measures-${kind}-${width}-${look}`);
					assert.equal(await isWide(frame), false, `${kind}, ${width} px, ${look}`);
				}
			}
		}
	});

	it("are read from tables, and opened down to the change, by keyboard", async () => {
		const { workbench, frame } = await openDemo();
		const { keyboard } = workbench.page;
		for (const key of ["timeToMarket", "balance", "morale"]) {
			const toggle = frame.locator(`[data-table="${key}"]`);
			await toggle.focus();
			await keyboard.press("Enter");
			assert.equal(await toggle.getAttribute("aria-pressed"), "true");
			assert.equal(await measure(frame, key).locator("svg").count(), 0);
			// Past the links that open details, back to the table.
			for (let step = 0; step < 6 && (await focusedKey(frame)) !== `twin:${key}`; step++)
				await keyboard.press("Shift+Tab");
			assert.equal(await focusedKey(frame), `twin:${key}`);
		}
		const scores = await measure(frame, "morale").locator("tbody tr").allInnerTexts();
		assert.match(scores.join("\n"), /Nov 16\s+4\.2 of 5, 130 answers\s+3\.8 of 5, 6 answers/);
		const results = await measure(frame, "outcomes").locator("tbody tr").allInnerTexts();
		assert.match(results.join("\n"), /p95 search time\s+1,900\sms\s+target 800\sms/);

		await frame.locator('[data-detail="balance:definition"]').focus();
		await keyboard.press("Enter");
		await frame.locator("#detail", { hasText: "where the work went" }).waitFor();
		assert.equal(await focusedKey(frame), "detail:balance:definition");
		await keyboard.press("Escape");
		assert.equal(await frame.locator("#detail").count(), 0);
		assert.equal(await focusedKey(frame), "link:balance:definition");

		await frame.locator('[data-detail="balance:changes"]').click();
		const row = frame.locator("#detail tr", { hasText: "lumen/feat/search-change-log" });
		await row.getByRole("button", { name: "Why" }).click();
		await workbench.page.locator('.tab.active[data-resource-name$="search-change-log.yaml"]').waitFor();
		await workbench.run("alignment.openMeasures");
		const again = await measures(workbench);
		// Where it was left.
		await again
			.locator("#detail tr", { hasText: "lumen/feat/search-change-log" })
			.getByRole("button", { name: "Merge pull request #30" })
			.click();
		await workbench.page.locator(".tab.active").filter({ hasNotText: "Measures" }).first().waitFor();
	});

	it("switch period, comparison and filter, and keep that through a reload", async function () {
		this.timeout(180_000);
		const { workbench, frame } = await openDemo();
		const caption = frame.locator(".of");
		await frame.locator("[data-choice=period]").selectOption({ label: "Choose days…" });
		await frame.getByLabel("From", { exact: true }).fill("2026-10-01");
		await frame.getByLabel("To", { exact: true }).fill("2026-10-20");
		await caption.filter({ hasText: "Oct 1 – 20, 2026" }).waitFor();
		await frame.locator("[data-choice=period]").selectOption({ label: "2026-Q3" });
		await caption.filter({ hasText: "2026-Q3" }).waitFor();
		await frame.getByLabel("Compare", { exact: true }).selectOption({ label: "no comparison" });
		await waitFor(
			"no comparison",
			async () => !(await frame.locator(".grid").innerText()).includes("2026-Q2"),
		);
		const all = await caption.innerText();
		await frame
			.getByLabel("Filter", { exact: true })
			.selectOption({ label: "Shoppers find what they want on the first try" });
		await waitFor("fewer changes", async () => (await caption.innerText()) !== all);
		await frame.locator('[data-table="balance"]').click();
		await workbench.reload();
		const again = await measures(workbench);
		assert.equal(await again.locator("[data-choice=period]").inputValue(), "before");
		assert.equal(await again.getByLabel("Compare", { exact: true }).inputValue(), "");
		assert.equal(await again.getByLabel("Filter", { exact: true }).inputValue(), "ref:find-it-fast");
		assert.equal(await again.locator('[data-table="balance"]').getAttribute("aria-pressed"), "true");
	});

	it("are exported from the page", async () => {
		const { workbench, frame, folder } = await openDemo();
		const { page } = workbench;
		await frame.locator("[data-run=export]").click();
		await workbench.answer("Markdown with pictures");
		const path = join(folder, "report.md");
		const input = page.locator(".quick-input-box input");
		await waitFor("the file", async () => {
			if (await input.isVisible()) {
				if ((await input.inputValue()) !== path) await input.fill(path);
				await page.keyboard.press("Enter");
			}
			await page.waitForTimeout(250);
			return (await readdir(folder)).includes("report.md");
		});
		const text = await readFile(path, "utf8");
		assert.match(text, /^# Measures\n\nLumen Shop · 2026-Q4 · /);
		assert.match(text, /!\[.+\]\(report-pictures\/balance\.svg\)/);
		assert.match(await readFile(join(folder, "report-pictures", "balance.svg"), "utf8"), /^<svg /);
		// Commits are by teams with addresses; what is exported names none.
		assert.doesNotMatch(text, /lumen\.example/);
		await workbench.webview("Preview report.md");
		await workbench.screenshot("measures-markdown");
	});

	it("are there in small on the default branch's card", async () => {
		const { server, open } = await fixture();
		const folder = await server.newFolder("lumen-shop");
		await makeDemo(folder);
		await git(folder, "switch", "--quiet", "main");
		const workbench = await open({ folder });
		await workbench.showContainer();
		const card = await workbench.webview("alignment.branch");
		const balance = card.locator(".section", { hasText: "Balance" });
		await balance.getByText("product to engineering, agreed 70 : 30").waitFor();
		assert.deepEqual(await accessibilityProblems(card), []);
		await workbench.screenshot("measures-card");
		await balance.getByRole("button", { name: "Measures" }).click();
		await measures(workbench);
	});
});

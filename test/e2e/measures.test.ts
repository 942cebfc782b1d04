import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { makeDemo } from "../support/demo/make.ts";
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
	await workbench.run("alignment.openMeasures");
	return { folder, workbench, frame: await measures(workbench) };
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

const focusedKey = (frame: Frame) => frame.evaluate("document.activeElement?.getAttribute('data-key')");

describe("measures", () => {
	for (const kind of themeKinds)
		for (const width of [600, 1400])
			it(`are right in ${kind} at ${width} px, and axe-core finds nothing`, async () => {
				const { workbench, frame } = await openDemo({ width: width + 48, height: 900 });
				await workbench.setTheme(kind);
				assert.deepEqual(await accessibilityProblems(frame), []);
				await picture(workbench, frame, `measures-${kind}-${width}`);
				assert.equal(
					await frame.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"),
					false,
				);
				await measure(frame, "timeToMarket").getByText("The changes").click();
				for (const toggle of await frame.locator("[data-table]").all()) await toggle.click();
				assert.deepEqual(await accessibilityProblems(frame), []);
				await picture(workbench, frame, `measures-${kind}-${width}-tables`);
			});

	it("can be read from their tables by keyboard", async () => {
		const { workbench, frame } = await openDemo();
		const { keyboard } = workbench.page;
		for (const key of ["timeToMarket", "balance", "morale"]) {
			await frame.locator(`[data-table="${key}"]`).focus();
			await keyboard.press("Enter");
			assert.equal(await frame.locator(`[data-table="${key}"]`).getAttribute("aria-pressed"), "true");
			assert.equal(await measure(frame, key).locator("svg").count(), 0);
			await keyboard.press("Shift+Tab");
			// Past the links that open details, back to the table.
			for (let step = 0; step < 6 && (await focusedKey(frame)) !== `twin:${key}`; step++)
				await keyboard.press("Shift+Tab");
			assert.equal(await focusedKey(frame), `twin:${key}`);
		}
		const scores = await measure(frame, "morale").locator("tbody tr").allInnerTexts();
		assert.ok(
			scores.some((row) => /Nov 16\s+4\.2 of 5, 130 answers\s+3\.8 of 5, 6 answers/.test(row)),
			scores.join(),
		);
		const results = await measure(frame, "outcomes").locator("tbody tr").allInnerTexts();
		assert.ok(
			results.some((row) => /p95 search time[\s\S]*1,900\sms[\s\S]*target 800\sms/.test(row)),
			results.join(),
		);
	});

	it("open one definition and the changes behind a number, and lead back", async () => {
		const { workbench, frame } = await openDemo();
		const { keyboard } = workbench.page;
		await frame.locator('[data-detail="balance:definition"]').focus();
		await keyboard.press("Enter");
		await frame.locator("#detail", { hasText: "where the work went" }).waitFor();
		assert.equal(await focusedKey(frame), "detail:balance:definition");
		await keyboard.press("Escape");
		assert.equal(await frame.locator("#detail").count(), 0);
		assert.equal(await focusedKey(frame), "link:balance:definition");
		await frame.locator('[data-detail="balance:changes"]').click();
		const row = frame.locator("#detail tr", { hasText: "A log of all changes to lamps" });
		await row.getByRole("button", { name: "Why" }).click();
		await workbench.page.locator('.tab.active[data-resource-name$="search-change-log.yaml"]').waitFor();
	});

	it("show the commit behind a change", async () => {
		const { workbench, frame } = await openDemo();
		await frame.locator('[data-detail="balance:changes"]').click();
		await frame.locator("#detail").getByRole("button", { name: "A log of all changes to lamps" }).click();
		await workbench.page.locator(".tab.active", { hasText: "A log of all changes to lamps" }).waitFor();
	});

	it("switch the period, compare and filter, and keep that through a reload", async () => {
		const { workbench, frame } = await openDemo();
		const caption = frame.locator(".of");
		assert.match(await caption.innerText(), /2026-Q4/);
		await frame.getByLabel("Period").selectOption({ label: "2026-Q3" });
		await caption.filter({ hasText: "2026-Q3" }).waitFor();
		await frame.getByLabel("Compare").selectOption({ label: "no comparison" });
		await frame.locator(".aside", { hasText: "2026-Q2" }).first().waitFor({ state: "detached" });
		const all = await frame.locator(".of").innerText();
		await frame.getByLabel("Filter").selectOption({ label: "Shoppers find what they want on the first try" });
		await waitFor("fewer changes", async () => (await caption.innerText()) !== all);
		await frame.locator('[data-table="balance"]').click();
		// VS Code in a browser writes down what is open every five seconds, and not when it is left.
		await workbench.page.waitForTimeout(8000);
		await workbench.reload();
		const again = await measures(workbench);
		assert.equal(await again.getByLabel("Period").inputValue(), "before");
		assert.equal(await again.getByLabel("Compare").inputValue(), "");
		assert.equal(await again.getByLabel("Filter").inputValue(), "ref:find-it-fast");
		assert.equal(await again.locator('[data-table="balance"]').getAttribute("aria-pressed"), "true");
	});

	it("take days that somebody chooses", async () => {
		const { frame } = await openDemo();
		await frame.getByLabel("Period").selectOption({ label: "Choose days…" });
		await frame.getByLabel("From").fill("2026-10-01");
		await frame.getByLabel("To", { exact: true }).fill("2026-10-20");
		await frame.locator(".of", { hasText: "20, 2026" }).waitFor();
		await frame.locator(".axis, .tick", { hasText: "Oct 8" }).first().waitFor();
	});

	it("are exported as Markdown with pictures, CSV, JSON and a page to print", async () => {
		const { workbench, frame, folder } = await openDemo();
		const { page } = workbench;
		for (const [kind, name] of [
			["Markdown with pictures", "report.md"],
			["Web page for printing", "report.html"],
			["CSV", "report.csv"],
			["JSON", "report.json"],
		] as const) {
			await frame.locator("[data-run=export]").click();
			await workbench.answer(kind);
			const path = join(folder, name);
			const input = page.locator(".quick-input-box input");
			await waitFor(`the file ${name}`, async () => {
				if (await input.isVisible()) {
					if ((await input.inputValue()) !== path) await input.fill(path);
					await page.keyboard.press("Enter");
				}
				await page.waitForTimeout(250);
				return (await readdir(folder)).includes(name);
			});
			await workbench.run("alignment.openMeasures");
			await measures(workbench);
		}
		const pictures = await readdir(join(folder, "report-pictures"));
		assert.ok(pictures.includes("balance.svg"), pictures.join());
		const texts = await Promise.all(
			["report.md", "report.html", "report.csv", "report.json"].map((name) =>
				readFile(join(folder, name), "utf8"),
			),
		);
		for (const text of texts) assert.ok(text.length > 500);
		// The team's commits are by people; no export is.
		const authors = /lumen\.example|@example/i;
		for (const text of texts) assert.doesNotMatch(text, authors);
	});
});

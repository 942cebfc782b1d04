import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { makeDemo } from "../support/demo/make.ts";
import { hundredYaml } from "../support/mapPreview/hundred.ts";
import { accessibilityProblems } from "../support/vscode/accessibility.ts";
import { themeKinds } from "../support/vscode/versions.ts";
import type { Workbench } from "../support/vscode/workbench.ts";
import { waitFor } from "../support/waitFor.ts";
import { type Fixture, fixture } from "./fixture.ts";

async function map(workbench: Workbench): Promise<Frame> {
	const frame = await workbench.webview("Intent Map");
	await frame.locator(".node").first().waitFor();
	return frame;
}

async function openDemo({ server, open }: Fixture, size: { width?: number; height?: number } = {}) {
	const folder = await server.newFolder("lumen-shop");
	await makeDemo(folder);
	const workbench = await open({ folder, ...size });
	await workbench.run("alignment.openMap");
	return { folder, workbench, frame: await map(workbench) };
}

function node(frame: Frame, key: string) {
	return frame.locator(`.node[data-node="${key}"]`);
}

function focused(frame: Frame): Promise<unknown> {
	return frame.evaluate("document.activeElement?.getAttribute('data-node')");
}

describe("Intent Map", () => {
	it("is right in any colours, narrow and wide, and axe-core finds nothing", async function () {
		this.timeout(240_000);
		const { workbench, frame } = await openDemo(await fixture());
		for (const kind of themeKinds) {
			await workbench.setTheme(kind);
			for (const width of [900, 1600]) {
				await workbench.page.setViewportSize({ width, height: 1000 });
				await workbench.screenshot(`map-${kind}-${width}`);
				assert.deepEqual(await accessibilityProblems(frame), [], `${kind}, ${width} px`);
				await node(frame, "keyResult:find-it-fast.search-p95").focus();
				await workbench.page.waitForTimeout(300);
				await workbench.screenshot(`map-${kind}-${width}-chain`);
				assert.deepEqual(await accessibilityProblems(frame), [], `${kind}, ${width} px, chain`);
				await frame.locator(".toggle").click();
				assert.deepEqual(await accessibilityProblems(frame), [], `${kind}, ${width} px, toggled`);
				await frame.locator(".toggle").click();
			}
		}
	});

	it("is walked by keys along the links, and Enter opens the place", async () => {
		const { workbench, frame } = await openDemo(await fixture());
		const { keyboard } = workbench.page;
		await node(frame, "problem:slow-search").focus();
		await keyboard.press("ArrowRight");
		assert.equal(await focused(frame), "objective:find-it-fast");
		await keyboard.press("ArrowRight");
		assert.match(String(await focused(frame)), /^keyResult:find-it-fast\./);
		assert.ok(await node(frame, "problem:slow-search").evaluate((at) => at.classList.contains("lit")));
		await keyboard.press("Escape");
		assert.equal(await frame.locator(".lit").count(), 0);
		await keyboard.press("ArrowLeft");
		assert.equal(await focused(frame), "objective:find-it-fast");
		await keyboard.press("Enter");
		await workbench.page.locator('.tab.active[data-resource-name="alignment.yaml"]').waitFor();
		const line = workbench.page.locator(".editor-container .view-line").filter({ hasText: "find-it-fast:" });
		await line.first().waitFor();
	});

	it("opens a branch's record, even where it is only on that branch", async () => {
		const { workbench, frame } = await openDemo(await fixture());
		await node(frame, "branch:docs/returns-page").click();
		const line = workbench.page
			.locator(".editor-container .view-line")
			.filter({ hasText: "docs/returns-page" });
		await line.first().waitFor();
		assert.deepEqual(await workbench.notifications(), []);
	});

	it("filters, and keeps filter and focus through news and a reload", async () => {
		const { workbench, frame, folder } = await openDemo(await fixture());
		await frame.getByLabel("Owner").selectOption({ label: "Sales" });
		assert.equal(await node(frame, "problem:slow-search").count(), 0);
		assert.equal(await node(frame, "problem:room-sets").count(), 1);
		await node(frame, "objective:whole-rooms").focus();
		const file = join(folder, "alignment.yaml");
		const text = await readFile(file, "utf8");
		await writeFile(
			file,
			text.replace("title: Designers buy rooms, not lamps", "title: Designers buy whole rooms"),
		);
		await frame.locator(".title", { hasText: "Designers buy whole rooms" }).waitFor();
		assert.equal(await focused(frame), "objective:whole-rooms");
		await workbench.reload();
		const again = await map(workbench);
		await again.locator(".title", { hasText: "Designers buy whole rooms" }).waitFor();
		assert.equal(await again.getByLabel("Owner").inputValue(), "owner:Sales");
		assert.equal(await node(again, "problem:slow-search").count(), 0);
	});

	it("shows one panel, however often it is asked for", async () => {
		const { workbench } = await openDemo(await fixture());
		await workbench.run("alignment.openMap");
		await map(workbench);
		assert.equal(await workbench.page.locator('.tab[aria-label^="Intent Map"]').count(), 1);
	});

	it("can be read with a hundred nodes", async () => {
		const { repository, open } = await fixture();
		const { yaml, branches } = hundredYaml();
		const { folder, git, commit } = await repository({ "alignment.yaml": yaml });
		for (const [index, name] of branches.entries()) {
			await git("switch", "--quiet", "--create", name, "main");
			await commit(`Begin ${index}`);
		}
		const workbench = await open({ folder, width: 1600, height: 1000 });
		await workbench.run("alignment.openMap");
		const frame = await map(workbench);
		await waitFor("a hundred nodes", async () => (await frame.locator(".node").count()) === 100);
		await workbench.screenshot("map-hundred");
		const overlaps = await frame.locator(".column").evaluateAll((columns) =>
			columns.flatMap((column) => {
				const boxes = [...column.querySelectorAll(".node")].map((at) => at.getBoundingClientRect());
				return boxes.filter((box, index) => index > 0 && box.top < (boxes[index - 1]?.bottom ?? 0));
			}),
		);
		assert.equal(overlaps.length, 0);
		assert.deepEqual(await accessibilityProblems(frame), []);
		await frame.getByRole("searchbox").fill("tech-3");
		await workbench.screenshot("map-hundred-filtered");
		assert.ok((await frame.locator(".node").count()) < 20);
	});
});

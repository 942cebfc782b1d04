import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { makeDemo } from "../support/demo/make.ts";
import type { ThemeKind } from "../support/vscode/versions.ts";
import type { Workbench } from "../support/vscode/workbench.ts";
import { waitFor } from "../support/waitFor.ts";
import { fixture } from "./fixture.ts";

const seen: readonly ThemeKind[] = ["dark", "light", "hcDark"];

async function openDemo(size: { width?: number; height?: number } = {}) {
	const { server, open } = await fixture();
	const folder = await server.newFolder("lumen-shop");
	await makeDemo(folder);
	const workbench = await open({ folder, ...size });
	await workbench.showContainer();
	const tree = await workbench.view("alignment.rituals");
	await tree.locator(".monaco-list-row", { hasText: "Open Actions" }).waitFor({ timeout: 60_000 });
	return { folder, workbench, tree };
}

/** The built-in preview of a Markdown document, once it shows a heading. */
function preview(page: Page, heading: string): Promise<Frame> {
	return waitFor(
		`the preview with “${heading}”`,
		async () => {
			for (const frame of page.frames()) {
				const there = await frame
					.locator(".markdown-body h1", { hasText: heading })
					.first()
					.isVisible()
					.catch(() => false);
				if (there) return frame;
			}
			return undefined;
		},
		60_000,
	);
}

async function shots(workbench: Workbench, name: string, frame: Frame): Promise<void> {
	for (const kind of seen) {
		await workbench.setTheme(kind);
		await workbench.screenshot(`${name}-${kind}`);
	}
	const bottom = frame.locator(".markdown-body");
	await bottom.evaluate((body) => body.ownerDocument.scrollingElement?.scrollTo(0, 100_000));
	await workbench.screenshot(`${name}-end`);
}

describe("Rituals", () => {
	it("prepares a deep dive that reads well, takes questions, and is brought up to date", async () => {
		const { folder, workbench } = await openDemo({ width: 1500, height: 1400 });
		const { page } = workbench;
		await workbench.run("alignment.prepareDeepDive");
		await workbench.screenshot("deep-dive-subject");
		await workbench.answer("incremental-index");
		const frame = await preview(page, "Index changes incrementally");
		await frame.locator('img[src*=".svg"]').first().waitFor();
		await shots(workbench, "deep-dive", frame);
		const name = (await readdir(join(folder, ".alignment", "deep-dives"))).find(
			(file) => /^20\d\d-\d\d-\d\d-incremental-index\.md$/.test(file) && !file.startsWith("2026-10-14"),
		);
		assert.ok(name);
	});
});

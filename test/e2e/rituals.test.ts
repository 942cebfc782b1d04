import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { makeDemo } from "../support/demo/make.ts";
import type { ThemeKind } from "../support/vscode/versions.ts";
import type { Workbench } from "../support/vscode/workbench.ts";
import { waitFor } from "../support/waitFor.ts";
import { fixture } from "./fixture.ts";

/** Each costs some seconds. */
const seen: readonly ThemeKind[] = ["light", "hcDark", "dark"];
const patience = 60_000;

async function openDemo() {
	const { server, open } = await fixture();
	const folder = await server.newFolder("lumen-shop");
	await makeDemo(folder);
	const workbench = await open({ folder, width: 1500, height: 1400 });
	await workbench.showContainer();
	const tree = await workbench.view("alignment.rituals");
	const row = (text: string | RegExp) => tree.locator(".monaco-list-row", { hasText: text }).first();
	await row("Open Actions").waitFor({ timeout: patience });
	return { folder, workbench, row };
}

/** The built-in preview of a Markdown document, once it shows a heading. */
function preview(page: Page, heading: string): Promise<Frame> {
	return waitFor(
		`the preview with “${heading}”`,
		async () => {
			for (const frame of page.frames()) {
				const title = frame.locator(".markdown-body h1", { hasText: heading }).first();
				if (await title.isVisible().catch(() => false)) return frame;
			}
			return undefined;
		},
		patience,
	);
}

/** From its top in several colours, then down to its end. */
async function shots(workbench: Workbench, name: string, heading: string): Promise<void> {
	for (const kind of seen) {
		await workbench.setTheme(kind);
		await workbench.screenshot(`${name}-${kind}`);
	}
	for (let part = 2; part < 6; part++) {
		// Another theme brings another frame, in its own time.
		const state = await waitFor("the preview, scrolled", async () => {
			const frame = await preview(workbench.page, heading);
			return frame.evaluate(scrollOn).catch(() => undefined);
		});
		await workbench.page.waitForTimeout(300);
		await workbench.screenshot(`${name}-${part}`);
		if (state === "end") break;
	}
}

const scrollOn = `(() => {
	const page = document.scrollingElement;
	page.scrollBy(0, page.clientHeight - 80);
	return page.scrollTop + page.clientHeight >= page.scrollHeight - 2 ? "end" : "more";
})()`;

function read(folder: string, file: string): Promise<string> {
	return readFile(join(folder, file), "utf8");
}

/** What a file says, once it says it. */
function said(folder: string, file: string, pattern: RegExp): Promise<string> {
	return waitFor(
		`${pattern} in ${file}`,
		async () => {
			const text = await read(folder, file).catch(() => "");
			return pattern.test(text) ? text : undefined;
		},
		patience,
	);
}

describe("Rituals", function () {
	this.timeout(300_000);

	it("prepare a deep dive that reads well, takes questions, and is brought up to date", async () => {
		const { folder, workbench } = await openDemo();
		const { page } = workbench;
		await workbench.screenshot("rituals-view");
		await workbench.run("alignment.prepareDeepDive");
		await workbench.screenshot("deep-dive-subject");
		await workbench.answer("incremental-index");
		const frame = await preview(page, "Index changes incrementally");
		await frame.locator('img[alt^="The parts of"]').waitFor();
		await shots(workbench, "deep-dive", "Index changes incrementally");
		const dives = join(".alignment", "deep-dives");
		const name = (await readdir(join(folder, dives))).find(
			(file) => /incremental-index\.md$/.test(file) && file !== "2026-10-14-incremental-index.md",
		);
		assert.ok(name);
		const file = join(dives, name);
		assert.match(await read(folder, join(dives, name.replace(/md$/, "svg"))), /<svg .*index\//s);

		await workbench.run("alignment.askInDeepDive");
		await workbench.answers("May shoppers see old prices?", "Support", "For an hour, and they call us.");
		await said(
			folder,
			file,
			/- \*\*Support:\*\* May shoppers see old prices\?\n {2}For an hour, and they call us\./,
		);

		await workbench.run("alignment.useDeepDiveAnswer");
		const input = page.locator(".quick-input-widget input").first();
		await workbench.answer("old prices");
		await page.getByText("A user problem").first().waitFor();
		await workbench.screenshot("deep-dive-answer");
		await workbench.answer("A user problem");
		await waitFor("the title", async () => (await input.inputValue()).startsWith("May shoppers"));
		await workbench.answer("Shoppers see old prices");
		await said(folder, "alignment.yaml", /shoppers-see-old-prices:\n {4}title: Shoppers see old prices/);
		const noted = await said(folder, file, /→ problem `shoppers-see-old-prices`/);

		// Somebody writes between the blocks and in one of them; then the goal's options change.
		const own = noted
			.replace("## What we could do", "Ten times the lamps would take four days.\n\n## What we could do")
			.replace("Once solved:", "Once solved, they say:");
		await writeFile(join(folder, file), own);
		const intent = await read(folder, "alignment.yaml");
		await writeFile(
			join(folder, "alignment.yaml"),
			intent.replace("Buy a hosted search, effort: 6 weeks", "Buy a hosted search, effort: 9 weeks"),
		);
		await workbench.run("alignment.refreshDocument");
		await page.getByText("Bring it up to date").first().waitFor({ timeout: patience });
		await workbench.screenshot("deep-dive-diff");
		await workbench.answer("Bring it up to date");
		const after = await said(folder, file, /Buy a hosted search \| 9 weeks/);
		assert.ok(after.includes("Ten times the lamps would take four days."));
		assert.ok(after.includes("Once solved, they say:"));
		assert.deepEqual(await workbench.notifications(), []);
	});

	it("look back on a release, finish an action, and review the period", async () => {
		const { folder, workbench, row } = await openDemo();
		const { page } = workbench;
		// What comes from outside is set off by marks that nobody sees.
		const due = row(/Post-mortem of .?v1\.5\.1/);
		await due.click();
		await preview(page, "Looking back on v1.5.1");
		await shots(workbench, "post-mortem", "Looking back on v1.5.1");
		const file = join(".alignment", "post-mortems", "v1.5.1.md");
		const text = await read(folder, file);
		assert.match(text, /^---\nrelease: v1\.5\.1\non: \d{4}-\d\d-\d\d\nlessons: \[\]/);
		await due.waitFor({ state: "detached", timeout: patience });

		const action = row("Show support the campaign calendar");
		await action.hover();
		await action.locator('.action-label[aria-label^="Mark as Done"]').click();
		await said(
			folder,
			join(".alignment", "post-mortems", "v1.4.0.md"),
			/campaign calendar, owner: Product, due: 2026-11-13, done: true/,
		);
		await action.waitFor({ state: "detached", timeout: patience });
		assert.deepEqual(await workbench.notifications(), []);

		await workbench.run("alignment.reviewPeriod");
		await preview(page, "looking back on 2026-Q4");
		await shots(workbench, "period-review", "looking back on 2026-Q4");
		await workbench.run("alignment.savePeriodReview");
		await said(folder, join(".alignment", "periods", "2026-q4-review.md"), /looking back on 2026-Q4/);
		assert.deepEqual(await workbench.notifications(), []);
	});

	it("bring a lesson back on the card, once, until it is heeded", async () => {
		const { folder, workbench } = await openDemo();
		const card = await workbench.webview("alignment.branch");
		const lesson = card.locator(".lesson", { hasText: "Load-test the index before a campaign." });
		await lesson.first().waitFor({ timeout: patience });
		assert.equal(await lesson.count(), 1);
		await lesson.scrollIntoViewIfNeeded();
		await workbench.screenshot("lesson-card");
		await lesson.getByRole("button", { name: "Heeded" }).click();
		await lesson.waitFor({ state: "detached", timeout: patience });
		const records = join(".alignment", "why");
		const name = (await readdir(join(folder, records))).find((each) =>
			each.endsWith("-feat-search-cache.yaml"),
		);
		assert.match(await read(folder, join(records, name ?? "")), /heeded: *(?:\[|\n *- )Load-test the index/);
	});
});

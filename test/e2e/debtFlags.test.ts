import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { themeKinds } from "../support/vscode/versions.ts";
import type { Workbench } from "../support/vscode/workbench.ts";
import { waitFor } from "../support/waitFor.ts";
import { fixture } from "./fixture.ts";

const cache = `# TODO: the whole index is read at start-up, which takes four minutes
def get(query):
    # TODO(goal:incremental-indx): drop only the answers that a change touches
    return answers[query]


def put(query, hits):
    # FIXME(goal:incremental-index, by:2020-01-01): count the bytes, not the answers
    answers[query] = hits
`;
const store = "# HACK(goal:incremental-indx): splits at spaces\nsize = 4711\n";

async function openShop(settings: Readonly<Record<string, unknown>> = {}) {
	const { repository, open } = await fixture();
	const { folder, git } = await repository({
		"alignment.yaml": lumenShopYaml,
		"search/cache.py": cache,
		"search/store.py": store,
		".vscode/settings.json": JSON.stringify({
			"alignment.debt.flags.scope": "workspace",
			"alignment.why.prompt": "off",
			...settings,
		}),
	});
	await git("switch", "--quiet", "--create", "feat/search-cache");
	const workbench = await open({ folder });
	await workbench.openFile(join(folder, "search/cache.py"));
	await workbench.page.locator(".squiggly-warning").first().waitFor();
	return { workbench, text: (file: string) => readFile(join(folder, file), "utf8") };
}

/** Puts the cursor at the start of a line, or at `line:column`, counted from 1. */
async function goTo(workbench: Workbench, place: number | string): Promise<void> {
	const { page } = workbench;
	await page.keyboard.press("Control+g");
	await workbench.answer(`:${place}`);
	await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
}

/** What the editor shows, from top to bottom. */
async function lines({ page }: Workbench): Promise<readonly string[]> {
	return page.locator(".editor-instance .view-line").evaluateAll((elements) =>
		elements
			.map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent ?? "" }))
			.sort((a, b) => a.top - b.top)
			.map(({ text }) => text.replaceAll("\u00A0", " ")),
	);
}

function shows(workbench: Workbench, what: string): Promise<unknown> {
	return waitFor(`“${what}” in the editor`, async () =>
		(await lines(workbench)).some((line) => line.includes(what)),
	);
}

describe("tech debt in the editor", () => {
	it("is mended everywhere by one quick fix, and back by one undo", async function () {
		this.timeout(120_000);
		const { workbench, text } = await openShop();
		const { page } = workbench;
		await goTo(workbench, 3);
		await page.keyboard.press("Control+.");
		const all = page.locator(".action-widget .monaco-list-row", { hasText: "Change all 2 like this" });
		await all.waitFor();
		await workbench.screenshot("debt-quick-fixes");
		await all.click();
		await shows(workbench, "TODO(goal:incremental-index): drop only");
		await waitFor("the other file", async () => (await text("search/store.py")) !== store);
		assert.equal(await text("search/store.py"), store.replace("indx", "index"));
		await page.locator(".editor-instance .view-lines").first().click();
		await page.keyboard.press("Control+z");
		await shows(workbench, "TODO(goal:incremental-indx): drop only");
		await workbench.screenshot("debt-undone");
	});

	it("says over a comment which goal it is for and how old it is, and shows the goal behind it, in any colours", async function () {
		this.timeout(240_000);
		const { workbench } = await openShop({ "alignment.debt.showGoal": true });
		const { page } = workbench;
		const behind = () =>
			page.evaluate<string>(
				`[...document.querySelectorAll(".editor-instance .view-line span")]
					.map((element) => getComputedStyle(element, "::after").content)
					.join()`,
			);
		await waitFor("the goal behind its comment", async () =>
			(await behind()).includes("Index changes incrementally"),
		);
		const said = ["A full reindex blocks releases", "p95 search time", "2020-01-01", "Here since today"];
		for (const kind of themeKinds) {
			await workbench.setTheme(kind);
			const hover = page.locator(".monaco-hover:visible");
			await waitFor("the hover with all it says", async () => {
				await goTo(workbench, "8:10");
				// Over the text, the mouse would ask for another one.
				await page.mouse.move(640, 790);
				await page.keyboard.press("Control+k");
				await page.keyboard.press("Control+i");
				const isThere = async () => {
					const text = (await hover.allInnerTexts()).join(" ").replace(/\s+/g, " ");
					return said.every((part) => text.includes(part));
				};
				return waitFor("what it says", isThere, 8000).catch(() => false);
			});
			await workbench.screenshot(`debt-hover-${kind}`);
			await page.keyboard.press("Escape");
		}
	});

	it("is tagged at two cursors with the goal that was chosen, ready to be typed, and undone", async function () {
		this.timeout(120_000);
		const { workbench } = await openShop();
		const { page } = workbench;
		await goTo(workbench, 4);
		await workbench.run("Add Cursor Below");
		await workbench.run("alignment.tagDebt");
		const goal = page.locator(".quick-input-list .monaco-list-row", {
			hasText: "Index changes incrementally",
		});
		await goal.waitFor();
		await workbench.screenshot("debt-goal-choice");
		await page.keyboard.press("Enter");
		await shows(workbench, "    # TODO(goal:incremental-index): ");
		await page.keyboard.type("count both");
		const both = async () =>
			(await lines(workbench)).filter((line) => line.includes("# TODO(goal:incremental-index): count both"));
		await waitFor("both comments", async () => (await both()).length === 2);
		await workbench.screenshot("debt-tagged");
		await waitFor("the text as it was", async () => {
			await page.keyboard.press("Control+z");
			return (await lines(workbench)).every((line) => !line.includes("(goal:incremental-index): "));
		});
		assert.deepEqual(await lines(workbench), cache.split("\n"));
	});
});

import assert from "node:assert/strict";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Frame, Locator, Page } from "playwright-core";
import { parseWhyRecord } from "../../src/core/branch/whyRecord.ts";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { accessibilityProblems } from "../support/vscode/accessibility.ts";
import { themeKinds } from "../support/vscode/versions.ts";
import type { Workbench } from "../support/vscode/workbench.ts";
import { waitFor } from "../support/waitFor.ts";
import { fixture } from "./fixture.ts";

async function card(workbench: Workbench, shows: { branch: string; state?: string }): Promise<Frame> {
	const frame = await workbench.webview("alignment.branch");
	const state = shows.state === undefined ? "" : `[data-state="${shows.state}"]`;
	await frame.locator(`[data-branch=${JSON.stringify(shows.branch)}]${state}`).waitFor({ timeout: 15_000 });
	return frame;
}

async function textOf(locator: Locator): Promise<string> {
	return (await locator.allInnerTexts()).join(" ").replace(/\s+/g, " ");
}

/** Types like a user, and counts the keys. */
function keyboardOf(page: Page) {
	let count = 0;
	return {
		get count() {
			return count;
		},
		async press(key: string) {
			count += 1;
			await page.keyboard.press(key);
		},
	};
}

/** The title and the step of the input that is open. */
async function untilStep(page: Page, step: string): Promise<void> {
	await page.locator(".quick-input-widget .quick-input-title", { hasText: step }).waitFor();
}

/** Once it is written: a card that a standing link has aligned already says nothing of that. */
async function onlyRecord(folder: string): Promise<{ name: string; text: string }> {
	const why = join(folder, ".alignment", "why");
	const names = await waitFor("the record", async () => {
		const found = await readdir(why).catch(() => []);
		return found.some((name) => name.endsWith(".yaml")) ? found : undefined;
	});
	assert.equal(names.length, 1, names.join());
	const [name = ""] = names;
	return { name, text: await readFile(join(why, name), "utf8") };
}

async function openOn(branch: string, files: Readonly<Record<string, string>> = {}) {
	const { repository, open } = await fixture();
	const shop = await repository({ "alignment.yaml": lumenShopYaml, ...files });
	await shop.git("switch", "--quiet", "--create", branch);
	const workbench = await open({ folder: shop.folder });
	await workbench.showContainer();
	return { ...shop, workbench };
}

describe("answering the why", () => {
	it("takes two Enters, from a branch that nobody has spoken of to its card", async () => {
		const { folder, workbench } = await openOn("spike/lasers");
		const { page } = workbench;
		await card(workbench, { branch: "spike/lasers", state: "unaligned" });
		await workbench.screenshot("answer-0-unaligned");
		await workbench.run("alignment.answerWhy");
		const keyboard = keyboardOf(page);
		await untilStep(page, "1/2");
		await workbench.screenshot("answer-1-serves");
		await keyboard.press("Enter");
		await untilStep(page, "2/2");
		await workbench.screenshot("answer-2-rest");
		await keyboard.press("Enter");
		const frame = await card(workbench, { branch: "spike/lasers", state: "aligned" });
		assert.equal(keyboard.count, 2);
		const { name, text } = await onlyRecord(folder);
		assert.match(name, /^\d{4}-\d\d-\d\d-spike-lasers\.yaml$/);
		assert.match(
			text,
			/^branch: spike\/lasers\nfrom: main\ncreated: \S+Z\nserves: \[slow-search\]\nwhy: Shoppers give up when search takes longer than two seconds\n$/,
		);
		assert.match(await textOf(frame.locator("body")), /Why Edit Shoppers give up when search/);
		await workbench.screenshot("answer-3-card");
	});

	it("keeps what was said when Escape is pressed, and says nothing", async () => {
		const { folder, workbench } = await openOn("spike/lasers");
		const { page } = workbench;
		await card(workbench, { branch: "spike/lasers" });
		await workbench.run("alignment.answerWhy");
		await untilStep(page, "1/2");
		// Whoever looks for something else gets what they look for, not what was proposed.
		await page.keyboard.type("basket they");
		await page.keyboard.press("Enter");
		await untilStep(page, "2/2");
		await page.keyboard.press("Escape");
		await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
		assert.deepEqual(await workbench.notifications(), []);
		await assert.rejects(readdir(join(folder, ".alignment")));
		await workbench.run("alignment.answerWhy");
		await untilStep(page, "1/2");
		await workbench.screenshot("answer-draft");
		await page.keyboard.press("Enter");
		await untilStep(page, "2/2");
		await page.locator(".quick-input-titlebar .codicon-quick-input-back").click();
		await untilStep(page, "1/2");
		await page.keyboard.press("Enter");
		await untilStep(page, "2/2");
		await page.keyboard.press("Enter");
		await card(workbench, { branch: "spike/lasers", state: "aligned" });
		assert.match((await onlyRecord(folder)).text, /^serves: \[basket-loss\]$/m);
	});

	it("takes “none, because…” and a new problem for answers", async () => {
		const { folder, workbench } = await openOn("spike/lasers");
		const { page } = workbench;
		await card(workbench, { branch: "spike/lasers" });
		await workbench.run("alignment.answerWhy");
		await untilStep(page, "1/2");
		await page.locator(".quick-input-list .monaco-list-row", { hasText: "None, because" }).click();
		await page.locator(".quick-input-box input[placeholder*=formatter]").waitFor();
		await page.keyboard.type("Only the formatter");
		await page.keyboard.press("Enter");
		await page.locator(".quick-input-list .monaco-list-row", { hasText: "Write it" }).waitFor();
		await page.keyboard.press("Enter");
		const none = await card(workbench, { branch: "spike/lasers", state: "none" });
		assert.match(await textOf(none.locator("body")), /Only the formatter/);
		await none.getByText("Edit", { exact: true }).click();
		await none.getByText("Change what it serves").click();
		await untilStep(page, "1/2");
		await page.locator(".quick-input-list .monaco-list-row", { hasText: "New problem" }).click();
		await page.locator(".quick-input-box input[placeholder*=Shoppers]").waitFor();
		await page.keyboard.type("Lasers: nobody knows them");
		await page.keyboard.press("Enter");
		await page.getByText("Its id in alignment.yaml").waitFor();
		await page.keyboard.press("Enter");
		await page.locator(".quick-input-list .monaco-list-row", { hasText: "Write the changes" }).waitFor();
		await page.keyboard.press("Enter");
		const frame = await card(workbench, { branch: "spike/lasers", state: "aligned" });
		assert.match(await textOf(frame.locator("body")), /Lasers: nobody knows them/);
		const intent = await readFile(join(folder, "alignment.yaml"), "utf8");
		const added = '  lasers-nobody-knows-them:\n    title: "Lasers: nobody knows them"\n';
		assert.equal(intent.replace(added, ""), lumenShopYaml);
		assert.match((await onlyRecord(folder)).text, /^serves: \[lasers-nobody-knows-them\]$/m);
	});

	it("takes one press where the guess is right", async () => {
		const { folder, workbench } = await openOn("fix/basket-totals");
		const frame = await card(workbench, { branch: "fix/basket-totals", state: "guess" });
		await workbench.screenshot("answer-guess");
		await frame.getByText("That's it").click();
		await card(workbench, { branch: "fix/basket-totals", state: "aligned" });
		assert.match((await onlyRecord(folder)).text, /^serves: \[basket-loss\]$/m);
	});

	for (const branch of ["$(bug)", "<img/src=x>", "feat/\u202Egnp.exe"])
		it(`shows ${JSON.stringify(branch)} as it is`, async () => {
			const { folder, workbench } = await openOn(branch);
			const { page } = workbench;
			await card(workbench, { branch });
			await workbench.run("alignment.answerWhy");
			await untilStep(page, "1/2");
			const title = await page.locator(".quick-input-title").innerText();
			assert.equal(title.replace(/[\u2060\u2068\u2069]/g, ""), `Why does ${branch} exist? (1/2)`);
			await workbench.screenshot(`answer-name-${branch.replace(/\W+/g, "")}`);
			await page.keyboard.press("Enter");
			await untilStep(page, "2/2");
			await page.keyboard.press("Enter");
			const frame = await card(workbench, { branch, state: "aligned" });
			assert.equal(await frame.locator(".branch").innerText(), branch);
			const { record } = parseWhyRecord((await onlyRecord(folder)).text, "x.yaml", undefined);
			assert.equal(record?.branch, branch);
		});

	it("says what to do where it can't be written, and loses nothing", async () => {
		const { folder, write, workbench } = await openOn("spike/lasers", { ".alignment": "mine" });
		const { page } = workbench;
		await card(workbench, { branch: "spike/lasers" });
		await workbench.run("alignment.answerWhy");
		await untilStep(page, "1/2");
		await page.keyboard.type("share a list");
		await page.keyboard.press("Enter");
		await untilStep(page, "2/2");
		await page.keyboard.press("Enter");
		await page.locator(".notification-list-item-message").first().waitFor();
		assert.match((await workbench.notifications()).join(), /Move it away/);
		await workbench.screenshot("answer-cant-write");
		await rm(join(folder, ".alignment"));
		await write(".alignment/README.md", "ours");
		await workbench.run("alignment.answerWhy");
		await untilStep(page, "1/2");
		await page.keyboard.press("Enter");
		await untilStep(page, "2/2");
		await page.keyboard.press("Enter");
		await card(workbench, { branch: "spike/lasers", state: "aligned" });
		assert.match((await onlyRecord(folder)).text, /^serves: \[lonely-problem\]$/m);
	});
});

const file = ".alignment/why/2026-11-20-feat-lists.yaml";
const text = `# Ours
branch: feat/lists
serves: [slow-search]
mood: hopeful
why: They wait
questions:
  - { ask: Do we need fuzzy matching at all?, by: Search team, on: 2026-11-20 }
`;

describe("the card", () => {
	async function openRecord() {
		const opened = await openOn("feat/lists");
		await opened.write(file, text);
		const frame = await card(opened.workbench, { branch: "feat/lists", state: "aligned" });
		await frame.getByText("They wait").waitFor();
		const content = () => readFile(join(opened.folder, file), "utf8");
		return { ...opened, frame, content };
	}

	it("edits the why in place, by keyboard, and no other byte of the file", async () => {
		const { workbench, frame, content } = await openRecord();
		await frame.locator('[data-key="open:why"]').focus();
		await workbench.page.keyboard.press("Enter");
		await frame.locator("textarea:focus").waitFor();
		await workbench.page.keyboard.type(", on phones");
		await workbench.screenshot("card-edit");
		await workbench.page.keyboard.press("Control+Enter");
		await frame.getByText("They wait, on phones").waitFor();
		await frame.locator('[data-key="open:why"]:focus').waitFor();
		assert.equal(await content(), text.replace("They wait", "They wait, on phones"));
	});

	it("says in place what can't be saved, and keeps what was typed", async () => {
		const { workbench, frame, content, write } = await openRecord();
		await frame.getByText("Edit", { exact: true }).click();
		await frame.getByRole("textbox", { name: /p95 search time/ }).fill("1,500");
		await frame.getByText("Save", { exact: true }).click();
		await frame.getByRole("alert").getByText("Write it as a number").waitFor();
		await workbench.screenshot("card-edit-error");
		assert.deepEqual(await accessibilityProblems(frame), []);
		await frame.getByRole("textbox", { name: /p95 search time/ }).fill("1500");
		const theirs = text.replace("They wait", "Theirs");
		await write(file, theirs);
		await frame.getByLabel("What is the user problem").fill("Mine");
		await frame.getByText("Save", { exact: true }).click();
		await frame.getByRole("alert").getByText("something else by now").waitFor();
		assert.equal(await content(), theirs);
		assert.equal(await frame.getByLabel("What is the user problem").inputValue(), "Mine");
		await frame.getByText("Save", { exact: true }).click();
		await frame.getByText("Mine").waitFor();
		await frame.getByText("this branch: 1,500").waitFor();
	});

	it("asks and answers", async () => {
		const { workbench, frame, content } = await openRecord();
		await frame.locator('[data-key="open:ask"]').click();
		await workbench.page.keyboard.type("Is it the phones?");
		await workbench.page.keyboard.press("Control+Enter");
		await frame.getByText("2 open questions").waitFor();
		await frame.getByText("Answer", { exact: true }).first().click();
		await workbench.page.keyboard.type("No");
		await frame.getByLabel("Effort that it saves").fill("3 weeks");
		await workbench.screenshot("card-answer");
		await workbench.page.keyboard.press("Enter");
		await frame.getByText("1 answered question").click();
		await frame.getByText("saved").waitFor();
		await workbench.screenshot("card-answered");
		assert.match(
			await content(),
			/fuzzy matching at all\?, by: Search team, on: 2026-11-20, answer: "?No"?, saved: 3 weeks \}/,
		);
		assert.match(await content(), /- \{ ask: Is it the phones\?, on: \S+ \}/);
	});

	it("keeps what is typed through a refresh, and cancels with Escape", async () => {
		const { workbench, frame, write } = await openRecord();
		await frame.locator('[data-key="open:why"]').click();
		await workbench.page.keyboard.type(" long");
		await write("alignment.yaml", lumenShopYaml.replace("longer than two seconds", "longer than a blink"));
		await frame.getByText("longer than a blink").first().waitFor();
		await workbench.page.keyboard.type("er");
		assert.equal(await frame.getByLabel("What is the user problem").inputValue(), "They wait longer");
		await workbench.page.keyboard.press("Escape");
		await frame.locator('[data-key="open:why"]:focus').waitFor();
		assert.equal(await frame.locator("textarea").count(), 0);
	});

	it("is right while it is edited in any colours, and axe-core finds nothing", async function () {
		this.timeout(120_000);
		const { workbench, frame } = await openRecord();
		await frame.locator('[data-key="open:why"]').click();
		await frame.getByText("Answer", { exact: true }).first().click();
		for (const kind of themeKinds) {
			await workbench.setTheme(kind);
			await workbench.screenshot(`card-edit-${kind}`);
			assert.deepEqual(await accessibilityProblems(frame), [], kind);
		}
	});
});

describe("questions from the palette and the Intent tree", () => {
	it("are kept with the branch", async () => {
		const { folder, workbench } = await openOn("feat/lists", { [file]: text });
		await card(workbench, { branch: "feat/lists", state: "aligned" });
		await workbench.run("alignment.proposeAlternative");
		await workbench.answer("remember the searches of the last hour");
		const frame = await card(workbench, { branch: "feat/lists" });
		await frame.getByText("Could we remember the searches of the last hour instead?").waitFor();
		await workbench.run("alignment.askQuestion");
		await workbench.answer("Is it the phones?");
		await frame.getByText("3 open questions").waitFor();
		assert.ok((await readFile(join(folder, file), "utf8")).startsWith(text));
	});

	it("about a problem that the branch doesn't serve are sent where they belong", async () => {
		const { workbench } = await openOn("feat/lists", { [file]: text });
		const { page } = workbench;
		await card(workbench, { branch: "feat/lists", state: "aligned" });
		const row = page.locator(".pane", { has: page.locator('[aria-label="Intent Section"]') });
		await row.getByText("Shoppers abandon a basket").first().click({ button: "right" });
		await page.locator(".monaco-menu").getByText("Ask a Question").hover();
		// A menu that has just opened takes no clicks.
		await page.keyboard.press("Enter");
		await page.locator(".notification-list-item-message").first().waitFor();
		assert.match((await workbench.notifications()).join(), /No branch serves it yet/);
	});
});

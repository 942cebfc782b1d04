import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Frame, Locator } from "playwright-core";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { makeDemo } from "../support/demo/make.ts";
import { git } from "../support/git.ts";
import { accessibilityProblems } from "../support/vscode/accessibility.ts";
import { themeKinds } from "../support/vscode/versions.ts";
import type { Workbench } from "../support/vscode/workbench.ts";
import { waitFor } from "../support/waitFor.ts";
import { createFixture, type Fixture, fixture } from "./fixture.ts";

/** Resolves when the card shows this branch, or this state. */
async function card(workbench: Workbench, shows: { branch?: string; state?: string }): Promise<Frame> {
	const frame = await workbench.webview("alignment.branch");
	const branch = shows.branch === undefined ? "" : `[data-branch=${JSON.stringify(shows.branch)}]`;
	const state = shows.state === undefined ? "" : `[data-state="${shows.state}"]`;
	await frame.locator(`${branch}${state}`).waitFor({ timeout: 15_000 });
	return frame;
}

/** What can be read there, with every white space as one blank. */
async function textOf(locator: Locator): Promise<string> {
	return (await locator.allInnerTexts()).join(" ").replace(/\s+/g, " ");
}

function statusBar(workbench: Workbench) {
	return workbench.page.locator('.statusbar-item[id="alignment.alignment.alignment.serves"]');
}

async function openDemo({ server, open }: Fixture) {
	const folder = await server.newFolder("lumen-shop");
	await makeDemo(folder);
	const workbench = await open({ folder });
	await workbench.showContainer();
	return { folder, workbench };
}

describe("This Branch", () => {
	it("says whom the branch helps, by record", async () => {
		const { workbench } = await openDemo(await fixture());
		const frame = await card(workbench, { branch: "feat/search-cache" });
		const text = await textOf(frame.locator("body"));
		for (const part of [
			"First-time buyers on phones",
			"Shoppers give up when search takes longer than two seconds",
			"Shoppers find what they want on the first try",
			"p95 search time",
			"1,900 ms",
			"this branch: 1,500",
			"Index changes incrementally",
			"A full reindex blocks releases two days a week",
		])
			assert.ok(text.includes(part), `${part} in\n${text}`);
		assert.match(await textOf(statusBar(workbench)), /slow search \+1/);
	});

	it("is right in any colours, and axe-core finds nothing", async function () {
		this.timeout(120_000);
		const { workbench } = await openDemo(await fixture());
		const frame = await card(workbench, { branch: "feat/search-cache" });
		for (const kind of themeKinds) {
			await workbench.setTheme(kind);
			await workbench.screenshot(`card-${kind}`);
			assert.deepEqual(await accessibilityProblems(frame), [], kind);
		}
	});

	it("follows a switch in the integrated terminal and from outside: card, tree and status bar", async () => {
		const { workbench, folder } = await openDemo(await fixture());
		await card(workbench, { branch: "feat/search-cache" });
		await workbench.inTerminal("git switch --quiet fix/checkout-typo");
		await card(workbench, { branch: "fix/checkout-typo", state: "guess" });
		await workbench.screenshot("card-guess");
		assert.match(await textOf(statusBar(workbench)), /\?/);
		await git(folder, "switch", "--quiet", "release/1.5");
		await card(workbench, { branch: "release/1.5", state: "none" });
		assert.match(await textOf(statusBar(workbench)), /nothing on purpose/);
		await workbench.screenshot("card-none");
	});

	it("ends on the right branch after 100 switches in a row", async () => {
		const { workbench, folder } = await openDemo(await fixture());
		await card(workbench, { branch: "feat/search-cache" });
		const branches = ["fix/checkout-typo", "release/1.5", "feat/search-cache"];
		for (let turn = 0; turn < 100; turn++) await git(folder, "switch", "--quiet", branches[turn % 3] ?? "");
		await git(folder, "switch", "--quiet", "fix/checkout-typo");
		await card(workbench, { branch: "fix/checkout-typo" });
		await workbench.page.waitForTimeout(1000);
		await card(workbench, { branch: "fix/checkout-typo" });
	});

	it("opens the place of what it shows", async () => {
		const { workbench } = await openDemo(await fixture());
		const frame = await card(workbench, { branch: "feat/search-cache" });
		await frame.getByText("Index changes incrementally").click();
		await workbench.page.locator('.tab.active[data-resource-name="alignment.yaml"]').waitFor();
		const line = workbench.page
			.locator(".editor-container .view-line")
			.filter({ hasText: "incremental-index:" });
		await line.first().waitFor();
	});
});

describe("where there is something missing or broken", () => {
	it("offers to create alignment.yaml, and shows what the new one says", async () => {
		const { repository, open } = await fixture();
		const { folder } = await repository({ "README.md": "# Lamps\n" });
		const workbench = await open({ folder });
		await workbench.showContainer();
		const create = workbench.page.getByRole("button", { name: "Create alignment.yaml" });
		await create.waitFor();
		await workbench.screenshot("welcome");
		await create.click();
		await workbench.page.locator('.tab.active[data-resource-name="alignment.yaml"]').waitFor();
		await card(workbench, { branch: "main" });
		assert.match(await readFile(join(folder, "alignment.yaml"), "utf8"), /^product: shop$/m);
		assert.deepEqual(await workbench.notifications(), []);
		await workbench.screenshot("created");
	});

	const states: readonly {
		readonly it: string;
		readonly files: Readonly<Record<string, string>>;
		readonly after?: (git: (...args: string[]) => Promise<string>) => Promise<unknown>;
		readonly state: string;
		readonly says: RegExp;
	}[] = [
		{
			it: "an alignment.yaml that can't be read",
			files: { "alignment.yaml": "version: 1\nproblems: [\n" },
			state: "unreadable",
			says: /alignment\.yaml/,
		},
		{
			it: "a detached HEAD",
			files: { "alignment.yaml": lumenShopYaml },
			after: (git) => git("switch", "--quiet", "--detach"),
			state: "detached",
			says: /./,
		},
		{
			it: "nobody said",
			files: { "alignment.yaml": lumenShopYaml },
			after: (git) => git("switch", "--quiet", "--create", "spike/lasers"),
			state: "unaligned",
			says: /Nobody has said yet whom this helps/,
		},
		{
			it: "the default branch",
			files: { "alignment.yaml": lumenShopYaml },
			state: "default",
			says: /main/,
		},
	];
	for (const row of states)
		it(`shows ${row.it}`, async () => {
			const { repository, open } = await fixture();
			const { folder, git } = await repository(row.files);
			await row.after?.(git);
			const workbench = await open({ folder });
			await workbench.showContainer();
			const frame = await card(workbench, { state: row.state });
			assert.match(await textOf(frame.locator("body")), row.says);
			assert.deepEqual(await accessibilityProblems(frame), []);
			await workbench.screenshot(`state-${row.state}`);
		});

	it("keeps what it knew while the file is broken", async () => {
		const { repository, open } = await fixture();
		const { folder, git, write } = await repository({ "alignment.yaml": lumenShopYaml });
		await git("switch", "--quiet", "--create", "feat/search-cache");
		const workbench = await open({ folder });
		await workbench.showContainer();
		await card(workbench, { branch: "feat/search-cache" });
		await write("alignment.yaml", `<<<<<<< ours\n${lumenShopYaml}`);
		const frame = await card(workbench, { branch: "feat/search-cache" });
		await frame.getByText("last said").waitFor();
		assert.match(await textOf(frame.locator("body")), /p95 search time/);
		await workbench.openFile(join(folder, "alignment.yaml"));
		await workbench.page.locator(".squiggly-error").first().waitFor();
		await workbench.screenshot("state-stale");
	});

	it("runs no git in Restricted Mode, and says so", async () => {
		const { repository, open } = await createFixture({ workspaceTrust: true });
		const { folder } = await repository({ "alignment.yaml": lumenShopYaml });
		const workbench = await open({ folder });
		const no = workbench.page.getByRole("button", { name: /No, I don't trust/ });
		await no.click({ timeout: 10_000 }).catch(() => {});
		await workbench.showContainer();
		const frame = await card(workbench, { state: "untrusted" });
		assert.match(await textOf(frame.locator("body")), /Restricted Mode/);
		await workbench.screenshot("state-untrusted");
	});

	it("says how to get git where there is none", async () => {
		const { repository } = await fixture();
		const { folder } = await repository({ "alignment.yaml": lumenShopYaml });
		const { open: openWithout } = await createFixture({ env: { PATH: "/nowhere" } });
		const workbench = await openWithout({ folder });
		await workbench.showContainer();
		const frame = await card(workbench, { state: "git-missing" });
		assert.match(await textOf(frame.locator("body")), /git/i);
		await workbench.screenshot("state-git-missing");
	});

	it("shows each folder of a workspace in the tree, and the branch of the one in use on the card", async () => {
		const { repository, open, server } = await fixture();
		const one = await repository({ "alignment.yaml": lumenShopYaml });
		const two = await repository({ "alignment.yaml": lumenShopYaml.replace("Lumen Shop", "Second Shop") });
		await two.git("switch", "--quiet", "--create", "fix/basket-totals");
		const workspace = join(await server.newFolder("both"), "both.code-workspace");
		await writeFile(
			workspace,
			JSON.stringify({
				folders: [
					{ path: one.folder, name: "one" },
					{ path: two.folder, name: "two" },
				],
			}),
		);
		const workbench = await open({ workspace });
		await workbench.showContainer();
		await card(workbench, { branch: "main" });
		// The second folder stands below all rows of the first, out of sight.
		const rows = () => workbench.rows("alignment.intent");
		await waitFor("the first folder's row", async () => (await rows())[0] === "one");
		await workbench.openFile(join(two.folder, "alignment.yaml"));
		await card(workbench, { branch: "fix/basket-totals" });
		await workbench.screenshot("two-folders");
	});
});

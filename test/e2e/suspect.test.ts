import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { lumenShopYaml } from "../fixtures/lumenShop.ts";
import { accessibilityProblems } from "../support/vscode/accessibility.ts";
import { themeKinds } from "../support/vscode/versions.ts";
import { waitFor } from "../support/waitFor.ts";
import { fixture } from "./fixture.ts";

const record = ".alignment/why/2020-01-02-feat-search-cache.yaml";
const said = `# Asked at the start
branch: feat/search-cache
created: 2020-01-02T10:00:00Z
serves: [find-it-fast.search-p95]
why: The first result comes late
`;

/** A branch whose key result got another target after its why was written. */
async function openShop() {
	const { repository, open } = await fixture();
	const { folder, git, write, commit } = await repository({ "alignment.yaml": "version: 1\n" });
	const at = (day: string) => [
		"-c",
		`alias.at=!GIT_COMMITTER_DATE=${day}T09:00:00Z GIT_AUTHOR_DATE=${day}T09:00:00Z git`,
	];
	await write("alignment.yaml", lumenShopYaml);
	await git("add", "--all");
	await git(...at("2020-01-01"), "at", "commit", "--quiet", "--message", "Agree");
	await git("switch", "--quiet", "--create", "feat/search-cache");
	await write(record, said);
	await git("add", "--all");
	await git(...at("2020-01-02"), "at", "commit", "--quiet", "--message", "Say why");
	await write("alignment.yaml", lumenShopYaml.replace("from: 2400, to: 800", "from: 2400, to: 500"));
	await commit("Aim higher");
	return { folder, open };
}

describe("what was promised has changed since", () => {
	it("is said on the card in any colours, compared, and settled with one press", async function () {
		this.timeout(180_000);
		const { folder, open } = await openShop();
		const workbench = await open({ folder });
		await workbench.showContainer();
		const card = await workbench.webview("alignment.branch");
		const changed = card.getByText("the target from 800 ms to 500 ms");
		await changed.waitFor();
		for (const kind of themeKinds) {
			await workbench.setTheme(kind);
			assert.deepEqual(await accessibilityProblems(card), [], kind);
			await workbench.screenshot(`suspect-${kind}`);
		}
		await card.getByRole("button", { name: "Compare" }).click();
		await workbench.page.locator(".diff-editor, .monaco-diff-editor").first().waitFor();
		await workbench.screenshot("suspect-compared");
		await card.getByRole("button", { name: "Still right" }).click();
		await changed.waitFor({ state: "detached" });
		const now = await waitFor("the review in the record", async () => {
			const text = await readFile(join(folder, record), "utf8");
			return text.includes("reviewed:") && text;
		});
		assert.match(now.replace(/^reviewed: \d{4}-\d\d-\d\dT[\d:.]+Z\n/m, ""), /^# Asked at the start\nbranch:/);
		assert.equal(now.replace(/^reviewed: .*\n/m, ""), said);
	});
});

describe("files of engineering goals", () => {
	it("are marked in the Explorer once the user wants that", async () => {
		const { repository, open } = await fixture();
		const { folder } = await repository({
			"alignment.yaml": lumenShopYaml,
			"src/search/index.ts": "export {};\n",
			"src/search/words.ts": "export {};\n",
			"elsewhere.ts": "export {};\n",
			".vscode/settings.json": JSON.stringify({ "alignment.explorer.goals": true }),
		});
		const workbench = await open({ folder });
		const row = (name: string) =>
			workbench.page.locator(".explorer-folders-view .monaco-list-row", { hasText: name });
		const isMarked = async (name: string) =>
			/Engineering goal: Index changes incrementally/.test(
				(await row(name).first().locator("[aria-label]").first().getAttribute("aria-label")) ?? "",
			);
		// Folders with nothing but a folder in them become one row, once that is known.
		for (const name of ["src", "search"]) {
			if (await row("index.ts").isVisible()) break;
			await row(name).first().click();
			await row("index.ts")
				.waitFor({ timeout: 3000 })
				.catch(() => {});
		}
		await waitFor("the mark", () => isMarked("index.ts"));
		assert.equal(await isMarked("words.ts"), true);
		assert.equal(await isMarked("elsewhere.ts"), false);
		await workbench.screenshot("explorer-goals");
	});
});

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { lumenShopYaml } from "../../test/fixtures/lumenShop.ts";
import { readChain } from "../../test/support/chain.ts";
import { english } from "../../test/support/english.ts";
import { makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { meaningText, stillRight, suspectOf } from "../core/branch/suspect.ts";
import { whyRecordSchema } from "../core/branch/whyRecordSchema.ts";
import type { PastState } from "../core/history/past.ts";
import { parseIntent } from "../core/intent/parse.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { planEdit } from "../core/yamlEdit.ts";
import { isRefused } from "../core/yamlEditChange.ts";
import { cardModel } from "../views/card/cardModel.ts";
import { openGit } from "./git.ts";
import { readIntentVersions } from "./intentVersions.ts";
import { replaceText } from "./writeFiles.ts";

const recordFile = ".alignment/why/2026-11-20-feat-index.yaml";

describe("what a branch serves", function () {
	this.timeout(60_000); // Many real gits.

	/** The instant of HEAD's commit, and so many seconds later. */
	async function instant(shop: TestRepository, later = 30): Promise<string> {
		const seconds = Number(await shop.git("log", "-1", "--format=%ct", "HEAD"));
		return `${new Date((seconds + later) * 1000).toISOString().slice(0, 19)}Z`;
	}

	/** A branch whose record says with this text what it serves. */
	async function working(recordText: (created: string) => string): Promise<TestRepository> {
		const shop = await makeRepository();
		await shop.commit({ "alignment.yaml": lumenShopYaml }, "Agree");
		await shop.branch("feat/index");
		await shop.commit({ [recordFile]: recordText(await instant(shop)), "a.txt": "a\n" }, "Begin");
		return shop;
	}

	const record = (created: string) =>
		[
			"# Why we do this at all.",
			"branch: feat/index   # the branch",
			`created: ${created}`,
			"serves: [incremental-index,   find-it-fast.search-p95]",
			"",
			"expects: { find-it-fast.search-p95: 1500 } # milliseconds",
			"",
		].join("\n");

	async function look(shop: TestRepository): Promise<Snapshot> {
		const { snapshot } = await readChain(shop.root, shop.environment);
		const git = openGit(shop.root, { environment: shop.environment });
		assert.ok(snapshot.git.state === "ready" && snapshot.git.head.kind !== "unborn");
		const question = { tip: snapshot.git.head.commit, file: "alignment.yaml", most: 60 };
		const versions = (await readIntentVersions(git, question)).flatMap(({ commit, at, text }) => {
			const { intent } = parseIntent(text, "");
			return intent ? [{ commit, at, intent }] : [];
		});
		const past: PastState = { state: "known", versions };
		return { ...snapshot, past };
	}

	/** What the card says has changed; none where it is silent. */
	async function said(shop: TestRepository): Promise<readonly string[]> {
		const { sections } = cardModel(await look(shop), english, "en");
		const blocks = sections.find(({ key }) => key === "suspect")?.blocks ?? [];
		return blocks.flatMap((block) =>
			block.kind === "line" && block.text !== undefined ? [plain(block.text)] : [],
		);
	}

	const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, "").replaceAll("\u00a0", " ");

	/** What the command writes, in the way that it does. */
	async function sayStillRight(shop: TestRepository, at: string): Promise<void> {
		const file = path.join(shop.root, recordFile);
		const text = await readFile(file, "utf8");
		const planned = planEdit(text, stillRight(new Date(at)), whyRecordSchema);
		assert.ok(!isRefused(planned));
		await replaceText(shop.root, file, text, planned.text);
	}

	async function agree(shop: TestRepository, ...edits: readonly (readonly [string, string])[]) {
		let text = await readFile(path.join(shop.root, "alignment.yaml"), "utf8");
		for (const [from, to] of edits) {
			assert.ok(text.includes(from), from);
			text = text.replace(from, to);
		}
		await shop.commit({ "alignment.yaml": text }, "Agree anew");
	}

	it("may change its meaning, be found to be right still, and change again", async () => {
		const shop = await working(record);
		assert.deepEqual(await said(shop), []);
		await agree(shop, ["because: A full reindex blocks releases two days a week", "because: It is slow"]);
		await agree(shop, ["to: 800", "to: 600"]);
		assert.deepEqual(await said(shop), [
			"“p95 search time” has changed: the target from 800 ms to 600 ms",
			"“Index changes incrementally” has changed: the reason",
		]);
		const { branch, past } = await look(shop);
		const suspect = branch && suspectOf(branch, past);
		assert.ok(suspect);
		const [then, now] = [suspect.then, suspect.now].map((intent) =>
			meaningText(intent, ["incremental-index"]),
		);
		assert.match(then ?? "", /because: A full reindex/);
		assert.match(now ?? "", /because: It is slow/);

		await sayStillRight(shop, await instant(shop));
		assert.deepEqual(await said(shop), []);
		await shop.commit({}, "Say that it is");
		assert.deepEqual(await said(shop), []);

		await agree(shop, ["to: 600", "to: 500"]);
		assert.deepEqual(await said(shop), ["“p95 search time” has changed: the target from 600 ms to 500 ms"]);
		await sayStillRight(shop, await instant(shop));
		assert.deepEqual(await said(shop), []);
		const text = await readFile(path.join(shop.root, recordFile), "utf8");
		assert.equal(text.match(/^reviewed:/gm)?.length, 1);
	});

	it("changes with what others agreed on once that is merged, and not while it is typed", async () => {
		const shop = await working(record);
		await shop.git("switch", "--quiet", "main");
		await agree(shop, ["to: 800", "to: 700"]);
		await shop.git("switch", "--quiet", "feat/index");
		assert.deepEqual(await said(shop), []);
		await shop.git("merge", "--quiet", "--no-edit", "main");
		assert.deepEqual(await said(shop), ["“p95 search time” has changed: the target from 800 ms to 700 ms"]);
		await sayStillRight(shop, await instant(shop));
		await shop.write({ "alignment.yaml": lumenShopYaml.replace("to: 800", "to: 100") });
		assert.deepEqual(await said(shop), []);
	});

	it("is not suspect for what it doesn't serve, nor for what changes and changes back", async () => {
		const shop = await working(record);
		await agree(shop, ["title: Shoppers abandon a basket they can't edit", "title: Baskets"]);
		assert.deepEqual(await said(shop), []);
		await agree(shop, ["to: 800", "to: 700"]);
		await agree(shop, ["to: 700", "to: 800"]);
		assert.deepEqual(await said(shop), []);
	});

	const texts: readonly { readonly it: string; readonly text: (created: string) => string }[] = [
		{ it: "with comments", text: record },
		{ it: "with CRLF", text: (created) => record(created).replaceAll("\n", "\r\n") },
		{ it: "without a last line break", text: (created) => record(created).trimEnd() },
		{
			it: "with CRLF, a byte order mark and no last line break",
			text: (created) => `\uFEFF${record(created).replaceAll("\n", "\r\n").trimEnd()}`,
		},
		{
			it: "that was reviewed before",
			text: (created) => `reviewed: 2026-11-01T10:00:00Z # Ada\n${record(created)}`,
		},
		{ it: "with mixed line breaks", text: (created) => record(created).replace("\n", "\r\n") },
	];
	for (const { it: name, text } of texts)
		it(`in a record ${name} keeps every byte but for the review`, async () => {
			const shop = await working(text);
			const file = path.join(shop.root, recordFile);
			const before = await readFile(file, "utf8");
			await agree(shop, ["to: 800", "to: 600"]);
			assert.equal((await said(shop)).length, 1);
			const at = await instant(shop);
			await sayStillRight(shop, at);
			assert.deepEqual(await said(shop), []);
			const after = await readFile(file, "utf8");
			const reviewed = new RegExp(`reviewed: ${at}`);
			assert.match(after, reviewed);
			if (before.includes("reviewed:"))
				assert.equal(after.replace(reviewed, "reviewed: 2026-11-01T10:00:00Z"), before);
			else
				assert.equal(
					after.replace(new RegExp(`(\r?\n)?reviewed: ${at}(\r?\n)?$`), ""),
					before.replace(/\r?\n$/, ""),
				);
			const ends = (all: string) => [...all.matchAll(/\r?\n/g)].map(([end]) => end);
			if (!name.includes("mixed")) assert.ok(new Set(ends(after)).size === 1, JSON.stringify(after));
		});
});

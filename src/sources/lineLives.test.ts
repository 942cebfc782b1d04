import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { isolated, makeFolder, makeRepository, type TestRepository } from "../../test/support/repository.ts";
import type { LineLives } from "../core/history/lines.ts";
import { GitFailed } from "./errors.ts";
import { openGit } from "./git.ts";
import { type KnownAges, lineLivesOf, openLinesCache, readLineAges } from "./lineLives.ts";

const since = "2026-11-01";

async function agesIn(shop: TestRepository, known?: KnownAges): Promise<KnownAges> {
	const git = openGit(shop.root, { environment: isolated() });
	const tip = await shop.git("rev-parse", "HEAD");
	return readLineAges(git, { tip, since, commonDir: path.join(shop.root, ".git"), known });
}

/** `path: added, reworked` of each file that a commit landed lines in, oldest first. */
function told({ files }: LineLives): readonly string[] {
	return files.map(
		({ path: file, added, reworked }) =>
			`${file}: ${added}, ${reworked.reduce((all, { lines }) => all + lines, 0)}`,
	);
}

const block = [
	"const lamps = shelves.find(lamp);",
	"const prices = lamps.map(priceOf);",
	"return prices.sort();",
];
const lines = (...parts: readonly string[]) => `${parts.join("\n")}\n`;

interface Row {
	readonly name: string;
	readonly commits: readonly Readonly<Record<string, string>>[];
	readonly is: readonly string[];
}

const rows: readonly Row[] = [
	{
		name: "a rewritten line and a deleted one",
		commits: [{ "a.ts": lines("one", "two", "three") }, { "a.ts": lines("one", "2") }],
		is: ["a.ts: 3, 2", "a.ts: 1, 0"],
	},
	{
		name: "a block that moved within a file",
		commits: [{ "a.ts": lines(...block, ..."wxyz") }, { "a.ts": lines(..."wxyz", ...block) }],
		is: ["a.ts: 7, 0"],
	},
	{
		name: "a block that moved to another file, and is rewritten there",
		commits: [
			{ "a.ts": lines(...block, "x"), "b.ts": lines("y") },
			{ "a.ts": lines("x"), "b.ts": lines("y", ...block) },
			{ "b.ts": lines("y") },
		],
		is: ["a.ts: 4, 3", "b.ts: 1, 0", "b.ts: 0, 0"],
	},
	{
		name: "lines that were only indented",
		commits: [{ "a.ts": lines("if (a)", "b();", "}") }, { "a.ts": lines("if (a)", "\tb();", "}") }],
		is: ["a.ts: 3, 0"],
	},
	{
		name: "a short line that comes again elsewhere is no move",
		commits: [{ "a.ts": lines("same", "x", "y") }, { "a.ts": lines("x", "y", "z", "same") }],
		is: ["a.ts: 3, 1", "a.ts: 2, 0"],
	},
	{
		name: "generated, vendored and locked files",
		commits: [
			{
				".gitattributes":
					"gen/* linguist-generated\ndist/own.js -linguist-generated\nlib/* linguist-vendored=true\n",
				...{ "gen/a.ts": "1\n", "dist/own.js": "1\n", "dist/app.js": "1\n", "lib/b.c": "1\n" },
				...{ "package-lock.json": "1\n", "vendor/c.c": "1\n", "src/d.ts": "1\n" },
			},
		],
		is: [".gitattributes: 3, 0", "dist/own.js: 1, 0", "src/d.ts: 1, 0"],
	},
	{
		name: "names that git quotes, a file without a last line break, and one that is text no longer",
		commits: [
			{ 'odd "näme"\t.ts': "one\ntwo", "b.txt": "x\n" },
			{ 'odd "näme"\t.ts': "one\ntwo\n", "b.txt": "\0" },
			{ "b.txt": "y\n" },
		],
		is: ["b.txt: 1, 0", 'odd "näme"\t.ts: 2, 0'],
	},
];

describe("readLineAges", function () {
	this.timeout(60_000);

	for (const { name, commits, is } of rows) {
		it(name, async () => {
			const shop = await makeRepository();
			for (const files of commits) await shop.commit(files);
			assert.deepEqual(told(lineLivesOf(await agesIn(shop), 21)), is);
		});
	}

	it("follows renames through merges", async () => {
		const shop = await makeRepository();
		await shop.commit({ "a.ts": lines("a1", "a2", "a3", "a4") });
		await shop.branch("side");
		await shop.git("mv", "a.ts", "b.ts");
		await shop.commit({ "b.ts": lines("a1", "a2", "A3", "a4"), "new.ts": lines("n1", "n2") });
		await shop.git("switch", "--quiet", "main");
		await shop.commit({ "else.ts": lines("e") });
		await shop.git("merge", "--quiet", "--no-ff", "-m", "Merge", "side");
		await shop.commit({ "b.ts": lines("a1", "a2", "A3"), "new.ts": lines("n1") });
		assert.deepEqual(told(lineLivesOf(await agesIn(shop), 21)), [
			...["a.ts: 4, 2", "else.ts: 1, 0", "b.ts: 1, 0", "new.ts: 2, 1", "b.ts: 0, 0", "new.ts: 0, 0"],
		]);
	});

	it("says the same when it goes on from what it knew, in this session or from the cache", async () => {
		const shop = await makeRepository();
		await shop.commit({ "a.ts": lines("one", "two", "three") });
		const storage = makeFolder("storage");
		const cache = openLinesCache(storage, path.join(shop.root, ".git"));
		await cache.write(await agesIn(shop));
		await shop.commit({ "a.ts": lines("one", "2", "three"), "b.ts": lines("b") });
		const whole = lineLivesOf(await agesIn(shop), 21);
		const kept = await cache.read();
		assert.ok(kept);
		assert.deepEqual(lineLivesOf(await agesIn(shop, kept), 21), whole);
		await shop.commit({ ".gitattributes": "b.ts linguist-generated\n" });
		assert.deepEqual(told(lineLivesOf(await agesIn(shop, await cache.read()), 21)), [
			...["a.ts: 3, 1", "a.ts: 1, 0", ".gitattributes: 1, 0"],
		]);
	});

	it("reads a history anew that was rewritten", async () => {
		const shop = await makeRepository();
		await shop.commit({ "a.ts": lines("one") });
		await shop.commit({ "a.ts": lines("two") });
		const known = await agesIn(shop);
		await shop.git("reset", "--quiet", "--hard", "HEAD^");
		await shop.commit({ "a.ts": lines("three", "four") });
		assert.deepEqual(told(lineLivesOf(await agesIn(shop, known), 21)), ["a.ts: 1, 1", "a.ts: 2, 0"]);
	});

	it("keeps no person, and takes a damaged cache for none", async () => {
		const shop = await makeRepository();
		await shop.commit({ "a.ts": lines("one") });
		const storage = makeFolder("storage");
		const cache = openLinesCache(storage, path.join(shop.root, ".git"));
		await cache.write(await agesIn(shop));
		const [name = ""] = await readdir(path.join(storage, "lines"));
		const file = path.join(storage, "lines", name);
		const text = await readFile(file, "utf8");
		assert.doesNotMatch(text, /Search team|search@example/);
		for (const bad of [
			"",
			text.slice(0, -5),
			text.replace("ages 1", "ages 0"),
			text.replace("a.ts", "b.ts"),
		]) {
			await writeFile(file, bad);
			assert.equal(await cache.read(), undefined);
		}
	});

	it("takes what a shallow clone begins with for old", async () => {
		const shop = await makeRepository();
		await shop.commit({ "a.ts": lines("one", "two") });
		await shop.commit({ "a.ts": lines("one", "2") });
		await shop.commit({ "a.ts": lines("1", "2") });
		const folder = path.join(makeFolder("clones"), "shallow");
		await shop.git("clone", "--quiet", "--depth=2", `file://${shop.root}`, folder);
		const git = openGit(folder, { environment: isolated() });
		const tip = await shop.git("rev-parse", "HEAD");
		const ages = await readLineAges(git, { tip, since, commonDir: path.join(folder, ".git") });
		const lives = lineLivesOf(ages, 21);
		assert.deepEqual([lives.shallow, told(lives)], [true, ["a.ts: 1, 0"]]);
	});

	it("fails where a clone lacks the contents, and fetches none", async () => {
		const shop = await makeRepository();
		await shop.commit({ "a.ts": lines("one") });
		await shop.commit({ "a.ts": lines("two") });
		await shop.git("config", "uploadpack.allowFilter", "true");
		const folder = path.join(makeFolder("clones"), "partial");
		await shop.git("clone", "--quiet", "--no-checkout", "--filter=blob:none", `file://${shop.root}`, folder);
		const git = openGit(folder, { environment: isolated() });
		const tip = await shop.git("rev-parse", "HEAD");
		const reading = readLineAges(git, { tip, since, commonDir: path.join(folder, ".git") });
		await assert.rejects(reading, GitFailed);
	});

	it("says nothing of what landed before, and of nothing when nothing landed", async () => {
		const shop = await makeRepository();
		await shop.commit({ "a.ts": lines("one") });
		const git = openGit(shop.root, { environment: isolated() });
		const tip = await shop.git("rev-parse", "HEAD");
		const ages = await readLineAges(git, {
			tip,
			since: "2027-03-01",
			commonDir: path.join(shop.root, ".git"),
		});
		assert.deepEqual(lineLivesOf(ages, 21).files, []);
	});
});

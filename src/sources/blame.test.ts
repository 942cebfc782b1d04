import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { makeFolder, makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { blameFile, blameLine, newCommittedTexts, type PresentFile } from "./blame.ts";
import { openGit } from "./git.ts";

describe("where a line comes from", () => {
	let spawned: readonly string[][] = [];
	const gitOf = ({ root, environment }: TestRepository) =>
		openGit(root, {
			environment,
			onSpawn: (argv) => {
				spawned = [...spawned, [...argv]];
			},
		});
	const known = newCommittedTexts();

	async function ask(shop: TestRepository, file: string, text: string, line: number): Promise<string> {
		const head = await shop.git("rev-parse", "HEAD");
		const present: PresentFile = { head, path: file, text, known };
		const origin = await blameLine(gitOf(shop), line, present);
		const all = await blameFile(gitOf(shop), present);
		assert.deepEqual(all[line], origin);
		return origin.state === "committed" ? `${origin.commit.subject} in ${origin.path}` : origin.state;
	}

	const first = "one\ntwo\nthree\nfour\nfive\n";
	const second = first.replace("three", "  three, again");

	async function shopWith(): Promise<TestRepository> {
		const shop = await makeRepository();
		await shop.commit({ "a.ts": first }, "First");
		await shop.commit({ "a.ts": second }, "Second");
		return shop;
	}

	const table: readonly {
		readonly it: string;
		readonly text: string;
		readonly line: number;
		readonly is: string;
	}[] = [
		{ it: "as committed", text: second, line: 2, is: "Second in a.ts" },
		{
			it: "with line ends of Windows and a mark",
			text: `\uFEFF${second.replaceAll("\n", "\r\n")}`,
			line: 0,
			is: "First in a.ts",
		},
		{
			it: "moved down by lines that aren't saved",
			text: `new\nnewer\n${second}`,
			line: 4,
			is: "Second in a.ts",
		},
		{ it: "beyond the committed end", text: `new\n${second}`, line: 5, is: "First in a.ts" },
		{ it: "new", text: `new\n${second}`, line: 0, is: "uncommitted" },
		{ it: "changed", text: second.replace("one", "uno"), line: 0, is: "uncommitted" },
	];
	for (const { it: name, text, line, is } of table)
		it(name, async () => assert.equal(await ask(await shopWith(), "a.ts", text, line), is));

	it("asks one process where the file is known, and none of them about the work tree", async () => {
		const shop = await shopWith();
		await ask(shop, "a.ts", second, 2);
		spawned = [];
		await ask(shop, "a.ts", second, 1);
		// One for the line, one for the whole file.
		assert.deepEqual(
			spawned.map(([name]) => name),
			["blame", "blame"],
		);
	});

	it("follows renames, and looks past white space", async () => {
		const shop = await shopWith();
		await shop.git("mv", "a.ts", "b and é.ts");
		await shop.commit({ "b and é.ts": second.replace("four", "\tfour") }, "Rename");
		assert.equal(await ask(shop, "b and é.ts", second.replace("four", "\tfour"), 3), "First in a.ts");
		await shop.commit({ "b and é.ts": second.replace("four", "vier") }, "Translate");
		assert.equal(await ask(shop, "b and é.ts", second.replace("four", "vier"), 3), "Translate in b and é.ts");
	});

	it("says of a file that isn't committed that nothing of it is", async () => {
		assert.equal(await ask(await shopWith(), "other.ts", "x\n", 0), "uncommitted");
	});

	it("takes names for names", async () => {
		const shop = await makeRepository();
		const name = "-L1,1 :(top)*.ts";
		await shop.commit({ [name]: "x\n" }, "Odd");
		assert.equal(await ask(shop, name, "x\n", 0), `Odd in ${name}`);
	});

	it("marks the first commit that there is", async () => {
		const shop = await shopWith();
		const clone = makeFolder("clone");
		await shop.git("clone", "--quiet", "--depth=1", `file://${shop.root}`, clone);
		const git = openGit(clone, { environment: shop.environment });
		const { text: head } = await git.run("rev-parse", { refs: ["HEAD"] });
		const id = head.split("\n").find((row) => /^[0-9a-f]{40}/.test(row)) ?? "";
		const origin = await blameLine(git, 0, { head: id, path: "a.ts", text: second, known });
		assert.ok(origin.state === "committed" && origin.commit.isFirst && origin.commit.subject === "Second");
	});

	it("runs no program that the repository names", async () => {
		const shop = await shopWith();
		const mark = path.join(makeFolder("marks"), "ran");
		await shop.commit({ ".gitattributes": "*.ts diff=evil filter=evil\n" }, "Attributes");
		for (const key of [
			"diff.evil.textconv",
			"diff.evil.command",
			"filter.evil.clean",
			"filter.evil.process",
			"filter.evil.smudge",
			"core.fsmonitor",
		])
			await shop.git("config", key, `touch ${mark}; cat`);
		await shop.write({ "a.ts": `${second}dirty\n` });
		assert.equal(await ask(shop, "a.ts", `${second}dirty\n`, 2), "Second in a.ts");
		assert.equal(existsSync(mark), false);
	});
});

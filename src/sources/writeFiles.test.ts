import assert from "node:assert/strict";
import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "../../test/support/repository.ts";
import { replaceText, writeNew } from "./writeFiles.ts";

describe("writing", () => {
	let root: string;

	beforeEach(() => {
		root = makeFolder();
	});

	const at = (...parts: string[]) => path.join(root, ...parts);
	const content = (...parts: string[]) => readFile(at(...parts), "utf8");

	describe("a new file", () => {
		it("makes its folders and leaves nothing else", async () => {
			await writeNew(root, at(".alignment", "why", "a.yaml"), "größer\r\n");
			assert.equal(await content(".alignment", "why", "a.yaml"), "größer\r\n");
			assert.deepEqual(await readdir(at(".alignment", "why")), ["a.yaml"]);
		});

		it("never replaces one", async () => {
			await writeFile(at("a.yaml"), "old");
			await assert.rejects(writeNew(root, at("a.yaml"), "new"), { code: "file-exists", path: at("a.yaml") });
			assert.equal(await content("a.yaml"), "old");
			assert.deepEqual(await readdir(root), ["a.yaml"]);
		});

		it("is written by one of many at the same time", async () => {
			const texts = Array.from({ length: 8 }, (_, index) => `${index}`.repeat(1000));
			const results = await Promise.allSettled(texts.map((text) => writeNew(root, at("a.yaml"), text)));
			const winner = results.findIndex((result) => result.status === "fulfilled");
			assert.equal(results.filter((result) => result.status === "fulfilled").length, 1);
			assert.equal(await content("a.yaml"), texts[winner]);
			assert.deepEqual(await readdir(root), ["a.yaml"]);
		});

		it("is not written through a link that leads out", async function () {
			if (process.platform === "win32") this.skip(); // Links need a privilege there.
			const outside = makeFolder();
			await symlink(outside, at(".alignment"));
			await assert.rejects(writeNew(root, at(".alignment", "why", "a.yaml"), ""), {
				code: "outside-repository",
			});
			await symlink(path.join(outside, "b.yaml"), at("b.yaml"));
			await assert.rejects(writeNew(root, at("b.yaml"), ""), { code: "outside-repository" });
			assert.deepEqual(await readdir(outside), []);
		});

		it("needs folders that are none yet", async () => {
			await writeFile(at(".alignment"), "");
			await assert.rejects(writeNew(root, at(".alignment", "why", "a.yaml"), ""), { name: "FileFailed" });
			assert.equal(await content(".alignment"), "");
		});

		it("fails without permission and leaves nothing", async function () {
			if (process.getuid?.() !== 0) this.skip(); // Only the superuser can become somebody else for a moment.
			await chmod(root, 0o755);
			process.seteuid?.(65_534);
			try {
				await assert.rejects(writeNew(root, at("a.yaml"), ""), { code: "no-permission" });
			} finally {
				process.seteuid?.(0);
			}
			assert.deepEqual(await readdir(root), []);
		});
	});

	describe("over a file", () => {
		it("replaces what the caller has read", async () => {
			await writeFile(at("a.yaml"), "old\r\n");
			await replaceText(root, at("a.yaml"), "old\r\n", "new\r\n");
			assert.equal(await content("a.yaml"), "new\r\n");
			assert.deepEqual(await readdir(root), ["a.yaml"]);
		});

		const changes: readonly [name: string, bytes: Buffer | undefined][] = [
			["other text", Buffer.from("mine")],
			["another line break", Buffer.from("old\r\n")],
			["a BOM", Buffer.from("\uFEFFold\n")],
			["bytes that are no text", Buffer.from([0x6f, 0xff])],
			["nothing any more", undefined],
		];
		for (const [name, bytes] of changes) {
			it(`refuses where there is ${name}`, async () => {
				if (bytes) await writeFile(at("a.yaml"), bytes);
				const expected = bytes?.toString("utf8").replace(/.*/s, "old\n") ?? "old\n";
				await assert.rejects(replaceText(root, at("a.yaml"), expected, "new"), { code: "file-changed" });
				if (bytes) assert.deepEqual(await readFile(at("a.yaml")), bytes);
				assert.deepEqual(await readdir(root), bytes ? ["a.yaml"] : []);
			});
		}

		it("refuses bytes that are no text, even where they read alike", async () => {
			const bytes = Buffer.from([0x6f, 0xff]);
			await writeFile(at("a.yaml"), bytes);
			await assert.rejects(replaceText(root, at("a.yaml"), bytes.toString("utf8"), "new"), {
				code: "file-changed",
			});
			assert.deepEqual(await readFile(at("a.yaml")), bytes);
		});

		it("keeps links and permissions", async function () {
			if (process.platform === "win32") this.skip(); // It has neither.
			await mkdir(at("shared"));
			await writeFile(at("shared", "a.yaml"), "old", { mode: 0o640 });
			await symlink("shared/a.yaml", at("a.yaml"));
			await replaceText(root, at("a.yaml"), "old", "new");
			assert.ok((await lstat(at("a.yaml"))).isSymbolicLink());
			assert.equal(await content("shared", "a.yaml"), "new");
			assert.equal((await stat(at("shared", "a.yaml"))).mode & 0o777, 0o640);
			assert.deepEqual(await readdir(at("shared")), ["a.yaml"]);
		});

		it("never reaches out of the repository", async function () {
			if (process.platform === "win32") this.skip(); // Links need a privilege there.
			const outside = path.join(makeFolder(), "b.yaml");
			await writeFile(outside, "old");
			await symlink(outside, at("a.yaml"));
			await assert.rejects(replaceText(root, at("a.yaml"), "old", "new"), { code: "outside-repository" });
			assert.equal(await readFile(outside, "utf8"), "old");
		});
	});
});

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preparedOnce } from "./preparedOnce.ts";

describe("preparedOnce", () => {
	let parent: string;
	let dir: string;

	beforeEach(async () => {
		parent = await mkdtemp(join(tmpdir(), "alignment-"));
		dir = join(parent, "thing");
	});
	afterEach(() => rm(parent, { recursive: true, force: true }));

	const write = (text: string) => (staging: string) => writeFile(join(staging, "file"), text);

	it("fills the folder the first time only", async () => {
		await preparedOnce(dir, write("first"));
		await preparedOnce(dir, write("second"));
		assert.equal(await readFile(join(dir, "file"), "utf8"), "first");
	});

	it("leaves nothing behind when filling fails, and tries again the next time", async () => {
		const failing = async (staging: string) => {
			await write("half")(staging);
			throw new Error("cut off");
		};
		await assert.rejects(preparedOnce(dir, failing), /cut off/);
		assert.deepEqual(await readdir(parent), []);
		await preparedOnce(dir, write("whole"));
		assert.equal(await readFile(join(dir, "file"), "utf8"), "whole");
	});

	it("removes what a process that no longer runs left behind", async () => {
		await mkdir(join(parent, "thing.staging-999999999"));
		await preparedOnce(dir, write("whole"));
		assert.deepEqual(await readdir(parent), ["thing"]);
	});

	it("takes what another process finished meanwhile", async () => {
		await preparedOnce(dir, async (staging) => {
			await write("ours")(staging);
			await mkdir(dir);
			await write("theirs")(dir);
		});
		assert.equal(await readFile(join(dir, "file"), "utf8"), "theirs");
		assert.ok(!existsSync(`${dir}.staging-${process.pid}`));
	});
});

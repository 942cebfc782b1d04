import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { initRepository } from "../../../test/support/git.ts";
import { run } from "../../../test/support/run.ts";
import { Disk } from "./disk.ts";
import { nulSeparated } from "./engine.ts";
import { ignoreFiles } from "./ignoreFiles.ts";
import { pathRules } from "./pathRules.ts";
import { pooled } from "./pooled.ts";
import { decode, readText, readTextNow } from "./readText.ts";
import { cleanEnvironment, temporaryFolder, write } from "./testing.ts";

async function* given<Value>(values: readonly Value[]): AsyncGenerator<Value> {
	for (const value of values) {
		await Promise.resolve();
		yield value;
	}
}

async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
	const result: Value[] = [];
	for await (const value of values) result.push(value);
	return result;
}

describe("nulSeparated", () => {
	it("puts parts together however the output was cut", () =>
		fc.assert(
			fc.asyncProperty(
				fc.array(fc.string({ minLength: 1 })),
				fc.integer({ min: 1, max: 9 }),
				async (names, size) => {
					const clean = names.map((name) => name.replaceAll("\0", "x"));
					const bytes = Buffer.from(clean.map((name) => `${name}\0`).join(""));
					const chunks = [];
					for (let i = 0; i < bytes.length; i += size) chunks.push(bytes.subarray(i, i + size));
					assert.deepEqual(
						(await all(nulSeparated(given(chunks)))).flat(),
						clean.map((name) => Buffer.from(name).toString()),
					);
				},
			),
		));
});

describe("pooled", () => {
	it("does all, and never more at a time than it may", async () => {
		let [now, most] = [0, 0];
		const results = pooled(given(Array.from({ length: 500 }, (_, i) => i)), 4, async (i) => {
			most = Math.max(most, ++now);
			await new Promise((resolve) => setImmediate(resolve));
			now--;
			return i;
		});
		assert.deepEqual(
			(await all(results)).sort((a, b) => a - b),
			Array.from({ length: 500 }, (_, i) => i),
		);
		assert.equal(most, 4);
	});

	it("gives what was done before the source failed", async () => {
		async function* failing() {
			yield 1;
			yield 2;
			throw new Error("broken");
		}
		const seen: number[] = [];
		await assert.rejects(async () => {
			for await (const each of pooled(failing(), 2, async (i) => i)) seen.push(each);
		}, /broken/);
		assert.deepEqual(seen.sort(), [1, 2]);
	});

	it("passes an error of the work on", () =>
		assert.rejects(all(pooled(given([1, 2, 3]), 2, async () => Promise.reject(new Error("work")))), /work/));

	it("waits when nobody takes the results", async () => {
		let begun = 0;
		const results = pooled(given(Array.from({ length: 1000 }, (_, i) => i)), 4, async () => ++begun);
		await results.next();
		await new Promise((resolve) => setTimeout(resolve, 20));
		assert.ok(begun < 100);
		await results.return(undefined);
	});

	it("ends the source when nobody reads on", async () => {
		let ended = false;
		async function* endless() {
			try {
				for (let i = 0; ; i++) yield i;
			} finally {
				ended = true;
			}
		}
		for await (const _ of pooled(endless(), 2, async (i) => i)) break;
		await new Promise((resolve) => setImmediate(resolve));
		assert.ok(ended);
	});

	it("is done at once with nothing", async () =>
		assert.deepEqual(await all(pooled(given([]), 3, async (i) => i)), []));
});

describe("decode", () => {
	const le = Buffer.from("aü😀", "utf16le");
	for (const [what, bytes, text] of [
		["UTF-8", Buffer.from("aü😀"), "aü😀"],
		["UTF-8 with a mark", Buffer.from("\uFEFFaü"), "aü"],
		["UTF-16, little end first", Buffer.concat([Buffer.from([0xff, 0xfe]), le]), "aü😀"],
		["UTF-16, big end first", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(le).swap16()]), "aü😀"],
		[
			"UTF-16 that was cut",
			Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(le).swap16(), Buffer.from([1])]),
			"aü😀",
		],
		["Latin-1", Buffer.from("aü", "latin1"), "aü"],
		["UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 97, 0, 0, 0]), undefined],
		["a NUL", Buffer.from("a\0b"), undefined],
		["nothing", Buffer.alloc(0), ""],
	] as const)
		it(`reads ${what}`, () => assert.equal(decode(bytes), text));

	it("never throws", () =>
		fc.assert(fc.property(fc.uint8Array(), (bytes) => void decode(Buffer.from(bytes)))));
});

describe("readText", () => {
	const disk = new Disk();
	for (const [how, read] of [
		["waiting", readText],
		["at once", async (path: string, most: number) => readTextNow(path, most)],
		["as a scan does", async (path: string, most: number) => disk.read(path, most)],
	] as const)
		it(`says why there is no text, ${how}`, async () => {
			const folder = temporaryFolder();
			const large = "x".repeat(100_000);
			write(folder, { "a.ts": "12345", "b.ts": "1\0", "large.ts": large });
			for (let turn = 0; turn < 3; turn++) {
				assert.deepEqual(await read(join(folder, "a.ts"), 5), { text: "12345" });
				assert.deepEqual(await read(join(folder, "a.ts"), 4), { not: "too large", detail: "5" });
				assert.deepEqual(await read(join(folder, "b.ts"), 5), { not: "binary" });
				assert.deepEqual(await read(join(folder, "large.ts"), 100_000), { text: large });
				for (const gone of ["c.ts", "a.ts/b", "", "a\nb"])
					assert.deepEqual(await read(join(folder, gone), 5), { not: "gone" });
			}
			rmSync(folder, { recursive: true });
		});
});

describe("pathRules", () => {
	for (const [globs, path, excluded] of [
		[[], "a.ts", false],
		[[], ".git/config", true],
		[[], "sub/.git", true],
		[["**/node_modules"], "node_modules/a/b.js", true],
		[["**/node_modules"], "a/node_modules/b.js", true],
		[["node_modules"], "a/node_modules/b.js", false],
		[["dist/"], "dist/a.js", true],
		[["./dist"], "dist/a.js", true],
		[["/dist"], "dist/a.js", true],
		[["*.min.js"], "a.min.js", true],
		[["*.min.js"], "b/a.min.js", false],
		[["**/*.min.js"], "b/a.min.js", true],
		[["**/*.{png,jpg}"], "b/a.jpg", true],
		[["!a.ts"], "b.ts", false],
		[["", " ", "x".repeat(9999), "[", "{a,"], "a.ts", false],
	] as const)
		it(`${JSON.stringify(globs).slice(0, 40)} ${excluded ? "excludes" : "leaves"} ${path}`, () =>
			assert.equal(pathRules("/nowhere", globs).excludes(path), excluded));
});

describe("ignoreFiles", () => {
	it("agrees with git", async () => {
		const folder = temporaryFolder();
		await initRepository(folder);
		write(folder, {
			".gitignore":
				"# comment\n\n*.log\n!keep.log\n/top\nfolder/\na/b\n**/deep\nx/**\n\\#odd\n\\!odd\nspace\\ \ntrailing  \nq?.ts\n[abc].ts\n*.{js,ts}x\nnot/\n!not/a\n",
			"sub/.gitignore": "*\n!*.ts\n!inner/\n",
			".git/info/exclude": "excluded.*\n",
		});
		const names = [
			"a.log",
			"keep.log",
			"top",
			"sub/top",
			"s/top",
			"folder",
			"folder/a",
			"s/folder/a",
			"a/b",
			"s/a/b",
			"a/b/c",
			"deep",
			"s/deep",
			"s/deep/a",
			"x",
			"x/a",
			"x/a/b",
			"#odd",
			"!odd",
			"space ",
			"space",
			"trailing",
			"q1.ts",
			"q.ts",
			"q/.ts",
			"b.ts",
			"d.ts",
			"s/b.ts",
			"y.jsx",
			"y.{js,ts}x",
			"not/a",
			"sub/a.ts",
			"sub/a.js",
			"sub/inner/a.ts",
			"sub/inner/a.js",
			"sub/other/a.ts",
			"excluded.ts",
			"s/excluded.ts",
			".hidden",
			"comment",
		];
		const asked = await run("git", ["check-ignore", "--no-index", "--", ...names], {
			cwd: folder,
			env: cleanEnvironment(folder),
		});
		const expected = new Set(asked.output.split("\n").map((name) => name.replace(/^"(.*)"$/, "$1")));
		const ignored = ignoreFiles(folder);
		for (const name of names) assert.equal(await ignored.ignoresAnyOf(name), expected.has(name), name);
		assert.ok(expected.size > 15);
		rmSync(folder, { recursive: true });
	});

	it("reads the files above its folder, and none outside a repository", async () => {
		const folder = temporaryFolder();
		write(folder, { ".gitignore": "/sub/a.ts\nb.ts\n", "sub/c.ts": "" });
		assert.equal(await ignoreFiles(join(folder, "sub")).ignores("a.ts", false), false);
		mkdirSync(join(folder, ".git"));
		writeFileSync(join(folder, ".git", "HEAD"), "");
		const ignored = ignoreFiles(join(folder, "sub"));
		assert.deepEqual(
			await Promise.all(["a.ts", "b.ts", "c.ts"].map((file) => ignored.ignores(file, false))),
			[true, true, false],
		);
		rmSync(folder, { recursive: true });
	});
});

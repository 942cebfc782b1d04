import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import fs, { mkdir, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import path from "node:path";
import { makeFolder, makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { releaseTags } from "../core/history/releases.ts";
import { type Git, openGit } from "./git.ts";
import { openHistoryCache } from "./history/cache.ts";
import { readHistory } from "./history.ts";
import type { KeptFile } from "./keptFile.ts";
import { openLinesCache, readLineAges } from "./lineLives.ts";

/** One of the caches of ours; what is read with it is equal to what is read without. */
interface Kind {
	open(storage: string): KeptFile<unknown>;
	/** Reads all, from what the cache has on. */
	read(cache: KeptFile<unknown>): Promise<unknown>;
}

describe("what is kept between sessions", function () {
	this.timeout(60_000); // Many real gits.

	const home = (storage: string) => readdir(storage).then(([name = ""]) => path.join(storage, name));
	const onlyFile = async (storage: string) => {
		const folder = await home(storage);
		const names = (await readdir(folder)).filter((name) => !name.startsWith("."));
		assert.equal(names.length, 1);
		return path.join(folder, names[0] ?? "");
	};

	let shop: TestRepository;
	let git: Git;

	before(async () => {
		shop = await makeRepository();
		await shop.commit({ "a.txt": "a\nb\n", ".alignment/why/a.yaml": "branch: feat/a\nserves: none\n" }, "A");
		await shop.git("tag", "v1.0.0");
		await shop.commit({ "a.txt": "a\nc\n" }, "B");
		git = openGit(shop.root, { environment: shop.environment });
	});

	const commonDir = () => path.join(shop.root, ".git");

	const kinds: Readonly<Record<string, Kind>> = {
		history: {
			open: (storage) =>
				openHistoryCache({ storage, commonDir: commonDir(), folder: "" }) as KeptFile<unknown>,
			read: (cache) =>
				readHistory(git, {
					...{ branch: "main", folder: "", commonDir: commonDir(), isRelease: releaseTags([]) },
					known: () => (cache as ReturnType<typeof openHistoryCache>).read(),
				}),
		},
		lines: {
			open: (storage) => openLinesCache(storage, commonDir()) as KeptFile<unknown>,
			read: async (cache) => {
				const known = await (cache as ReturnType<typeof openLinesCache>).read();
				const tip = await shop.git("rev-parse", "main");
				return readLineAges(git, {
					tip,
					since: "2026-05-01",
					commonDir: commonDir(),
					...(known && { known }),
				});
			},
		},
	};

	/** How a file may be spoilt that was written well. */
	const spoils: Readonly<Record<string, (file: string) => Promise<unknown>>> = {
		"is empty": (file) => writeFile(file, ""),
		"is cut short by a byte": async (file) => truncate(file, (await readFile(file)).length - 1),
		"is cut in the middle": async (file) => truncate(file, Math.floor((await readFile(file)).length / 2)),
		"has a byte too many": async (file) =>
			writeFile(file, Buffer.concat([await readFile(file), Buffer.of(0)])),
		"is noise": (file) => writeFile(file, randomBytes(4096)),
		"is noise behind a good start": async (file) =>
			writeFile(file, Buffer.concat([(await readFile(file)).subarray(0, 61), randomBytes(4096)])),
		"is of another version": async (file) => {
			const text = await readFile(file, "latin1");
			const other = text.replace(
				/^(alignment [a-z ]+) (\d+)/,
				(_all, what, number) => `${what} ${Number(number) + 1}`,
			);
			assert.notEqual(other, text);
			await writeFile(file, other, "latin1");
		},
		"is larger than any of ours": (file) => truncate(file, 65 * 1024 * 1024),
		"is gone": (file) => rm(file),
		"is a folder": async (file) => {
			await rm(file);
			await mkdir(file);
		},
		"lies in a folder that is gone": (file) => rm(path.dirname(file), { recursive: true }),
		"lies where a file took its folder's place": async (file) => {
			await rm(path.dirname(file), { recursive: true });
			await writeFile(path.dirname(file), "");
		},
	};

	/** Has a call of the file system fail as a disk does, while `run` goes on. */
	async function refusing(
		name: "readFile" | "mkdir" | "open" | "rename",
		code: string,
		run: () => Promise<void>,
	) {
		const original = fs[name];
		let refused = 0;
		Object.assign(fs, {
			[name]: async () => {
				refused += 1;
				throw Object.assign(new Error(`${code}: refused, ${name}`), { code });
			},
		});
		syncBuiltinESMExports();
		try {
			await run();
		} finally {
			Object.assign(fs, { [name]: original });
			syncBuiltinESMExports();
		}
		assert.ok(refused > 0, `${name} was not called`);
	}

	for (const [kindName, kind] of Object.entries(kinds))
		describe(`of ${kindName}`, () => {
			let fresh: unknown;

			before(async () => {
				fresh = await kind.read(kind.open(makeFolder("empty")));
			});

			async function kept(): Promise<{ readonly storage: string; readonly cache: KeptFile<unknown> }> {
				const storage = makeFolder("storage");
				const cache = kind.open(storage);
				await cache.write(fresh);
				assert.deepEqual(await cache.read(), fresh);
				return { storage, cache };
			}

			for (const [name, spoil] of Object.entries(spoils))
				it(`is done without where the file ${name}`, async () => {
					const { storage, cache } = await kept();
					await spoil(await onlyFile(storage));
					assert.equal(await cache.read(), undefined);
					assert.deepEqual(await kind.read(cache), fresh);
				});

			it("is written anew where it was spoilt", async () => {
				const { storage, cache } = await kept();
				await writeFile(await onlyFile(storage), "noise");
				await cache.write(fresh);
				assert.deepEqual(await cache.read(), fresh);
			});

			for (const code of ["EACCES", "EIO", "EPERM"])
				it(`is done without where reading fails with ${code}`, async () => {
					const { cache } = await kept();
					await refusing("readFile", code, async () => assert.equal(await cache.read(), undefined));
					assert.deepEqual(await cache.read(), fresh);
				});

			for (const [call, code] of [
				["open", "ENOSPC"],
				["open", "EDQUOT"],
				["open", "EACCES"],
				["rename", "EPERM"],
				["rename", "EBUSY"],
				["mkdir", "EROFS"],
				["mkdir", "ENOSPC"],
			] as const)
				it(`keeps what there was where ${call} fails with ${code}`, async () => {
					const { storage, cache } = await kept();
					await refusing(call, code, () => cache.write({ ...(fresh as object), tip: "f".repeat(40) }));
					assert.deepEqual(await cache.read(), fresh);
					assert.equal((await readdir(await home(storage))).length, 1);
				});

			it("leaves nothing behind where the disk is full in the middle of a write", async () => {
				const { storage, cache } = await kept();
				const handle = await fs.open(await onlyFile(storage));
				const prototype = Object.getPrototypeOf(handle);
				await handle.close();
				const { writeFile: original } = prototype;
				prototype.writeFile = async function (this: fs.FileHandle, bytes: Uint8Array) {
					await original.call(this, bytes.subarray(0, 10));
					throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
				};
				try {
					await cache.write({ ...(fresh as object), tip: "f".repeat(40) });
				} finally {
					prototype.writeFile = original;
				}
				assert.deepEqual(await cache.read(), fresh);
				assert.equal((await readdir(await home(storage))).length, 1);
			});
		});
});

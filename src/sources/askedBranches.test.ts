import assert from "node:assert/strict";
import { chmod, mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "../../test/support/repository.ts";
import type { Branch } from "../core/snapshot.ts";
import { type AskedBranches, openAskedBranches } from "./askedBranches.ts";

const now = "2026-11-20T10:00:00.000Z";
const bornAt = (name: string, at?: string): Branch => ({
	name,
	commit: "c",
	atWork: true,
	committed: now,
	addedRecords: [],
	birth: at === undefined ? { how: "unknown" } : { how: "here", at },
});
const feat = bornAt("feat/a", "2026-11-20T10:05:00+00:00");

describe("what windows remember of a repository", () => {
	let storage: string;
	let commonDir: string;
	let memory: AskedBranches;

	beforeEach(() => {
		storage = path.join(makeFolder(), "storage");
		commonDir = makeFolder("shop.git");
		memory = openAskedBranches(storage, commonDir);
	});

	const folder = async () =>
		path.join(storage, "branches", (await readdir(path.join(storage, "branches")))[0] ?? "");

	it("only learns at the first look, whatever comes after", async () => {
		await memory.look(["main", "feat/old"], now);
		await memory.look(["main", "feat/old", "feat/a"], "2026-11-20T11:00:00.000Z");
		const old = await memory.recall(bornAt("feat/old"));
		assert.deepEqual(old, { learned: now, wasThere: true, asked: false, never: [] });
		assert.equal((await memory.recall(feat))?.wasThere, false);
		assert.equal((await openAskedBranches(storage, commonDir).recall(feat))?.learned, now);
	});

	it("takes a name that was gone for a new one", async () => {
		await memory.look(["main", "feat/a"], now);
		await memory.look(["main"], now);
		await memory.look(["main", "feat/a"], now);
		assert.equal((await memory.recall(feat))?.wasThere, false);
	});

	it("keeps repositories apart", async () => {
		const other = openAskedBranches(storage, makeFolder("other.git"));
		await memory.look(["main"], now);
		await memory.claim(feat);
		assert.equal(await other.recall(feat), undefined);
		await other.look(["main"], now);
		assert.equal((await other.recall(feat))?.asked, false);
		assert.equal(await other.claim(feat), true);
	});

	it("asks once, of eight windows at the same time, for each of 100 branches", async () => {
		const windows = Array.from({ length: 8 }, () => openAskedBranches(storage, commonDir));
		const names = Array.from({ length: 100 }, (_, at) => `feat/${at}`);
		await Promise.all(windows.map((window) => window.look(["main"], now)));
		const claims = await Promise.all(
			names.map((name) => Promise.all(windows.map((window) => window.claim(bornAt(name, now))))),
		);
		assert.deepEqual(
			claims.map((claim) => claim.filter(Boolean).length),
			names.map(() => 1),
		);
		for (const window of windows) assert.equal((await window.recall(bornAt("feat/7", now)))?.asked, true);
	});

	const births: readonly [name: string, claimed: Branch, then: Branch, asked: boolean][] = [
		["the same branch", feat, feat, true],
		["the same, told in another time zone", feat, bornAt("feat/a", "2026-11-20T11:05:00+01:00"), true],
		["the same, once its reflog has expired", feat, bornAt("feat/a"), true],
		["its name, used again", feat, bornAt("feat/a", "2026-11-20T12:00:00+00:00"), false],
		["another one", feat, bornAt("feat/b", "2026-11-20T10:05:00+00:00"), false],
		["the same, without a reflog", bornAt("feat/a"), bornAt("feat/a"), true],
	];
	for (const [name, claimed, then, asked] of births)
		it(`${asked ? "knows" : "doesn't take for asked:"} ${name}`, async () => {
			await memory.look([], now);
			assert.equal(await memory.claim(claimed), true);
			assert.equal((await memory.recall(then))?.asked, asked);
			assert.equal(await memory.claim(claimed), false);
		});

	it("forgets claims of branches that are long gone, and no others", async () => {
		const kept = [bornAt("feat/here", now), bornAt("feat/just-gone", now)];
		const gone = bornAt("feat/gone", now);
		await memory.look([], now);
		for (const branch of [...kept, gone]) await memory.claim(branch);
		const asked = path.join(await folder(), "asked");
		const days = Date.parse(now) / 1000 - 3 * 86_400;
		for (const name of await readdir(asked)) await utimes(path.join(asked, name), days, days);
		await memory.release("feat/just-gone");
		await memory.claim(bornAt("feat/just-gone", now));
		await openAskedBranches(storage, commonDir).look(["feat/here"], now);
		for (const branch of kept) assert.equal((await memory.recall(branch))?.asked, true);
		assert.equal((await memory.recall(gone))?.asked, false);
	});

	it("knows what is never to be asked about, until that is taken back", async () => {
		await memory.look([], now);
		const other = openAskedBranches(storage, commonDir);
		await Promise.all([memory.silence({ branch: "feat/a" }), other.silence({ like: "spike/**" })]);
		await memory.silence({ branch: "feat/a" });
		const both = [...(await other.silenced())].sort((a, b) => ("branch" in a ? -1 : "branch" in b ? 1 : 0));
		assert.deepEqual(both, [{ branch: "feat/a" }, { like: "spike/**" }]);
		await other.unsilence({ branch: "feat/a" });
		assert.deepEqual((await memory.recall(feat))?.never, [{ like: "spike/**" }]);
	});

	describe("when the disk is against it", () => {
		const damages: readonly [name: string, harm: () => Promise<unknown>][] = [
			["nonsense", async () => writeFile(path.join(await folder(), "first.json"), "{")],
			["nothing", async () => writeFile(path.join(await folder(), "first.json"), "")],
			["another shape", async () => writeFile(path.join(await folder(), "first.json"), '{"branches":{}}')],
			["a flood", async () => writeFile(path.join(await folder(), "first.json"), "x".repeat(2_000_000))],
			["deleted", () => rm(storage, { recursive: true })],
		];
		for (const [name, harm] of damages)
			it(`learns again: ${name}`, async () => {
				await memory.look(["main"], now);
				await harm();
				assert.equal(await memory.recall(feat), undefined);
				await memory.look(["main", "feat/a"], now);
				assert.equal((await memory.recall(feat))?.wasThere, true);
			});

		it("doesn't read what is no entry", async () => {
			await memory.look([], now);
			const never = path.join(await folder(), "never");
			await mkdir(never);
			for (const [at, text] of ["", "null", "[]", "{", '{"like":1}', "x".repeat(9999)].entries())
				await writeFile(path.join(never, `${at}.json`), text);
			assert.deepEqual(await memory.silenced(), []);
			assert.equal((await memory.recall(feat))?.asked, false);
		});

		it("asks nobody where a file stands in the way", async () => {
			await writeFile(storage, "");
			await memory.look(["main"], now);
			assert.equal(await memory.recall(feat), undefined);
			assert.equal(await memory.claim(feat), false);
			await memory.silence({ branch: "feat/a" });
			assert.deepEqual(await memory.silenced(), []);
		});

		it("asks nobody where it mustn't write", async function () {
			if (process.getuid?.() !== 0) this.skip(); // Only the superuser can become somebody else for a moment.
			await memory.look(["main"], now);
			await chmod(await folder(), 0o755);
			process.seteuid?.(65_534);
			try {
				assert.equal(await memory.claim(feat), false);
				await memory.look([], now);
				await memory.silence({ branch: "feat/a" });
			} finally {
				process.seteuid?.(0);
			}
			assert.equal((await memory.recall(feat))?.asked, false);
		});

		it("keeps no more than is sensible", async () => {
			const names = Array.from({ length: 20_000 }, (_, at) => `feat/${"x".repeat(60)}${at}`);
			await memory.look(names, now);
			// What it can't keep passes for old, unless its reflog says that it is new.
			assert.equal((await memory.recall(feat))?.wasThere, true);
		});
	});
});

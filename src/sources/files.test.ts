import assert from "node:assert/strict";
import { mkdir, rm, symlink, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "../../test/support/repository.ts";
import { FileFailed } from "./errors.ts";
import { type Files, fileFailed, filesOf, insideRepository, mostBytes } from "./files.ts";

describe("files of a repository", () => {
	let root: string;
	let files: Files;

	beforeEach(() => {
		root = makeFolder();
		files = filesOf(root);
	});

	const at = (...parts: string[]) => path.join(root, ...parts);

	it("reads text as it is, with its BOM and line breaks", async () => {
		await writeFile(at("a.yaml"), "\uFEFFtitle: größer\r\n");
		assert.deepEqual(await files.read(at("a.yaml")), { text: "\uFEFFtitle: größer\r\n" });
	});

	it("knows what is absent", async () => {
		await writeFile(at("a.yaml"), "");
		assert.equal(await files.read(at("b.yaml")), undefined);
		assert.equal(await files.read(at("a.yaml", "b.yaml")), undefined);
		assert.deepEqual(await files.list(at("none")), []);
		assert.deepEqual(await files.list(at("a.yaml")), []);
	});

	it("tells the size of what is too large, and reads what is just small enough", async () => {
		await writeFile(at("large.yaml"), Buffer.alloc(mostBytes + 1, 0x23));
		assert.deepEqual(await files.read(at("large.yaml")), { tooLarge: mostBytes + 1 });
		await writeFile(at("large.yaml"), Buffer.alloc(mostBytes, 0x23));
		assert.ok("text" in ((await files.read(at("large.yaml"))) ?? {}));
	});

	it("sees every change, and every removal", async () => {
		const read = async () => files.read(at("a.yaml"));
		await writeFile(at("a.yaml"), "one");
		const past = new Date("2026-11-20T10:00:00Z");
		await utimes(at("a.yaml"), past, past);
		assert.deepEqual(await read(), { text: "one" });
		await writeFile(at("a.yaml"), "two");
		await utimes(at("a.yaml"), past, past);
		assert.deepEqual(await read(), { text: "two" });
		await rm(at("a.yaml"));
		assert.equal(await read(), undefined);
	});

	it("gives the same value while the file is the same", async () => {
		await writeFile(at("a.yaml"), "one");
		assert.equal(await files.read(at("a.yaml")), await files.read(at("a.yaml")));
	});

	it("lists names in order", async () => {
		for (const name of ["b", "a", "c"]) await writeFile(at(name), "");
		assert.deepEqual(await files.list(root), ["a", "b", "c"]);
	});

	it("fails on a folder", async () => {
		await mkdir(at("a.yaml"));
		await assert.rejects(files.read(at("a.yaml")), { code: "not-a-file" });
	});

	it("fails without permission", async function () {
		if (process.getuid?.() !== 0) this.skip(); // Only the superuser can become somebody else for a moment.
		await writeFile(at("a.yaml"), "", { mode: 0o600 });
		process.seteuid?.(65_534);
		try {
			await assert.rejects(files.read(at("a.yaml")), (error) => {
				assert.ok(error instanceof FileFailed);
				return error.code === "no-permission";
			});
		} finally {
			process.seteuid?.(0);
		}
	});

	describe("follow links", () => {
		before(function () {
			if (process.platform === "win32") this.skip(); // Links need a privilege there.
		});

		it("within the repository", async () => {
			await writeFile(at("a.yaml"), "one");
			await symlink("a.yaml", at("link.yaml"));
			assert.deepEqual(await files.read(at("link.yaml")), { text: "one" });
		});

		it("in the way to the repository", async () => {
			const link = path.join(makeFolder(), "link");
			await symlink(root, link);
			await writeFile(at("a.yaml"), "one");
			assert.deepEqual(await filesOf(link).read(path.join(link, "a.yaml")), { text: "one" });
		});

		const outside: readonly [name: string, lead: () => Promise<string>][] = [
			["out of it", async () => [await symlink("/etc/passwd", at("a.yaml")), at("a.yaml")][1] ?? ""],
			["out of it by a folder", async () => [await symlink("/etc", at("a")), at("a", "passwd")][1] ?? ""],
			[
				"to a sibling whose name starts alike",
				async () => {
					await mkdir(`${root}-other`);
					await writeFile(`${root}-other/a.yaml`, "");
					await symlink(`${root}-other/a.yaml`, at("a.yaml"));
					return at("a.yaml");
				},
			],
			[
				"into its git folder",
				async () => {
					await mkdir(at(".git"));
					await writeFile(at(".git", "config"), "");
					await symlink(".git/config", at("a.yaml"));
					return at("a.yaml");
				},
			],
		];
		for (const [name, lead] of outside) {
			it(`never ${name}`, async () => {
				const file = await lead();
				await assert.rejects(files.read(file), { code: "outside-repository", path: file });
			});
		}

		it("never to a folder outside", async () => {
			await symlink("/etc", at("a"));
			await assert.rejects(files.list(at("a")), { code: "outside-repository" });
		});

		it("never in circles", async () => {
			await symlink("b.yaml", at("a.yaml"));
			await symlink("a.yaml", at("b.yaml"));
			await assert.rejects(files.read(at("a.yaml")), { code: "outside-repository" });
		});
	});
});

describe("insideRepository", () => {
	it("takes what doesn't exist yet, by what does", async () => {
		const root = makeFolder();
		assert.equal(
			await insideRepository(root, path.join(root, "a", "b.yaml")),
			path.join(root, "a", "b.yaml"),
		);
		for (const file of ["../b.yaml", "a/../../b.yaml", ".git/b.yaml", ".GIT/b.yaml", "/etc/b.yaml"]) {
			const outside = path.resolve(root, file);
			await assert.rejects(insideRepository(root, outside), { code: "outside-repository" }, file);
		}
	});
});

describe("fileFailed", () => {
	const cases: readonly [system: string, code: string, hint: RegExp][] = [
		["EEXIST", "file-exists", /another name/],
		["ENOSPC", "disk-full", /Free some/],
		["EDQUOT", "disk-full", /Free some/],
		["EROFS", "read-only", /can be written/],
		["EACCES", "no-permission", /permission/],
		["EPERM", "no-permission", /permission/],
		["EISDIR", "not-a-file", /Move it away/],
		["EIO", "file-failed", /EIO/],
	];
	for (const [system, code, hint] of cases) {
		it(`says what to do on ${system}`, () => {
			const cause = Object.assign(new Error("no"), { code: system });
			const failure = fileFailed(cause, "a.yaml");
			assert.ok(failure instanceof FileFailed);
			assert.equal(failure.code, code);
			assert.equal(failure.cause, cause);
			assert.match(failure.message, hint);
		});
	}

	it("leaves bugs alone", () => {
		const bug = new TypeError("x is not a function");
		assert.equal(fileFailed(bug, "a.yaml"), bug);
	});
});

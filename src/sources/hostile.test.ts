import assert from "node:assert/strict";
import { access, chmod, mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolder, makeRepository } from "../../test/support/repository.ts";
import { openGit } from "./git.ts";
import { subcommands } from "./gitCommands.ts";
import { locate } from "./locate.ts";
import { newRepositoryMemory, readRepository } from "./repository.ts";

/** Keys of a config that name programs; each of them would write the marker. */
const programs = [
	"core.fsmonitor",
	"core.pager",
	"core.editor",
	"core.askPass",
	"core.sshCommand",
	"core.gitProxy",
	"core.alternateRefsCommand",
	"credential.helper",
	"diff.external",
	"diff.evil.command",
	"diff.evil.textconv",
	"filter.evil.clean",
	"filter.evil.smudge",
	"filter.evil.process",
	"gpg.program",
	"pager.log",
	"pager.for-each-ref",
	"pager.config",
	"remote.origin.uploadpack",
	"sequence.editor",
	"trailer.evil.command",
	"uploadpack.packObjectsHook",
] as const;

const hooks = [
	"post-index-change",
	"reference-transaction",
	"post-checkout",
	"fsmonitor-watchman",
	"pre-auto-gc",
];

describe("a hostile repository", function () {
	this.timeout(10_000); // Many real gits.

	before(function () {
		if (process.platform === "win32") this.skip(); // The programs are shell scripts.
	});

	async function exists(file: string): Promise<boolean> {
		return access(file).then(
			() => true,
			() => false,
		);
	}

	/** A program that leaves a marker, and the marker. */
	async function makeProgram() {
		const folder = makeFolder("evil");
		const [program, marker] = [path.join(folder, "program"), path.join(folder, "marker")];
		await writeFile(program, `#!/bin/sh\necho "$0 $@" >> ${marker}\nexit 1\n`);
		await chmod(program, 0o755);
		return { program, marker };
	}

	async function readAll(root: string, environment: NodeJS.ProcessEnv) {
		const git = openGit(root, { environment });
		const location = await locate(git);
		assert.ok(location);
		const question = { memory: newRepositoryMemory(), folder: "" };
		await readRepository(git, location, question);
		return readRepository(git, location, question);
	}

	it("runs none of its programs", async () => {
		const { program, marker } = await makeProgram();
		const shop = await makeRepository();
		await shop.commit({ ".gitattributes": "* diff=evil filter=evil\n", "a.ts": "a\n" });
		await shop.branch("feat/a");
		await shop.commit({ ".alignment/why/a.yaml": "branch: feat/a\n" });
		await shop.branch("feat/b");
		await shop.commit({ ".alignment/why/b.yaml": "branch: feat/b\n" });
		await shop.git("switch", "--quiet", "main");
		for (const key of programs) await shop.git("config", key, program);
		for (const name of subcommands) await shop.git("config", `alias.${name}`, `!${program}`);
		await shop.git("config", "log.showSignature", "true");
		await mkdir(path.join(shop.root, "hooks"));
		for (const hook of hooks) {
			await writeFile(path.join(shop.root, "hooks", hook), `#!/bin/sh\n${program}\n`);
			await chmod(path.join(shop.root, "hooks", hook), 0o755);
		}
		await shop.git("config", "core.hooksPath", path.join(shop.root, "hooks"));
		await writeFile(path.join(shop.root, "a.ts"), "changed\n");

		const state = await readAll(shop.root, shop.environment);
		assert.equal(state.state, "ready");
		assert.equal(state.state === "ready" && state.elsewhere.length, 2);
		assert.equal(await exists(marker), false);

		// The trap is a trap: an ordinary git falls into it.
		await shop.git("status").catch(() => {});
		assert.equal(await exists(marker), true);
	});

	it("runs none of them where it holds the folder as a submodule", async () => {
		const { program, marker } = await makeProgram();
		const [shop, library] = [await makeRepository(), await makeRepository("library")];
		await library.commit();
		const inside = await shop.submodule(library, "vendor/library");
		for (const key of programs) await shop.git("config", key, program);
		const state = await readAll(inside.root, inside.environment);
		assert.equal(state.state === "ready" && state.submodule, true);
		assert.equal(await exists(marker), false);
	});

	it("is not fetched from, where objects are missing", async () => {
		const { program, marker } = await makeProgram();
		const server = await makeRepository("server");
		await server.commit({ ".alignment/why/old.yaml": "" });
		await server.branch("feat/a");
		await server.commit({ ".alignment/why/a.yaml": "branch: feat/a\n" });
		await server.git("switch", "--quiet", "main");
		await server.git("config", "uploadpack.allowFilter", "true");
		const clone = path.join(makeFolder(), "clone");
		await server.git(
			"clone",
			"--quiet",
			"--no-checkout",
			"--filter=blob:none",
			`file://${server.root}`,
			clone,
		);
		await server.git("-C", clone, "branch", "--no-track", "feat/a", "origin/feat/a");
		await server.git("-C", clone, "config", "remote.origin.uploadpack", program);

		const state = await readAll(clone, server.environment);
		assert.equal(state.state, "ready");
		assert.deepEqual(state.state === "ready" && state.elsewhere, []);
		assert.equal(await exists(marker), false);

		await server.git("-C", clone, "cat-file", "blob", "main:.alignment/why/old.yaml").catch(() => {});
		assert.equal(await exists(marker), true);
	});

	it("gets no file written by a name that looks like an option", async () => {
		const shop = await makeRepository();
		await shop.commit({ ".alignment/why/a.yaml": "" });
		for (const name of ["--output=stolen", "-Ostolen", "--exec-path=stolen"]) {
			await shop.git("update-ref", `refs/heads/${name}`, "HEAD");
			await shop.git("symbolic-ref", "HEAD", `refs/heads/${name}`);
			assert.equal((await readAll(shop.root, shop.environment)).state, "ready", name);
		}
		assert.deepEqual((await readdir(shop.root)).sort(), [".alignment", ".git"]);
	});
});

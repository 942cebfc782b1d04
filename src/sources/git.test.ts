import assert from "node:assert/strict";
import { chmod, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { isolated, makeFolder, makeRepository, type TestRepository } from "../../test/support/repository.ts";
import { GitFailed, GitMissing } from "./errors.ts";
import { type Git, openGit } from "./git.ts";

const posix = process.platform !== "win32";

describe("the git adapter", function () {
	this.timeout(10_000); // Many real gits.

	let shop: TestRepository;
	let git: Git;

	before(async () => {
		shop = await makeRepository();
		await shop.commit({ "lamp.ts": "Lämpchen\n" });
		git = openGit(shop.root, { environment: shop.environment });
	});

	/** A program that stands in for git; only where a shell can run it. */
	async function standIn(name: string, script: string): Promise<Git> {
		const binary = path.join(makeFolder(), name);
		await writeFile(binary, `#!/bin/sh\n${script}\n`);
		await chmod(binary, 0o755);
		return openGit(shop.root, { binary, environment: shop.environment });
	}

	it("gives bytes and text", async () => {
		const { bytes, text } = await git.run("cat-file", { args: ["blob"], refs: ["HEAD:lamp.ts"] });
		assert.equal(bytes.length, 10);
		assert.equal(text, "Lämpchen\n");
	});

	it("runs in another folder on request", async () => {
		const other = await makeRepository("other");
		const { text } = await git.at(other.root).run("rev-parse", { args: ["--show-toplevel"] });
		assert.equal(path.normalize(text.trim()), other.root);
	});

	it("gives git its input", async () => {
		const { text } = await git.run("cat-file", { args: ["--batch-check"], input: "HEAD:lamp.ts\nnothing\n" });
		assert.match(text, /^[0-9a-f]{40} blob 10\nnothing missing\n$/);
	});

	it("does not wait for input that nobody gives", async () => {
		assert.equal((await git.run("cat-file", { args: ["--batch-check"] })).text, "");
	});

	it("tells exit codes that are answers from failures", async () => {
		const call = { args: ["--verify", "--quiet"], refs: ["nothing"] };
		assert.equal((await git.run("rev-parse", { ...call, accept: [0, 1] })).code, 1);
		await assert.rejects(git.run("rev-parse", call), { code: "git-failed", exitCode: 1 });
	});

	it("fails with git's first words, past its warnings", async () => {
		await assert.rejects(git.run("cat-file", { args: ["blob"], refs: ["nothing"] }), (error) => {
			assert.ok(error instanceof GitFailed);
			assert.equal(error.detail, "fatal: Not a valid object name nothing");
			assert.match(error.message, /Run "git status"/);
			return true;
		});
	});

	it("answers at once where git has nothing to say", async () => {
		const times: number[] = [];
		for (let at = 0; at < 5; at += 1) {
			const start = performance.now();
			await git.run("for-each-ref", { refs: ["refs/none"] });
			times.push(performance.now() - start);
		}
		assert.ok(Math.min(...times) < 45, `${times} ms; simple-git's own pause would make each more than 50`);
	});

	it("says that git is missing", async () => {
		for (const binary of ["/nowhere/git", "no-such-git", path.join(shop.root, "lamp.ts")]) {
			const missing = openGit(shop.root, { binary, environment: isolated() });
			await assert.rejects(
				missing.run("rev-parse"),
				(error) => error instanceof GitMissing && error.binary === binary,
			);
		}
	});

	it("runs a program whose path holds spaces and signs", async function () {
		if (!posix) this.skip(); // A shell script stands in for git.
		const odd = await standIn("git (x86) & $HOME", 'echo "$1 $2 $3 $4"');
		const { text } = await odd.run("rev-parse", { args: ["--git-dir"] });
		assert.equal(text, "--no-optional-locks -c core.fsmonitor=false -c\n");
	});

	it("tells git what not to do", async function () {
		if (!posix) this.skip(); // A shell script stands in for git.
		const { text } = await (await standIn("git", "env")).run("rev-parse");
		for (const line of [
			"LC_ALL=C",
			"GIT_OPTIONAL_LOCKS=0",
			"GIT_TERMINAL_PROMPT=0",
			"GIT_ALLOW_PROTOCOL=none",
		]) {
			assert.ok(text.split("\n").includes(line), line);
		}
	});

	describe("stops git", () => {
		const slow = () => standIn("git", "exec sleep 5");

		it("after a while", async function () {
			if (!posix) this.skip(); // A shell script stands in for git.
			const start = performance.now();
			await assert.rejects((await slow()).run("rev-parse", { timeout: 30 }), { code: "git-timeout" });
			assert.ok(performance.now() - start < 1000);
		});

		it("when nobody wants the answer any more", async function () {
			if (!posix) this.skip(); // A shell script stands in for git.
			const controller = new AbortController();
			const running = (await slow()).run("rev-parse", { signal: controller.signal });
			setTimeout(() => controller.abort(), 20);
			await assert.rejects(running, { code: "aborted" });
		});

		it("before it starts", async () => {
			let spawned = 0;
			const counted = openGit(shop.root, { environment: shop.environment, onSpawn: () => spawned++ });
			await assert.rejects(counted.run("rev-parse", { signal: AbortSignal.abort() }), { code: "aborted" });
			assert.equal(spawned, 0);
		});

		it("when it says too much", async () => {
			const call = { args: ["blob"], refs: ["HEAD:lamp.ts"], maxBytes: 9 };
			await assert.rejects(git.run("cat-file", call), { code: "git-too-much" });
			assert.equal((await git.run("cat-file", { ...call, maxBytes: 10 })).bytes.length, 10);
		});

		it("and forgets its ending by a signal", async function () {
			if (!posix) this.skip(); // A shell script stands in for git.
			await assert.rejects((await standIn("git", "kill -9 $$")).run("rev-parse"), {
				code: "git-failed",
				exitCode: undefined,
			});
		});
	});

	it("counts what it starts", async () => {
		const spawned: (readonly string[])[] = [];
		const counted = openGit(shop.root, {
			environment: shop.environment,
			onSpawn: (argv) => spawned.push(argv),
		});
		await counted.run("for-each-ref", { args: ["--count=1"], refs: ["refs/heads/"] });
		assert.deepEqual(spawned, [["for-each-ref", "--count=1", "--end-of-options", "refs/heads/"]]);
	});

	describe("streams", () => {
		async function all(chunks: AsyncIterable<Buffer>): Promise<string> {
			const parts: Buffer[] = [];
			for await (const chunk of chunks) parts.push(chunk);
			return Buffer.concat(parts).toString("utf8");
		}

		it("the same as it gives at once, with its input", async () => {
			const call = { args: ["--batch"], input: "HEAD:lamp.ts\nnothing\n" };
			const { text } = await git.run("cat-file", call);
			assert.equal(await all(git.stream("cat-file", call)), text);
		});

		it("with the same arguments and environment", async function () {
			if (!posix) this.skip(); // A shell script stands in for git.
			const echo = await standIn("git", 'echo "$@"; env | grep -Ev "^(_|GIT_TEST_.*)=" | sort');
			const call = { refs: ["refs/heads/"] };
			const { text } = await echo.run("for-each-ref", call);
			assert.equal(await all(echo.stream("for-each-ref", call)), text);
			assert.match(text, /core\.fsmonitor=false .*GIT_OPTIONAL_LOCKS=0/s);
		});

		it("tells exit codes that are answers from failures", async () => {
			const call = { args: ["-l"], paths: ["no-such-file"] };
			const grep = { ...call, args: ["-l", "-e", "x"] };
			assert.equal(await all(git.stream("grep", { ...grep, accept: [0, 1] })), "");
			await assert.rejects(all(git.stream("grep", grep)), { code: "git-failed", exitCode: 1 });
			await assert.rejects(all(git.stream("cat-file", { args: ["blob"], refs: ["nothing"] })), {
				code: "git-failed",
				detail: "fatal: Not a valid object name nothing",
			});
			const missing = openGit(shop.root, { binary: "/nowhere/git", environment: isolated() });
			await assert.rejects(all(missing.stream("log")), { code: "git-missing" });
			await assert.rejects(all(git.at(path.join(shop.root, "gone")).stream("log")), { code: "git-failed" });
		});

		const endless = () => standIn("git", "exec yes lamp");

		it("without end, and is stopped when it says too much", async function () {
			if (!posix) this.skip(); // A shell script stands in for git.
			await assert.rejects(all((await endless()).stream("log", { maxBytes: 1_000_000 })), {
				code: "git-too-much",
			});
		});

		it("until nobody wants the answer any more", async function () {
			if (!posix) this.skip(); // A shell script stands in for git.
			const controller = new AbortController();
			const call = { signal: controller.signal };
			setTimeout(() => controller.abort(), 20);
			await assert.rejects(all((await endless()).stream("log", call)), { code: "aborted" });
			await assert.rejects(all((await endless()).stream("log", call)), { code: "aborted" });
		});

		it("not longer than it may take, even in silence", async function () {
			if (!posix) this.skip(); // A shell script stands in for git.
			const silent = await standIn("git", "exec sleep 5");
			await assert.rejects(all(silent.stream("log", { timeout: 30 })), { code: "git-timeout" });
		});

		it("no faster than it is read, and ends with its reader", async function () {
			if (!posix) this.skip(); // A shell script stands in for git.
			const marker = path.join(makeFolder(), "written");
			const git = await standIn(
				"git",
				`i=0; while [ $i -lt 400 ]; do head -c 8192 /dev/zero || exit; i=$((i+1)); echo $i > ${marker}; done`,
			);
			for await (const _chunk of git.stream("log")) {
				await new Promise((resolve) => setTimeout(resolve, 300));
				break;
			}
			const written = Number(await readFile(marker, "utf8"));
			assert.ok(written < 100, `${written * 8} kB were written to nobody`);
		});
	});
});

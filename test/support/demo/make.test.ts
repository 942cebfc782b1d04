import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { makeDemo } from "./make.ts";

describe("the demo repository", function () {
	this.timeout(30_000);
	let root: string;
	let demo: string;

	const git = (dir: string, ...args: string[]) =>
		execFileSync("git", args, { cwd: dir, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trimEnd();
	const lines = (...args: string[]) => git(demo, ...args).split("\n");

	before(async () => {
		root = mkdtempSync(join(tmpdir(), "lumen-shop-"));
		demo = join(root, "demo");
		await makeDemo(demo);
	});

	after(() => rmSync(root, { recursive: true, force: true }));

	it("is the same under any configuration of git", async () => {
		const home = join(root, "home");
		mkdirSync(join(home, "hooks"), { recursive: true });
		writeFileSync(join(home, "hooks", "post-checkout"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
		writeFileSync(
			join(home, ".gitconfig"),
			`[init]\ndefaultBranch = trunk\ntemplateDir = ${JSON.stringify(home)}\n[core]\nautocrlf = true\n` +
				"[commit]\ngpgSign = true\n[user]\nname = Somebody\n[log]\nshowSignature = true\n",
		);
		const strange = {
			HOME: home,
			TZ: "Asia/Tokyo",
			LC_ALL: "de_DE.UTF-8",
			GIT_DIR: home,
			GIT_AUTHOR_NAME: "X",
		};
		const usual = Object.keys(strange).map((name) => [name, process.env[name]] as const);
		const other = join(root, "other");
		Object.assign(process.env, strange);
		try {
			await makeDemo(other);
		} finally {
			for (const [name, value] of usual) {
				if (value === undefined) delete process.env[name];
				else process.env[name] = value;
			}
		}
		for (const args of [
			["for-each-ref"],
			["reflog", "show", "--all", "--date=iso"],
			["ls-files", "--stage"],
		]) {
			assert.equal(git(other, ...args), git(demo, ...args));
		}
	});

	it("refuses a folder that holds something", async () => {
		await assert.rejects(makeDemo(demo), /is not empty/);
	});

	it("is sound and clean, on feat/search-cache", () => {
		assert.equal(git(demo, "fsck", "--strict", "--no-dangling"), "");
		assert.equal(git(demo, "status", "--porcelain", "--ignored"), "");
		assert.equal(git(demo, "symbolic-ref", "HEAD"), "refs/heads/feat/search-cache");
		assert.equal(git(demo, "symbolic-ref", "refs/remotes/origin/HEAD"), "refs/remotes/origin/main");
	});

	it("has branches at work and landed ones", () => {
		const all = lines("for-each-ref", "--format=%(refname:short)", "refs/heads");
		const landed = lines("for-each-ref", "--format=%(refname:short)", "--merged=main", "refs/heads");
		assert.ok(all.length >= 30, `${all.length} branches`);
		assert.ok(landed.length >= 12, `${landed.length} landed branches`);
		for (const name of ["release/1.5", "fix/checkout-typo", "feat/points"])
			assert.ok(all.includes(name), name);
		assert.ok(!all.includes("feat/parcel-map"));
		assert.match(git(demo, "cat-file", "-p", "origin/feat/parcel-map^{tree}"), /alignment\.yaml/);
	});

	it("has merges, squashes, rebased commits, reverts, and tags of both kinds", () => {
		const subjects = lines("log", "--first-parent", "--format=%P|%s", "main");
		assert.ok(subjects.filter((line) => /^\w+ \w+\|Merge /.test(line)).length >= 10);
		assert.ok(subjects.filter((line) => /^\w+\|.* \(#\d+\)$/.test(line)).length >= 20);
		assert.ok(subjects.filter((line) => /^\w+\|Revert "/.test(line)).length >= 2);
		const rebased = lines("log", "--first-parent", "--format=%at %ct", "main").filter((line) => {
			const [authored, committed] = line.split(" ");
			return authored !== committed;
		});
		assert.ok(rebased.length >= 4);
		const kinds = new Set(lines("for-each-ref", "--format=%(objecttype)", "refs/tags"));
		assert.deepEqual([...kinds].sort(), ["commit", "tag"]);
	});

	it("names the commits that its reverts take back", () => {
		const bodies = git(demo, "log", "--format=%b", "--grep=^Revert", "main");
		const named = [...bodies.matchAll(/This reverts commit (\w{40})\./g)];
		assert.ok(named.length >= 2);
		for (const [, id] of named) git(demo, "merge-base", "--is-ancestor", id ?? "", "main");
	});

	it("tells of each branch's birth in its reflog", () => {
		const birth = (branch: string) =>
			git(demo, "reflog", "show", "--format=%gs", `refs/heads/${branch}`).split("\n").at(-1);
		assert.equal(birth("main"), "clone: from https://git.something.example/lumen/shop.git");
		assert.equal(birth("feat/search-cache"), "branch: Created from main");
		assert.equal(birth("spike/warm-start"), "branch: Created from feat/search-cache");
		assert.equal(birth("try/retry-header"), "branch: Created from HEAD");
		assert.match(birth("feat/vouchers") ?? "", /^branch: Created from refs\/remotes\/origin\//);
		assert.match(git(demo, "reflog", "-1", "--format=%gs", "feat/my-orders"), /^Branch: renamed /);
		for (const ref of lines("for-each-ref", "--format=%(refname)", "refs/heads")) {
			assert.ok(existsSync(join(demo, ".git", "logs", ref)), ref);
		}
	});

	it("has YAML that can be read, on every branch", () => {
		const objects = lines("rev-list", "--objects", "--branches");
		const files = objects.filter((line) => /^\w+ (\.alignment\/.*\.|.*\.ya?ml$)/.test(line));
		assert.ok(files.length >= 80, `${files.length} files`);
		const texts = execFileSync("git", ["cat-file", "--batch=%(objectsize)"], {
			cwd: demo,
			input: files.map((line) => line.slice(0, 40)).join("\n"),
		});
		let at = 0;
		for (const file of files) {
			const start = texts.indexOf("\n", at) + 1;
			const end = start + Number(texts.toString("utf8", at, start));
			at = end + 1;
			const text = texts.toString("utf8", start, end);
			const yaml = file.endsWith(".md") ? (text.split(/^---$/m)[1] ?? "") : text;
			const { errors, warnings } = parseDocument(yaml);
			assert.deepEqual([...errors, ...warnings], [], file);
		}
		const kept = readdirSync(join(demo, ".alignment", "why"));
		assert.ok(kept.length >= 20, `${kept.length} records`);
	});

	it("counts the debt of incremental-index down from 40 to 31", () => {
		const quarter = git(demo, "rev-list", "-1", "--before=2026-10-01T12:00:00Z", "--first-parent", "main");
		assert.equal(indexDebt(quarter), 40);
		assert.equal(indexDebt("main"), 34);
		assert.equal(indexDebt("HEAD"), 31);
	});

	it("ends its lines with LF alone", () => {
		for (const path of lines("ls-files")) {
			assert.ok(!readFileSync(join(demo, path), "utf8").includes("\r"), path);
		}
	});

	function indexDebt(commit: string): number {
		const comment = String.raw`(^|[^"'\`])(#|//|/\*|\*|--|<!--)\s*(TODO|FIXME|HACK|XXX|DEBT)\b`;
		return lines("grep", "-nIE", comment, commit).filter((hit) => {
			const goal = /goal:([\w-]+)/.exec(hit.replace(`${commit}:`, ""))?.[1];
			return goal ? goal === "incremental-index" : hit.includes(":services/search/");
		}).length;
	}
});

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "./debt/engine.ts";
import { gitGrep } from "./debt/gitGrep.ts";
import { type OddTree, oddFiles, oddTree, scanned } from "./debt/oddTree.ts";
import { anyRipgrep, script, temporaryFolder, testGit, write } from "./debt/testing.ts";
import { walk } from "./debt/walk.ts";
import { scanDebt } from "./debtScan.ts";
import { Aborted, FileFailed } from "./errors.ts";
import { ripgrep } from "./ripgrep.ts";

/** Programs that misbehave are written in shell. */
const withShell = process.platform === "win32" ? describe.skip : describe;

withShell("scanDebt, when something fails", () => {
	let tree: OddTree;
	before(async () => {
		tree = await oddTree();
	});
	after(() => tree.remove());

	const table: readonly (readonly [what: string, why: string, make: () => Engine])[] = [
		["is missing", "missing", () => ripgrep(join(tree.folder, "nowhere", "rg"))],
		["is no program", "missing", () => ripgrep(join(tree.folder, "notes.txt"))],
		["says that it can't", "failed", () => ripgrep(script(tree.home, "echo bad pattern >&2; exit 2"))],
		["dies", "failed", () => ripgrep(script(tree.home, "printf './src/a.ts\\0'; exit 101"))],
		[
			"is killed in the middle",
			"killed",
			() => ripgrep(script(tree.home, "printf './src/a.ts\\0./crlf.ts\\0'; kill -9 $$")),
		],
		[
			"is a git that is missing",
			"missing",
			() => gitGrep(testGit(tree.folder, tree.environment, "/nowhere/git")),
		],
		["is a git outside a repository", "failed", () => elsewhere(gitGrep(tree.repository), tree.home)],
	];
	for (const [what, why, make] of table)
		it(`tries the next engine when one ${what}`, async () => {
			const engines = [make(), walk()];
			const { files, report } = await scanned(tree.options({ engines, git: tree.repository }));
			assert.deepEqual(files, [...oddFiles].sort());
			assert.deepEqual([report.engine?.name, report.gaveUp.map((each) => each.why)], ["walk", [why]]);
			assert.notEqual(report.gaveUp[0]?.detail, "");
		});

	it("keeps what an engine found that could not look everywhere", async () => {
		const partial = script(
			tree.home,
			"printf './src/a.ts\\0'; echo 'rg: secret: Permission denied' >&2; exit 2",
		);
		const { files, report } = await scanned(tree.options({ engines: [ripgrep(partial)] }));
		assert.deepEqual(files, ["src/a.ts"]);
		assert.ok(report.unreadable.includes("rg: secret: Permission denied"));
		assert.equal(report.engine?.name, "ripgrep");
	});

	it("says so when a folder can't be read", async function () {
		// Root may read everything.
		if (process.getuid?.() === 0) return this.skip();
		const folder = temporaryFolder();
		write(folder, { "a.ts": "// TODO: a", "secret/b.ts": "// TODO: b" });
		execFileSync("chmod", ["000", join(folder, "secret")]);
		const binary = anyRipgrep();
		for (const engine of [walk(), ...(binary === undefined ? [] : [ripgrep(binary)])]) {
			const { files, report } = await scanned({ folder, engines: [engine] });
			assert.deepEqual([files, report.gaveUp], [["a.ts"], []], engine.name);
			assert.match(report.unreadable[0] ?? "", /secret/, engine.name);
		}
		execFileSync("chmod", ["755", join(folder, "secret")]);
		rmSync(folder, { recursive: true });
	});

	it("throws where there is no folder", () =>
		assert.rejects(scanned({ folder: join(tree.folder, "nowhere") }), FileFailed));

	it("doesn't start when it was aborted before", async () => {
		const note = join(tree.home, "started");
		const engines = [ripgrep(script(tree.home, `touch '${note}'`))];
		await assert.rejects(scanned(tree.options({ engines, signal: AbortSignal.abort() })), Aborted);
		assert.equal(existsSync(note), false);
	});

	it("kills the engine on abort", async () => {
		const controller = new AbortController();
		const { engine, alive } = endless(tree.home);
		const scan = scanDebt(tree.options({ engines: [engine], signal: controller.signal }));
		await assert.rejects(async () => {
			for await (const _ of scan) controller.abort();
		}, Aborted);
		await gone(alive);
		assert.equal((await scan.report()).read, 1);
	});

	it("kills the engine when nobody reads on", async () => {
		const { engine, alive } = endless(tree.home);
		for await (const _ of scanDebt(tree.options({ engines: [engine] }))) break;
		await gone(alive);
	});
});

/** An engine that looks into another folder. */
function elsewhere(engine: Engine, folder: string): Engine {
	return { ...engine, files: (search) => engine.files({ ...search, folder }) };
}

/** A ripgrep that finds one file and never ends. */
function endless(folder: string): { engine: Engine; alive: () => boolean } {
	const note = join(folder, `pid-${process.hrtime.bigint()}`);
	writeFileSync(note, "");
	const program = script(folder, `echo $$ > '${note}'; printf './src/a.ts\\0'; exec sleep 60`);
	return { engine: ripgrep(program), alive: () => runs(Number(readFileSync(note, "utf8"))) };
}

function runs(pid: number): boolean {
	assert.ok(pid > 0);
	const status = `/proc/${pid}/stat`;
	if (existsSync(status)) return !/ Z /.test(readFileSync(status, "utf8"));
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

async function gone(alive: () => boolean): Promise<void> {
	for (let i = 0; alive() && i < 500; i++) await new Promise((resolve) => setTimeout(resolve, 10));
	assert.equal(alive(), false);
}

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitFor } from "../waitFor.ts";

// A program that starts another one and tells both ids, then does nothing for good.
const family = `
	const child = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"]);
	process.on("SIGTERM", () => {});
	console.log(JSON.stringify([process.pid, child.pid]));
	setInterval(() => {}, 1e6);`;

describe("guard", () => {
	it("ends the whole family and removes the folder when its parent lets go", async () => {
		const folder = await mkdtemp(join(tmpdir(), "alignment-"));
		const guard = spawn(
			process.execPath,
			[join(import.meta.dirname, "guard.ts"), folder, process.execPath, "-e", family],
			{ stdio: ["pipe", "pipe", "inherit"], detached: process.platform !== "win32" },
		);
		const [line] = await once(guard.stdout, "data");
		const ids = JSON.parse(String(line)) as number[];
		assert.deepEqual(ids.map(isRunning), [true, true]);

		// As when the parent is killed: the operating system closes its end of the pipe.
		guard.stdin.destroy();

		await once(guard, "exit");
		await waitFor("the end of both processes", () => !ids.some(isRunning));
		assert.equal(existsSync(folder), false);
	}).timeout(20_000);
});

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
